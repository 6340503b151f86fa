//! A team with somebody of every relation to it, and what the table says of each.

use std::collections::BTreeSet;
use std::sync::Arc;

use care::access::{Action, Matter, Relation, Whose, table};
use care::circle::{Member, SetMember, ShareWithCouncil};
use care::drafts::{Begin, BeginDraft, ChangeDraft};
use care::founding::{Description, Found, Founded};
use care::ids::*;
use care::organisation::{Command as Organise, Membership};
use care::people::{self, Section};
use care::provider::{self, LegalForm, Size};
use care::roles::{Role, ShareRole, Turn};
use care::support::{Agree, Agreed, Terms};
use care::team::Command;
use care::time::{Date, WeekStart, Weekday};
use care::visit::{Support, VisitId};
use care::weeks::{AgreeToDraft, Move, RotaCheck};
use care::{Minutes, Rhythm, accounts, councils, teams, workers};
use journal::{Journal, MasterKey};
use service::{Caller, Error, Kind, Order, Service, SetClock};
use uuid::Uuid;

pub(crate) const ADA: u128 = 1;
pub(crate) const BEN: u128 = 2;
pub(crate) const CARA: u128 = 3;
const FAY: u128 = 4;
/// The council, which sees the team of the town and not the other.
const COUNCIL: CouncilId = CouncilId::new(Uuid::from_u128(9));
pub(crate) const DOT: u128 = 11;
pub(crate) const EVE: u128 = 12;

/// Somebody who tries every door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Walker {
    /// Ada, who visits Dot at the moment and has no role.
    Near,
    /// Ben, who plans, and visits nobody.
    WithDuty,
    /// Cara, who has no role and visits nobody.
    OfTeam,
    /// Fay, who left yesterday.
    Left,
    /// A worker of another team, of the same id as Ada.
    Elsewhere,
    /// Dot, who is supported.
    Dot,
    /// Eve, who is supported as well.
    Eve,
    /// Of Dot's circle, with whom they share when somebody comes and what for.
    Daughter,
    /// Of Dot's circle, with whom they share nothing.
    Neighbour,
    /// Of Eve's circle.
    EvesSon,
    /// The council, with which Dot shares what somebody comes for.
    Council,
    /// Who sets up teams and accounts.
    Administrator,
    /// Signed in, and nobody to anyone here.
    Nobody,
}

/// What is for those who pay.
const FOR_WHO_PAYS: [Matter; 2] = [Matter::Bills, Matter::Disputes];

impl Walker {
    pub(crate) const ALL: [Self; 13] = [
        Self::Near,
        Self::WithDuty,
        Self::OfTeam,
        Self::Left,
        Self::Elsewhere,
        Self::Dot,
        Self::Eve,
        Self::Daughter,
        Self::Neighbour,
        Self::EvesSon,
        Self::Council,
        Self::Administrator,
        Self::Nobody,
    ];

    fn account(self) -> AccountId {
        AccountId::new(id(100 + self as u128))
    }

    fn membership(self) -> Option<Membership> {
        let team = team_id();
        let a_worker = |number| Membership::Worker { team, worker: worker(number) };
        let a_member =
            |whose, number| Membership::Member { team, person: person(whose), member: member(number) };
        Some(match self {
            Self::Near => a_worker(ADA),
            Self::WithDuty => a_worker(BEN),
            Self::OfTeam => a_worker(CARA),
            Self::Left => a_worker(FAY),
            Self::Elsewhere => Membership::Worker { team: another_team(), worker: worker(ADA) },
            Self::Dot => Membership::Person { team, person: person(DOT) },
            Self::Eve => Membership::Person { team, person: person(EVE) },
            Self::Daughter => a_member(DOT, 1),
            Self::Neighbour => a_member(DOT, 2),
            Self::EvesSon => a_member(EVE, 3),
            Self::Council => Membership::CouncilOfficer { council: COUNCIL },
            Self::Administrator => Membership::Administrator,
            Self::Nobody => return None,
        })
    }

