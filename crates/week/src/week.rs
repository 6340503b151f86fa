//! The whole file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::civil::Moment;
use crate::history::{Came, Published};
use crate::horizon::Horizon;
use crate::law::Law;
use crate::person::Person;
use crate::place::Place;
use crate::read::json_text;
use crate::rules::{LawChoice, Rules};
use crate::travel::{Closure, Travel};
use crate::visit::{Link, Visit};
use crate::weights::Weights;
use crate::worker::Worker;

/// The tag every week file carries, so that later versions can tell it apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Format {
    /// The first version.
    #[default]
    #[serde(rename = "fairly.week/1")]
    Week1,
}

/// A week of care (or 1 to 28 days): who needs what when, who can come, and what the team minds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Week {
    /// What kind of file this is.
    pub format: Format,
    /// What people call it, such as "Old Trafford, week of 2 March".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The days that are planned.
    pub horizon: Horizon,
    /// What time it is in the team's day: what has started by then stays. Not given: everything is still to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Moment>,
    /// Where people live and rounds begin.
    pub places: Vec<Place>,
    /// How long it takes between places.
    pub travel: Travel,
    /// What is closed or slower than usual.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closures: Vec<Closure>,
    /// All competences there are, to catch misspelt ones; not given: any name will do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competences: Vec<String>,
    /// Who can come.
    pub workers: Vec<Worker>,
    /// Who is visited.
    pub people: Vec<Person>,
    /// What is wanted.
    pub visits: Vec<Visit>,
    /// What ties visits together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The team's own settings.
    #[serde(default)]
    pub rules: Rules,
    /// What the team minds.
    #[serde(default)]
    pub weights: Weights,
    /// Who came in the days before the horizon.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Came>,
    /// What the published rota says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<Published>,
}

impl Week {
    /// A week in which nobody needs anything yet.
    #[must_use]
    pub fn new(horizon: Horizon, travel: Travel) -> Self {
        Self {
            format: Format::default(),
            name: String::new(),
            horizon,
            now: None,
            places: Vec::new(),
            travel,
            closures: Vec::new(),
            competences: Vec::new(),
            workers: Vec::new(),
            people: Vec::new(),
            visits: Vec::new(),
            links: Vec::new(),
            rules: Rules::default(),
            weights: Weights::default(),
            history: Vec::new(),
            published: Vec::new(),
        }
    }

    /// The working time law that holds for it, if any.
    #[must_use]
    pub fn law(&self) -> Option<&'static Law> {
        match self.rules.law {
            LawChoice::GreatBritain => Law::great_britain(self.horizon.from),
            LawChoice::ContractsOnly => None,
        }
    }

    /// The file's text: indented, ending in a line feed, the same bytes for the same week.
    #[must_use]
    pub fn to_json(&self) -> String {
        json_text(self)
    }
}
