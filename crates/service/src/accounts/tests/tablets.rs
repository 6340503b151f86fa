//! The team's tablet: a face and a PIN, for a short while.

use care::ids::TeamId;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::accounts::testing::{Scene, name, password, words};
use crate::accounts::{Pin, Presence, Tablet};

fn team(bits: u128) -> TeamId {
    TeamId::new(Uuid::from_u128(bits))
}

fn tablet(presence: Presence) -> Tablet {
    let Presence::Tablet(tablet) = presence else { panic!("{presence:?}") };
    tablet
}

#[tokio::test]
async fn a_worker_comes_to_the_tablet_by_pin() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    scene.accounts.set_pin(&grace, &Pin::new("1357").unwrap()).await.unwrap();
    let wall = tablet(scene.accounts.make_tablet(&grace, team(1), "Office wall").await.unwrap());
    let there = scene.accounts.give_pin(&wall, grace.account, &Pin::typed("1357")).await.unwrap();
    assert_eq!(there.account(scene.now()), Some(grace.account));
    assert!(!there.is_own_device() && !there.is_fresh(scene.now()));
    scene.wait(SignedDuration::from_mins(2));
    assert_eq!(there.account(scene.now()), None);
}

#[tokio::test]
async fn a_wrong_pin_slows_the_tablet_down_and_nothing_else() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let wall = tablet(scene.accounts.make_tablet(&grace, team(1), "Office wall").await.unwrap());
    let none = scene.accounts.give_pin(&wall, grace.account, &Pin::typed("1357")).await;
    assert!(words(none).starts_with("You have no PIN for the team's tablet yet."));
    scene.accounts.set_pin(&grace, &Pin::new("1357").unwrap()).await.unwrap();
    for _ in 0..5 {
        let wrong = scene.accounts.give_pin(&wall, grace.account, &Pin::typed("1358")).await;
        assert!(words(wrong).starts_with("That is not your PIN."));
    }
    let slow = scene.accounts.give_pin(&wall, grace.account, &Pin::typed("1357")).await;
    assert!(words(slow).starts_with("There were too many tries"));
    assert!(scene.accounts.give_password(&name("grace@example.org"), &password()).await.is_ok());
    scene.wait(SignedDuration::from_secs(5));
    assert!(scene.accounts.give_pin(&wall, grace.account, &Pin::typed("1357")).await.is_ok());
}

#[tokio::test]
async fn tablets_are_listed_with_their_team_and_end() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    scene.accounts.set_pin(&grace, &Pin::new("1357").unwrap()).await.unwrap();
    let wall = tablet(scene.accounts.make_tablet(&grace, team(1), "Office wall").await.unwrap());
    assert!(scene.accounts.tablets(team(2)).await.unwrap().is_empty());
    let list = scene.accounts.tablets(team(1)).await.unwrap();
    assert_eq!(list.iter().map(|tablet| tablet.words.as_str()).collect::<Vec<_>>(), ["Office wall"]);
    assert!(scene.accounts.end_tablet(team(2), wall.tablet).await.is_err());
    scene.accounts.end_tablet(team(1), wall.tablet).await.unwrap();
    assert!(scene.accounts.give_pin(&wall, grace.account, &Pin::typed("1357")).await.is_err());
}

#[tokio::test]
async fn a_pin_given_up_opens_nothing() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    scene.accounts.set_pin(&grace, &Pin::new("1357").unwrap()).await.unwrap();
    let wall = tablet(scene.accounts.make_tablet(&grace, team(1), "Office wall").await.unwrap());
    scene.accounts.remove_pin(&grace).await.unwrap();
    assert!(scene.accounts.give_pin(&wall, grace.account, &Pin::typed("1357")).await.is_err());
}
