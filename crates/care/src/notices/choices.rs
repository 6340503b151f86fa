//! What somebody wants to be told, how, and when not.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Kind, Told};
use crate::time::{Clock, Moment, Timestamp, Zone, plus_days};

/// What somebody wants to be told, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// What they see on their page of notices.
    pub on_page: BTreeSet<Kind>,
    /// What they get by e-mail, where an address is known.
    pub by_email: BTreeSet<Kind>,
    /// Where e-mail reaches them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// When nothing is sent; `None`: at any time.
    pub quiet: Option<Quiet>,
    /// Whether a change of today or tomorrow is sent in the quiet hours too.
    pub wakes: bool,
}

/// Hours in which nothing is sent, such as from 21:00 to 07:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// When they begin.
    pub from: Clock,
    /// When they end; before they begin where they go over midnight.
    pub to: Clock,
}

impl Default for Choices {
    fn default() -> Self {
        let quiet = Clock::new(21, 0).zip(Clock::new(7, 0)).map(|(from, to)| Quiet { from, to });
        let all = BTreeSet::from(Kind::ALL);
        Self { on_page: all.clone(), by_email: all, email: None, quiet, wakes: false }
    }
}

impl Choices {
    /// When something that happens at `at` is sent to them.
    #[must_use]
    pub fn due(&self, told: &Told, at: Timestamp, zone: &Zone) -> Timestamp {
        let moment = zone.civil(at);
        let wakes = told.kind.is_always_told() || (self.wakes && told.is_urgent(moment.date));
        let quiet_until = self.quiet.filter(|_| !wakes).and_then(|quiet| quiet.end(moment));
        quiet_until.map_or(at, |end| zone.timestamp(end))
    }

    /// Where an e-mail about it goes, if they want one.
    #[must_use]
    pub fn mails(&self, kind: Kind) -> Option<&str> {
        self.email.as_deref().filter(|_| kind.is_always_told() || self.by_email.contains(&kind))
    }

    /// Whether it is new on their page of notices.
    #[must_use]
    pub fn shows(&self, kind: Kind) -> bool {
        kind.is_always_told() || self.on_page.contains(&kind)
    }
}

impl Quiet {
    /// When the quiet hours end in which `moment` is; `None`: it is in none.
    #[must_use]
    pub fn end(self, moment: Moment) -> Option<Moment> {
        let Self { from, to } = self;
        let clock = moment.clock;
        let over_midnight = to <= from;
        let tomorrow = || Moment::new(plus_days(moment.date, 1), to);
        match over_midnight {
            true if from == to => None,
            true if clock >= from => Some(tomorrow()),
            true => (clock < to).then(|| Moment::new(moment.date, to)),
            false => (from <= clock && clock < to).then(|| Moment::new(moment.date, to)),
        }
    }
}
