//! Ways in: who can sign in to the demonstration, without a password.

use super::life::devices;
use super::life::roles::PLANNER;
use super::life::safety;
use super::people::Daughter;
use super::tale::Tale;
use care::By;
use care::calendars::{Names, Whose};
use care::ids::{AccountId, CommandId, CouncilId, OrganisationId, WorkerId};
use care::organisation::{Command, Membership};
use care::provider::{Description, Founded, LegalForm, Size};
use care::{accounts, councils, provider, teams};
use serde::{Deserialize, Serialize};
use service::accounts::{Accounts, Cost, Settings};
use service::{Error, Service};

/// Which part the second worker who can sign in plays.
pub(super) const OTHER: usize = 1;

/// Someone as whom a visitor can sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// What stands after `/demo/`.
    pub key: String,
    /// Who it is, such as "Tracy Booth, whose turn it is to plan".
    pub who: String,
}

/// Everyone as whom a visitor can sign in.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    /// Those who are offered.
    pub(super) shown: Vec<Way>,
    /// The others, for tools that want to be many at once.
    pub(super) others: Vec<Way>,
}

/// The organisation of the story, and who sets it up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    pub(super) organisation: OrganisationId,
    pub(super) administrator: AccountId,
}

/// Begins the organisation, and opens the ways into it.
pub(super) async fn open(
    tale: &mut Tale<'_>,
    service: &Service,
    opened: &Opened,
    daughter: &Daughter,
) -> Result<Ways, Error> {
    let Opened { organisation, administrator } = *opened;
    let team = tale.teller.team();
    let name = format!("{} Neighbours", tale.town);
    let description = Description { name, form: LegalForm::Cooperative, size: Size::Small };
    let found =
        Command::from(provider::Found { founded: Founded { organisation, description }, administrator });
    let council = CouncilId::new(tale.teller.id());
    let join = councils::Join { council, name: format!("{} Council", tale.town) };
    let mut commands = vec![
        found,
        Command::from(join),
        Command::from(teams::ListTeam(team)),
        Command::from(councils::OpenTeam { council, team, sees: true }),
    ];

    let accounts = accounts(service);
    let mut ways = Vec::new();
    for (key, called, who, membership) in everyone(tale, daughter, council) {
        let is_administrator = membership == Membership::Administrator;
        let account = if is_administrator { administrator } else { AccountId::new(tale.teller.id()) };
        accounts.add_demonstration(key, account, &called).await?;
        if !is_administrator {
            commands.push(Command::from(accounts::Give { account, membership }));
        }
        ways.push(Way { key: key.to_owned(), who });
    }
    let mut others = Vec::new();
    for (number, (worker, called)) in (1..).zip(colleagues(tale)) {
        let account = AccountId::new(tale.teller.id());
        let key = format!("colleague-{number}");
        accounts.add_demonstration(&key, account, &called).await?;
        others.push(Way { key, who: format!("{called}, another worker") });
        commands
            .push(Command::from(accounts::Give { account, membership: Membership::Worker { team, worker } }));
    }
    if let Some(task) = tale.team().await?.health_tasks.values().next() {
        let account = AccountId::new(tale.teller.id());
        accounts.add_demonstration("nurse", account, safety::NURSE).await?;
        let who = format!("{}, the nurse who delegates insulin", safety::NURSE);
        others.push(Way { key: "nurse".to_owned(), who });
        let membership = Membership::Member { team, person: task.person, member: task.nurse };
        commands.push(Command::from(accounts::Give { account, membership }));
    }
    for command in &commands {
        service.organise(administrator, CommandId::new(tale.teller.id()), command).await?;
    }
    calendars(tale, &accounts, daughter).await?;
    devices::watch(tale, &accounts).await?;
    safety::sheet(tale, &accounts).await?;
    Ok(Ways { shown: ways, others })
}

/// The planner, another worker and the daughter have visits in their own calendars.
async fn calendars(tale: &mut Tale<'_>, accounts: &Accounts, daughter: &Daughter) -> Result<(), Error> {
    let at = tale.calendar.at(tale.calendar.yesterday(), 19, 0);
    let [planner, other] = [PLANNER, OTHER].map(|part| tale.cast.part(part));
    let mother = tale.cast.people[tale.cast.mother].id;
    let Daughter { member, .. } = *daughter;
    for (by, whose, names) in [
        (By::Worker(planner), Whose::Worker(planner), Names::Initials),
        (By::Worker(other), Whose::Worker(other), Names::Full),
        (By::Member(member), Whose::Member(mother, member), Names::Full),
    ] {
        tale.teller.open_calendar(accounts, (by, at), (whose, names)).await?;
    }
    Ok(())
}

/// The accounts of the demonstration. No page is needed to add to them, so that the address does not matter yet.
pub(super) fn accounts(service: &Service) -> Accounts {
    service.open_accounts(Settings {
        origin: "http://localhost".to_owned(),
        place: "Fairly".to_owned(),
        demonstration: true,
        cost: Cost::USUAL,
    })
}

/// The other workers, for those who want to be many at once; nobody is told of their ways in. The last of them is still to be
/// invited.
fn colleagues(tale: &Tale<'_>) -> Vec<(WorkerId, String)> {
    let known = [PLANNER, OTHER].map(|part| tale.cast.part(part));
    let others = tale.cast.workers.iter().filter(|hand| !known.contains(&hand.id));
    let mut others: Vec<_> = others.map(|hand| (hand.id, hand.name.known_as.clone())).collect();
    others.pop();
    others
}

/// Key, name, name with a few words, and who it is.
fn everyone(
    tale: &mut Tale<'_>,
    daughter: &Daughter,
    council: CouncilId,
) -> [(&'static str, String, String, Membership); 6] {
    let team = tale.teller.team();
    let [planner, other] = [PLANNER, OTHER].map(|part| tale.cast.part(part));
    let name = |worker: WorkerId| {
        let hand = tale.cast.workers.iter().find(|hand| hand.id == worker);
        hand.map(|hand| (hand.name.known_as.clone(), hand.name.full.clone())).unwrap_or_default()
    };
    let ((planner_called, planner_name), (other_called, other_name)) = (name(planner), name(other));
    let mother = tale.cast.people[tale.cast.mother].clone();
    let called = &daughter.name;
    let of_council = tale.names.worker(true, &[]);
    let sets_up = tale.names.worker(false, &[]);
    [
        (
            "planner",
            planner_called,
            format!("{planner_name}, a worker, whose turn it is to plan"),
            Membership::Worker { team, worker: planner },
        ),
        (
            "worker",
            other_called,
            format!("{other_name}, another worker, who is asked to swap"),
            Membership::Worker { team, worker: other },
        ),
        (
            "daughter",
            called.known_as.clone(),
            format!("{}, the daughter of {}", called.full, mother.name.full),
            Membership::Member { team, person: mother.id, member: daughter.member },
        ),
        (
            "person",
            mother.name.known_as.clone(),
            format!("{}, whom the team supports", mother.name.full),
            Membership::Person { team, person: mother.id },
        ),
        (
            "council",
            of_council.known_as,
            format!("{}, of the council", of_council.full),
            Membership::CouncilOfficer { council },
        ),
        (
            "administrator",
            sets_up.known_as,
            format!("{}, who sets up teams and accounts", sets_up.full),
            Membership::Administrator,
        ),
    ]
}
