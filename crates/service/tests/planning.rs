//! What planning must not lose: visits that nobody can make, what people were told, who is away, and the figures of a week.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::absences::{self, Absence, Why};
use care::drafts::{self, Begin};
use care::ids::{AbsenceId, PlanId, RepairId, WorkerId};
use care::team::Command;
use care::time::Moment;
use care::values::{self, Strength, Value};
use care::visit::VisitId;
use care::weeks::{self, Move};
use care::{Minutes, plans, repairs, skills, support};
use common::{Village, id};
use service::planning::{Candidate, Effort, Figures, Which};
use service::{Kind, Order, Run, Wanted};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Asha's illness.
const ILLNESS: AbsenceId = AbsenceId::new(Uuid::from_u128(8));

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

impl Village {
    fn breakfast_on(&self, date: &str) -> VisitId {
        VisitId::Agreed { pattern: self.breakfast, date: date.parse().unwrap() }
    }

    async fn does(&self, command: impl Into<Command>) {
        let order = Order::new(id(), command.into());
        self.service.act(&self.asha().await, self.team, order).await.unwrap();
    }

    async fn look(&self) -> service::TeamView {
        self.service.view_team(&self.asha().await, self.team).await.unwrap()
    }

    async fn begin(&self) {
        self.does(drafts::BeginDraft { week: self.next, begin: Begin::Fresh }).await;
    }

    fn give(visit: VisitId, worker: WorkerId) -> Move {
        Move::Assign { visit, workers: BTreeSet::from([worker]), start: None, minutes: None }
    }

    /// Next week with Monday's and Tuesday's breakfast by Asha, published.
    async fn publish(&self) {
        self.begin().await;
        let days = ["2026-03-09", "2026-03-10"].map(|date| self.breakfast_on(date));
        let moves = days.map(|visit| Self::give(visit, self.asha)).into();
        self.does(drafts::ChangeDraft { week: self.next, moves }).await;
        let agree = |verdict| Command::from(weeks::AgreeToDraft { week: self.next, verdict });
        self.service.act_judged(&self.asha().await, self.team, Order::of(id()), agree).await.unwrap();
    }

    /// Asha is ill on Monday.
    async fn asha_is_ill(&self) {
        let (from, to) = (moment("2026-03-09T00:00"), Some(moment("2026-03-10T00:00")));
        let absence = Absence { worker: self.asha, from, to, why: Why::Ill, words: None };
        self.does(absences::SetAbsence { absence: ILLNESS, to: Some(absence) }).await;
    }

    /// That Asha was ill was a mistake.
    async fn well_again(&self) {
        self.does(absences::SetAbsence { absence: ILLNESS, to: None }).await;
    }

    async fn figures(&self) -> Figures {
        self.look().await.figures(self.next, Which::Published).await.unwrap()
    }

    /// Lets the engine fill in the draft; its proposal.
    async fn proposed(&self) -> plans::Plan {
        let plan = PlanId::new(Uuid::new_v4());
        let wanted = Wanted { command: id(), plan, effort: Effort::Steps(500), seed: 1 };
        let asha = self.asha().await;
        let mut run = self.service.start_run(&asha, self.team, self.next, wanted).await.unwrap();
        assert_eq!(*run.wait_for(Run::is_over).await.unwrap(), Run::Done(plan));
        self.look().await.team().weeks[&self.next].plans[&plan].clone()
    }
}

#[tokio::test]
async fn a_proposal_names_what_nobody_can_make_and_why() {
    let village = Village::new().await;
    // Nobody can do what breakfast takes.
    let (breakfast, from) = (village.breakfast, "2026-03-09".parse().unwrap());
    let team = village.look().await.team().clone();
    let mut terms = team.patterns[&breakfast].terms.values().next().unwrap().clone();
    terms.support.competences = [care::visit::Competence::new("peg feed").unwrap()].into();
    village.does(support::Change { pattern: breakfast, from, terms }).await;
    village.begin().await;
    let plan = village.proposed().await;
    let unplaced: Vec<VisitId> = plan.unplaced.iter().map(|one| one.visit).collect();
    let days = ["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"];
    assert_eq!(unplaced, days.map(|date| village.breakfast_on(date)));
    assert_eq!(plan.placed.len(), 5, "tea is made");
    let why = &plan.unplaced[0].stopped_by;
    assert_eq!(
        why.iter().map(|(rule, count)| (rule.as_str(), *count)).collect::<Vec<_>>(),
        [("competence and sign-off", 2)]
    );
    // A nurse signs Ben off for one person, which reaches the engine.
    let sealed = care::ids::SealedId::new(Uuid::new_v4());
    let signed = Command::from(skills::SetSignOff {
        worker: village.ben,
        person: village.hill,
        competence: care::visit::Competence::new("peg feed").unwrap(),
        sign_off: Some(skills::SignOff { nurse: sealed, until: None }),
    });
    let mut order = Order::new(id(), signed);
    let words = care::details::Detail::Words("Nurse Odu".to_owned());
    order.sealed.push((sealed, care::details::DataSubject::Worker(village.ben), words));
    village.service.act(&village.asha().await, village.team, order).await.unwrap();
    let plan = village.proposed().await;
    assert!(plan.unplaced.is_empty());
    let who: BTreeSet<_> = days.map(|date| plan.placed[&village.breakfast_on(date)].workers.clone()).into();
    assert_eq!(who, BTreeSet::from([BTreeSet::from([village.ben])]));
}

