//! The spreadsheet door: a week from three tables of workers, people and visits, as spreadsheets save them.
//!
//! Every row that cannot be read is named with file, row and column; the rest becomes a week all the same.

mod cells;
mod dates;
mod people;
mod places;
mod postcodes;
mod sheet;
mod templates;
mod text;
mod times;
mod visits;
mod workers;

use std::io::Read;

use crate::finding::Finding;
use crate::horizon::Horizon;
use crate::notes::Notes;
use crate::travel::{Coordinates, Travel};
use crate::week::Week;

pub use postcodes::{postcode_in, whereabouts};
pub use templates::Template;

use places::Places;
use sheet::Sheet;

/// The tables, as the bytes of their files: UTF-8, UTF-16 or Windows Latin; commas, semicolons, tabs or bars.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sheets<'a> {
    /// Workers, a row for each; further rows of the same worker add shifts.
    pub workers: &'a [u8],
    /// People, a row for each.
    pub people: &'a [u8],
    /// Visits, a row for each, on as many days as the row says.
    pub visits: &'a [u8],
}

/// What three tables came to.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The week of all rows that could be read.
    pub week: Week,
    /// Every row that could not, and everything else that keeps the week from being planned.
    pub findings: Vec<Finding>,
}

/// Reads three tables into a week. `postcodes` is a table that says where each postcode is; without it people and
/// workers need columns `lat` and `lon`.
pub fn import(sheets: Sheets<'_>, postcodes: Option<&mut dyn Read>, horizon: Horizon) -> Imported {
    let mut notes = Notes::default();
    let workers_sheet = Sheet::read("workers", sheets.workers, workers::COLUMNS, &mut notes);
    let people_sheet = Sheet::read("people", sheets.people, people::COLUMNS, &mut notes);
    let visits_sheet = Sheet::read("visits", sheets.visits, visits::COLUMNS, &mut notes);

    let mut places = Places::default();
    let mut week = Week::new(horizon, Travel::Coordinates(Coordinates::default()));
    week.workers = workers::read(&workers_sheet, &mut places, &mut notes);
    week.people = people::read(&people_sheet, &week.workers, &mut places, &mut notes);
    week.visits = visits::read(&visits_sheet, &week, &mut notes);
    week.places = places.locate(postcodes, &mut notes);

    let mut findings = notes.into_findings();
    if findings.is_empty() {
        findings = week.findings();
    }
    Imported { week, findings }
}
