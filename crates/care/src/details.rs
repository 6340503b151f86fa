//! What identifies or describes somebody. It is sealed in the vault, under the key of the one it is about; events and
//! state hold only its [`SealedId`]. Destroying the key erases all of it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{NoId, PersonId, SealedId, TeamId, WorkerId};
use crate::location::Location;

/// Under whose key something is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataSubject {
    /// A person: their details, their circle, words about them.
    Person(PersonId),
    /// A worker: their details and words about them.
    Worker(WorkerId),
    /// A team: words about what it decides.
    Team(TeamId),
}

impl fmt::Display for DataSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(person) => write!(f, "person/{person}"),
            Self::Worker(worker) => write!(f, "worker/{worker}"),
            Self::Team(team) => write!(f, "team/{team}"),
        }
    }
}

impl FromStr for DataSubject {
    type Err = NoId;

    fn from_str(text: &str) -> Result<Self, NoId> {
        match text.split_once('/') {
            Some(("person", id)) => id.parse().map(Self::Person),
            Some(("worker", id)) => id.parse().map(Self::Worker),
            Some(("team", id)) => id.parse().map(Self::Team),
            _ => Err(NoId("person, worker or team")),
        }
    }
}

crate::time::as_text!(DataSubject);

/// Something that is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// Who a person is.
    Person(PersonDetails),
    /// Who a worker is.
    Worker(WorkerDetails),
    /// Who someone of a person's circle is.
    Member(MemberDetails),
    /// What a worker wrote down of a visit.
    Record(RecordWords),
    /// How somebody was who seemed unwell.
    Seen(crate::triage::Seen),
    /// What a medicine is and how it is taken.
    Medicine(crate::medicines::MedicineDetails),
    /// What a care plan says.
    Plan(Box<crate::care_plan::PlanWords>),
    /// What is on an emergency sheet.
    Sheet(crate::emergency::SheetWords),
    /// Free text: what support is for, why something changed, what is proposed.
    Words(String),
}

/// Who a person is, as the team needs to know them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonDetails {
    /// Their full name.
    pub name: String,
    /// What they like to be called. Empty: as their name says.
    pub known_as: String,
    /// Where they live, in lines.
    pub address: String,
    /// Where that is on the map.
    pub home: Option<Location>,
    /// How to reach them.
    pub phone: String,
    /// The gender of worker they wish for, in the team's own words.
    pub gender_wish: Option<String>,
    /// The language they wish a worker to speak.
    pub language_wish: Option<String>,
    /// How to get in: where the key is, or who opens.
    pub key: String,
    /// What a worker should know before going in: the dog, the good chair.
    pub notes: String,
}

/// Who a worker is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkerDetails {
    /// Their full name.
    pub name: String,
    /// What they are called. Empty: as their name says.
    pub known_as: String,
    /// How to reach them.
    pub phone: String,
    /// Where their rounds start and end; `None`: at the first and last visit.
    pub start: Option<Location>,
    /// When they were born, where the law cares.
    pub born: Option<Date>,
    /// Their gender, in the team's own words, for people who wish for one.
    pub gender: Option<String>,
    /// The languages they speak.
    pub languages: Vec<String>,
    /// Anything else the team should know.
    pub notes: String,
}

/// Who someone of a person's circle is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MemberDetails {
    /// Their name.
    pub name: String,
    /// What they are to the person, such as "daughter".
    pub relation: String,
    /// How to reach them.
    pub phone: String,
}

/// What a worker wrote down of a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordWords {
    /// What was hoped for, and what came of each.
    pub hoped: Vec<Hoped>,
    /// How it was, in a sentence.
    pub said: String,
    /// What others should know of: a bruise, a mood, an empty fridge.
    pub noticed: String,
    /// A word for the next worker.
    pub handover: String,
}

/// Something that was hoped for at a visit, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hoped {
    /// What, in the words of what was agreed.
    pub what: String,
    /// What came of it.
    pub came: Came,
}

