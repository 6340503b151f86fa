//! What is known of everybody who works for the organisation, for the workforce data set.

use care::absences::Why;
use care::founding::Description;
use care::ids::{TeamId, WorkerId};
use care::organisation::Organisation;
use care::provider::LegalForm;
use care::team::Team;
use care::time::{Clock, Date, Moment, plus_days};
use care::workers::Worker;
use exchange::ascwds::{
    Draft, EmploymentStatus, StaffMember, Training, TravelTime, Workplace, training_category,
};

use crate::{Error, Service};

/// The days of which starters, leavers and sickness are counted.
const A_YEAR: i32 = 365;

impl Service {
    /// The organisation's teams and workers, as far as the workforce data set asks for them: for those who run the machine. Teams that
    /// are closed are left out.
    ///
    /// # Errors
    /// If a team cannot be read.
    pub async fn workforce_here(&self) -> Result<Draft, Error> {
        let organisation = self.organisation().await?;
        let kind = organisation.founded.as_ref().map(|founded| kind_of(founded.description.form));
        let mut draft = Draft::default();
        for team in open_teams(&organisation) {
            let now = self.inner.teams.open(team).await?.now();
            let Some(founded) = &now.state.founded else { continue };
            let description = &founded.description;
            let today = description.zone.civil(self.now()).date;
            draft.workplaces.push(workplace(team, description, kind.clone(), &now.state, today));
            for (id, worker) in now.state.workers.iter().filter(|(_, worker)| worker.is_here(today)) {
                let details = now.book.worker(worker.details);
                let mut member = staff_member(team, *id, worker, &now.state, today);
                member.name = details.map_or_else(|| id.to_string(), |details| details.name.clone());
                member.born = details.and_then(|details| details.born);
                draft.staff.push(member);
                draft.training.extend(trainings(team, *id, worker));
            }
        }
        Ok(draft)
    }
}

/// The teams of an organisation that are not closed.
fn open_teams(organisation: &Organisation) -> Vec<TeamId> {
    organisation.teams.iter().copied().filter(|team| !organisation.closed.contains_key(team)).collect()
}

/// The code of what an organisation is in law; 8 is other, with what it is.
fn kind_of(form: LegalForm) -> (i64, String) {
    let code = match form {
        LegalForm::Council => 1,
        LegalForm::Company | LegalForm::Partnership | LegalForm::SoleTrader => 6,
        LegalForm::Charity => 7,
        LegalForm::CommunityInterestCompany | LegalForm::Cooperative => 8,
        LegalForm::Other => return (8, String::new()),
    };
    (code, if code == 8 { form.name().to_owned() } else { String::new() })
}

fn workplace(
    team: TeamId,
    description: &Description,
    kind: Option<(i64, String)>,
    state: &Team,
    today: Date,
) -> Workplace {
    let in_the_year = |date: Date| plus_days(today, -A_YEAR) < date && date <= today;
    let count = |is: &dyn Fn(&Worker) -> bool| state.workers.values().filter(|worker| is(worker)).count();
    Workplace {
        id: team.to_string(),
        name: description.name.clone(),
        kind,
        staff: count(&|worker| worker.is_here(today)),
        starters: count(&|worker| in_the_year(worker.joined)),
        leavers: count(&|worker| worker.leaves.is_some_and(|last| last < today && in_the_year(last))),
        travel: Some(TravelTime::AsVisits),
        ..Workplace::default()
    }
}

fn staff_member(team: TeamId, id: WorkerId, worker: &Worker, state: &Team, today: Date) -> StaffMember {
    let promised = worker.terms.contract.guaranteed;
    StaffMember {
        workplace: team.to_string(),
        id: id.to_string(),
        name: String::new(),
        born: None,
        started: worker.joined,
        employed: match promised.0 {
            0 => EmploymentStatus::Pool,
            _ => EmploymentStatus::Permanent,
        },
        promised,
        days_sick: Some(days_sick(id, worker, state, today)),
        hour: state.pay_on(id, today).map(|terms| terms.hour),
    }
}

/// The days of the last twelve months on which somebody would have worked and was ill.
fn days_sick(id: WorkerId, worker: &Worker, state: &Team, today: Date) -> u32 {
    let ill: Vec<_> =
        state.absences.values().filter(|absence| absence.worker == id && absence.why == Why::Ill).collect();
    let days = (1 - A_YEAR..=0).map(|back| plus_days(today, back));
    let works = |date: &Date| {
        worker.terms.shifts.is_empty() || worker.terms.shifts.iter().any(|shift| shift.holds(*date))
    };
    let was_ill = |date: &Date| {
        let (morning, night) = (Moment::new(*date, Clock::MIDNIGHT), Moment::new(*date, Clock::DAY_END));
        ill.iter().any(|absence| absence.meets(morning, night))
    };
    let days = days.filter(|date| worker.is_here(*date) && works(date) && was_ill(date)).count();
    u32::try_from(days).unwrap_or(u32::MAX)
}

/// What somebody can do, as far as the name of a competence says which category it is of.
fn trainings(team: TeamId, id: WorkerId, worker: &Worker) -> Vec<Training> {
    let training = |(competence, held): (&care::visit::Competence, &care::skills::Held)| {
        Some(Training {
            workplace: team.to_string(),
            worker: id.to_string(),
            category: training_category(competence.name())?,
            name: competence.name().to_owned(),
            expires: held.until,
        })
    };
    worker.competences.iter().filter_map(training).collect()
}
