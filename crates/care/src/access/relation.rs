//! How somebody is related to what they ask for.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Matter, Resource};
use crate::bills::Who;
use crate::ids::{PersonId, TeamId, WorkerId};
use crate::organisation::Membership;
use crate::people::Section;
use crate::roles::Role;
use crate::team::Team;

/// How somebody is related to what they ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Not signed in, or nobody to anyone here.
    Nobody,
    /// A worker of the team who visits the person at the moment.
    WorkerNear,
    /// A worker of the team who has one of its roles just now.
    WorkerWithDuty,
    /// Another worker of the team.
    WorkerOfTeam,
    /// The worker it is about.
    WorkerThemselves,
    /// A worker of another team, or one who has left this one.
    WorkerElsewhere,
    /// The person it is about.
    PersonThemselves,
    /// Another person.
    PersonElsewhere,
    /// Someone of the person's circle, with whom the person shares this part.
    MemberShared,
    /// Someone of the person's circle, with whom the person does not share this part.
    MemberNotShared,
    /// Someone of another person's circle.
    MemberElsewhere,
    /// The council, with which the person shares this part.
    CouncilShared,
    /// A council that sees the team.
    Council,
    /// A council that was not given the team.
    CouncilElsewhere,
    /// Someone who sets up teams and accounts.
    Administrator,
}

impl Relation {
    /// All of them, as the table shows them.
    pub const ALL: [Self; 15] = [
        Self::PersonThemselves,
        Self::MemberShared,
        Self::MemberNotShared,
        Self::WorkerNear,
        Self::WorkerWithDuty,
        Self::WorkerOfTeam,
        Self::WorkerThemselves,
        Self::CouncilShared,
        Self::Council,
        Self::Administrator,
        Self::WorkerElsewhere,
        Self::PersonElsewhere,
        Self::MemberElsewhere,
        Self::CouncilElsewhere,
        Self::Nobody,
    ];

    /// Whether they have nothing to do with what they ask for.
    #[must_use]
    pub fn is_outside(self) -> bool {
        matches!(self, super::outsiders!())
    }

