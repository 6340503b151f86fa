//! A round of picks, and fair ways out of its conflicts.

use crate::world::*;
use care::picks::{self, Pick, Settle, Shown, Way};
use care::team::Command;
use care::time::Timestamp;
use care::visit::VisitId;
use care::weeks::{self, How};
use care::{By, General, drafts, wishes};

fn closes() -> Timestamp {
    "2026-11-18T18:00:00Z".parse().unwrap()
}

fn with_round(shown: Shown) -> World {
    let mut world = World::with_draft();
    world.does(ADA, &Command::from(picks::OpenPicks { week: week(), closes: closes(), shown }));
    world
}

fn mine(number: u128, visit: VisitId) -> Command {
    Command::from(picks::SayPick { week: week(), visit, worker: worker(number), pick: Some(Pick::Mine) })
}

#[test]
fn a_visit_goes_to_the_one_who_picked_it() {
    let mut world = with_round(Shown::AtOnce);
    world.does(ADA, &mine(ADA, breakfast()));
    world.does(BEN, &mine(BEN, visit(BATH, "2026-11-23")));
    world.does(CARA, &mine(CARA, visit(BATH, "2026-11-23")));
    world.make(By::Program, &Command::from(picks::ClosePicks { week: week() }));
    let rota = &world.team.draft(week()).unwrap().rota;
    assert_eq!(rota.len(), 2);
    let place = &rota[&breakfast()];
    assert_eq!((place.workers.clone(), place.how), (workers(&[ADA]), How::Picked));
    assert!(place.keeps_its_workers());
    assert_eq!(rota[&visit(BATH, "2026-11-23")].workers, workers(&[BEN, CARA]));
    assert!(world.team.conflicts(week()).is_empty());
}

#[test]
fn nobody_picks_for_another() {
    let world = with_round(Shown::AtOnce);
    assert_eq!(world.refused(BEN, &mine(ADA, breakfast())), [General::OnlyThemselves]);
}

#[test]
fn nobody_picks_after_the_closing_time() {
    let mut world = with_round(Shown::AtOnce);
    world.now = closes();
    assert_eq!(world.refused(ADA, &mine(ADA, breakfast())), [picks::Problem::NoPicksOpen]);
    let again = Command::from(picks::OpenPicks { week: week(), closes: closes(), shown: Shown::AtOnce });
    assert_eq!(world.refused(ADA, &again), [picks::Problem::PicksStillOpen]);
    world.make(By::Program, &Command::from(picks::ClosePicks { week: week() }));
    assert_eq!(world.refused(ADA, &again), [picks::Problem::ClosesInThePast]);
}

#[test]
fn a_pick_is_a_visit_of_the_week_where_the_worker_may_come() {
    let mut world = with_round(Shown::AtOnce);
    let next = visit(BREAKFAST, "2026-11-30");
    assert_eq!(world.refused(ADA, &mine(ADA, next)), [weeks::Problem::NoSuchVisit { visit: next }]);
    let wish = Some(care::wishes::WorkerWish::NotThisWorker);
    let not_ada = Command::from(wishes::SetWish { person: person(DOT), worker: worker(ADA), wish });
    world.does(BEN, &not_ada);
    let expected = weeks::Problem::NotThisWorker { person: person(DOT), worker: worker(ADA) };
    assert_eq!(world.refused(ADA, &mine(ADA, breakfast())), [expected]);
}

#[test]
fn hidden_picks_are_seen_once_the_round_is_closed() {
    let mut world = with_round(Shown::WhenClosed);
    world.does(ADA, &mine(ADA, breakfast()));
    let seen = |world: &World, by: u128| {
        let round = world.team.draft(week()).unwrap().picks.as_ref().unwrap();
        round.said_of(breakfast(), Some(worker(by))).count()
    };
    assert_eq!((seen(&world, ADA), seen(&world, BEN)), (1, 0));
    world.make(By::Program, &Command::from(picks::ClosePicks { week: week() }));
    assert_eq!((seen(&world, ADA), seen(&world, BEN)), (1, 1));
}

