//! What the team holds rules to mean, where the law leaves it open.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::civil::{Clock, Weekday};

/// The team's own settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    /// Which working time law holds.
    pub law: LawChoice,
    /// How many minutes before the agreed time are still fine, where a visit does not say.
    pub fine_early_minutes: u16,
    /// How many minutes after the agreed time are still fine, where a visit does not say.
    pub fine_late_minutes: u16,
    /// How far from the agreed time a visit may ever start, where it gives no hard window.
    pub hard_minutes: u16,
    /// From when work counts as evening work when shares are compared.
    pub evening_from: Clock,
    /// The days that count as weekend when shares are compared.
    pub weekend: Vec<Weekday>,
    /// Over how many days different faces are counted, the horizon's own included.
    pub faces_days: u16,
    /// How many days after the last visit a worker is still known to a person.
    pub known_days: u16,
    /// Earliest time into a round at which its break may start.
    pub break_after_minutes: u16,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            law: LawChoice::default(),
            fine_early_minutes: 15,
            fine_late_minutes: 15,
            hard_minutes: 120,
            evening_from: Clock::new(18, 0).unwrap_or_default(),
            weekend: Weekday::WEEKEND.to_vec(),
            faces_days: 14,
            known_days: 180,
            break_after_minutes: 120,
        }
    }
}

/// Which working time law holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum LawChoice {
    /// The Working Time Regulations 1998 of Great Britain, as they stand at the start of the horizon.
    #[default]
    #[serde(rename = "great-britain")]
    GreatBritain,
    /// None but what the contracts say: for experiments, and for places whose law is not known here.
    #[serde(rename = "contracts-only")]
    ContractsOnly,
}
