//! Checks places, travel times and closures.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use crate::ids::PlaceId;
use crate::notes::Notes;
use crate::travel::{Coordinates, Mode, Table, Travel};
use crate::week::Week;

pub(super) fn check(week: &Week, names: &Names<'_>, notes: &mut Notes) {
    for (index, place) in week.places.iter().enumerate() {
        let at = format!("places[{index}]");
        let both = place.lat.is_some() == place.lon.is_some();
        notes.unless(both, &at, "it has only one of lat and lon", "give both or neither");
        let north = place.lat.is_none_or(|lat| (-90.0..=90.0).contains(&lat));
        notes.unless(north, &format!("{at}.lat"), "degrees north lie between -90 and 90", "look it up");
        let east = place.lon.is_none_or(|lon| (-180.0..=180.0).contains(&lon));
        notes.unless(east, &format!("{at}.lon"), "degrees east lie between -180 and 180", "look it up");
    }
    match &week.travel {
        Travel::Table(table) => check_table(week, table, names, notes),
        Travel::Coordinates(coordinates) => check_coordinates(week, coordinates, notes),
        Travel::Map(map) => {
            let named = !map.file.trim().is_empty();
            notes.unless(named, "travel.map.file", "it names no file", "name a map made by `fairly map`");
            points(week, notes);
        }
    }
    for (index, closure) in week.closures.iter().enumerate() {
        for (place_index, place) in closure.between.iter().enumerate() {
            names.place(place, &format!("closures[{index}].between[{place_index}]"), notes);
        }
    }
}

/// The places someone may travel to or from, with where in the file that is said.
fn used(week: &Week) -> BTreeMap<&PlaceId, String> {
    let mut used = BTreeMap::new();
    for (index, person) in week.people.iter().enumerate() {
        used.entry(&person.place).or_insert_with(|| format!("people[{index}].place"));
    }
    for (index, visit) in week.visits.iter().enumerate() {
        if let Some(place) = &visit.place {
            used.entry(place).or_insert_with(|| format!("visits[{index}].place"));
        }
    }
    for (index, worker) in week.workers.iter().enumerate() {
        let of_shifts = worker.shifts.iter().flat_map(|shift| shift.start.iter().chain(&shift.end));
        for place in worker.start.iter().chain(&worker.end).chain(of_shifts) {
            used.entry(place).or_insert_with(|| format!("workers[{index}]"));
        }
    }
    used
}

/// Every place in use needs coordinates.
fn points(week: &Week, notes: &mut Notes) {
    let used = used(week);
    for (index, place) in week.places.iter().enumerate() {
        if let Some(by) = used.get(&place.id).filter(|_| place.point().is_none()) {
            let what = format!("place {} has no coordinates, and {by} needs them", place.id);
            notes.note(format!("places[{index}]"), what, "give lat and lon, or use a travel table");
        }
    }
}

fn check_coordinates(week: &Week, coordinates: &Coordinates, notes: &mut Notes) {
    points(week, notes);
    let at = "travel.coordinates";
    let sane = (1.0..=10.0).contains(&coordinates.detour);
    notes.unless(sane, &format!("{at}.detour"), "a detour lies between 1 and 10", "write 1.3");
    for (mode, speed) in &coordinates.kilometres_per_hour {
        let sane = (0.5..=200.0).contains(speed);
        let at = format!("{at}.kilometres_per_hour.{}", mode.name());
        notes.unless(sane, &at, "a speed lies between 0.5 and 200", "write kilometres an hour");
    }
}

fn check_table(week: &Week, table: &Table, names: &Names<'_>, notes: &mut Notes) {
    let at = "travel.table";
    let mut listed = BTreeSet::new();
    for (index, place) in table.places.iter().enumerate() {
        let at = format!("{at}.places[{index}]");
        names.place(place, &at, notes);
        notes.unless(listed.insert(place), &at, "this place is listed twice", "take one out");
    }
    for (place, by) in used(week).into_iter().filter(|(place, _)| !listed.contains(place)) {
        notes.note(by, format!("place {place} is not in the travel table"), "add its row and column");
    }
    let modes: BTreeSet<Mode> = week.workers.iter().map(|worker| worker.travel).collect();
    for mode in modes.iter().filter(|mode| !table.minutes.contains_key(mode)) {
        let what = format!("someone travels by {}, and the table has no times for it", mode.name());
        notes.note(format!("{at}.minutes"), what, "add a table for it");
    }
    for (mode, rows) in &table.minutes {
        check_square(rows, table.places.len(), &format!("{at}.minutes.{}", mode.name()), notes);
    }
}

fn check_square(rows: &[Vec<Option<u16>>], places: usize, at: &str, notes: &mut Notes) {
    if rows.len() != places {
        let what = format!("there are {} rows for {places} places", rows.len());
        notes.note(at, what, "give one row for each place");
    }
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.len() != places) {
        let what = format!("there are {} columns for {places} places", row.len());
        notes.note(format!("{at}[{index}]"), what, "give one number, or null, for each place");
    }
}
