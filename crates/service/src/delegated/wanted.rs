//! What somebody may want of delegated health tasks.

use std::collections::BTreeSet;

use care::circle::{Member, SetMember};
use care::delegated::{HealthTask, HealthTaskId, SetHealthTask, SignOffTask, WithdrawSignOff};
use care::details::{DataSubject, Detail, MemberDetails};
use care::ids::{CommandId, MemberId, PatternId, PersonId, TeamId, WorkerId};
use care::people::Section;
use care::support::{Change, Terms};
use care::team::Command;
use care::time::Date;
use care::visit::Competence;

use crate::carry_out::Done;
use crate::wanted::fresh;
use crate::{Caller, Error, Order, Service, TeamView};

/// A task as it is to be handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskWanted {
    /// Which; `None`: another one.
    pub task: Option<HealthTaskId>,
    /// What it is called, and what visits that hold it ask for.
    pub name: Competence,
    /// How it is done and when to ring.
    pub words: String,
    /// Who teaches it and signs.
    pub nurse: NurseWanted,
    /// Which visits hold it.
    pub held_by: BTreeSet<PatternId>,
}

/// Who teaches a task and signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NurseWanted {
    /// Somebody of the person's circle who is known.
    Known(MemberId),
    /// Somebody new, who sees nothing else of the person.
    New {
        /// What they are called.
        name: String,
        /// The number to ring.
        phone: String,
    },
}

/// A worker to be signed off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignOffWanted {
    /// Who.
    pub worker: WorkerId,
    /// On which day they were taught.
    pub taught: Date,
    /// On which day they were signed off.
    pub signed: Date,
    /// The last day on which it holds.
    pub review: Date,
}

impl Service {
    /// Hands over a task, or changes what is handed over. The same form sent twice hands over one.
    ///
    /// # Errors
    /// If they may not, if it makes no sense, or it cannot be recorded now.
    pub async fn delegate(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        wanted: TaskWanted,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let mut order = Order::of(id);
        let TaskWanted { task, name, words, nurse, held_by } = wanted;
        let nurse = match nurse {
            NurseWanted::Known(member) => member,
            NurseWanted::New { name, phone } => new_nurse(&mut order, person, (name, phone)),
        };
        let task = task.unwrap_or(HealthTaskId::new(id.bits()));
        let words = order.seal(DataSubject::Person(person), Detail::Words(words));
        let to = Some(HealthTask { person, competence: name.clone(), nurse, words });
        order.commands.push(Command::from(SetHealthTask { task, person, to }));
        let before = team_view.team().health_tasks.get(&task).map(|task| task.competence.clone());
        order.commands.extend(team_view.put_into_visits(person, (before, Some(name)), &held_by));
        self.act(caller, team, order).await
    }

    /// Ends a task: no visit holds it any longer, and nobody is signed off for it.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn end_task(
        &self,
        caller: &Caller,
        (team, person, task): (TeamId, PersonId, HealthTaskId),
        id: CommandId,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let before = team_view.team().health_tasks.get(&task).map(|task| task.competence.clone());
        let mut order = Order::new(id, Command::from(SetHealthTask { task, person, to: None }));
        order.commands.extend(team_view.put_into_visits(person, (before, None), &BTreeSet::new()));
        self.act(caller, team, order).await
    }

    /// Signs a worker off for a task.
    ///
    /// # Errors
    /// If they may not, if the days make no sense, or it cannot be recorded now.
    pub async fn sign_off(
        &self,
        caller: &Caller,
        (team, person, task): (TeamId, PersonId, HealthTaskId),
        id: CommandId,
        SignOffWanted { worker, taught, signed, review }: SignOffWanted,
    ) -> Result<Done, Error> {
        let sign = SignOffTask { task, person, worker, taught, signed, review };
        self.act(caller, team, Order::new(id, Command::from(sign))).await
    }

    /// Withdraws it.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn withdraw_sign_off(
        &self,
        caller: &Caller,
        (team, person, task): (TeamId, PersonId, HealthTaskId),
        (id, worker): (CommandId, WorkerId),
    ) -> Result<Done, Error> {
        let withdraw = WithdrawSignOff { task, person, worker };
        self.act(caller, team, Order::new(id, Command::from(withdraw))).await
    }
}

/// Adds a nurse to the person's circle, with whom nothing else is shared.
fn new_nurse(order: &mut Order, person: PersonId, (name, phone): (String, String)) -> MemberId {
    let member = fresh(MemberId::new);
    let details = MemberDetails { name, relation: "nurse".to_owned(), phone };
    let details = order.seal(DataSubject::Person(person), Detail::Member(details));
    let to = Some(Member { details, sees: [Section::Delegated].into(), until: None });
    order.commands.push(Command::from(SetMember { person, member, to }));
    member
}

impl TeamView {
    /// What has to change in what is agreed with a person so that these visits, and no others, ask for a task from today on.
    fn put_into_visits(
        &self,
        person: PersonId,
        (before, after): (Option<Competence>, Option<Competence>),
        held_by: &BTreeSet<PatternId>,
    ) -> Vec<Command> {
        let from = self.today();
        let theirs = self.team().patterns.iter().filter(|(_, pattern)| pattern.person == person);
        let changes = theirs.filter_map(|(id, pattern)| {
            let known = pattern.terms_on(from)?;
            let mut terms: Terms = known.clone();
            let asked = &mut terms.support.competences;
            asked.retain(|name| before.as_ref() != Some(name) && after.as_ref() != Some(name));
            asked.extend(after.clone().filter(|_| held_by.contains(id)));
            (terms != *known).then(|| Command::from(Change { pattern: *id, from, terms }))
        });
        changes.collect()
    }
}
