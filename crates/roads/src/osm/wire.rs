//! The wire format of protocol buffers, as far as map files need it.
//!
//! Own code rather than a crate: it is short, it borrows from the block instead of copying, and every
//! length is checked, so that a broken or hostile file is an error and never a panic.

use thiserror::Error;

/// What is wrong with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WireError {
    /// It ends in the middle of a value.
    #[error("a value is cut off")]
    CutOff,
    /// A number takes more than ten bytes.
    #[error("a number is too long")]
    LongNumber,
    /// A field is of a kind that protocol buffers do not have, or no longer.
    #[error("a field has the unknown kind {0}")]
    UnknownKind(u8),
    /// A field holds something else than it should.
    #[error("field {0} does not hold what it should")]
    Mismatch(u64),
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// A whole number.
    Number(u64),
    /// A string, a message or packed numbers.
    Bytes(&'a [u8]),
    /// Four or eight bytes, which map files do not use.
    Fixed,
}

/// A field's number and what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Field<'a> {
    pub(crate) number: u64,
    value: Value<'a>,
}

impl<'a> Field<'a> {
    pub(crate) fn bytes(self) -> Result<&'a [u8], WireError> {
        match self.value {
            Value::Bytes(bytes) => Ok(bytes),
            _ => Err(WireError::Mismatch(self.number)),
        }
    }

    pub(crate) fn unsigned(self) -> Result<u64, WireError> {
        match self.value {
            Value::Number(number) => Ok(number),
            _ => Err(WireError::Mismatch(self.number)),
        }
    }

    /// A number in two's complement.
    pub(crate) fn signed(self) -> Result<i64, WireError> {
        self.unsigned().map(u64::cast_signed)
    }

    /// A number in zigzag form.
    pub(crate) fn zigzag(self) -> Result<i64, WireError> {
        self.unsigned().map(unzigzag)
    }

    pub(crate) fn packed(self) -> Result<Packed<'a>, WireError> {
        self.bytes().map(|rest| Packed { rest })
    }
}

/// The fields of a message, in the order of the bytes. Ends after the first error.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Message<'a> {
    rest: &'a [u8],
}

impl<'a> Message<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn field(&mut self) -> Result<Field<'a>, WireError> {
        let key = number(&mut self.rest)?;
        let value = match key & 7 {
            0 => Value::Number(number(&mut self.rest)?),
            1 => self.take(8).map(|_| Value::Fixed)?,
            2 => {
                let length = number(&mut self.rest)?;
                Value::Bytes(self.take(length)?)
            }
            5 => self.take(4).map(|_| Value::Fixed)?,
            kind => return Err(WireError::UnknownKind(u8::try_from(kind).unwrap_or(7))),
        };
        Ok(Field { number: key >> 3, value })
    }

    fn take(&mut self, length: u64) -> Result<&'a [u8], WireError> {
        let length = usize::try_from(length).map_err(|_| WireError::CutOff)?;
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(WireError::CutOff)?;
        self.rest = rest;
        Ok(taken)
    }
}

impl<'a> Iterator for Message<'a> {
    type Item = Result<Field<'a>, WireError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_err() {
            self.rest = &[];
        }
        Some(field)
    }
}

/// Numbers packed one after the other. Ends after the first error.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Packed<'a> {
    rest: &'a [u8],
}

impl Packed<'_> {
    /// The next number in zigzag form.
    pub(crate) fn next_zigzag(&mut self) -> Option<Result<i64, WireError>> {
        self.next().map(|number| number.map(unzigzag))
    }
}

impl Iterator for Packed<'_> {
    type Item = Result<u64, WireError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let number = number(&mut self.rest);
        if number.is_err() {
            self.rest = &[];
        }
        Some(number)
    }
}

/// Takes a number in base 128, lowest digits first, off the front.
fn number(rest: &mut &[u8]) -> Result<u64, WireError> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, after) = rest.split_first().ok_or(WireError::CutOff)?;
        *rest = after;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(WireError::LongNumber)
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_fields() {
        let fields: Vec<_> = Message::new(&[0x08, 0x96, 0x01, 0x12, 0x02, b'h', b'i']).collect();
        assert_eq!(
            fields,
            [
                Ok(Field { number: 1, value: Value::Number(150) }),
                Ok(Field { number: 2, value: Value::Bytes(b"hi") }),
            ]
        );
    }

    #[test]
    fn broken_messages_are_errors() {
        for (bytes, error) in [
            (&[0x08][..], WireError::CutOff),
            (&[0x12, 0x05, 1], WireError::CutOff),
            (&[0x0b], WireError::UnknownKind(3)),
            (&[0x08, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1], WireError::LongNumber),
        ] {
            assert_eq!(Message::new(bytes).last(), Some(Err(error)));
        }
    }

    #[test]
    fn zigzag_goes_both_ways_from_nought() {
        let numbers: Vec<_> = [0, 1, 2, 3, u64::MAX].map(unzigzag).into();
        assert_eq!(numbers, [0, -1, 1, -2, i64::MIN]);
    }
}
