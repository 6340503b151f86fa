//! Passkeys let in, only their owner, and only here.

use jiff::SignedDuration;

use crate::accounts::testing::{Scene, SoftPasskey, invitation, name, newcomer, password, typed, words};
use crate::accounts::{Invited, Way};

const REFUSED: &str =
    "This passkey was not accepted. It may have been removed from your account; sign in another way.";

#[tokio::test]
async fn a_passkey_finds_its_account_and_lets_in() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let mut device = scene.passkey_of(&grace).await;
    for _ in 0..2 {
        let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
        let signed_in = scene.accounts.give_passkey(asked, &device.unlock(&question)).await.unwrap();
        assert_eq!((signed_in.account, signed_in.way), (grace.account, Way::Passkey));
    }
    let own = scene.accounts.own(grace.account).await.unwrap();
    assert_eq!(own.passkeys.len(), 1);
    assert_eq!(own.passkeys[0].words, "Chrome on Windows");
    assert_eq!(own.passkeys[0].used_at, Some(scene.now()));
}

#[tokio::test]
async fn an_answer_to_another_question_lets_nobody_in() {
    let scene = Scene::new().await;
    let mut device = scene.passkey_of(&scene.grace().await).await;
    let (question, _) = scene.accounts.ask_for_passkey().unwrap();
    let (_, other) = scene.accounts.ask_for_passkey().unwrap();
    assert_eq!(words(scene.accounts.give_passkey(other, &device.unlock(&question)).await), REFUSED);
}

#[tokio::test]
async fn an_answer_from_another_place_lets_nobody_in() {
    let scene = Scene::new().await;
    let mut device = scene.passkey_of(&scene.grace().await).await;
    device.origin = "https://oakfield.example.phish.example".to_owned();
    let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
    assert_eq!(words(scene.accounts.give_passkey(asked, &device.unlock(&question)).await), REFUSED);
}

#[tokio::test]
async fn an_answer_is_taken_once_and_a_copied_passkey_is_noticed() {
    let scene = Scene::new().await;
    let mut device = scene.passkey_of(&scene.grace().await).await;
    let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
    let answer = device.unlock(&question);
    scene.accounts.give_passkey(asked.clone(), &answer).await.unwrap();
    assert_eq!(words(scene.accounts.give_passkey(asked, &answer).await), REFUSED);
    device.counter = 1;
    let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
    assert_eq!(words(scene.accounts.give_passkey(asked, &device.unlock(&question)).await), REFUSED);
}

#[tokio::test]
async fn a_removed_passkey_and_nonsense_let_nobody_in() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let mut device = scene.passkey_of(&grace).await;
    let id = scene.accounts.own(grace.account).await.unwrap().passkeys[0].id.clone();
    scene.accounts.remove_passkey(&grace, &id).await.unwrap();
    let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
    assert_eq!(words(scene.accounts.give_passkey(asked, &device.unlock(&question)).await), REFUSED);
    let (_, asked) = scene.accounts.ask_for_passkey().unwrap();
    assert_eq!(words(scene.accounts.give_passkey(asked, "{\"id\":1}").await), REFUSED);
}

#[tokio::test]
async fn a_passkey_is_never_slowed_down() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let mut device = scene.passkey_of(&grace).await;
    for _ in 0..8 {
        scene.accounts.give_password(&name("grace@example.org"), &typed("not this one")).await.unwrap_err();
    }
    let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
    assert!(scene.accounts.give_passkey(asked, &device.unlock(&question)).await.is_ok());
}

#[tokio::test]
async fn an_account_may_begin_with_a_passkey_and_have_no_password() {
    let scene = Scene::new().await;
    let link = scene.accounts.invite(&invitation("Amara")).await.unwrap();
    let (code, amara) = (link.code.text(), newcomer("amara"));
    let (question, making) = scene.accounts.ask_to_accept(&code, &amara).await.unwrap();
    let (mut device, answer) = SoftPasskey::make(&question);
    let accepted = scene
        .accounts
        .accept_by_passkey(&code, &amara, making, &answer, "Safari on an iPhone")
        .await
        .unwrap();
    assert!(matches!(accepted.invitation.to, Invited::To(_)));
    let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
    let signed_in = scene.accounts.give_passkey(asked, &device.unlock(&question)).await.unwrap();
    assert_eq!(signed_in.account, accepted.signed_in.account);
    let own = scene.accounts.own(signed_in.account).await.unwrap();
    assert!(!own.has_password);
    let last = scene.accounts.remove_passkey(&signed_in, &own.passkeys[0].id).await;
    assert_eq!(
        words(last),
        "This is your last way in. Add another passkey or a password first, then remove this one."
    );
}

#[tokio::test]
async fn a_passkey_proves_again_who_is_there_and_only_for_its_owner() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let mut of_grace = scene.passkey_of(&grace).await;
    let peter = scene.someone("peter", "Peter").await;
    let mut of_peter = scene.passkey_of(&peter).await;
    scene.wait(SignedDuration::from_hours(1));
    assert!(scene.accounts.ask_to_make_passkey(&grace).await.is_err(), "the proof is an hour old");
    let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
    assert_eq!(
        words(scene.accounts.prove_by_passkey(&grace, asked, &of_peter.unlock(&question)).await),
        REFUSED
    );
    let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
    let proved = scene.accounts.prove_by_passkey(&grace, asked, &of_grace.unlock(&question)).await.unwrap();
    assert_eq!((proved.since, proved.proved_at), (grace.since, scene.now()));
    assert!(scene.accounts.ask_to_make_passkey(&proved).await.is_ok());
}

#[tokio::test]
async fn a_closed_account_lets_nobody_in() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let mut device = scene.passkey_of(&grace).await;
    let account = grace.account.to_string().into();
    scene.journal.keyring().close_account(&account, Some(scene.now().into())).await.unwrap();
    let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
    assert_eq!(words(scene.accounts.give_passkey(asked, &device.unlock(&question)).await), REFUSED);
    assert!(scene.accounts.give_password(&name("grace@example.org"), &password()).await.is_err());
}
