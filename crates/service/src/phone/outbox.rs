//! What a phone brings back: each command answered, in order; the same twice, in part or in another order comes to the same.

use std::collections::BTreeMap;

use care::Context;
use care::access::Action;
use care::ids::{CommandId, PersonId, TeamId, WorkerId};
use care::organisation::Membership;
use care::stream::Stream;
use care::team::{Command, Team};
use care::visit::VisitId;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::Value;

use super::command::{Meant, Sent, read, wrong_by};
use crate::wanted::fresh;
use crate::{Caller, Error, Kind, Order, Service, TeamView};

/// What came of what a phone sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// An answer to each command, in order.
    pub answers: Vec<Answer>,
    /// The version of the worker's team afterwards.
    pub version: u64,
}

/// What came of one command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The command, as the phone named it.
    pub id: Value,
    /// What came of it.
    pub answer: Outcome,
    /// What is the matter, and what to do, where a person is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    /// Whether it is recorded, so that the phone may let go of it.
    pub kept: bool,
}

/// What came of one command, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is recorded.
    Recorded,
    /// It had been recorded before.
    RecordedBefore,
    /// Somebody has to look at it.
    NeedsAPerson,
}

/// A command on its way.
struct Due {
    /// Its place in the outbox.
    at: usize,
    sent: Sent,
    me: WorkerId,
}

/// The place of a command in the outbox, and the visit it is about.
type Recorded = (usize, Option<VisitId>);

impl Service {
    /// Takes in what a phone sent. `sent` is what its clock showed then.
    ///
    /// # Errors
    /// If nothing can be recorded now, or they are a worker of no team; then nothing was.
    pub async fn take_outbox(
        &self,
        caller: &Caller,
        commands: &[Value],
        sent: Option<Timestamp>,
    ) -> Result<Answered, Error> {
        let home = caller.home_team().ok_or_else(not_a_worker)?;
        let mut answers: Vec<Option<Answer>> = commands.iter().map(|_| None).collect();
        let mut teams = BTreeMap::<TeamId, Vec<Due>>::new();
        for (at, value) in commands.iter().enumerate() {
            match read(value).and_then(|sent| self.due(caller, home, (at, sent))) {
                Ok((team, due)) => teams.entry(team).or_default().push(due),
                Err(sentence) => put(&mut answers, at, needs_a_person(sentence, false)),
            }
        }
        let wrong_by = wrong_by(sent, self.now());
        for (team, due) in teams {
            let worker = caller.worker(team);
            self.take_for(caller, team, (due, wrong_by), &mut answers).await?;
            worker.into_iter().for_each(|worker| self.heard_of_phone(team, worker));
        }
        let id = |at: usize| commands.get(at).and_then(|one| one.get("id")).cloned().unwrap_or_default();
        let answers =
            answers.into_iter().enumerate().filter_map(|(at, one)| Some(Answer { id: id(at), ..one? }));
        let answers = answers.collect();
        let version = self.team_view(caller, home).await?.team().version();
        Ok(Answered { answers, version })
    }

    /// Whose it is, where the sender works in the team it names.
    fn due(&self, caller: &Caller, home: TeamId, (at, sent): (usize, Sent)) -> Result<(TeamId, Due), String> {
        let team = sent.team.unwrap_or(home);
        let me = caller
            .worker(team)
            .ok_or("This belongs to a team that you are not in. It is still on the phone.")?;
        Ok((team, Due { at, sent, me }))
    }

    /// Records all that one team is told, in one go where that is possible, and says what came of each.
    async fn take_for(
        &self,
        caller: &Caller,
        team: TeamId,
        (due, wrong_by): (Vec<Due>, SignedDuration),
        answers: &mut [Option<Answer>],
    ) -> Result<(), Error> {
        let team_view = self.team_view(caller, team).await?;
        let mut trial = Trial::of(self, &team_view, team);
        let mut recorded = Vec::new();
        for Due { at, sent, me } in due {
            let visit = sent.visit;
            match trial.take(sent, me, wrong_by) {
                Ok(Tried::New) => recorded.push((at, visit)),
                Ok(Tried::Known) => put(answers, at, plain(Outcome::RecordedBefore)),
                Err(sentences) => put(answers, at, needs_a_person(sentences, false)),
            }
        }
        let order = trial.order;
        if order.commands.is_empty() {
            return Ok(());
        }
        match self.act(caller, team, order.clone()).await {
            Ok(_) => {}
            Err(error) if matches!(error.kind, Kind::Unavailable | Kind::Internal) => return Err(error),
            Err(_) => {
                let kept = self.one_by_one(caller, team, order, (&recorded, &mut *answers)).await?;
                recorded = kept;
            }
        }
        let after = self.team_view(caller, team).await?;
        for (at, visit) in recorded {
            put(answers, at, settled_or_not(&after, visit));
        }
        Ok(())
    }

