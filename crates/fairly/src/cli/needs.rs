//! The visits that lost their worker, and who to ask first for each.

use super::load::Loaded;
use super::offers;
use rota::{Answer, Explainer, Offer, Plan, Rule, VisitIdx};
use serde_json::{Value, json};
use view::Calendar;
use words::count;

/// So many are named for each visit; `fairly fit` names all.
const MOST_ASKED: usize = 3;

/// A visit that needs someone, and who could come as the rest of the rota stands.
pub(super) struct Need {
    visit: VisitIdx,
    answer: Answer,
    /// Why nobody could, where that is so.
    why: String,
}

/// What of the changed week nobody makes, `remaining` being what of the published rota still stands.
pub(super) fn needs(loaded: &Loaded, remaining: &Plan) -> Vec<Need> {
    let problem = &loaded.compiled.problem;
    let desk = Explainer::new(problem, remaining);
    // A desk leaves out what breaks a rule. Where only second workers are missing, only visits that miss someone need one.
    let only_missing =
        rota::check(problem, remaining).breaches.iter().all(|breach| breach.rule == Rule::Together);
    let missing = |visit| remaining.of_visit(visit).count() < usize::from(problem.visit(visit).workers);
    let need = |unplaced: rota::Unplaced| Need {
        visit: unplaced.visit,
        answer: desk.who_could(unplaced.visit),
        why: unplaced.why,
    };
    let left = desk.unplaced().into_iter().filter(|left| desk.plan().of_visit(left.visit).next().is_none());
    left.filter(|left| !only_missing || missing(left.visit)).map(need).collect()
}

/// "2 visits need someone. Who to ask first, …", and a line or more for each.
pub(super) fn in_words(loaded: &Loaded, calendar: &Calendar, needs: &[Need]) -> String {
    let number = i64::try_from(needs.len()).unwrap_or(i64::MAX);
    let mut text = match number {
        0 => return "No visit needs someone else.\n".to_owned(),
        1 => "1 visit needs someone.".to_owned(),
        _ => format!("{} need someone.", count(number, "visit", "visits")),
    };
    text += " Who to ask first, if all else stays with whom it is:\n";
    for need in needs {
        text += &format!("○ {}\n", sentence(loaded, calendar, need));
    }
    text
}

/// "Mrs Evans's lunch on Wednesday: Marta, Wed 4 at 12.28pm; then Jo at 12.40pm, moving 2 others".
fn sentence(loaded: &Loaded, calendar: &Calendar, need: &Need) -> String {
    let Some(first) = need.answer.offers.first() else { return need.why.clone() };
    let name = &loaded.compiled.problem.visit(need.visit).name;
    let (who, when) = (offers::names(loaded, &first.workers), offers::when(loaded, calendar, first));
    let mut text = format!("{name}: {who}, {when}{}", moving(first));
    for offer in need.answer.offers.iter().take(MOST_ASKED).skip(1) {
        let when = offers::when(loaded, calendar, offer);
        let when =
            if offer.day == first.day { format!(" {}", time_alone(&when)) } else { format!(", {when}") };
        text += &format!("; then {}{when}{}", offers::names(loaded, &offer.workers), moving(offer));
    }
    text
}

/// "at 12.40pm" of "Wed 4 at 12.40pm".
fn time_alone(when: &str) -> &str {
    when.find("at ").map_or(when, |at| &when[at..])
}

fn moving(offer: &Offer) -> String {
    match i64::try_from(offer.moved.len()).unwrap_or(i64::MAX) {
        0 => String::new(),
        moved => format!(", moving {}", count(moved, "other", "others")),
    }
}

/// The same for a program to read, with everyone who could.
pub(super) fn as_json(loaded: &Loaded, needs: &[Need]) -> Value {
    let need = |need: &Need| {
        let mut value = offers::as_json(loaded, &need.answer);
        value["visit"] = json!(loaded.compiled.visit_id(need.visit).map(ToString::to_string));
        value
    };
    needs.iter().map(need).collect()
}
