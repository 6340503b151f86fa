//! Team meetings: what somebody may see of them, and noting one.

use std::collections::BTreeSet;

use care::Minutes;
use care::access::Matter;
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, SealedId, TeamId, WorkerId};
use care::meetings::{Meeting, MeetingId, NoteMeeting};
use care::team::Command;
use jiff::civil::Date;

use crate::carry_out::Done;
use crate::wanted::{Colleague, fresh};
use crate::{Caller, Error, Order, Service, TeamView};

/// The team's meetings, as somebody may see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meetings {
    /// Every meeting that is noted, the latest first.
    pub held: Vec<Held>,
    /// Whether they may note one.
    pub may_note: bool,
}

/// A meeting that took place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub id: MeetingId,
    /// On which date.
    pub on: Date,
    /// Who came.
    pub came: Vec<Colleague>,
    /// How long it was; each who came is paid for all of it.
    pub paid: Minutes,
    /// What was talked about; empty where it was erased.
    pub talked: String,
    /// What was agreed; empty where nothing was.
    pub agreed: String,
}

/// A meeting to note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// On which date.
    pub on: Date,
    /// Who came.
    pub came: BTreeSet<WorkerId>,
    /// How long it was.
    pub paid: Minutes,
    /// What was talked about.
    pub talked: String,
    /// What was agreed; empty where nothing was.
    pub agreed: String,
}

impl Held {
    /// What the meeting comes to in paid time: its length for each who came.
    #[must_use]
    pub fn paid_in_all(&self) -> Minutes {
        Minutes(self.paid.0.saturating_mul(u32::try_from(self.came.len()).unwrap_or(u32::MAX)))
    }
}

impl TeamView {
    /// The team's meetings.
    ///
    /// # Errors
    /// If they may not see them.
    pub fn meetings(&self) -> Result<Meetings, Error> {
        self.may_see(Matter::Meetings)?;
        let mut held: Vec<Held> = self.team().meetings.iter().map(|(id, one)| self.held(*id, one)).collect();
        held.sort_by_key(|one| (std::cmp::Reverse(one.on), one.id));
        Ok(Meetings { held, may_note: self.may_change(Matter::Meetings) })
    }

    fn held(&self, id: MeetingId, meeting: &Meeting) -> Held {
        let words = |id: SealedId| self.meeting_words(id).unwrap_or_default().to_owned();
        Held {
            id,
            on: meeting.on,
            came: meeting.came.iter().map(|worker| self.colleague(*worker)).collect(),
            paid: meeting.paid,
            talked: words(meeting.talked),
            agreed: meeting.agreed.map(words).unwrap_or_default(),
        }
    }
}

impl Service {
    /// Notes a meeting that took place.
    ///
    /// # Errors
    /// If they may not, what they say of it makes no sense, or it cannot be recorded now.
    pub async fn note_meeting(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        noted: Noted,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let mut seal = |words: String| order.seal(DataSubject::Team(team), Detail::Words(words));
        let talked = seal(noted.talked);
        let agreed = (!noted.agreed.is_empty()).then(|| seal(noted.agreed));
        let meeting = Meeting { on: noted.on, came: noted.came, paid: noted.paid, talked, agreed };
        let note = NoteMeeting { meeting: fresh(MeetingId::new), to: Some(meeting) };
        order.commands.push(Command::from(note));
        self.act(caller, team, order).await
    }

    /// Notes that a meeting did not take place after all.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn remove_meeting(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        meeting: MeetingId,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(NoteMeeting { meeting, to: None }))).await
    }
}
