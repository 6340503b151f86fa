//! Somebody is ill today: at once their visits need somebody, everywhere, and it can be mended on the page where it was noted.

use super::village::Village;

const WEEK: &str = "week=2026-03-02";

impl Village {
    /// This week, told to people, with Asha at breakfast at 8.30 from today to Wednesday.
    async fn publish_with_asha(&self) {
        self.does(0, "draft/begin", &format!("{WEEK}&like=")).await;
        for date in ["2026-03-02", "2026-03-03", "2026-03-04"] {
            let visit = self.breakfast_on(date);
            self.does(0, &format!("visit/{visit}/move"), &format!("on=draft&to={}", self.workers[0])).await;
        }
        let to = self.does(0, "draft/agree", WEEK).await;
        assert!(to.contains("said=published"), "{to}");
    }

    /// Asha rings at eight and is ill today.
    async fn asha_is_ill(&self) {
        let away = format!("workers/{}/away", self.workers[0]);
        self.does(0, &away, "from=2026-03-02&to=2026-03-02&why=ill").await;
    }

    async fn hill(&self) -> String {
        format!("people/{}", self.state().await.people.first_key_value().unwrap().0)
    }
}

#[tokio::test]
async fn her_visits_are_in_the_tray_at_once_and_on_their_own_day() {
    let village = Village::build().await;
    village.publish_with_asha().await;
    let before = village.page(1, "today").await;
    assert!(!before.contains("Nobody has breakfast"), "{before}");
    village.asha_is_ill().await;
    let today = village.page(1, "today").await;
    assert!(today.contains("Nobody has breakfast for Mrs Hill yet."), "{today}");
    assert!(!today.contains("Starts at 8.30am"), "Asha is not on the way: {today}");
    let board = village.page(1, &format!("board?{WEEK}&by=worker")).await;
    let tray =
        board.split("id=\"tray-title\"").nth(1).and_then(|tray| tray.split("</section>").next()).unwrap();
    assert!(tray.contains("breakfast, Monday"), "{tray}");
    let visit = village.page(1, &format!("visit/{}?on=board", village.breakfast_on("2026-03-02"))).await;
    assert!(visit.contains("nobody yet"), "{visit}");
}

#[tokio::test]
async fn tomorrow_is_as_it_was() {
    let village = Village::build().await;
    village.publish_with_asha().await;
    let tomorrow = format!("board?{WEEK}&by=worker&day=1");
    let blocks = |page: &str| page.matches("data-person").count();
    let before = blocks(&village.page(1, &tomorrow).await);
    village.asha_is_ill().await;
    let after = village.page(1, &tomorrow).await;
    // One more in the tray above, none on Tuesday.
    assert_eq!(blocks(&after), before + 1, "{after}");
}

#[tokio::test]
async fn the_person_reads_that_somebody_is_being_found() {
    let village = Village::build().await;
    village.publish_with_asha().await;
    let page = village.page(1, &village.hill().await).await;
    assert!(page.contains("comes next, today at 8.30am"), "{page}");
    village.asha_is_ill().await;
    let page = village.page(1, &village.hill().await).await;
    assert!(page.contains("We are finding someone"), "{page}");
    assert!(!page.contains("comes next, today at 8.30am"), "{page}");
    let sheet = village.page(1, &format!("{}/week", village.hill().await)).await;
    assert!(sheet.contains("we are finding someone"), "{sheet}");
}

#[tokio::test]
async fn it_counts_as_not_covered() {
    let village = Village::build().await;
    village.publish_with_asha().await;
    assert!(village.page(1, "figures").await.contains("3 of 10"));
    village.asha_is_ill().await;
    assert!(village.page(1, "figures").await.contains("2 of 10"));
}

#[tokio::test]
async fn the_page_where_it_is_noted_offers_who_could_come_and_makes_it_so() {
    let village = Village::build().await;
    village.publish_with_asha().await;
    village.asha_is_ill().await;
    let (asha, ben) = (village.workers[0], village.workers[1]);
    let page = village.page(1, &format!("workers/{asha}")).await;
    assert!(
        page.contains("Visits that need somebody") && page.contains("Give it to Ben Okoro, 8.30am"),
        "{page}"
    );
    let visit = village.breakfast_on("2026-03-02");
    let fields = format!("on=board&to={ben}&start=2026-03-02T08:30&with=&also=");
    village.does(1, &format!("visit/{visit}/move"), &fields).await;
    let page = village.page(1, &format!("workers/{asha}")).await;
    assert!(!page.contains("Visits that need somebody"), "{page}");
    let hill = village.page(1, &village.hill().await).await;
    assert!(hill.contains("Ben Okoro") && hill.contains("comes next, today at 8.30am"), "{hill}");
    let published = village.state().await;
    let published = published.published(this_week()).unwrap();
    assert!(published.rounds.iter().all(|round| !round.estimated), "{:?}", published.rounds);
    assert!(published.rounds.iter().any(|round| round.worker == ben), "Ben is paid for it");
}

#[tokio::test]
async fn nobody_is_given_a_visit_while_they_are_away() {
    let village = Village::build().await;
    village.publish_with_asha().await;
    village.asha_is_ill().await;
    let visit = village.breakfast_on("2026-03-02");
    let (ben, asha) = (village.workers[1], village.workers[0]);
    let path = format!("visit/{visit}/move");
    village.does(1, &path, &format!("on=board&to={ben}&start=2026-03-02T08:30&with=&also=")).await;
    let back = format!("on=board&to={asha}&start=2026-03-02T08:30&with=&also=");
    let (status, page) = village.send(1, &path, &back).await;
    assert!(status.is_client_error() && page.contains("is away then"), "{status}: {page}");
}

/// The week that it is.
fn this_week() -> care::time::WeekStart {
    "2026-03-02".parse().unwrap()
}
