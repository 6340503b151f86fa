//! The day: how visits go, as somebody may see it, and saying it.

mod live;
mod recorded;
mod words;

use std::collections::BTreeSet;

use care::access::{Action, Matter};
use care::day::{Attended, Clocks, Said, Say, Settle, StatementId, What};
use care::details::{DataSubject, Detail, RecordWords};
use care::ids::{CommandId, PersonId, SealedId, TeamId, WorkerId};
use care::records::{RecordId, Write};
use care::team::Command;
use care::time::Moment;
use care::visit::VisitId;
use jiff::Timestamp;

use crate::carry_out::Done;
use crate::wanted::Colleague;
use crate::{Caller, Error, Order, Service, TeamView};

pub(crate) use live::LastHeard;
pub use live::{LiveDay, Out, Reach, StopSeen};
pub use recorded::Recorded;

/// How a visit went, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Went {
    /// Which visit.
    pub visit: VisitId,
    /// Whose.
    pub person: PersonId,
    /// When people were told that it starts; else when it usually would.
    pub planned: Option<Moment>,
    /// How it went for each worker who said something, or about whom a colleague did.
    pub attended: Vec<(Colleague, Attended)>,
    /// Everything that was said, in the order in which it happened.
    pub said: Vec<StatementSeen>,
    /// What a person has to settle, in sentences.
    pub questions: Vec<String>,
    /// Who went, as a person found; `None`: nobody had to find out.
    pub settled: Option<Vec<Colleague>>,
    /// What was recorded, for who may read it.
    pub records: Vec<Recorded>,
    /// Whether the one who looks may say something of it.
    pub may_say: bool,
}

/// A statement, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementSeen {
    /// Which.
    pub id: StatementId,
    /// What was said.
    pub what: What,
    /// Of whose visit.
    pub worker: Colleague,
    /// Who said it, where it was somebody else.
    pub spoken_by: Option<Colleague>,
    /// When it happened.
    pub happened: Timestamp,
    /// Why, or what for, for who may read what a visit was like.
    pub why: Option<String>,
    /// Whether another statement corrects it.
    pub corrected: bool,
    /// What was proved of the arrival.
    pub proof: Option<care::arrivals::Proof>,
}

/// Something to say of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// Of which visit.
    pub visit: VisitId,
    /// Whose visit: the worker who was there.
    pub worker: WorkerId,
    /// What.
    pub what: What,
    /// When it happened.
    pub at: Timestamp,
    /// The statement it corrects, if it corrects one.
    pub corrects: Option<StatementId>,
    /// Why; empty where there is nothing to explain.
    pub why: String,
}

/// A record to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Of which visit.
    pub visit: VisitId,
    /// Who was there.
    pub worker: WorkerId,
    /// When it was written.
    pub at: Timestamp,
    /// What was written.
    pub words: RecordWords,
}

impl TeamView {
    /// How a visit went.
    ///
    /// # Errors
    /// If there is no such visit, or they may not see it.
    pub fn went(&self, visit: VisitId) -> Result<Went, Error> {
        let person = self.team().whose(visit).ok_or_else(Error::not_found)?;
        let resource = Matter::Day.of_person(self.id(), person);
        self.check(Action::See, &resource)?;
        let team = self.team();
        let (course, told) = (team.course(visit), team.told_place(visit));
        let attended = course.map(care::day::Course::attended).unwrap_or_default();
        let settled = course.and_then(|course| course.settled.as_ref());
        let people = |workers: &BTreeSet<WorkerId>| workers.iter().map(|one| self.colleague(*one)).collect();
        Ok(Went {
            visit,
            person,
            planned: told.map(|told| told.start).or_else(|| Some(team.visit(visit)?.usual_start())),
            attended: attended.into_iter().map(|(worker, went)| (self.colleague(worker), went)).collect(),
            said: self.said_of(visit, person),
            questions: self.questions_in_words(visit),
            settled: settled.map(|found| people(&found.went)),
            records: self.recorded_of(visit),
            may_say: self.judge(Action::Change, &resource).allowed,
        })
    }

    fn said_of(&self, visit: VisitId, person: PersonId) -> Vec<StatementSeen> {
        let Some(course) = self.team().course(visit) else { return Vec::new() };
        let standing: BTreeSet<StatementId> = course.standing().map(|(id, _)| id).collect();
        let seen = |(id, said): (&StatementId, &Said)| StatementSeen {
            id: *id,
            what: said.what,
            worker: self.colleague(said.worker),
            spoken_by: said.by.worker().filter(|by| *by != said.worker).map(|by| self.colleague(by)),
            happened: said.clocks.happened,
            why: said.why.and_then(|why| self.record_words(person, why)).map(str::to_owned),
            corrected: !standing.contains(id),
            proof: self.team().proof_of(visit, said.worker),
        };
        let mut all: Vec<StatementSeen> = course.said.iter().map(seen).collect();
        all.sort_by_key(|one| (one.happened, one.id));
        all
    }
}

impl Service {
    /// Says something of a visit.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn say_of_visit(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        saying: Saying,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let person = team_view.team().whose(saying.visit).ok_or_else(Error::not_found)?;
        let mut order = Order::of(id);
        // The statement is named as the command is: the same form sent twice says it once.
        let statement = StatementId::new(id.bits());
        let clocks = Clocks::both(saying.at);
        let why = words_of(&mut order, person, saying.why);
        let Saying { visit, worker, what, corrects, .. } = saying;
        order.happened = Some(saying.at);
        order.commands.push(Say { statement, visit, worker, what, clocks, corrects, why }.into());
        self.act(caller, team, order).await
    }

    /// Writes down what was done at a visit.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn write_record(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        writing: Writing,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let person = team_view.team().whose(writing.visit).ok_or_else(Error::not_found)?;
        let mut order = Order::of(id);
        let (visit, worker) = (writing.visit, writing.worker);
        let command = record(
            &mut order,
            person,
            (RecordId::new(id.bits()), visit, worker),
            Clocks::both(writing.at),
            writing.words,
        );
        order.happened = Some(writing.at);
        order.commands.push(command);
        self.act(caller, team, order).await
    }

    /// Says who went to a visit, where that was contradictory.
    ///
    /// # Errors
    /// If they may not, there is nothing to settle, or it cannot be recorded now.
    pub async fn settle_visit(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        (visit, went, words): (VisitId, BTreeSet<WorkerId>, String),
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let person = team_view.team().whose(visit).ok_or_else(Error::not_found)?;
        let mut order = Order::of(id);
        let words = words_of(&mut order, person, words);
        order.commands.push(Settle { visit, went: Some(went), words }.into());
        self.act(caller, team, order).await
    }
}

/// Words about a person, sealed with an order; nothing where there are none.
pub(crate) fn words_of(order: &mut Order, person: PersonId, words: String) -> Option<SealedId> {
    (!words.trim().is_empty()).then(|| order.seal(DataSubject::Person(person), Detail::Words(words)))
}

/// The command that writes a record, whose words are sealed with an order.
pub(crate) fn record(
    order: &mut Order,
    person: PersonId,
    (id, visit, worker): (RecordId, VisitId, WorkerId),
    clocks: Clocks,
    words: RecordWords,
) -> Command {
    let (noticed, handover) = (!words.noticed.trim().is_empty(), !words.handover.trim().is_empty());
    let words = order.seal(DataSubject::Person(person), Detail::Record(words));
    Write { id, visit, worker, clocks, words, noticed, handover }.into()
}
