//! Puts people, workers and their ties together as a week file.

use std::collections::BTreeMap;

use roads::Graph;
use week::{Came, Companions, Date, Horizon, Link, Place, Visit, VisitId, Week};

use super::calls::{Calendar, Call, calls};
use super::crew::{Member, crew};
use super::duties::{Duties, duties};
use super::figures;
use super::past::{Past, past};
use super::person::{self, Someone};
use super::routines::When;
use super::skills::{Skill, train};
use super::ties::{familiar, liked, refuse};
use super::{hands, travel};
use crate::Wish;
use crate::chance::Chance;
use crate::place::Door;

/// Where the care happens.
pub(crate) struct Setting<'a> {
    pub(crate) name: &'a str,
    pub(crate) graph: &'a Graph,
    /// The doors of all people, then those of all workers.
    pub(crate) doors: &'a [Door],
}

/// Everything that was drawn, before it is written down.
pub(crate) struct Draft<'a> {
    pub(crate) calendar: &'a Calendar,
    pub(crate) people: &'a [Someone],
    pub(crate) crew: &'a [Member],
    pub(crate) calls: &'a [Call<'a>],
    pub(crate) duties: &'a [Duties],
    pub(crate) familiar: Vec<Vec<usize>>,
    pub(crate) past: Past,
}

/// Invents the week of care.
pub(crate) fn weave(wish: &Wish, setting: &Setting<'_>) -> Week {
    let chance = |about| Chance::new(wish.seed, about);
    let days = -i32::from(wish.history_days)..i32::from(wish.days);
    let calendar = Calendar::new(wish.first_day, days);
    let people =
        person::people(count(wish.people), count(wish.workers) <= figures::FEW, &mut chance("people"));
    let wished: Vec<&str> = people.iter().filter_map(|someone| someone.language_wish).collect();
    let mut crew = crew(count(wish.workers), &wished, &mut chance("workers"));
    let calls = calls(&people, &calendar);
    let duties = duties(&crew, &calls, &calendar, &mut chance("duties"));
    refuse(&mut crew, people.len(), &mut chance("refusals"));
    train(&mut crew, &calls, &duties, &calendar, &mut chance("skills"));
    let familiar = familiar(&crew, &people, &calls, &duties, &calendar);
    let past = past(&crew, &calls, &duties, &familiar, &calendar);
    let draft = Draft {
        calendar: &calendar,
        people: &people,
        crew: &crew,
        calls: &calls,
        duties: &duties,
        familiar,
        past,
    };
    draft.week(wish, setting)
}

fn count(of: u32) -> usize {
    usize::try_from(of).unwrap_or(usize::MAX)
}

