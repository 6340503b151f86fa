//! How wide and in what ink.

/// How a board is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns a line may take.
    pub width: usize,
    /// With or without colour.
    pub ink: Ink,
}

impl Style {
    /// How wide lines are where nobody says.
    pub const PIPE_WIDTH: usize = 100;
    /// The narrowest board that can be read.
    pub const NARROWEST: usize = 48;
}

/// Colour, or none. Nothing is said by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Just the words.
    Plain,
    /// The terminal's own colours.
    Colour,
}

impl Ink {
    /// What matters most on its line.
    #[must_use]
    pub fn strong(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// What is there for those who look for it.
    #[must_use]
    pub fn soft(self, text: &str) -> String {
        self.paint("2", text)
    }

    /// Ours: bars and blocks.
    #[must_use]
    pub fn accent(self, text: &str) -> String {
        self.paint("36", text)
    }

    /// Needs someone.
    #[must_use]
    pub fn wanting(self, text: &str) -> String {
        self.paint("33", text)
    }

    /// Kept, done.
    #[must_use]
    pub fn kept(self, text: &str) -> String {
        self.paint("32", text)
    }

    /// Harm is possible.
    #[must_use]
    pub fn harm(self, text: &str) -> String {
        self.paint("31", text)
    }

    fn paint(self, code: &str, text: &str) -> String {
        match self {
            Self::Colour if !text.is_empty() => format!("\x1b[{code}m{text}\x1b[0m"),
            _ => text.to_owned(),
        }
    }
}
