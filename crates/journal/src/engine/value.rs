//! Values, rows and statements that both engines understand.

use std::borrow::Cow;

use crate::chained::Chain;
use crate::{
    AccountId, ActorId, CommandId, Hash, Moment, Position, SealedId, StoreError, StreamId, SubjectId, Version,
};

/// One value in a column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// One row, whose columns are taken from left to right.
pub(crate) struct Row(std::vec::IntoIter<Value>);

/// One statement with its values. The words are the same for both engines: `$1`, `$2` and so on, first used in this
/// order, since SQLite numbers them as they come.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    pub(crate) sql: Cow<'static, str>,
    pub(crate) values: Vec<Value>,
    /// The chain that it adds a row to: number and hash are put behind the values when it is carried out.
    pub(crate) chain: Option<Chain>,
}

/// What a statement did.
pub(crate) struct Done {
    /// How many rows it changed.
    pub(crate) changed: u64,
    /// What it returned.
    pub(crate) rows: Vec<Row>,
}

/// A type that can stand in a column.
pub(crate) trait Column: Sized {
    fn from_value(value: Value) -> Option<Self>;
}

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self(values.into_iter())
    }

    /// The next column.
    pub(crate) fn take<T: Column>(&mut self) -> Result<T, StoreError> {
        let wrong = || StoreError::Damaged("a column holds something else than it should".into());
        self.0.next().and_then(T::from_value).ok_or_else(wrong)
    }

    /// All columns that were not taken.
    pub(crate) fn rest(self) -> Vec<Value> {
        self.0.collect()
    }
}

impl Statement {
    pub(crate) fn new(sql: impl Into<Cow<'static, str>>, values: Vec<Value>) -> Self {
        Self { sql: sql.into(), values, chain: None }
    }

    /// Adds a row to a chain, with these values in its columns.
    pub(crate) fn chained(chain: Chain, values: Vec<Value>) -> Self {
        Self { sql: chain.insert().into(), values, chain: Some(chain) }
    }
}

/// A list of values from whatever can be one.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::engine::Value::from($value)),*] };
}
pub(crate) use values;

impl Column for Value {
    fn from_value(value: Value) -> Option<Self> {
        Some(value)
    }
}

impl Column for i64 {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Integer(number) = value { Some(number) } else { None }
    }
}

impl Column for u64 {
    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value).and_then(|number| number.try_into().ok())
    }
}

impl Column for bool {
    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value).map(|number| number != 0)
    }
}

impl Column for String {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text) } else { None }
    }
}

impl Column for Vec<u8> {
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(bytes),
            Value::Text(text) => Some(text.into_bytes()),
            Value::Null | Value::Integer(_) => None,
        }
    }
}

impl<const N: usize> Column for [u8; N] {
    fn from_value(value: Value) -> Option<Self> {
        Vec::from_value(value).and_then(|bytes| bytes.try_into().ok())
    }
}

impl<T: Column> Column for Option<T> {
    fn from_value(value: Value) -> Option<Self> {
        if value == Value::Null { Some(None) } else { T::from_value(value).map(Some) }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<u64> for Value {
    /// Nothing counted here comes near the end of `i64`.
    fn from(number: u64) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Integer(yes.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Lets a newtype stand in a column as what it is made of.
macro_rules! column {
    ($($name:ty: $inner:ty, $make:expr, $show:expr;)*) => { $(
        impl Column for $name {
            fn from_value(value: Value) -> Option<Self> {
                <$inner>::from_value(value).map($make)
            }
        }

        impl From<&$name> for Value {
            fn from(it: &$name) -> Self {
                let show: fn(&$name) -> Self = $show;
                show(it)
            }
        }

        impl From<$name> for Value {
            fn from(it: $name) -> Self {
                (&it).into()
            }
        }
    )* };
}

column! {
    StreamId: String, Self::from, |it| it.as_str().into();
    CommandId: String, Self::from, |it| it.as_str().into();
    ActorId: String, Self::from, |it| it.as_str().into();
    SubjectId: String, Self::from, |it| it.as_str().into();
    SealedId: String, Self::from, |it| it.as_str().into();
    AccountId: String, Self::from, |it| it.as_str().into();
    Version: u64, Self, |it| it.0.into();
    Position: u64, Self, |it| it.0.into();
    Moment: i64, Self::from_micros, |it| it.micros().into();
    Hash: [u8; 32], Self, |it| it.0.into();
}
