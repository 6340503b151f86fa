//! The second step of signing in, and what stands in for what was lost.

use jiff::{SignedDuration, Timestamp};
use totp_rs::{Builder, Secret};

use crate::accounts::testing::{Scene, name, password, typed, words};
use crate::accounts::{HalfWay, SignedIn, Step, Way};

/// An app with its secret, as a phone has it.
struct App(String);

impl App {
    fn shows(&self, now: Timestamp) -> String {
        let secret = Secret::try_from_base32(self.0.replace(' ', "")).unwrap();
        let seconds = u64::try_from(now.as_second()).unwrap();
        Builder::new().with_secret(secret).build_noncompliant().generate(seconds).to_string()
    }
}

impl Scene {
    async fn app_of(&self, signed_in: &SignedIn) -> App {
        let new = self.accounts.begin_authenticator(signed_in).await.unwrap();
        let app = App(new.secret_text());
        self.accounts.confirm_authenticator(signed_in, &new, &app.shows(self.now())).await.unwrap();
        self.wait(SignedDuration::from_secs(30));
        app
    }

    async fn half_way(&self) -> HalfWay {
        let step = self.accounts.give_password(&name("grace@example.org"), &password()).await.unwrap();
        let Step::Code(half_way) = step else { panic!("{step:?}") };
        half_way
    }
}

#[tokio::test]
async fn with_an_app_the_password_is_half_the_way() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let app = scene.app_of(&grace).await;
    let half_way = scene.half_way().await;
    let wrong = scene.accounts.give_code(&half_way, "000000").await;
    assert_eq!(
        words(wrong),
        "That is not the code your app shows now. Check the clock of your phone and try the next code."
    );
    let signed_in = scene.accounts.give_code(&half_way, &app.shows(scene.now())).await.unwrap();
    assert_eq!((signed_in.account, signed_in.way), (grace.account, Way::PasswordAndCode));
}

#[tokio::test]
async fn a_code_of_the_app_is_taken_once() {
    let scene = Scene::new().await;
    let app = scene.app_of(&scene.grace().await).await;
    let code = app.shows(scene.now());
    scene.accounts.give_code(&scene.half_way().await, &code).await.unwrap();
    let again = scene.accounts.give_code(&scene.half_way().await, &code).await;
    assert_eq!(words(again), "That code was used already. Your app shows a new one in half a minute.");
}

#[tokio::test]
async fn half_way_does_not_last() {
    let scene = Scene::new().await;
    let app = scene.app_of(&scene.grace().await).await;
    let half_way = scene.half_way().await;
    scene.wait(SignedDuration::from_mins(10));
    let late = scene.accounts.give_code(&half_way, &app.shows(scene.now())).await;
    assert_eq!(words(late), "It took a while, so for your safety we begin again.");
}

#[tokio::test]
async fn a_stolen_password_does_not_buy_endless_codes() {
    let scene = Scene::new().await;
    let app = scene.app_of(&scene.grace().await).await;
    for _ in 0..5 {
        let half_way = scene.half_way().await;
        scene.accounts.give_code(&half_way, "000000").await.unwrap_err();
    }
    let next = scene.accounts.give_password(&name("grace@example.org"), &password()).await;
    assert!(words(next).starts_with("There were too many tries"));
    scene.wait(SignedDuration::from_secs(60));
    let half_way = scene.half_way().await;
    assert!(scene.accounts.give_code(&half_way, &app.shows(scene.now())).await.is_ok());
}

#[tokio::test]
async fn a_new_app_counts_only_with_its_first_code() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let new = scene.accounts.begin_authenticator(&grace).await.unwrap();
    scene.accounts.confirm_authenticator(&grace, &new, "000000").await.unwrap_err();
    assert!(!scene.accounts.own(grace.account).await.unwrap().has_authenticator);
    assert!(matches!(
        scene.accounts.give_password(&name("grace@example.org"), &password()).await,
        Ok(Step::In(_))
    ));
    assert!(new.address().starts_with("otpauth://totp/Oakfield:grace%40example.org?secret="));
}

#[tokio::test]
async fn a_recovery_code_stands_in_once_for_whatever_was_lost() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    scene.app_of(&grace).await;
    let codes = scene.accounts.new_recovery_codes(&grace).await.unwrap();
    assert_eq!(codes.len(), 10);
    let (first, second) = (codes[0].in_groups(), codes[1].in_groups().to_lowercase());

    let step = scene.accounts.give_recovery_code(&name("grace@example.org"), &first).await.unwrap();
    let Step::Code(half_way) = step else { panic!("an app is asked for all the same: {step:?}") };
    let again = scene.accounts.give_code(&half_way, &first).await;
    assert_eq!(
        words(again),
        "That is not an unused recovery code of this account. Each works once; try the next on your list."
    );
    let signed_in = scene.accounts.give_code(&half_way, &second).await.unwrap();
    assert_eq!((signed_in.account, signed_in.way), (grace.account, Way::RecoveryCode));
    assert_eq!(scene.accounts.own(grace.account).await.unwrap().recovery_codes, 8);
}

#[tokio::test]
async fn recovery_codes_are_ones_own_and_new_ones_replace_them() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let old = scene.accounts.new_recovery_codes(&grace).await.unwrap()[0].in_groups();
    let peter = scene.someone("peter", "Peter").await;
    let of_peter = scene.accounts.new_recovery_codes(&peter).await.unwrap()[0].in_groups();
    scene.accounts.give_recovery_code(&name("grace@example.org"), &of_peter).await.unwrap_err();
    assert_eq!(
        scene.accounts.own(peter.account).await.unwrap().recovery_codes,
        10,
        "nobody else uses them up"
    );
    scene.accounts.new_recovery_codes(&grace).await.unwrap();
    scene.accounts.give_recovery_code(&name("grace@example.org"), &old).await.unwrap_err();
    assert_eq!(scene.accounts.own(grace.account).await.unwrap().recovery_codes, 10);
    let step = scene.accounts.give_recovery_code(&name("nobody"), &of_peter).await;
    assert!(words(step).starts_with("That is not an unused recovery code"));
}

#[tokio::test]
async fn without_an_app_a_recovery_code_lets_in_to_set_a_new_password() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let code = scene.accounts.new_recovery_codes(&grace).await.unwrap()[3].in_groups();
    let step = scene.accounts.give_recovery_code(&name("grace@example.org"), &code).await.unwrap();
    let Step::In(signed_in) = step else { panic!("{step:?}") };
    scene.accounts.set_password(&signed_in, &typed("teapot.gravel.heron")).await.unwrap();
    assert!(scene.accounts.give_password(&name("grace@example.org"), &password()).await.is_err());
    let new = scene.accounts.give_password(&name("grace@example.org"), &typed("teapot.gravel.heron")).await;
    assert!(matches!(new, Ok(Step::In(_))));
}
