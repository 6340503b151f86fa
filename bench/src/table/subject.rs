//! What a table is about.

use std::str::FromStr;

use clap::ValueEnum;

use super::sets::Set;

/// What to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measured {
    /// Instances of the literature, or the peers' days.
    Set(Set),
    /// A team's and a branch's invented week.
    Weeks,
    /// Regions of more and more teams.
    Region,
}

impl FromStr for Measured {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "weeks" => Ok(Self::Weeks),
            "region" => Ok(Self::Region),
            set => Set::from_str(set, false).map(Self::Set).map_err(|_| {
                let sets = Set::value_variants().iter().filter_map(ValueEnum::to_possible_value);
                let names: Vec<String> = sets.map(|value| value.get_name().to_owned()).collect();
                format!("choose one of {}, weeks, region", names.join(", "))
            }),
        }
    }
}
