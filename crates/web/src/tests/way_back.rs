//! Somebody who lost every way in is let back in, knows by whom, and nobody else is by their old ways.

use super::village::Village;
use axum::http::StatusCode;
use care::organisation::Membership;

/// The council's officer Ruth, and Grace who sets up accounts.
struct Two {
    village: Village,
    ruth: String,
    grace: String,
}

async fn two() -> Two {
    let village = Village::build().await;
    let ruth = village.invited("ruth", Membership::Council).await;
    let grace = village.invited("grace", Membership::Administrator).await;
    Two { village, ruth, grace }
}

impl Two {
    /// Grace makes Ruth a way back: its path, and the link.
    async fn made(&self) -> (String, String) {
        let (status, page) = self.village.get(&self.grace, "/accounts").await;
        assert_eq!(status, StatusCode::OK);
        let path = page.split("<strong>ruth</strong>").nth(1).unwrap().split("action=\"").nth(1).unwrap();
        let path = path.split('"').next().unwrap().to_owned();
        let (status, page) = self.village.post(&self.grace, &path, "").await;
        assert_eq!(status, StatusCode::OK, "{page}");
        (path, Village::link_on(&page))
    }

    async fn figures(&self) -> String {
        let (status, page) = self.village.look(&self.ruth, "figures").await;
        assert_eq!(status, StatusCode::OK, "{page}");
        page
    }
}

#[tokio::test]
async fn who_lost_every_way_in_comes_back_and_all_else_ends() {
    let two = two().await;
    let (_, link) = two.made().await;
    let back = two.village.accept(&link, "").await;
    let (_, to) = two.village.get(&two.ruth, "/account").await;
    assert!(to.starts_with("/sign-in"), "where they were signed in, they no longer are");
    let (_, page) = two.village.get(&back, "/account").await;
    assert!(page.contains("You are back, by the way that grace made."), "{page}");
    assert!(page.contains("The way back in that grace made was used. Every earlier way in ended."), "{page}");
    let path = link.strip_prefix("http://127.0.0.1:8080").unwrap();
    assert_eq!(two.village.get("", path).await.0, StatusCode::NOT_FOUND, "it opens once");
}

#[tokio::test]
async fn its_owner_is_told_on_the_next_page_until_she_has_read_it() {
    let two = two().await;
    assert!(!two.figures().await.contains("way back"));
    two.made().await;
    assert!(two.figures().await.contains("grace made a way back into your account."));
    let (_, to) = two.village.post(&two.ruth, "/account/way-back", "").await;
    assert_eq!(to, "/account#history");
    assert!(!two.figures().await.contains("way back"));
    let (_, page) = two.village.get(&two.ruth, "/account").await;
    assert!(page.contains("grace made a way back in."), "{page}");
}

#[tokio::test]
async fn it_is_taken_back_and_written_down_all_the_same() {
    let two = two().await;
    let (path, link) = two.made().await;
    let (_, to) = two.village.post(&two.grace, &format!("{path}/take-back"), "").await;
    assert_eq!(to, "/accounts");
    let path = link.strip_prefix("http://127.0.0.1:8080").unwrap();
    assert_eq!(two.village.get("", path).await.0, StatusCode::NOT_FOUND);
    assert!(two.figures().await.contains("and it was taken back."));
}

#[tokio::test]
async fn only_who_sets_up_accounts_lets_others_back_in() {
    let two = two().await;
    let (path, _) = two.made().await;
    assert_eq!(two.village.get(&two.ruth, "/accounts").await.0, StatusCode::FORBIDDEN);
    assert_eq!(two.village.post(&two.ruth, &path, "").await.0, StatusCode::FORBIDDEN);
}
