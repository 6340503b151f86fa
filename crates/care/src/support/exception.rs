//! What is different for once.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{OnceId, PersonId};
use crate::time::Clock;
use crate::units::Minutes;
use crate::visit::{Crew, Support, VisitId};

/// What is different for once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exception {
    /// A person is not at home: no visits on these dates, both included. Written before a [suspension](crate::suspensions) could
    /// say more.
    Away {
        /// Who.
        person: PersonId,
        /// The first date without visits.
        from: Date,
        /// The last date without visits.
        to: Date,
        /// Why.
        why: Away,
    },
    /// One visit is not needed.
    Without {
        /// Which.
        visit: VisitId,
        /// Whose it is.
        person: PersonId,
    },
    /// One visit is at another time, longer, shorter, or takes more or fewer workers.
    Different {
        /// Which.
        visit: VisitId,
        /// Whose it is.
        person: PersonId,
        /// What is different.
        instead: Instead,
    },
    /// One more visit.
    Extra {
        /// Its id.
        visit: OnceId,
        /// Whose it is.
        person: PersonId,
        /// When.
        date: Date,
        /// What is to happen.
        support: Support,
    },
}

impl Exception {
    /// Whom it is about.
    #[must_use]
    pub fn person(&self) -> PersonId {
        match self {
            Self::Away { person, .. }
            | Self::Without { person, .. }
            | Self::Different { person, .. }
            | Self::Extra { person, .. } => *person,
        }
    }

    /// The visit that it changes or leaves out, where it is about one that was agreed.
    #[must_use]
    pub fn visit(&self) -> Option<VisitId> {
        match self {
            Self::Without { visit, .. } | Self::Different { visit, .. } => Some(*visit),
            Self::Away { .. } | Self::Extra { .. } => None,
        }
    }

    /// The one visit that is different by it, or there at all; `None` where it is about several.
    #[must_use]
    pub fn changes(&self) -> Option<VisitId> {
        match self {
            Self::Extra { visit, .. } => Some(VisitId::Once(*visit)),
            Self::Away { .. } | Self::Without { .. } | Self::Different { .. } => self.visit(),
        }
    }

    /// The last date on which it makes a difference; `None` where its visit is not known by its date.
    #[must_use]
    pub fn last_date(&self) -> Option<Date> {
        let of_visit = |visit: &VisitId| match visit {
            VisitId::Agreed { date, .. } => Some(*date),
            VisitId::Once(_) => None,
        };
        match self {
            Self::Away { to, .. } => Some(*to),
            Self::Without { visit, .. } => of_visit(visit),
            Self::Different { visit, instead, .. } => of_visit(visit).max(instead.date),
            Self::Extra { date, .. } => Some(*date),
        }
    }
}

/// Why a person is not at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Away {
    /// On holiday.
    Holiday,
    /// In hospital.
    Hospital,
    /// Staying elsewhere for a while, so that those who care for them have a rest.
    Respite,
    /// With family or friends.
    Family,
    /// For another reason.
    Other,
}

/// What is different about one visit; what is none stays as agreed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Instead {
    /// On another date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// At another time; its window moves with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Clock>,
    /// Of another length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// By more or fewer workers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crew: Option<Crew>,
}
