//! The command line: one file for each command, one place that prints.

mod exit;
mod terminal;
mod trouble;

pub use exit::Exit;
pub use terminal::Terminal;
pub use trouble::Trouble;

use clap::{CommandFactory, Parser};
use std::ffi::OsString;
use std::process::ExitCode;

/// What `fairly` says of itself where nobody asks for anything.
const ABOUT: &str = "\
Fairly plans a neighbourhood's home care: who goes to whom, when, and why.
It proposes, checks and explains; the team decides.";

#[derive(Debug, Parser)]
#[command(name = "fairly", version, about = ABOUT, after_help = exit::HELP, max_term_width = 100)]
struct Arguments {}

/// Runs the program with the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    let mut terminal = Terminal::of_process();
    run(std::env::args_os(), &mut terminal).into()
}

/// Runs the program with these arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>, terminal: &mut Terminal) -> Exit {
    let done = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments.carry_out(terminal),
        Err(said) => return said_by_clap(&said, terminal),
    };
    done.unwrap_or_else(|trouble| {
        trouble.lines().iter().for_each(|line| terminal.say(line));
        trouble.exit()
    })
}

impl Arguments {
    fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        terminal.print(&Self::command().render_help().to_string())?;
        Ok(Exit::Fine)
    }
}

/// Help and version are results; everything else that clap says is about how the program was called.
fn said_by_clap(said: &clap::Error, terminal: &mut Terminal) -> Exit {
    let text = said.render().to_string();
    if said.use_stderr() {
        terminal.say(text.trim_end());
        return Exit::Unusable;
    }
    match terminal.print(&text) {
        Ok(()) => Exit::Fine,
        Err(why) => Trouble::from(why).exit(),
    }
}
