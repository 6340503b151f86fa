//! `fairly verify`: is everything as it was written?

use super::store::Store;
use super::{Exit, Terminal, Trouble};
use clap::Args;
use journal::{Cover, Covered, Verified, coverage};

/// Verify that everything is as it was written, while the server goes on serving
///
/// Computes the hash of every event, command, look and erasure again and holds it against its chain, folds every team from its
/// first event and holds its snapshot against that, and opens everything that is sealed. What is missing is told from what was
/// erased. --explain says what that covers, table by table, and what it does not. Ends with 1 where something is wrong, and
/// says what.
#[derive(Debug, Args)]
pub(super) struct VerifyCommand {
    #[command(flatten)]
    store: Store,
    /// Print the end of each stream and chain with its hash: written down elsewhere, it shows later that nothing was taken off
    #[arg(long)]
    ends: bool,
    /// Print what verifying covers, table by table and column by column, and do nothing else
    #[arg(long)]
    explain: bool,
}

impl VerifyCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        if self.explain {
            for line in coverage().iter().flat_map(explained) {
                terminal.print(&line)?;
            }
            return Ok(Exit::Fine);
        }
        let verified = self.store.with(async |journal| {
            let verified = journal.verify(&service::refold).await;
            verified.map_err(|why| Trouble::Asked { what: why.to_string() })
        })?;
        if self.ends {
            for line in ends(&verified) {
                terminal.print(&line)?;
            }
        }
        for finding in &verified.findings {
            terminal.print(&finding.to_string())?;
        }
        for line in sums(&verified) {
            terminal.print(&line)?;
        }
        Ok(if verified.findings.is_empty() { Exit::Fine } else { Exit::Findings })
    }
}

/// What is said of one table.
fn explained(covered: &Covered) -> Vec<String> {
    let ways = [Cover::Chained, Cover::Sealed, Cover::Compared, Cover::Opening, Cover::Cache, Cover::Not];
    let mut lines = vec![format!("{}: {}", covered.table, covered.holds)];
    for way in ways {
        let columns: Vec<&str> = covered.by(way).collect();
        if !columns.is_empty() {
            lines.push(format!("  {way}: {}", columns.join(", ")));
        }
    }
    if !covered.gaps.is_empty() {
        lines.push(format!("  {}", covered.gaps));
    }
    lines
}

/// The end of each stream and of each chain.
fn ends(verified: &Verified) -> Vec<String> {
    let streams = verified.ends.iter().map(|(stream, (version, hash))| format!("{stream} {version} {hash}"));
    let chains = verified.chains.iter().map(|(table, (number, hash))| format!("{table} {number} {hash}"));
    streams.chain(chains).collect()
}

/// What was looked at, and what came of it.
fn sums(verified: &Verified) -> Vec<String> {
    let rows = |table: &str| verified.rows.get(table).copied().unwrap_or(0);
    let mut lines = Vec::new();
    let before: Vec<String> = verified
        .before
        .iter()
        .filter(|(_, rows)| **rows > 0)
        .map(|(table, rows)| format!("{rows} {table}"))
        .collect();
    if !before.is_empty() {
        let words = "are from before these were chained: whatever was done to them until then cannot be seen";
        lines.push(format!("{} {words}.", before.join(", ")));
    }
    lines.push(format!(
        "{} looks, {} answers, {} files, {} accounts with what belongs to them.",
        rows("looks"),
        rows("commands"),
        verified.files,
        verified.accounts
    ));
    lines.push(format!(
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
    ));
    lines
}
