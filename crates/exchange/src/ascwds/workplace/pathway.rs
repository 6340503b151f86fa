//! What new people have to learn again, and the care workforce pathway.

use super::{Checking, says};
use crate::ascwds::reading::{length, list};

/// The most characters of a description.
const LONGEST_DESCRIPTION: usize = 120;
/// Another reason, which is described.
const ANOTHER_REASON: &str = "10";

impl Checking<'_> {
    pub(super) fn pathway(&mut self) {
        self.one_of(
            "REPEATTRAINING",
            &["1", "2", "3", "4"],
            "1 (always), 2 (very often), 3 (not very often) or 4 (never)",
        );
        self.one_of("CWPAWARE", &["1", "2", "3", "4", "999"], "1 to 4, or 999 (not known)");
        let use_and_reasons = list(self.cells.get("CWPUSE"));
        let (used, reasons) = use_and_reasons.split_first().unwrap_or((&"", &[]));
        let is_reason = |reason: &&str| (1..=10).any(|known| known.to_string() == **reason);
        if self.cells.has("CWPUSE") && !["1", "2", "999"].contains(used) {
            let said =
                says::no_code(used, "1 (yes) with reasons after semicolons, 2 (no) or 999 (not known)");
            self.found.warning("CWPUSE", said);
        } else if *used == "1" && !reasons.iter().all(is_reason) {
            self.found
                .warning("CWPUSE", "A reason is not one of 1 to 10. Check the codes after the semicolons.");
        }
        let described = length(self.cells.get("CWPUSEDESC"));
        let another = *used == "1" && reasons.contains(&ANOTHER_REASON);
        if described > LONGEST_DESCRIPTION {
            self.found.warning("CWPUSEDESC", says::too_long(described, LONGEST_DESCRIPTION));
        } else if described > 0 && !another {
            self.found.warning("CWPUSEDESC", says::ignored("CWPUSE has no reason 10 (another)"));
        }
    }
}
