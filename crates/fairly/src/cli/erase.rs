//! `fairly erase`: destroy the key of a person or worker.

use super::store::Store;
use super::{Exit, Terminal, Trouble};
use care::erasures::Whom;
use clap::Args;
use journal::{Journal, Moment, SubjectId};
use service::erasures::{Receipt, WHAT_IT_DOES};
use service::{Service, SystemClock};
use std::sync::Arc;

/// Erase a person, a worker or an account for ever: destroy the key that opens what is kept about them
#[derive(Debug, Args)]
#[command(
    long_about = help(),
    after_help = "Examples:\n  fairly erase 01arz3ndektsv4rrffq69g5fav --data fairly.db\n  \
    fairly erase worker/01arz3ndektsv4rrffq69g5fav --yes"
)]
pub(super) struct EraseCommand {
    #[command(flatten)]
    store: Store,
    /// Their id, as the address of their page ends, or with person/, worker/ or account/ before it
    #[arg(value_name = "ID")]
    subject: String,
    /// Yes, for ever
    #[arg(long)]
    yes: bool,
}

/// The same as the page says.
fn help() -> String {
    format!(
        "Erase a person, a worker or an account for ever: destroy the key that opens what is kept about them\n\n{WHAT_IT_DOES}\n\nAn \
         administrator does the same in the workspace, on the page “Erase somebody”, and sees first what it would destroy."
    )
}

impl EraseCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let receipt = self.store.with(async |journal| self.erase(journal).await)?;
        for line in lines(&receipt) {
            terminal.print(&line)?;
        }
        Ok(Exit::Fine)
    }

    async fn erase(&self, journal: &Journal) -> Result<Receipt, Trouble> {
        let (subject, there) = self.find(journal).await?;
        if !self.yes {
            let what =
                format!("{there} values are kept about {subject}; to destroy them for ever, say --yes");
            return Err(Trouble::Asked { what });
        }
        let service = Service::new(journal.clone(), Arc::new(SystemClock));
        match subject.as_str().parse() {
            Ok(whom) => {
                service.erase_at_once(whom).await.map(|(_, receipt)| receipt).map_err(|why| asked(&why))
            }
            // No id of ours, and erased all the same.
            Err(_) => {
                let done = journal.erase(&subject, Moment::now()).await.map_err(|why| asked(&why))?;
                Ok(Receipt::from(&done))
            }
        }
    }

    /// Who is meant, and how many values are kept about them.
    async fn find(&self, journal: &Journal) -> Result<(SubjectId, usize), Trouble> {
        let id = self.subject.as_str();
        if let Ok(Whom::Account(account)) = id.parse() {
            let found = journal.keyring().account(&account.to_string().into()).await;
            if found.map_err(|why| asked(&why))?.is_some() {
                return Ok((id.into(), 1));
            }
        }
        let spellings = [id.to_owned(), format!("person/{id}"), format!("worker/{id}")];
        for subject in spellings.map(SubjectId::from) {
            let there = journal.open_all_about(&subject).await.map_err(|why| asked(&why))?.len();
            if there > 0 {
                return Ok((subject, there));
            }
        }
        let what = format!(
            "nothing is kept about {id}: is this the right id? It is the end of their page's address"
        );
        Err(Trouble::Asked { what })
    }
}

fn asked(why: &impl ToString) -> Trouble {
    Trouble::Asked { what: why.to_string() }
}

/// The receipt, a line for each thing.
fn lines(receipt: &Receipt) -> Vec<String> {
    let mut lines = vec![format!("{} was erased at {}.", receipt.whom, receipt.at)];
    let destroyed = receipt.destroyed.iter().map(|(what, count)| format!("  destroyed: {what} ({count})"));
    lines.extend(destroyed);
    lines.extend(receipt.stays.iter().map(|stays| {
        let count = stays.count.map(|count| format!(" ({count})")).unwrap_or_default();
        format!("  stays: {}{count}: {}", stays.what, stays.why)
    }));
    lines
}
