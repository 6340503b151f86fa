//! Saying that one is running late or cannot come.

use super::{CannotCome, CannotComeSaid, Late, LateSaid};
use crate::absences::{Absence, SetAbsence, Why};
use crate::access::{Matter, Resource};
use crate::ids::{AbsenceId, SealedId, TeamId, WorkerId};
use crate::stream::{Decision, Stream, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::time::{Clock, Moment, plus_days};
use crate::units::Minutes;
use crate::visit::VisitId;
use crate::weeks::Assignment;
use crate::{Context, General};

commands! { team: SayLate, SayCannotCome, ComeAfterAll, }

/// The least that is worth saying.
const LEAST: Minutes = Minutes(5);
/// Who would be later than this cannot come.
const MOST: Minutes = Minutes::hours(3);

/// Say that a worker is running late, or on time after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayLate {
    /// Who.
    pub worker: WorkerId,
    /// From which visit on and by how much; `None`: they are on time.
    pub late: Option<(VisitId, Minutes)>,
}

/// Say that a worker cannot come to a visit, or from a visit on. Their visits then need somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayCannotCome {
    /// The absence that is noted with it.
    pub absence: AbsenceId,
    /// Who.
    pub worker: WorkerId,
    /// To which visit, or from which on.
    pub visit: VisitId,
    /// Whether it is about the rest of that day as well.
    pub rest_of_day: bool,
    /// Why.
    pub why: Why,
    /// More about it, in words sealed under the worker's key.
    pub words: Option<SealedId>,
}

/// Say that a worker can come after all. Visits that somebody else has by now stay with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComeAfterAll {
    /// The absence that was noted.
    pub absence: AbsenceId,
}

/// A reason against saying that somebody is late or cannot come.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Somebody else makes the visit by now, or nobody.
    #[error("This visit is not on their round. Look at today again, and choose one that is.")]
    NotTheirs,
    /// It is about another day.
    #[error("This is for today’s visits. For another day, add an absence on the worker’s page.")]
    NotToday,
    /// Too little or too much.
    #[error("Running late is between 5 minutes and 3 hours. If it is longer, say that they can’t come.")]
    NoSuchDelay,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::NotTheirs => Some("visit"),
            Self::NoSuchDelay => Some("minutes"),
            Self::NotToday => None,
        }
    }
}

impl Wanted<Team> for SayLate {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let worker = self.worker;
        team.known_worker(worker)?;
        let after = match self.late {
            Some((from, by)) => {
                let at = of_today(team, context, (worker, from))?.start;
                if !(LEAST..=MOST).contains(&by) {
                    return Err(Problem::NoSuchDelay.into());
                }
                Some(Late { from, at, by })
            }
            None => None,
        };
        let before = team.hitches.late.get(&worker).copied();
        Ok(set::to(before, after, |change| LateSaid { worker, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Hitches.of_worker(id, self.worker)]
    }
}

impl Wanted<Team> for SayCannotCome {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let Self { absence, worker, visit, rest_of_day, why, words } = *self;
        team.known_worker(worker)?;
        if team.absences.contains_key(&absence) {
            return Err(General::AlreadyThere.into());
        }
        let stands = of_today(team, context, (worker, visit))?;
        let said = CannotCome { worker, from: visit, at: stands.start, rest_of_day };
        let to = Some(until(team, &said, stands));
        let away = Absence { worker, from: stands.start, to, why, words };
        let mut events = SetAbsence { absence, to: Some(away) }.decide(team, context)?;
        let before = team.hitches.cannot_come.get(&absence).copied();
        events.extend(set::to(before, Some(said), |change| CannotComeSaid { absence, change }));
        Ok(events)
    }

    /// The visit, and why they cannot come.
    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Hitches.of_worker(id, self.worker), Matter::Away.of_worker(id, self.worker)]
    }
}

impl Wanted<Team> for ComeAfterAll {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let absence = self.absence;
        let Some(before) = team.hitches.cannot_come.get(&absence).copied() else {
            return Err(General::Unknown("hitch").into());
        };
        let mut events = SetAbsence { absence, to: None }.decide(team, context)?;
        events.extend(set::to(Some(before), None, |change| CannotComeSaid { absence, change }));
        Ok(events)
    }

    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        match team.hitches.cannot_come.get(&self.absence) {
            Some(said) => {
                vec![Matter::Hitches.of_worker(id, said.worker), Matter::Away.of_worker(id, said.worker)]
            }
            None => vec![Matter::Hitches.of_team(id)],
        }
    }
}

/// Where a visit stands that a worker makes today, or in the night that follows.
fn of_today<'a>(
    team: &'a Team,
    context: &Context,
    (worker, visit): (WorkerId, VisitId),
) -> Result<&'a Assignment, Refusal> {
    let stands = team.published_visit(visit).map(|(_, stands)| stands);
    let stands = stands.filter(|one| team.who_comes(one).contains(&worker)).ok_or(Problem::NotTheirs)?;
    let today = team.today(context);
    let soon = (today..=plus_days(today, 1)).contains(&stands.start.date);
    if soon { Ok(stands) } else { Err(Problem::NotToday.into()) }
}

/// Until when somebody is away who cannot come: until the end of the visit, of the day or, where it goes on into the night, of the
/// round.
fn until(team: &Team, said: &CannotCome, stands: &Assignment) -> Moment {
    let end_of_visit = team.zone().map_or(said.at, |zone| zone.later(stands.start, stands.minutes.0));
    if !said.rest_of_day {
        return end_of_visit;
    }
    let midnight = Moment::new(plus_days(said.at.date, 1), Clock::MIDNIGHT);
    let rounds = team.published_visit(said.from).into_iter().flat_map(|(published, _)| &published.rounds);
    let mut theirs = rounds
        .filter(|round| round.worker == said.worker && round.visits.iter().any(|one| one.visit == said.from));
    theirs.next().map_or(midnight, |round| midnight.max(round.to)).max(end_of_visit)
}
