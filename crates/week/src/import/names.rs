//! Who the rows of a table are: by id, and by name. A name that two have is never taken for one of them.

use std::collections::BTreeMap;

use super::cells::{FreeIds, slug};
use super::fold::folded;
use super::sheet::shown;
use crate::read::similar;

/// Everybody a table names.
pub(super) struct Names {
    /// What one of them is called: worker, person.
    kind: &'static str,
    bearers: Vec<Bearer>,
    /// Who has which id that was given.
    given: BTreeMap<String, Vec<usize>>,
    /// Who has which name, and which id in any case, both folded.
    called: BTreeMap<String, Vec<usize>>,
    by_case: BTreeMap<String, Vec<usize>>,
    free: FreeIds,
}

/// Among more than so many nobody is looked for who may have been meant.
const MOST_ALIKE: usize = 200;

/// Why it is not clear whom a cell means, and what to write.
#[derive(Debug)]
pub(super) struct Unclear {
    pub(super) what: String,
    pub(super) help: String,
}

/// Someone a table names.
pub(super) struct Bearer {
    /// Their id: the one that was given, or one made of their name.
    pub(super) id: String,
    pub(super) name: String,
    /// The row that names them first.
    pub(super) row: usize,
    has_id: bool,
    left_out: bool,
}

impl Names {
    /// Nobody yet. `given` are the ids that rows give, so that none is made that somebody has.
    pub(super) fn new(kind: &'static str, given: impl Iterator<Item = String>) -> Self {
        let mut free = FreeIds::default();
        given.filter(|id| !id.is_empty()).for_each(|id| free.take(&id));
        let (bearers, empty) = (Vec::new(), BTreeMap::new);
        Self { kind, bearers, given: empty(), called: empty(), by_case: empty(), free }
    }

    /// Adds somebody with the id that was given, or else one of their own.
    pub(super) fn add(&mut self, given: &str, name: &str, row: usize) -> usize {
        let (has_id, at) = (!given.is_empty(), self.bearers.len());
        let id = if has_id { given.to_owned() } else { self.free_id(name) };
        if has_id {
            self.given.entry(id.clone()).or_default().push(at);
        }
        self.by_case.entry(folded(&id)).or_default().push(at);
        self.called.entry(folded(name)).or_default().push(at);
        self.bearers.push(Bearer { id, name: name.to_owned(), row, has_id, left_out: false });
        at
    }

    fn free_id(&mut self, name: &str) -> String {
        let slug = slug(name);
        self.free.of(if slug.is_empty() { self.kind } else { &slug })
    }

    /// Somebody, by where they were added.
    pub(super) fn bearer(&self, at: usize) -> &Bearer {
        &self.bearers[at]
    }

    /// The worker or person added with this id.
    pub(super) fn with_id(&self, id: &str) -> Option<usize> {
        self.given.get(id)?.first().copied()
    }

    /// The row of whom nothing tells apart from somebody of this id, or of this name and without one.
    pub(super) fn twin(&self, id: &str, name: &str) -> Option<usize> {
        let without = || self.called(name).iter().copied().find(|at| !self.bearers[*at].has_id);
        let twin = if id.is_empty() { without() } else { self.with_id(id) };
        twin.map(|at| self.bearers[at].row)
    }

    /// Everybody of this name.
    pub(super) fn called(&self, name: &str) -> &[usize] {
        self.called.get(&folded(name)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Leaves somebody out of the week. Their name stays theirs: who else has it is not meant by it alone.
    pub(super) fn leave_out(&mut self, at: usize) {
        self.bearers[at].left_out = true;
    }

    /// The id of whom a cell means: by exact id, then by name, then by an id in another case.
    pub(super) fn find(&self, said: &str) -> Result<&str, Unclear> {
        let known =
            [(&self.given, said.to_owned()), (&self.called, folded(said)), (&self.by_case, folded(said))];
        let found = known.into_iter().find_map(|(known, key)| known.get(&key));
        match found.map(Vec::as_slice).unwrap_or_default() {
            [] => Err(self.unknown(said)),
            [one] => self.kept(&self.bearers[*one]),
            several => Err(self.which(said, several)),
        }
    }

    fn kept<'a>(&self, bearer: &'a Bearer) -> Result<&'a str, Unclear> {
        if bearer.left_out {
            let what =
                format!("{:?} is left out: row {} of the table of {}", bearer.name, bearer.row, self.table());
            return Err(Unclear { what, help: "mend that row first".to_owned() });
        }
        Ok(&bearer.id)
    }

