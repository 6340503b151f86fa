//! A person's record, section by section.

use std::collections::BTreeMap;

use care::access::{Action, Matter, Purpose};
use care::circle::Member;
use care::details::{MemberDetails, PersonDetails};
use care::ids::{MemberId, PatternId, PersonId, SealedId, TeamId, WorkerId};
use care::people::{Person, Section};
use care::support::Pattern;
use care::team::Team;
use care::time::{Moment, WeekStart, plus_days};
use care::visit::VisitId;
use care::weeks::{Published, Told};
use care::wishes::WorkerWish;
use care::{Location, Minutes};

use crate::day::{Recorded, Went};
use crate::{Caller, Error, Service, TeamView};

/// How many days ahead "who is coming" looks.
const DAYS_AHEAD: i32 = 14;

/// Over how many days how visits went is told.
const DAYS_BACK: i32 = 7;

/// How many records, and how many visits that are over, a page shows.
const LATEST: usize = 8;

/// A person's record, as far as somebody may see it. What is none is not for them; `refused` says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRecord {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub called: String,
    /// Where they live and how to reach them.
    pub contact: Option<Contact>,
    /// What to know before going in.
    pub notes: Option<String>,
    /// How to get in.
    pub key: Option<String>,
    /// What support is agreed with them, those in force first.
    pub support: Option<Vec<SupportAgreed>>,
    /// Visits of the next days, by time.
    pub coming: Option<Vec<Coming>>,
    /// What they said of workers.
    pub wishes: Option<BTreeMap<WorkerId, WorkerWish>>,
    /// Their circle, and what each of them sees.
    pub circle: Option<Vec<(MemberId, MemberDetails, Member)>>,
    /// How the visits of the last days went, the latest first.
    pub went: Option<Vec<Went>>,
    /// What was recorded last, the latest first.
    pub records: Option<Vec<Recorded>>,
    /// Sections that are not for the one who asks, and why.
    pub refused: Vec<(Section, &'static str)>,
    /// The sections the one who asks may also change.
    pub may_change: Vec<Section>,
}

/// Where a person lives and how to reach them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Their full name.
    pub name: String,
    /// Where they live, in lines.
    pub address: String,
    /// Where that is on the map.
    pub home: Option<Location>,
    /// How to reach them.
    pub phone: String,
    /// The gender of worker they wish for, in the team's own words.
    pub gender_wish: Option<String>,
    /// The language they wish a worker to speak.
    pub language_wish: Option<String>,
}

/// Support agreed with a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportAgreed {
    /// The pattern.
    pub pattern: PatternId,
    /// What it is for, in their own or the team's words.
    pub what: String,
    /// What is agreed, by the date from which it holds.
    pub agreed: Pattern,
}

/// A visit that a person has ahead of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// Which.
    pub visit: VisitId,
    /// When it starts: as published, else as agreed.
    pub start: Moment,
    /// When it was agreed for, where it starts earlier or later than that by more than is agreed to be fine.
    pub agreed: Option<Moment>,
    /// How long it is.
    pub minutes: Minutes,
    /// What it is for, for who may know.
    pub what: Option<String>,
    /// Who comes, for who may know; empty: nobody yet, or nobody any longer, since somebody fell ill.
    pub workers: Option<Vec<WorkerId>>,
    /// Whether people have been told.
    pub published: bool,
    /// What people were told first, where it is different now.
    pub before: Option<Before>,
    /// By how much later it will probably start, because somebody is running late.
    pub late: Option<Minutes>,
}

/// What people were told first of a visit that is different now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// When it was to start.
    pub start: Moment,
    /// Who was to come, for who may know.
    pub workers: Option<Vec<WorkerId>>,
}

impl Service {
    /// Opens a person's record for somebody, and writes down that they looked.
    ///
    /// # Errors
    /// If there is no such person, or nothing of their record is for them.
    pub async fn open_person(
        &self,
        caller: &Caller,
        team: TeamId,
        person: PersonId,
        purpose: Purpose,
    ) -> Result<(PersonRecord, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        let judge = |section: Section, action| {
            let resource = section.matter().of_person(team, person);
            caller.judge(purpose, action, &resource, Some(team_view.team()), team_view.today())
        };
        let may = |section| judge(section, Action::See).allowed;
        let refused = Section::ALL.into_iter().map(|section| (section, judge(section, Action::See)));
        let refused: Vec<_> = refused.filter(|(_, verdict)| !verdict.allowed).collect();
        if let [(_, first), ..] = refused.as_slice()
            && refused.len() == Section::ALL.len()
        {
            return Err(team_view.refusal(first.because, &Matter::Contact.of_person(team, person)));
        }
        let Some(known) = team_view.team().people.get(&person) else { return Err(Error::not_found()) };
        let seen = Section::ALL.into_iter().filter(|section| judge(*section, Action::See).recorded);
        let seen = seen.map(|section| section.matter().of_person(team, person)).collect::<Vec<_>>();
        self.write_down(caller, purpose, &seen).await?;
        let circle = team_view.judge(Action::See, &Matter::Circle.of_person(team, person)).allowed;
        let record = PersonRecord {
            id: person,
            called: team_view.person(person).to_owned(),
            contact: may(Section::Contact).then(|| contact(&team_view, known)),
            notes: may(Section::Notes).then(|| details(&team_view, known).notes),
            key: may(Section::Notes).then(|| details(&team_view, known).key),
            support: may(Section::Support).then(|| support(&team_view, person)),
            coming: may(Section::Times)
                .then(|| coming(&team_view, person, may(Section::Support), may(Section::Faces))),
            wishes: may(Section::Faces).then(|| known.wishes.clone()),
            circle: circle.then(|| members(&team_view, known)),
            went: may(Section::Day).then(|| went(&team_view, person, may(Section::Records))),
            records: may(Section::Records).then(|| records(&team_view, person)),
            refused: refused.into_iter().map(|(section, verdict)| (section, verdict.because)).collect(),
            may_change: Section::ALL.into_iter().filter(|one| judge(*one, Action::Change).allowed).collect(),
        };
        Ok((record, team_view))
    }
}

