//! A week that cannot be drawn, because a contract guarantees more than the law allows: every way out is on its page.

use super::village::Village;
use axum::http::StatusCode;

impl Village {
    /// The second worker keeps the team's hours and money from today on: both say so.
    async fn with_a_bookkeeper(&self) {
        self.does(0, "roles/bookkeeper", &format!("worker={}&from=&to=", self.workers[1])).await;
        let page = self.page(1, "roles").await;
        if let Some(turns) =
            page.split("name=\"turns\" value=\"").nth(1).and_then(|rest| rest.split('"').next())
        {
            let turns = turns.replace("&quot;", "\"").replace("&amp;", "&");
            let turns = form_urlencoded::Serializer::new(String::new()).append_pair("turns", &turns).finish();
            self.does(1, "roles/bookkeeper/confirm", &turns).await;
        }
    }
}

#[tokio::test]
async fn a_week_that_cannot_be_drawn_has_a_way_out() {
    let village = Village::build().await;
    village.does(0, "draft/begin", "week=2026-03-09&like=").await;
    village.with_a_bookkeeper().await;
    let contract = "monday-0-from=7am&monday-0-to=8pm&travel=foot&guaranteed=60&most-a-week=&most-a-day=";
    village.does(1, &format!("workers/{}/terms", village.workers[0]), contract).await;
    for path in ["draft?week=2026-03-09", "board?week=2026-03-09"] {
        let (status, page) = village.look(&village.cookies[0], path).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(page.contains("the law sets"), "why: {page}");
        assert!(page.contains("Undo something in the history") && page.contains("draft/drop"), "{page}");
        assert!(page.contains("The team's pages"), "the menu is there");
    }
    village.does(0, "draft/drop", "week=2026-03-09").await;
    assert!(village.page(0, "board?week=2026-03-09").await.contains("This week has no rota yet"));
}
