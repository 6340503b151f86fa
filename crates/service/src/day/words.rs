//! What contradicts itself, in sentences.

use care::day::Question;
use care::ids::WorkerId;
use care::visit::VisitId;
use std::collections::BTreeSet;

use crate::TeamView;

impl TeamView {
    /// What a person has to settle about a visit, in sentences that say what to do.
    #[must_use]
    pub fn questions_in_words(&self, visit: VisitId) -> Vec<String> {
        self.team().questions(visit).iter().map(|question| self.question_in_words(question)).collect()
    }

    fn question_in_words(&self, question: &Question) -> String {
        match question {
            Question::NotTheirVisit(workers) => format!(
                "{} said something of this visit, and the rota has somebody else for it. Both are kept: say who went.",
                self.names_together(workers)
            ),
            Question::MoreThanPlanned(workers) => format!(
                "{} say that they were at this visit, and it is planned for fewer. All of it is kept: say who went.",
                self.names_together(workers)
            ),
            Question::NotTakingPlace => {
                "This visit was taken out of the week, and somebody says that they were there. It is kept: say who went."
                    .to_owned()
            }
            Question::StrangeClock(_) => {
                "By the phone’s clock this was a day or more away from the visit. It is kept: correct the time."
                    .to_owned()
            }
        }
    }

    /// "Amara and Beth".
    fn names_together(&self, workers: &BTreeSet<WorkerId>) -> String {
        let names: Vec<&str> = workers.iter().map(|worker| self.worker(*worker)).collect();
        match names.as_slice() {
            [] => "Somebody".to_owned(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }
}
