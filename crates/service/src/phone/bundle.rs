//! What a phone takes along: everything a worker needs for the next day and a half, and nothing else.

use std::collections::BTreeSet;

use care::access::Matter;
use care::arrivals::{Means, Proof};
use care::care_plan::WhatIf;
use care::consents::AuthorityKind;
use care::day::What;
use care::ids::{PersonId, TeamId, WorkerId};
use care::support::Away;
use care::time::{Moment, WeekStart, plus_days};
use care::visit::{Visit, VisitId};
use care::weeks::rounds::Leg;
use care::weeks::{Assignment, Round};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::beside::{BundleAsked, BundleAway, BundlePicks, BundleTask};
use super::outbox::not_a_worker;
use super::safe::{MyOuting, TaskToDo};
use crate::day::Recorded;
use crate::{Caller, Error, Kind, Service, TeamView};

/// For how long what a phone took along holds.
const HOLDS: SignedDuration = SignedDuration::from_hours(36);
/// How many records of each person a phone takes along.
const RECORDS: usize = 3;

/// What a phone takes along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bundle {
    /// The version of the team that it is of.
    pub version: u64,
    /// When it was made.
    pub generated_at: Timestamp,
    /// Until when a phone may go by it, and when it lets go of it.
    pub holds_until: Timestamp,
    /// The team.
    pub team: TeamId,
    /// What the team is called.
    pub team_called: String,
    /// The zone whose clock its people see.
    pub zone: String,
    /// The worker.
    pub worker: WorkerId,
    /// What the worker is called.
    pub worker_called: String,
    /// The worker's visits from this morning on, in order.
    pub visits: Vec<BundleVisit>,
    /// Who is visited.
    pub people: Vec<BundlePerson>,
    /// Whom of the worker's people nobody visits just now, because they are away.
    pub away: Vec<BundleAway>,
    /// What there is to do besides visits: the worker's own, and what nobody has taken.
    pub tasks: Vec<BundleTask>,
    /// What colleagues ask of the worker and they have not answered.
    pub asked: Vec<BundleAsked>,
    /// The rounds of picks that are open, with the visits that suit the worker.
    pub picks: Vec<BundlePicks>,
    /// Medicines to be given. None are known yet.
    pub medicines: Vec<()>,
    /// Everyone else in the team.
    pub colleagues: Vec<(WorkerId, String)>,
    /// The worker's visits of this week and the next, as far as they were published: when, how long, whom.
    pub week: Vec<WeekVisit>,
    /// The worker's hours this week.
    pub hours: MyHours,
    /// By when the worker said they will be back, where that is awaited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_alone: Option<MyOuting>,
}

/// A visit to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BundleVisit {
    /// Which.
    pub id: VisitId,
    /// Of which team.
    pub team: TeamId,
    /// Who the worker is in that team.
    pub worker: WorkerId,
    /// Who is visited.
    pub person: PersonId,
    /// When people were told that it starts.
    pub start: Timestamp,
    /// When it is planned to end.
    pub end: Timestamp,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// When it was agreed for, where it starts at another time than is agreed to be fine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Timestamp>,
    /// What it is for; empty where that is not for the worker.
    pub what: String,
    /// The same, thing by thing.
    pub hoped: Vec<String>,
    /// How many workers it takes.
    pub crew: usize,
    /// Who else comes.
    pub with: Vec<WorkerId>,
    /// The way to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub way: Option<OnTheWay>,
    /// What it is the first visit after, where the person has just come back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_after: Option<Away>,
    /// What was said of it.
    pub said: Vec<Said>,
    /// Whether the worker has recorded something of it.
    pub recorded: bool,
    /// What a person has to settle about it.
    pub questions: Vec<String>,
    /// Health tasks to do at it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub health_tasks: Vec<TaskToDo>,
    /// Health tasks at it that the worker is not signed off for: why, and what to do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_signed_off: Vec<String>,
    /// How the arrival is proved: by the code at the door, or by one that the person reads out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prove: Option<&'static str>,
    /// What was proved of the worker's arrival.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proved: Option<Proof>,
}

