//! What follows from a command: events, or every reason why not. One file for each topic.

mod adoption;
mod drafts;
mod founding;
mod moves;
mod people;
mod picks;
mod plans;
mod repairs;
mod requests;
mod roles;
mod support;
mod topics;
mod undo;
mod values;
mod workers;

use jiff::civil::Date;

use super::founding::Founded;
use super::person::Person;
use super::worker::Worker;
use super::{Command, Event, Problem, Refusal, Team};
use crate::change::Change;
use crate::ids::{PersonId, WorkerId};
use crate::time::Moment;
use crate::who::Context;

/// What a decision comes to.
pub(super) type Decision = Result<Vec<Event>, Refusal>;

/// The events that follow from `command`; none where everything is already as it wants.
///
/// # Errors
///
/// Every reason why it cannot be done.
pub fn decide(team: &Team, command: &Command, context: &Context) -> Decision {
    let desk = Desk::new(team, context);
    match command {
        Command::Found(founded) => founding::found(team, founded),
        _ if team.founded.is_none() => Err(Problem::NotFounded.into()),
        Command::Describe(description) => founding::describe(team, description),
        Command::LayStreets(streets) => founding::lay_streets(team, streets.as_ref()),

        Command::JoinWorker(joined) => workers::join(team, joined),
        Command::ChangeWorkerDetails { worker, details } => workers::details(team, *worker, *details),
        Command::ChangeWorkerTerms { worker, terms } => workers::terms(team, *worker, terms),
        Command::LeaveWorker { worker, last } => workers::leave(team, *worker, *last),
        Command::SetCompetence { worker, competence, held } => {
            workers::competence(team, *worker, competence, *held)
        }
        Command::SetSignOff { worker, person, competence, sign_off } => {
            workers::sign_off(team, *worker, *person, competence, *sign_off)
        }
        Command::SetClearance { worker, until } => workers::clearance(team, *worker, *until),
        Command::SetAbsence { absence, to } => workers::absence(team, *absence, to.as_ref()),

        Command::JoinPerson(joined) => people::join(team, joined),
        Command::ChangePersonDetails { person, details } => people::details(team, *person, *details),
        Command::LeavePerson { person, last } => people::leave(team, *person, *last),
        Command::SetWorkerWish { person, worker, wish } => people::wish(team, *person, *worker, *wish),
        Command::SetMember { person, member, to } => people::member(team, *person, *member, to.as_ref()),
        Command::ShareWithCouncil { person, sections } => people::council(team, *person, sections),

        Command::AgreePattern(agreed) => support::agree(team, agreed),
        Command::ChangePattern { pattern, from, terms } => support::change(team, *pattern, *from, terms),
        Command::EndPattern { pattern, last } => support::end(team, *pattern, *last),
        Command::SetException { exception, to } => support::exception(team, *exception, to.as_ref()),

        Command::BeginDraft { week, begin } => drafts::begin(&desk, *week, *begin),
        Command::DropDraft { week } => drafts::drop_it(&desk, *week),
        Command::ChangeDraft { week, moves } => drafts::change(&desk, *week, moves),
        Command::OpenPicks { week, closes, shown } => picks::open(&desk, *week, *closes, *shown),
        Command::Pick { week, visit, worker, pick } => picks::pick(&desk, *week, *visit, *worker, *pick),
        Command::ClosePicks { week } => picks::close(&desk, *week),
        Command::SettlePick { week, visit, settle } => picks::settle(&desk, *week, *visit, settle),
        Command::ProposePlan(proposed) => plans::propose(&desk, proposed),
        Command::TakePlan { week, plan, only } => plans::take(&desk, *week, *plan, only.as_ref()),
        Command::AgreeToDraft { week, verdict } => adoption::agree(&desk, *week, verdict),
        Command::DisagreeWithDraft { week } => adoption::disagree(&desk, *week),

        Command::ProposeRepair { .. } => repairs::propose(&desk, command),
        Command::AgreeToRepair { repair, week, verdict } => repairs::agree(&desk, *week, *repair, verdict),
        Command::DropRepair { repair, week } => repairs::drop_it(&desk, *week, *repair),
        Command::Ask { request, week, what, whom, words } => {
            requests::ask(&desk, *request, *week, *what, whom, *words)
        }
        Command::SayYes { request, verdict } => requests::yes(&desk, *request, verdict),
        Command::SayNo { request } => requests::no(&desk, *request),
        Command::WithdrawRequest { request } => requests::withdraw(&desk, *request),

        Command::ShareRole { role, turns } => roles::share(team, *role, turns),
        Command::ProposeTopic { topic, words, answer_by } => {
            topics::propose(&desk, *topic, *words, *answer_by)
        }
        Command::Consent { topic } => topics::consent(&desk, *topic),
        Command::Object { topic, words } => topics::object(&desk, *topic, *words),
        Command::AmendTopic { topic, words, answer_by } => topics::amend(&desk, *topic, *words, *answer_by),
        Command::DecideTopic { topic, review } => topics::decide(&desk, *topic, *review),
        Command::WithdrawTopic { topic } => topics::withdraw(&desk, *topic),

        Command::TakeBack { events, verdict } => undo::take_back(&desk, events, verdict.as_ref()),

        Command::SetValue { value, strength } => values::value(team, *value, *strength),
        Command::SetRules(rules) => values::rules(team, *rules),
    }
}

/// A team and what its clock shows, for decisions that need both.
pub(super) struct Desk<'a> {
    team: &'a Team,
    context: &'a Context,
    now: Moment,
}

impl<'a> Desk<'a> {
    fn new(team: &'a Team, context: &'a Context) -> Self {
        let zone = team.founded.as_ref().map(|founded| &founded.description.zone);
        let midnight = Moment::new(Date::ZERO, crate::time::Clock::MIDNIGHT);
        Self { team, context, now: zone.map_or(midnight, |zone| context.moment(zone)) }
    }

    fn today(&self) -> Date {
        self.now.date
    }

    /// The worker who asks.
    fn worker(&self) -> Result<WorkerId, Refusal> {
        self.context.by.worker().ok_or_else(|| Problem::OnlyWorkers.into())
    }
}

fn founded(team: &Team) -> Result<&Founded, Refusal> {
    team.founded.as_ref().ok_or_else(|| Problem::NotFounded.into())
}

fn worker(team: &Team, worker: WorkerId) -> Result<&Worker, Refusal> {
    team.workers.get(&worker).ok_or_else(|| Problem::Unknown("worker").into())
}

fn person(team: &Team, person: PersonId) -> Result<&Person, Refusal> {
    team.people.get(&person).ok_or_else(|| Problem::Unknown("person").into())
}

/// The event of a change, or none where nothing changes.
fn changed<T: PartialEq>(before: T, after: T, event: impl FnOnce(Change<T>) -> Event) -> Vec<Event> {
    if before == after { Vec::new() } else { vec![event(Change::new(before, after))] }
}
