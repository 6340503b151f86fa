//! A small team with a story of its own: two workers, one person, breakfast and tea on weekdays.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    reason = "shared by tests, on data known to be good"
)]

use care::details::{DataSubject, Detail, PersonDetails, WorkerDetails};
use care::drafts::{self, Begin};
use care::founding::{Description, Founded};
use care::ids::{AccountId, CommandId, CouncilId, OrganisationId, PatternId, PersonId, TeamId, WorkerId};
use care::organisation::Membership;
use care::provider::{LegalForm, Size};
use care::team::Command;
use care::time::{Clock, Stretch, WeekStart, Weekday};
use care::visit::{Support, VisitId};
use care::weeks::Move;
use care::workers::{Contract, Shift, Terms};
use care::{
    By, Location, Minutes, Rhythm, accounts, councils, founding, organisation, people, provider, support,
    teams, weeks, workers,
};
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use journal::{Journal, MasterKey};
use service::{Caller, Order, Service, SetClock, Storyteller};
use uuid::Uuid;

/// A place with one team in it, at eight on Monday 2 March 2026.
pub struct Village {
    pub service: Service,
    pub journal: Journal,
    pub clock: SetClock,
    pub team: TeamId,
    pub asha: WorkerId,
    pub ben: WorkerId,
    pub hill: PersonId,
    pub breakfast: PatternId,
    pub next: WeekStart,
}

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn id() -> CommandId {
    CommandId::new(Uuid::new_v4())
}

fn place(east: i32) -> Option<Location> {
    Some(Location { latitude: 53_480_000, longitude: -2_240_000 + east })
}

fn week(text: &str) -> WeekStart {
    text.parse().unwrap()
}

fn workdays() -> std::collections::BTreeSet<Weekday> {
    Weekday::ALL.into_iter().filter(|day| !day.is_weekend()).collect()
}

fn clock(hour: u16, minute: u16) -> Clock {
    Clock::new(hour, minute).unwrap()
}

impl Village {
    /// Breakfast on a date.
    pub fn breakfast_of(&self, date: &str) -> VisitId {
        VisitId::Agreed { pattern: self.breakfast, date: date.parse().unwrap() }
    }

    /// The week of 9 March, published with every breakfast by Asha; it is eight on Monday the ninth.
    pub async fn out(&self) {
        let (week, asha) = (self.next, self.asha().await);
        let moves = ["2026-03-09", "2026-03-10", "2026-03-11"].map(|date| Move::Assign {
            visit: self.breakfast_of(date),
            workers: BTreeSet::from([self.asha]),
            start: None,
            minutes: None,
        });
        let begin = Command::from(drafts::BeginDraft { week, begin: Begin::Fresh });
        let change = Command::from(drafts::ChangeDraft { week, moves: moves.into() });
        for command in [begin, change] {
            self.service.act(&asha, self.team, Order::new(id(), command)).await.unwrap();
        }
        let agree = |verdict| Command::from(weeks::AgreeToDraft { week, verdict });
        self.service.act_judged(&asha, self.team, Order::of(id()), agree).await.unwrap();
        self.clock.set(at("2026-03-09T08:00:00Z"));
    }

    pub async fn new() -> Self {
        let master = MasterKey::random().unwrap();
        let journal = Journal::open(&journal::Storage::Memory, &master).await.unwrap();
        Self::on(journal).await
    }

    pub async fn on(journal: Journal) -> Self {
        let now = at("2026-03-02T08:00:00Z");
        let set = SetClock::at(now);
        let service = Service::new(journal.clone(), Arc::new(set.clone()));
        let mut teller = Storyteller::new(&service, 1);
        let team = teller.team();
        let organisation = OrganisationId::new(teller.id());
        let zone = "Europe/London".parse().unwrap();
        let description = Description { name: "Mill Lane".to_owned(), zone, base: place(0) };
        let found = Command::from(founding::Found(Founded { team, organisation, description }));
        let (asha, joined_asha) = worker(&mut teller, "Asha Patel", 1_000);
        let (ben, joined_ben) = worker(&mut teller, "Ben Okoro", 2_000);
        let hill = PersonId::new(teller.id());
        let details = PersonDetails {
            name: "Edna Hill".to_owned(),
            known_as: "Mrs Hill".to_owned(),
            address: "3 Mill Lane".to_owned(),
            home: place(4_000),
            ..PersonDetails::default()
        };
        let details = teller.seal(DataSubject::Person(hill), Detail::Person(details));
        let on = "2025-01-06".parse().unwrap();
        let joined_hill = Command::from(people::Join(people::Joined { person: hill, details, on }));
        let (breakfast, agreed_breakfast) = agreed(&mut teller, hill, "breakfast", clock(8, 30));
        let (_, agreed_tea) = agreed(&mut teller, hill, "tea", clock(17, 0));
        let story = vec![found, joined_asha, joined_ben, joined_hill, agreed_breakfast, agreed_tea];
        teller.tell(By::Program, now, story).await.unwrap();
        let next = week("2026-03-09");
        let village = Self { service, journal, clock: set, team, asha, ben, hill, breakfast, next };
        village.organise(organisation).await;
        village
    }

