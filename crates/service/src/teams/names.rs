//! What teams are called, known to the organisation: a list of teams opens none of them.
//!
//! The organisation is told when a team begins, and by a job when it is called something else. Of teams from before it was told,
//! it learns the name once, when somebody first asks for a list.

use std::collections::BTreeMap;

use care::By;
use care::founding;
use care::ids::{CommandId, TeamId};
use care::organisation;
use care::team::Command;
use care::teams::NameTeam;
use journal::NewJob;
use serde::{Deserialize, Serialize};

use crate::jobs::{Hands, Work, job};
use crate::wanted::fresh;
use crate::{Error, Service};

/// The job: the organisation is told what a team is called.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct TellName {
    team: TeamId,
}

impl Work for TellName {
    const KIND: &'static str = "tell-team-name";
    const AT_ONCE: usize = 4;

    fn about(&self) -> String {
        format!("{}", self.team)
    }

    async fn carry_out(self, service: &Service, _: &Hands) -> Result<(), Error> {
        service.learn_name(self.team).await.map(drop)
    }
}

/// The job that follows where a command calls a team something else.
///
/// # Errors
/// If it cannot be written.
pub(crate) fn after(
    team: TeamId,
    commands: &[Command],
    now: jiff::Timestamp,
) -> Result<Option<NewJob>, Error> {
    let describes = |one: &Command| matches!(one, Command::Founding(founding::Command::Describe(_)));
    commands.iter().any(describes).then(|| job(&TellName { team }, now)).transpose()
}

impl Service {
    /// What each team of the organisation is called.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn all_teams(&self) -> Result<BTreeMap<TeamId, String>, Error> {
        let organisation = self.organisation().await?;
        let mut names = BTreeMap::new();
        for team in &organisation.teams {
            let name = match organisation.names.get(team) {
                Some(name) => name.clone(),
                None => self.learn_name(*team).await?,
            };
            names.insert(*team, name);
        }
        Ok(names)
    }

    /// Finds what a team is called, and tells the organisation.
    async fn learn_name(&self, team: TeamId) -> Result<String, Error> {
        let open = self.inner.teams.open(team).await?;
        open.catch_up().await?;
        let now = open.now();
        let name = now.state.founded.as_ref().map(|founded| founded.description.name.clone());
        let name = name.unwrap_or_default();
        let tell = organisation::Command::from(NameTeam { team, name: name.clone() });
        if let Err(error) = self.organise_by(By::Program, fresh(CommandId::new), &tell).await {
            tracing::warn!(%team, %error, "the organisation was not told what a team is called");
        }
        Ok(name)
    }
}
