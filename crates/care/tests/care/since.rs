//! What was, folded back from what is: for somebody who looked some time ago.

use crate::world::*;
use care::drafts::{self, Begin};
use care::support;
use care::team::{Command, Event};
use care::weeks::since::{Before, agreed_otherwise, draft_before, moved, published_after, published_before};
use care::weeks::{self, Move, Published};

/// A team, and the version at which somebody looked.
struct Looked {
    world: World,
    seen: usize,
}

impl Looked {
    fn now(world: World) -> Self {
        Self { seen: world.events.len(), world }
    }

    fn since(&self) -> &[Event] {
        &self.world.events[self.seen..]
    }

    fn published(&self) -> &Published {
        self.world.team.published(week()).unwrap()
    }

    fn published_then(&self) -> Before {
        let now = self.published();
        published_before(week(), (&now.rota, now.times), self.since())
    }
}

/// Ada makes breakfast, and people know it.
fn told() -> World {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    publish(&mut world);
    world
}

fn publish(world: &mut World) {
    let verdict = world.sound();
    world.does(ADA, &Command::from(weeks::AgreeToDraft { week: week(), verdict }));
}

#[test]
fn a_draft_is_folded_back_to_where_it_was() {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    let before = world.team.draft(week()).unwrap().rota.clone();
    let mut looked = Looked::now(world);
    looked.world.assign(breakfast(), &[BEN]);
    let now = &looked.world.team.draft(week()).unwrap().rota;
    assert_ne!(*now, before);
    assert_eq!(draft_before(week(), now, looked.since()), Before::Was(before));
    assert_eq!(moved(week(), looked.since()), Some([breakfast()].into()));
    assert_eq!(draft_before(week(), now, &looked.world.events), Before::None, "before it was begun");
}

#[test]
fn what_was_taken_back_is_as_it_was() {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    let mut looked = Looked::now(world);
    let moves = vec![Move::TakeOff { visit: breakfast() }];
    let made = looked.world.does(ADA, &Command::from(drafts::ChangeDraft { week: week(), moves }));
    looked.world.take_back(made).unwrap();
    let now = &looked.world.team.draft(week()).unwrap().rota;
    assert_eq!(draft_before(week(), now, looked.since()), Before::Was(now.clone()));
}

#[test]
fn what_was_published_first_was_nothing_before() {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    let mut looked = Looked::now(world);
    publish(&mut looked.world);
    assert_eq!(looked.published_then(), Before::None);
    assert_eq!(moved(week(), looked.since()), None, "any of them may have moved");
}

#[test]
fn what_was_published_before_stands_with_the_draft_that_replaced_it() {
    let mut looked = Looked::now(told());
    let before = looked.published().rota.clone();
    looked.world.does(ADA, &Command::from(drafts::BeginDraft { week: week(), begin: Begin::Fresh }));
    let begun = looked.world.events.len();
    looked.world.assign(breakfast(), &[BEN]);
    publish(&mut looked.world);
    assert_eq!(looked.published_then(), Before::Was(before.clone()));
    // Somebody who looked while the draft was made saw the same; how it was is further back.
    let late = Looked { seen: begun, ..looked };
    assert_eq!(late.published_then(), Before::Replaced);
    assert_eq!(published_after(week(), &late.world.events[..begun]), Some(before));
}

#[test]
fn what_is_agreed_otherwise_for_once_is_named() {
    use care::ids::ExceptionId;
    use care::support::Exception;
    let mut looked = Looked::now(told());
    let without = Exception::Without { visit: breakfast(), person: person(DOT) };
    let exception = ExceptionId::new(uuid::Uuid::from_u128(77));
    looked.world.does(ADA, &Command::from(support::SetException { exception, to: Some(without) }));
    assert_eq!(agreed_otherwise(looked.since()), [breakfast()].into());
}

