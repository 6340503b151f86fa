//! A team of which everything is known that a team can say, for one week in March.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use care::absences::{Absence, Why};
use care::details::{Book, Detail, PersonDetails, WorkerDetails};
use care::founding::{Description, Founded};
use care::ids::{AbsenceId, OrganisationId, PatternId, PersonId, SealedId, TeamId, WorkerId};
use care::people::Person;
use care::skills::{Held, SignOff};
use care::support::{Pattern, Terms};
use care::team::Team;
use care::time::{Clock, Moment, Stretch, WeekStart, Weekday};
use care::values::{Rules, Strength, Value};
use care::visit::{After, Companions, Competence, Crew, Priority, Support, VisitId};
use care::weeks::{Assignment, How, Published, Rota, Week};
use care::wishes::WorkerWish;
use care::workers::{self, Contract, Shift, Travel, Unwanted, Worker};
use care::{Location, Minutes, Rhythm};
use jiff::civil::Date;
use uuid::Uuid;

use crate::planning::statement::{Bound, StatementInput};

pub(super) const ADA: u128 = 1;
/// Has no details any more.
pub(super) const BEN: u128 = 2;
/// Left before the week.
pub(super) const CARA: u128 = 3;
pub(super) const DOT: u128 = 11;
/// Has no visit in the week.
pub(super) const GUS: u128 = 12;
/// Dot's breakfast, every day but Sunday.
pub(super) const BREAKFAST: u128 = 21;
/// Dot's lunch on Mondays, after breakfast.
pub(super) const LUNCH: u128 = 22;

pub(super) fn worker(number: u128) -> WorkerId {
    WorkerId::new(Uuid::from_u128(number))
}

pub(super) fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

fn sealed(number: u128) -> SealedId {
    SealedId::new(Uuid::from_u128(1000 + number))
}

pub(super) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub(super) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn clock(text: &str) -> Clock {
    text.parse().unwrap()
}

fn stretch(from: &str, to: &str) -> Stretch {
    Stretch { from: clock(from), to: clock(to) }
}

fn competence(name: &str) -> Competence {
    Competence::new(name).unwrap()
}

pub(super) fn week() -> WeekStart {
    "2026-03-09".parse().unwrap()
}

pub(super) fn visit(number: u128, on: &str) -> VisitId {
    VisitId::Agreed { pattern: PatternId::new(Uuid::from_u128(number)), date: date(on) }
}

pub(super) fn place(north: i32) -> Location {
    Location { latitude: 53_480_000 + north, longitude: -2_240_000 }
}

pub(super) fn assigned(workers: &[u128], start: &str, how: How, pinned: bool) -> Assignment {
    let workers = workers.iter().map(|number| worker(*number)).collect();
    Assignment { workers, start: moment(start), minutes: Minutes(30), how, pinned }
}

/// Everything that a subject is about.
pub(super) struct Rich {
    pub(super) team: Team,
    pub(super) founded: Founded,
    pub(super) book: Book,
    /// The week's draft: pinned, picked and proposed.
    pub(super) rota: Rota,
    /// What people were told of it.
    pub(super) told: Rota,
}

impl Rich {
    pub(super) fn new() -> Self {
        let zone = "Europe/London".parse().unwrap();
        let description = Description { name: "Mill Lane".into(), zone, base: Some(place(0)) };
        let (team, organisation) =
            (TeamId::new(Uuid::from_u128(900)), OrganisationId::new(Uuid::from_u128(901)));
        let founded = Founded { team, organisation, description };
        let mut team = Team { founded: Some(founded.clone()), ..Team::default() };
        team.workers = [(ADA, ada()), (BEN, plain(sealed(BEN))), (CARA, cara())]
            .map(|(number, one)| (worker(number), one))
            .into();
        team.absences = absences();
        team.people = [(DOT, dot()), (GUS, somebody(GUS))].map(|(id, one)| (person(id), one)).into();
        team.patterns = patterns();
        team.weeks = weeks();
        team.values = strengths();
        team.rules =
            Rules { fine_early: Minutes(7), fine_late: Minutes(11), window: Minutes(90), ..Rules::default() };
        let rota = [
            (visit(BREAKFAST, "2026-03-09"), assigned(&[ADA, BEN], "2026-03-09T08:05", How::Proposed, true)),
            (visit(BREAKFAST, "2026-03-10"), assigned(&[ADA, BEN], "2026-03-10T08:00", How::Picked, false)),
            (visit(BREAKFAST, "2026-03-11"), assigned(&[ADA], "2026-03-11T08:00", How::Proposed, false)),
        ];
        let told = [
            (visit(LUNCH, "2026-03-09"), assigned(&[BEN], "2026-03-09T12:45", How::Hand, false)),
            // Agreed to no longer.
            (visit(LUNCH, "2026-03-10"), assigned(&[BEN], "2026-03-10T12:45", How::Hand, false)),
        ];
        Self { team, founded, book: book(), rota: rota.into(), told: told.into() }
    }