#[tokio::test]
async fn a_draft_is_planned_with_what_people_were_told_in_mind() {
    let village = Village::new().await;
    village.publish().await;
    village.begin().await;
    let look = village.look().await;
    let told = |which| {
        let (look, next) = (look.clone(), village.next);
        async move { look.sheet(next, which).await.unwrap().week.published.len() }
    };
    assert_eq!((told(Which::Draft).await, told(Which::Published).await), (2, 0));
    // What was told weighs: with little else to choose by, Asha stays at breakfast.
    village.does(values::SetValue { value: Value::LittleChange, strength: Strength::AboveAll }).await;
    let sheet = village.look().await.sheet(village.next, Which::Draft).await.unwrap();
    let visit = sheet.visit(village.breakfast_on("2026-03-09")).unwrap();
    let published = sheet.compiled.problem.visit(visit).published.as_ref().unwrap();
    assert_eq!((published.workers.len(), published.other_worker, published.moved), (1, 150, 10));
}

#[tokio::test]
async fn who_is_ill_makes_no_visit_and_their_work_goes_to_no_other_day() {
    let village = Village::new().await;
    village.publish().await;
    village.asha_is_ill().await;
    let look = village.look().await;
    let sheet = look.sheet(village.next, Which::Published).await.unwrap();
    let days: Vec<usize> = sheet.plan.rounds.iter().map(|round| round.shift).collect();
    assert_eq!((days.len(), sheet.plan.rounds[0].stops.len()), (1, 1), "only Tuesday's breakfast");
    let monday = sheet.visit(village.breakfast_on("2026-03-09")).unwrap();
    assert!(sheet.unplaced().iter().any(|one| one.visit == monday));
    let broken: Vec<String> = sheet.broken().into_iter().map(|one| one.what).collect();
    assert_eq!(broken.len(), 1);
    assert!(broken[0].starts_with("Asha Patel is away then, and has "), "{broken:?}");
    let open: Vec<VisitId> = look.left_open_by(village.asha).into_iter().map(|visit| visit.id).collect();
    assert_eq!(open, [village.breakfast_on("2026-03-09")]);
    assert!(look.left_open_by(village.ben).is_empty());
}

#[tokio::test]
async fn who_comes_instead_comes_when_people_were_told() {
    let village = Village::new().await;
    village.publish().await;
    village.asha_is_ill().await;
    let (look, visit) = (village.look().await, village.breakfast_on("2026-03-09"));
    let candidates = look.candidates(village.next, Which::Published, visit).await.unwrap();
    let Candidate::Could { workers, start, moved, .. } = &candidates[0] else { panic!("{candidates:?}") };
    assert_eq!(
        (workers.as_slice(), start.to_string()),
        ([village.ben].as_slice(), "2026-03-09T08:30".to_owned())
    );
    assert!(moved.is_empty());
    let consequence =
        look.consequence(village.next, Which::Published, &candidates[0].moves(visit)).await.unwrap();
    assert_eq!((consequence.breaks.len(), consequence.mends), (0, 1));
    for candidate in &candidates {
        let Candidate::Could { extra, .. } = candidate else { continue };
        let moves = candidate.moves(visit);
        let consequence = look.consequence(village.next, Which::Published, &moves).await.unwrap();
        assert_eq!(*extra, consequence.extra, "what it weighs more is said alike");
    }
}

#[tokio::test]
async fn nobody_is_given_work_while_they_are_away_nor_published_with_it() {
    let village = Village::new().await;
    village.asha_is_ill().await;
    village.begin().await;
    let visit = village.breakfast_on("2026-03-09");
    let moves = vec![Village::give(visit, village.asha)];
    let consequence = village.look().await.consequence(village.next, Which::Draft, &moves).await.unwrap();
    assert_eq!(consequence.breaks.iter().map(|one| one.visit).collect::<Vec<_>>(), [Some(visit)]);
    village.does(drafts::ChangeDraft { week: village.next, moves }).await;
    let agree = |verdict| Command::from(weeks::AgreeToDraft { week: village.next, verdict });
    let refused =
        village.service.act_judged(&village.asha().await, village.team, Order::of(id()), agree).await;
    let refused = refused.unwrap_err();
    assert_eq!(refused.kind, Kind::Invalid);
    assert!(refused.sentences[0].contains("is away then"), "{:?}", refused.sentences);
}

