//! Agreed and promised times, and what the team reads before it publishes.

use super::village::Village;

const WEEK: &str = "week=2026-03-02";

impl Village {
    /// A draft of this week with Asha at breakfast today, at a time.
    async fn draft_at(&self, start: &str) {
        self.does(0, "draft/begin", &format!("{WEEK}&like=")).await;
        let visit = self.breakfast_on("2026-03-02");
        let fields = format!("on=draft&to={}&start=2026-03-02T{start}&with=&also=", self.workers[0]);
        self.does(0, &format!("visit/{visit}/move"), &fields).await;
    }
}

#[tokio::test]
async fn another_time_than_agreed_is_said_on_every_page() {
    let village = Village::build().await;
    village.draft_at("09:30").await;
    village.does(0, "draft/agree", WEEK).await;
    let person = *village.state().await.people.first_key_value().unwrap().0;
    let visit = village.breakfast_on("2026-03-02");
    for path in [
        format!("people/{person}"),
        format!("people/{person}/week"),
        "today".to_owned(),
        format!("board?{WEEK}&by=worker"),
    ] {
        let page = village.page(0, &path).await;
        assert!(page.contains("9.30") && page.contains("agreed for 8.30am"), "{path}: {page}");
    }
    let page = village.page(0, &format!("visit/{visit}?on=board")).await;
    assert!(page.contains("not the time agreed"), "{page}");
}

#[tokio::test]
async fn within_the_allowance_nothing_is_said() {
    let village = Village::build().await;
    village.draft_at("08:45").await;
    village.does(0, "draft/agree", WEEK).await;
    let person = *village.state().await.people.first_key_value().unwrap().0;
    for path in [format!("people/{person}"), "today".to_owned(), format!("board?{WEEK}&by=worker")] {
        let page = village.page(0, &path).await;
        assert!(page.contains("8.45") && !page.contains("agreed for"), "{path}: {page}");
    }
}

#[tokio::test]
async fn before_publishing_it_is_listed_what_it_means() {
    let village = Village::build().await;
    village.draft_at("09:30").await;
    let page = village.page(0, &format!("draft?{WEEK}")).await;
    for said in [
        "Visits at another time than agreed (1)",
        "9.30am, agreed for 8.30am.",
        "Somebody new at the door (1)",
        "Asha Patel comes to Mrs Hill for the first time",
        "Guaranteed hours that stay empty (2)",
        "Publish this week",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

#[tokio::test]
async fn where_one_word_is_not_enough_the_button_says_agree() {
    let village = Village::build().await;
    let rules = "drafts=two&repairs=anyone&picks=at-once&fine-early=15&fine-late=15&window=120";
    village.does(0, "settings", rules).await;
    village.draft_at("08:30").await;
    let page = village.page(0, &format!("draft?{WEEK}")).await;
    assert!(page.contains(">Agree<") && !page.contains("Publish this week"), "{page}");
    village.does(0, "draft/agree", WEEK).await;
    let page = village.page(1, &format!("draft?{WEEK}")).await;
    assert!(page.contains("Publish this week"), "{page}");
}

#[tokio::test]
async fn the_board_the_workers_and_the_figures_say_the_same() {
    let village = Village::build().await;
    village.draft_at("08:30").await;
    village.does(0, "draft/agree", WEEK).await;
    let figures = village.page(0, "figures").await;
    // Half an hour with somebody, and no way: nobody said where Mrs Hill lives.
    assert!(figures.contains("100 %") && figures.contains("1 of 10") && figures.contains("1.0"), "{figures}");
    let workers = village.page(0, "workers").await;
    assert!(workers.contains("30 min this week, of 10 h guaranteed; 30 min of it with people"), "{workers}");
    assert!(workers.contains("They have 5 hours") && workers.contains("free on"), "whom to ask: {workers}");
}
