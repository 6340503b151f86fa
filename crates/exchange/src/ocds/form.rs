//! The standard's own form. Fields are named as it names them, and say what it says.
#![allow(
    missing_docs,
    reason = "the standard describes each field, at https://standard.open-contracting.org/1.1/en/schema/reference"
)]

use care::Pence;
use care::time::Date;
use serde::Serialize;

/// A document with the publisher on top: of releases, or of records.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Package<T> {
    pub uri: String,
    pub version: &'static str,
    pub published_date: String,
    pub publisher: Publisher,
    #[serde(flatten)]
    pub content: T,
}

/// The content of a package of releases.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReleasePackage {
    pub releases: Vec<Release>,
}

/// The content of a package of records.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RecordPackage {
    pub records: Vec<Record>,
}

/// Who publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Publisher {
    pub name: String,
}

/// All that is known of one agreement: each step, and all together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    pub ocid: String,
    pub releases: Vec<Release>,
    pub compiled_release: Release,
}

/// What was published on one day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Release {
    pub ocid: String,
    pub id: String,
    pub date: String,
    pub tag: Vec<&'static str>,
    pub initiation_type: &'static str,
    pub parties: Vec<Party>,
    pub buyer: OrganizationReference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planning: Option<Planning>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tender: Option<Tender>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<Award>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contracts: Vec<Contract>,
    pub language: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    pub id: String,
    pub name: String,
    pub roles: Vec<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrganizationReference {
    pub id: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Planning {
    pub rationale: String,
    pub budget: Budget,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Budget {
    pub description: String,
    pub amount: Amount,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tender {
    pub id: String,
    pub title: String,
    pub description: String,
    pub status: &'static str,
    pub procuring_entity: OrganizationReference,
    pub value: Amount,
    pub procurement_method: &'static str,
    pub main_procurement_category: &'static str,
    pub tender_period: Period,
    pub number_of_tenderers: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tenderers: Vec<OrganizationReference>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Award {
    pub id: String,
    pub title: String,
    pub description: String,
    pub status: &'static str,
    pub date: String,
    pub value: Amount,
    pub suppliers: Vec<OrganizationReference>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contract {
    pub id: String,
    #[serde(rename = "awardID")]
    pub award_id: String,
    pub title: String,
    pub description: String,
    pub status: &'static str,
    pub period: Period,
    pub value: Amount,
    pub date_signed: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub implementation: Option<Implementation>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Implementation {
    pub transactions: Vec<Transaction>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Transaction {
    pub id: String,
    pub date: String,
    pub value: Amount,
    pub payer: OrganizationReference,
    pub payee: OrganizationReference,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Period {
    pub start_date: String,
    pub end_date: String,
}

/// Money: pounds as a number, with pence after the point.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Amount {
    pub amount: f64,
    pub currency: &'static str,
}

impl From<Pence> for Amount {
    fn from(pence: Pence) -> Self {
        // A double holds every amount of pence below ninety thousand billion pounds exactly enough to print it again.
        #[expect(clippy::cast_precision_loss, reason = "see above")]
        let pence = pence.0 as f64;
        Self { amount: pence / 100.0, currency: "GBP" }
    }
}

impl Period {
    /// From the beginning of one day to the end of another.
    #[must_use]
    pub fn of(from: Date, until: Date) -> Self {
        Self { start_date: day(from), end_date: format!("{until}T23:59:59Z") }
    }
}

/// A day as the standard writes it: with a time.
pub(super) fn day(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