    /// Where something is in the way of recording all of it together, each is recorded by itself; those that are.
    async fn one_by_one(
        &self,
        caller: &Caller,
        team: TeamId,
        order: Order,
        (due, answers): (&[Recorded], &mut [Option<Answer>]),
    ) -> Result<Vec<Recorded>, Error> {
        let mut kept = Vec::new();
        for (command, (at, visit)) in order.commands.iter().zip(due) {
            let one = Order {
                id: fresh(CommandId::new),
                commands: vec![command.clone()],
                sealed: order.sealed.clone(),
                happened: order.happened,
            };
            match self.act(caller, team, one).await {
                Ok(_) => kept.push((*at, *visit)),
                Err(error) if matches!(error.kind, Kind::Unavailable | Kind::Internal) => return Err(error),
                Err(error) => put(answers, *at, needs_a_person(error.to_string(), false)),
            }
        }
        Ok(kept)
    }
}

/// What is answered where something is not there.
const GONE: &str = "The team knows no such visit. It is still on the phone; tell a colleague what you did.";

/// What would come of commands one after the other, before any is recorded.
struct Trial<'a> {
    team_view: &'a TeamView,
    team: TeamId,
    state: Team,
    order: Order,
    received: Timestamp,
}

enum Tried {
    New,
    Known,
}

impl<'a> Trial<'a> {
    fn of(service: &Service, team_view: &'a TeamView, team: TeamId) -> Self {
        let order = Order::of(fresh(CommandId::new));
        Self { team_view, team, state: team_view.team().clone(), order, received: service.now() }
    }

    /// # Errors
    /// Why it cannot be recorded, in sentences.
    fn take(&mut self, sent: Sent, me: WorkerId, wrong_by: SignedDuration) -> Result<Tried, String> {
        let told = sent.visit.and_then(|visit| self.state.told_place(visit)).map(|told| told.start);
        let (team, zone, person) = (self.team, self.team_view.zone(), self.about(&sent)?);
        let meant = Meant { team, zone, me, person, told };
        let sealed_before = self.order.sealed.len();
        let proves = |code: &str| self.team_view.proves(person?, code);
        let command = sent.command(&mut self.order, meant, wrong_by, proves).ok_or(GONE)?;
        let tried = self.try_to(&command, me);
        match tried {
            Ok(Tried::New) => self.order.commands.push(command),
            Ok(Tried::Known) | Err(_) => self.order.sealed.truncate(sealed_before),
        }
        tried
    }

    /// The person it is about; `None` for a task that is for nobody in particular.
    ///
    /// # Errors
    /// That the team knows no such visit, person or task.
    fn about(&self, sent: &Sent) -> Result<Option<PersonId>, String> {
        if let Some(task) = sent.task {
            let known = self.state.all_tasks(self.team_view.today()).remove(&task);
            return Ok(known.ok_or("The team knows no such task. Somebody may have taken it back.")?.person);
        }
        if sent.is_of_the_worker() {
            return Ok(None);
        }
        let person = sent.visit.map_or(sent.person, |visit| self.state.whose(visit));
        let known = person.filter(|person| self.state.people.contains_key(person));
        Ok(Some(known.ok_or(GONE)?))
    }

    fn try_to(&mut self, command: &Command, me: WorkerId) -> Result<Tried, String> {
        for resource in self.state.changed_by(self.team, command) {
            self.team_view.check(Action::Change, &resource).map_err(|error| error.to_string())?;
        }
        let context = Context::now(care::By::Worker(me), self.received);
        let events = self.state.decide(command, &context).map_err(|refusal| refusal.to_string())?;
        if events.is_empty() {
            return Ok(Tried::Known);
        }
        events.iter().for_each(|event| self.state.apply(event));
        Ok(Tried::New)
    }
}

impl Caller {
    /// The team whose worker they are; the first of several.
    #[must_use]
    pub fn home_team(&self) -> Option<TeamId> {
        self.teams_worked_in().next()
    }

    /// Every team whose worker they are.
    pub(super) fn teams_worked_in(&self) -> impl Iterator<Item = TeamId> {
        self.memberships.iter().filter_map(|membership| match membership {
            Membership::Worker { team, .. } => Some(*team),
            Membership::Person { .. }
            | Membership::Member { .. }
            | Membership::Council
            | Membership::CouncilOfficer { .. }
            | Membership::Administrator => None,
        })
    }
}

/// What somebody hears who is a worker of no team.
pub(super) fn not_a_worker() -> Error {
    Error::new(Kind::Forbidden, "The phone is for workers of a team. Open the workspace instead.")
}

fn settled_or_not(after: &TeamView, visit: Option<VisitId>) -> Answer {
    let questions = visit.map(|visit| after.questions_in_words(visit)).unwrap_or_default();
    if questions.is_empty() { plain(Outcome::Recorded) } else { needs_a_person(questions.join(" "), true) }
}

fn plain(answer: Outcome) -> Answer {
    Answer { id: Value::Null, answer, sentence: None, kept: true }
}

fn needs_a_person(sentence: String, kept: bool) -> Answer {
    Answer { id: Value::Null, answer: Outcome::NeedsAPerson, sentence: Some(sentence), kept }
}

fn put(answers: &mut [Option<Answer>], at: usize, answer: Answer) {
    if let Some(slot) = answers.get_mut(at) {
        *slot = Some(answer);
    }
}
