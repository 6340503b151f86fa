//! What somebody hears of something that happened. Every topic says here whether anybody does.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::concerned::{self, Concerned};
use super::{Kind, Told};
use crate::absences::{self, Absence};
use crate::change::Change;
use crate::feedback::{self, Feedback, WantedChange};
use crate::hitches::{self, Late, LateSaid};
use crate::ids::{PersonId, WorkerId};
use crate::organisation::Membership;
use crate::people::Section;
use crate::requests::{self, Answer, Request, State};
use crate::support::{self, Exception};
use crate::suspensions::{self, Suspension};
use crate::team::{Event, Team};
use crate::time::{WeekStart, plus_days};
use crate::visit::VisitId;
use crate::weeks::{self, Assignment, Step, WeekPublished};
use crate::{decisions, history};

/// The most days that one absence or stay away tells of.
const DAYS_MOST: i32 = 60;

/// What happened, where somebody may hear of it.
enum News<'a> {
    Published(&'a WeekPublished),
    Steps(&'a [Step]),
    Exception(&'a Change<Option<Exception>>),
    Suspension(&'a suspensions::Changed),
    Absence(&'a Change<Option<Absence>>),
    Late(&'a LateSaid),
    Request(&'a Change<Option<Request>>),
    Proposal,
    Thanks(WorkerId),
    Wish(&'a Change<Option<WantedChange>>),
    Concerns(Concerned),
    Back(&'a [Event]),
}

/// Who hears of it.
#[derive(Clone, Copy)]
enum Ear {
    /// A worker.
    Worker(WorkerId),
    /// A person, or somebody of their circle; and whether they may know who comes.
    Person(PersonId, bool),
}

/// Whether anybody may hear of it.
#[must_use]
pub fn is_news(event: &Event) -> bool {
    news(event).is_some()
}

/// What somebody who is `who` to the team hears of it on the date `today`; `None`: nothing. `team` is as it is afterwards.
#[must_use]
pub fn news_of(event: &Event, who: Membership, team: &Team, today: Date) -> Option<Told> {
    match news(event)? {
        News::Concerns((kind, hearers)) => {
            let told = || Told { whose: hearers.whose(), ..Told::new(kind, []) };
            hearers.include(event, who, team, today).then(told)
        }
        what => hears(&what, ear(who, team, today)?, team, today),
    }
}

fn hears(what: &News<'_>, ear: Ear, team: &Team, today: Date) -> Option<Told> {
    match what {
        News::Published(published) => Some(Told::new(Kind::Published, [published.week.monday()])),
        News::Steps(steps) => changed(steps.iter().flat_map(|step| days_of_step(step, ear, team))),
        News::Exception(change) => {
            let both = change.before.iter().chain(&change.after);
            changed(both.flat_map(|exception| days_of_exception(exception, ear, team)))
        }
        News::Suspension(said) => {
            let both = said.change.before.iter().chain(&said.change.after);
            changed(both.flat_map(|one| days_of_suspension(one, ear, team)))
        }
        News::Absence(change) => {
            let both = change.before.iter().chain(&change.after);
            changed(both.flat_map(|absence| days_of_absence(absence, ear, team)))
        }
        News::Late(said) => changed(days_of_delay(said, ear, team).into_iter()),
        News::Request(change) => asked(change, ear),
        News::Proposal => match ear {
            Ear::Worker(_) => Some(Told::new(Kind::Proposed, [])),
            Ear::Person(..) => None,
        },
        News::Thanks(thanked) => match ear {
            Ear::Worker(worker) => (worker == *thanked).then(|| Told::new(Kind::Thanked, [])),
            Ear::Person(..) => None,
        },
        News::Wish(change) => wished(change, ear, team, today),
        // Who hears of it was asked before; that it is taken back is told to nobody.
        News::Concerns(_) => None,
        News::Back(events) => {
            let all = events.iter().filter_map(news).filter_map(|one| hears(&one, ear, team, today));
            Told::gathered(all).into_iter().next()
        }
    }
}

/// Every kind of event, so that anyone who adds one decides whether anybody hears of it.
fn news(event: &Event) -> Option<News<'_>> {
    match event {
        Event::Weeks(weeks::Event::WeekPublished(published)) => Some(News::Published(published)),
        Event::Weeks(weeks::Event::RotaChanged(changed)) => Some(News::Steps(&changed.steps.steps)),
        Event::Support(event) => news_of_support(event),
        Event::Suspensions(suspensions::Event::Changed(changed)) => Some(News::Suspension(changed)),
        Event::Absences(absences::Event::Changed(changed)) => Some(News::Absence(&changed.change)),
        Event::Hitches(hitches::Event::LateSaid(said)) => Some(News::Late(said)),
        Event::Requests(requests::Event::Changed(changed)) => Some(News::Request(&changed.change)),
        Event::Decisions(decisions::Event::Changed(changed)) => {
            (changed.change.before.is_none() && changed.change.after.is_some()).then_some(News::Proposal)
        }
        Event::Feedback(feedback::Event::FeedbackGiven(given)) => news_of_thanks(&given.change),
        Event::Feedback(feedback::Event::ChangeAsked(asked)) => Some(News::Wish(&asked.change)),
        Event::History(history::Event::TakenBack(back)) => {
            back.events.iter().any(is_news).then_some(News::Back(&back.events))
        }
        Event::Concerns(event) => concerned::concerns(event).map(News::Concerns),
        Event::Triage(event) => concerned::triage(event).map(News::Concerns),
        Event::Medicines(event) => concerned::medicines(event).map(News::Concerns),
        Event::Delegated(event) => concerned::delegated(event).map(News::Concerns),
        Event::Emergency(event) => concerned::emergency(event).map(News::Concerns),
        Event::LoneWorking(event) => concerned::lone_working(event).map(News::Concerns),
        Event::Pay(event) => concerned::pay(event).map(News::Concerns),
        // What it means for people is in the absence that is noted with it.
        Event::Hitches(hitches::Event::CannotComeSaid(_))
        | Event::Founding(_)
        | Event::Workers(_)
        | Event::Skills(_)
        | Event::People(_)
        | Event::Wishes(_)
        | Event::Circle(_)
        | Event::Drafts(_)
        | Event::Picks(_)
        | Event::Plans(_)
        | Event::Repairs(_)
        | Event::Roles(_)
        | Event::Meetings(_)
        | Event::Day(_)
        | Event::Records(_)
        | Event::Bank(_)
        | Event::Price(_)
        | Event::Budget(_)
        | Event::Bills(_)
        | Event::Disputes(_)
        | Event::Tasks(_)
        | Event::CarePlan(_)
        | Event::Consents(_)
        | Event::Carers(_)
        | Event::Equipment(_)
        | Event::Farewells(_)
        | Event::Arrivals(_)
        | Event::Values(_)
        | Event::Calendars(_)
        | Event::Observations(_) => None,
    }
}

fn news_of_support(event: &support::Event) -> Option<News<'_>> {
    match event {
        support::Event::ExceptionChanged(changed) => Some(News::Exception(&changed.change)),
        support::Event::Agreed(_)
        | support::Event::Changed(_)
        | support::Event::Ending(_)
        | support::Event::Removed(_) => None,
    }
}

/// As whom somebody hears of it; `None` where they hear nothing: what a person shares with somebody ends there.
fn ear(who: Membership, team: &Team, today: Date) -> Option<Ear> {
    match who {
        Membership::Worker { worker, .. } => {
            team.workers.get(&worker).filter(|known| known.is_here(today)).map(|_| Ear::Worker(worker))
        }
        Membership::Person { person, .. } => {
            team.people.get(&person).filter(|known| known.is_here(today)).map(|_| Ear::Person(person, true))
        }
        Membership::Member { person, member, .. } => {
            let known = team.people.get(&person).filter(|known| known.is_here(today))?;
            let member = known.circle.get(&member).filter(|member| member.may_see(Section::Times, today))?;
            Some(Ear::Person(person, member.may_see(Section::Faces, today)))
        }
        Membership::Council | Membership::CouncilOfficer { .. } | Membership::Administrator => None,
    }
}

fn changed(days: impl Iterator<Item = Date>) -> Option<Told> {
    let told = Told::new(Kind::Changed, days);
    (!told.days.is_empty()).then_some(told)
}

/// The days on which a step makes a difference to somebody.
fn days_of_step(step: &Step, ear: Ear, team: &Team) -> Vec<Date> {
    let theirs = |assignment: &Option<Assignment>| {
        let assignment = assignment.as_ref()?;
        let workers = match ear {
            Ear::Worker(worker) => assignment.workers.contains(&worker).then(BTreeSet::new)?,
            Ear::Person(_, true) => assignment.workers.clone(),
            Ear::Person(_, false) => BTreeSet::new(),
        };
        Some((assignment.start, assignment.minutes, workers))
    };
    let is_theirs = match ear {
        Ear::Worker(_) => true,
        Ear::Person(person, _) => team.whose(step.visit) == Some(person),
    };
    let (before, after) = (theirs(&step.before), theirs(&step.after));
    if !is_theirs || before == after {
        return Vec::new();
    }
    before.into_iter().chain(after).map(|(start, ..)| start.date).collect()
}

fn days_of_exception(exception: &Exception, ear: Ear, team: &Team) -> Vec<Date> {
    let days = match exception {
        Exception::Away { from, to, .. } => dates(*from, *to),
        Exception::Without { visit, .. } => date_of(*visit, team).into_iter().collect(),
        Exception::Different { visit, instead, .. } => {
            date_of(*visit, team).into_iter().chain(instead.date).collect()
        }
        Exception::Extra { date, .. } => vec![*date],
    };
    theirs(days, exception.person(), ear, team)
}

/// The days on which somebody is away whom nobody visits then.
fn days_of_suspension(one: &Suspension, ear: Ear, team: &Team) -> Vec<Date> {
    let last = one.to.map_or_else(|| plus_days(one.from.date, DAYS_MOST), |to| to.date);
    theirs(dates(one.from.date, last), one.person, ear, team)
}

/// Those of the days on which a person's visits are different that somebody hears of.
fn theirs(days: Vec<Date>, whose: PersonId, ear: Ear, team: &Team) -> Vec<Date> {
    match ear {
        Ear::Person(person, _) if whose == person => days,
        Ear::Person(..) => Vec::new(),
        Ear::Worker(worker) => {
            let visits_them = |day: &Date| {
                told_on(team, *day)
                    .any(|(visit, told)| told.workers.contains(&worker) && team.whose(visit) == Some(whose))
            };
            days.into_iter().filter(visits_them).collect()
        }
    }
}

/// The days on which a person is told of somebody who will not come, or will after all.
fn days_of_absence(absence: &Absence, ear: Ear, team: &Team) -> Vec<Date> {
    let Ear::Person(person, _) = ear else { return Vec::new() };
    let last = absence.to.map_or_else(|| plus_days(absence.from.date, DAYS_MOST), |to| to.date);
    let missed = |day: &Date| {
        told_on(team, *day).any(|(visit, told)| {
            told.workers.contains(&absence.worker)
                && absence.from <= told.start
                && absence.to.is_none_or(|end| told.start < end)
                && team.whose(visit) == Some(person)
        })
    };
    dates(absence.from.date, last).into_iter().filter(missed).collect()
}

/// The day on which a person waits longer for somebody, or no longer does.
fn days_of_delay(said: &LateSaid, ear: Ear, team: &Team) -> Vec<Date> {
    let Ear::Person(person, _) = ear else { return Vec::new() };
    let waits = |late: &&Late| {
        told_on(team, late.at.date).any(|(visit, told)| {
            told.workers.contains(&said.worker) && late.at <= told.start && team.whose(visit) == Some(person)
        })
    };
    let both = said.change.before.iter().chain(&said.change.after);
    both.filter(waits).map(|late| late.at.date).collect()
}

/// Who is asked, and has not answered; and who asked, once it is answered.
fn asked(change: &Change<Option<Request>>, ear: Ear) -> Option<Told> {
    let (Ear::Worker(worker), Some(after)) = (ear, &change.after) else { return None };
    let is_new = change.before.is_none() && after.answers.get(&worker) == Some(&Answer::Open);
    let is_over = matches!(after.state, State::Made | State::Declined);
    let was_open = change.before.as_ref().is_some_and(|before| before.state == State::Open);
    let is_answered = after.from == worker && is_over && was_open;
    (is_new || is_answered).then(|| Told::new(Kind::Asked, []))
}

/// Who is thanked hears of it.
fn news_of_thanks(change: &Change<Option<Feedback>>) -> Option<News<'_>> {
    let thanked = change.after.filter(|_| change.before.is_none()).and_then(|given| given.thanks);
    thanked.map(News::Thanks)
}

/// Those who visit a person hear what should be different for them; the person hears that it is answered.
fn wished(change: &Change<Option<WantedChange>>, ear: Ear, team: &Team, today: Date) -> Option<Told> {
    let after = change.after.as_ref()?;
    let hears = match ear {
        Ear::Worker(worker) => after.answer.is_none() && team.is_near(worker, after.person, today),
        Ear::Person(person, _) => after.answer.is_some() && person == after.person,
    };
    hears.then(|| Told::new(Kind::Wished, []))
}

/// What is published for a day.
fn told_on(team: &Team, day: Date) -> impl Iterator<Item = (VisitId, &Assignment)> {
    let published = team.published(WeekStart::of(day));
    let told = published.into_iter().flat_map(|published| &published.rota);
    told.filter(move |(_, told)| told.start.date == day).map(|(visit, told)| (*visit, told))
}

fn date_of(visit: VisitId, team: &Team) -> Option<Date> {
    match visit {
        VisitId::Agreed { date, .. } => Some(date),
        VisitId::Once(_) => team.visit(visit).map(|visit| visit.date),
    }
}

fn dates(first: Date, last: Date) -> Vec<Date> {
    (0..=DAYS_MOST).map(|days| plus_days(first, days)).take_while(|day| *day <= last).collect()
}