    /// How they are related to something, as a reader of the policy would say it.
    fn relation(self, matter: Matter, of: Whose) -> Relation {
        let about = |number| of == Whose::Person(team_id(), person(number));
        let a_worker = |number, otherwise| match of {
            Whose::Organisation => Relation::WorkerElsewhere,
            Whose::Worker(_, whose) if whose == worker(number) => Relation::WorkerThemselves,
            Whose::Team(_) | Whose::Person(..) | Whose::Worker(..) => otherwise,
        };
        let shared_with_her = [Matter::Times, Matter::Support].contains(&matter);
        match self {
            Self::Near if about(DOT) => Relation::WorkerNear,
            Self::Near => a_worker(ADA, Relation::WorkerOfTeam),
            // Ben plans, and does not keep the books.
            Self::WithDuty if [Matter::Pay, Matter::PayQuestions].contains(&matter) => {
                a_worker(BEN, Relation::WorkerOfTeam)
            }
            // Ben plans, and does not have the role for safeguarding.
            Self::WithDuty if matter == Matter::Safeguarding => a_worker(BEN, Relation::WorkerOfTeam),
            Self::WithDuty => a_worker(BEN, Relation::WorkerWithDuty),
            Self::OfTeam => a_worker(CARA, Relation::WorkerOfTeam),
            Self::Left | Self::Elsewhere => Relation::WorkerElsewhere,
            Self::Dot if about(DOT) => Relation::PersonThemselves,
            Self::Eve if about(EVE) => Relation::PersonThemselves,
            Self::Dot | Self::Eve => Relation::PersonElsewhere,
            Self::Daughter if about(DOT) && shared_with_her => Relation::MemberShared,
            Self::Daughter | Self::Neighbour if about(DOT) => Relation::MemberNotShared,
            Self::EvesSon if about(EVE) => Relation::MemberNotShared,
            Self::Daughter | Self::Neighbour | Self::EvesSon => Relation::MemberElsewhere,
            Self::Council if about(DOT) && matter == Matter::Support => Relation::CouncilShared,
            // Nothing is agreed about who pays, so it does.
            Self::Council
                if FOR_WHO_PAYS.contains(&matter) && matches!(of, Whose::Person(..) | Whose::Team(_)) =>
            {
                Relation::CouncilShared
            }
            Self::Council => Relation::Council,
            Self::Administrator => Relation::Administrator,
            Self::Nobody => Relation::Nobody,
        }
    }

    /// Whether the table lets them change something for everyday work.
    pub(crate) fn may_change(self, matter: Matter, of: Whose) -> bool {
        let relation = self.relation(matter, of);
        let row =
            table().find(|row| (row.relation, row.matter, row.action) == (relation, matter, Action::Change));
        row.unwrap().everyday.allowed
    }

    /// What they hear who may not: why, or that there is nothing where they have nothing to do with it.
    pub(crate) fn hears(self, matter: Matter, of: Whose) -> Kind {
        if [Self::Elsewhere, Self::Nobody].contains(&self) {
            return Kind::NotFound;
        }
        let outside = [
            Relation::Nobody,
            Relation::WorkerElsewhere,
            Relation::PersonElsewhere,
            Relation::MemberElsewhere,
        ];
        let somebodys = matches!(of, Whose::Person(..) | Whose::Worker(..));
        if somebodys && outside.contains(&self.relation(matter, of)) {
            Kind::NotFound
        } else {
            Kind::Forbidden
        }
    }
}

/// Whether somebody was let in: what was wrong with what they asked for is another matter.
pub(crate) fn was_let<T>(result: &Result<T, Error>) -> Result<(), Kind> {
    match result {
        Err(error) if [Kind::Forbidden, Kind::NotFound].contains(&error.kind) => Err(error.kind),
        Ok(_) | Err(_) => Ok(()),
    }
}

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn worker(number: u128) -> WorkerId {
    WorkerId::new(id(number))
}

pub(crate) fn person(number: u128) -> PersonId {
    PersonId::new(id(number))
}

pub(crate) fn member(number: u128) -> MemberId {
    MemberId::new(id(number))
}

pub(crate) fn pattern(number: u128) -> PatternId {
    PatternId::new(id(number))
}

pub(crate) fn sealed(number: u128) -> SealedId {
    SealedId::new(id(1_000 + number))
}

/// The team of the samples that `care` keeps.
pub(crate) fn team_id() -> TeamId {
    TeamId::new(id(900))
}

