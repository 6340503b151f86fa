//! A small town with somebody of every kind: two teams, a person with a daughter, the council, an administrator.

use crate::App;
use crate::testing::demonstration_by;
use care::access::{Matter, Resource};
use care::circle::Member;
use care::details::{DataSubject, Detail, PersonDetails, WorkerDetails};
use care::ids::{
    AccountId, CommandId, CouncilId, MemberId, OrganisationId, PersonId, SealedId, TeamId, WorkerId,
};
use care::organisation::{Command as Organise, Membership};
use care::people::Section;
use care::provider::{Description, Founded, LegalForm, Size};
use care::team::{Command, Team};
use care::time::Zone;
use care::{By, accounts, circle, councils, founding, people, provider, teams, workers};

use jiff::civil::{Date, date};
use service::{Service, SetClock, Storyteller};
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// The council, which sees the town's first team and not the other.
const COUNCIL: CouncilId = CouncilId::new(Uuid::from_u128(9));

/// The town, and who is who in it.
pub(crate) struct Town {
    pub(crate) app: App,
    pub(crate) team: TeamId,
    pub(crate) worker: WorkerId,
    pub(crate) person: PersonId,
    /// Another person whom the team supports.
    pub(crate) another_person: PersonId,
    /// The other team.
    pub(crate) other: OtherTeam,
    pub(crate) today: Date,
}

/// The other team, and who is in it.
pub(crate) struct OtherTeam {
    pub(crate) team: TeamId,
    pub(crate) worker: WorkerId,
    pub(crate) person: PersonId,
}

/// Somebody who walks through the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Walker {
    Stranger,
    Nobody,
    Worker,
    OtherTeamsWorker,
    Person,
    Daughter,
    Council,
    Administrator,
}

impl Walker {
    pub(crate) const ALL: [Self; 8] = [
        Self::Stranger,
        Self::Nobody,
        Self::Worker,
        Self::OtherTeamsWorker,
        Self::Person,
        Self::Daughter,
        Self::Council,
        Self::Administrator,
    ];

    /// The account, for those who can sign in. `Nobody` can, and is nobody to anyone here.
    pub(crate) fn account(self) -> Option<AccountId> {
        (self != Self::Stranger).then(|| AccountId::new(Uuid::from_u128(100 + self as u128)))
    }
}

impl Town {
    /// What of the town a page is about: the person or worker in its address, or else the team.
    pub(crate) fn resource(&self, path: &str, matter: Matter) -> Resource {
        if path.contains("{council}") {
            matter.of_organisation()
        } else if path.contains("{person}") {
            matter.of_person(self.team, self.person)
        } else if path.contains("{worker}") {
            matter.of_worker(self.team, self.worker)
        } else {
            matter.of_team(self.team)
        }
    }