/// What came of something that was hoped for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Came {
    /// Done.
    Done,
    /// Done in part.
    Partly,
    /// Not done.
    Not,
    /// The person did not want it.
    NotWanted,
}

impl PersonDetails {
    /// What they are called.
    #[must_use]
    pub fn called(&self) -> &str {
        if self.known_as.is_empty() { &self.name } else { &self.known_as }
    }
}

impl WorkerDetails {
    /// What they are called.
    #[must_use]
    pub fn called(&self) -> &str {
        if self.known_as.is_empty() { &self.name } else { &self.known_as }
    }
}

/// What was opened from the vault, in memory for as long as a page or the engine needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    open: BTreeMap<SealedId, Detail>,
}

impl Book {
    /// Puts in what was opened.
    pub fn put(&mut self, id: SealedId, detail: Detail) {
        self.open.insert(id, detail);
    }

    /// What is under `id`; `None` where it was erased or not opened.
    #[must_use]
    pub fn detail(&self, id: SealedId) -> Option<&Detail> {
        self.open.get(&id)
    }

    /// The person's details under `id`.
    #[must_use]
    pub fn person(&self, id: SealedId) -> Option<&PersonDetails> {
        match self.open.get(&id) {
            Some(Detail::Person(details)) => Some(details),
            _ => None,
        }
    }

    /// The worker's details under `id`.
    #[must_use]
    pub fn worker(&self, id: SealedId) -> Option<&WorkerDetails> {
        match self.open.get(&id) {
            Some(Detail::Worker(details)) => Some(details),
            _ => None,
        }
    }

    /// The details of someone's circle under `id`.
    #[must_use]
    pub fn member(&self, id: SealedId) -> Option<&MemberDetails> {
        match self.open.get(&id) {
            Some(Detail::Member(details)) => Some(details),
            _ => None,
        }
    }

    /// The record under `id`.
    #[must_use]
    pub fn record(&self, id: SealedId) -> Option<&RecordWords> {
        match self.open.get(&id) {
            Some(Detail::Record(words)) => Some(words),
            _ => None,
        }
    }

    /// How somebody was, under `id`.
    #[must_use]
    pub fn seen(&self, id: SealedId) -> Option<&crate::triage::Seen> {
        match self.open.get(&id) {
            Some(Detail::Seen(seen)) => Some(seen),
            _ => None,
        }
    }

    /// What a medicine is, under `id`.
    #[must_use]
    pub fn medicine(&self, id: SealedId) -> Option<&crate::medicines::MedicineDetails> {
        match self.open.get(&id) {
            Some(Detail::Medicine(details)) => Some(details),
            _ => None,
        }
    }

    /// What a care plan says, under `id`.
    #[must_use]
    pub fn plan(&self, id: SealedId) -> Option<&crate::care_plan::PlanWords> {
        match self.open.get(&id) {
            Some(Detail::Plan(words)) => Some(words),
            _ => None,
        }
    }

    /// What is on an emergency sheet, under `id`.
    #[must_use]
    pub fn sheet(&self, id: SealedId) -> Option<&crate::emergency::SheetWords> {
        match self.open.get(&id) {
            Some(Detail::Sheet(words)) => Some(words),
            _ => None,
        }
    }

    /// The words under `id`.
    #[must_use]
    pub fn words(&self, id: SealedId) -> Option<&str> {
        match self.open.get(&id) {
            Some(Detail::Words(words)) => Some(words),
            _ => None,
        }
    }
}

impl FromIterator<(SealedId, Detail)> for Book {
    fn from_iter<I: IntoIterator<Item = (SealedId, Detail)>>(opened: I) -> Self {
        Self { open: opened.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_subject_is_read_as_it_is_written() {
        for subject in [
            DataSubject::Person(PersonId::new(Uuid::from_u128(1))),
            DataSubject::Worker(WorkerId::new(Uuid::from_u128(2))),
            DataSubject::Team(TeamId::new(Uuid::from_u128(3))),
        ] {
            assert_eq!(subject.to_string().parse(), Ok(subject));
        }
        assert!("dog/00000000000000000000000001".parse::<DataSubject>().is_err());
    }
}
