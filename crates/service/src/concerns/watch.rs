//! Looking for what became a concern by itself, as a job that comes back whenever something may have: a visit that nobody came to, a
//! medicine of which nobody recorded anything.

use care::By;
use care::ids::{CommandId, TeamId};
use care::medicines;
use care::team::{Command, Event, Team};
use care::time::WeekStart;
use care::weeks;
use jiff::Timestamp;
use journal::{Append, AppendError, Meta, Moment};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::jobs::{Hands, Work, job};
use crate::streams::Kept;
use crate::teams::Order;
use crate::{Error, Kind, Service};

/// How often others may be faster before it is tried again.
const PATIENCE: usize = 20;

/// The job: to raise what became a concern in a team by now. Done twice, each is raised once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Watch {
    team: TeamId,
}

impl Watch {
    /// The job that follows these events; `None` where nothing can be missed for them that could not before.
    pub(crate) fn of(team: TeamId, events: &[Event]) -> Option<Self> {
        let begins = |event: &Event| {
            matches!(
                event,
                Event::Weeks(weeks::Event::WeekPublished(_)) | Event::Medicines(medicines::Event::Agreed(_))
            )
        };
        events.iter().any(begins).then_some(Self { team })
    }
}

impl Work for Watch {
    const KIND: &'static str = "look-for-missed";
    const AT_ONCE: usize = 2;

    fn about(&self) -> String {
        self.team.to_string()
    }

    async fn carry_out(self, service: &Service, _: &Hands) -> Result<(), Error> {
        let stream = match service.inner.teams.open(self.team).await {
            Ok(stream) => stream,
            Err(error) if error.kind == Kind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        let now = service.now();
        for raise in stream.now().state.unnoticed(now) {
            // Named as the concern is: another server that looks too raises nothing more.
            let id = CommandId::new(Uuid::from_u128(!raise.concern.bits().as_u128()));
            let order = Order::new(id, Command::from(raise));
            match service.inner.teams.act(self.team, By::Program, order, now).await {
                Err(error) if matches!(error.kind, Kind::Unavailable | Kind::Internal) => return Err(error),
                // Somebody was faster, or it is known by now.
                Ok(_) | Err(_) => {}
            }
        }
        let state = stream.now().state.clone();
        match state.next_unnoticed(now).filter(|_| goes_on(&state, now)) {
            Some(next) => service.watch_again(&self, next).await,
            None => Ok(()),
        }
    }
}

/// Whether there is anything that could be missed.
fn goes_on(team: &Team, now: Timestamp) -> bool {
    let Some(founded) = &team.founded else { return false };
    let today = founded.description.zone.civil(now).date;
    let told = team.weeks.range(WeekStart::of(today)..).any(|(_, week)| week.published.is_some());
    told || team.medicines.values().any(|medicine| medicine.holds(today))
}

impl Service {
    /// Has it looked again at a moment, once however often it is asked for.
    async fn watch_again(&self, watch: &Watch, due: Timestamp) -> Result<(), Error> {
        let stream = Team::stream(watch.team);
        for _ in 0..PATIENCE {
            let version = self.inner.journal.version(&stream).await?;
            let meta = Meta {
                actor: "program".into(),
                command: format!("watch {} {due}", watch.team).into(),
                happened_at: Moment::from(self.now()),
                zone: String::new(),
            };
            let mut append = Append::new(stream.clone(), version, meta);
            append.jobs = vec![job(watch, due)?];
            match self.inner.journal.append(append).await {
                Err(AppendError::Conflict { .. }) => {}
                done => return done.map(drop).map_err(Error::from),
            }
        }
        Err(Error::new(Kind::Conflict, "Others were faster too often."))
    }
}