    /// An address in which the town's own team, worker and person stand, and an id that nothing has for all else.
    pub(crate) fn address(&self, path: &str) -> String {
        let parts = path.split('/').map(|part| match part {
            "{team}" => self.team.to_string(),
            "{person}" => self.person.to_string(),
            "{worker}" => self.worker.to_string(),
            "{council}" => COUNCIL.to_string(),
            part if part.starts_with('{') => SealedId::new(Uuid::nil()).to_string(),
            part => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join("/")
    }

    /// Whether an address holds nothing that is not in the town.
    pub(crate) fn knows_all_of(&self, path: &str) -> bool {
        let names = path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        names.into_iter().all(|name| ["team", "person", "worker", "council"].contains(&name))
    }

    /// The team as it is.
    pub(crate) async fn state(&self) -> Team {
        let worker = Walker::Worker.account().unwrap();
        let caller = self.app.service().caller(worker).await.unwrap();
        self.app.service().view_team(&caller, self.team).await.unwrap().team().clone()
    }

    pub(crate) async fn build() -> Self {
        let clock = SetClock::at("2026-11-23T09:00:00Z".parse().unwrap());
        let app = demonstration_by("http://127.0.0.1:8080", Arc::new(clock)).await;
        for walker in Walker::ALL {
            let Some(account) = walker.account() else { continue };
            app.accounts().add_demonstration(&format!("{walker:?}"), account, "Somebody").await.unwrap();
        }
        Self::build_in(app).await
    }

    /// Builds it in an empty workspace.
    pub(crate) async fn build_in(app: App) -> Self {
        let service = app.service().clone();
        let organisation = OrganisationId::new(Uuid::from_u128(1));
        let administrator = Walker::Administrator.account().unwrap();
        let description =
            Description { name: "Doorstep".into(), form: LegalForm::Cooperative, size: Size::Small };
        let founded = Founded { organisation, description };
        let found = Organise::from(provider::Found { founded, administrator });
        organise(&service, 1, &found).await;

        let (mut teller, worker) = team(&service, organisation, 1, "Old Trafford").await;
        let (mut other, elsewhere) = team(&service, organisation, 2, "Firswood").await;
        let (person, member) = people(&mut teller).await;
        let another_person = one_more(&mut teller, "Edna Hill").await;
        let elsewhere_person = one_more(&mut other, "Rita Shah").await;
        let team = teller.team();
        let memberships = [
            (Walker::Worker, Membership::Worker { team, worker }),
            (Walker::OtherTeamsWorker, Membership::Worker { team: other.team(), worker: elsewhere }),
            (Walker::Person, Membership::Person { team, person }),
            (Walker::Daughter, Membership::Member { team, person, member }),
            (Walker::Council, Membership::CouncilOfficer { council: COUNCIL }),
        ];
        let join = councils::Join { council: COUNCIL, name: "Trafford Council".into() };
        organise(&service, 13, &Organise::from(join)).await;
        let shown = councils::OpenTeam { council: COUNCIL, team, sees: true };
        organise(&service, 14, &Organise::from(shown)).await;
        for (number, (walker, membership)) in (20..).zip(memberships) {
            let account = walker.account().unwrap();
            organise(&service, number, &Organise::from(accounts::Give { account, membership })).await;
        }
        let other = OtherTeam { team: other.team(), worker: elsewhere, person: elsewhere_person };
        Self { app, team, worker, person, another_person, other, today: date(2026, 11, 23) }
    }
}

async fn organise(service: &Service, number: u128, command: &Organise) {
    let by = Walker::Administrator.account().unwrap();
    service.organise(by, CommandId::new(Uuid::from_u128(number)), command).await.unwrap();
}

/// A team with one worker.
async fn team(
    service: &Service,
    organisation: OrganisationId,
    seed: u64,
    name: &str,
) -> (Storyteller, WorkerId) {
    let mut teller = Storyteller::new(service, seed);
    let (team, worker) = (teller.team(), WorkerId::new(teller.id()));
    let description = founding::Description {
        name: name.into(),
        zone: "Europe/London".parse::<Zone>().unwrap(),
        base: None,
    };
    let grace = WorkerDetails { name: "Grace Adebayo".into(), ..WorkerDetails::default() };
    let details = teller.seal(DataSubject::Worker(worker), Detail::Worker(grace));
    let on = date(2026, 9, 1);
    let commands = vec![
        Command::from(founding::Found(founding::Founded { team, organisation, description })),
        Command::from(workers::Join(workers::Joined {
            worker,
            details,
            on,
            terms: workers::Terms::default(),
        })),
    ];
    teller.tell(By::Program, service.now(), commands).await.unwrap();
    organise(service, u128::from(seed) + 10, &Organise::from(teams::ListTeam(team))).await;
    (teller, worker)
}

/// Somebody else whom a team supports.
async fn one_more(teller: &mut Storyteller, name: &str) -> PersonId {
    let person = PersonId::new(teller.id());
    let known = PersonDetails { name: name.into(), ..PersonDetails::default() };
    let details = teller.seal(DataSubject::Person(person), Detail::Person(known));
    let join = Command::from(people::Join(people::Joined { person, details, on: date(2026, 9, 1) }));
    teller.tell(By::Program, "2026-11-01T09:00:00Z".parse().unwrap(), vec![join]).await.unwrap();
    person
}

/// A person who lets their daughter see when somebody comes.
async fn people(teller: &mut Storyteller) -> (PersonId, MemberId) {
    let (person, member) = (PersonId::new(teller.id()), MemberId::new(teller.id()));
    let okafor = PersonDetails { name: "Chidi Okafor".into(), ..PersonDetails::default() };
    let details = teller.seal(DataSubject::Person(person), Detail::Person(okafor));
    let daughter: SealedId = teller.seal(DataSubject::Person(person), Detail::Words("Ngozi".into()));
    let sees = BTreeSet::from([Section::Times, Section::Looks]);
    let commands = vec![
        Command::from(people::Join(people::Joined { person, details, on: date(2026, 9, 1) })),
        Command::from(circle::SetMember {
            person,
            member,
            to: Some(Member { details: daughter, sees, until: None }),
        }),
    ];
    teller.tell(By::Program, "2026-11-01T09:00:00Z".parse().unwrap(), commands).await.unwrap();
    (person, member)
}
