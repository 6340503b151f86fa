//! Where a workplace is, and what kind of organisation it belongs to.

use super::codes::{ESTABLISHMENTS, OTHER_ESTABLISHMENT};
use super::{Checking, says};
use crate::ascwds::reading::length;

/// The most characters of a line of an address.
const LONGEST_LINE: usize = 40;
/// The most characters of a postcode.
const LONGEST_POSTCODE: usize = 10;
/// The most characters of a kind of organisation.
const LONGEST_KIND: usize = 240;

impl Checking<'_> {
    pub(super) fn address(&mut self) {
        if !self.cells.has("ADDRESS1") {
            self.found.error("ADDRESS1", says::missing("the first line of the address"));
        }
        for column in ["ADDRESS1", "ADDRESS2", "ADDRESS3", "POSTTOWN"] {
            let length = length(self.cells.get(column));
            if length > LONGEST_LINE {
                self.found.error(column, says::too_long(length, LONGEST_LINE));
            }
        }
        let postcode = self.cells.get("POSTCODE");
        let said = match length(postcode) {
            0 => says::missing("the postcode of the workplace"),
            length if length > LONGEST_POSTCODE => says::too_long(length, LONGEST_POSTCODE),
            _ if !is_postcode(postcode) => format!("{postcode:?} is no postcode. Check it."),
            _ => return,
        };
        self.found.error("POSTCODE", said);
    }

    pub(super) fn kind_of_organisation(&mut self) {
        let words = "1 or 3 (local authority), 6 (private), 7 (voluntary) or 8 (other)";
        let kind = self.cells.number("ESTTYPE");
        if !self.cells.has("ESTTYPE") {
            self.found.error("ESTTYPE", says::missing(words));
        } else if !kind.is_some_and(|kind| ESTABLISHMENTS.contains(&kind)) {
            let said = says::unknown(self.cells.get("ESTTYPE"), words);
            self.found.error("ESTTYPE", said);
        }
        let (other, described) = (kind == Some(OTHER_ESTABLISHMENT), length(self.cells.get("OTHERTYPE")));
        if other && described == 0 {
            self.found.warning(
                "OTHERTYPE",
                says::missing("what kind of organisation it is, since ESTTYPE is 8 (other)"),
            );
        } else if other && described > LONGEST_KIND {
            self.found.error("OTHERTYPE", says::too_long(described, LONGEST_KIND));
        } else if !other && described > 0 {
            self.found.warning("OTHERTYPE", says::ignored("ESTTYPE is not 8 (other)"));
        }
        for column in ["PERMCQC", "PERMLA"] {
            let text = self.cells.get(column);
            if !matches!(text, "" | "0" | "1") {
                self.found.error(column, says::no_code(text, "1 (yes, share it) or 0 (no)"));
            }
        }
    }
}

/// Whether a postcode can be read out of a text, with or without spaces.
fn is_postcode(text: &str) -> bool {
    let kept: Vec<u8> =
        text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase()).collect();
    let spaced = match kept.len() {
        length @ 5..=7 => [&kept[..length - 3], b" ", &kept[length - 3..]].concat(),
        _ => kept,
    };
    let ends = (0..spaced.len()).flat_map(|from| (from..=spaced.len()).map(move |to| (from, to)));
    ends.into_iter().any(|(from, to)| is_exactly_postcode(&spaced[from..to]))
}

/// The forms of a postcode in the government's own pattern, which the service looks for anywhere in the text.
fn is_exactly_postcode(text: &[u8]) -> bool {
    if text == b"GIR 0AA" {
        return true;
    }
    let Some((out, [digit, a, b])) = text.split_last_chunk() else { return false };
    let out = out.strip_suffix(b" ").unwrap_or(out);
    let letter = |byte: &u8| byte.is_ascii_uppercase();
    let second = |byte: &u8| byte.is_ascii_uppercase() && *byte != b'I' && *byte != b'Z';
    let number = |byte: &u8| byte.is_ascii_digit();
    let area = match out {
        [a, d] => letter(a) && number(d),
        [a, d, x] => letter(a) && (number(d) && (number(x) || letter(x)) || second(d) && number(x)),
        [a, s, d, x] => letter(a) && second(s) && number(d) && (number(x) || letter(x)),
        _ => false,
    };
    area && number(digit) && letter(a) && letter(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_of_a_workplace_needs_no_space() {
        for fine in ["NP20 9XA", "np209xa", "M1 1AE", "m11ae", "EC1A 1BB", "W1A 0AX", "GIR 0AA", "NP20-9XA"] {
            assert!(is_postcode(fine), "{fine}");
        }
        for wrong in ["NOWHERE", "NP20", "12345", "éé", ""] {
            assert!(!is_postcode(wrong), "{wrong}");
        }
    }
}
