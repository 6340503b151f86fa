//! Under whose key lies what an event refers to.

use super::event::Event;
use super::pattern::Exception;
use crate::details::Subject;
use crate::ids::{SealedId, TeamId};

impl Event {
    /// The details and words that the event refers to and that were not there before it, each with the subject under
    /// whose key it is to be sealed. `team` is the team that the event happened to.
    #[must_use]
    pub fn sealed(&self, team: TeamId) -> Vec<(SealedId, Subject)> {
        let ours = Subject::Team(team);
        match self {
            Self::WorkerJoined(joined) => vec![(joined.details, Subject::Worker(joined.worker))],
            Self::WorkerDetails(changed) => vec![(changed.details.after, Subject::Worker(changed.worker))],
            Self::Competence(changed) => {
                let proof = changed.held.after.and_then(|held| held.proof);
                one(proof, Subject::Worker(changed.worker))
            }
            Self::SignOff(changed) => {
                let nurse = changed.sign_off.after.map(|sign_off| sign_off.nurse);
                one(nurse, Subject::Worker(changed.worker))
            }
            Self::Absence(changed) => changed
                .change
                .after
                .as_ref()
                .map_or_else(Vec::new, |absence| one(absence.words, Subject::Worker(absence.worker))),
            Self::PersonJoined(joined) => vec![(joined.details, Subject::Person(joined.person))],
            Self::PersonDetails(changed) => vec![(changed.details.after, Subject::Person(changed.person))],
            Self::Circle(changed) => {
                let member = changed.change.after.as_ref().map(|member| member.details);
                one(member, Subject::Person(changed.person))
            }
            Self::PatternAgreed(agreed) => vec![(agreed.terms.support.what, Subject::Person(agreed.person))],
            Self::PatternChanged(changed) => {
                let what = changed.terms.after.as_ref().map(|terms| terms.support.what);
                one(what, Subject::Person(changed.person))
            }
            Self::Exception(changed) => match &changed.change.after {
                Some(Exception::Extra { person, support, .. }) => {
                    vec![(support.what, Subject::Person(*person))]
                }
                _ => Vec::new(),
            },
            Self::Repair(changed) => one(changed.change.after.as_ref().and_then(|repair| repair.words), ours),
            Self::Request(changed) => changed
                .change
                .after
                .as_ref()
                .map_or_else(Vec::new, |request| one(request.words, Subject::Worker(request.from))),
            Self::Topic(changed) => {
                let after = changed.change.after.as_ref();
                let proposals = after.into_iter().flat_map(|topic| topic.proposals.iter().copied());
                let objections = after.into_iter().flat_map(|topic| topic.objections.values().copied());
                proposals.chain(objections).map(|words| (words, ours)).collect()
            }
            Self::Founded(_)
            | Self::Described(_)
            | Self::StreetsLaid(_)
            | Self::WorkerRemoved(_)
            | Self::WorkerTerms(_)
            | Self::WorkerLeaving(_)
            | Self::Clearance(_)
            | Self::PersonRemoved(_)
            | Self::PersonLeaving(_)
            | Self::WorkerWish(_)
            | Self::CouncilSees(_)
            | Self::PatternRemoved(_)
            | Self::PatternEnding(_)
            | Self::DraftBegun(_)
            | Self::DraftDropped(_)
            | Self::DraftChanged(_)
            | Self::DraftAgreed(_)
            | Self::PicksOpened(_)
            | Self::Pick(_)
            | Self::PicksClosed(_)
            | Self::PickSettled(_)
            | Self::PlanProposed(_)
            | Self::WeekPublished(_)
            | Self::RotaChanged(_)
            | Self::Role(_)
            | Self::Value(_)
            | Self::Rules(_)
            | Self::TakenBack(_) => Vec::new(),
        }
    }
}

fn one(id: Option<SealedId>, subject: Subject) -> Vec<(SealedId, Subject)> {
    id.into_iter().map(|id| (id, subject)).collect()
}
