//! Taking back: events that make everything as it was before, where nobody has built on it since.

use std::collections::BTreeMap;

use super::TakenBack;
use crate::access::{Matter, Resource};
use crate::ids::{TeamId, WorkerId};
use crate::stream::{Decision, Happened, Stream, Wanted, commands};
use crate::team::{Event, Refusal, Team};
use crate::time::WeekStart;
use crate::weeks::adoption::{enough, may_agree, sound};
use crate::weeks::{self, RotaCheck};
use crate::{By, Context, General, drafts, picks, second_voice};

commands! { team: TakeBack, }

/// Take back what one command had done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeBack {
    /// All its events in their order, each with the version it had made.
    pub events: Vec<(u64, Event)>,
    /// Where it had changed a published rota, what the engine says of taking that back.
    pub verdict: Option<RotaCheck>,
}

/// What a worker reads whose voice alone is not enough to take something back.
const TWO_VOICES: &str = "Taking this back would give somebody a role, let somebody in or shut a colleague out. \
                          Propose it on the page of roles or of the worker, and ask a colleague to say yes.";

/// A reason against taking something back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It is taken back already.
    #[error("This is taken back already. Look at how it is now.")]
    AlreadyTakenBack,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::AlreadyTakenBack => None,
        }
    }
}

impl Wanted<Team> for TakeBack {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let versions: Vec<u64> = self.events.iter().map(|(version, _)| *version).collect();
        if versions.is_empty() {
            return Err(General::NothingChanges.into());
        }
        if versions.iter().any(|version| team.taken_back.contains_key(version)) {
            return Err(Problem::AlreadyTakenBack.into());
        }
        let theirs = |worker| context.by == By::Worker(worker);
        if !self.events.iter().flat_map(|(_, event)| words_of(event)).all(theirs) {
            return Err(General::OnlyThemselves.into());
        }
        let mut state = team.clone();
        let mut events = Vec::new();
        for (_, event) in self.events.iter().rev() {
            for event in event.back(&state)? {
                state.apply(&event);
                events.push(event);
            }
        }
        if events.iter().any(|event| changes(event).is_some()) {
            let verdict = people_are_told_again(team, context, self.verdict.as_ref())?;
            events = judged((team, &state), events, verdict)?;
        }
        if second_voice::was_needed(team, &state, context) {
            return Err(General::CannotBeTakenBack(TWO_VOICES).into());
        }
        Ok(vec![TakenBack { versions, events }.into()])
    }

    /// The history, and whatever each event is about: taking something back changes it.
    fn about(&self, id: TeamId, team: &Team) -> Vec<Resource> {
        let mut about = vec![Matter::History.of_team(id)];
        about.extend(self.events.iter().flat_map(|(_, event)| each_about(event, id, team)));
        about.dedup();
        about
    }
}

/// What an event is about; for one that took others back, what those are about.
fn each_about(event: &Event, id: TeamId, team: &Team) -> Vec<Resource> {
    match event {
        Event::History(super::Event::TakenBack(taken)) => {
            taken.events.iter().flat_map(|event| each_about(event, id, team)).collect()
        }
        event => vec![event.about(id, team)],
    }
}

/// The workers whose own word an event is: who picked a visit, or agreed to a draft. Nobody else takes that back for them.
fn words_of(event: &Event) -> Vec<WorkerId> {
    if let Event::Picks(picks::Event::Said(said)) = event {
        return vec![said.worker];
    }
    if let Event::Drafts(drafts::Event::DraftAgreed(agreed)) = event {
        return vec![agreed.worker];
    }
    if let Event::History(super::Event::TakenBack(taken)) = event {
        return taken.events.iter().flat_map(words_of).collect();
    }
    Vec::new()
}

/// The events with the rounds as the engine judges them now, since others may have changed beside what is taken back; the
/// team before the events and after them.
fn judged(
    (before, after): (&Team, &Team),
    mut events: Vec<Event>,
    verdict: &RotaCheck,
) -> Result<Vec<Event>, Refusal> {
    let mut state = before.clone();
    let last: BTreeMap<WeekStart, usize> =
        events.iter().enumerate().filter_map(|(at, event)| Some((changes(event)?.steps.week, at))).collect();
    for (at, event) in events.iter_mut().enumerate() {
        if let Some(changed) = changes(event).cloned() {
            // What the engine judged is what all of them lead to.
            let is_last = last.get(&changed.steps.week) == Some(&at);
            let judged = if is_last { verdict.clone() } else { RotaCheck::sound(verdict.version) };
            *event = changed.judged((&state, after), &judged)?.into();
        }
        state.apply(event);
    }
    Ok(events)
}

/// The change of a published rota that an event is, if it is one.
fn changes(event: &Event) -> Option<&weeks::RotaChanged> {
    if let Event::Weeks(weeks::Event::RotaChanged(changed)) = event { Some(changed) } else { None }
}

/// Taking back a change to what is published is a change to what is published.
fn people_are_told_again<'a>(
    team: &Team,
    context: &Context,
    verdict: Option<&'a RotaCheck>,
) -> Result<&'a RotaCheck, Refusal> {
    let (by, rule, today) = (context.worker()?, team.rules.repairs, team.today(context));
    let verdict = verdict.ok_or(weeks::Problem::VerdictIsStale)?;
    sound(team, verdict)?;
    may_agree(team, rule, by, today)?;
    if enough(team, rule, &[by].into(), today) {
        Ok(verdict)
    } else {
        let why =
            "In this team one word is not enough to change what is published. Propose the change instead.";
        Err(General::CannotBeTakenBack(why).into())
    }
}