    /// Asha, Ben, Mrs Hill's daughter, the council and an administrator have accounts.
    async fn organise(&self, organisation: OrganisationId) {
        let administrator = account(5);
        let description = provider::Description {
            name: "Doorstep Care".to_owned(),
            form: LegalForm::Cooperative,
            size: Size::Micro,
        };
        let founded = provider::Founded { organisation, description };
        let of = |worker| Membership::Worker { team: self.team, worker };
        let commands = [
            organisation::Command::from(provider::Found { founded, administrator }),
            organisation::Command::from(teams::ListTeam(self.team)),
            organisation::Command::from(councils::Join { council: council(), name: "Trafford".to_owned() }),
            organisation::Command::from(councils::OpenTeam {
                council: council(),
                team: self.team,
                sees: true,
            }),
            organisation::Command::from(accounts::Give { account: account(1), membership: of(self.asha) }),
            organisation::Command::from(accounts::Give { account: account(2), membership: of(self.ben) }),
            organisation::Command::from(accounts::Give {
                account: account(4),
                membership: Membership::Council,
            }),
        ];
        for command in commands {
            self.service.organise(administrator, id(), &command).await.unwrap();
        }
    }

    pub async fn caller(&self, number: u128) -> Caller {
        self.service.caller(account(number)).await.unwrap()
    }

    pub async fn asha(&self) -> Caller {
        self.caller(1).await
    }

    pub async fn ben(&self) -> Caller {
        self.caller(2).await
    }

    pub async fn council(&self) -> Caller {
        self.caller(4).await
    }

    pub async fn administrator(&self) -> Caller {
        self.caller(5).await
    }

    pub async fn nobody(&self) -> Caller {
        self.caller(99).await
    }
}

/// The council, which sees the village's team.
pub fn council() -> CouncilId {
    CouncilId::new(Uuid::from_u128(9))
}

pub fn account(number: u128) -> AccountId {
    AccountId::new(Uuid::from_u128(number))
}

fn worker(teller: &mut Storyteller, name: &str, east: i32) -> (WorkerId, Command) {
    let id = WorkerId::new(teller.id());
    let details = WorkerDetails { name: name.to_owned(), start: place(east), ..WorkerDetails::default() };
    let details = teller.seal(DataSubject::Worker(id), Detail::Worker(details));
    let parts = vec![Stretch { from: clock(7, 0), to: clock(20, 0) }];
    let shift = Shift { weekdays: workdays(), rhythm: Rhythm::weekly(week("2026-03-02")), parts };
    let contract = Contract { guaranteed: Minutes::hours(10), ..Contract::default() };
    let terms = Terms { contract, shifts: vec![shift], ..Terms::default() };
    let on = "2025-01-06".parse().unwrap();
    (id, Command::from(workers::Join(workers::Joined { worker: id, details, on, terms })))
}

fn agreed(teller: &mut Storyteller, person: PersonId, what: &str, at: Clock) -> (PatternId, Command) {
    let pattern = PatternId::new(teller.id());
    let what = teller.seal(DataSubject::Person(person), Detail::Words(what.to_owned()));
    let support = Support { agreed: Some(at), ..Support::new(what, Minutes(30)) };
    let terms = support::Terms { weekdays: workdays(), rhythm: Rhythm::weekly(week("2026-03-02")), support };
    let from = "2025-01-06".parse().unwrap();
    (pattern, Command::from(support::Agree(support::Agreed { pattern, person, from, terms, until: None })))
}
