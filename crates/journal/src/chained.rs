//! Tables whose rows are chained as events are: what was promised to people, and what must not go unseen.

use sha2::{Digest, Sha256};

use crate::Hash;
use crate::engine::Value;

/// A table whose rows are chained. Each row has a number, one more than the row before, and a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Chain {
    /// What each command was answered.
    Commands,
    /// Who was erased, and when.
    Erasures,
    /// Which files were saved.
    Filings,
    /// Who looked at whose record.
    Looks,
    /// What was sealed, by name.
    Sealings,
}

/// The end of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ChainEnd {
    pub(crate) number: u64,
    pub(crate) hash: Hash,
}

/// Asks for the end of a chain, by its name.
pub(crate) const FIND_END: &str = "select number, hash from chains where name = $1";
/// Moves the end of a chain on.
pub(crate) const MOVE_END: &str = "update chains set number = $1, hash = $2 where name = $3";
/// Moves the end of a chain on to rows that were there before there was a chain.
pub(crate) const BEGIN_CHAIN: &str =
    "update chains set number = $1, hash = $2, before = $1, began_at = $3 where name = $4";

impl Chain {
    /// All of them.
    pub(crate) const ALL: [Self; 5] =
        [Self::Commands, Self::Erasures, Self::Filings, Self::Looks, Self::Sealings];

    /// The name of the table, and of its chain.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Commands => "commands",
            Self::Erasures => "erasures",
            Self::Filings => "filings",
            Self::Looks => "looks",
            Self::Sealings => "sealings",
        }
    }

    /// The columns that the hash covers, in order; number and hash come after them.
    pub(crate) fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Commands => &["command", "answer", "answered_at", "stream", "actor", "asked"],
            Self::Erasures => &["subject", "erased_at"],
            Self::Filings => &["name", "sum"],
            Self::Looks => &["at", "actor", "subject", "record", "purpose"],
            Self::Sealings => &["id", "subject", "stream"],
        }
    }

    /// Writes one row: the columns, then number and hash.
    pub(crate) fn insert(self) -> String {
        let columns = self.columns();
        let places: Vec<String> = (1..=columns.len() + 2).map(|place| format!("${place}")).collect();
        format!(
            "insert into {} ({}, number, hash) values ({})",
            self.table(),
            columns.join(", "),
            places.join(", ")
        )
    }

    /// Asks for the rows after a number, in order: the columns, then number and hash.
    pub(crate) fn page(self) -> String {
        let (table, columns) = (self.table(), self.columns().join(", "));
        format!("select {columns}, number, hash from {table} where number > $1 order by number limit $2")
    }

    /// Gives a row from before its hash.
    pub(crate) fn sign(self) -> String {
        format!("update {} set hash = $1 where number = $2", self.table())
    }
}

impl ChainEnd {
    /// Where nothing has been chained yet.
    pub(crate) const START: Self = Self { number: 0, hash: Hash::START };

    /// The end once a row with these values in its columns follows.
    pub(crate) fn next(self, chain: Chain, values: &[Value]) -> Self {
        let number = self.number + 1;
        self.at(chain, number, values)
    }

    /// The end once a row with this number and these values follows.
    ///
    /// SHA-256 over: the hash before; the name of the table and its length; the number; then each value after a byte for
    /// its type (0 nothing, 1 a whole number of 8 bytes, 2 text, 3 bytes) and its length. Lengths and numbers are 8 bytes
    /// each, most significant first. Any other program can check it.
    pub(crate) fn at(self, chain: Chain, number: u64, values: &[Value]) -> Self {
        let mut sum = Sha256::new();
        sum.update(self.hash.0);
        sum.update((chain.table().len() as u64).to_be_bytes());
        sum.update(chain.table());
        sum.update(number.to_be_bytes());
        for value in values {
            match value {
                Value::Null => add(&mut sum, 0, &[]),
                Value::Integer(number) => add(&mut sum, 1, &number.to_be_bytes()),
                Value::Text(text) => add(&mut sum, 2, text.as_bytes()),
                Value::Bytes(bytes) => add(&mut sum, 3, bytes),
            }
        }
        Self { number, hash: Hash(sum.finalize().into()) }
    }
}

/// Adds one value.
fn add(sum: &mut Sha256, kind: u8, bytes: &[u8]) {
    sum.update([kind]);
    sum.update((bytes.len() as u64).to_be_bytes());
    sum.update(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::values;

    /// The hash must stay what it is for ever, or old journals no longer verify.
    #[test]
    fn a_row_has_the_hash_it_always_had() {
        let values = values!["anna", 7_i64, None::<i64>, vec![1_u8]];
        let hash = ChainEnd::START.next(Chain::Looks, &values).hash.to_string();
        assert_eq!(hash, "932a5ec59f8d2d679a17163aee953def55861b4281d530ef497f32e6e31dd467");
    }

    #[test]
    fn a_hash_covers_the_table_the_number_every_value_and_what_came_before() {
        let values = values!["a", "b"];
        let whole = ChainEnd::START.next(Chain::Looks, &values);
        assert_ne!(ChainEnd::START.next(Chain::Filings, &values), whole);
        assert_ne!(ChainEnd::START.at(Chain::Looks, 2, &values).hash, whole.hash);
        assert_ne!(ChainEnd::START.next(Chain::Looks, &["ab".into(), "".into()]), whole);
        assert_ne!(ChainEnd::START.next(Chain::Looks, &["a".into(), vec![b'b'].into()]), whole);
        assert_ne!(whole.at(Chain::Looks, 1, &values), whole);
    }

    #[test]
    fn rows_are_written_and_read_in_the_same_order() {
        let insert = "insert into filings (name, sum, number, hash) values ($1, $2, $3, $4)";
        assert_eq!(Chain::Filings.insert(), insert);
        let page = "select name, sum, number, hash from filings where number > $1 order by number limit $2";
        assert_eq!(Chain::Filings.page(), page);
    }
}
