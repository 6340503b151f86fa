//! One sees one's own devices and signs them out.

use jiff::SignedDuration;
use journal::{Moment, Session, SessionKey};

use crate::accounts::SignedIn;
use crate::accounts::testing::Scene;

impl Scene {
    async fn device(&self, signed_in: &SignedIn, words: &str) -> SessionKey {
        let (now, key) = (Moment::from(self.now()), SessionKey::of(words));
        let week = Moment::from(self.now() + SignedDuration::from_hours(7 * 24));
        let session = Session {
            key,
            account: Some(signed_in.account.to_string().into()),
            data: vec![],
            device: words.to_owned(),
            made_at: now,
            seen_at: now,
            idle_until: week,
            ends_at: week,
        };
        self.journal.sessions().begin(&session).await.unwrap();
        key
    }

    async fn devices_of(&self, signed_in: &SignedIn, this: SessionKey) -> Vec<(String, bool)> {
        let devices = self.accounts.devices(signed_in.account, Some(this)).await.unwrap();
        devices.into_iter().map(|device| (device.words, device.is_this)).collect()
    }
}

#[tokio::test]
async fn one_sees_ones_own_devices_and_signs_them_out_one_by_one() {
    let scene = Scene::new().await;
    let (grace, peter) = (scene.grace().await, scene.someone("peter", "Peter").await);
    let phone = scene.device(&grace, "Safari on an iPhone").await;
    scene.wait(SignedDuration::from_mins(1));
    let laptop = scene.device(&grace, "Firefox on Windows").await;
    let of_peter = scene.device(&peter, "Chrome on Android").await;
    let all = [("Firefox on Windows".to_owned(), true), ("Safari on an iPhone".to_owned(), false)];
    assert_eq!(scene.devices_of(&grace, laptop).await, all);
    assert!(scene.accounts.sign_out_device(grace.account, &of_peter.text()).await.is_err(), "not hers");
    scene.accounts.sign_out_device(grace.account, &phone.text()).await.unwrap();
    assert_eq!(scene.devices_of(&grace, laptop).await, all[..1]);
}

#[tokio::test]
async fn everywhere_but_here_is_one_step() {
    let scene = Scene::new().await;
    let (grace, peter) = (scene.grace().await, scene.someone("peter", "Peter").await);
    let here = scene.device(&grace, "Firefox on Windows").await;
    scene.device(&grace, "Safari on an iPhone").await;
    let of_peter = scene.device(&peter, "Chrome on Android").await;
    assert_eq!(scene.accounts.sign_out_everywhere(grace.account, Some(here)).await.unwrap(), 1);
    assert_eq!(scene.devices_of(&grace, here).await, [("Firefox on Windows".to_owned(), true)]);
    assert_eq!(scene.devices_of(&peter, of_peter).await.len(), 1);
    assert_eq!(scene.accounts.sign_out_everywhere(grace.account, None).await.unwrap(), 1);
}

#[tokio::test]
async fn the_way_back_in_signs_out_everywhere() {
    let scene = Scene::new().await;
    let grace = scene.grace().await;
    let phone = scene.device(&grace, "Safari on an iPhone").await;
    scene.back_in(&grace).await;
    assert!(scene.devices_of(&grace, phone).await.is_empty());
}
