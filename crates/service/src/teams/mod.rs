//! Teams as streams in memory; founding, closing, and moving somebody between them.

mod carried;
mod found;
mod moving;
pub(crate) mod names;

use care::ids::TeamId;
use care::stream::Stream;
use care::team::{Command, Event, Team};
use jiff::Timestamp;
use journal::{NewJob, StreamId};

use crate::concerns::Watch;
use crate::error::Error;
use crate::jobs::job;
use crate::notices::Tell;
use crate::records::SettledWeeks;
use crate::streams::{self, Kept, Streams};

pub(crate) use found::derived;
pub use found::{ListedTeam, TeamIds};
pub(crate) use moving::Arrive;
pub use moving::{Movable, Moved, Moving};
pub(crate) use names::TellName;

/// Commands on their way to a team.
pub type Order = streams::Order<Command>;

/// A team as it was at a version.
pub(crate) type Now = streams::Now<Team>;

/// The teams that are in memory.
pub(crate) type Teams = Streams<Team>;

impl Kept for Team {
    type Beside = SettledWeeks;

    fn stream(id: TeamId) -> StreamId {
        StreamId::of(Self::KIND, id)
    }

    fn id_of(stream: &StreamId) -> Option<TeamId> {
        if stream.kind() == Self::KIND { stream.id().parse().ok() } else { None }
    }

    fn follows(id: TeamId, after: u64, events: &[Event], now: Timestamp) -> Result<Vec<NewJob>, Error> {
        let tell = Tell::of(id, after, events).map(|tell| job(&tell, now)).transpose()?;
        let watch = Watch::of(id, events).map(|watch| job(&watch, now)).transpose()?;
        Ok(tell.into_iter().chain(watch).collect())
    }
}
