//! May they? Asked before anything is loaded for somebody, and before anything is done for them.

use care::access::{Action, Purpose, Resource, TeamPart, Verdict, WorkerPart, judge};
use care::ids::{PersonId, TeamId, WorkerId};
use care::team::pattern::Exception;
use care::team::person::Section;
use care::team::{Command, Team};
use jiff::civil::Date;

use crate::error::{Error, Kind};
use crate::{Caller, Service};

impl Caller {
    /// What the policy says of them.
    #[must_use]
    pub fn judge(
        &self,
        purpose: Purpose,
        action: Action,
        resource: &Resource,
        team: Option<&Team>,
        today: Date,
    ) -> Verdict {
        let memberships: Vec<_> = self.memberships.iter().copied().collect();
        judge(&memberships, purpose, action, resource, team, today)
    }
}

impl Service {
    /// Lets through who may, and says to the others why not. What must be written down is.
    pub(crate) async fn let_through(
        &self,
        caller: &Caller,
        (purpose, action, resource): (Purpose, Action, &Resource),
        (team, today): (Option<&Team>, Date),
    ) -> Result<(), Error> {
        let verdict = caller.judge(purpose, action, resource, team, today);
        if !verdict.allowed {
            return Err(Error::new(Kind::Forbidden, verdict.because));
        }
        if verdict.written_down {
            self.write_down(caller, purpose, &[*resource]).await?;
        }
        Ok(())
    }
}

/// What somebody changes with a command.
pub(crate) fn changed_by(id: TeamId, team: &Team, command: &Command) -> Resource {
    let of_team = |part| Resource::Team { team: id, part };
    let of_worker = |worker: WorkerId, part| Resource::Worker { team: id, worker, part };
    let of_person = |person: PersonId, section| Resource::Person { team: id, person, section };
    match command {
        Command::Found(_) => Resource::Teams,
        Command::Describe(_)
        | Command::LayStreets(_)
        | Command::SetValue { .. }
        | Command::SetRules(_)
        | Command::ShareRole { .. }
        | Command::ProposeTopic { .. }
        | Command::Consent { .. }
        | Command::Object { .. }
        | Command::AmendTopic { .. }
        | Command::DecideTopic { .. }
        | Command::WithdrawTopic { .. } => of_team(TeamPart::Ours),
        Command::JoinWorker(_)
        | Command::LeaveWorker { .. }
        | Command::JoinPerson(_)
        | Command::LeavePerson { .. } => of_team(TeamPart::Joining),
        Command::ChangeWorkerDetails { worker, .. } => of_worker(*worker, WorkerPart::Colleague),
        Command::ChangeWorkerTerms { worker, terms } => {
            of_worker(*worker, part_of_terms(team, *worker, terms))
        }
        Command::SetCompetence { worker, .. }
        | Command::SetSignOff { worker, .. }
        | Command::SetClearance { worker, .. } => of_worker(*worker, WorkerPart::Terms),
        Command::SetAbsence { absence, to } => {
            let known = team.absences.get(absence).map(|absence| absence.worker);
            let worker = to.as_ref().map(|absence| absence.worker).or(known);
            worker.map_or(of_team(TeamPart::Board), |worker| of_worker(worker, WorkerPart::Away))
        }
        Command::ChangePersonDetails { person, .. } => of_person(*person, Section::Contact),
        Command::SetWorkerWish { person, .. } => of_person(*person, Section::Faces),
        Command::SetMember { person, .. } | Command::ShareWithCouncil { person, .. } => {
            Resource::Circle { team: id, person: *person }
        }
        Command::AgreePattern(agreed) => of_person(agreed.person, Section::Support),
        Command::ChangePattern { pattern, .. } | Command::EndPattern { pattern, .. } => {
            let person = team.patterns.get(pattern).map(|pattern| pattern.person);
            person.map_or(of_team(TeamPart::Board), |person| of_person(person, Section::Support))
        }
        Command::SetException { exception, to } => {
            let known = team.exceptions.get(exception).map(Exception::person);
            let person = to.as_ref().map(Exception::person).or(known);
            person.map_or(of_team(TeamPart::Board), |person| of_person(person, Section::Times))
        }
        // What the one who takes back may see of the history; whether it may be taken back is for the team's rules.
        Command::TakeBack { .. } => of_team(TeamPart::History),
        _ => of_team(TeamPart::Board),
    }
}

/// Whether new terms only say when somebody can work, or touch her contract.
fn part_of_terms(team: &Team, worker: WorkerId, terms: &care::team::worker::Terms) -> WorkerPart {
    let same = team.workers.get(&worker).is_some_and(|known| known.terms.contract == terms.contract);
    if same { WorkerPart::Availability } else { WorkerPart::Terms }
}