    pub(super) fn subject(&self) -> StatementInput<'_> {
        StatementInput {
            team: &self.team,
            founded: &self.founded,
            book: &self.book,
            week: week(),
            rota: &self.rota,
            told: Some(&self.told),
            now: Some(moment("2026-03-09T10:00")),
        }
    }

    /// What the engine is told, with nothing begun yet.
    pub(super) fn stated(&self, bound: Bound) -> ::week::Week {
        StatementInput { now: None, ..self.subject() }.state(bound)
    }
}

fn plain(details: SealedId) -> Worker {
    let terms = workers::Terms::default();
    let (competences, sign_offs) = (BTreeMap::new(), BTreeMap::new());
    let joined = date("2025-01-06");
    Worker { details, joined, leaves: None, terms, competences, sign_offs, cleared_until: None }
}

fn ada() -> Worker {
    let contract = Contract {
        guaranteed: Minutes::hours(27),
        most_a_week: Some(Minutes::hours(40)),
        most_a_day: Some(Minutes::hours(9)),
        opted_out_of_48_hours: true,
    };
    let weekdays = Weekday::ALL.into_iter().filter(|day| !day.is_weekend()).collect();
    let parts = vec![stretch("07:00", "11:00"), stretch("12:00", "15:00")];
    let daily = Shift { weekdays, rhythm: Rhythm::weekly(week()), parts };
    let saturdays = Shift {
        weekdays: [Weekday::Sat].into(),
        rhythm: Rhythm::weekly(week()),
        parts: vec![stretch("08:00", "12:00")],
    };
    let unwanted = vec![
        Unwanted { weekdays: [Weekday::Wed].into(), time: None },
        Unwanted { weekdays: [Weekday::Fri].into(), time: Some(stretch("13:00", "15:00")) },
    ];
    let terms =
        workers::Terms { contract, shifts: vec![daily, saturdays], travel: Travel::Bicycle, unwanted };
    let held = Held { until: Some(date("2026-12-31")), proof: Some(sealed(90)) };
    let signed = || SignOff { nurse: sealed(91), until: Some(date("2026-06-30")) };
    let task: BTreeMap<_, _> = [(competence("peg feed"), signed())].into();
    Worker {
        terms,
        // Friday is the last day, so there is no Saturday.
        leaves: Some(date("2026-03-13")),
        competences: [(competence("medicines"), held)].into(),
        sign_offs: [(person(DOT), task.clone()), (person(GUS), task)].into(),
        cleared_until: Some(date("2026-09-30")),
        ..plain(sealed(ADA))
    }
}

fn cara() -> Worker {
    Worker { leaves: Some(date("2026-03-01")), ..plain(sealed(CARA)) }
}

fn absences() -> BTreeMap<AbsenceId, Absence> {
    let away = |from, to: Option<&str>, why| {
        let (from, to) = (moment(from), to.map(moment));
        Absence { worker: worker(ADA), from, to, why, words: None }
    };
    let all = [
        away("2026-02-01T00:00", Some("2026-03-08T00:00"), Why::Leave),
        away("2026-03-07T12:00", Some("2026-03-09T07:30"), Why::Training),
        away("2026-03-12T12:00", None, Why::Ill),
    ];
    (1..).map(|number| AbsenceId::new(Uuid::from_u128(number))).zip(all).collect()
}

