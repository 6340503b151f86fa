//! A team as somebody in it may see it at one moment: its weeks and its own matters, with everybody's names.

use care::access::{Action, Matter, Permission, Purpose, Resource};
use care::concerns::Concern;
use care::details::PersonDetails;
use care::ids::{MemberId, PersonId, SealedId, TeamId, WorkerId};
use care::medicines::MedicineDetails;
use care::stream::Stream;
use care::team::{Command, Team};
use care::time::{Moment, WeekStart, Zone};
use care::triage::Seen;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use tokio::sync::watch;

use crate::carry_out::Done;
use crate::planning::{Bound, Sheet, Streets, Which};
use crate::streams::Asked;
use crate::teams::{Now, Order, names};
use crate::{Caller, Error, Service};

/// What somebody erased is called.
pub(crate) const ERASED: &str = "someone erased";

/// A team at one moment, for somebody who may see its weeks. Nothing in it changes while a page is made.
#[derive(Clone)]
pub struct TeamView {
    service: Service,
    now: Arc<Now>,
    id: TeamId,
    caller: Caller,
    zone: Zone,
    moment: Moment,
    sees_people: bool,
    /// What the policy says of the support of each person asked for so far.
    support: Arc<Mutex<BTreeMap<PersonId, Permission>>>,
}

impl Service {
    /// A team, for somebody who may see its weeks: its workers.
    ///
    /// # Errors
    /// If there is no such team, or they may not.
    pub async fn view_team(&self, caller: &Caller, id: TeamId) -> Result<TeamView, Error> {
        let team_view = self.team_view(caller, id).await?;
        let resource = Matter::Weeks.of_team(id);
        team_view.let_through(Purpose::Everyday, Action::See, &resource).await?;
        Ok(team_view)
    }

    /// A team's outside, for anyone who has to do with it: its name, and what they themselves may open.
    ///
    /// # Errors
    /// If there is no such team, or it is none of theirs.
    pub async fn view_team_outside(&self, caller: &Caller, id: TeamId) -> Result<TeamView, Error> {
        self.team_view(caller, id).await
    }

    /// A team, for somebody who is still to be asked what of it they may see. Who has nothing to do with it hears that there is
    /// nothing before anyone looks whether there is: not even how long that takes tells them.
    pub(crate) async fn team_view(&self, caller: &Caller, id: TeamId) -> Result<TeamView, Error> {
        if !caller.knows_of(id) {
            return Err(Error::not_found());
        }
        let now = self.inner.teams.open(id).await?.now();
        let founded = now.state.founded.as_ref().ok_or_else(Error::not_found)?;
        let zone = founded.description.zone.clone();
        let moment = zone.civil(self.now());
        let board = Matter::Weeks.of_team(id);
        let may = caller.judge(Purpose::Everyday, Action::See, &board, Some(&*now.state), moment.date);
        let sees_people = may.allowed && caller.worker(id).is_some();
        let (service, caller, support) = (self.clone(), caller.clone(), Arc::default());
        Ok(TeamView { service, now, id, caller, zone, moment, sees_people, support })
    }

    /// A team, for somebody who opens what it holds of a person; the look is written down where the policy says so. A person who
    /// is not there is answered as one who is not theirs, and no look is written down.
    pub(crate) async fn open_of_person(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        purpose: Purpose,
        matter: Matter,
    ) -> Result<TeamView, Error> {
        let team_view = self.team_view(caller, team).await?;
        let resource = matter.of_person(team, person);
        let may = caller.judge(purpose, Action::See, &resource, Some(team_view.team()), team_view.today());
        if !may.allowed {
            return Err(team_view.refusal(may.because, &resource));
        }
        if !team_view.team().people.contains_key(&person) {
            return Err(Error::not_found());
        }
        team_view.let_through(purpose, Action::See, &resource).await?;
        Ok(team_view)
    }

    /// Does what somebody wants of a team, if they may.
    ///
    /// # Errors
    /// If they may not, the team refuses, or it cannot be recorded now.
    pub async fn act(&self, caller: &Caller, id: TeamId, order: Order) -> Result<Done, Error> {
        self.act_as_asked(caller, id, order.into()).await
    }

