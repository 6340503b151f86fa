//! A ledger as it is kept in a snapshot: its transactions, what waits, and up to when it is closed. The rest follows.

use jiff::civil::Date;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Account, Held, Ledger, Transaction};

#[derive(Serialize)]
#[serde(bound(serialize = "W: Serialize, H: Serialize"))]
struct Written<'a, A: Account, W, H> {
    transactions: &'a [Transaction<A, W>],
    held: Vec<(&'a H, &'a Held<A>)>,
    closed: Option<Date>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "W: DeserializeOwned, H: DeserializeOwned"))]
struct Read<A: Account, W, H> {
    transactions: Vec<Transaction<A, W>>,
    held: Vec<(H, Held<A>)>,
    closed: Option<Date>,
}

impl<A: Account, W: Serialize, H: Serialize> Serialize for Ledger<A, W, H> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (transactions, held) = (self.transactions.as_slice(), self.held.iter().collect());
        Written { transactions, held, closed: self.closed }.serialize(serializer)
    }
}

impl<'de, A, W, H> Deserialize<'de> for Ledger<A, W, H>
where
    A: Account,
    W: Clone + Ord + DeserializeOwned,
    H: Copy + Ord + DeserializeOwned,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read { transactions, held, closed } = Read::<A, W, H>::deserialize(deserializer)?;
        let mut ledger = Self::default();
        for transaction in transactions {
            ledger.post(transaction).map_err(D::Error::custom)?;
        }
        ledger.held = held.into_iter().collect();
        ledger.closed = closed;
        Ok(ledger)
    }
}
