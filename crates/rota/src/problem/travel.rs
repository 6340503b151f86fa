//! Travel times between places.

use crate::units::{PlaceIdx, Span};

/// How long it takes from every place to every other by one way of travelling.
///
/// Times need be neither symmetric nor obey the triangle inequality: roads do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TravelTable {
    places: usize,
    spans: Vec<i32>,
}

impl TravelTable {
    /// What stands for "cannot be reached".
    pub const UNREACHABLE: Span = Span(100_000_000);

    /// A table from a function of origin and destination.
    pub fn from_fn(places: usize, mut span: impl FnMut(usize, usize) -> Span) -> Self {
        let spans = (0..places * places).map(|cell| span(cell / places, cell % places).0).collect();
        Self { places, spans }
    }

    /// How many places it covers.
    #[must_use]
    pub fn places(&self) -> usize {
        self.places
    }

    /// The time from one place to another.
    #[must_use]
    pub fn span(&self, from: PlaceIdx, to: PlaceIdx) -> Span {
        Span(self.spans[from.index() * self.places + to.index()])
    }
}
