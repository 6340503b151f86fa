//! The ways of travelling a graph knows.

use std::fmt;

/// A way of travelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// On foot.
    Foot,
    /// By bicycle.
    Bicycle,
    /// By car.
    Car,
}

impl Mode {
    /// All of them, in the order graphs and files keep them.
    pub const ALL: [Self; 3] = [Self::Foot, Self::Bicycle, Self::Car];

    /// The position in [`Mode::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Foot => 0,
            Self::Bicycle => 1,
            Self::Car => 2,
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foot => "foot",
            Self::Bicycle => "bicycle",
            Self::Car => "car",
        })
    }
}