impl Draft<'_> {
    fn week(&self, wish: &Wish, setting: &Setting<'_>) -> Week {
        let places = self.places(setting.doors);
        let travel = travel::table(setting.graph, setting.doors, &places, self.crew);
        let horizon = Horizon { from: wish.first_day, days: wish.days, zone: "Europe/London".to_owned() };
        let mut week = Week::new(horizon, travel);
        week.name = format!("{}, from {}", setting.name, wish.first_day);
        week.places = places;
        week.competences = Skill::ALL.map(|skill| skill.name().to_owned()).to_vec();
        week.workers = hands::workers(self, wish);
        week.people = self.people(&mut Chance::new(wish.seed, "ties"));
        for call in self.calls.iter().filter(|call| call.days[0] >= 0) {
            week.visits.push(self.visit(call, wish.days > 7));
        }
        week.links = self.links(wish.days > 7);
        week.history = self.history();
        week
    }

    fn places(&self, doors: &[Door]) -> Vec<Place> {
        let homes = self.people.iter().map(|someone| home(&someone.named.id));
        let starts = self.crew.iter().map(|member| start(&member.named.id));
        let named = homes.chain(starts).zip(doors);
        named.map(|(id, door)| Place::new(id, &door.address, door.point.north(), door.point.east())).collect()
    }

    fn people(&self, chance: &mut Chance) -> Vec<week::Person> {
        let liked = liked(&self.familiar, chance);
        self.people
            .iter()
            .enumerate()
            .map(|(at, someone)| {
                let id = |&member: &usize| self.crew[member].named.id.as_str().into();
                let named = &someone.named;
                let mut person = week::Person::new(&*named.id, &*named.name, home(&named.id));
                let refused =
                    (0..self.crew.len()).filter(|&member| self.crew[member].unwelcome.contains(&at));
                person.not_workers = refused.map(|member| id(&member)).collect();
                person.liked = liked[at].iter().map(id).collect();
                person.known = self.known(at, chance);
                person.gender_wish = someone.gender_wish.map(str::to_owned);
                person.language_wish = someone.language_wish.map(str::to_owned);
                person
            })
            .collect()
    }

    /// Whom someone knows: the usual workers, and one to three others who came some weeks ago.
    fn known(&self, person: usize, chance: &mut Chance) -> Vec<week::Known> {
        let mut faces: BTreeMap<usize, i32> = BTreeMap::new();
        for &(_, member, day) in self.past.came.range((person, 0, i32::MIN)..(person + 1, 0, i32::MIN)) {
            let last = faces.entry(member).or_insert(day);
            *last = (*last).max(day);
        }
        let earlier = self.calendar.days.start - 1;
        for &member in &self.familiar[person] {
            faces.entry(member).or_insert_with(|| earlier - chance.between(0, 20));
        }
        for _ in 0..chance.between(1, 3) {
            let member = chance.below(self.crew.len());
            let welcome = self.crew.get(member).is_some_and(|other| !other.unwelcome.contains(&person));
            if welcome {
                faces.entry(member).or_insert_with(|| earlier - chance.between(7, 120));
            }
        }
        let known = |(member, day): (usize, i32)| week::Known {
            worker: self.crew[member].named.id.as_str().into(),
            last: Some(self.calendar.date(day)),
        };
        faces.into_iter().map(known).collect()
    }

    fn visit(&self, call: &Call<'_>, long: bool) -> Visit {
        let routine = call.routine;
        let clock = |minutes| week::Clock::from_minutes(minutes).unwrap_or_default();
        let named = &self.people[call.person].named;
        let date = self.calendar.date(call.days[0]);
        let hard = week::Stretch { from: clock(routine.hard.0), to: clock(routine.hard.1) };
        let agreed = date.at(clock(routine.agreed.map_or(0, |(agreed, _)| agreed)));
        let mut visit = Visit::new(self.id(call, long), &*named.id, routine.name, agreed, routine.minutes);
        visit.dates = call.days.iter().map(|&day| self.calendar.date(day)).collect();
        visit.agreed = routine.agreed.map(|_| agreed.clock);
        visit.fine_early_minutes = routine.agreed.map(|(_, fine)| fine);
        visit.fine_late_minutes = visit.fine_early_minutes;
        visit.hard = Some(hard);
        visit.shortest_minutes = routine.shortest;
        visit.workers = routine.workers;
        visit.competences = routine.skills.iter().map(|skill| skill.name().to_owned()).collect();
        visit.priority = routine.priority;
        visit
    }

    /// Such as "okafor-mon-breakfast"; with the date where the horizon is longer than a week.
    pub(crate) fn id(&self, call: &Call<'_>, long: bool) -> VisitId {
        let (person, name) = (&self.people[call.person].named.id, call.routine.name);
        let date = self.calendar.date(call.days[0]);
        let day = date.weekday().name()[..3].to_lowercase();
        match (&call.routine.when, long) {
            (When::Each(_), false) => format!("{person}-{day}-{name}"),
            (When::OneOf(_), false) => format!("{person}-{name}"),
            (_, true) => format!("{person}-{date}-{name}"),
        }
        .into()
    }

    /// Four hours from call to call of a day, for those whose medicines need it.
    fn links(&self, long: bool) -> Vec<Link> {
        let mut of_day: BTreeMap<(i32, usize), Vec<&Call<'_>>> = BTreeMap::new();
        for call in self.calls.iter().filter(|call| call.days[0] >= 0) {
            if self.people[call.person].gaps && call.routine.agreed.is_some() {
                of_day.entry((call.days[0], call.person)).or_default().push(call);
            }
        }
        let link = |pair: &[&Call<'_>]| Link {
            first: self.id(pair[0], long),
            second: self.id(pair[1], long),
            least_minutes: figures::MEDICINE_GAP,
            most_minutes: None,
            companions: Companions::Any,
            both_or_neither: false,
        };
        of_day.values().flat_map(|calls| calls.windows(2).map(link)).collect()
    }

    fn history(&self) -> Vec<Came> {
        let came = |&(person, member, day): &(usize, usize, i32)| Came {
            person: self.people[person].named.id.as_str().into(),
            worker: self.crew[member].named.id.as_str().into(),
            date: self.calendar.date(day),
        };
        let mut history: Vec<Came> = self.past.came.iter().map(came).collect();
        history.sort_by(|one, other| (one.date, one).cmp(&(other.date, other)));
        history
    }
}

/// The id of someone's home among the places.
pub(crate) fn home(person: &str) -> String {
    format!("home-{person}")
}

/// The id of the place where a worker's rounds start and end.
pub(crate) fn start(worker: &str) -> String {
    format!("start-{worker}")
}

/// A date some years before another, for birthdays.
pub(crate) fn born(first: Date, years: i16, days: i32) -> Date {
    first.plus_years(-years).plus_days(-days)
}
