//! What is agreed with people: the visits of the invented fortnight as patterns that come again every week.

use super::tale::Tale;
use care::details::DataSubject;
use care::ids::PatternId;
use care::support::{Agreed, Terms};
use care::team::Command;
use care::time::{Date, Weekday};
use care::visit::{After, Companions, Support};
use care::{Minutes, Rhythm, support};
use service::from_week::{are_alike, support};
use std::collections::{BTreeMap, BTreeSet};
use week::{Visit, VisitId, Week};

/// Visits of one person that are alike but for the day.
struct Alike<'a> {
    visit: &'a Visit,
    /// What the visit follows, by name, and after how many minutes at least.
    follows: Option<(&'a str, u32)>,
    weekdays: BTreeSet<Weekday>,
}

/// What is agreed with one person, in the order of the day, from a date on.
pub(super) fn agree(tale: &mut Tale<'_>, week: &Week, number: usize, from: Date) -> Vec<Command> {
    let person = tale.cast.people[number].id;
    let mut known: BTreeMap<(&str, Weekday), PatternId> = BTreeMap::new();
    let mut commands = Vec::new();
    for alike in alike(week, number) {
        let pattern = PatternId::new(tale.teller.id());
        let what = tale.words(DataSubject::Person(person), &*alike.visit.name);
        let earlier = |name: &str| alike.weekdays.iter().find_map(|day| known.get(&(name, *day)).copied());
        let after = alike.follows.and_then(|(name, least)| {
            let (pattern, least) = (earlier(name)?, Minutes(least));
            Some(After { pattern, least, most: None, companions: Companions::Any })
        });
        let rhythm = Rhythm::weekly(tale.calendar.week(0));
        let support = Support { after, ..support(alike.visit, what) };
        let terms = Terms { weekdays: alike.weekdays.clone(), rhythm, support };
        known.extend(alike.weekdays.iter().map(|day| ((alike.visit.name.as_str(), *day), pattern)));
        commands.push(Command::from(support::Agree(Agreed { pattern, person, from, terms, until: None })));
    }
    commands
}

fn alike(week: &Week, number: usize) -> Vec<Alike<'_>> {
    let person = &week.people[number].id;
    let by_id: BTreeMap<&VisitId, &Visit> = week.visits.iter().map(|visit| (&visit.id, visit)).collect();
    let follows: BTreeMap<&VisitId, (&str, u32)> = week
        .links
        .iter()
        .filter_map(|link| Some((&link.second, (by_id.get(&link.first)?.name.as_str(), link.least_minutes))))
        .collect();
    let mut found: Vec<Alike<'_>> = Vec::new();
    for visit in week.visits.iter().filter(|visit| visit.person == *person) {
        // What may be on one of several days is agreed for one of them, for each person another.
        let Some(date) = visit.dates.get(number % visit.dates.len().max(1)) else { continue };
        let (weekday, follows) = (Weekday::of(Date::from(*date)), follows.get(&visit.id).copied());
        match found.iter_mut().find(|one| one.follows == follows && are_alike(one.visit, visit)) {
            Some(one) => drop(one.weekdays.insert(weekday)),
            None => found.push(Alike { visit, follows, weekdays: [weekday].into() }),
        }
    }
    found.sort_by_key(|alike| (start(alike.visit), alike.weekdays.first().copied()));
    found
}

fn start(visit: &Visit) -> u16 {
    let earliest = visit.hard.map_or(0, |hard| hard.from.minutes());
    visit.agreed.map_or(earliest, |agreed| agreed.minutes())
}
