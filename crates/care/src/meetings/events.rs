//! A meeting was noted, or noted otherwise.

use serde::{Deserialize, Serialize};

use super::{Meeting, MeetingId};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets};
use crate::team::Team;

events! { team:
    /// The team met.
    "meeting/1" => Changed,
}

/// What is noted of a meeting changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Which.
    pub meeting: MeetingId,
    /// What is noted of it, before and after.
    pub change: Change<Option<Meeting>>,
}

impl Sets<Team> for Changed {
    sets!(change: Option<Meeting>);

    fn now(&self, team: &Team) -> Option<Option<Meeting>> {
        Some(team.meetings.get(&self.meeting).cloned())
    }

    fn set(&self, team: &mut Team, meeting: Option<Meeting>) {
        put(&mut team.meetings, self.meeting, meeting);
    }

    fn sealed(&self, id: TeamId) -> Vec<(SealedId, DataSubject)> {
        let after = self.change.after.as_ref();
        let words =
            after.into_iter().flat_map(|meeting| std::iter::once(meeting.talked).chain(meeting.agreed));
        words.map(|words| (words, DataSubject::Team(id))).collect()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Meetings.of_team(id)
    }
}
