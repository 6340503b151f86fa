//! The places that rows name, by postcode or by degrees.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{degrees, slug};
use super::ground::{Astray, astray};
use super::postcodes::postcode;
use super::sheet::Line;
use crate::finding::Finding;
use crate::ids::PlaceId;
use crate::notes::Notes;
use crate::place::Place;
use crate::travel::Point;

/// Every place named so far.
#[derive(Default)]
pub(super) struct Places {
    /// Postcodes, each with the cell that names it first.
    by_postcode: BTreeMap<String, String>,
    /// Places of one person or worker, each with its cell.
    own: Vec<(Place, String)>,
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
        let id = place_id(&code);
        self.by_postcode.entry(code).or_insert_with(|| line.here(column));
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
        match (line.text("lat").is_empty(), line.text("lon").is_empty()) {
            (true, true) => return self.of_postcode(line, "postcode", notes),
            (false, false) => {}
            (no_lat, _) => {
                let (empty, other) = if no_lat { ("lat", "lon") } else { ("lon", "lat") };
                let what = format!("the cell is empty, and {other} is given");
                line.note(empty, what, "fill in both, or neither and a postcode", notes);
                return None;
            }
        }
        let lat = line.value("lat", |text| degrees(text, 90.0), notes);
        let lon = line.value("lon", |text| degrees(text, 180.0), notes);
        let (lat, lon) = lat.zip(lon)?;
        if lat == 0.0 && lon == 0.0 {
            line.note("lat", "0, 0 is in the sea off Africa", "look the place up, or give a postcode", notes);
            return None;
        }
        Some(self.own(Place::new(own, name, lat, lon), line.here("lat")))
    }

    /// The place of someone of whom no place is known yet; none where the row gives one.
    pub(super) fn nowhere(&mut self, line: &Line<'_>, own: &str, name: &str) -> Option<PlaceId> {
        let given = ["postcode", "lat", "lon"].iter().any(|column| !line.text(column).is_empty());
        let place = || Place { id: own.into(), name: name.to_owned(), lat: None, lon: None };
        (!given).then(|| self.own(place(), line.here("postcode")))
    }

    fn own(&mut self, place: Place, at: String) -> PlaceId {
        let id = place.id.clone();
        self.own.push((place, at));
        id
    }

    /// Forgets the places of rows that were left out.
    pub(super) fn keep(&mut self, used: &BTreeSet<&PlaceId>) {
        self.own.retain(|(place, _)| used.contains(&place.id));
        self.by_postcode.retain(|code, _| used.contains(&place_id(code)));
    }

    /// Every postcode that is named.
    pub(super) fn postcodes(&self) -> BTreeSet<String> {
        self.by_postcode.keys().cloned().collect()
    }

    /// All places with where the postcodes are, and those of which nobody knows where they are. A place that cannot be
    /// right is noted, and has none.
    pub(super) fn located(
        self,
        found: &BTreeMap<String, Point>,
        zone: &str,
        notes: &mut Notes,
    ) -> (Vec<Place>, Vec<Finding>) {
        let by_postcode = self.by_postcode.into_iter().map(|(code, at)| {
            let point = found.get(&code);
            let (lat, lon) = (point.map(|point| point.lat), point.map(|point| point.lon));
            (Place { id: place_id(&code), name: code, lat, lon }, at)
        });
        let mut places: Vec<(Place, String)> = self.own.into_iter().chain(by_postcode).collect();
        let unplaced = places.iter().filter(|(place, _)| place.point().is_none()).map(unplaced).collect();
        let points: Vec<(usize, Point)> = places
            .iter()
            .enumerate()
            .filter_map(|(index, (place, _))| Some((index, place.point()?)))
            .collect();
        for (index, why) in astray(&points, zone) {
            let (place, at) = &mut places[index];
            note_astray(place, at, &why, notes);
            (place.lat, place.lon) = (None, None);
        }
        (places.into_iter().map(|(place, _)| place).collect(), unplaced)
    }
}

fn unplaced((place, at): &(Place, String)) -> Finding {
    if place.id.as_str().starts_with("at-") {
        return Finding::new(at, "the cell is empty", "give a postcode, or lat and lon");
    }
    let what = format!("it is not known where {} is", place.name);
    Finding::new(at, what, "mend the postcode, or give columns lat and lon")
}

fn note_astray(place: &Place, at: &str, why: &Astray, notes: &mut Notes) {
    let Some(point) = place.point() else { return };
    let (lat, lon) = (point.lat, point.lon);
    let what = match why.kilometres {
        Some(far) => format!("{lat}, {lon} is {far} km away from the others"),
        None => format!("{lat}, {lon} is outside the British Isles"),
    };
    let own = place.id.as_str().starts_with("at-");
    let help = match (&why.meant, own) {
        (Some(meant), true) => format!("did you mean {}, {}? Mend lat and lon", meant.lat, meant.lon),
        (None, true) => "mend lat and lon".to_owned(),
        (_, false) => format!("mend the postcode {}, or its row in the table of postcodes", place.name),
    };
    notes.note(at, what, help);
}

fn place_id(code: &str) -> PlaceId {
    PlaceId::from(slug(code))
}