fn somebody(number: u128) -> Person {
    Person {
        details: sealed(number),
        joined: date("2025-01-06"),
        leaves: None,
        wishes: BTreeMap::new(),
        circle: BTreeMap::new(),
        council_sees: BTreeSet::new(),
    }
}

fn dot() -> Person {
    let wishes = [(ADA, WorkerWish::Liked), (BEN, WorkerWish::NotThisWorker)];
    Person { wishes: wishes.map(|(id, wish)| (worker(id), wish)).into(), ..somebody(DOT) }
}

fn patterns() -> BTreeMap<PatternId, Pattern> {
    let breakfast = Support {
        agreed: Some(clock("08:00")),
        fine_early: Some(Minutes(5)),
        fine_late: Some(Minutes(10)),
        window: Some(stretch("07:30", "09:30")),
        shortest: Some(Minutes(20)),
        crew: Crew::Two,
        competences: [competence("medicines")].into(),
        priority: Priority::Essential,
        ..Support::new(sealed(BREAKFAST), Minutes(30))
    };
    let after = After {
        pattern: PatternId::new(Uuid::from_u128(BREAKFAST)),
        least: Minutes(240),
        most: Some(Minutes(300)),
        companions: Companions::Different,
    };
    let lunch = Support {
        after: Some(after),
        priority: Priority::Flexible,
        ..Support::new(sealed(LUNCH), Minutes(45))
    };
    let but_sunday = Weekday::ALL.into_iter().filter(|day| *day != Weekday::Sun).collect();
    let agreed = |weekdays, support| {
        let terms = Terms { weekdays, rhythm: Rhythm::weekly(week()), support };
        Pattern { person: person(DOT), terms: [(date("2025-01-06"), terms)].into(), until: None }
    };
    let all = [(BREAKFAST, agreed(but_sunday, breakfast)), (LUNCH, agreed([Weekday::Mon].into(), lunch))];
    all.map(|(number, pattern)| (PatternId::new(Uuid::from_u128(number)), pattern)).into()
}

/// What was published before: the week before, two, four, five and twenty-seven weeks before.
fn weeks() -> BTreeMap<WeekStart, Arc<Week>> {
    let published = |back: i32, on: &str, at: &str, workers: &[u128]| {
        let start = format!("{on}T{at}");
        let rota = [(visit(BREAKFAST, on), assigned(workers, &start, How::Proposed, false))].into();
        let at = "2026-01-01T00:00:00Z".parse().unwrap();
        let published = Some(Published { rota, rounds: Vec::new(), times: 1, at, changed: BTreeMap::new() });
        (week().plus_weeks(-back), Arc::new(Week { published, ..Week::default() }))
    };
    [
        published(1, "2026-03-07", "18:30", &[ADA]),
        published(2, "2026-02-25", "08:00", &[BEN, CARA]),
        published(4, "2026-02-14", "08:00", &[ADA]),
        published(5, "2026-02-07", "18:30", &[ADA, BEN]),
        published(27, "2025-09-01", "08:00", &[CARA]),
    ]
    .into()
}

/// Each value with a strength of its own.
fn strengths() -> BTreeMap<Value, Strength> {
    let all = Strength::ALL.into_iter().cycle();
    Value::ALL.into_iter().zip(all).collect()
}

fn book() -> Book {
    let ada = WorkerDetails {
        name: "Ada Lovelace".into(),
        known_as: "Ada".into(),
        start: Some(place(1_000)),
        born: Some(date("1990-05-01")),
        gender: Some("woman".into()),
        languages: vec!["English".into(), "Urdu".into()],
        ..WorkerDetails::default()
    };
    let dot = PersonDetails {
        name: "Dorothy Vaughan".into(),
        known_as: "Dot".into(),
        home: Some(place(2_000)),
        gender_wish: Some("woman".into()),
        language_wish: Some("Urdu".into()),
        ..PersonDetails::default()
    };
    let entries = [
        (ADA, Detail::Worker(ada)),
        (DOT, Detail::Person(dot)),
        (BREAKFAST, Detail::Words("breakfast".into())),
    ];
    entries.into_iter().map(|(number, detail)| (sealed(number), detail)).collect()
}
