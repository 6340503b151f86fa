//! The form of a pin: what it takes in.

use crate::sent::{Id, Line, OnTheGround, terms};
use care::Location;
use care::ids::CommandId;
use schemars::JsonSchema;
use serde::Deserialize;

/// How far a map goes to each side, in metres, from the nearest to the farthest look.
pub(super) const WIDE: [u32; 5] = [250, 500, 1_000, 2_000, 4_000];

terms! {
    /// How far a map goes to each side, in metres.
    HalfWidth(u32) |text| text.parse().ok().filter(|wide| WIDE.contains(wide)),
        "Choose how much of the map is shown: 250, 500, 1000, 2000 or 4000 metres to each side.",
        { "type": "integer", "enum": [250, 500, 1000, 2000, 4000] };
}

/// What is done with a pin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Deed {
    /// It is kept.
    #[default]
    Save,
    /// It is looked for by its postcode.
    Postcode,
    /// It is looked for by its street.
    Street,
    /// Less of the map, larger.
    Closer,
    /// More of the map, smaller.
    Wider,
    /// It is taken away.
    Nowhere,
}

/// A pin, and what to do with it.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct SentPin {
    command: Id<CommandId>,
    /// Where it is on the map, as the page's own script writes it.
    at: Option<OnTheGround>,
    /// How much of the map is shown.
    wide: Option<HalfWidth>,
    postcode: Option<Line>,
    /// The name of a street on the map.
    street: Option<Line>,
    /// What to do; keep it where nothing is said.
    deed: Option<Deed>,
}

impl SentPin {
    pub(super) fn id(&self) -> CommandId {
        self.command.0
    }

    pub(super) fn at(&self) -> Option<Location> {
        self.at.as_ref().map(|at| at.0)
    }

    pub(super) fn wide(&self) -> Option<u32> {
        self.wide.as_ref().map(|wide| wide.0)
    }

    pub(super) fn deed(&self) -> Deed {
        self.deed.unwrap_or_default()
    }

    /// The postcode that is to be looked for: asked for, or written and saved at once.
    pub(super) fn postcode_asked(&self) -> Option<&str> {
        let written = self.postcode.as_ref().map(|line| line.0.as_str()).filter(|text| !text.is_empty());
        written.filter(|_| matches!(self.deed(), Deed::Postcode | Deed::Save))
    }

    /// The street that is to be looked for: asked for, or chosen and saved at once where there is no pin yet.
    pub(super) fn street_asked(&self) -> Option<&str> {
        let chosen = self.street.as_ref().map(|line| line.0.as_str()).filter(|text| !text.is_empty());
        chosen.filter(|_| self.deed() == Deed::Street || (self.deed() == Deed::Save && self.at.is_none()))
    }
}
