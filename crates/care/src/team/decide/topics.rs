//! Decisions by consent: a proposal stands unless somebody has a reason against it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Decision, Desk};
use crate::change::Change;
use crate::ids::{SealedId, TopicId};
use crate::team::topic::{Changed, State, Topic};
use crate::team::{Event, Problem, Refusal};

pub(super) fn propose(desk: &Desk<'_>, id: TopicId, words: SealedId, answer_by: Date) -> Decision {
    let by = desk.worker()?;
    if desk.team.topics.contains_key(&id) {
        return Err(Problem::AlreadyThere.into());
    }
    to_come(desk, answer_by)?;
    let topic = Topic {
        by,
        proposals: vec![words],
        answer_by,
        consents: BTreeSet::from([by]),
        objections: BTreeMap::new(),
        state: State::Open,
    };
    Ok(noted(id, None, topic))
}

pub(super) fn consent(desk: &Desk<'_>, id: TopicId) -> Decision {
    let by = desk.worker()?;
    let before = open(desk, id)?;
    let mut topic = before.clone();
    topic.objections.remove(&by);
    topic.consents.insert(by);
    Ok(noted(id, Some(before), topic))
}

pub(super) fn object(desk: &Desk<'_>, id: TopicId, words: SealedId) -> Decision {
    let by = desk.worker()?;
    let before = open(desk, id)?;
    let mut topic = before.clone();
    topic.consents.remove(&by);
    topic.objections.insert(by, words);
    Ok(noted(id, Some(before), topic))
}

/// A new proposal, also of what was decided and is looked at again.
pub(super) fn amend(desk: &Desk<'_>, id: TopicId, words: SealedId, answer_by: Date) -> Decision {
    let by = desk.worker()?;
    let before = desk.team.topics.get(&id).ok_or(Problem::Unknown("topic"))?;
    if before.state == State::Withdrawn {
        return Err(Problem::TopicIsOver.into());
    }
    to_come(desk, answer_by)?;
    let mut topic = before.clone();
    topic.proposals.push(words);
    topic.answer_by = answer_by;
    topic.consents = BTreeSet::from([by]);
    topic.objections.clear();
    topic.state = State::Open;
    Ok(noted(id, Some(before), topic))
}

pub(super) fn decide(desk: &Desk<'_>, id: TopicId, review: Date) -> Decision {
    desk.worker()?;
    let before = open(desk, id)?;
    let today = desk.today();
    if !before.objections.is_empty() {
        return Err(Problem::ObjectionsStand.into());
    }
    let everybody = desk.team.workers_on(today).all(|(worker, _)| before.consents.contains(&worker));
    if !everybody && today <= before.answer_by {
        return Err(Problem::NotEverybodyAnswered.into());
    }
    to_come(desk, review)?;
    let topic = Topic { state: State::Decided { on: today, review }, ..before.clone() };
    Ok(noted(id, Some(before), topic))
}

pub(super) fn withdraw(desk: &Desk<'_>, id: TopicId) -> Decision {
    let before = open(desk, id)?;
    if desk.worker()? != before.by {
        return Err(Problem::OnlyHerself.into());
    }
    Ok(noted(id, Some(before), Topic { state: State::Withdrawn, ..before.clone() }))
}

fn open<'a>(desk: &Desk<'a>, id: TopicId) -> Result<&'a Topic, Refusal> {
    let topic = desk.team.topics.get(&id).ok_or(Problem::Unknown("topic"))?;
    if topic.state == State::Open { Ok(topic) } else { Err(Problem::TopicIsOver.into()) }
}

fn to_come(desk: &Desk<'_>, date: Date) -> Result<(), Refusal> {
    if desk.today() <= date { Ok(()) } else { Err(Problem::DateHasPassed.into()) }
}

fn noted(id: TopicId, before: Option<&Topic>, after: Topic) -> Vec<Event> {
    if before == Some(&after) {
        return Vec::new();
    }
    vec![Event::Topic(Changed { topic: id, change: Change::new(before.cloned(), Some(after)) })]
}
