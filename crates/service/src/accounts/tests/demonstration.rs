//! The invented people of a demonstration sign in without a proof, and nobody else.

use crate::accounts::Way;
use crate::accounts::testing::{Scene, account, name, password, words};

#[tokio::test]
async fn invented_people_sign_in_without_a_proof() {
    let scene = Scene::demonstration().await;
    let grace = account();
    scene.accounts.add_demonstration("worker", grace, "Grace").await.unwrap();
    let signed_in = scene.accounts.sign_in_to_demonstration("worker").await.unwrap();
    assert_eq!((signed_in.account, signed_in.way), (grace, Way::Demonstration));
    assert!(scene.accounts.sign_in_to_demonstration("council").await.is_err());
    assert!(scene.accounts.give_password(&name("demonstration worker"), &password()).await.is_err());
}

#[tokio::test]
async fn nobody_does_outside_a_demonstration() {
    let scene = Scene::new().await;
    assert!(scene.accounts.add_demonstration("worker", account(), "Grace").await.is_err());
    let refused = scene.accounts.sign_in_to_demonstration("worker").await;
    assert_eq!(words(refused), "There is nothing here, or nothing that you may see.");
}
