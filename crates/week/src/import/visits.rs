//! Rows of visits: one for each day the row names.

use super::cells::{FreeIds, list, pair, priority, slug, yes};
use super::dates::{date, weekdays};
use super::fold::lowered;
use super::names::Names;
use super::sheet::{Column, Line, Sheet};
use super::times::{clock, minutes};
use super::workers::columns;
use crate::civil::{Clock, Date, Stretch};
use crate::horizon::Horizon;
use crate::ids::{PersonId, VisitId};
use crate::notes::Notes;
use crate::visit::Visit;

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

/// Every visit on every day of the horizon, and the row of each.
pub(super) fn read(
    sheet: &Sheet,
    horizon: &Horizon,
    people: &Names,
    notes: &mut Notes,
) -> (Vec<Visit>, Vec<usize>) {
    let mut free = FreeIds::default();
    let (mut visits, mut rows) = (Vec::new(), Vec::new());
    for line in sheet.lines().filter(|line| !line.is_spoilt()) {
        for visit in of_line(&line, horizon, people, notes) {
            visits.push(Visit { id: free.of(visit.id.as_str()).into(), ..visit });
            rows.push(line.number());
        }
    }
    (visits, rows)
}

fn of_line(line: &Line<'_>, horizon: &Horizon, people: &Names, notes: &mut Notes) -> Vec<Visit> {
    let person = line.who("person", people, notes);
    let name = line.needed("visit", |_| Ok(line.text("visit").to_owned()), notes);
    let length = line.needed("minutes", minutes, notes);
    let dates = dates(line, horizon, notes);
    let choose = line.value("any one day", yes, notes).unwrap_or(false);
    let pattern = pattern(line, notes);
    let (Some(person), Some(name), Some(length)) = (person, name, length) else { return Vec::new() };
    if line.is_left_out() {
        return Vec::new();
    }
    let stem = Some(slug(&format!("{person} {name}"))).filter(|stem| !stem.is_empty());
    let stem = stem.unwrap_or_else(|| "visit".to_owned());
    let visit = Visit { minutes: length, person: person.into(), name, ..pattern };
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
        competences: list(line.text("competences")).iter().map(|name| lowered(name)).collect(),
        priority: line.value("priority", priority, notes).unwrap_or_default(),
        pin: None,
    }
}

/// The hard window of a row; a finding where its ends are swapped.
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
fn dates(line: &Line<'_>, horizon: &Horizon, notes: &mut Notes) -> Vec<Date> {
    if !line.text("date").is_empty() {
        let dates = line.value("date", list_of_dates, notes).unwrap_or_default();
        for date in dates.iter().filter(|date| horizon.day(**date).is_none()) {
            line.remark("date", format!("{date} is not in the horizon"), "mend it, or take it out", notes);
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
