//! The one place that prints.

use crate::board::{Ink, Style, cut};
use std::io::{self, BufWriter, IsTerminal, Write};

/// Where a command's words go: results to one stream, progress and troubles to the other.
pub struct Terminal {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    style: Style,
    /// The columns that a line written over may take, where someone watches.
    live: Option<usize>,
}

impl Terminal {
    /// The terminal, or pipe, of this process. Colour only on a terminal, and not where `NO_COLOR` is set.
    #[must_use]
    pub fn of_process() -> Self {
        let shown = io::stdout().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let columns = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Self {
            out: Box::new(BufWriter::new(io::stdout())),
            err: Box::new(io::stderr()),
            style: Style {
                width: columns.filter(|_| shown).unwrap_or(Style::PIPE_WIDTH),
                ink: if shown && !plain { Ink::Colour } else { Ink::Plain },
            },
            live: io::stderr().is_terminal().then(|| columns.unwrap_or(Style::PIPE_WIDTH)),
        }
    }

    /// A terminal that writes elsewhere: for tests, and for programs that embed the commands.
    #[must_use]
    pub fn writing(out: Box<dyn Write>, err: Box<dyn Write>, style: Style) -> Self {
        Self { out, err, style, live: None }
    }

    /// How wide lines may be, and whether in colour.
    #[must_use]
    pub fn style(&self) -> Style {
        self.style
    }

    /// Whether someone watches: a line may be written over.
    #[must_use]
    pub fn live(&self) -> bool {
        self.live.is_some()
    }

    /// Prints a result, with a line end if it has none.
    ///
    /// # Errors
    /// When the stream cannot be written to, such as a pipe whose reader has gone.
    pub fn print(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())?;
        if !text.is_empty() && !text.ends_with('\n') {
            self.out.write_all(b"\n")?;
        }
        self.out.flush()
    }

    /// Says something beside the result. That nobody listens is no error.
    pub fn say(&mut self, text: &str) {
        let _ = writeln!(self.err, "{text}");
    }

    /// Writes over the line below the results; what does not fit on one line is cut off, or it could not be written
    /// over.
    pub fn status(&mut self, text: &str) {
        let line = cut(text, self.live.unwrap_or(Style::PIPE_WIDTH));
        let _ = write!(self.err, "\r\x1b[2K{line}");
        let _ = self.err.flush();
    }
}
