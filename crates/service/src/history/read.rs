//! Reading what happened from the journal, whole commands at a time.

use care::By;
use care::stream::Written;
use care::team::{Event, Team};
use jiff::Timestamp;
use journal::{Recorded, Version};

use crate::streams::Kept;
use crate::{Error, Service, TeamView};

/// How many events are read at first; more where one command came to more.
const AT_FIRST: u64 = 200;

/// How many events are read for one page, unless a single command came to more.
const AT_MOST: u64 = 3_200;

/// One thing that happened.
#[derive(Debug)]
pub(super) struct Happening {
    /// The version it brought the team to.
    pub(super) version: u64,
    /// What.
    pub(super) event: Event,
    /// Who did it; `None` where that is no longer known.
    pub(super) by: Option<By>,
    /// When it happened.
    pub(super) at: Timestamp,
    /// Whether it has been taken back since.
    pub(super) is_taken_back: bool,
    /// What else came of the same command shares this.
    command: String,
}

impl Service {
    /// What came of the last commands up to version `end`, the latest command first and each in its own order: at most `count`
    /// of them, each whole.
    pub(super) async fn commands_up_to(
        &self,
        team_view: &TeamView,
        end: u64,
        count: usize,
    ) -> Result<Vec<Vec<Happening>>, Error> {
        let mut reach = AT_FIRST;
        loop {
            let after = end.saturating_sub(reach);
            let happened = self.happenings(team_view, after, end - after).await?;
            let mut commands = by_command(happened);
            // The earliest command may have begun before what was read.
            if after > 0 && !commands.is_empty() {
                commands.remove(0);
            }
            let enough = commands.len() >= count || (!commands.is_empty() && reach >= AT_MOST);
            if enough || after == 0 {
                commands.reverse();
                commands.truncate(count);
                return Ok(commands);
            }
            reach = reach.saturating_mul(4);
        }
    }

    /// Everything that came of the command which brought the team to a version.
    ///
    /// # Errors
    /// If nothing did, or it cannot be read.
    pub(super) async fn command_of(
        &self,
        team_view: &TeamView,
        version: u64,
    ) -> Result<Vec<Happening>, Error> {
        let known = team_view.version();
        if version == 0 || version > known {
            return Err(Error::not_found());
        }
        let mut reach = AT_FIRST;
        loop {
            let (after, end) = (version.saturating_sub(reach), version.saturating_add(reach).min(known));
            let happened = self.happenings(team_view, after, end - after).await?;
            let found = by_command(happened)
                .into_iter()
                .find(|command| command.iter().any(|one| one.version == version));
            let command = found.ok_or_else(Error::not_found)?;
            let begins = after == 0 || command.first().is_some_and(|first| first.version > after + 1);
            let ends = end == known || command.last().is_some_and(|last| last.version < end);
            if begins && ends {
                return Ok(command);
            }
            reach = reach.saturating_mul(4);
        }
    }

    async fn happenings(
        &self,
        team_view: &TeamView,
        after: u64,
        count: u64,
    ) -> Result<Vec<Happening>, Error> {
        let stream = Team::stream(team_view.id());
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let recorded = self.inner.journal.read(&stream, Version(after), count).await?;
        recorded.into_iter().map(|recorded| happening(team_view, &recorded)).collect()
    }
}

fn happening(team_view: &TeamView, recorded: &Recorded) -> Result<Happening, Error> {
    let version = recorded.version.0;
    Ok(Happening {
        version,
        event: Event::read(&recorded.kind, &recorded.body).map_err(Error::internal)?,
        by: serde_json::from_str(recorded.meta.actor.as_str()).ok(),
        at: Timestamp::from_microsecond(recorded.meta.happened_at.micros()).unwrap_or_default(),
        is_taken_back: team_view.team().taken_back.contains_key(&version),
        command: recorded.meta.command.to_string(),
    })
}

/// What came of each command, in the order of what happened: a command's events are appended together.
fn by_command(happened: Vec<Happening>) -> Vec<Vec<Happening>> {
    let mut commands: Vec<Vec<Happening>> = Vec::new();
    for one in happened {
        match commands.last_mut() {
            Some(command) if command.last().is_some_and(|last| last.command == one.command) => {
                command.push(one)
            }
            _ => commands.push(vec![one]),
        }
    }
    commands
}
