//! How far the making of a week has come, and what is next.

use crate::team::TeamPage;
use crate::week::when::{clock, day};
use care::time::WeekStart;
use design::week::{Stage, stages};
use maud::Markup;
use service::drafts::{DraftView, RoundView};

/// The steps, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// There is nothing yet.
    Begin,
    /// Workers say what they would like to make.
    Pick,
    /// Too many picked the same visit.
    Settle,
    /// Visits have nobody; a proposal may wait to be read.
    Complete,
    /// The team reads the draft and agrees.
    Agree,
    /// People know it.
    Published,
}

impl Step {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Begin, "Begin"),
        (Self::Pick, "Pick"),
        (Self::Settle, "Settle"),
        (Self::Complete, "Fill in"),
        (Self::Agree, "Agree"),
        (Self::Published, "Published"),
    ];
}

/// What is next for a draft.
fn step_of(making: &DraftView) -> Step {
    if making.open_round().is_some() || (making.is_untouched() && !making.is_asked) {
        Step::Pick
    } else if making.conflicts > 0 {
        Step::Settle
    } else if making.wanting > 0 || making.proposal.is_some() {
        Step::Complete
    } else {
        Step::Agree
    }
}

/// What is next for a week, whether there is a draft or not.
pub(super) fn step(here: &TeamPage, week: WeekStart, making: Option<&DraftView>) -> Step {
    match making {
        Some(making) => step_of(making),
        None if here.team_view().is_published(week) => Step::Published,
        None => Step::Begin,
    }
}

/// The steps as a line to follow, with a word on each.
pub(super) fn line(now: Step, making: Option<&DraftView>) -> Markup {
    let said: Vec<(&str, String, Stage)> = Step::ALL
        .iter()
        .map(|(step, name)| {
            let stage = match step.cmp(&now) {
                _ if now == Step::Published => Stage::Done,
                std::cmp::Ordering::Less => Stage::Done,
                std::cmp::Ordering::Equal => Stage::Now,
                std::cmp::Ordering::Greater => Stage::Later,
            };
            (*name, making.map_or_else(String::new, |making| word(*step, making)), stage)
        })
        .collect();
    let said: Vec<(&str, &str, Stage)> =
        said.iter().map(|(name, word, stage)| (*name, word.as_str(), *stage)).collect();
    stages(&said)
}

fn word(step: Step, making: &DraftView) -> String {
    match step {
        Step::Pick => making.open_round().map_or_else(String::new, until),
        // As long as picks are made, nobody is to be told more than they may see of them.
        _ if making.open_round().is_some() => String::new(),
        Step::Settle if making.conflicts > 0 => format!("{} to settle", making.conflicts),
        Step::Complete if making.proposal.is_some() => "a proposal to read".to_owned(),
        Step::Complete if making.wanting > 0 => format!("{} without anyone", making.wanting),
        Step::Agree if !making.agreed.is_empty() => format!("{} agreed", making.agreed.len()),
        _ => String::new(),
    }
}

/// "until Tuesday 24 November, 6pm".
pub(super) fn until(round: &RoundView) -> String {
    format!("until {}, {}", day(round.closes.date), clock(round.closes.clock))
}
