//! People are let in by link: once, in time, for what it says.

use jiff::SignedDuration;
use journal::NewCode;

use crate::accounts::testing::{Scene, SoftPasskey, invitation, name, newcomer, password, typed, words};
use crate::accounts::{Invitation, Invited, LinkCode, LinkState, Newcomer, Step};

const OVER: &str = "This link does not open any more. It may have been used, taken back, or have grown too old. Ask the person who \
                    sent it for a new one.";

#[tokio::test]
async fn a_link_opens_once() {
    let scene = Scene::new().await;
    let link = scene.accounts.invite(&invitation("Amara")).await.unwrap();
    let code = link.code.text();
    assert_eq!(link.path(), format!("/invitation/{}", *code));
    assert_eq!(scene.accounts.invitation(&code).await.unwrap(), invitation("Amara"));
    let accepted = scene.accounts.accept_by_password(&code, &newcomer("amara"), &password()).await.unwrap();
    assert_eq!(accepted.invitation, invitation("Amara"));
    assert_eq!(words(scene.accounts.invitation(&code).await), OVER);
    assert_eq!(
        words(scene.accounts.accept_by_password(&code, &newcomer("someone"), &password()).await),
        OVER
    );
    assert!(matches!(scene.accounts.give_password(&name("amara"), &password()).await, Ok(Step::In(_))));
}

#[tokio::test]
async fn a_link_opens_for_a_week() {
    let scene = Scene::new().await;
    let code = scene.accounts.invite(&invitation("Amara")).await.unwrap().code.text();
    scene.wait(SignedDuration::from_hours(7 * 24 - 1));
    assert!(scene.accounts.invitation(&code).await.is_ok());
    scene.wait(SignedDuration::from_hours(1));
    assert_eq!(words(scene.accounts.invitation(&code).await), OVER);
}

#[tokio::test]
async fn an_invitation_is_listed_and_can_be_taken_back() {
    let scene = Scene::new().await;
    let code = scene.accounts.invite(&invitation("Amara")).await.unwrap().code.text();
    let list = scene.accounts.invitations().await.unwrap();
    assert_eq!(list.len(), 1);
    assert_eq!((&list[0].invitation, list[0].used_at), (&invitation("Amara"), None));
    scene.accounts.take_back_invitation(&list[0].id).await.unwrap();
    assert_eq!(words(scene.accounts.invitation(&code).await), OVER);
    assert!(scene.accounts.take_back_invitation(&list[0].id).await.is_err());
}

#[tokio::test]
async fn how_far_an_invitation_is_can_be_seen() {
    let scene = Scene::new().await;
    let state = async || scene.accounts.invitations().await.unwrap()[0].state(scene.now());
    scene.accounts.invite(&invitation("Amara")).await.unwrap();
    assert_eq!(state().await, LinkState::Waiting);
    let id = scene.accounts.invitations().await.unwrap().remove(0).id;
    scene.wait(SignedDuration::from_hours(1));
    scene.accounts.take_back_invitation(&id).await.unwrap();
    assert_eq!(state().await, LinkState::TakenBack);
    scene.someone("amara", "Amara").await;
    assert_eq!(state().await, LinkState::Accepted);
    scene.wait(SignedDuration::from_hours(1));
    scene.accounts.invite(&invitation("Peter")).await.unwrap();
    scene.wait(SignedDuration::from_hours(7 * 24));
    assert_eq!(state().await, LinkState::TooOld);
}

#[tokio::test]
async fn nonsense_opens_nothing() {
    let scene = Scene::new().await;
    for code in ["", "x", "00000000000000000000000000"] {
        assert_eq!(words(scene.accounts.invitation(code).await), OVER, "{code}");
    }
}

#[tokio::test]
async fn a_taken_name_or_a_poor_password_does_not_use_the_link_up() {
    let scene = Scene::new().await;
    scene.grace().await;
    let code = scene.accounts.invite(&invitation("Amara")).await.unwrap().code.text();
    let taken = scene.accounts.accept_by_password(&code, &newcomer("Grace@example.org"), &password()).await;
    assert!(words(taken).starts_with("Somebody here signs in with this name already."));
    assert!(scene.accounts.ask_to_accept(&code, &newcomer("grace@example.org")).await.is_err());
    assert!(scene.accounts.accept_by_password(&code, &newcomer("amara"), &typed("amara")).await.is_err());
    assert!(scene.accounts.accept_by_password(&code, &newcomer("amara"), &password()).await.is_ok());
}

