//! Rows of visits: one for each day the row names.

use std::collections::BTreeMap;

use super::cells::{list, pair, priority, slug, yes};
use super::dates::{date, weekdays};
use super::sheet::{Column, Line, Sheet, plain};
use super::times::{clock, minutes};
use super::workers::columns;
use crate::civil::{Clock, Date, Stretch};
use crate::ids::{PersonId, VisitId};
use crate::notes::Notes;
use crate::visit::Visit;
use crate::week::Week;

/// The columns of the table of visits.
pub(super) const COLUMNS: &[Column] = columns! {
    true "person" | "name" | "person name" | "who";
    true "visit" | "what" | "call" | "visit name" | "task";
    false "days" | "weekdays" | "day";
    false "date" | "dates";
    false "any one day" | "any day" | "one of these days";
    false "time" | "agreed time" | "start" | "start time";
    false "earliest" | "not before";
    false "latest" | "not after" | "latest start";
    true "minutes" | "length" | "duration" | "mins";
    false "shortest minutes" | "shortest" | "at least minutes";
    false "workers" | "double up" | "carers" | "number of workers";
    false "competences" | "skills" | "needs" | "competencies";
    false "priority";
};

/// Every visit on every day of the horizon.
pub(super) fn read(sheet: &Sheet, week: &Week, notes: &mut Notes) -> Vec<Visit> {
    let mut called = BTreeMap::new();
    for person in &week.people {
        called.insert(plain(&person.name), &person.id);
        called.insert(plain(person.id.as_str()), &person.id);
    }
    let mut taken = BTreeMap::new();
    let mut visits = Vec::new();
    for line in sheet.lines() {
        for mut visit in of_line(&line, week, &called, notes) {
            visit.id = free_id(&visit.id, &mut taken);
            visits.push(visit);
        }
    }
    visits
}

/// The id, with a number where it is taken. `taken` counts how often each has been wanted.
fn free_id(id: &VisitId, taken: &mut BTreeMap<VisitId, u32>) -> VisitId {
    let mut free = id.clone();
    while taken.contains_key(&free) {
        let count = taken.entry(id.clone()).or_insert(1);
        *count += 1;
        free = VisitId::from(format!("{id}-{count}"));
    }
    taken.insert(free.clone(), 1);
    free
}

fn of_line(
    line: &Line<'_>,
    week: &Week,
    called: &BTreeMap<String, &PersonId>,
    notes: &mut Notes,
) -> Vec<Visit> {
    let who = |name: &str| {
        called
            .get(&plain(name))
            .map(|id| (*id).clone())
            .ok_or("write the name as in the table of people".to_owned())
    };
    let person = line.needed("person", who, notes);
    let name = line.needed("visit", |text| Ok(text.to_owned()), notes);
    let length = line.needed("minutes", minutes, notes);
    let dates = dates(line, week, notes);
    let choose = line.value("any one day", yes, notes).unwrap_or(false);
    let (Some(person), Some(name), Some(length)) = (person, name, length) else { return Vec::new() };
    let stem = slug(&format!("{person} {name}"));
    let visit = Visit { minutes: length, person, name, ..pattern(line, notes) };
    let on = |dates: Vec<Date>, id: String| Visit { id: id.into(), dates, ..visit.clone() };
    match dates.first() {
        None => Vec::new(),
        Some(_) if choose => vec![on(dates, stem)],
        Some(_) => dates.into_iter().map(|date| on(vec![date], format!("{stem}-{date}"))).collect(),
    }
}

/// All of a visit but whose it is, what and when.
fn pattern(line: &Line<'_>, notes: &mut Notes) -> Visit {
    let agreed = line.value("time", clock, notes);
    Visit {
        id: VisitId::default(),
        person: PersonId::default(),
        name: String::new(),
        place: None,
        dates: Vec::new(),
        minutes: 0,
        shortest_minutes: line.value("shortest minutes", minutes, notes),
        agreed,
        fine_early_minutes: None,
        fine_late_minutes: None,
        hard: window(line, notes),
        workers: line.value("workers", pair, notes).unwrap_or(1),
        competences: list(&line.text("competences").to_lowercase()),
        priority: line.value("priority", priority, notes).unwrap_or_default(),
        pin: None,
    }
}

/// The hard window of a row; none, and a finding, where its ends are swapped.
fn window(line: &Line<'_>, notes: &mut Notes) -> Option<Stretch> {
    let earliest = line.value("earliest", clock, notes);
    let latest = line.value("latest", clock, notes);
    if earliest.is_none() && latest.is_none() {
        return None;
    }
    let hard = Stretch {
        from: earliest.unwrap_or_default(),
        to: latest.unwrap_or(Clock::from_minutes(23 * 60 + 59).unwrap_or_default()),
    };
    if hard.outlasts_a_night() {
        let what = format!("{} is before the earliest, {}", hard.to, hard.from);
        line.note("latest", what, "swap them; a window past midnight is at most 12 hours long", notes);
        return None;
    }
    Some(hard)
}

/// The dates of the horizon that a row names: by date, by weekday, or every one.
fn dates(line: &Line<'_>, week: &Week, notes: &mut Notes) -> Vec<Date> {
    let horizon = &week.horizon;
    if !line.text("date").is_empty() {
        let one = |text: &str| list_of_dates(text);
        let dates = line.value("date", one, notes).unwrap_or_default();
        for date in dates.iter().filter(|date| horizon.day(**date).is_none()) {
            line.note("date", format!("{date} is not in the horizon"), "take the row out, or mend it", notes);
        }
        return dates.into_iter().filter(|date| horizon.day(*date).is_some()).collect();
    }
    if line.text("days").is_empty() {
        return horizon.dates().collect();
    }
    let Some(days) = line.value("days", weekdays, notes) else { return Vec::new() };
    horizon.dates().filter(|date| days.contains(&date.weekday())).collect()
}

/// One date, or several separated by semicolons, commas or line breaks.
fn list_of_dates(text: &str) -> Result<Vec<Date>, String> {
    if let Ok(date) = date(text) {
        return Ok(vec![date]);
    }
    let mut dates: Vec<Date> =
        text.split([';', ',', '\n']).map(|part| date(part.trim())).collect::<Result<_, _>>()?;
    dates.sort();
    dates.dedup();
    Ok(dates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_id_gets_a_number() {
        let mut taken = BTreeMap::new();
        let ids = ["a", "a", "a-2", "a"].map(|id| free_id(&id.into(), &mut taken).0);
        assert_eq!(ids, ["a", "a-2", "a-2-2", "a-3"]);
    }
}