fn another_team() -> TeamId {
    TeamId::new(id(999))
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn week() -> WeekStart {
    "2026-11-23".parse().unwrap()
}

/// Dot's breakfast on the week's Monday, which Ada makes.
pub(crate) fn breakfast() -> VisitId {
    VisitId::Agreed { pattern: pattern(21), date: date("2026-11-23") }
}

pub(crate) fn founded() -> Founded {
    let zone = "Europe/London".parse().unwrap();
    let description = Description { name: "Old Trafford".into(), zone, base: None };
    Founded { team: team_id(), organisation: OrganisationId::new(id(901)), description }
}

pub(crate) fn joined(number: u128) -> workers::Joined {
    let (details, terms) = (sealed(number), workers::Terms::default());
    workers::Joined { worker: worker(number), details, on: date("2026-01-05"), terms }
}

pub(crate) fn terms(number: u128) -> Terms {
    let weekdays: BTreeSet<Weekday> = Weekday::ALL.into();
    let support =
        Support { agreed: Some("08:00".parse().unwrap()), ..Support::new(sealed(number), Minutes(30)) };
    Terms { weekdays, rhythm: Rhythm::weekly(week()), support }
}

pub(crate) fn agreed(number: u128, whose: u128) -> Agreed {
    let (pattern, person) = (pattern(number), person(whose));
    Agreed { pattern, person, from: date("2026-01-05"), terms: terms(number), until: None }
}

pub(crate) fn planner() -> Vec<Turn> {
    vec![Turn { worker: worker(BEN), from: date("2026-01-01"), to: None }]
}

fn joins_person(number: u128) -> people::Join {
    let details = sealed(number);
    people::Join(people::Joined { person: person(number), details, on: date("2026-01-05") })
}

fn sets_member(whose: u128, number: u128, sees: &[Section]) -> SetMember {
    let sees = sees.iter().copied().collect();
    let to = Some(Member { details: sealed(60 + number), sees, until: None });
    SetMember { person: person(whose), member: member(number), to }
}

/// The place, and who is who in it.
pub(crate) struct Town {
    pub(crate) service: Service,
    pub(crate) journal: Journal,
    commands: std::cell::Cell<u128>,
}

impl Town {
    pub(crate) async fn build() -> Self {
        let journal = Journal::open(&journal::Storage::Memory, &MasterKey::random().unwrap()).await.unwrap();
        let clock = SetClock::at("2026-11-16T09:00:00Z".parse().unwrap());
        let service = Service::new(journal.clone(), Arc::new(clock));
        let town = Self { service, journal, commands: std::cell::Cell::new(5_000) };
        town.organise().await;
        let administrator = town.caller(Walker::Administrator).await;
        let mut founding = Order::of(town.command());
        founding.commands = beginning();
        founding.sealed = words();
        town.service.begin_team(&administrator, team_id(), founding).await.unwrap();
        town.publish().await;
        town
    }

    async fn organise(&self) {
        let description = provider::Description {
            name: "Doorstep".into(),
            form: LegalForm::Cooperative,
            size: Size::Micro,
        };
        let founded = provider::Founded { organisation: OrganisationId::new(id(901)), description };
        let administrator = Walker::Administrator.account();
        let mut commands = vec![
            provider::Found { founded, administrator }.into(),
            teams::ListTeam(team_id()).into(),
            teams::ListTeam(another_team()).into(),
            councils::Join { council: COUNCIL, name: "Trafford".to_owned() }.into(),
            councils::OpenTeam { council: COUNCIL, team: team_id(), sees: true }.into(),
        ];
        for walker in Walker::ALL {
            if let Some(membership) = walker.membership().filter(|one| *one != Membership::Administrator) {
                commands.push(Organise::from(accounts::Give { account: walker.account(), membership }));
            }
        }
        for command in commands {
            self.service.organise(administrator, self.command(), &command).await.unwrap();
        }
    }

    /// Ada is told of Dot's breakfast.
    async fn publish(&self) {
        let week = week();
        let (visit, workers) = (breakfast(), [worker(ADA)].into());
        let moves = vec![Move::Assign { visit, workers, start: None, minutes: None }];
        for command in [BeginDraft { week, begin: Begin::Fresh }.into(), ChangeDraft { week, moves }.into()] {
            self.act(Walker::WithDuty, command).await.unwrap();
        }
        let verdict = RotaCheck::sound(self.version().await);
        self.act(Walker::WithDuty, AgreeToDraft { week, verdict }.into()).await.unwrap();
    }

    pub(crate) async fn version(&self) -> u64 {
        let ben = self.caller(Walker::WithDuty).await;
        self.service.view_team(&ben, team_id()).await.unwrap().team().version
    }

    pub(crate) async fn caller(&self, walker: Walker) -> Caller {
        self.service.caller(walker.account()).await.unwrap()
    }

    pub(crate) async fn act(&self, walker: Walker, command: Command) -> Result<service::Done, Error> {
        let caller = self.caller(walker).await;
        self.service.act(&caller, team_id(), Order::new(self.command(), command)).await
    }

    pub(crate) fn command(&self) -> CommandId {
        self.commands.set(self.commands.get() + 1);
        CommandId::new(id(self.commands.get()))
    }
}

/// How the team began.
fn beginning() -> Vec<Command> {
    let left = Some(date("2026-11-15"));
    vec![
        Found(founded()).into(),
        workers::Join(joined(ADA)).into(),
        workers::Join(joined(BEN)).into(),
        workers::Join(joined(CARA)).into(),
        workers::Join(joined(FAY)).into(),
        workers::Leave { worker: worker(FAY), last: left }.into(),
        joins_person(DOT).into(),
        joins_person(EVE).into(),
        Agree(agreed(21, DOT)).into(),
        Agree(agreed(22, DOT)).into(),
        Agree(agreed(23, EVE)).into(),
        sets_member(DOT, 1, &[Section::Times, Section::Support]).into(),
        sets_member(DOT, 2, &[]).into(),
        sets_member(EVE, 3, &[]).into(),
        ShareWithCouncil { person: person(DOT), sections: [Section::Support].into() }.into(),
        ShareRole { role: Role::Planner, turns: planner() }.into(),
    ]
}

/// What the visits are for.
fn words() -> Vec<(SealedId, care::details::DataSubject, care::details::Detail)> {
    use care::details::{DataSubject, Detail};
    let words = |number, whose, words: &str| {
        (sealed(number), DataSubject::Person(person(whose)), Detail::Words(words.to_owned()))
    };
    vec![words(21, DOT, "breakfast"), words(23, EVE, "catheter care after surgery")]
}
