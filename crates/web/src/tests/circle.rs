//! Someone of a person's circle is let in by a link, sees what is shared and nothing else, and can be shut out again.

use super::village::Village;
use axum::http::StatusCode;
use care::ids::{MemberId, PersonId};
use care::organisation::Membership;

/// Mrs Hill, who signs in herself.
struct Hill {
    village: Village,
    person: PersonId,
    cookie: String,
}

async fn hill() -> Hill {
    let village = Village::build().await;
    let person = *village.state().await.people.first_key_value().unwrap().0;
    let cookie = village.somebody(3, Membership::Person { team: village.team, person }).await;
    Hill { village, person, cookie }
}

impl Hill {
    fn path(&self) -> String {
        format!("people/{}", self.person)
    }

    async fn sees(&self) -> String {
        let (status, page) = self.village.look(&self.cookie, &self.path()).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        page
    }

    async fn sends(&self, path: &str, fields: &str) -> (StatusCode, String) {
        self.village.send_as(&self.cookie, &format!("{}/{path}", self.path()), fields).await
    }

    async fn invites_her_daughter(&self) -> (MemberId, String) {
        self.invites_her_daughter_to_see("times").await
    }

    async fn invites_her_daughter_to_see(&self, section: &str) -> (MemberId, String) {
        let fields = format!("member=new&name=Ngozi&relation=daughter&phone=&sees={section}&then=invite");
        let (status, page) = self.sends("circle", &fields).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        let state = self.village.state().await;
        let (member, known) = state.people[&self.person].circle.first_key_value().unwrap();
        assert_eq!(known.sees.len(), 1);
        (*member, Village::link_on(&page))
    }
}

#[tokio::test]
async fn a_daughter_is_let_in_and_sees_what_is_shared() {
    let hill = hill().await;
    let (member, link) = hill.invites_her_daughter().await;
    assert!(hill.sees().await.contains("a link waits for them until Monday 9 March"));
    let ngozi = hill.village.accept(&link, "ngozi").await;
    assert!(hill.sees().await.contains("They accepted, and can come in."));

    let (status, page) = hill.village.look(&ngozi, &hill.path()).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Who is coming") && page.contains("8.30am"), "{page}");
    for held_back in ["breakfast", "To know", "Their circle", "Invite", "Asha"] {
        assert!(!page.contains(held_back), "{held_back}");
    }
    assert_eq!(hill.village.look(&ngozi, "board").await.0, StatusCode::FORBIDDEN);
    let (status, _) =
        hill.village.send_as(&ngozi, &format!("{}/circle/{member}/invite", hill.path()), "").await;
    assert_eq!(status, StatusCode::FORBIDDEN, "who is in the circle lets nobody in");

    let (status, _) = hill.sends(&format!("circle/{member}/withdraw"), "").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(hill.sees().await.contains("Their invitation was withdrawn."));
    let (status, page) = hill.village.look(&ngozi, &hill.path()).await;
    assert_ne!(status, StatusCode::OK, "{page}");
}

#[tokio::test]
async fn whoever_sees_only_the_address_still_opens_the_page() {
    let hill = hill().await;
    let (_, link) = hill.invites_her_daughter_to_see("contact").await;
    let ngozi = hill.village.accept(&link, "ngozi").await;
    let (status, page) = hill.village.look(&ngozi, &hill.path()).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(!page.contains("Who is coming"), "{page}");
}

#[tokio::test]
async fn of_two_links_the_later_opens_and_none_once_it_is_withdrawn() {
    let hill = hill().await;
    let (member, first) = hill.invites_her_daughter().await;
    let (status, page) = hill.sends(&format!("circle/{member}/invite"), "").await;
    assert_eq!(status, StatusCode::OK);
    let second = Village::link_on(&page);
    let opens = async |link: &str| {
        let code = link.rsplit('/').next().unwrap();
        hill.village.app.accounts().invitation(code).await.is_ok()
    };
    assert!(!opens(&first).await && opens(&second).await);
    hill.sends(&format!("circle/{member}/withdraw"), "").await;
    assert!(!opens(&second).await);
    assert!(hill.sees().await.contains("Their invitation was withdrawn."));
}

#[tokio::test]
async fn only_who_may_change_a_circle_lets_somebody_into_it() {
    let hill = hill().await;
    let (member, _) = hill.invites_her_daughter().await;
    let path = format!("{}/circle/{member}/invite", hill.path());
    let council = hill.village.somebody(4, Membership::Council).await;
    assert_eq!(hill.village.send_as(&council, &path, "").await.0, StatusCode::FORBIDDEN);
    let nobody = format!("circle/{}/invite", MemberId::new(uuid::Uuid::from_u128(7)));
    assert_eq!(hill.sends(&nobody, "").await.0, StatusCode::NOT_FOUND);
}
