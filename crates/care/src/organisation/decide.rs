//! What somebody may want of an organisation, and what follows.

use super::event::{Described, Event, Founded, MembershipChanged, TeamListed, WayBackStep};
use super::{Description, Membership, Organisation, Refusal, Stage, WayBack};
use crate::change::Change;
use crate::ids::{AccountId, TeamId};

/// Something that somebody wants to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Begin the organisation; the account that does so administers it.
    Found {
        /// What begins.
        founded: Founded,
        /// Its first administrator.
        administrator: AccountId,
    },
    /// Note that it is called or is something else.
    Describe(Description),
    /// Note that a team is one of its own.
    ListTeam(TeamId),
    /// Note that an account is somebody.
    Give {
        /// The account.
        account: AccountId,
        /// Who it is.
        membership: Membership,
    },
    /// Note that an account is somebody no more.
    End {
        /// The account.
        account: AccountId,
        /// Who it was.
        membership: Membership,
    },
    /// Note that somebody makes a way back into an account.
    MakeWayBack {
        /// The account.
        account: AccountId,
        /// Who makes it.
        by: AccountId,
    },
    /// Note that the way back into an account was taken back.
    TakeWayBack(AccountId),
    /// Note that an account's owner came in by the way back.
    UseWayBack(AccountId),
    /// Note that an account's owner has read of it.
    ReadOfWayBack(AccountId),
}

/// One reason against a command: what is the matter, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// There is an organisation already.
    #[error("This organisation has already begun. Sign in to it instead of making it again.")]
    AlreadyFounded,
    /// There is no organisation yet.
    #[error("There is no organisation yet. Begin it first: give it a name, and say what it is.")]
    NotFounded,
    /// A name is missing.
    #[error("A name is missing. Write what the organisation is called.")]
    NoName,
    /// A team is not one of its own.
    #[error("This team is not one of the organisation's. Make it first.")]
    UnknownTeam,
    /// Nobody would be left to set up accounts.
    #[error(
        "This is the last administrator, and nobody could let people in any more. Make somebody else one first."
    )]
    LastAdministrator,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        matches!(self, Self::NoName).then_some("name")
    }
}

/// The events that follow from `command`; none where everything is already as it wants.
///
/// # Errors
///
/// Why it cannot be done.
pub fn decide(organisation: &Organisation, command: &Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Found { founded, administrator } => found(organisation, founded, *administrator),
        _ if organisation.founded.is_none() => Err(Problem::NotFounded.into()),
        Command::Describe(description) => describe(organisation, description),
        Command::ListTeam(team) => {
            let before = organisation.teams.contains(team);
            let listed = Change::new(before, true);
            Ok(if before { Vec::new() } else { vec![Event::TeamListed(TeamListed { team: *team, listed })] })
        }
        Command::Give { account, membership } => give(organisation, *account, *membership),
        Command::End { account, membership } => end(organisation, *account, *membership),
        Command::MakeWayBack { account, by } => {
            Ok(vec![way_back(*account, WayBack { made_by: *by, stage: Stage::Made, read: false })])
        }
        Command::TakeWayBack(account) => Ok(step(organisation, *account, Stage::TakenBack)),
        Command::UseWayBack(account) => Ok(step(organisation, *account, Stage::Used)),
        Command::ReadOfWayBack(account) => {
            let news = organisation.ways_back.get(account).filter(|known| !known.read);
            let read = news.map(|news| way_back(*account, WayBack { read: true, ..*news }));
            Ok(read.into_iter().collect())
        }
    }
}

fn found(
    organisation: &Organisation,
    founded: &Founded,
    administrator: AccountId,
) -> Result<Vec<Event>, Refusal> {
    if organisation.founded.is_some() {
        return Err(Problem::AlreadyFounded.into());
    }
    named(&founded.description)?;
    let first = Membership::Administrator;
    Ok(vec![Event::Founded(founded.clone()), membership(administrator, first, true)])
}

fn describe(organisation: &Organisation, description: &Description) -> Result<Vec<Event>, Refusal> {
    named(description)?;
    let Some(founded) = &organisation.founded else { return Err(Problem::NotFounded.into()) };
    let description = Change::new(founded.description.clone(), description.clone());
    let same = description.before == description.after;
    Ok(if same { Vec::new() } else { vec![Event::Described(Described { description })] })
}

fn give(organisation: &Organisation, account: AccountId, whom: Membership) -> Result<Vec<Event>, Refusal> {
    if whom.team().is_some_and(|team| !organisation.teams.contains(&team)) {
        return Err(Problem::UnknownTeam.into());
    }
    let held = organisation.is(account, whom);
    Ok(if held { Vec::new() } else { vec![membership(account, whom, true)] })
}

