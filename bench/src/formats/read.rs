//! What all readers share: unpacking, numbers within bounds, and names that must be known.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::io::{self, Read as _};
use std::string::FromUtf8Error;

use rota::problem::{Day, TravelTable};
use rota::{Problem, Span, Time, VisitIdx};
use thiserror::Error;

/// The most an instance may measure, unpacked: several times the largest published one.
const LARGEST: u64 = 64 << 20;

/// The most places an instance may have; a travel table holds their square.
pub(crate) const MOST_PLACES: usize = 4_000;

/// The most workers an instance may have.
const MOST_WORKERS: usize = 5_000;

/// The most pairs of a visit and a worker; each may hold a wish.
const MOST_PAIRS: usize = 10_000_000;

/// The largest figure an instance may hold, in ticks: sums of a whole round of them stay far from overflow.
const LARGEST_FIGURE: f64 = 10_000_000.0;

/// Later than any round of any instance ends, in ticks.
pub(crate) const HORIZON: i32 = 500_000_000;

/// What leaving out a visit costs where it must not be left out.
pub(crate) const MUST: i64 = 1_000_000_000;

/// Why bytes are not an instance or a solution.
#[derive(Debug, Error)]
pub(crate) enum ReadError {
    /// It begins like gzip and goes on otherwise.
    #[error("cannot unpack: {0}")]
    Unpack(#[from] io::Error),
    /// It is larger than any instance.
    #[error("larger than {} MB unpacked", LARGEST >> 20)]
    TooLarge,
    /// It is not text.
    #[error("not text: {0}")]
    Text(#[from] FromUtf8Error),
    /// It is not the JSON of this format.
    #[error("not the format: {0}")]
    Json(#[from] serde_json::Error),
    /// One of its figures or names is wrong.
    #[error("{at}: {what}")]
    Wrong {
        /// Where.
        at: String,
        /// What is wrong, and what would be right.
        what: String,
    },
}

/// An error at a place.
pub(crate) fn wrong(at: impl Display, what: impl Display) -> ReadError {
    ReadError::Wrong { at: at.to_string(), what: what.to_string() }
}

/// The text of a file, unpacked where its first bytes say gzip.
pub(crate) fn unpack(bytes: &[u8]) -> Result<String, ReadError> {
    let mut plain = Vec::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        flate2::read::MultiGzDecoder::new(bytes).take(LARGEST + 1).read_to_end(&mut plain)?;
    } else {
        plain.extend_from_slice(&bytes[..bytes.len().min(1 + (LARGEST as usize))]);
    }
    if plain.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge);
    }
    let text = String::from_utf8(plain)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Refuses a problem whose data contradict themselves.
pub(crate) fn sound(problem: &Problem) -> Result<(), ReadError> {
    match problem.faults().first() {
        Some(fault) => Err(wrong(&fault.at, &fault.what)),
        None => Ok(()),
    }
}

/// Refuses more workers, or more pairs of a worker and a visit, than can be planned.
pub(crate) fn bounded(workers: usize, visits: usize) -> Result<(), ReadError> {
    if workers > MOST_WORKERS || workers.saturating_mul(visits) > MOST_PAIRS {
        return Err(wrong(
            "workers",
            format_args!("{workers} for {visits} visits are more than can be planned"),
        ));
    }
    Ok(())
}

/// `value` in ticks of `1 / scale`, rounded.
pub(crate) fn ticks(value: f64, scale: f64, at: impl Display) -> Result<i32, ReadError> {
    let scaled = (value * scale).round();
    if scaled.is_nan() || scaled.abs() > LARGEST_FIGURE {
        return Err(wrong(at, format_args!("{value} is no time within a plan")));
    }
    #[expect(clippy::cast_possible_truncation, reason = "a whole number within bounds")]
    Ok(scaled as i32)
}

/// `value` as a length in ticks of `1 / scale`; not negative.
pub(crate) fn span(value: f64, scale: f64, at: impl Display) -> Result<Span, ReadError> {
    if value < 0.0 {
        return Err(wrong(at, format_args!("{value} is less than nothing")));
    }
    ticks(value, scale, at).map(Span)
}

/// The position of every name in its list.
#[derive(Debug, Default)]
pub(crate) struct Names(BTreeMap<String, usize>);

impl Names {
    /// The names of a list, each once.
    pub(crate) fn new<'a>(kind: &str, names: impl IntoIterator<Item = &'a str>) -> Result<Self, ReadError> {
        let mut known = BTreeMap::new();
        for (at, name) in names.into_iter().enumerate() {
            if known.insert(name.to_owned(), at).is_some() {
                return Err(wrong(format_args!("{kind} {name}"), "listed twice"));
            }
        }
        Ok(Self(known))
    }

    /// The position of `name`, asked for by `at`.
    pub(crate) fn find(&self, name: &str, at: impl Display) -> Result<usize, ReadError> {
        self.0.get(name).copied().ok_or_else(|| wrong(at, format_args!("{name:?} is not known")))
    }
}

/// How many ticks make one unit: one where every figure is whole, else a thousand.
pub(crate) fn scale_of<'a>(mut figures: impl Iterator<Item = &'a f64>) -> f64 {
    if figures.all(|figure| figure.fract() == 0.0) { 1.0 } else { 1_000.0 }
}

/// Which visits of a solution are spoken for, where one name stands for two visits.
#[derive(Debug, Default)]
pub(crate) struct Claims(BTreeSet<VisitIdx>);

impl Claims {
    /// The first of `candidates` that nobody had before.
    pub(crate) fn claim(
        &mut self,
        candidates: impl IntoIterator<Item = VisitIdx>,
        at: impl Display,
    ) -> Result<VisitIdx, ReadError> {
        candidates
            .into_iter()
            .find(|&visit| self.0.insert(visit))
            .ok_or_else(|| wrong(at, "is not wanted, or not that often"))
    }
}

/// A square matrix of `places` rows as a travel table, in ticks of `1 / scale`.
pub(crate) fn travel(matrix: &[Vec<f64>], places: usize, scale: f64) -> Result<TravelTable, ReadError> {
    if places > MOST_PLACES {
        return Err(wrong(
            "distances",
            format_args!("{places} places, at most {MOST_PLACES} can be planned"),
        ));
    }
    if matrix.len() != places || matrix.iter().any(|row| row.len() != places) {
        return Err(wrong("distances", format_args!("should have {places} rows and columns")));
    }
    let spans = matrix
        .iter()
        .flatten()
        .map(|&value| span(value, scale, "distances"))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(TravelTable::from_fn(places, |from, to| spans[from * places + to]))
}

/// The one day of a daily instance, from 0 to `until`.
pub(crate) fn one_day(until: i32) -> Vec<Day> {
    vec![Day { from: Time(0), to: Time(until), weekend: false, evening: Time(until) }]
}