    fn unknown(&self, said: &str) -> Unclear {
        let names = self.bearers.iter().map(|bearer| bearer.name.as_str());
        let help = match similar(said, names.take(MOST_ALIKE)) {
            Some(meant) => {
                format!("did you mean {meant:?}? Write the name as in the table of {}", self.table())
            }
            None => format!("write the name or the id as in the table of {}", self.table()),
        };
        Unclear { what: format!("there is no {} called {}", self.kind, shown(said)), help }
    }

    fn which(&self, said: &str, several: &[usize]) -> Unclear {
        let of = |what: fn(&Bearer) -> String| {
            several.iter().map(|at| what(&self.bearers[*at])).collect::<Vec<_>>()
        };
        let (rows, ids) = (of(|one| one.row.to_string()).join(" or "), of(|one| one.id.clone()).join(" or "));
        let mut different: Vec<&str> = several.iter().map(|at| self.bearers[*at].id.as_str()).collect();
        different.sort_unstable();
        different.dedup();
        let told_apart =
            different.len() == several.len() && several.iter().all(|at| self.bearers[*at].has_id);
        let help = if told_apart {
            format!("write the id: {ids}")
        } else {
            "give each an id, and write it here".to_owned()
        };
        Unclear { what: format!("{} may be row {rows} of the table of {}", shown(said), self.table()), help }
    }

    fn table(&self) -> &'static str {
        if self.kind == "person" { "people" } else { "workers" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(rows: &[(&str, &str)]) -> Names {
        let mut names = Names::new("person", rows.iter().map(|(id, _)| (*id).to_owned()));
        for (index, (id, name)) in rows.iter().enumerate() {
            names.add(id, name, index + 2);
        }
        names
    }

    #[test]
    fn an_exact_id_goes_before_a_name_and_a_name_before_an_id_in_another_case() {
        let names = names(&[("w1", "Asha"), ("W2", "w1"), ("b", "B2"), ("c", "w2")]);
        let id = |said| names.find(said).unwrap();
        assert_eq!((id("w1"), id("W1"), id("W2"), id("w2")), ("w1", "W2", "W2", "c"));
        assert_eq!(id("B"), "b");
    }

    #[test]
    fn a_name_that_two_have_is_nobody() {
        let with_ids = names(&[("101", "Mary Smith"), ("102", "mary  smith")]);
        let why = with_ids.find("Mary Smith").unwrap_err();
        assert!(why.what.contains("row 2 or 3") && why.help.contains("101 or 102"), "{why:?}");
        assert_eq!(with_ids.find("102").unwrap(), "102");
        let mut one_left_out = names(&[("", "Mary Smith"), ("", "Mary Smith")]);
        one_left_out.leave_out(1);
        assert!(one_left_out.find("Mary Smith").unwrap_err().help.contains("give each an id"));
    }

    #[test]
    fn who_is_left_out_is_not_found() {
        let mut names = names(&[("", "Mrs Hill")]);
        names.leave_out(0);
        assert!(names.find("Mrs Hill").unwrap_err().what.contains("row 2"));
    }

    #[test]
    fn spaces_make_another_name() {
        let names = names(&[("", "Jo Anne Smith"), ("", "Joanne Smith"), ("", "Mrs. O’Hara")]);
        assert_eq!(names.find("JO ANNE  SMITH").unwrap(), "jo-anne-smith");
        assert_eq!(names.find("Joanne Smith").unwrap(), "joanne-smith");
        assert_eq!(names.find("mrs o'hara").unwrap(), "mrs-o-hara");
        assert!(names.find("Jo-Anne Smith").unwrap_err().help.contains("did you mean"));
    }

    #[test]
    fn everybody_has_an_id_of_their_own() {
        let names = names(&[("", "💜"), ("", "🌹🌹"), ("person-2", "Mr Shah"), ("", "Mr. Shah")]);
        let ids: Vec<&str> = names.bearers.iter().map(|bearer| bearer.id.as_str()).collect();
        assert_eq!(ids, ["person", "person-3", "person-2", "mr-shah"]);
        assert_eq!(names.find("🌹🌹").unwrap(), "person-3");
    }
}