    /// The same where what is carried out was completed here.
    pub(crate) async fn act_as_asked(
        &self,
        caller: &Caller,
        id: TeamId,
        mut asked: Asked<Command>,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, id).await?;
        self.must_not_be_closed(id).await?;
        let mut changed = Vec::new();
        for resource in asked.order.commands.iter().flat_map(|one| team_view.now.state.changed_by(id, one)) {
            if !changed.contains(&resource) {
                team_view.let_through(Purpose::Everyday, Action::Change, &resource).await?;
                changed.push(resource);
            }
        }
        asked.jobs.extend(names::after(id, &asked.order.commands, self.now())?);
        asked.jobs.extend(crate::lone_working::after(id, &asked.order.commands)?);
        let by = caller.by_about(id, changed.iter().find_map(Resource::person));
        self.inner.teams.act(id, by, asked, self.now()).await
    }

    /// Makes a team of the organisation, if somebody may.
    ///
    /// # Errors
    /// If they may not, what they say of it makes no sense, or it cannot be recorded now.
    pub async fn begin_team(&self, caller: &Caller, id: TeamId, order: Order) -> Result<Done, Error> {
        let today = self.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let may = (Purpose::Everyday, Action::Change, &Matter::Teams.of_organisation());
        self.let_through(caller, may, (None, today)).await?;
        self.inner.teams.act(id, caller.by(id), order, self.now()).await
    }

    /// Tells of every version of a team from now on, to somebody who may see its weeks.
    ///
    /// # Errors
    /// If there is no such team, or they may not.
    pub async fn watch(&self, caller: &Caller, id: TeamId) -> Result<watch::Receiver<u64>, Error> {
        self.view_team(caller, id).await?;
        Ok(self.inner.teams.open(id).await?.watch())
    }
}

impl TeamView {
    /// The team's state: who and what by id, and nothing that identifies or describes anybody.
    #[must_use]
    pub fn team(&self) -> &Team {
        &self.now.state
    }

    /// The team's id.
    #[must_use]
    pub fn id(&self) -> TeamId {
        self.id
    }

    /// What the team is called.
    #[must_use]
    pub fn name(&self) -> &str {
        self.now.state.founded.as_ref().map_or("", |founded| &founded.description.name)
    }

    /// The worker who looks, if they are one.
    #[must_use]
    pub fn me(&self) -> Option<WorkerId> {
        self.caller.worker(self.id)
    }

    /// Who looks.
    #[must_use]
    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// The team's zone.
    #[must_use]
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// What the clock on the team's wall shows.
    #[must_use]
    pub fn moment(&self) -> Moment {
        self.moment
    }

    /// The date on the team's wall.
    #[must_use]
    pub fn today(&self) -> Date {
        self.moment.date
    }

    /// The week it is.
    #[must_use]
    pub fn this_week(&self) -> WeekStart {
        WeekStart::of(self.moment.date)
    }

    /// What a worker is called.
    #[must_use]
    pub fn worker(&self, id: WorkerId) -> &str {
        let details = self.now.state.workers.get(&id).and_then(|worker| self.now.book.worker(worker.details));
        details.map_or(ERASED, |details| details.called())
    }

    /// What a person is called, for workers of the team, their circle and themselves; to others they are “a person”.
    #[must_use]
    pub fn person(&self, id: PersonId) -> &str {
        if !self.may_name(id) {
            return "a person";
        }
        self.details_of(id).map_or(ERASED, PersonDetails::called)
    }

    /// Whether a person has a name for the viewer: for workers of the team, their circle and themselves.
    pub(crate) fn may_name(&self, id: PersonId) -> bool {
        let close = || self.caller.member_of(self.id, id).is_some();
        self.sees_people || close() || self.caller.person(self.id) == Some(id)
    }

    /// A person's full name, for those who asked the policy for it.
    pub(crate) fn full_name(&self, id: PersonId) -> &str {
        self.details_of(id).map_or("", |details| &details.name)
    }

    fn details_of(&self, id: PersonId) -> Option<&PersonDetails> {
        self.now.state.people.get(&id).and_then(|person| self.now.book.person(person.details))
    }

    /// What someone of a person's circle is called, and what they are to the person.
    #[must_use]
    pub fn member(&self, person: PersonId, member: MemberId) -> Option<(String, String)> {
        let known = self.now.state.people.get(&person)?.circle.get(&member)?;
        let details = self.now.book.member(known.details)?;
        Some((details.name.clone(), details.relation.clone()))
    }

    /// What a visit to a person is for, or what else is agreed with them, to whom the policy opens their support for everyday work;
    /// `None` to others, and where it was erased. Where looks at it are recorded, this one is: one line a day for each viewer.
    #[must_use]
    pub fn support_words(&self, person: PersonId, id: SealedId) -> Option<&str> {
        let permission = self.support_of(person);
        if !permission.allowed {
            return None;
        }
        let words = self.words(id)?;
        if permission.recorded {
            self.note_opened(Matter::Support, person);
        }
        Some(words)
    }

    /// Notes that a matter of a person was opened: one line a day for each viewer.
    pub(crate) fn note_opened(&self, matter: Matter, person: PersonId) {
        self.caller.opened.note((self.today(), self.id, matter, person));
    }

    /// What was proposed to the team, or said against it, to whom the policy opens what the team decides.
    #[must_use]
    pub fn decision_words(&self, id: SealedId) -> Option<&str> {
        self.team_words(Matter::Decisions, id)
    }

    /// What was talked about and agreed in a meeting, to whom the policy opens the team's meetings.
    #[must_use]
    pub fn meeting_words(&self, id: SealedId) -> Option<&str> {
        self.team_words(Matter::Meetings, id)
    }

    /// Why somebody asks colleagues for something, or proposes to change what is published, to whom the policy opens the weeks.
    #[must_use]
    pub fn request_words(&self, id: SealedId) -> Option<&str> {
        self.team_words(Matter::Weeks, id)
    }

