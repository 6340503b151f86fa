//! What one may change about one's own account, and with which proof.

use jiff::SignedDuration;

use crate::accounts::testing::{Scene, name, password, typed, words};
use crate::accounts::{OwnAccount, Pin};

const STALE: &str = "Before this changes, show us once more that it is you.";

#[tokio::test]
async fn a_new_account_has_what_it_was_made_with() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let expected = OwnAccount {
        known_as: "Grace".to_owned(),
        sign_in_name: Some("grace@example.org".to_owned()),
        has_password: true,
        passkeys: vec![],
        has_authenticator: false,
        recovery_codes: 0,
        has_pin: false,
    };
    assert_eq!(scene.accounts.own(grace.account).await.unwrap(), expected);
}

#[tokio::test]
async fn nothing_about_signing_in_changes_without_a_fresh_proof() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    scene.passkey_of(&grace).await;
    let id = scene.accounts.own(grace.account).await.unwrap().passkeys[0].id.clone();
    let new = scene.accounts.begin_authenticator(&grace).await.unwrap();
    scene.wait(SignedDuration::from_mins(15));
    let accounts = &scene.accounts;
    assert_eq!(words(accounts.set_password(&grace, &typed("teapot.gravel.heron")).await), STALE);
    assert_eq!(words(accounts.remove_password(&grace).await), STALE);
    assert_eq!(words(accounts.remove_passkey(&grace, &id).await), STALE);
    assert_eq!(words(accounts.ask_to_make_passkey(&grace).await), STALE);
    assert_eq!(words(accounts.begin_authenticator(&grace).await), STALE);
    assert_eq!(words(accounts.confirm_authenticator(&grace, &new, "000000").await), STALE);
    assert_eq!(words(accounts.remove_authenticator(&grace).await), STALE);
    assert_eq!(words(accounts.new_recovery_codes(&grace).await), STALE);
    assert_eq!(words(accounts.set_pin(&grace, &Pin::new("1357").unwrap()).await), STALE);
    assert_eq!(words(accounts.remove_pin(&grace).await), STALE);

    let wrong = accounts.prove_by_password(&grace, &typed("not this one")).await;
    assert!(words(wrong).starts_with("That name and password do not go together"));
    let proved = accounts.prove_by_password(&grace, &password()).await.unwrap();
    assert_eq!((proved.since, proved.proved_at), (grace.since, scene.now()));
    accounts.set_password(&proved, &typed("teapot.gravel.heron")).await.unwrap();
}

#[tokio::test]
async fn proving_by_password_is_slowed_down_like_signing_in() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    for _ in 0..5 {
        scene.accounts.prove_by_password(&grace, &typed("not this one")).await.unwrap_err();
    }
    let slow = scene.accounts.prove_by_password(&grace, &password()).await;
    assert!(words(slow).starts_with("There were too many tries"));
}

#[tokio::test]
async fn a_new_password_is_looked_at() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let own = scene.accounts.set_password(&grace, &typed("grace.example.org")).await;
    assert!(words(own).starts_with("This password would be among the first that someone tries."));
    let short = scene.accounts.set_password(&grace, &typed("moss")).await;
    assert!(words(short).starts_with("A password needs at least twelve letters."));
}

#[tokio::test]
async fn a_password_goes_only_where_a_passkey_stays() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    assert!(words(scene.accounts.remove_password(&grace).await).starts_with("This is your last way in."));
    scene.passkey_of(&grace).await;
    scene.accounts.remove_password(&grace).await.unwrap();
    assert!(scene.accounts.give_password(&name("grace@example.org"), &password()).await.is_err());
}
