//! What a demonstration remembers of itself, beside its journal: so that it is known for one and opened again as it is.

use super::tale::Tale;
use super::ways::Ways;
use super::{Way, Wish};
use care::ids::TeamId;
use care::time::Date;
use serde::{Deserialize, Serialize};
use service::{Error, Service};

/// The name it has among the journal's files.
const FILE: &str = "demonstration";

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keepsake {
    /// The invented town, and what its team is called.
    pub town: String,
    /// The team.
    pub team: TeamId,
    /// How many people it supports.
    pub people: u32,
    /// How many workers it has.
    pub workers: u32,
    /// The day after the story ended.
    pub today: Date,
    /// As whom one can sign in.
    pub ways: Vec<Way>,
    /// As whom tools can sign in besides.
    #[serde(default)]
    pub others: Vec<Way>,
    /// How many months are behind the team.
    #[serde(default = "two")]
    pub months: u32,
    /// How many teams there are.
    #[serde(default = "one")]
    pub teams: u32,
}

/// Before there could be more.
fn one() -> u32 {
    1
}

/// Before there could be more months.
fn two() -> u32 {
    2
}

/// What a journal is to the demonstration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Empty: a story can be told in it.
    Empty,
    /// A demonstration whose making was cut short.
    Unfinished,
    /// A demonstration.
    Told(Keepsake),
    /// Somebody's own: not to be touched.
    Foreign,
}

/// As it is written: nothing but the day before the story is told to its end.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Written {
    Begun(Date),
    Told(Keepsake),
}

impl Keepsake {
    /// What the journal of a service is.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn find(service: &Service) -> Result<State, Error> {
        let journal = service.journal();
        let Some(written) = journal.file(FILE).await? else {
            let empty = journal.position().await? == journal::Position(0);
            return Ok(if empty { State::Empty } else { State::Foreign });
        };
        Ok(match serde_json::from_slice(&written) {
            Ok(Written::Told(keepsake)) => State::Told(keepsake),
            Ok(Written::Begun(_)) | Err(_) => State::Unfinished,
        })
    }

    /// Notes that this journal is a demonstration's, before anything is told in it.
    pub(super) async fn begin(service: &Service, wish: &Wish) -> Result<(), Error> {
        write(service, &Written::Begun(wish.today)).await
    }

    /// What was told.
    pub(super) fn of(wish: &Wish, tale: &Tale<'_>, ways: Ways) -> Self {
        let (town, team) = (tale.town.clone(), tale.teller.team());
        let Wish { people, workers, today, months, teams, .. } = *wish;
        let Ways { shown: ways, others } = ways;
        Self { town, team, people, workers, today, ways, others, months, teams }
    }

    /// Notes that it was told to its end.
    pub(super) async fn finish(self, service: &Service) -> Result<Self, Error> {
        write(service, &Written::Told(self.clone())).await?;
        Ok(self)
    }
}

async fn write(service: &Service, written: &Written) -> Result<(), Error> {
    let body = serde_json::to_vec(written).map_err(Error::internal)?;
    Ok(service.journal().save_file(FILE, &body).await?)
}
