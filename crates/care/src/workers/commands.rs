//! Workers join, change, and leave.

use jiff::civil::Date;

use super::overlap::overlap;
use super::{DetailsChanged, Joined, Leaving, LeavingProposed, Shift, Terms, TermsChanged, Waiting, is_over};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::ids::{SealedId, TeamId, WorkerId};
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Event, Refusal, Team};
use crate::time::{Clock, Stretch};
use crate::units::Minutes;
use crate::{By, Context, General, second_voice};

commands! { team: Join, ChangeDetails, ChangeTerms, Leave, ConfirmLeaving, DropLeaving, }

/// Take a worker into the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join(pub Joined);

/// Note that a worker's details changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeDetails {
    /// The worker.
    pub worker: WorkerId,
    /// What is known of them now.
    pub details: SealedId,
}

/// Agree something else with a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeTerms {
    /// The worker.
    pub worker: WorkerId,
    /// What is agreed now.
    pub terms: Terms,
}

/// Note a worker's last day, or that they stay. Where that shuts a colleague out now, or lets somebody in again who had left, it
/// waits until another worker confirms it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leave {
    /// The worker.
    pub worker: WorkerId,
    /// Their last day; `None`: they stay.
    pub last: Option<Date>,
}

/// Say yes to a last day that somebody else proposed; it takes effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmLeaving {
    /// The worker.
    pub worker: WorkerId,
    /// Their last day as it was proposed: another is not confirmed by accident.
    pub last: Option<Date>,
}

/// Drop a last day that waits for a second voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DropLeaving {
    /// The worker.
    pub worker: WorkerId,
}

/// A reason against what is to be agreed with a worker.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A promise is larger than what is possible.
    #[error("The guaranteed hours are more than the most they may work. Change one of the two.")]
    GuaranteedBeyondMost,
    /// More hours than a week has.
    #[error("A week has 168 hours, and this is more. Write hours and minutes a week.")]
    MoreThanAWeek,
    /// A shift without parts, or parts that overlap.
    #[error("The parts of a day must follow one another and not overlap. Change their times.")]
    PartsOverlap,
    /// Two shifts overlap in a week in which both are worked.
    #[error("Two of the shifts overlap in some weeks. Change the days or times of one of them.")]
    ShiftsOverlap,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::GuaranteedBeyondMost | Self::MoreThanAWeek => "guaranteed",
            Self::PartsOverlap | Self::ShiftsOverlap => "parts",
        })
    }
}

impl Wanted<Team> for Join {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        if team.workers.contains_key(&self.0.worker) {
            return Err(General::AlreadyThere.into());
        }
        check(&self.0.terms)?;
        Ok(vec![self.0.clone().into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::WorkersJoining.of_team(id)]
    }
}

impl Wanted<Team> for ChangeDetails {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.known_worker(self.worker)?.details;
        Ok(set::to(before, self.details, |details| DetailsChanged { worker: self.worker, details }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Colleague.of_worker(id, self.worker)]
    }
}

impl Wanted<Team> for ChangeTerms {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        let before = team.known_worker(self.worker)?.terms.clone();
        check(&self.terms)?;
        Ok(set::to(before, self.terms.clone(), |terms| TermsChanged { worker: self.worker, terms }))
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        let known = team.workers.get(&self.worker);
        let same_contract = known.is_some_and(|known| known.terms.contract == self.terms.contract);
        let matter = if same_contract { Matter::Availability } else { Matter::Contract };
        vec![matter.of_worker(id, self.worker)]
    }
}

impl Wanted<Team> for Leave {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let known = team.known_worker(self.worker)?;
        if self.last.is_some_and(|last| last < known.joined) {
            return Err(General::EndsBeforeItBegins.into());
        }
        let today = team.today(context);
        let others = context.by != By::Worker(self.worker);
        let at_once = is_over(known.leaves, today) != is_over(self.last, today);
        if others && at_once && second_voice::is_needed(team, context) {
            let last = Change::new(known.leaves, self.last);
            let waiting = Waiting { by: context.worker()?, last };
            return Ok(proposed(team, self.worker, Some(waiting)));
        }
        Ok(left(team, self.worker, (known.leaves, self.last)))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Leaving.of_worker(id, self.worker)]
    }
}

impl Wanted<Team> for ConfirmLeaving {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let known = team.known_worker(self.worker)?;
        let waiting = team.leaving_proposed.get(&self.worker).ok_or(General::Unknown("proposed last day"))?;
        second_voice::is_another(context, waiting.by)?;
        if known.leaves != waiting.last.before || self.last != waiting.last.after {
            return Err(General::ChangedSince.into());
        }
        Ok(left(team, self.worker, (known.leaves, self.last)))
    }

    /// Any other worker of the team can be the second voice, as they can for who joins.
    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::WorkersJoining.of_worker(id, self.worker)]
    }
}

impl Wanted<Team> for DropLeaving {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        Ok(proposed(team, self.worker, None))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::WorkersJoining.of_worker(id, self.worker)]
    }
}

/// The last day takes effect, and nothing waits any longer.
fn left(team: &Team, worker: WorkerId, (before, after): (Option<Date>, Option<Date>)) -> Vec<Event> {
    let mut events = set::to(before, after, |last| Leaving { worker, last });
    if !events.is_empty() {
        events.extend(proposed(team, worker, None));
    }
    events
}

fn proposed(team: &Team, worker: WorkerId, waiting: Option<Waiting>) -> Vec<Event> {
    let before = team.leaving_proposed.get(&worker).cloned();
    set::to(before, waiting, |waiting| LeavingProposed { worker, waiting })
}

fn check(terms: &Terms) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    let contract = terms.contract;
    let most = contract.most_a_week.unwrap_or(Minutes::hours(168));
    problems.unless(contract.guaranteed <= Minutes::hours(168), Problem::MoreThanAWeek);
    problems.unless(contract.guaranteed <= most, Problem::GuaranteedBeyondMost);
    for shift in &terms.shifts {
        problems.unless(!shift.weekdays.is_empty(), General::NoWeekdays);
        problems.unless(shift.rhythm.is_sensible(), General::NoSuchRhythm);
        problems.unless(parts_follow(shift), Problem::PartsOverlap);
    }
    problems.unless(!overlap(&terms.shifts), Problem::ShiftsOverlap);
    for unwanted in &terms.unwanted {
        problems.unless(!unwanted.weekdays.is_empty(), General::NoWeekdays);
    }
    problems.done()
}

/// Whether there are parts, each with some length, one after the other; only the last may go on after midnight.
fn parts_follow(shift: &Shift) -> bool {
    let real = |part: &Stretch| part.minutes() > 0;
    let apart = |pair: &[Stretch]| pair[0].from < pair[0].to && pair[0].to <= pair[1].from;
    let ends = shift.parts.last().is_some_and(|last| last.from < Clock::DAY_END);
    ends && shift.parts.iter().all(real) && shift.parts.windows(2).all(apart)
}
