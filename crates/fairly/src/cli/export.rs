//! `fairly export`: a whole history as lines of JSON, so that nobody is locked in.

use super::store::Store;
use super::{Exit, Terminal, Trouble};
use clap::Args;
use journal::StreamId;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// Write a team's whole history as lines of JSON, names in the clear
///
/// One line for each event, in order, then one for each value that events refer to by its sealed id. Anyone who was erased
/// is not in it. The file holds personal data: keep it as you would keep the record itself.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  fairly export --data fairly.db\n  \
    fairly export --data fairly.db team/5vb2k3c9r1... -o history.jsonl")]
pub(super) struct ExportCommand {
    #[command(flatten)]
    store: Store,
    /// The stream, such as team/ID; without it, lists all
    #[arg(value_name = "STREAM")]
    stream: Option<StreamId>,
    /// The file to write; it must not be there yet
    #[arg(short, long, value_name = "FILE", requires = "stream")]
    output: Option<PathBuf>,
}

impl ExportCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let Some(stream) = &self.stream else { return self.list(terminal) };
        let Some(output) = &self.output else {
            let what = "say which file to write, with -o FILE; names do not belong on a screen";
            return Err(Trouble::Asked { what: what.to_owned() });
        };
        let exported = self.store.with(async |journal| {
            if journal.version(stream).await.map_err(asked)?.0 == 0 {
                return Err(Trouble::Asked {
                    what: format!("nothing has happened in {stream}; leave it out to see all"),
                });
            }
            let mut to = BufWriter::new(make(output)?);
            journal.export(stream, &mut to).await.map_err(asked)
        })?;
        terminal.print(&format!(
            "{} holds {} events and {} values of {stream}.",
            output.display(),
            exported.events,
            exported.values
        ))?;
        Ok(Exit::Fine)
    }

    fn list(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let streams = self.store.with(async |journal| journal.streams("").await.map_err(asked))?;
        for (stream, version) in streams {
            terminal.print(&format!("{stream}: {version} events"))?;
        }
        Ok(Exit::Fine)
    }
}

/// A new file that its owner alone may read.
fn make(path: &Path) -> Result<File, Trouble> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|source| Trouble::Write { path: path.to_owned(), source })
}

fn asked(why: impl std::error::Error) -> Trouble {
    Trouble::Asked { what: why.to_string() }
}
