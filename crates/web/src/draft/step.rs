//! How far the making of a week has come, and what is next.

use crate::team::Here;
use crate::week::when::{clock, day};
use care::drafts::Draft;
use care::ids::PlanId;
use care::picks::Round;
use care::plans::Plan;
use care::time::WeekStart;
use care::weeks::{Step as Change, difference};
use design::week::{Stage, stages};
use maud::Markup;

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

/// A draft and what there is to do with it.
pub(super) struct Making<'a> {
    pub(super) week: WeekStart,
    pub(super) draft: &'a Draft,
    /// The latest proposal that still fits and would change something, with what it would change.
    pub(super) proposal: Option<(PlanId, &'a Plan, Vec<Change>)>,
    /// Visits that lack somebody.
    pub(super) wanting: usize,
    /// Visits that too many picked.
    pub(super) conflicts: usize,
    /// Whether the engine was asked to fill it in.
    pub(super) asked: bool,
}

impl<'a> Making<'a> {
    /// The draft of a week, if there is one.
    pub(super) fn of(here: &'a Here, week: WeekStart) -> Option<Self> {
        let team = here.glimpse().team();
        let draft = team.draft(week)?;
        let plans = team.weeks.get(&week).map(|week| &week.plans);
        let fits = plans.into_iter().flatten().filter(|(_, plan)| plan.based_on >= draft.changed_at);
        let latest = fits.max_by_key(|(_, plan)| plan.based_on);
        let proposal = latest.map(|(id, plan)| (*id, plan, difference(&draft.rota, &plan.on(&draft.rota))));
        let lacks = |visit: &care::visit::Visit| {
            let there = draft.rota.get(&visit.id).map_or(0, |assignment| assignment.workers.len());
            there < visit.support.crew.count()
        };
        Some(Self {
            week,
            draft,
            proposal: proposal.filter(|(_, _, changes)| !changes.is_empty()),
            wanting: team.visits(week).values().filter(|visit| lacks(visit)).count(),
            conflicts: team.conflicts(week).len(),
            asked: here.service().run(here.team(), week).is_some(),
        })
    }

    /// The round of picks that is not closed.
    pub(super) fn open_picks(&self) -> Option<&'a Round> {
        self.draft.picks.as_ref().filter(|round| !round.closed)
    }

    /// What is next.
    pub(super) fn step(&self) -> Step {
        let untouched = self.draft.picks.is_none() && self.draft.rota.is_empty() && self.proposal.is_none();
        if self.open_picks().is_some() || (untouched && !self.asked) {
            Step::Pick
        } else if self.conflicts > 0 {
            Step::Settle
        } else if self.wanting > 0 || self.proposal.is_some() {
            Step::Complete
        } else {
            Step::Agree
        }
    }
}

/// What is next for a week, whether there is a draft or not.
pub(super) fn step(here: &Here, week: WeekStart, making: Option<&Making<'_>>) -> Step {
    match making {
        Some(making) => making.step(),
        None if here.glimpse().team().published(week).is_some() => Step::Published,
        None => Step::Begin,
    }
}

/// The steps as a line to follow, with a word on each.
pub(super) fn line(here: &Here, now: Step, making: Option<&Making<'_>>) -> Markup {
    let said: Vec<(&str, String, Stage)> = Step::ALL
        .iter()
        .map(|(step, name)| {
            let stage = match step.cmp(&now) {
                _ if now == Step::Published => Stage::Done,
                std::cmp::Ordering::Less => Stage::Done,
                std::cmp::Ordering::Equal => Stage::Now,
                std::cmp::Ordering::Greater => Stage::Later,
            };
            (*name, making.map_or_else(String::new, |making| word(here, *step, making)), stage)
        })
        .collect();
    let said: Vec<(&str, &str, Stage)> =
        said.iter().map(|(name, word, stage)| (*name, word.as_str(), *stage)).collect();
    stages(&said)
}

fn word(here: &Here, step: Step, making: &Making<'_>) -> String {
    match step {
        Step::Pick => making.open_picks().map_or_else(String::new, |round| until(here, round)),
        // As long as picks are made, nobody is to be told more than she may see of them.
        _ if making.open_picks().is_some() => String::new(),
        Step::Settle if making.conflicts > 0 => format!("{} to settle", making.conflicts),
        Step::Complete if making.proposal.is_some() => "a proposal to read".to_owned(),
        Step::Complete if making.wanting > 0 => format!("{} without anyone", making.wanting),
        Step::Agree if !making.draft.agreed.is_empty() => format!("{} agreed", making.draft.agreed.len()),
        _ => String::new(),
    }
}

/// "until Tuesday 24 November, 6pm".
pub(super) fn until(here: &Here, round: &Round) -> String {
    let closes = here.glimpse().zone().civil(round.closes);
    format!("until {}, {}", day(closes.date), clock(closes.clock))
}
