//! Agreements as Open Contracting publishes them (OCDS 1.1, <https://standard.open-contracting.org>): releases, and a record.
//!
//! An [`Agreement`] is what is known of one, from the plan to what was spent. [`releases`] tells it step by step, as it would have
//! been published on each day; [`record`] puts the steps together. Both go into a package that says who publishes it.

mod form;
mod release;

pub use form::{
    Amount, Award, Budget, Contract, Implementation, OrganizationReference, Package, Party, Period, Planning,
    Publisher, Record, RecordPackage, Release, ReleasePackage, Tender, Transaction,
};
pub use release::{record, releases};

use care::Pence;
use care::time::{Date, Timestamp};

/// The version of the standard that we write.
pub const VERSION: &str = "1.1";

/// An organisation that takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// An id that stays the same, such as `GB-CHC-123456`.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// An agreement, as far as it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its id among all in the world: the publisher's prefix, a hyphen, and an id of our own.
    pub ocid: String,
    /// What it is about, in a line.
    pub title: String,
    /// What it is about, in sentences.
    pub description: String,
    /// Who pays.
    pub buyer: Organisation,
    /// That it was planned.
    pub planned: Option<Planned>,
    /// That offers were asked for.
    pub tendered: Option<Tendered>,
    /// Who was chosen.
    pub awarded: Option<Awarded>,
    /// That it was signed.
    pub signed: Option<Signed>,
}

/// That it was planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// When this was published.
    pub at: Timestamp,
    /// Why.
    pub why: String,
    /// What there is for it.
    pub budget: Pence,
}

/// That offers were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tendered {
    /// When this was published.
    pub at: Timestamp,
    /// From which day.
    pub from: Date,
    /// Until which day.
    pub until: Date,
    /// How it was done.
    pub method: Method,
    /// What it is worth at most.
    pub value: Pence,
    /// Who offered; nobody, as long as it goes on.
    pub offered: Vec<Organisation>,
}

/// Who may offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Anyone.
    Open,
    /// Those who qualify.
    Selective,
    /// Those who are asked.
    Limited,
    /// One who is asked.
    Direct,
}

/// Who was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awarded {
    /// When this was published.
    pub at: Timestamp,
    /// On which day.
    pub on: Date,
    /// Why they.
    pub why: String,
    /// For how much.
    pub value: Pence,
    /// Who.
    pub to: Vec<Organisation>,
}

/// That it was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// When this was published.
    pub at: Timestamp,
    /// On which day.
    pub on: Date,
    /// From which day it holds.
    pub from: Date,
    /// Until which day.
    pub until: Date,
    /// For how much.
    pub value: Pence,
    /// What was paid since, in the order of days.
    pub paid: Vec<Payment>,
}

/// Something that was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// An id of our own.
    pub id: String,
    /// When this was published.
    pub at: Timestamp,
    /// On which day.
    pub on: Date,
    /// How much.
    pub amount: Pence,
    /// To whom.
    pub to: Organisation,
}
