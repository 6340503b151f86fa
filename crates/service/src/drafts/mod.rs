//! Drafts: how far the making of a week has come, and what somebody may want of it.

mod wants;

use std::collections::{BTreeMap, BTreeSet};

use care::ids::{PersonId, PlanId, WorkerId};
use care::picks::{Conflict, Pick, Round, Way, WayOut};
use care::plans::Plan;
use care::roles::Role;
use care::time::{Moment, WeekStart};
use care::values::Adoption;
use care::visit::{Visit, VisitId};
use care::weeks::{Rota, Step, difference};

use crate::TeamView;

pub use wants::AgreedTo;

/// A draft, and what there is to do with it.
#[derive(Clone, Debug)]
pub struct DraftView {
    /// Of which week.
    pub week: WeekStart,
    /// Who makes which visit so far.
    pub rota: Rota,
    /// Who agreed to it as it is now.
    pub agreed: BTreeSet<WorkerId>,
    /// The round of picks, if there was one.
    pub round: Option<RoundView>,
    /// The latest proposal that still fits and would change something.
    pub proposal: Option<ProposalView>,
    /// How many visits lack somebody.
    pub wanting: usize,
    /// How many visits too many picked.
    pub conflicts: usize,
    /// Whether the engine was asked to fill it in.
    pub is_asked: bool,
}

/// A rota that the engine proposes for a draft.
#[derive(Clone, Debug)]
pub struct ProposalView {
    /// Which proposal.
    pub id: PlanId,
    /// The draft as it would be.
    pub rota: Rota,
    /// What would change.
    pub changes: Vec<Step>,
    /// Which visits would still have nobody.
    pub unplaced: Vec<VisitId>,
}

/// A round of picks, as far as the viewer may know what others picked.
#[derive(Clone, Debug)]
pub struct RoundView {
    /// When it closes, on the team's clocks.
    pub closes: Moment,
    /// Whether picks can be made now.
    pub is_open: bool,
    /// Whether it was closed, and visits went to those who picked them.
    pub is_closed: bool,
    /// Everyone of today who has picked something.
    pub have_picked: Vec<WorkerId>,
    /// Everyone of today who has not.
    pub not_yet: Vec<WorkerId>,
    /// What the viewer said of each visit.
    pub own: BTreeMap<VisitId, Pick>,
    /// Who else would like a visit.
    pub others: BTreeMap<VisitId, Vec<WorkerId>>,
}

impl DraftView {
    /// The round of picks, until it is closed.
    #[must_use]
    pub fn open_round(&self) -> Option<&RoundView> {
        self.round.as_ref().filter(|round| !round.is_closed)
    }

    /// Whether nothing was done with it yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.round.is_none() && self.rota.is_empty() && self.proposal.is_none()
    }
}

/// Whose word publishes a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhoPublishes {
    /// The team's rule.
    pub rule: Adoption,
    /// Who plans today, where the rule asks for the planner.
    pub planners: Vec<WorkerId>,
}

impl TeamView {
    /// The draft of a week, if there is one.
    #[must_use]
    pub fn draft(&self, week: WeekStart) -> Option<DraftView> {
        let team = self.team();
        let draft = team.draft(week)?;
        let plans = team.weeks.get(&week).map(|week| &week.plans);
        let fits = plans.into_iter().flatten().filter(|(_, plan)| plan.based_on >= draft.changed_at);
        let latest = fits.max_by_key(|(_, plan)| plan.based_on);
        let lacks = |visit: &&Visit| {
            let there = draft.rota.get(&visit.id).map_or(0, |assignment| assignment.workers.len());
            there < visit.support.crew.count()
        };
        Some(DraftView {
            week,
            rota: draft.rota.clone(),
            agreed: draft.agreed.clone(),
            round: draft.picks.as_ref().map(|round| self.round(round)),
            proposal: latest.and_then(|(id, plan)| proposal(&draft.rota, *id, plan)),
            wanting: team.visits(week).values().filter(lacks).count(),
            conflicts: team.conflicts(week).len(),
            is_asked: self.service().run(self.id(), week).is_some(),
        })
    }