    /// Where an assumption for the price of care comes from, to whom the policy opens the price.
    pub(crate) fn price_words(&self, id: SealedId) -> Option<&str> {
        self.team_words(Matter::Price, id)
    }

    /// What was said of a concern, to whom the policy opens it and to the one whose concern it is.
    pub(crate) fn concern_words(&self, concern: &Concern, id: SealedId) -> Option<&str> {
        self.sight(concern)?;
        self.words(id)
    }

    /// What a clinician signed for when somebody is unwell, to whom the policy opens it.
    pub(crate) fn plan_words(&self, id: SealedId) -> Option<&str> {
        self.team_words(Matter::ResponsePlan, id)
    }

    /// What was said of a person who seems unwell, to whom the policy opens that.
    pub(crate) fn triage_words(&self, person: PersonId, id: SealedId) -> Option<&str> {
        if self.may_see_triage(person) { self.words(id) } else { None }
    }

    /// How a person was who seemed unwell, to whom the policy opens that.
    pub(crate) fn triage_seen(&self, person: PersonId, id: SealedId) -> Option<&Seen> {
        if self.may_see_triage(person) { self.now.book.seen(id) } else { None }
    }

    /// What a medicine of a person is, to whom the policy opens their medicines.
    pub(crate) fn medicine_details(&self, person: PersonId, id: SealedId) -> Option<&MedicineDetails> {
        if self.may_see_medicines(person) { self.now.book.medicine(id) } else { None }
    }

    /// What was said of a dose, to whom the policy opens the person's medicines.
    pub(crate) fn medicine_words(&self, person: PersonId, id: SealedId) -> Option<&str> {
        if self.may_see_medicines(person) { self.words(id) } else { None }
    }

    fn may_see_medicines(&self, person: PersonId) -> bool {
        self.judge(Action::See, &Matter::Medicines.of_person(self.id, person)).allowed
    }

    fn may_see_triage(&self, person: PersonId) -> bool {
        self.judge(Action::See, &Matter::Triage.of_person(self.id, person)).allowed
    }

    fn team_words(&self, matter: Matter, id: SealedId) -> Option<&str> {
        let may = self.judge(Action::See, &matter.of_team(self.id)).allowed;
        if may { self.words(id) } else { None }
    }

    /// Words as they were sealed. Everyone asks through one of the openers above, which ask the policy first.
    fn words(&self, id: SealedId) -> Option<&str> {
        self.now.book.words(id).filter(|words| !words.is_empty())
    }

    /// What the policy says of a person's support. A page asks it for every visit of a week.
    fn support_of(&self, person: PersonId) -> Permission {
        let mut known = self.support.lock().unwrap_or_else(PoisonError::into_inner);
        *known
            .entry(person)
            .or_insert_with(|| self.judge(Action::See, &Matter::Support.of_person(self.id, person)))
    }

    /// Whether the one who looks may do something, and why or why not in words.
    #[must_use]
    pub fn judge(&self, action: Action, resource: &Resource) -> Permission {
        self.caller.judge(Purpose::Everyday, action, resource, Some(&*self.now.state), self.today())
    }

    /// A week laid out, with its draft or what is published.
    ///
    /// # Errors
    /// If what the team said makes no sense to the engine, with all that does not.
    pub async fn sheet(&self, week: WeekStart, which: Which) -> Result<Arc<Sheet>, Error> {
        self.service.lay_out_now(&self.now, self.id, (week, which, Bound::Nothing)).await
    }

    /// The streets the team travels on, if it has a map.
    ///
    /// # Errors
    /// If they cannot be read.
    pub async fn streets(&self) -> Result<Option<Arc<Streets>>, Error> {
        self.service.streets(self.now.state.streets.as_ref()).await
    }

    /// Whether the one who looks may do something, with why not.
    ///
    /// # Errors
    /// Why they may not; to those who have nothing to do with whom it is about, that there is nothing.
    pub fn check(&self, action: Action, resource: &Resource) -> Result<(), Error> {
        let verdict = self.judge(action, resource);
        if verdict.allowed { Ok(()) } else { Err(self.refusal(verdict.because, resource)) }
    }

    pub(crate) fn refusal(&self, because: &'static str, resource: &Resource) -> Error {
        self.caller.refusal(because, resource, Some(&*self.now.state), self.today())
    }

    pub(crate) async fn let_through(
        &self,
        purpose: Purpose,
        action: Action,
        resource: &Resource,
    ) -> Result<(), Error> {
        let asked = (purpose, action, resource);
        self.service.let_through(&self.caller, asked, (Some(&*self.now.state), self.today())).await
    }

    /// Whether the one who looks may change the team's weeks.
    pub(crate) fn may_change_board(&self) -> Result<(), Error> {
        self.check(Action::Change, &Matter::Weeks.of_team(self.id))
    }

    pub(crate) fn now(&self) -> &Arc<Now> {
        &self.now
    }

    pub(crate) fn service(&self) -> &Service {
        &self.service
    }
}
