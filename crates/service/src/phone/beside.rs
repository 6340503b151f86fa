//! What a phone takes along besides the round: who is away, what there is to do, what colleagues ask, and picks.

use care::ids::{PersonId, RequestId, TeamId, WorkerId};
use care::picks::Pick;
use care::requests::{Answer, Asked, Request, State};
use care::support::Away;
use care::suspensions::SuspensionId;
use care::tasks::TaskId;
use care::time::{Date, WeekStart, plus_days};
use care::visit::{Visit, VisitId};
use jiff::Timestamp;
use serde::Serialize;

use crate::TeamView;

/// Somebody who is away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BundleAway {
    /// Of which team.
    pub team: TeamId,
    /// Which time away it is.
    pub id: SuspensionId,
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// Where they are.
    pub why: Away,
    /// Since when.
    pub since: Timestamp,
    /// Until when; left out where nobody knows yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

/// Something to do besides visits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BundleTask {
    /// Of which team.
    pub team: TeamId,
    /// Which.
    pub id: TaskId,
    /// For whom; left out where it is for nobody in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// What the person is called; empty where it is for nobody in particular.
    pub called: String,
    /// What there is to do.
    pub what: String,
    /// By the end of which day.
    pub due: Date,
    /// Whether it goes before others, or its day has passed.
    pub urgent: bool,
    /// Whether it is the worker's own.
    pub mine: bool,
}

/// What a colleague asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BundleAsked {
    /// Of which team.
    pub team: TeamId,
    /// Which request.
    pub id: RequestId,
    /// Who asks.
    pub from: String,
    /// Why, in their words; may be empty.
    pub words: String,
    /// The visit that the worker would make.
    pub take: AskedVisit,
    /// The visit that the colleague would make instead, where they would swap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub give: Option<AskedVisit>,
}

/// A visit that somebody asks about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AskedVisit {
    /// To whom.
    pub called: String,
    /// When it starts; left out where it is no longer wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Timestamp>,
}

/// A round of picks that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BundlePicks {
    /// Of which team.
    pub team: TeamId,
    /// For which week.
    pub week: WeekStart,
    /// When it closes.
    pub closes: Timestamp,
    /// The visits that suit the worker, by time.
    pub visits: Vec<PickedVisit>,
}

/// A visit to pick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PickedVisit {
    /// Which.
    pub id: VisitId,
    /// To whom.
    pub called: String,
    /// When it usually starts.
    pub start: Timestamp,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// What the worker said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pick: Option<Pick>,
}

impl TeamView {
    /// People who are away and whom the worker was told to visit in this week or the next.
    pub(super) fn my_people_away(&self, me: WorkerId) -> Vec<BundleAway> {
        let away = self.people_away().into_iter().filter(|one| {
            let told = one.visits.iter().flat_map(|visit| &visit.workers).any(|worker| worker.id == me);
            told || self.team().is_near(me, one.person, self.today())
        });
        let zone = self.zone();
        let all = away.map(|one| BundleAway {
            team: self.id(),
            id: one.id,
            person: one.person,
            called: one.called,
            why: one.why,
            since: zone.timestamp(one.from),
            until: one.to.map(|to| zone.timestamp(to)),
        });
        all.collect()
    }

    pub(super) fn my_tasks(&self, me: WorkerId) -> Vec<BundleTask> {
        let soon = plus_days(self.today(), 1);
        let tasks = self.tasks().open.into_iter().filter(|one| {
            let mine = one.owner.as_ref().is_some_and(|owner| owner.id == me);
            mine || (one.owner.is_none() && (one.due <= soon || one.urgent))
        });
        let all = tasks.map(|one| BundleTask {
            team: self.id(),
            id: one.id,
            person: one.person.as_ref().map(|(id, _)| *id),
            called: one.person.map(|(_, called)| called).unwrap_or_default(),
            mine: one.owner.is_some(),
            what: one.what,
            due: one.due,
            urgent: one.urgent || one.is_overdue,
        });
        all.collect()
    }

    /// What colleagues ask of the worker and they have not answered.
    pub(super) fn asked_of(&self, me: WorkerId) -> Vec<BundleAsked> {
        let open = self.team().requests.iter().filter(|(_, request)| request.state == State::Open);
        let mine = open.filter(|(_, request)| request.answers.get(&me) == Some(&Answer::Open));
        mine.map(|(id, request)| self.asked_on_phone(*id, request)).collect()
    }

    fn asked_on_phone(&self, id: RequestId, request: &Request) -> BundleAsked {
        let (take, give) = match request.what {
            Asked::Offer { visit } | Asked::TakeOver { visit } => (visit, None),
            Asked::Swap { mine, yours } => (mine, Some(yours)),
        };
        let words = request.words.and_then(|words| self.request_words(words)).unwrap_or_default();
        BundleAsked {
            team: self.id(),
            id,
            from: self.worker(request.from).to_owned(),
            words: words.to_owned(),
            take: self.asked_visit(take),
            give: give.map(|visit| self.asked_visit(visit)),
        }
    }

    fn asked_visit(&self, id: VisitId) -> AskedVisit {
        let person = self.team().whose(id);
        let known = self.team().visit(id);
        let start = known
            .map(|visit| self.team().told_place(id).map_or_else(|| visit.usual_start(), |told| told.start));
        AskedVisit {
            called: person.map(|person| self.person(person).to_owned()).unwrap_or_default(),
            start: start.map(|start| self.zone().timestamp(start)),
        }
    }

    /// The rounds of picks that are open for this week and those after it.
    pub(super) fn open_picks(&self, me: WorkerId) -> Vec<BundlePicks> {
        let weeks = self.team().weeks.range(self.this_week()..).map(|(week, _)| *week);
        weeks.filter_map(|week| self.picks_of(week, me)).collect()
    }

    fn picks_of(&self, week: WeekStart, me: WorkerId) -> Option<BundlePicks> {
        let round = self.team().draft(week)?.picks.as_ref()?;
        if !round.is_open(self.service().now()) {
            return None;
        }
        let mut suits: Vec<Visit> = self.team().visits(week).into_values().collect();
        suits.retain(|visit| self.suits_me(visit));
        suits.sort_by_key(|visit| (visit.usual_start(), visit.id));
        let picked = |visit: &Visit| PickedVisit {
            id: visit.id,
            called: self.person(visit.person).to_owned(),
            start: self.zone().timestamp(visit.usual_start()),
            minutes: visit.support.minutes.0,
            pick: round.said_of(visit.id, Some(me)).find(|(who, _)| *who == me).map(|(_, pick)| pick),
        };
        let visits = suits.iter().map(picked).collect();
        Some(BundlePicks { team: self.id(), week, closes: round.closes, visits })
    }
}