#[tokio::test]
async fn of_two_who_follow_a_link_at_once_one_gets_in() {
    let scene = Scene::new().await;
    let code = scene.accounts.invite(&invitation("Amara")).await.unwrap().code.text();
    let tries = ["amara", "thief"].map(|who| {
        let (accounts, code) = (scene.accounts.clone(), code.clone());
        tokio::spawn(
            async move { accounts.accept_by_password(&code, &newcomer(who), &password()).await.is_ok() },
        )
    });
    let mut in_ = 0;
    for one in tries {
        in_ += usize::from(one.await.unwrap());
    }
    assert_eq!(in_, 1);
}

#[tokio::test]
async fn of_accepting_and_taking_back_at_once_one_happens() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    for accepted_first in [true, false] {
        let code = scene.accounts.invite(&invitation("Grace")).await.unwrap().code.text();
        let (to, accept) = (invitation("Grace").to, scene.accounts.accept_as(&code, &grace));
        let take_back = scene.accounts.take_back_waiting(&to);
        let (accepted, taken_back) = if accepted_first {
            tokio::join!(accept, take_back)
        } else {
            let (taken_back, accepted) = tokio::join!(take_back, accept);
            (accepted, taken_back)
        };
        assert_eq!(taken_back.unwrap(), accepted.is_err());
        assert!(!scene.accounts.take_back_waiting(&to).await.unwrap(), "nothing waits any more");
    }
}

#[tokio::test]
async fn whoever_has_an_account_accepts_with_it() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let code = scene.accounts.invite(&invitation("Grace")).await.unwrap().code.text();
    let accepted = scene.accounts.accept_as(&code, &grace).await.unwrap();
    assert_eq!(accepted.signed_in.account, grace.account);
    assert_eq!(words(scene.accounts.accept_as(&code, &grace).await), OVER);
}

#[tokio::test]
async fn the_way_back_in_opens_for_an_hour() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let back = Invitation { to: Invited::BackIn(grace.account), known_as: "Grace".to_owned(), by: None };
    let link = scene.accounts.invite(&back).await.unwrap().code.text();
    scene.wait(SignedDuration::from_mins(59));
    assert!(scene.accounts.invitation(&link).await.is_ok());
    scene.wait(SignedDuration::from_mins(1));
    assert_eq!(words(scene.accounts.invitation(&link).await), OVER);
    let all = scene.accounts.invitations().await.unwrap();
    let listed = all.iter().find(|one| one.invitation.to == back.to).unwrap();
    assert_eq!(listed.state(scene.now()), LinkState::TooOld);
}

#[tokio::test]
async fn a_new_way_back_in_stands_for_the_one_before() {
    let scene = Scene::new().await;
    let (grace, peter) = (scene.grace().await, scene.someone("peter", "Peter").await);
    let back = |account| Invitation { to: Invited::BackIn(account), ..invitation("Somebody") };
    let peters = scene.accounts.invite(&back(peter.account)).await.unwrap().code.text();
    let first = scene.accounts.invite(&back(grace.account)).await.unwrap().code.text();
    let second = scene.accounts.invite(&back(grace.account)).await.unwrap().code.text();
    assert_eq!(words(scene.accounts.invitation(&first).await), OVER);
    assert!(scene.accounts.invitation(&second).await.is_ok());
    assert!(scene.accounts.invitation(&peters).await.is_ok(), "it is somebody else's");
}

#[tokio::test]
async fn a_way_back_in_that_two_servers_made_at_once_ends_with_the_other() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let other = LinkCode::random().unwrap().text();
    let back = Invitation { to: Invited::BackIn(grace.account), ..invitation("Grace") };
    let code = NewCode {
        kind: "invitation".to_owned(),
        code: other.clone(),
        account: Some(journal::AccountId::new(grace.account.to_string())),
        payload: serde_json::to_vec(&back).unwrap(),
        made_at: scene.now().into(),
        ends_at: (scene.now() + SignedDuration::from_hours(1)).into(),
    };
    let link = scene.accounts.invite(&back).await.unwrap().code.text();
    scene.journal.keyring().save_codes(vec![code], None).await.unwrap();
    assert!(scene.accounts.invitation(&other).await.is_ok());
    scene
        .accounts
        .accept_by_password(&link, &newcomer("grace"), &typed("teapot.gravel.heron"))
        .await
        .unwrap();
    assert_eq!(words(scene.accounts.invitation(&other).await), OVER);
}

