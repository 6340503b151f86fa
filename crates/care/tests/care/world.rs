//! A small team to try things on: three workers, two people, four patterns, and a week in November.

use std::collections::{BTreeMap, BTreeSet};

use care::drafts::{self, Begin};
use care::founding::{self, Description, Founded};
use care::ids::*;
use care::stream::Stream;
use care::support::{self, Agreed, Terms};
use care::team::{Command, Event, Problem, Refusal, Team};
use care::time::{Clock, Date, Stretch, Timestamp, WeekStart, Weekday};
use care::visit::{After, Companions, Crew, Support, VisitId};
use care::weeks::rounds::{Leg, Promised, estimated, promised};
use care::weeks::{self, Move, Rota, RotaCheck, Round};
use care::workers::{self, Contract, Shift, Travel};
use care::{By, Context, Metres, Minutes, Rhythm, history, people};
use uuid::Uuid;

/// A team under test, with everything that happened to it.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) team: Team,
    pub(crate) events: Vec<Event>,
    pub(crate) now: Timestamp,
}

/// Why something was refused, to be compared with reasons of any topic.
#[derive(Debug)]
pub(crate) struct Reasons(pub(crate) Vec<Problem>);

impl<P: Clone + Into<Problem>, const N: usize> PartialEq<[P; N]> for Reasons {
    fn eq(&self, expected: &[P; N]) -> bool {
        self.0 == expected.clone().map(Into::into)
    }
}

pub(crate) const ADA: u128 = 1;
pub(crate) const BEN: u128 = 2;
pub(crate) const CARA: u128 = 3;
pub(crate) const DOT: u128 = 11;
pub(crate) const EVE: u128 = 12;
/// Dot's breakfast, every day at 8:00.
pub(crate) const BREAKFAST: u128 = 21;
/// Dot's lunch, every day at 12:30, four hours after breakfast at least.
pub(crate) const LUNCH: u128 = 22;
/// Eve's bath, Mondays and Thursdays at 9:00, by two.
pub(crate) const BATH: u128 = 23;
/// Eve's shopping, every second Friday at any time between 10 and 16.
pub(crate) const SHOPPING: u128 = 24;

pub(crate) fn worker(number: u128) -> WorkerId {
    WorkerId::new(Uuid::from_u128(number))
}

pub(crate) fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

pub(crate) fn pattern(number: u128) -> PatternId {
    PatternId::new(Uuid::from_u128(number))
}

pub(crate) fn sealed(number: u128) -> SealedId {
    SealedId::new(Uuid::from_u128(1000 + number))
}