#[tokio::test]
async fn the_figures_are_those_of_what_was_recorded() {
    let village = Village::new().await;
    village.publish().await;
    let figures = village.figures().await;
    assert_eq!((figures.visits, figures.covered, figures.estimated), (10, 2, false));
    assert_eq!((figures.people, figures.faces, figures.faces_tenths()), (1, 1, Some(10)));
    // Twice half an hour, with three minutes there and three back.
    assert_eq!(
        (figures.all.with_people, figures.all.travel, figures.all.waiting, figures.all.paid),
        (60, 12, 0, 72)
    );
    assert_eq!(figures.all.share_with_people(), Some(83));
    assert_eq!(figures.workers[&village.asha], figures.all);
    assert_eq!(figures.guaranteed, 2 * 10 * 60);
    let look = village.look().await;
    let (sums, _) = village.service.sums(look.caller(), village.team, village.next, 1).await.unwrap();
    assert_eq!(sums[0].1.figures, figures, "the page of figures says the same");
    village.asha_is_ill().await;
    let ill = village.figures().await;
    assert_eq!((ill.covered, ill.all.with_people, ill.all.paid), (1, 30, 36));
}

#[tokio::test]
async fn the_figures_of_a_draft_are_those_it_would_have() {
    let village = Village::new().await;
    village.begin().await;
    let moves = vec![Village::give(village.breakfast_on("2026-03-09"), village.ben)];
    village.does(drafts::ChangeDraft { week: village.next, moves }).await;
    let figures = village.look().await.figures(village.next, Which::Draft).await.unwrap();
    let ben = figures.workers[&village.ben];
    assert_eq!((figures.covered, ben.with_people, ben.paid - ben.travel), (1, 30, 30));
    assert!(Minutes(u32::try_from(ben.travel).unwrap()) > Minutes::ZERO);
}

#[tokio::test]
async fn whom_a_colleague_knew_who_left_stops_no_week() {
    let village = Village::new().await;
    village.publish().await;
    let last = Some("2026-03-15".parse().unwrap());
    village.does(care::workers::Leave { worker: village.asha, last }).await;
    let look = village.look().await;
    let sheet = look.sheet(village.next.next(), Which::Published).await.unwrap();
    assert_eq!(sheet.week.workers.len(), 1, "Ben is left, and the week can be laid out");
}

#[tokio::test]
async fn the_sums_of_a_week_that_is_over_stay_as_they_were() {
    let village = Village::new().await;
    village.publish().await;
    let sums = async |from: &str, weeks| {
        let (asha, from) = (village.asha().await, from.parse().unwrap());
        village.service.sums(&asha, village.team, from, weeks).await.unwrap().0
    };
    let published = sums("2026-03-09", 1).await[0].1.clone();
    assert_eq!((published.first_meetings, published.times_published), (1, 1));
    let sheet = village.look().await.sheet(village.next, Which::Published).await.unwrap();
    assert_eq!(sheet.verdict.score.part(rota::Rule::Stranger).amount, 1, "the engine counts alike");

    // A week after it ended it is settled by whatever happens next, and what is noted later is not of it.
    let happens =
        async |strength| village.does(values::SetValue { value: Value::LittleChange, strength }).await;
    village.clock.set(common::at("2026-03-22T20:00:00Z"));
    happens(Strength::AboveAll).await;
    village.asha_is_ill().await;
    assert_eq!(sums("2026-03-09", 1).await[0].1.figures.covered, 1, "not settled yet");
    village.well_again().await;
    village.clock.set(common::at("2026-03-23T08:00:00Z"));
    happens(Strength::Normal).await;
    village.asha_is_ill().await;
    let settled = sums("2026-03-02", 9).await;
    assert_eq!(settled.len(), 1);
    assert_eq!((settled[0].0, settled[0].1.figures.covered), (village.next, 2));

    // A change to what was published is of it; and a server that starts again says the same.
    let moves = vec![Village::give(village.breakfast_on("2026-03-11"), village.ben)];
    let change = |verdict| {
        Command::from(repairs::ProposeRepair {
            repair: RepairId::new(Uuid::from_u128(7)),
            week: village.next,
            moves: moves.clone(),
            how: care::weeks::How::Hand,
            why: repairs::Why::Other,
            words: None,
            verdict: Some(verdict),
        })
    };
    village.service.act_judged(&village.asha().await, village.team, Order::of(id()), change).await.unwrap();
    let changed = sums("2026-03-09", 1).await[0].1.clone();
    assert_eq!((changed.figures.covered, changed.first_meetings), (2, 2));
    let again = service::Service::new(village.journal.clone(), std::sync::Arc::new(village.clock.clone()));
    let asha = village.asha().await;
    assert_eq!(again.sums(&asha, village.team, village.next, 1).await.unwrap().0[0].1, changed);
}
