//! What was, folded back from what is: for whoever looked some time ago.

use care::team::since::{Before, agreed_otherwise, draft_before, moved, published_after, published_before};
use care::team::week::Published;
use care::team::{Begin, Command, Event, Move};

use crate::world::*;

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
    world.does(ADA, &Command::AgreeToDraft { week: week(), verdict });
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
    let made = looked.world.does(ADA, &Command::ChangeDraft { week: week(), moves });
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
    looked.world.does(ADA, &Command::BeginDraft { week: week(), begin: Begin::Fresh });
    let begun = looked.world.events.len();
    looked.world.assign(breakfast(), &[BEN]);
    publish(&mut looked.world);
    assert_eq!(looked.published_then(), Before::Was(before.clone()));
    // Whoever looked while the draft was made saw the same; how it was is further back.
    let late = Looked { seen: begun, ..looked };
    assert_eq!(late.published_then(), Before::Replaced);
    assert_eq!(published_after(week(), &late.world.events[..begun]), Some(before));
}

#[test]
fn what_is_agreed_otherwise_for_once_is_named() {
    use care::ids::ExceptionId;
    use care::team::pattern::Exception;
    let mut looked = Looked::now(told());
    let without = Exception::Without { visit: breakfast(), person: person(DOT) };
    let exception = ExceptionId::new(uuid::Uuid::from_u128(77));
    looked.world.does(ADA, &Command::SetException { exception, to: Some(without) });
    assert_eq!(agreed_otherwise(looked.since()), [breakfast()].into());
}
