//! Noting a meeting.

use super::{Changed, Meeting, MeetingId};
use crate::access::{Matter, Resource};
use crate::ids::TeamId;
use crate::refusal::Problems;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::{Refusal, Team};
use crate::units::Minutes;
use crate::{Context, General};

commands! { team: NoteMeeting, }

/// The shortest meeting there is.
const SHORTEST: Minutes = Minutes(5);
/// The longest meeting there is: a day together.
const LONGEST: Minutes = Minutes::hours(10);

/// Note that the team met, or that it did not after all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteMeeting {
    /// Which meeting.
    pub meeting: MeetingId,
    /// What is noted of it; `None`: it did not take place.
    pub to: Option<Meeting>,
}

/// A reason against noting a meeting.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It is still to come.
    #[error("This date is still to come. Note the meeting once it has taken place.")]
    StillToCome,
    /// Nobody came.
    #[error("Nobody is ticked. Tick everyone who came, so that they are paid for the time.")]
    NobodyCame,
    /// No time, or more than a day.
    #[error("A meeting lasts between 5 minutes and 10 hours. Change how long it was.")]
    NoSuchLength,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::StillToCome => "on",
            Self::NobodyCame => "came",
            Self::NoSuchLength => "minutes",
        })
    }
}

impl Wanted<Team> for NoteMeeting {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if let Some(meeting) = &self.to {
            check(team, context, meeting)?;
        }
        let before = team.meetings.get(&self.meeting).cloned();
        Ok(set::to(before, self.to.clone(), |change| Changed { meeting: self.meeting, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Meetings.of_team(id)]
    }
}

fn check(team: &Team, context: &Context, meeting: &Meeting) -> Result<(), Refusal> {
    let mut problems = Problems::new();
    problems.unless(meeting.on <= team.today(context), Problem::StillToCome);
    problems.unless(!meeting.came.is_empty(), Problem::NobodyCame);
    problems.unless((SHORTEST..=LONGEST).contains(&meeting.paid), Problem::NoSuchLength);
    for worker in &meeting.came {
        match team.known_worker(*worker) {
            Ok(known) => {
                let here = General::WorkerNotHere { worker: *worker, on: meeting.on };
                problems.unless(known.is_here(meeting.on), here);
            }
            Err(unknown) => problems.add(Err(unknown)),
        }
    }
    problems.done()
}
