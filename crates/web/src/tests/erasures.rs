//! An administrator erases somebody by the pages alone, and nobody else does.

use super::village::Village;
use axum::http::StatusCode;
use care::erasures::Whom;
use care::ids::CommandId;
use care::organisation::Membership;
use care::people;
use care::team::Command;
use service::Order;
use service::erasures::WHAT_IT_DOES;
use uuid::Uuid;

/// The village after Mrs Hill's last day, with Grace who sets up accounts.
async fn left() -> (Village, String, Whom) {
    let village = Village::build().await;
    let grace = village.invited("grace", Membership::Administrator).await;
    let person = *village.state().await.people.first_key_value().unwrap().0;
    let last = Some("2026-03-01".parse().unwrap());
    let leave = Command::from(people::Leave { person, last });
    let asha = village.caller(1).await;
    let order = Order::new(CommandId::new(Uuid::new_v4()), leave);
    village.app.service().act(&asha, village.team, order).await.unwrap();
    (village, grace, Whom::Of(care::details::DataSubject::Person(person)))
}

#[tokio::test]
async fn an_administrator_finds_somebody_sees_what_it_comes_to_and_gets_a_receipt() {
    let (village, grace, whom) = left().await;
    let page = async |path: &str| {
        let (status, page) = village.get(&grace, path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {page}");
        page
    };
    assert!(page("/").await.contains("href=\"/erasures\""), "the way there begins at the first page");
    let found = page("/erasures?q=hill").await;
    assert!(found.contains(WHAT_IT_DOES) && found.contains(&format!("before?whom={whom}")), "{found}");
    let asha = page("/erasures?q=asha").await;
    assert!(asha.contains("They have not left the team yet") && !asha.contains("before?whom="), "{asha}");
    assert!(page("/erasures?q=nobody").await.contains("Nobody here is called that"));

    let before = page(&format!("/erasures/before?whom={whom}")).await;
    for said in [
        "cannot be undone",
        "sealed values",
        "looks at their record",
        "Until 1 March 2034",
        "nobody has said for how long",
    ] {
        assert!(before.contains(said), "{said}: {before}");
    }
    let (status, again) = village.post(&grace, "/erasures", &format!("whom={whom}&name=Mr+Hill")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.contains("This is not their name") && again.contains("Mrs Hill"), "{again}");
    let (status, wrong) = village.post(&grace, "/erasures/backups", "days=4000").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.contains("from 1 to 3660") && wrong.contains("value=\"4000\""), "{wrong}");
    assert_eq!(village.post(&grace, "/erasures/backups", "days=30").await.0, StatusCode::SEE_OTHER);

    let (status, to) = village.post(&grace, "/erasures", &format!("whom={whom}&name=mrs+hill")).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/erasures/receipt?number=1"));
    let receipt = page(&to).await;
    assert!(receipt.contains(&whom.to_string()) && receipt.contains("let go on 2026-04-01"), "{receipt}");
    assert!(!receipt.contains("Hill"), "{receipt}");
    assert!(page("/erasures").await.contains("Receipt 1"));
    assert!(!village.page(0, "people").await.contains("Mrs Hill"));
    assert_eq!(village.get(&grace, &format!("/erasures/before?whom={whom}")).await.0, StatusCode::NOT_FOUND);
    assert_eq!(village.get(&grace, "/erasures/receipt?number=2").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_else_gets_as_far_as_the_page() {
    let (village, grace, whom) = left().await;
    let council = village.invited("ruth", Membership::Council).await;
    for other in [&village.cookies[0], &council] {
        for path in ["/erasures", "/erasures?q=hill", "/erasures/receipt?number=1"] {
            assert_eq!(village.get(other, path).await.0, StatusCode::FORBIDDEN, "{path}");
        }
        let before = format!("/erasures/before?whom={whom}");
        assert_eq!(village.get(other, &before).await.0, StatusCode::FORBIDDEN);
        let sent = village.post(other, "/erasures", &format!("whom={whom}&name=Mrs+Hill")).await;
        assert_eq!(sent.0, StatusCode::FORBIDDEN);
        assert_eq!(village.post(other, "/erasures/backups", "days=1").await.0, StatusCode::FORBIDDEN);
        assert!(!village.get(other, "/").await.1.contains("/erasures"));
    }
    assert!(village.get(&grace, "/erasures?q=hill").await.1.contains("Mrs Hill"), "nobody was erased");
}
