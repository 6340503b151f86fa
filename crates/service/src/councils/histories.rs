//! What happened to each council, for its page.

use std::collections::BTreeMap;

use care::councils;
use care::ids::{CouncilId, TeamId};
use care::organisation::Event;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Something that was changed about a council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CouncilEvent {
    /// The organisation works with it from then on.
    Joined {
        /// What it is called.
        name: String,
        /// Whether it saw every team there was, as every council did then.
        sees_every_team: bool,
    },
    /// It is called something else.
    Renamed {
        /// What it was called.
        before: String,
        /// What it is called from then on.
        after: String,
    },
    /// It sees a team, or no longer.
    Team {
        /// Which.
        team: TeamId,
        /// Whether it sees it from then on.
        sees: bool,
    },
}

/// What happened to each council, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CouncilHistories(BTreeMap<CouncilId, Vec<(Timestamp, CouncilEvent)>>);

impl CouncilHistories {
    /// What happened to one, the latest first.
    pub(crate) fn of(&self, council: CouncilId) -> Vec<(Timestamp, CouncilEvent)> {
        self.0.get(&council).into_iter().flatten().rev().cloned().collect()
    }

    /// Takes in one event of the organisation, which happened at a moment.
    pub(crate) fn apply(&mut self, at: Timestamp, event: &Event) {
        let (council, what) = match event {
            Event::Councils(councils::Event::CouncilJoined(joined)) => {
                let (name, sees_every_team) = (joined.name.clone(), joined.sees_every_team);
                (joined.council, CouncilEvent::Joined { name, sees_every_team })
            }
            Event::Councils(councils::Event::CouncilRenamed(renamed)) => {
                let (before, after) = (renamed.name.before.clone(), renamed.name.after.clone());
                (renamed.council, CouncilEvent::Renamed { before, after })
            }
            Event::Councils(councils::Event::TeamOpened(opened)) => {
                (opened.council, CouncilEvent::Team { team: opened.team, sees: opened.sees.after })
            }
            Event::Provider(_) | Event::Teams(_) | Event::Accounts(_) | Event::Erasures(_) => return,
        };
        self.0.entry(council).or_default().push((at, what));
    }
}
