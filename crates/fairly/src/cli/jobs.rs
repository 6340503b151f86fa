//! `fairly jobs`: work that failed for good, and trying it again.

use super::store::Store;
use super::{Exit, Terminal, Trouble};
use clap::{Args, Subcommand};
use service::{Service, SystemClock};
use std::sync::Arc;

/// List the work that failed too often to be tried again, or have it tried again
///
/// What follows from a change, such as planning a draft, is a job that any server takes. One that fails is tried again after a
/// while, and after several times it is parked: here. Nothing in it names anybody.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  fairly jobs list --data fairly.db\n  fairly jobs retry 17 --data fairly.db"
)]
pub(super) struct JobsCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the jobs that are parked, oldest first, with what went wrong the last time
    List {
        #[command(flatten)]
        store: Store,
    },
    /// Have a parked job tried again; a server that is running takes it within seconds
    Retry {
        /// Its number, as the list says
        number: i64,
        #[command(flatten)]
        store: Store,
    },
}

impl JobsCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        match self.what {
            What::List { store } => list(&store, terminal),
            What::Retry { number, store } => retry(&store, number, terminal),
        }
    }
}

fn list(store: &Store, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let parked = store.with(async |journal| {
        let service = Service::new(journal.clone(), Arc::new(SystemClock));
        service.parked_jobs().await.map_err(|why| asked(&why))
    })?;
    for one in &parked {
        let (job, about) = (&one.job, one.job.about.as_deref().unwrap_or("nothing in particular"));
        terminal.print(&format!(
            "{} {} about {about}, tried {} times: {}",
            job.number(),
            job.kind,
            job.attempts,
            one.trouble
        ))?;
    }
    if parked.is_empty() {
        terminal.print("No job is parked.")?;
    }
    Ok(if parked.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn retry(store: &Store, number: i64, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    store.with(async |journal| {
        let service = Service::new(journal.clone(), Arc::new(SystemClock));
        service.retry_job(number).await.map_err(|why| asked(&why))
    })?;
    terminal.print(&format!("Job {number} is tried again."))?;
    Ok(Exit::Fine)
}

fn asked(why: &impl ToString) -> Trouble {
    Trouble::Asked { what: why.to_string() }
}