    fn round(&self, round: &Round) -> RoundView {
        let me = self.me();
        let here = self.team().workers_on(self.today()).map(|(worker, _)| worker);
        let (have_picked, not_yet) = here.partition(|worker| round.picks_of(*worker) > 0);
        let own = |said: &BTreeMap<WorkerId, Pick>| said.get(&me?).copied();
        let others = |visit: &VisitId| -> Vec<WorkerId> {
            let said = round.said_of(*visit, me);
            said.filter(|(worker, pick)| Some(*worker) != me && *pick == Pick::Mine)
                .map(|(who, _)| who)
                .collect()
        };
        RoundView {
            closes: self.zone().civil(round.closes),
            is_open: round.is_open(self.service().now()),
            is_closed: round.closed,
            have_picked,
            not_yet,
            own: round.said.iter().filter_map(|(visit, said)| Some((*visit, own(said)?))).collect(),
            others: round.said.keys().map(|visit| (*visit, others(visit))).collect(),
        }
    }

    /// The week that is in the making: the first from this week on that has a draft, or else the next one.
    #[must_use]
    pub fn week_in_the_making(&self) -> WeekStart {
        let this = self.this_week();
        let mut drafts = self.team().weeks.range(this..).filter(|(_, known)| known.draft.is_some());
        drafts.next().map_or_else(|| this.next(), |(week, _)| *week)
    }

    /// Visits that more workers picked than they take.
    #[must_use]
    pub fn conflicts(&self, week: WeekStart) -> Vec<Conflict> {
        self.team().conflicts(week)
    }

    /// Where a fair way leads.
    #[must_use]
    pub fn way_out(&self, week: WeekStart, conflict: &Conflict, way: Way, seed: u64) -> WayOut {
        self.team().way_out(week, conflict, way, seed)
    }

    /// Whose word publishes a draft.
    #[must_use]
    pub fn who_publishes(&self) -> WhoPublishes {
        let turns = self.team().roles.get(&Role::Planner).into_iter().flatten();
        let planners = turns.filter(|turn| turn.holds(self.today())).map(|turn| turn.worker).collect();
        WhoPublishes { rule: self.team().rules.drafts, planners }
    }

    /// When everyone sees who picked what, as the team's rules have it.
    #[must_use]
    pub fn picks_shown(&self) -> care::picks::Shown {
        self.team().rules.picks
    }

    /// Whether the draft of a week would be published by the viewer agreeing to it now.
    #[must_use]
    pub fn would_publish(&self, week: WeekStart) -> bool {
        self.me().is_some_and(|me| self.team().would_publish(week, me, self.today()))
    }

    /// Who has been with whom in the weeks before one, as far as the team remembers them.
    #[must_use]
    pub fn met_before(&self, week: WeekStart) -> BTreeSet<(PersonId, WorkerId)> {
        let team = self.team();
        let before = team.weeks.range(..week).filter_map(|(_, week)| week.published.as_ref());
        before
            .flat_map(|published| &published.rota)
            .filter_map(|(visit, one)| Some((team.whose(*visit)?, one)))
            .flat_map(|(person, one)| one.workers.iter().map(move |worker| (person, *worker)))
            .collect()
    }

    /// Whether a visit suits the viewer: they work then, are not away, can do what is wanted and are welcome.
    #[must_use]
    pub fn suits_me(&self, visit: &Visit) -> bool {
        let team = self.team();
        let Some(me) = self.me().filter(|me| team.workers.contains_key(me)) else { return false };
        let start = visit.usual_start();
        let can = visit.support.competences.iter().all(|one| team.can(me, one, visit.person, visit.date));
        let welcome = !team.people.get(&visit.person).is_some_and(|person| person.refuses(me));
        self.works_then(me, start) && can && welcome && !team.is_away(me, start, start)
    }
}

/// What a plan would change in a draft; nothing where it changes nothing.
fn proposal(draft: &Rota, id: PlanId, plan: &Plan) -> Option<ProposalView> {
    let rota = plan.on(draft);
    let changes = difference(draft, &rota);
    let unplaced = plan.unplaced.iter().map(|one| one.visit).collect();
    (!changes.is_empty()).then_some(ProposalView { id, rota, changes, unplaced })
}
