//! `fairly team`: further teams of an organisation, for those who run the machine.

use super::store::Store;
use super::{Exit, Terminal, Trouble};
use care::founding::Description;
use care::ids::CommandId;
use care::time::Zone;
use clap::{Args, Subcommand};
use service::{Service, SystemClock, TeamIds};
use std::sync::Arc;
use uuid::Uuid;

/// List the organisation's teams, or begin a further one
///
/// An administrator does the same on the page "Teams and councils", moves workers and people between teams there, and closes a team
/// that nobody is left in.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fairly team list --data fairly.db
  fairly team found --name \"Weir Lane\" --zone Europe/London --data fairly.db")]
pub(super) struct TeamCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the teams, each with its id
    List {
        #[command(flatten)]
        store: Store,
    },
    /// Begin a further team; a server that is running knows of it within a second
    Found {
        /// What it is called
        #[arg(long)]
        name: String,
        /// A place whose clocks show its time
        #[arg(long, default_value = "Europe/London")]
        zone: Zone,
        #[command(flatten)]
        store: Store,
    },
}

impl TeamCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        match self.what {
            What::List { store } => list(&store, terminal),
            What::Found { name, zone, store } => {
                found(&store, Description { name, zone, base: None }, terminal)
            }
        }
    }
}

fn list(store: &Store, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let (teams, closed) = store.with(async |journal| {
        let service = Service::new(journal.clone(), Arc::new(SystemClock));
        let organisation = service.organisation().await.map_err(|why| asked(&why))?;
        let teams = service.all_teams().await.map_err(|why| asked(&why))?;
        Ok((teams, organisation.closed.clone()))
    })?;
    for (team, name) in &teams {
        let closed = closed.get(team).map(|last| format!(", closed since {last}")).unwrap_or_default();
        terminal.print(&format!("{team}  {name}{closed}"))?;
    }
    if teams.is_empty() {
        terminal.print("There is no team yet. Set the organisation up first: `fairly serve`.")?;
    }
    Ok(Exit::Fine)
}

fn found(store: &Store, team: Description, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let name = team.name.clone();
    let id = store.with(async |journal| {
        let service = Service::new(journal.clone(), Arc::new(SystemClock));
        let ids = TeamIds::of(CommandId::new(Uuid::new_v4()));
        service.found_team_here(ids, team).await.map_err(|why| asked(&why))
    })?;
    terminal.print(&format!("{name} has begun: {id}"))?;
    Ok(Exit::Fine)
}

fn asked(why: &impl ToString) -> Trouble {
    Trouble::Asked { what: why.to_string() }
}
