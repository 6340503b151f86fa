//! Passwords let in, slowly for who guesses, and alike for names nobody has.

use jiff::SignedDuration;

use crate::accounts::testing::{Scene, name, password, typed, words};
use crate::accounts::{Step, Way};

const WRONG: &str =
    "That name and password do not go together. Check both; capital letters count in the password.";

#[tokio::test]
async fn name_and_password_let_in() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let step = scene.accounts.give_password(&name("GRACE@example.org "), &password()).await.unwrap();
    let Step::In(signed_in) = step else { panic!("{step:?}") };
    assert_eq!((signed_in.account, signed_in.way), (grace.account, Way::Password));
    assert_eq!(signed_in.proved_at, scene.now());
}

#[tokio::test]
async fn a_wrong_password_and_a_name_that_nobody_has_get_the_same_answer() {
    let scene = Scene::new().await;
    scene.grace().await;
    let wrong = scene.accounts.give_password(&name("grace@example.org"), &typed("kettle bicycle mose")).await;
    assert_eq!(words(wrong), WRONG);
    let nobody = scene.accounts.give_password(&name("nobody@example.org"), &password()).await;
    assert_eq!(words(nobody), WRONG);
}

#[tokio::test]
async fn failing_slows_down_known_and_unknown_names_alike_and_never_for_good() {
    let scene = Scene::new().await;
    scene.grace().await;
    for who in ["grace@example.org", "nobody@example.org"] {
        for _ in 0..5 {
            assert_eq!(words(scene.accounts.give_password(&name(who), &typed("not this one")).await), WRONG);
        }
        let slow = words(scene.accounts.give_password(&name(who), &password()).await);
        assert_eq!(
            slow,
            "There were too many tries that failed. You can try again in a few seconds. A passkey works at once."
        );
    }
    scene.wait(SignedDuration::from_secs(5));
    assert!(matches!(
        scene.accounts.give_password(&name("grace@example.org"), &password()).await,
        Ok(Step::In(_))
    ));
    for _ in 0..4 {
        assert_eq!(
            words(scene.accounts.give_password(&name("grace@example.org"), &typed("no")).await),
            WRONG
        );
    }
    let again = scene.accounts.give_password(&name("grace@example.org"), &password()).await;
    assert!(again.is_ok(), "a success forgives what was before it");
}

#[tokio::test]
async fn failures_at_the_same_moment_are_all_counted() {
    let scene = Scene::new().await;
    scene.grace().await;
    let (who, wrong) = (name("grace@example.org"), typed("not this one"));
    scene.accounts.give_password(&who, &wrong).await.unwrap_err();
    let tries = (0..4).map(|_| {
        let (accounts, who, wrong) = (scene.accounts.clone(), who.clone(), wrong.clone());
        tokio::spawn(async move { words(accounts.give_password(&who, &wrong).await) })
    });
    for one in tries.collect::<Vec<_>>() {
        assert_eq!(one.await.unwrap(), WRONG);
    }
    assert!(
        words(scene.accounts.give_password(&who, &password()).await).starts_with("There were too many tries")
    );
}
