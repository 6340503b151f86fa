//! Rows of people.

use std::collections::BTreeMap;

use super::cells::{list, slug};
use super::places::Places;
use super::sheet::{Column, Line, Sheet, plain};
use super::workers::columns;
use crate::ids::{PersonId, WorkerId};
use crate::notes::Notes;
use crate::person::{Known, Person};
use crate::worker::Worker;

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

/// Every person.
pub(super) fn read(sheet: &Sheet, workers: &[Worker], places: &mut Places, notes: &mut Notes) -> Vec<Person> {
    let mut called = BTreeMap::new();
    for worker in workers {
        called.insert(plain(&worker.name), &worker.id);
        called.insert(plain(worker.id.as_str()), &worker.id);
    }
    let mut people: BTreeMap<PersonId, usize> = BTreeMap::new();
    let mut read = Vec::new();
    for line in sheet.lines() {
        let Some(person) = person(&line, &called, places, notes) else { continue };
        if people.insert(person.id.clone(), read.len()).is_some() {
            line.note("name", format!("the id {} is there twice", person.id), "give one another id", notes);
        } else {
            read.push(person);
        }
    }
    read
}

fn person(
    line: &Line<'_>,
    called: &BTreeMap<String, &WorkerId>,
    places: &mut Places,
    notes: &mut Notes,
) -> Option<Person> {
    let name = line.needed("name", |text| Ok(text.to_owned()), notes)?;
    let given = line.text("id");
    let id = PersonId::from(if given.is_empty() { slug(&name) } else { given.to_owned() });
    let own = format!("person-{id}");
    let place = places.of_line(line, &own, &name, notes);
    if place.is_none() && line.text("postcode").is_empty() {
        line.note("postcode", "the cell is empty", "give a postcode, or lat and lon", notes);
    }
    let mut workers = |column| named(line, column, called, notes);
    let not_workers = workers("not these workers");
    let liked = workers("likes");
    let known = workers("knows").into_iter().map(|worker| Known { worker, last: None }).collect();
    let wish = |column| Some(line.text(column).to_lowercase()).filter(|wish| !wish.is_empty());
    Some(Person {
        not_workers,
        liked,
        known,
        gender_wish: wish("gender wish"),
        language_wish: wish("language wish"),
        ..Person::new(id, name, place?)
    })
}

/// The workers a cell names, by name or id.
fn named(
    line: &Line<'_>,
    column: &str,
    called: &BTreeMap<String, &WorkerId>,
    notes: &mut Notes,
) -> Vec<WorkerId> {
    let mut found = Vec::new();
    for name in list(line.text(column)) {
        match called.get(&plain(&name)) {
            Some(id) if !found.contains(*id) => found.push((*id).clone()),
            Some(_) => {}
            None => {
                let shown: String = name.chars().take(40).collect();
                let what = format!("there is no worker called {shown:?}");
                line.note(column, what, "write the name as in the table of workers", notes);
            }
        }
    }
    found
}
