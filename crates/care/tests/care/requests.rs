//! Workers ask one another.

use care::ids::RequestId;
use care::requests::{self, Answer, Asked, State};
use care::team::Command;
use care::visit::VisitId;
use care::{General, weeks};
use uuid::Uuid;

use crate::world::*;

fn id() -> RequestId {
    RequestId::new(Uuid::from_u128(1))
}

fn ask(what: Asked, whom: &[u128]) -> Command {
    Command::from(requests::Ask { request: id(), week: week(), what, whom: workers(whom), words: None })
}

fn yes(world: &World) -> Command {
    Command::from(requests::SayYes { request: id(), verdict: world.sound() })
}

fn lunch() -> VisitId {
    visit(LUNCH, "2026-11-23")
}

fn who(world: &World, visit: VisitId) -> std::collections::BTreeSet<care::ids::WorkerId> {
    world.team.published(week()).unwrap().rota[&visit].workers.clone()
}

#[test]
fn the_first_to_say_yes_takes_over() {
    let mut world = World::published();
    world.does(ADA, &ask(Asked::TakeOver { visit: breakfast() }, &[]));
    assert_eq!(world.team.requests[&id()].answers.len(), 2, "everyone but themselves");
    world.does(BEN, &Command::from(requests::SayNo { request: id() }));
    assert_eq!(world.team.requests[&id()].state, State::Open);
    world.does(CARA, &yes(&world));
    assert_eq!(world.team.requests[&id()].state, State::Made);
    assert_eq!(who(&world, breakfast()), workers(&[CARA]));
    assert_eq!(world.refused(BEN, &yes(&world)), [requests::Problem::RequestIsOver]);
}

#[test]
fn two_workers_swap() {
    let mut world = World::published();
    world.does(ADA, &ask(Asked::Swap { mine: breakfast(), yours: lunch() }, &[]));
    let answers = &world.team.requests[&id()].answers;
    assert_eq!(answers.iter().collect::<Vec<_>>(), [(&worker(BEN), &Answer::Open)]);
    world.does(BEN, &yes(&world));
    assert_eq!((who(&world, breakfast()), who(&world, lunch())), (workers(&[BEN]), workers(&[ADA])));
}

#[test]
fn a_place_that_is_open_is_offered() {
    let mut world = World::published();
    let bath = visit(BATH, "2026-11-23");
    let full = ask(Asked::Offer { visit: breakfast() }, &[]);
    assert_eq!(world.refused(ADA, &full), [requests::Problem::NothingToOffer { visit: breakfast() }]);
    world.does(ADA, &ask(Asked::Offer { visit: bath }, &[BEN, CARA]));
    world.does(CARA, &yes(&world));
    assert_eq!(who(&world, bath), workers(&[CARA]));
}

#[test]
fn only_ones_own_visits_are_given_away_and_only_who_is_asked_answers() {
    let mut world = World::published();
    let bens = ask(Asked::TakeOver { visit: lunch() }, &[]);
    assert_eq!(world.refused(ADA, &bens), [requests::Problem::NotYourVisit { visit: lunch() }]);
    world.does(ADA, &ask(Asked::TakeOver { visit: breakfast() }, &[BEN]));
    assert_eq!(world.refused(CARA, &yes(&world)), [requests::Problem::NotAsked]);
    assert_eq!(
        world.refused(BEN, &Command::from(requests::WithdrawRequest { request: id() })),
        [General::OnlyThemselves]
    );
}

#[test]
fn the_engine_may_have_something_against_it() {
    let mut world = World::published();
    world.does(ADA, &ask(Asked::TakeOver { visit: breakfast() }, &[BEN]));
    let breach = care::weeks::Breach { rule: "rest".into(), visit: None, worker: None };
    let verdict = care::weeks::RotaCheck { breaches: vec![breach], ..world.sound() };
    let refused = world.refused(BEN, &Command::from(requests::SayYes { request: id(), verdict }));
    assert_eq!(refused, [weeks::Problem::BreaksRules { breaches: 1 }]);
    assert_eq!(world.team.requests[&id()].state, State::Open);
}

#[test]
fn a_request_ends_when_everyone_says_no_or_it_is_taken_back() {
    let mut world = World::published();
    world.does(ADA, &ask(Asked::TakeOver { visit: breakfast() }, &[BEN]));
    let mut declined = world.clone();
    declined.does(BEN, &Command::from(requests::SayNo { request: id() }));
    assert_eq!(declined.team.requests[&id()].state, State::Declined);
    world.does(ADA, &Command::from(requests::WithdrawRequest { request: id() }));
    assert_eq!(
        world.refused(BEN, &Command::from(requests::SayNo { request: id() })),
        [requests::Problem::RequestIsOver]
    );
}