#[tokio::test]
async fn the_way_back_in_replaces_every_other() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let mut lost = scene.passkey_of(&grace).await;
    let code = scene.accounts.new_recovery_codes(&grace).await.unwrap()[0].in_groups();
    let back = Invitation { to: Invited::BackIn(grace.account), known_as: "Grace".to_owned(), by: None };
    let link = scene.accounts.invite(&back).await.unwrap().code.text();

    let peter = scene.someone("peter", "Peter").await;
    assert_eq!(
        words(scene.accounts.accept_as(&link, &peter).await),
        OVER,
        "nobody else's account becomes theirs"
    );

    let (who, again) = (name("grace@example.org"), newcomer("grace@example.org"));
    let (question, making) = scene.accounts.ask_to_accept(&link, &again).await.unwrap();
    let (mut device, answer) = SoftPasskey::make(&question);
    let accepted = scene.accounts.accept_by_passkey(&link, &again, making, &answer, "Safari").await.unwrap();
    assert_eq!(accepted.signed_in.account, grace.account);

    assert!(scene.accounts.give_password(&who, &password()).await.is_err());
    assert!(scene.accounts.give_recovery_code(&who, &code).await.is_err());
    let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
    assert!(scene.accounts.give_passkey(asked, &lost.unlock(&question)).await.is_err());
    let (question, asked) = scene.accounts.ask_for_passkey().unwrap();
    assert!(scene.accounts.give_passkey(asked, &device.unlock(&question)).await.is_ok());
}

#[tokio::test]
async fn whoever_sets_a_new_place_up_says_what_she_is_called() {
    let scene = Scene::new().await;
    let founder = Invitation { to: Invited::Founder, known_as: String::new(), by: None };
    let code = scene.accounts.invite(&founder).await.unwrap().code.text();
    let peter = scene.someone("peter", "Peter").await;
    assert_eq!(
        words(scene.accounts.accept_as(&code, &peter).await),
        OVER,
        "a link of the server makes a new account"
    );
    let grace = Newcomer { name: name("grace"), known_as: "Grace Adu".to_owned() };
    let accepted = scene.accounts.accept_by_password(&code, &grace, &password()).await.unwrap();
    assert_eq!(scene.accounts.own(accepted.signed_in.account).await.unwrap().known_as, "Grace Adu");
}

#[tokio::test]
async fn the_name_in_an_invitation_goes_when_it_ends() {
    let scene = Scene::new().await;
    let names = async || -> Vec<String> {
        let list = scene.accounts.invitations().await.unwrap();
        list.into_iter().map(|listed| listed.invitation.known_as).collect()
    };
    let code = scene.accounts.invite(&invitation("Amara")).await.unwrap().code.text();
    scene.wait(SignedDuration::from_mins(1));
    scene.accounts.invite(&invitation("Ben")).await.unwrap();
    scene.wait(SignedDuration::from_mins(1));
    scene.accounts.invite(&invitation("Cy")).await.unwrap();
    assert_eq!(names().await, ["Cy", "Ben", "Amara"]);
    let accepted = scene.accounts.accept_by_password(&code, &newcomer("amara"), &password()).await.unwrap();
    assert_eq!(accepted.invitation, invitation("Amara"), "the one who accepts is still called so");
    assert_eq!(names().await, ["Cy", "Ben", ""]);
    let id = scene.accounts.invitations().await.unwrap().remove(1).id;
    scene.accounts.take_back_invitation(&id).await.unwrap();
    assert_eq!(names().await, ["Cy", "", ""]);
    assert_eq!(scene.accounts.forget_ended_names().await.unwrap(), 0);
    scene.wait(SignedDuration::from_hours(7 * 24));
    assert_eq!(scene.accounts.forget_ended_names().await.unwrap(), 1);
    assert_eq!(names().await, ["", "", ""]);
}
