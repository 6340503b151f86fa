//! Findings as they are gathered: what is wrong in many places alike is said once.

use std::collections::BTreeMap;

use crate::finding::Finding;

/// How many different findings are listed; a file with more has one cause for most of them.
const MOST_FINDINGS: usize = 1_000;

/// How many alike are still listed one by one; of more the first is, with where the next are.
const LISTED_ALIKE: usize = 3;

/// Findings as they are gathered.
#[derive(Default)]
pub(crate) struct Notes {
    kinds: Vec<Alike>,
    /// For each kind, by its path without numbers and what is wrong there, where it is in `kinds`.
    index: BTreeMap<(String, String), usize>,
    left_out: usize,
}

/// Findings that differ only in the numbers of their path, such as one field misspelt in every visit.
struct Alike {
    first: Finding,
    next: Vec<String>,
    count: usize,
}

impl Notes {
    /// Notes a finding, unless there are too many already to be of use.
    pub(crate) fn note(&mut self, at: impl Into<String>, what: impl Into<String>, help: impl Into<String>) {
        self.add(Finding::new(at, what, help));
    }

    /// Notes a finding unless something holds.
    pub(crate) fn unless(&mut self, holds: bool, at: &str, what: &str, help: &str) {
        if !holds {
            self.note(at, what, help);
        }
    }

    /// Adds findings made elsewhere.
    pub(crate) fn extend(&mut self, findings: Vec<Finding>) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }

    /// Whether nothing was noted.
    pub(crate) fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    fn add(&mut self, finding: Finding) {
        let kind = (without_numbers(&finding.at), finding.what.clone());
        match self.index.get(&kind) {
            Some(index) => self.kinds[*index].add(finding.at),
            None if self.kinds.len() == MOST_FINDINGS => self.left_out += 1,
            None => {
                self.index.insert(kind, self.kinds.len());
                self.kinds.push(Alike { first: finding, next: Vec::new(), count: 1 });
            }
        }
    }

    /// All of them, cut where there are too many.
    pub(crate) fn into_findings(self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.kinds.into_iter().flat_map(Alike::into_findings).collect();
        if self.left_out > 0 {
            let what = format!("{} more findings are not listed", self.left_out);
            findings.push(Finding::new("file", what, "mend these first"));
        }
        findings
    }
}

impl Alike {
    fn add(&mut self, at: String) {
        self.count = self.count.saturating_add(1);
        if self.next.len() < LISTED_ALIKE {
            self.next.push(at);
        }
    }

    fn into_findings(self) -> Vec<Finding> {
        let Self { first, next, count } = self;
        if count > LISTED_ALIKE {
            let more = match count - 1 - next.len() {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let what = format!("{} ({count} alike: also {}{more})", first.what, next.join(", "));
            return vec![Finding { what, ..first }];
        }
        let others: Vec<Finding> =
            next.into_iter().map(|at| Finding::new(at, first.what.as_str(), first.help.as_str())).collect();
        std::iter::once(first).chain(others).collect()
    }
}

/// A path without the numbers in its brackets: `visits[].minutes`.
fn without_numbers(at: &str) -> String {
    let mut within = false;
    let keep = |letter: &char| {
        within = *letter == '[' || (within && letter.is_ascii_digit());
        !within || *letter == '['
    };
    at.chars().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(count: usize, what: impl Fn(usize) -> String) -> Vec<Finding> {
        let mut notes = Notes::default();
        (0..count).for_each(|index| notes.note(format!("visits[{index}].minuets"), what(index), "mend it"));
        notes.into_findings()
    }

    #[test]
    fn what_is_wrong_alike_is_said_once() {
        let found = noted(360, |_| "not known".to_owned());
        let what = "not known (360 alike: also visits[1].minuets, visits[2].minuets, visits[3].minuets and 356 more)";
        assert_eq!(found, [Finding::new("visits[0].minuets", what, "mend it")]);
        assert!(noted(4, |_| "not known".to_owned())[0].what.ends_with("visits[3].minuets)"));
    }

    #[test]
    fn few_alike_and_what_differs_are_listed() {
        let at: Vec<String> =
            noted(3, |_| "not known".to_owned()).into_iter().map(|finding| finding.at).collect();
        assert_eq!(at, ["visits[0].minuets", "visits[1].minuets", "visits[2].minuets"]);
        assert_eq!(noted(20, |index| index.to_string()).len(), 20);
    }

    #[test]
    fn too_many_are_cut_and_counted() {
        let found = noted(1_500, |index| index.to_string());
        assert_eq!(found.len(), 1_001);
        assert_eq!(found[1_000].what, "500 more findings are not listed");
    }

    #[test]
    fn only_numbers_in_brackets_are_set_aside() {
        assert_eq!(without_numbers("visits[31].dates[2]"), "visits[].dates[]");
        assert_eq!(without_numbers("visits.csv row 3"), "visits.csv row 3");
    }
}