fn end(organisation: &Organisation, account: AccountId, whom: Membership) -> Result<Vec<Event>, Refusal> {
    if !organisation.is(account, whom) {
        return Ok(Vec::new());
    }
    let administers =
        |held: &&std::collections::BTreeSet<Membership>| held.contains(&Membership::Administrator);
    let administrators = organisation.memberships.values().filter(administers).count();
    if whom == Membership::Administrator && administrators == 1 {
        return Err(Problem::LastAdministrator.into());
    }
    Ok(vec![membership(account, whom, false)])
}

/// A way back that was made goes a step further, once; but whoever came in by one is written down however it stands.
fn step(organisation: &Organisation, account: AccountId, stage: Stage) -> Vec<Event> {
    let known = organisation.ways_back.get(&account);
    let made = known.filter(|known| known.stage == Stage::Made || stage == Stage::Used);
    let further = made.map(|made| way_back(account, WayBack { stage, read: false, ..*made }));
    further.into_iter().collect()
}

fn way_back(account: AccountId, way_back: WayBack) -> Event {
    Event::WayBack(WayBackStep { account, way_back })
}

fn named(description: &Description) -> Result<(), Refusal> {
    if description.name.trim().is_empty() { Err(Problem::NoName.into()) } else { Ok(()) }
}

fn membership(account: AccountId, membership: Membership, after: bool) -> Event {
    Event::Membership(MembershipChanged { account, membership, holds: Change::new(!after, after) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{OrganisationId, WorkerId};
    use crate::organisation::{LegalForm, Size};
    use uuid::Uuid;

    fn account(number: u128) -> AccountId {
        AccountId::new(Uuid::from_u128(number))
    }

    fn begun() -> Organisation {
        let description =
            Description { name: "Doorstep".into(), form: LegalForm::Charity, size: Size::Micro };
        let founded = Founded { organisation: OrganisationId::new(Uuid::from_u128(1)), description };
        let events = decide(&Organisation::default(), &Command::Found { founded, administrator: account(1) });
        Organisation::fold(&events.unwrap())
    }

    #[test]
    fn whoever_begins_an_organisation_administers_it() {
        assert!(begun().is(account(1), Membership::Administrator));
    }

    #[test]
    fn an_organisation_is_never_left_without_administrator() {
        let end = Command::End { account: account(1), membership: Membership::Administrator };
        assert_eq!(decide(&begun(), &end), Err(Problem::LastAdministrator.into()));
        let mut two = begun();
        let give = Command::Give { account: account(2), membership: Membership::Administrator };
        for event in decide(&two, &give).unwrap() {
            two.apply(&event);
        }
        for event in decide(&two, &end).unwrap() {
            two.apply(&event);
        }
        assert_eq!(two.memberships_of(account(1)).count(), 0);
    }

    #[test]
    fn a_way_back_goes_step_by_step_and_its_owner_reads_of_each() {
        let (mut organisation, owner) = (begun(), account(2));
        let mut does = |command| {
            let events = decide(&organisation, &command).unwrap();
            for event in &events {
                organisation.apply(event);
            }
            (events.len(), organisation.ways_back.get(&owner).map(|way| (way.stage, way.read)))
        };
        assert_eq!(does(Command::UseWayBack(owner)), (0, None), "nobody made one");
        let make = Command::MakeWayBack { account: owner, by: account(1) };
        assert_eq!(does(make.clone()), (1, Some((Stage::Made, false))));
        assert_eq!(does(Command::ReadOfWayBack(owner)), (1, Some((Stage::Made, true))));
        assert_eq!(does(Command::ReadOfWayBack(owner)).0, 0);
        assert_eq!(does(Command::UseWayBack(owner)), (1, Some((Stage::Used, false))));
        assert_eq!(does(Command::TakeWayBack(owner)).0, 0, "it was used");
        assert_eq!(does(make), (1, Some((Stage::Made, false))));
        assert_eq!(does(Command::TakeWayBack(owner)), (1, Some((Stage::TakenBack, false))));
        assert_eq!(does(Command::UseWayBack(owner)), (1, Some((Stage::Used, false))), "used all the same");
    }

    #[test]
    fn nobody_joins_a_team_that_is_not_there() {
        let (team, worker) = (TeamId::new(Uuid::from_u128(5)), WorkerId::new(Uuid::from_u128(6)));
        let give = Command::Give { account: account(2), membership: Membership::Worker { team, worker } };
        assert_eq!(decide(&begun(), &give), Err(Problem::UnknownTeam.into()));
        let mut with_team = begun();
        for event in decide(&with_team, &Command::ListTeam(team)).unwrap() {
            with_team.apply(&event);
        }
        assert_eq!(decide(&with_team, &give).unwrap().len(), 1);
        assert_eq!(decide(&with_team, &Command::ListTeam(team)), Ok(Vec::new()));
    }
}
