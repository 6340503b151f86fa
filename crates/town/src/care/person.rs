//! People: what each needs and wishes for.

use super::figures::{self, Need, Task};
use super::names::{self, LANGUAGES, Named};
use super::routines::{Case, Routine, routines};
use crate::chance::Chance;

/// Someone who is visited.
pub(crate) struct Someone {
    pub(crate) named: Named,
    /// Whether medicines need a gap from call to call.
    pub(crate) gaps: bool,
    pub(crate) gender_wish: Option<&'static str>,
    pub(crate) language_wish: Option<&'static str>,
    pub(crate) routines: Vec<Routine>,
}

/// So many people, their needs dealt in the stated shares; where workers are few, nobody who needs two at a time.
pub(crate) fn people(count: usize, few: bool, chance: &mut Chance) -> Vec<Someone> {
    let mut needs = chance.deal(count, &figures::NEEDS);
    if few {
        needs.iter_mut().filter(|need| **need == Need::TwoWorkers).for_each(|need| *need = Need::FourCalls);
    }
    let tasks = chance.deal(count, &figures::TASKS);
    let dementia = chance.deal(count, &figures::DEMENTIA);
    let gaps = chance.deal(count, &figures::MEDICINE_GAPS);
    let fine = chance.deal(count, &figures::FINE);
    let genders = chance.deal(count, &figures::GENDER_WISH);
    let languages = chance.deal(count, &figures::LANGUAGE_WISH);
    let names = names::people(count, chance);
    names
        .into_iter()
        .enumerate()
        .map(|(at, named)| {
            let earlier = u16::try_from(15 * chance.below(4)).unwrap_or(0);
            let case = Case { earlier, ..case(needs[at], tasks[at], dementia[at], gaps[at], fine[at]) };
            Someone {
                named,
                gaps: case.gaps,
                gender_wish: genders[at],
                language_wish: languages[at].then(|| chance.weighed(&LANGUAGES)),
                routines: routines(&case, chance),
            }
        })
        .collect()
}

/// What was dealt, as far as it goes together with the need.
fn case(need: Need, task: Option<Task>, dementia: bool, gaps: bool, fine: u16) -> Case {
    let nursed = matches!(need, Need::FourCalls | Need::ThreeCalls | Need::TwoCalls);
    let often = matches!(need, Need::TwoWorkers | Need::FourCalls | Need::ThreeCalls);
    Case { need, task: task.filter(|_| nursed), dementia, gaps: gaps && often, fine, earlier: 0 }
}
