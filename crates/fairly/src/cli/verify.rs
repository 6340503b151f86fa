//! `fairly verify`: is everything as it was written?

use super::store::Store;
use super::{Exit, Terminal, Trouble};
use clap::Args;

/// Verify that everything is as it was written, while the server goes on serving
///
/// Computes the hash of every event again and holds it against the chain of its stream, folds every team anew and holds its
/// snapshot against that, and opens every sealed value. Ends with 1 where something is wrong, and says what.
#[derive(Debug, Args)]
pub(super) struct VerifyCommand {
    #[command(flatten)]
    store: Store,
    /// Print the end of each stream with its hash: written down elsewhere, it shows later that nothing was taken off
    #[arg(long)]
    ends: bool,
}

impl VerifyCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let verified = self.store.with(async |journal| {
            let verified = journal.verify(&service::refold).await;
            verified.map_err(|why| Trouble::Asked { what: why.to_string() })
        })?;
        if self.ends {
            for (stream, (version, hash)) in &verified.ends {
                terminal.print(&format!("{stream} {version} {hash}"))?;
            }
        }
        for finding in &verified.findings {
            terminal.print(&finding.to_string())?;
        }
        terminal.print(&format!(
            "{} events in {} streams, {} snapshots, {} sealed values; {} erased: {}.",
            verified.events,
            verified.ends.len(),
            verified.snapshots,
            verified.sealed,
            verified.erased,
            match verified.findings.len() {
                0 => "all as they were written".to_owned(),
                1 => "1 thing is wrong".to_owned(),
                many => format!("{many} things are wrong"),
            }
        ))?;
        Ok(if verified.findings.is_empty() { Exit::Fine } else { Exit::Findings })
    }
}
