//! Ids as text: 128 bits as 26 characters of Crockford's base 32, which nobody misreads over the phone.

/// The digits, without i, l, o and u.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// How many characters an id has.
pub(crate) const LENGTH: usize = 26;

/// Writes `bits` as exactly [`LENGTH`] characters, most significant first.
pub(crate) fn write(bits: u128) -> [u8; LENGTH] {
    let mut text = [b'0'; LENGTH];
    let mut rest = bits;
    for place in text.iter_mut().rev() {
        *place = DIGITS[(rest % 32) as usize];
        rest /= 32;
    }
    text
}

/// Reads what [`write`] wrote; capitals, and letters that look like digits, are read as meant.
pub(crate) fn read(text: &str) -> Option<u128> {
    if text.len() != LENGTH {
        return None;
    }
    let mut bits: u128 = 0;
    for (place, letter) in text.bytes().enumerate() {
        let digit = digit(letter)?;
        // 26 characters hold 130 bits: the first may only fill three of its five.
        if place == 0 && digit > 7 {
            return None;
        }
        bits = bits << 5 | u128::from(digit);
    }
    Some(bits)
}

fn digit(letter: u8) -> Option<u8> {
    Some(match letter.to_ascii_lowercase() {
        digit @ b'0'..=b'9' => digit - b'0',
        b'o' => 0,
        b'i' | b'l' => 1,
        letter @ b'a'..=b'h' => letter - b'a' + 10,
        letter @ b'j'..=b'k' => letter - b'j' + 18,
        letter @ b'm'..=b'n' => letter - b'm' + 20,
        letter @ b'p'..=b't' => letter - b'p' + 22,
        letter @ b'v'..=b'z' => letter - b'v' + 27,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_is_read_as_it_was_written() {
        for (value, letter) in DIGITS.iter().enumerate() {
            assert_eq!(digit(*letter), u8::try_from(value).ok());
        }
        for bits in [0, 1, 31, 32, u128::MAX, u128::MAX / 3] {
            let text = write(bits);
            assert_eq!(read(std::str::from_utf8(&text).unwrap()), Some(bits));
        }
    }

    #[test]
    fn what_is_no_id_is_not_read() {
        for text in ["", "0", "80000000000000000000000000", "0000000000000000000000000u", "éé"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("O0000000000000000000000IL1"), read("00000000000000000000000111"));
    }
}