fn details(team_view: &TeamView, person: &Person) -> PersonDetails {
    team_view.now().book.person(person.details).cloned().unwrap_or_default()
}

fn contact(team_view: &TeamView, person: &Person) -> Contact {
    let PersonDetails { name, address, home, phone, gender_wish, language_wish, .. } =
        details(team_view, person);
    Contact { name, address, home, phone, gender_wish, language_wish }
}

/// What was recorded last. That it was opened is written down with the rest of the page.
fn records(team_view: &TeamView, person: PersonId) -> Vec<Recorded> {
    let latest = team_view.team().records_about(person).into_iter().take(LATEST);
    latest.map(|(visit, id, record)| team_view.recorded(visit, id, record)).collect()
}

/// How the visits of the last days went.
fn went(team_view: &TeamView, person: PersonId, with_words: bool) -> Vec<Went> {
    let (team, today) = (team_view.team(), team_view.today());
    let weeks = team.days.range(WeekStart::of(plus_days(today, -DAYS_BACK))..);
    let visits = weeks.flat_map(|(_, days)| days.keys()).filter(|visit| team.whose(**visit) == Some(person));
    let mut went: Vec<Went> = visits.filter_map(|visit| team_view.went(*visit).ok()).collect();
    for one in went.iter_mut().filter(|_| !with_words) {
        one.records.clear();
        one.said.iter_mut().for_each(|said| said.why = None);
    }
    went.sort_by_key(|one| (std::cmp::Reverse(one.planned), one.visit));
    went.truncate(LATEST);
    went
}

fn words(team_view: &TeamView, id: SealedId) -> &str {
    team_view.now().book.words(id).unwrap_or_default()
}

fn support(team_view: &TeamView, person: PersonId) -> Vec<SupportAgreed> {
    let hers = team_view.team().patterns.iter().filter(|(_, pattern)| pattern.person == person);
    let mut agreed: Vec<_> = hers
        .map(|(id, pattern)| {
            let latest = pattern.terms.values().next_back();
            let what = latest.map(|terms| words(team_view, terms.support.what).to_owned());
            SupportAgreed { pattern: *id, what: what.unwrap_or_default(), agreed: pattern.clone() }
        })
        .collect();
    let over = |pattern: &Pattern| pattern.until.is_some_and(|last| last < team_view.today());
    agreed.sort_by_key(|one| (over(&one.agreed), one.what.clone(), one.pattern));
    agreed
}

fn members(team_view: &TeamView, person: &Person) -> Vec<(MemberId, MemberDetails, Member)> {
    let of = |member: &Member| team_view.now().book.member(member.details).cloned().unwrap_or_default();
    person.circle.iter().map(|(id, member)| (*id, of(member), member.clone())).collect()
}

/// Visits from today on. Before a week is published it shows what is agreed, and nobody's name: that is not settled.
fn coming(team_view: &TeamView, person: PersonId, with_what: bool, with_faces: bool) -> Vec<Coming> {
    let (team, today) = (team_view.team(), team_view.today());
    let visits = team.visits_between(today, plus_days(today, DAYS_AHEAD));
    let hers = visits.into_values().filter(|visit| visit.person == person);
    let mut coming: Vec<Coming> = hers
        .map(|visit| {
            let published = team.published(WeekStart::of(visit.date));
            let place = published.and_then(|published| published.rota.get(&visit.id));
            let workers =
                || place.map(|place| team.who_comes(place).into_iter().collect()).unwrap_or_default();
            Coming {
                visit: visit.id,
                agreed: place.and_then(|place| team.agreed_otherwise(&visit, place.start)),
                start: place.map_or_else(|| visit.usual_start(), |place| place.start),
                minutes: place.map_or(visit.support.minutes, |place| place.minutes),
                what: with_what.then(|| words(team_view, visit.support.what).to_owned()),
                workers: with_faces.then(workers),
                published: published.is_some(),
                before: published.and_then(|published| before(team, published, visit.id, with_faces)),
                late: team.delay(visit.id),
            }
        })
        .collect();
    coming.sort_by_key(|one| (one.start, one.visit));
    coming
}

/// What people were told first of a visit that is different now: others make it, at another time, or who was to come cannot.
fn before(team: &Team, published: &Published, visit: VisitId, with_faces: bool) -> Option<Before> {
    let stands = published.rota.get(&visit);
    let unable = || stands.filter(|stands| team.who_comes(stands) != stands.workers).map(Told::from);
    let told = published.changed.get(&visit).cloned().flatten().or_else(unable)?;
    Some(Before { start: told.start, workers: with_faces.then(|| told.workers.into_iter().collect()) })
}
