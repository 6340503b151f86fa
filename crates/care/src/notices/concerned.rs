//! Who hears of what concerns somebody's health, safety or pay. What it is they read once they are signed in.

use std::collections::BTreeSet;

use super::Kind;
use crate::access::{Action, Purpose, Viewer, judge};
use crate::concerns::ConcernId;
use crate::ids::{PersonId, WorkerId};
use crate::lone_working::{OutingId, Whom};
use crate::organisation::Membership;
use crate::stream::Happened;
use crate::team::{Event, Team};
use crate::time::Date;
use crate::{By, concerns, delegated, emergency, lone_working, medicines, pay, triage};

/// What somebody hears of, and who.
pub(super) type Concerned = (Kind, Hearers);

/// Who hears of something.
#[derive(Clone, Copy, Debug)]
pub(super) enum Hearers {
    /// Workers who may see it, but for the one it is about.
    MaySee(Option<WorkerId>),
    /// One, by who they are to the team.
    One(By),
    /// The one whose concern it is.
    WhoRaised(ConcernId),
    /// Everyone in the team, the person, and all their circle.
    Around(PersonId),
    /// Those who are or were asked whether a worker is back.
    AskedFor(WorkerId, OutingId),
}

pub(super) fn concerns(event: &concerns::Event) -> Option<Concerned> {
    use concerns::Did;
    let hearers = match event {
        concerns::Event::Raised(raised) => Some(Hearers::MaySee(raised.content.about.worker)),
        concerns::Event::Stepped(stepped) => match &stepped.step.after.as_ref()?.did {
            Did::TakenOn { owner } => Some(Hearers::One(*owner)),
            Did::Answered { .. } => Some(Hearers::WhoRaised(stepped.concern)),
            Did::Noted { .. } | Did::Checked { .. } | Did::Ended { .. } | Did::Reopened { .. } => None,
        },
    };
    hearers.map(|hearers| (Kind::FollowUp, hearers))
}

pub(super) fn triage(event: &triage::Event) -> Option<Concerned> {
    use triage::Did;
    let hearers = match event {
        triage::Event::Stepped(stepped) => match &stepped.step.after.as_ref()?.did {
            Did::Looked { .. } => (stepped.place == 0).then_some(Hearers::MaySee(None)),
            Did::Decided(decision) => Some(Hearers::One(decision.checks)),
            Did::Concluded { .. } => None,
        },
        triage::Event::NormalSaid(_) | triage::Event::ScaleTwoRecorded(_) | triage::Event::PlanSigned(_) => {
            None
        }
    };
    hearers.map(|hearers| (Kind::FollowUp, hearers))
}

pub(super) fn medicines(event: &medicines::Event) -> Option<Concerned> {
    match event {
        medicines::Event::Agreed(_) => Some((Kind::Health, Hearers::MaySee(None))),
        medicines::Event::DoseRecorded(_) | medicines::Event::Counted(_) => None,
    }
}

pub(super) fn delegated(event: &delegated::Event) -> Option<Concerned> {
    match event {
        delegated::Event::TaskChanged(_) => Some((Kind::Health, Hearers::MaySee(None))),
        delegated::Event::TaskSignedOff(signed) => {
            Some((Kind::Health, Hearers::One(By::Worker(signed.worker))))
        }
    }
}

pub(super) fn pay(event: &pay::Event) -> Option<Concerned> {
    let hearers = match event {
        pay::Event::TermsChanged(changed) => Hearers::One(By::Worker(changed.worker)),
        pay::Event::ExtraNoted(noted) => {
            let either = noted.change.after.as_ref().or(noted.change.before.as_ref());
            Hearers::One(By::Worker(either?.worker))
        }
        pay::Event::QuestionChanged(changed) => {
            let question = changed.change.after.as_ref()?;
            match question.answer {
                Some(_) => Hearers::One(By::Worker(question.worker)),
                None => Hearers::MaySee(Some(question.worker)),
            }
        }
        pay::Event::RulesChanged(_) => return None,
    };
    Some((Kind::Pay, hearers))
}