/// Ada and Ben both picked Dot's breakfast on Monday; Ada also got Tuesday's.
fn in_conflict() -> World {
    let mut world = with_round(Shown::AtOnce);
    world.does(ADA, &mine(ADA, breakfast()));
    world.does(BEN, &mine(BEN, breakfast()));
    world.does(ADA, &mine(ADA, visit(BREAKFAST, "2026-11-24")));
    world.make(By::Program, &Command::from(picks::ClosePicks { week: week() }));
    world
}

#[test]
fn a_conflict_goes_to_the_one_who_got_fewest_picks() {
    let mut world = in_conflict();
    let conflicts = world.team.conflicts(week());
    assert_eq!(conflicts.len(), 1);
    let out = world.team.way_out(week(), &conflicts[0], Way::FewestPicks, 1);
    assert_eq!((out.chosen, out.drawn), (workers(&[BEN]), false));
    let settle = Settle::Fairly { way: Way::FewestPicks, seed: 1 };
    world.does(CARA, &Command::from(picks::SettlePick { week: week(), visit: breakfast(), settle }));
    assert_eq!(world.team.draft(week()).unwrap().rota[&breakfast()].workers, workers(&[BEN]));
    assert!(world.team.conflicts(week()).is_empty());
}

#[test]
fn who_stand_equal_draw_lots_and_every_seed_draws_the_same_again() {
    let world = in_conflict();
    let conflict = world.team.conflicts(week()).remove(0);
    let way = |way, seed| world.team.way_out(week(), &conflict, way, seed);
    assert!(way(Way::KnowsBest, 7).drawn, "nobody has been there before");
    assert_eq!(way(Way::Draw, 7), way(Way::Draw, 7));
    let ada = (0..1000).filter(|seed| way(Way::Draw, *seed).chosen == workers(&[ADA])).count();
    assert!((400..600).contains(&ada), "{ada} of 1000");
}

#[test]
fn who_has_been_there_knows_best_and_who_has_not_goes_first_otherwise() {
    let mut world = World::published();
    world.now = "2026-11-25T09:00:00Z".parse().unwrap();
    let next = week().next();
    let begin = Command::from(drafts::BeginDraft { week: next, begin: drafts::Begin::Fresh });
    world.does(ADA, &begin);
    let closes = "2026-11-26T18:00:00Z".parse().unwrap();
    world.does(ADA, &Command::from(picks::OpenPicks { week: next, closes, shown: Shown::AtOnce }));
    let wanted = visit(BREAKFAST, "2026-12-01");
    for number in [ADA, CARA] {
        let pick = Some(Pick::Mine);
        world.does(
            number,
            &Command::from(picks::SayPick { week: next, visit: wanted, worker: worker(number), pick }),
        );
    }
    world.make(By::Program, &Command::from(picks::ClosePicks { week: next }));
    let conflict = world.team.conflicts(next).remove(0);
    let chosen = |way| world.team.way_out(next, &conflict, way, 0).chosen;
    assert_eq!(chosen(Way::KnowsBest), workers(&[ADA]));
    assert_eq!(chosen(Way::NotLately), workers(&[CARA]));
}

#[test]
fn workers_may_talk_instead() {
    let world = in_conflict();
    let settle = |chosen: &[u128]| {
        Command::from(picks::SettlePick {
            week: week(),
            visit: breakfast(),
            settle: Settle::Talked { chosen: workers(chosen) },
        })
    };
    assert!(world.ask(By::Worker(worker(ADA)), &settle(&[ADA])).is_ok());
    assert_eq!(world.refused(ADA, &settle(&[CARA])), [picks::Problem::NotAPicker]);
    assert_eq!(world.refused(ADA, &settle(&[])), [weeks::Problem::NobodyChosen]);
}
