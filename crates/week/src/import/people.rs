//! Rows of people.

use super::cells::says_nothing;
use super::fold::lowered;
use super::names::Names;
use super::places::Places;
use super::sheet::{Column, Line, Sheet};
use super::workers::columns;
use crate::ids::WorkerId;
use crate::notes::Notes;
use crate::person::{Known, Person};

/// The columns of the table of people.
pub(super) const COLUMNS: &[Column] = columns! {
    true "name" | "person" | "person name" | "full name";
    false "id" | "person id" | "reference";
    false "postcode" | "home postcode";
    false "lat" | "latitude";
    false "lon" | "long" | "lng" | "longitude";
    false "not these workers" | "not workers" | "refuses" | "not";
    false "likes" | "liked" | "asked for" | "preferred workers";
    false "knows" | "known" | "known workers" | "regular workers";
    false "gender wish" | "gender" | "worker gender";
    false "language wish" | "language" | "worker language";
};

/// Every person with the row of each, and whom the table names.
pub(super) fn read(
    sheet: &Sheet,
    workers: &Names,
    places: &mut Places,
    notes: &mut Notes,
) -> (Vec<Person>, Vec<usize>, Names) {
    let mut names = Names::new("person", sheet.lines().map(|line| line.text("id").to_owned()));
    let (mut people, mut rows) = (Vec::new(), Vec::new());
    for line in sheet.lines() {
        let (given, name) = (line.text("id"), line.text("name"));
        if name.is_empty() {
            line.needed("name", |_| Ok(()), notes);
            continue;
        }
        let twin = names.twin(given, name);
        let at = names.add(given, name, line.number());
        if let Some(row) = twin.filter(|_| !line.is_spoilt()) {
            let column = if given.is_empty() { "name" } else { "id" };
            let what = format!("row {row} has the same {column}: {:?}", line.text(column));
            line.note(column, what, "give each person an id of their own", notes);
        }
        let id = names.bearer(at).id.clone();
        let person = if line.is_spoilt() { None } else { person(&line, id, workers, places, notes) };
        match person.filter(|_| !line.is_left_out()) {
            Some(person) => {
                people.push(person);
                rows.push(line.number());
            }
            None => names.leave_out(at),
        }
    }
    (people, rows, names)
}

fn person(
    line: &Line<'_>,
    id: String,
    workers: &Names,
    places: &mut Places,
    notes: &mut Notes,
) -> Option<Person> {
    let name = line.text("name");
    let own = format!("at-person-{id}");
    let place = places.of_line(line, &own, name, notes);
    let place = place.or_else(|| places.nowhere(line, &own, name));
    let ids = |column, notes: &mut Notes| line.named(column, workers, notes).into_iter().map(WorkerId::from);
    let not_workers = ids("not these workers", notes).collect();
    let liked = ids("likes", notes).collect();
    let known = ids("knows", notes).map(|worker| Known { worker, last: None }).collect();
    let wish = |column| Some(lowered(line.text(column))).filter(|wish| !says_nothing(wish) && wish != "any");
    Some(Person {
        not_workers,
        liked,
        known,
        gender_wish: wish("gender wish"),
        language_wish: wish("language wish"),
        ..Person::new(id, name, place?)
    })
}