/// A way from one door to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OnTheWay {
    /// How long it takes.
    pub minutes: u32,
    /// How far it is.
    pub metres: u32,
    /// How the worker travels.
    pub by: care::workers::Travel,
}

/// Something that was said of a visit and stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Its name, as the phone that said it named it.
    pub id: uuid::Uuid,
    /// What.
    pub what: What,
    /// Of whose visit.
    pub worker: WorkerId,
    /// When it happened.
    pub happened: Timestamp,
}

/// Who is visited.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BundlePerson {
    /// Who.
    pub id: Option<PersonId>,
    /// What they are called.
    pub called: String,
    /// Their full name.
    pub name: String,
    /// Where they live, in lines.
    pub address: String,
    /// Where that is: latitude and longitude in degrees.
    pub home: Option<(f64, f64)>,
    /// How to reach them.
    pub phone: String,
    /// What to know before going in: keys, allergies, the dog.
    pub notes: String,
    /// What is most important to them, in their words.
    pub important: String,
    /// What to do if something goes wrong.
    pub what_ifs: Vec<WhatIf>,
    /// What they were asked and did not agree to.
    pub refused: Vec<String>,
    /// Who may decide where they cannot, and what advance decisions say.
    pub decides: Vec<String>,
    /// The last word for the next worker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handover: Option<HandedOver>,
    /// What was recorded last, the latest first.
    pub records: Vec<HandedOver>,
}

impl Eq for BundlePerson {}

/// What somebody wrote down of an earlier visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HandedOver {
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub words: String,
    /// What was noticed; may be empty.
    pub noticed: String,
}

/// A visit of the worker's week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WeekVisit {
    /// When it starts.
    pub start: Timestamp,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// What the person is called.
    pub called: String,
}

/// A worker's hours of a week, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MyHours {
    /// Promised, filled or not.
    pub guaranteed: u32,
    /// Paid, as planned.
    pub planned: u32,
    /// On the way, as planned.
    pub travel: u32,
    /// With people so far, from arriving to leaving.
    pub worked: u32,
}

impl Bundle {
    /// Takes in what the worker has to do in another team as well.
    fn and(&mut self, other: Self) {
        self.visits.extend(other.visits);
        self.visits.sort_by_key(|visit| (visit.start, visit.id));
        self.people.extend(other.people);
        self.away.extend(other.away);
        self.tasks.extend(other.tasks);
        self.asked.extend(other.asked);
        self.picks.extend(other.picks);
        self.colleagues.extend(other.colleagues);
        self.week.extend(other.week);
        self.week.sort_by(|one, next| (one.start, &one.called).cmp(&(next.start, &next.called)));
        let (mine, more) = (&mut self.hours, other.hours);
        mine.guaranteed += more.guaranteed;
        mine.planned += more.planned;
        mine.travel += more.travel;
        mine.worked += more.worked;
    }
}

