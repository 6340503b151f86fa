//! Finds the visit that someone means.

use super::Trouble;
use super::load::Loaded;
use rota::VisitIdx;

/// How many are named where several fit.
const MOST: usize = 8;

/// The visit with this id; or the only one whose id, person and name hold all these words, in any case.
///
/// # Errors
/// When none or several fit, naming some.
pub(super) fn visit(loaded: &Loaded, asked: &str) -> Result<VisitIdx, Trouble> {
    let all: Vec<(String, String)> =
        (0..loaded.compiled.problem.visits.len()).map(|at| named(loaded, at)).collect();
    if let Some(at) = all.iter().position(|(id, _)| id == asked) {
        return Ok(VisitIdx::at(at));
    }
    let words: Vec<String> = asked.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |text: &str| words.iter().all(|word| text.to_lowercase().contains(word));
    let found: Vec<usize> =
        (0..all.len()).filter(|at| fits(&format!("{} {}", all[*at].0, all[*at].1))).collect();
    match found.as_slice() {
        [only] => Ok(VisitIdx::at(*only)),
        [] => Err(nobody_knows(asked, all.first())),
        several => Err(which(asked, &all, several)),
    }
}

/// A visit's id, and what the engine calls it.
fn named(loaded: &Loaded, at: usize) -> (String, String) {
    let id = loaded.compiled.visit_id(VisitIdx::at(at)).map(ToString::to_string).unwrap_or_default();
    (id, loaded.compiled.problem.visits[at].name.clone())
}

fn nobody_knows(asked: &str, first: Option<&(String, String)>) -> Trouble {
    let like =
        first.map(|(id, name)| format!("; its visits are called like \"{id}\" ({name})")).unwrap_or_default();
    Trouble::Asked { what: format!("the week has no visit \"{asked}\"{like}") }
}

fn which(asked: &str, all: &[(String, String)], several: &[usize]) -> Trouble {
    let mut what = format!("\"{asked}\" could be any of {} visits; say which by its id:", several.len());
    for at in several.iter().take(MOST) {
        what += &format!("\n  {}  {}", all[*at].0, all[*at].1);
    }
    if several.len() > MOST {
        what += "\n  …";
    }
    Trouble::Asked { what }
}
