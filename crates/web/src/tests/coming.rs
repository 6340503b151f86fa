//! Who is coming: somebody who has not been before is pointed out; a name that is not shown is not said to be missing.

use super::village::Village;
use axum::http::StatusCode;
use care::organisation::Membership;

/// The week that it is.
const WEEK: &str = "week=2026-03-02";

impl Village {
    /// This week, told to people, with Asha at breakfast today and tomorrow.
    async fn publish_this_week(&self) {
        self.does(0, "draft/begin", &format!("{WEEK}&like=")).await;
        for date in ["2026-03-02", "2026-03-03"] {
            let visit = self.breakfast_on(date);
            self.does(0, &format!("visit/{visit}/move"), &format!("on=draft&to={}", self.workers[0])).await;
        }
        let to = self.does(0, "draft/agree", WEEK).await;
        assert!(to.contains("said=published"), "{to}");
    }
}

#[tokio::test]
async fn who_comes_for_the_first_time_today_is_pointed_out() {
    let village = Village::build().await;
    village.publish_this_week().await;
    let person = *village.state().await.people.first_key_value().unwrap().0;
    let page = village.page(1, &format!("people/{person}")).await;
    assert!(page.contains("A first visit: Asha Patel has not been before."), "{page}");
}

#[tokio::test]
async fn who_may_not_know_who_comes_is_not_told_that_nobody_does() {
    let village = Village::build().await;
    village.publish_this_week().await;
    let person = *village.state().await.people.first_key_value().unwrap().0;
    let hill = village.somebody(3, Membership::Person { team: village.team, person }).await;
    let path = format!("people/{person}");
    let fields = "member=new&name=Ngozi&relation=daughter&phone=&sees=times&then=invite";
    let (_, page) = village.send_as(&hill, &format!("{path}/circle"), fields).await;
    let ngozi = village.accept(&Village::link_on(&page), "ngozi").await;
    for path in [path.clone(), format!("{path}/week")] {
        let (status, page) = village.look(&ngozi, &path).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        assert!(page.contains("8.30am"), "{page}");
        for never in ["Asha", "not settled yet", "still making this week", "finding someone"] {
            assert!(!page.contains(never), "{path}: {never}");
        }
    }
}
