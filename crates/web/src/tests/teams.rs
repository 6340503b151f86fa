//! An administrator sets up teams and councils by nothing but the pages' own forms.

use super::village::Village;
use axum::http::StatusCode;
use care::ids::{CouncilId, TeamId};
use care::organisation::Membership;
use std::time::Duration;

/// The village, and the cookie of Grace, who sets it up.
async fn set_up() -> (Village, String) {
    let village = Village::build().await;
    let grace = village.invited("grace", Membership::Administrator).await;
    (village, grace)
}

impl Village {
    async fn second(&self, cookie: &str) -> TeamId {
        let (status, to) = self.post(cookie, "/teams", "name=Weir+Lane&zone=Europe/London").await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
        to.split('/').nth(2).unwrap().parse().unwrap()
    }
}

#[tokio::test]
async fn a_further_team_begins_closes_and_opens_again() {
    let (village, grace) = set_up().await;
    let (status, page) = village.post(&grace, "/teams", "name=&zone=Mars").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("href=\"#name\"") && page.contains("href=\"#zone\""), "{page}");
    let second = village.second(&grace).await;
    let (_, page) = village.get(&grace, "/teams").await;
    assert!(page.contains("Weir Lane") && page.contains("Mill Lane"), "{page}");
    let (status, page) = village.post(&grace, &format!("/team/{}/close", village.team), "").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Somebody is still in this team"), "{page}");
    let (status, _) = village.post(&grace, &format!("/team/{second}/close"), "").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(village.get(&grace, "/teams").await.1.contains("Its last day was 2 March 2026"));
    village.post(&grace, &format!("/team/{second}/open-again"), "").await;
    assert!(!village.get(&grace, "/teams").await.1.contains("Its last day was"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_is_moved_from_the_page_of_their_team() {
    let (village, grace) = set_up().await;
    let second = village.second(&grace).await;
    let moves = format!("/team/{}/moves", village.team);
    let (_, page) = village.get(&grace, &moves).await;
    assert!(page.contains("Ben Okoro") && page.contains("Weir Lane"), "{page}");
    assert!(!page.contains("Mrs Hill"), "administrators set up and do not read");
    let ben = village.workers[1];
    let sent = format!("who=worker+{ben}&to={second}&on=2026-03-16");
    let (status, to) = village.post(&grace, &moves, &sent).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/teams"));
    let there = async {
        while !village.get(&grace, &format!("/team/{second}/moves")).await.1.contains("Move somebody") {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), there).await.unwrap();
    assert_eq!(village.state().await.workers[&ben].leaves, Some("2026-03-15".parse().unwrap()));
    let (status, _) = village.post(&village.cookies[0], &moves, &sent).await;
    assert!(status.is_client_error(), "{status}");
}

#[tokio::test]
async fn a_council_has_a_name_and_its_people_are_invited_to_it() {
    let (village, grace) = set_up().await;
    let (status, its_page) = village.post(&grace, "/councils", "name=Trafford").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let council: CouncilId = its_page.strip_prefix("/councils/").unwrap().parse().unwrap();
    let (status, _) = village.post(&grace, &its_page, "name=Trafford+Council").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (status, page) = village.post(&grace, "/councils", "name=Trafford+Council").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let (_, page) = village.look(&grace, "invitations").await;
    assert!(page.contains("Somebody of Trafford Council"), "{page}");
    let (status, page) =
        village.send_as(&grace, "invitations", &format!("whom={council}&known_as=ruth")).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let ruth = village.accept(&Village::link_on(&page), "ruth").await;
    // Closed unless opened.
    assert_eq!(village.look(&ruth, "figures").await.0, StatusCode::NOT_FOUND);
    let show = format!("{its_page}/teams/{}", village.team);
    assert_eq!(village.post(&ruth, &show, "sees=true").await.0, StatusCode::FORBIDDEN);
    assert_eq!(village.post(&grace, &show, "sees=true").await.0, StatusCode::SEE_OTHER);
    assert_eq!(village.look(&ruth, "figures").await.0, StatusCode::OK);
    let (_, page) = village.get(&grace, &its_page).await;
    for words in
        ["Trafford Council", "Mill Lane", "Stop showing it", "ruth", "The council sees Mill Lane now."]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let (_, page) = village.get(&ruth, &its_page).await;
    assert!(page.contains("Mill Lane") && !page.contains("Stop showing it"), "{page}");
    let bury = format!("/councils/{}", Village::COUNCIL);
    assert_eq!(village.get(&ruth, &bury).await.0, StatusCode::NOT_FOUND);
    assert_eq!(village.get(&village.cookies[0], &its_page).await.0, StatusCode::FORBIDDEN);
    let organisation = village.app.service().organisation().await.unwrap();
    let officers = organisation.memberships.values().flatten().filter(|held| held.is_of_council());
    assert_eq!(officers.copied().collect::<Vec<_>>(), [Membership::CouncilOfficer { council }]);
}