impl Service {
    /// What a worker's phone takes along: the rounds of every team that they work in.
    ///
    /// # Errors
    /// If they are no worker, or it cannot be read.
    pub async fn phone_bundle(&self, caller: &Caller) -> Result<Bundle, Error> {
        let home = caller.home_team().ok_or_else(not_a_worker)?;
        let mut bundle = self.bundle_of(caller, home).await?;
        for team in caller.teams_worked_in().filter(|team| *team != home) {
            match self.bundle_of(caller, team).await {
                Ok(other) => bundle.and(other),
                // They have left that team; what they have to do in the first goes along all the same.
                Err(error) if matches!(error.kind, Kind::Forbidden | Kind::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(bundle)
    }

    async fn bundle_of(&self, caller: &Caller, team: TeamId) -> Result<Bundle, Error> {
        let worker = caller.worker(team).ok_or_else(not_a_worker)?;
        let team_view = self.view_team(caller, team).await?;
        self.heard_of_phone(team, worker);
        Ok(team_view.bundle(worker, self.now()))
    }
}

impl TeamView {
    fn bundle(&self, me: WorkerId, now: Timestamp) -> Bundle {
        let holds_until = now.saturating_add(HOLDS).unwrap_or(now);
        let last = self.zone().civil(holds_until).date;
        let morning = Moment::new(self.today(), care::time::Clock::MIDNIGHT);
        let mine = self.places_of(me, plus_days(self.today(), -1), last);
        // A visit that began before midnight is still theirs until it is over.
        let is_theirs = |place: &Assignment| {
            let (start, end) = (place.start, self.zone().later(place.start, place.minutes.0));
            (morning <= start || self.moment() <= end) && self.zone().timestamp(start) <= holds_until
        };
        let theirs = mine.iter().filter(|(_, place)| is_theirs(place));
        let mut visits: Vec<BundleVisit> =
            theirs.map(|(visit, place)| self.bundle_visit(me, visit, place)).collect();
        visits.sort_by_key(|visit| (visit.start, visit.id));
        let people: BTreeSet<PersonId> = visits.iter().map(|visit| visit.person).collect();
        let others = self.colleagues().into_iter().filter(|one| one.id != me);
        Bundle {
            version: self.team().version,
            generated_at: now,
            holds_until,
            team: self.id(),
            team_called: self.name().to_owned(),
            zone: self.zone().name().to_owned(),
            worker: me,
            worker_called: self.worker(me).to_owned(),
            people: people.into_iter().map(|person| self.bundle_person(person)).collect(),
            visits,
            away: self.my_people_away(me),
            tasks: self.my_tasks(me),
            asked: self.asked_of(me),
            picks: self.open_picks(me),
            medicines: Vec::new(),
            colleagues: others.map(|one| (one.id, one.called)).collect(),
            week: self.my_week(me),
            hours: self.my_hours(me),
            out_alone: self.out_alone_on_phone(me),
        }
    }

    /// The visits that a worker makes between two dates, by what was published.
    fn places_of(
        &self,
        me: WorkerId,
        first: jiff::civil::Date,
        last: jiff::civil::Date,
    ) -> Vec<(Visit, Assignment)> {
        let visits = self.team().visits_between(first, last);
        let mine = visits.into_values().filter_map(|visit| {
            let place = self.team().told_place(visit.id)?;
            place.workers.contains(&me).then(|| (visit, place.clone()))
        });
        mine.collect()
    }

    fn bundle_visit(&self, me: WorkerId, visit: &Visit, place: &Assignment) -> BundleVisit {
        let zone = self.zone();
        let what = self.support_words(visit.person, visit.support.what).unwrap_or_default().to_owned();
        BundleVisit {
            id: visit.id,
            team: self.id(),
            worker: me,
            person: visit.person,
            start: zone.timestamp(place.start),
            end: zone.timestamp(zone.later(place.start, place.minutes.0)),
            minutes: place.minutes.0,
            agreed: self.team().agreed_otherwise(visit, place.start).map(|agreed| zone.timestamp(agreed)),
            hoped: thing_by_thing(&what),
            what,
            crew: visit.support.crew.count(),
            with: place.workers.iter().copied().filter(|worker| *worker != me).collect(),
            way: self.way_to(me, visit.id, place),
            first_after: self.first_after(visit.id),
            said: self.standing_of(visit.id),
            recorded: self.team().records_of(visit.id).values().any(|record| record.worker == me),
            questions: self.questions_in_words(visit.id),
            health_tasks: self.tasks_to_do(me, visit, place),
            not_signed_off: self.refused_tasks(me, visit, place),
            prove: self.how_to_prove(visit.person).map(Means::name),
            proved: self.team().proof_of(visit.id, me),
        }
    }

    fn way_to(&self, me: WorkerId, visit: VisitId, place: &Assignment) -> Option<OnTheWay> {
        let published = self.team().published(WeekStart::of(place.start.date))?;
        let mut legs =
            published.rounds.iter().filter(|round| round.worker == me).flat_map(|round| &round.travel);
        let Leg { minutes, metres, by, .. } = *legs.find(|leg| leg.to == Some(visit))?;
        Some(OnTheWay { minutes: minutes.0, metres: metres.0, by })
    }

    fn standing_of(&self, visit: VisitId) -> Vec<Said> {
        let Some(course) = self.team().course(visit) else { return Vec::new() };
        let said = course.standing().map(|(id, said)| Said {
            id: id.bits(),
            what: said.what,
            worker: said.worker,
            happened: said.clocks.happened,
        });
        said.collect()
    }

    fn bundle_person(&self, id: PersonId) -> BundlePerson {
        let details = self.team().people.get(&id).and_then(|known| self.now().book.person(known.details));
        let details = details.cloned().unwrap_or_default();
        let degrees = |millionths: i32| f64::from(millionths) / 1_000_000.0;
        let mut person =
            BundlePerson { id: Some(id), called: self.person(id).to_owned(), ..BundlePerson::default() };
        if self.opens(Matter::Contact, id) {
            person.name = details.name;
            person.address = details.address;
            person.phone = details.phone;
            person.home = details.home.map(|home| (degrees(home.latitude), degrees(home.longitude)));
        }
        if self.opens(Matter::Notes, id) {
            person.notes = details.notes;
        }
        person.important = self.plan_in_brief(id).map(|plan| plan.important).unwrap_or_default();
        person.what_ifs = self.what_ifs(id);
        let consents = self.consents_in_brief(id).unwrap_or_default();
        person.refused = consents.refused;
        person.decides = consents.authorities.into_iter().map(decides).collect();
        person.handover = self.handed_over(id).map(|one| HandedOver {
            words: one.words.handover.clone(),
            noticed: String::new(),
            ..handed_over(&one)
        });
        person.records = self.recorded_about(id, RECORDS).iter().map(handed_over).collect();
        person
    }

    fn my_week(&self, me: WorkerId) -> Vec<WeekVisit> {
        let week = self.this_week();
        let mine = self.places_of(me, week.monday(), plus_days(week.monday(), 13));
        let mut all: Vec<WeekVisit> = mine
            .into_iter()
            .map(|(visit, place)| WeekVisit {
                start: self.zone().timestamp(place.start),
                minutes: place.minutes.0,
                called: self.person(visit.person).to_owned(),
            })
            .collect();
        all.sort_by(|one, other| (one.start, &one.called).cmp(&(other.start, &other.called)));
        all
    }

    fn my_hours(&self, me: WorkerId) -> MyHours {
        let (team, week) = (self.team(), self.this_week());
        let rounds = || {
            let published = team.published(week).into_iter().flat_map(|published| &published.rounds);
            published.filter(|round| round.worker == me)
        };
        let stayed = team.days.get(&week).into_iter().flat_map(|days| days.values());
        MyHours {
            guaranteed: team
                .workers
                .get(&me)
                .map(|known| known.terms.contract.guaranteed.0)
                .unwrap_or_default(),
            planned: rounds().map(|round| Round::paid(round).0).sum(),
            travel: rounds().map(|round| Round::travelled(round).0).sum(),
            worked: stayed.filter_map(|course| course.of(me).stayed()).map(|minutes| minutes.0).sum(),
        }
    }
}

/// "Ngozi (daughter): not about moving out".
fn decides((_, holder, words): (AuthorityKind, Option<String>, String)) -> String {
    match holder {
        Some(holder) => format!("{holder}: {words}"),
        None => words,
    }
}

/// "Wash, breakfast; medicines" as three things that can be ticked.
fn thing_by_thing(what: &str) -> Vec<String> {
    let parts = what.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    };
    parts.map(capital).collect()
}

fn handed_over(recorded: &Recorded) -> HandedOver {
    HandedOver {
        by: recorded.worker.called.clone(),
        at: recorded.at,
        words: recorded.words.said.clone(),
        noticed: recorded.words.noticed.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hoped_for_is_ticked_thing_by_thing() {
        assert_eq!(thing_by_thing("wash, breakfast; medicines\n"), ["Wash", "Breakfast", "Medicines"]);
        assert_eq!(thing_by_thing(""), Vec::<String>::new());
    }
}
