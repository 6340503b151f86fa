//! Options that several commands share.

use crate::board::Style;
use clap::Args;
use std::path::PathBuf;

/// How results are shown.
#[derive(Clone, Debug, Args)]
pub(super) struct Showing {
    /// Print JSON for a program to read, instead of words
    #[arg(long)]
    pub(super) json: bool,
    /// How many columns a line may take [default: as wide as the terminal]
    #[arg(long, value_name = "COLUMNS")]
    pub(super) width: Option<usize>,
}

impl Showing {
    /// The terminal's own style, as wide as asked.
    pub(super) fn style(&self, own: Style) -> Style {
        Style { width: self.width.unwrap_or(own.width), ..own }
    }
}

/// A road map beside a week.
#[derive(Clone, Debug, Args)]
pub(super) struct MapOption {
    /// A road map from `fairly map` or `fairly town --roads`: draws its streets on the page
    #[arg(long, value_name = "FILE")]
    pub(super) map: Option<PathBuf>,
}

/// Prints a value as JSON that people can read too.
pub(super) fn json(value: &serde_json::Value) -> String {
    format!("{value:#}")
}
