//! Nobody crowds others out, and every text has its bounds.

use super::village::Village;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

#[tokio::test]
async fn a_flood_from_one_address_does_not_keep_out_those_who_are_signed_in_there() {
    let village = Village::build().await;
    let stranger =
        || Request::get("/sign-in").header(header::HOST, "127.0.0.1:8080").body(Body::empty()).unwrap();
    let mut flooded = false;
    for _ in 0..3_000 {
        flooded =
            crate::testing::head(&village.site, stranger()).await.status() == StatusCode::TOO_MANY_REQUESTS;
        if flooded {
            break;
        }
    }
    assert!(flooded, "strangers at one address have to wait in the end");
    assert!(village.page(0, "decisions").await.contains("Decisions"));
}

#[tokio::test]
async fn a_name_without_end_and_a_hidden_character_are_told_at_their_fields() {
    let village = Village::build().await;
    let command = care::ids::CommandId::new(uuid::Uuid::new_v4());
    let long = "a".repeat(120_000);
    let sent = format!(
        "command={command}&name={long}&known-as=Ve%00ra&phone=%1b[31m&address=1+Elm+St&place=53.45,-2.26"
    );
    let (status, page) = village.send(0, "people/new", &sent).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert!(page.contains("too long") && page.contains("hidden characters"), "both are told at once");
    assert!(!page.contains('\0') && !page.contains('\u{1b}'), "neither comes back");
}
