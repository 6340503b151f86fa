//! `fairly erase`: destroy the key of a person or worker.

use super::store::Store;
use super::{Exit, Terminal, Trouble};
use clap::Args;
use journal::{Moment, SubjectId};

/// Erase a person or worker for ever: destroy the key that opens what is kept about them
///
/// Names, addresses and words about them can be read by nobody from then on, and nothing more can be kept about them. Events,
/// hours and sums stay as they were. Backups made before still hold the key: let them go too. Where a server is running,
/// erase them on their page instead, where what they mean to the team is seen.
#[derive(Debug, Args)]
pub(super) struct EraseCommand {
    #[command(flatten)]
    store: Store,
    /// Their id, as the address of their page ends, or as an export calls the subject
    #[arg(value_name = "ID")]
    subject: SubjectId,
    /// Yes, for ever
    #[arg(long)]
    yes: bool,
}

impl EraseCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let asked = |why: journal::StoreError| Trouble::Asked { what: why.to_string() };
        let subject = &self.subject;
        let (there, erased) = self.store.with(async |journal| {
            let there = journal.open_all_about(subject).await.map_err(asked)?.len();
            if there == 0 || !self.yes {
                return Ok((there, None));
            }
            journal.erase(subject, Moment::now()).await.map_err(asked).map(|erased| (there, Some(erased)))
        })?;
        match (there, erased) {
            (0, _) => Err(Trouble::Asked {
                what: format!("nothing is kept about {subject}: is this the right id?"),
            }),
            (there, None) => Err(Trouble::Asked {
                what: format!("{there} values are kept about {subject}; to destroy them for ever, say --yes"),
            }),
            (_, Some(erased)) => {
                terminal.print(&format!(
                    "The key of {subject} is destroyed, and {} values with it. Let backups from before go too.",
                    erased.values
                ))?;
                Ok(Exit::Fine)
            }
        }
    }
}