pub(super) fn emergency(event: &emergency::Event) -> Option<Concerned> {
    match event {
        emergency::Event::SheetSeen(seen) => Some((Kind::Emergency, Hearers::Around(seen.seen.person))),
        emergency::Event::SheetWritten(_) | emergency::Event::CodeChanged(_) => None,
    }
}

pub(super) fn lone_working(event: &lone_working::Event) -> Option<Concerned> {
    let (worker, outing) = match event {
        lone_working::Event::AskedWhoIsBack(asked) => (asked.worker, asked.outing),
        lone_working::Event::CameBack(back) => (back.worker, back.outing),
        lone_working::Event::BackByUntil(_) => return None,
    };
    Some((Kind::NotBack, Hearers::AskedFor(worker, outing)))
}

impl Hearers {
    /// Whose page they have to look at, where it is that of one person.
    pub(super) fn whose(self) -> Option<PersonId> {
        match self {
            Self::Around(person) => Some(person),
            Self::MaySee(_) | Self::One(_) | Self::WhoRaised(_) | Self::AskedFor(..) => None,
        }
    }

    /// Whether somebody who is `who` to the team is among them on the date `today`.
    pub(super) fn include(self, event: &Event, who: Membership, team: &Team, today: Date) -> bool {
        if !is_here(who, team, today) {
            return false;
        }
        match self {
            Self::MaySee(but) => may_see(event, who, team, today) && but != worker(who),
            Self::One(by) => is(who, by),
            Self::WhoRaised(concern) => {
                team.concerns.get(&concern).is_some_and(|concern| is(who, concern.whose))
            }
            Self::Around(person) => match who {
                Membership::Worker { .. } => true,
                Membership::Person { person: one, .. } | Membership::Member { person: one, .. } => {
                    one == person
                }
                Membership::Council | Membership::CouncilOfficer { .. } | Membership::Administrator => false,
            },
            Self::AskedFor(out, outing) => {
                worker(who).is_some_and(|worker| worker != out && is_asked(team, out, outing, worker))
            }
        }
    }
}

/// Whether a worker was asked whether a colleague is back.
fn is_asked(team: &Team, out: WorkerId, id: OutingId, worker: WorkerId) -> bool {
    let Some(outing) = team.outings.get(&out).and_then(|all| all.get(&id)) else { return false };
    let chosen = outing.back_by.and_then(|by| by.colleague);
    outing.asked.iter().any(|(whom, _)| match whom {
        Whom::Everyone => true,
        Whom::Colleague => chosen == Some(worker),
    })
}

/// Whether they are of the team, supported by it, or of the circle of somebody who is.
fn is_here(who: Membership, team: &Team, today: Date) -> bool {
    let supported = |person: &PersonId| team.people.get(person).filter(|known| known.is_here(today));
    match who {
        Membership::Worker { worker, .. } => {
            team.workers.get(&worker).is_some_and(|known| known.is_here(today))
        }
        Membership::Person { person, .. } => supported(&person).is_some(),
        Membership::Member { person, member, .. } => {
            supported(&person).is_some_and(|known| known.circle.contains_key(&member))
        }
        Membership::Council | Membership::CouncilOfficer { .. } | Membership::Administrator => false,
    }
}

fn worker(who: Membership) -> Option<WorkerId> {
    match who {
        Membership::Worker { worker, .. } => Some(worker),
        Membership::Person { .. }
        | Membership::Member { .. }
        | Membership::Council
        | Membership::CouncilOfficer { .. }
        | Membership::Administrator => None,
    }
}

/// Whether a worker may see what an event is about.
fn may_see(event: &Event, who: Membership, team: &Team, today: Date) -> bool {
    let Some(id) = who.team().filter(|_| worker(who).is_some()) else { return false };
    let viewer = Viewer { memberships: &[who], council_teams: &BTreeSet::new() };
    let resource = event.about(id, team);
    judge(viewer, Purpose::Everyday, Action::See, &resource, Some(team), today).allowed
}

fn is(who: Membership, by: By) -> bool {
    match by {
        By::Worker(one) => worker(who) == Some(one),
        By::Person(one) => matches!(who, Membership::Person { person, .. } if person == one),
        By::Member(one) => matches!(who, Membership::Member { member, .. } if member == one),
        By::Account(_) | By::Program => false,
    }
}
