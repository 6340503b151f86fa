//! The spreadsheet door: a week from three tables of workers, people and visits, as spreadsheets save them.
//!
//! Every row that cannot be read is named with file, row and column; the rest becomes a week all the same.

mod cells;
mod dates;
mod encoding;
mod fold;
mod ground;
mod names;
mod people;
mod places;
mod postcodes;
mod rows;
mod sheet;
mod templates;
mod times;
mod visits;
mod workers;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use crate::finding::Finding;
use crate::horizon::Horizon;
use crate::ids::PlaceId;
use crate::notes::Notes;
use crate::travel::{Coordinates, Point, Travel};
use crate::week::Week;

pub use postcodes::{each_postcode, postcode_in, whereabouts};
pub use templates::Template;

use places::Places;
use sheet::Sheet;

/// The tables, as the bytes of their files: UTF-8, UTF-16 or Windows-1252; commas, semicolons, tabs or bars.
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
    /// Those who are in the week, and nobody knows where they are: their places have no coordinates.
    pub unplaced: Vec<Finding>,
}

/// Three tables that were read, before it was looked up where their postcodes are.
pub struct Tables {
    week: Week,
    places: Places,
    rows: RowNumbers,
    notes: Notes,
}

/// The row that each of the week's parts came from.
struct RowNumbers {
    workers: Vec<usize>,
    people: Vec<usize>,
    visits: Vec<usize>,
}

/// Reads three tables into a week. `postcodes` is a table that says where each postcode is; without it people and
/// workers need columns `lat` and `lon`.
pub fn import(sheets: Sheets<'_>, postcodes: Option<&mut dyn Read>, horizon: Horizon) -> Imported {
    let tables = Tables::read(sheets, horizon);
    let found =
        postcodes.map_or_else(|| Ok(BTreeMap::new()), |table| whereabouts(table, &tables.postcodes()));
    match found {
        Ok(found) => tables.located(&found),
        Err(finding) => {
            let mut imported = tables.located(&BTreeMap::new());
            imported.findings.push(finding);
            imported
        }
    }
}

impl Tables {
    /// Reads three tables.
    #[must_use]
    pub fn read(sheets: Sheets<'_>, horizon: Horizon) -> Self {
        let mut notes = Notes::default();
        let workers_sheet = Sheet::read("workers", sheets.workers, workers::COLUMNS, &mut notes);
        let people_sheet = Sheet::read("people", sheets.people, people::COLUMNS, &mut notes);
        let visits_sheet = Sheet::read("visits", sheets.visits, visits::COLUMNS, &mut notes);

        let mut places = Places::default();
        let team = workers::read(&workers_sheet, horizon.from, &mut places, &mut notes);
        let (people, people_rows, names) = people::read(&people_sheet, &team.names, &mut places, &mut notes);
        let (visits, visit_rows) = visits::read(&visits_sheet, &horizon, &names, &mut notes);
        let rows = RowNumbers { workers: team.rows, people: people_rows, visits: visit_rows };

        let week = Week::new(horizon, Travel::Coordinates(Coordinates::default()));
        let week = Week { workers: team.workers, people, visits, ..week };
        places.keep(&used(&week));
        Self { week, places, rows, notes }
    }

    /// Every postcode that the tables name.
    #[must_use]
    pub fn postcodes(&self) -> BTreeSet<String> {
        self.places.postcodes()
    }

    /// The week, with what is known of where postcodes are.
    #[must_use]
    pub fn located(mut self, found: &BTreeMap<String, Point>) -> Imported {
        let zone = self.week.horizon.zone.clone();
        let (places, unplaced) = self.places.located(found, &zone, &mut self.notes);
        self.week.places = places;
        // That a place has no coordinates was said where its postcode or its degrees are.
        let of_week = self.week.findings().into_iter().filter(|finding| !finding.at.starts_with("places["));
        self.notes.extend(of_week.map(|finding| self.rows.at_row(finding)).collect());
        Imported { week: self.week, findings: self.notes.into_findings(), unplaced }
    }
}

fn used(week: &Week) -> BTreeSet<&PlaceId> {
    let of_workers = week.workers.iter().flat_map(|worker| worker.start.iter().chain(&worker.end));
    of_workers.chain(week.people.iter().map(|person| &person.place)).collect()
}

impl RowNumbers {
    /// A finding about the week where it is in the tables: `visits[3].agreed` is in the row of that visit.
    fn at_row(&self, finding: Finding) -> Finding {
        let found = [("workers", &self.workers), ("people", &self.people), ("visits", &self.visits)]
            .iter()
            .find_map(|(table, rows)| {
                let (index, field) = finding.at.strip_prefix(table)?.strip_prefix('[')?.split_once(']')?;
                let row = rows.get(index.parse::<usize>().ok()?)?;
                Some(format!("{table}, row {row} ({})", field.trim_start_matches('.')))
            });
        Finding { at: found.unwrap_or_else(|| finding.at.clone()), ..finding }
    }
}
