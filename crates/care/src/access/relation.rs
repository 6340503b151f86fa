//! How somebody is related to what she asks for.

use jiff::civil::Date;

use super::{Matter, Resource};
use crate::organisation::Membership;
use crate::team::Team;

/// How somebody is related to what she asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Not signed in, or nobody to anyone here.
    Nobody,
    /// A worker of the team who visits the person about now.
    WorkerNear,
    /// A worker of the team whose turn it is at one of its roles.
    WorkerWithDuty,
    /// Another worker of the team.
    WorkerOfTeam,
    /// The worker herself.
    WorkerHerself,
    /// A worker of another team, or of the team no more.
    WorkerElsewhere,
    /// The person herself.
    PersonHerself,
    /// Another person.
    PersonElsewhere,
    /// Someone of the person's circle, with whom she shares this part.
    MemberShared,
    /// Someone of the person's circle, with whom she does not share this part.
    MemberNotShared,
    /// Someone of another person's circle.
    MemberElsewhere,
    /// The council, with which the person shares this part.
    CouncilShared,
    /// The council.
    Council,
    /// Someone who sets up teams and accounts.
    Administrator,
}

impl Relation {
    /// All of them, as the table shows them.
    pub const ALL: [Self; 14] = [
        Self::PersonHerself,
        Self::MemberShared,
        Self::MemberNotShared,
        Self::WorkerNear,
        Self::WorkerWithDuty,
        Self::WorkerOfTeam,
        Self::WorkerHerself,
        Self::CouncilShared,
        Self::Council,
        Self::Administrator,
        Self::WorkerElsewhere,
        Self::PersonElsewhere,
        Self::MemberElsewhere,
        Self::Nobody,
    ];

    /// Who that is, as people say it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nobody => "anyone else",
            Self::WorkerNear => "a worker who visits the person about now",
            Self::WorkerWithDuty => "a worker whose turn it is at a role",
            Self::WorkerOfTeam => "another worker of the team",
            Self::WorkerHerself => "the worker herself",
            Self::WorkerElsewhere => "a worker of another team",
            Self::PersonHerself => "the person herself",
            Self::PersonElsewhere => "another person",
            Self::MemberShared => "her circle, what she shares with them",
            Self::MemberNotShared => "her circle, what she does not share",
            Self::MemberElsewhere => "another person's circle",
            Self::CouncilShared => "the council, what she shares with it",
            Self::Council => "the council",
            Self::Administrator => "an administrator",
        }
    }

    /// How `who` is related to `resource` on the date `today`. `team` is the team that the resource belongs to.
    #[must_use]
    pub fn of(who: Membership, resource: &Resource, team: Option<&Team>, today: Date) -> Self {
        match who {
            Membership::Worker { team: own, worker } => {
                let ours = team.filter(|_| resource.team() == Some(own));
                let Some(team) = ours else { return Self::WorkerElsewhere };
                let left = |last: Date| last < today;
                let known = team.workers.get(&worker);
                if known.is_none_or(|known| known.leaves.is_some_and(left)) {
                    return Self::WorkerElsewhere;
                }
                if matches!(resource, Resource::Worker { worker: whose, .. } if *whose == worker) {
                    return Self::WorkerHerself;
                }
                if resource.person().is_some_and(|person| team.is_near(worker, person, today)) {
                    return Self::WorkerNear;
                }
                if team.has_duty(worker, today) { Self::WorkerWithDuty } else { Self::WorkerOfTeam }
            }
            Membership::Person { team: own, person } => {
                let hers = resource.team() == Some(own) && resource.person() == Some(person);
                if hers { Self::PersonHerself } else { Self::PersonElsewhere }
            }
            Membership::Member { team: own, person, member } => {
                if resource.team() != Some(own) || resource.person() != Some(person) {
                    return Self::MemberElsewhere;
                }
                let circle = team.and_then(|team| team.people.get(&person)).map(|person| &person.circle);
                let known = circle.and_then(|circle| circle.get(&member));
                let shared = match resource.matter() {
                    Matter::Person(section) => known.is_some_and(|member| member.may_see(section, today)),
                    _ => false,
                };
                if shared { Self::MemberShared } else { Self::MemberNotShared }
            }
            Membership::Council => {
                let person = resource.person().and_then(|person| team?.people.get(&person));
                let shared = match resource.matter() {
                    Matter::Person(section) => {
                        person.is_some_and(|person| person.council_sees.contains(&section))
                    }
                    _ => false,
                };
                if shared { Self::CouncilShared } else { Self::Council }
            }
            Membership::Administrator => Self::Administrator,
        }
    }
}