    /// Who that is, as people say it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nobody => "anyone else",
            Self::WorkerNear => "a worker who visits the person at the moment",
            Self::WorkerWithDuty => "a worker who has a role just now",
            Self::WorkerOfTeam => "another worker of the team",
            Self::WorkerThemselves => "the worker themselves",
            Self::WorkerElsewhere => "a worker of another team",
            Self::PersonThemselves => "the person themselves",
            Self::PersonElsewhere => "another person",
            Self::MemberShared => "the person's circle, what is shared with them",
            Self::MemberNotShared => "the person's circle, what is not shared with them",
            Self::MemberElsewhere => "another person's circle",
            Self::CouncilShared => "the council, what the person shares with it",
            Self::Council => "the council",
            Self::CouncilElsewhere => "a council that was not given the team",
            Self::Administrator => "an administrator",
        }
    }

    /// How `who` is related to `resource` on the date `today`. `team` is the team that the resource belongs to, and
    /// `council_teams` are those that their council was given.
    #[must_use]
    pub fn of(
        (who, council_teams): (Membership, &BTreeSet<TeamId>),
        resource: &Resource,
        team: Option<&Team>,
        today: Date,
    ) -> Self {
        let own = who.team().is_some() && who.team() == resource.team();
        match who {
            Membership::Worker { worker, .. } => match team.filter(|_| own) {
                Some(team) => Self::of_worker(worker, resource, team, today),
                None => Self::WorkerElsewhere,
            },
            Membership::Person { person, .. } => {
                let about_them = own && resource.person() == Some(person);
                if about_them { Self::PersonThemselves } else { Self::PersonElsewhere }
            }
            Membership::Member { person, member, .. } => {
                if !own || resource.person() != Some(person) {
                    return Self::MemberElsewhere;
                }
                let circle = team.and_then(|team| team.people.get(&person)).map(|person| &person.circle);
                let known = circle.and_then(|circle| circle.get(&member));
                if FOR_WHO_PAYS.contains(&resource.matter) {
                    let pays = team.is_some_and(|team| team.pays_for(Who::Member(member), person));
                    return if pays && known.is_some() { Self::MemberShared } else { Self::MemberNotShared };
                }
                let sees = |section| known.is_some_and(|member| member.may_see(section, today));
                if shares(resource.matter, sees) { Self::MemberShared } else { Self::MemberNotShared }
            }
            Membership::Council | Membership::CouncilOfficer { .. } => {
                if resource.team().is_some_and(|team| !council_teams.contains(&team)) {
                    return Self::CouncilElsewhere;
                }
                if FOR_WHO_PAYS.contains(&resource.matter) {
                    let pays = |person| team.is_some_and(|team| team.pays_for(Who::Council, person));
                    return if resource.person().is_none_or(pays) {
                        Self::CouncilShared
                    } else {
                        Self::Council
                    };
                }
                let person = resource.person().and_then(|person| team?.people.get(&person));
                let sees = |section| person.is_some_and(|person| person.council_sees.contains(&section));
                if shares(resource.matter, sees) { Self::CouncilShared } else { Self::Council }
            }
            Membership::Administrator => Self::Administrator,
        }
    }

    /// How a worker who is or was of `team` is related to something of it.
    fn of_worker(worker: WorkerId, resource: &Resource, team: &Team, today: Date) -> Self {
        let left = |last: Date| last < today;
        let known = team.workers.get(&worker);
        if known.is_none_or(|known| known.leaves.is_some_and(left)) {
            Self::WorkerElsewhere
        } else if resource.worker() == Some(worker) {
            Self::WorkerThemselves
        } else if FOR_A_DUTY.contains(&resource.matter) && has_duty(worker, resource.matter, (team, today)) {
            Self::WorkerWithDuty
        } else if resource
            .person()
            .is_some_and(|person| is_near(worker, person, resource.matter, (team, today)))
        {
            Self::WorkerNear
        } else if has_duty(worker, resource.matter, (team, today)) {
            Self::WorkerWithDuty
        } else {
            Self::WorkerOfTeam
        }
    }
}

/// What a worker is paid is for those who keep the team's hours and money, and for nobody who has another role.
const FOR_THE_BOOKKEEPER: [Matter; 2] = [Matter::Pay, Matter::PayQuestions];

/// Of a person's hours and money a role opens more than visiting them does.
const FOR_A_DUTY: [Matter; 4] = [Matter::Bank, Matter::Budget, Matter::Bills, Matter::Disputes];

/// Bills and what is said of their lines are for those who pay, whatever else the person shares with them.
const FOR_WHO_PAYS: [Matter; 2] = [Matter::Bills, Matter::Disputes];

/// Whether a worker is near to a person at the moment; for concerns also who follows one up, for tasks who has one.
fn is_near(worker: WorkerId, person: PersonId, matter: Matter, (team, today): (&Team, Date)) -> bool {
    team.is_near(worker, person, today)
        || (matter == Matter::Concerns && team.follows_up(worker, person))
        || (matter == Matter::Tasks && team.has_task_for(worker, person))
}

/// Whether a worker has one of the team's roles; for safeguarding and pay that very one, and where nobody has it, no worker does.
fn has_duty(worker: WorkerId, matter: Matter, (team, today): (&Team, Date)) -> bool {
    if matter == Matter::Safeguarding {
        team.has_role(worker, Role::Safeguarding, today)
    } else if FOR_THE_BOOKKEEPER.contains(&matter) {
        team.has_role(worker, Role::Bookkeeper, today)
    } else {
        team.has_duty(worker, today)
    }
}

/// Whether a person shares a matter, where `sees` says which sections they share. What is no section is never shared.
fn shares(matter: Matter, sees: impl Fn(Section) -> bool) -> bool {
    Section::ALL.into_iter().any(|section| section.matter() == matter && sees(section))
}