pub(crate) fn team_id() -> TeamId {
    TeamId::new(Uuid::from_u128(900))
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn clock(text: &str) -> Clock {
    text.parse().unwrap()
}

/// The week that the tests plan, which begins in a week.
pub(crate) fn week() -> WeekStart {
    "2026-11-23".parse().unwrap()
}

/// The visit of a pattern on a date.
pub(crate) fn visit(number: u128, on: &str) -> VisitId {
    VisitId::Agreed { pattern: pattern(number), date: date(on) }
}

/// Dot's breakfast on the week's Monday.
pub(crate) fn breakfast() -> VisitId {
    visit(BREAKFAST, "2026-11-23")
}

pub(crate) fn workers(numbers: &[u128]) -> BTreeSet<WorkerId> {
    numbers.iter().map(|number| worker(*number)).collect()
}

pub(crate) fn every_day() -> BTreeSet<Weekday> {
    Weekday::ALL.into()
}

pub(crate) fn founded() -> Founded {
    let zone = "Europe/London".parse().unwrap();
    let description = Description { name: "Old Trafford".into(), zone, base: None };
    Founded { team: team_id(), organisation: OrganisationId::new(Uuid::from_u128(901)), description }
}

pub(crate) fn joined(number: u128) -> workers::Joined {
    let shift = Shift {
        weekdays: every_day(),
        rhythm: Rhythm::weekly(week()),
        parts: vec![Stretch { from: clock("07:00"), to: clock("15:00") }],
    };
    let contract = Contract { guaranteed: Minutes::hours(27), ..Contract::default() };
    let terms = workers::Terms { contract, shifts: vec![shift], ..workers::Terms::default() };
    workers::Joined { worker: worker(number), details: sealed(number), on: date("2026-01-05"), terms }
}

pub(crate) fn agreed(number: u128, whose: u128, weekdays: BTreeSet<Weekday>, support: Support) -> Agreed {
    let terms = Terms { weekdays, rhythm: Rhythm::weekly(week()), support };
    Agreed { pattern: pattern(number), person: person(whose), from: date("2026-01-05"), terms, until: None }
}

pub(crate) fn support(number: u128, minutes: u32, at: Option<&str>) -> Support {
    Support { agreed: at.map(clock), ..Support::new(sealed(number), Minutes(minutes)) }
}

impl World {
    /// A team that has begun and nothing else.
    pub(crate) fn empty() -> Self {
        let now = "2026-11-16T09:00:00Z".parse().unwrap();
        let mut world = Self { team: Team::default(), events: Vec::new(), now };
        world.make(By::Program, &Command::from(founding::Found(founded())));
        world
    }

    /// The team as described at the top.
    pub(crate) fn new() -> Self {
        let mut world = Self::empty();
        for number in [ADA, BEN, CARA] {
            world.make(By::Program, &Command::from(workers::Join(joined(number))));
        }
        for number in [DOT, EVE] {
            let joined =
                people::Joined { person: person(number), details: sealed(number), on: date("2026-01-05") };
            world.make(By::Program, &Command::from(people::Join(joined)));
        }
        let after = After {
            pattern: pattern(BREAKFAST),
            least: Minutes::hours(4),
            most: None,
            companions: Companions::Any,
        };
        let lunch = Support { after: Some(after), ..support(LUNCH, 45, Some("12:30")) };
        let bath = Support { crew: Crew::Two, ..support(BATH, 45, Some("09:00")) };
        let window = Some(Stretch { from: clock("10:00"), to: clock("16:00") });
        let shopping = Support { window, ..support(SHOPPING, 60, None) };
        let mut fortnightly = agreed(SHOPPING, EVE, [Weekday::Fri].into(), shopping);
        fortnightly.terms.rhythm = Rhythm { every: 2, from: week() };
        for agreed in [
            agreed(BREAKFAST, DOT, every_day(), support(BREAKFAST, 30, Some("08:00"))),
            agreed(LUNCH, DOT, every_day(), lunch),
            agreed(BATH, EVE, [Weekday::Mon, Weekday::Thu].into(), bath),
            fortnightly,
        ] {
            world.make(By::Program, &Command::from(support::Agree(agreed)));
        }
        world
    }

    /// The team with an empty draft for the week.
    pub(crate) fn with_draft() -> Self {
        let mut world = Self::new();
        world.make(
            By::Worker(worker(ADA)),
            &Command::from(drafts::BeginDraft { week: week(), begin: Begin::Fresh }),
        );
        world
    }

    /// The team with Ada at Dot's breakfast and Ben at Dot's lunch on Monday, published.
    pub(crate) fn published() -> Self {
        let mut world = Self::with_draft();
        world.assign(breakfast(), &[ADA]);
        world.assign(visit(LUNCH, "2026-11-23"), &[BEN]);
        let verdict = world.sound();
        world.make(By::Worker(worker(ADA)), &Command::from(weeks::AgreeToDraft { week: week(), verdict }));
        assert!(world.team.published(week()).is_some(), "published");
        world
    }

    /// What the engine says where nothing is wrong.
    pub(crate) fn sound(&self) -> RotaCheck {
        RotaCheck::sound(self.team.version)
    }

    /// The same with the rounds of the week's rota as it would be: ten minutes to each visit and none home.
    pub(crate) fn judged(&self, rota: &Rota) -> RotaCheck {
        let visits = self.team.visits(week());
        let mut days = BTreeMap::<(WorkerId, Date), Vec<Promised>>::new();
        for (id, one) in rota {
            for worker in &one.workers {
                let day = days.entry((*worker, one.start.date)).or_default();
                day.push(promised(&visits[id], one));
            }
        }
        let judge = |((worker, _), visits): ((WorkerId, Date), Vec<Promised>)| {
            let leg =
                |to| Leg { minutes: Minutes(10), metres: Metres(700), by: Travel::Foot, straight: false, to };
            let travel = visits.iter().map(|one| leg(Some(one.visit))).collect();
            let round = estimated(&self.team, worker, visits)?;
            Some(Round { travel, estimated: false, ..round })
        };
        let mut rounds: Vec<Round> = days.into_iter().filter_map(judge).collect();
        rounds.sort();
        RotaCheck { rounds: [(week(), rounds)].into(), ..self.sound() }
    }

    /// The week's draft, and then the published rota.
    pub(crate) fn rota(&self) -> Rota {
        let draft = self.team.draft(week()).map(|draft| &draft.rota);
        draft.or(self.team.published(week()).map(|published| &published.rota)).unwrap().clone()
    }

    /// What would come of a command.
    pub(crate) fn ask(&self, by: By, command: &Command) -> Result<Vec<Event>, Refusal> {
        self.team.decide(command, &Context::now(by, self.now))
    }

    /// Carries a command out; its events with the versions they made.
    pub(crate) fn try_to(&mut self, by: By, command: &Command) -> Result<Vec<(u64, Event)>, Refusal> {
        let events = self.ask(by, command)?;
        let mut made = Vec::new();
        for event in events {
            self.team.apply(&event);
            self.events.push(event.clone());
            made.push((self.team.version, event));
        }
        Ok(made)
    }

    /// Carries a command out that must not be refused.
    pub(crate) fn make(&mut self, by: By, command: &Command) -> Vec<(u64, Event)> {
        self.try_to(by, command).unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"))
    }

    /// The same by a worker.
    pub(crate) fn does(&mut self, number: u128, command: &Command) -> Vec<(u64, Event)> {
        self.make(By::Worker(worker(number)), command)
    }

    /// Why a worker is refused something.
    pub(crate) fn refused(&self, number: u128, command: &Command) -> Reasons {
        match self.ask(By::Worker(worker(number)), command) {
            Ok(events) => panic!("not refused: {events:?}"),
            Err(refusal) => Reasons(refusal.problems),
        }
    }

    /// Puts workers on a visit of the draft by hand.
    pub(crate) fn assign(&mut self, visit: VisitId, numbers: &[u128]) {
        let moves = vec![Move::Assign { visit, workers: workers(numbers), start: None, minutes: None }];
        self.does(ADA, &Command::from(drafts::ChangeDraft { week: week(), moves }));
    }

    /// Takes back what one command did.
    pub(crate) fn take_back(&mut self, events: Vec<(u64, Event)>) -> Result<Vec<(u64, Event)>, Refusal> {
        let verdict = Some(self.sound());
        self.try_to(By::Worker(worker(ADA)), &Command::from(history::TakeBack { events, verdict }))
    }
}

/// Expects that the command is refused to Ada for exactly one reason.
pub(crate) fn refuses(world: &World, command: impl Into<Command>, why: impl Into<Problem>) {
    refuses_by(world, By::Worker(worker(ADA)), command, why);
}

pub(crate) fn refuses_by(world: &World, by: By, command: impl Into<Command>, why: impl Into<Problem>) {
    let command = command.into();
    assert_eq!(world.ask(by, &command), Err(why.into().into()), "{command:?}");
}
