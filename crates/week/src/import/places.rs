//! The places that rows name, by postcode or by degrees.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use super::cells::{degrees, slug};
use super::postcodes::{find, postcode};
use super::sheet::Line;
use crate::ids::PlaceId;
use crate::notes::Notes;
use crate::place::Place;
use crate::travel::Point;

/// Every place named so far.
#[derive(Default)]
pub(super) struct Places {
    by_postcode: BTreeMap<String, String>,
    by_point: Vec<Place>,
}

impl Places {
    /// The place of a postcode cell, to be looked up at the end.
    pub(super) fn of_postcode(
        &mut self,
        line: &Line<'_>,
        column: &str,
        notes: &mut Notes,
    ) -> Option<PlaceId> {
        let read = |text: &str| postcode(text).ok_or_else(|| "write a postcode such as M15 4AB".to_owned());
        let code = line.value(column, read, notes)?;
        let id = PlaceId::from(slug(&code));
        let at = || line.here(column);
        self.by_postcode.entry(code).or_insert_with(at);
        Some(id)
    }

    /// The place of a row that may give its degrees: then of its own, otherwise of its postcode.
    pub(super) fn of_line(
        &mut self,
        line: &Line<'_>,
        own: &str,
        name: &str,
        notes: &mut Notes,
    ) -> Option<PlaceId> {
        let lat = line.value("lat", |text| degrees(text, 90.0), notes);
        let lon = line.value("lon", |text| degrees(text, 180.0), notes);
        let Some(point) = lat.zip(lon).map(|(lat, lon)| Point { lat, lon }) else {
            return self.of_postcode(line, "postcode", notes);
        };
        let id = PlaceId::from(format!("at-{own}"));
        if self.by_point.iter().all(|place| place.id != id) {
            self.by_point.push(Place::new(id.clone(), name, point.lat, point.lon));
        }
        Some(id)
    }

    /// All places, with postcodes looked up.
    pub(super) fn locate(self, table: Option<&mut dyn Read>, notes: &mut Notes) -> Vec<Place> {
        let wanted: BTreeSet<String> = self.by_postcode.keys().cloned().collect();
        let looked_up = table.is_some();
        let found = table.map(|table| find(table, &wanted, notes)).unwrap_or_default();
        let mut places = self.by_point;
        for (code, at) in self.by_postcode {
            let point = found.get(&code);
            if point.is_none() {
                let what = format!("it is not known where {code} is");
                let help = if looked_up {
                    "mend the postcode, or give columns lat and lon"
                } else {
                    "give a postcode table with --postcodes, or columns lat and lon"
                };
                notes.note(at, what, help);
            }
            let (lat, lon) = (point.map(|point| point.lat), point.map(|point| point.lon));
            places.push(Place { id: slug(&code).into(), name: code, lat, lon });
        }
        places
    }
}
