//! Receipts of erasures: what was destroyed, what stays and why, and until when old backups hold it. Ids and counts, no names.

use care::erasures::{Erasure, Whom};
use jiff::Timestamp;
use jiff::civil::Date;
use journal::{Destroyed, Stays, what_stays};

use crate::{Caller, Error, Service};

/// A receipt, as it is read on a page, on paper and in a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Who was erased, by id.
    pub whom: String,
    /// When.
    pub at: Timestamp,
    /// What was destroyed, and how many of it.
    pub destroyed: Vec<(String, u64)>,
    /// What stays.
    pub stays: Vec<Staying>,
}

/// Something that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staying {
    /// What.
    pub what: String,
    /// How many, where that can be counted for one person.
    pub count: Option<u64>,
    /// Why, and until when.
    pub why: String,
}

/// All receipts that are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipts {
    /// Each with its number, the latest first.
    pub kept: Vec<(usize, Receipt)>,
    /// Ids of those who were erased and of whom no receipt was kept: before receipts were, or by a program that was cut short.
    pub without: Vec<String>,
    /// For how many days backups are kept, where somebody said so.
    pub backups_kept: Option<u16>,
}

impl From<&Erasure> for Receipt {
    fn from(erasure: &Erasure) -> Self {
        let count = |what: Destroyed| Some((what.to_string(), *erasure.destroyed.get(what.word())?));
        let mut stays: Vec<Staying> =
            what_stays(erasure.looks, erasure.names).into_iter().map(Staying::from).collect();
        if erasure.shared_accounts > 0 {
            stays.push(Staying::of(
                "accounts that are also somebody else to this place",
                Some(erasure.shared_accounts),
                "each is a worker, in another circle, or an administrator as well; it is no longer linked to who was erased",
            ));
        }
        if let Whom::Account(_) = erasure.whom {
            stays.push(Staying::of(
                "what a person’s record says of their circle",
                None,
                "it belongs to the person, who can change it; it goes when the person is erased",
            ));
        }
        stays.push(backups(erasure.backups_until));
        let destroyed = Destroyed::ALL.into_iter().filter_map(count).collect();
        Self { whom: erasure.whom.to_string(), at: erasure.at, destroyed, stays }
    }
}

impl From<&journal::Receipt> for Receipt {
    /// Of a subject that is none of ours, and of which no receipt is kept.
    fn from(done: &journal::Receipt) -> Self {
        let mut stays: Vec<Staying> =
            what_stays(done.looks, done.names).into_iter().map(Staying::from).collect();
        stays.push(backups(None));
        Self {
            whom: done.subject.to_string(),
            at: done.at.timestamp(),
            destroyed: done.destroyed.iter().map(|(what, count)| (what.to_string(), *count)).collect(),
            stays,
        }
    }
}

impl From<Stays> for Staying {
    fn from(stays: Stays) -> Self {
        Self::of(stays.what, stays.count, stays.why)
    }
}

impl Staying {
    fn of(what: &str, count: Option<u64>, why: &str) -> Self {
        Self { what: what.to_owned(), count, why: why.to_owned() }
    }
}

/// What backups made before an erasure hold, and until when.
fn backups(until: Option<Date>) -> Staying {
    let why = match until {
        Some(until) => format!("they still hold the key; the last of them is let go on {until}"),
        None => "they still hold the key; nobody has said for how long backups are kept, so delete them"
            .to_owned(),
    };
    Staying { what: "backups made before this".to_owned(), count: None, why }
}

impl Service {
    /// Every receipt that is kept, to those who may erase.
    ///
    /// # Errors
    /// If they may not, or it cannot be read.
    pub async fn receipts(&self, caller: &Caller) -> Result<Receipts, Error> {
        self.may_erase(caller).await?;
        let organisation = self.organisation().await?;
        let known = |subject: &str| organisation.erasures.iter().any(|one| one.whom.to_string() == subject);
        let all = self.inner.journal.erasures(0).await?;
        let without = all.into_iter().map(|(_, subject)| subject.as_str().to_owned());
        let without = without.filter(|subject| !known(subject)).collect();
        let numbered = organisation.erasures.iter().enumerate().rev();
        let kept = numbered.map(|(at, erasure)| (at + 1, Receipt::from(erasure))).collect();
        Ok(Receipts { kept, without, backups_kept: organisation.backups_kept })
    }

    /// One receipt, by its number.
    ///
    /// # Errors
    /// If they may not, or there is none.
    pub async fn receipt(&self, caller: &Caller, number: usize) -> Result<Receipt, Error> {
        let receipts = self.receipts(caller).await?.kept.into_iter();
        let mut found = receipts.filter(|(known, _)| *known == number).map(|(_, receipt)| receipt);
        found.next().ok_or_else(Error::not_found)
    }
}
