//! What visits are for: one policy wherever it is drawn, and a line in the person's list of looks; ids that say nothing.

use care::access::Purpose;
use care::details::DataSubject;
use service::Kind;

use crate::walkers::*;

/// How many looks a person's list has.
async fn looks(town: &Town, number: u128) -> usize {
    let subject = DataSubject::Person(person(number)).to_string().into();
    town.journal.looks().at(&subject, None, 50).await.unwrap().len()
}

#[tokio::test]
async fn the_words_of_somebodys_support_open_to_whom_their_section_opens() {
    let town = Town::build().await;
    for (walker, of_dot, of_eve) in [
        (Walker::Near, true, false),
        (Walker::WithDuty, true, true),
        (Walker::OfTeam, false, false),
        (Walker::Left, false, false),
        (Walker::Dot, true, false),
        (Walker::Eve, false, true),
        (Walker::Daughter, true, false),
        (Walker::Neighbour, false, false),
        (Walker::EvesSon, false, false),
        (Walker::Council, true, false),
        (Walker::Administrator, false, false),
    ] {
        let caller = town.caller(walker).await;
        let team_view = town.service.view_team_outside(&caller, team_id()).await.unwrap();
        let dots = team_view.support_words(person(DOT), sealed(21));
        let eves = team_view.support_words(person(EVE), sealed(23));
        assert_eq!(dots, of_dot.then_some("breakfast"), "{walker:?}");
        assert_eq!(eves, of_eve.then_some("catheter care after surgery"), "{walker:?}");
    }
}

#[tokio::test]
async fn each_viewer_is_one_line_a_day_however_often_they_look() {
    let town = Town::build().await;
    for _ in 0..3 {
        let caller = town.caller(Walker::Near).await;
        let team_view = town.service.view_team(&caller, team_id()).await.unwrap();
        for _ in 0..2 {
            team_view.support_words(person(DOT), sealed(21)).unwrap();
        }
        assert_eq!(team_view.support_words(person(EVE), sealed(23)), None);
        town.service.write_down_opened(&caller).await.unwrap();
    }
    assert_eq!((looks(&town, DOT).await, looks(&town, EVE).await), (1, 0));
    let ben = town.caller(Walker::WithDuty).await;
    let team_view = town.service.view_team(&ben, team_id()).await.unwrap();
    team_view.support_words(person(DOT), sealed(21)).unwrap();
    assert_eq!(looks(&town, DOT).await, 1, "not before it is answered");
    town.service.write_down_opened(&ben).await.unwrap();
    assert_eq!(looks(&town, DOT).await, 2);
}

#[tokio::test]
async fn nobody_is_written_down_for_their_own_words() {
    let town = Town::build().await;
    let dot = town.caller(Walker::Dot).await;
    let team_view = town.service.view_team_outside(&dot, team_id()).await.unwrap();
    team_view.support_words(person(DOT), sealed(21)).unwrap();
    town.service.write_down_opened(&dot).await.unwrap();
    assert_eq!(looks(&town, DOT).await, 0);
}

#[tokio::test]
async fn somebody_elses_id_and_one_that_nothing_has_are_answered_alike() {
    let town = Town::build().await;
    let (unknown_person, unknown_worker) = (person(7_777), worker(7_777));
    // Eve's son knows that there is Eve; all others know nobody whom they may not see.
    for walker in Walker::ALL.into_iter().filter(|walker| *walker != Walker::EvesSon) {
        let caller = town.caller(walker).await;
        let open = async |whose| {
            let opened = town.service.open_person(&caller, team_id(), whose, Purpose::Everyday).await;
            opened.map(|_| ()).map_err(|error| (error.kind, error.to_string()))
        };
        let (known, unknown) = (open(person(EVE)).await, open(unknown_person).await);
        if known.is_err() {
            assert_eq!(known, unknown, "{walker:?}");
        } else {
            assert_eq!(unknown.unwrap_err().0, Kind::NotFound, "{walker:?}");
        }
        let open = async |whose| {
            let opened = town.service.open_worker(&caller, team_id(), whose).await;
            opened.map(|_| ()).map_err(|error| (error.kind, error.to_string()))
        };
        let (known, unknown) = (open(worker(CARA)).await, open(unknown_worker).await);
        if known.is_err() {
            assert_eq!(known, unknown, "{walker:?}");
        } else {
            assert_eq!(unknown.unwrap_err().0, Kind::NotFound, "{walker:?}");
        }
    }
}

#[tokio::test]
async fn a_team_that_is_not_theirs_and_one_that_is_not_there_are_answered_alike() {
    let town = Town::build().await;
    let unknown = care::ids::TeamId::new(id(4_242));
    for walker in [Walker::Elsewhere, Walker::Nobody] {
        let caller = town.caller(walker).await;
        let mut answers = Vec::new();
        for team in [team_id(), unknown] {
            let looked = town.service.view_team(&caller, team).await.err().unwrap();
            let watched = town.service.watch(&caller, team).await.err().unwrap();
            let history = town.service.history(&caller, team, None, 10).await.err().unwrap();
            answers.push([looked, watched, history].map(|error| (error.kind, error.to_string())));
        }
        assert_eq!(answers[0], answers[1], "{walker:?}");
        assert!(answers[0].iter().all(|(kind, _)| *kind == Kind::NotFound));
    }
}