#[test]
fn what_happened_to_another_week_is_another_matter() {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    let (rota, next) = (world.team.draft(week()).unwrap().rota.clone(), week().next());
    let mut looked = Looked::now(world);
    let assign =
        |visit, number| Move::Assign { visit, workers: workers(&[number]), start: None, minutes: None };
    let other = visit(BREAKFAST, "2026-12-01");
    looked.world.does(ADA, &Command::from(drafts::BeginDraft { week: next, begin: Begin::Fresh }));
    let moves = vec![assign(other, BEN)];
    looked.world.does(ADA, &Command::from(drafts::ChangeDraft { week: next, moves }));
    let verdict = looked.world.sound();
    looked.world.does(ADA, &Command::from(weeks::AgreeToDraft { week: next, verdict }));
    let moves = vec![assign(other, CARA)];
    looked.world.does(ADA, &repair(next, moves, &looked.world));
    assert_eq!(draft_before(week(), &rota, looked.since()), Before::Was(rota.clone()));
    assert_eq!(published_before(week(), (&rota, 1), looked.since()), Before::Was(rota));
    assert_eq!(moved(week(), looked.since()), Some([].into()));
    assert_eq!(published_after(week(), looked.since()), None);
    assert_eq!(moved(next, &looked.since()[2..]), None, "it was published");
    let last = looked.world.events.len() - 2;
    assert_eq!(moved(next, &looked.world.events[last..]), Some([other].into()));
}

fn repair(week: care::time::WeekStart, moves: Vec<Move>, world: &World) -> Command {
    let (repair, why) = (care::ids::RepairId::new(uuid::Uuid::from_u128(7)), care::repairs::Why::Other);
    let (how, words, verdict) = (care::weeks::How::Hand, None, Some(world.sound()));
    Command::from(care::repairs::ProposeRepair { repair, week, moves, how, why, words, verdict })
}

#[test]
fn a_published_rota_is_folded_back_through_its_repairs() {
    let mut looked = Looked::now(told());
    let before = looked.published().rota.clone();
    let moves =
        vec![Move::Assign { visit: breakfast(), workers: workers(&[CARA]), start: None, minutes: None }];
    let command = repair(week(), moves, &looked.world);
    looked.world.does(ADA, &command);
    assert_ne!(looked.published().rota, before);
    assert_eq!(looked.published_then(), Before::Was(before.clone()));
    // A draft begun after the repair is what was published then; a repair made since leads on from it.
    looked.world.does(ADA, &Command::from(drafts::BeginDraft { week: week(), begin: Begin::Fresh }));
    let moves = vec![Move::TakeOff { visit: breakfast() }];
    let command = repair(week(), moves, &looked.world);
    looked.world.does(ADA, &command);
    assert_eq!(published_after(week(), looked.since()), Some(looked.published().rota.clone()));
    assert_eq!(looked.published_then(), Before::Was(before));
}

#[test]
fn a_draft_like_another_week_does_not_say_what_was_published() {
    let mut world = told();
    let next = week().next();
    world.does(ADA, &Command::from(drafts::BeginDraft { week: next, begin: Begin::LikeWeek(week()) }));
    assert_eq!(published_after(next, &world.events), None);
    let seen = world.events.len();
    let verdict = world.sound();
    world.does(ADA, &Command::from(weeks::AgreeToDraft { week: next, verdict }));
    world.does(ADA, &Command::from(drafts::BeginDraft { week: next, begin: Begin::LikeWeek(week()) }));
    let begun = world.events.len();
    let verdict = world.sound();
    world.does(ADA, &Command::from(weeks::AgreeToDraft { week: next, verdict }));
    let now = world.team.published(next).unwrap();
    assert_eq!(now.times, 2);
    assert_eq!(published_before(next, (&now.rota, 2), &world.events[begun..]), Before::Replaced);
    assert_eq!(published_before(next, (&now.rota, 2), &world.events[begun - 1..]), Before::Replaced);
    assert_eq!(published_before(next, (&now.rota, 2), &world.events[seen..]), Before::None);
}
