//! Today on a phone, running late and not coming: said in a tap, seen by the team, told on the person's page, and mended on the
//! page where it was said.

use super::village::Village;
use axum::body::Body;
use axum::http::{Request, header};

const WEEK: &str = "week=2026-03-02";
const PHONE: &str = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";

impl Village {
    /// This week, told to people, with Asha at breakfast (8.30) and Ben at tea today; Mrs Hill's door is known.
    async fn with_asha_today(&self) {
        let hill = self.hills().await;
        let door = "name=Mrs+Hill&known-as=&address=3+Mill+Lane&phone=01632+960+001&key=Key+safe+by+the+door\
                    &notes=Biscuit+barks";
        self.does(0, &format!("{hill}/details"), door).await;
        self.does(0, &format!("{hill}/place"), "at=53.48,-2.24").await;
        self.does(0, "draft/begin", &format!("{WEEK}&like=")).await;
        let visit = self.breakfast_on("2026-03-02");
        self.does(0, &format!("visit/{visit}/move"), &format!("on=draft&to={}", self.workers[0])).await;
        let to = self.does(0, "draft/agree", WEEK).await;
        assert!(to.contains("said=published"), "{to}");
    }

    async fn hills(&self) -> String {
        format!("people/{}", self.state().await.people.first_key_value().unwrap().0)
    }

    /// Where the first worker is led who comes in at the door with this browser.
    async fn home_on(&self, agent: &str) -> String {
        let request = Request::get("/").header(header::COOKIE, &self.cookies[0]);
        let request = request.header(header::HOST, "127.0.0.1:8080").header(header::USER_AGENT, agent);
        let (answer, _) = crate::testing::ask(&self.site, request.body(Body::empty()).unwrap()).await;
        answer.headers()[header::LOCATION].to_str().unwrap().to_owned()
    }

    /// A page of the team as the first worker sees it on a phone.
    async fn on_a_phone(&self, path: &str) -> String {
        let request = Request::get(format!("/team/{}/{path}", self.team));
        let request = request.header(header::COOKIE, &self.cookies[0]).header(header::USER_AGENT, PHONE);
        let request = request.header(header::HOST, "127.0.0.1:8080").body(Body::empty()).unwrap();
        crate::testing::ask(&self.site, request).await.1
    }
}

#[tokio::test]
async fn a_phone_opens_on_today_and_shows_one_day_of_the_board() {
    let village = Village::build().await;
    village.with_asha_today().await;
    assert!(village.home_on(PHONE).await.ends_with("/today"));
    assert!(village.home_on("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0").await.ends_with("/board"));
    let (phone, laptop) = (village.on_a_phone("board").await, village.page(0, "board").await);
    assert!(phone.contains("class=\"one-day\"") && !laptop.contains("class=\"one-day\""), "{phone}");
}

#[tokio::test]
async fn the_next_door_comes_first_with_all_that_is_needed_there() {
    let village = Village::build().await;
    village.with_asha_today().await;
    let page = village.page(0, "today").await;
    let door = page.split("next-door").nth(1).and_then(|door| door.split("</article>").next()).unwrap();
    for needed in [
        "Next, 8.30am",
        "Mrs Hill",
        "3 Mill Lane",
        "Key safe by the door",
        "Biscuit barks",
        "href=\"tel:01632960001\"",
        "href=\"geo:53.480000,-2.240000?q=53.480000,-2.240000\"",
        "href=\"https://www.openstreetmap.org/?mlat=53.480000&amp;mlon=-2.240000#map=18/53.480000/-2.240000\"",
    ] {
        assert!(door.contains(needed), "{needed}: {door}");
    }
    assert!(!village.page(1, "today").await.contains("next-door"), "Ben goes nowhere today");
}

#[tokio::test]
async fn running_late_is_a_tap_and_the_person_reads_when_to_expect_them() {
    let village = Village::build().await;
    village.with_asha_today().await;
    let (asha, visit) = (village.workers[0], village.breakfast_on("2026-03-02"));
    let page = village.page(0, "today").await;
    assert!(page.contains("I’m running late") && page.contains("I can’t come"), "{page}");
    let to = village.does(0, &format!("hitches/{asha}/late"), &format!("visit={visit}&minutes=20")).await;
    assert!(to.contains(&format!("hitches/{asha}?said=late")), "{to}");
    let own = village.page(0, &format!("hitches/{asha}")).await;
    assert!(own.contains("You are running 20 minutes late."), "{own}");
    assert!(own.contains("Who could be there in time") && own.contains("Give it to Ben Okoro"), "{own}");
    for page in [village.page(1, "today").await, village.page(1, &format!("board?{WEEK}")).await] {
        assert!(page.contains("Asha Patel is running 20 minutes late."), "{page}");
        assert!(page.contains("Mrs Hill about 8.50am."), "{page}");
    }
    assert!(village.page(1, &format!("board?{WEEK}")).await.contains("title=\"20 minutes late\""));
    let hill = village.page(1, &village.hills().await).await;
    assert!(hill.contains("Running about 20 minutes late: expect them at about 8.50am."), "{hill}");
    let history = village.page(1, "history").await;
    assert!(history.contains("Asha Patel is running 20 minutes late for Mrs Hill (breakfast)"), "{history}");
    village.does(0, &format!("hitches/{asha}/late"), "visit=&minutes=0").await;
    assert!(!village.page(1, "today").await.contains("running"), "on time after all");
    assert!(!village.page(1, &village.hills().await).await.contains("Running about"));
}

#[tokio::test]
async fn who_cannot_come_is_replaced_on_the_same_page_and_the_person_is_told() {
    let village = Village::build().await;
    village.with_asha_today().await;
    let ([asha, ben], visit) = (village.workers, village.breakfast_on("2026-03-02"));
    let fields = format!("visit={visit}&which=rest&why=ill&words=A+fever");
    let to = village.does(0, &format!("hitches/{asha}/cannot-come"), &fields).await;
    assert!(to.contains("said=cannot-come"), "{to}");
    let page = village.page(0, &format!("hitches/{asha}")).await;
    assert!(
        page.contains("Visits that need somebody") && page.contains("Give it to Ben Okoro, 8.30am"),
        "{page}"
    );
    let today = village.page(1, "today").await;
    assert!(today.contains("Asha Patel can’t come from 8.30am on."), "{today}");
    assert!(today.contains("1 visit needs somebody."), "{today}");
    assert!(!today.contains("fever") && !village.page(1, "history").await.contains("fever"));
    let hill = village.page(1, &village.hills().await).await;
    assert!(hill.contains("Asha Patel can’t come.") && hill.contains("We are finding someone"), "{hill}");
    let fields = format!("on=board&to={ben}&start=2026-03-02T08:30&with=&also=&instead-of={asha}");
    let to = village.does(1, &format!("visit/{visit}/move"), &fields).await;
    assert!(to.contains(&format!("hitches/{asha}")), "the same page again: {to}");
    let hill = village.page(1, &village.hills().await).await;
    assert!(hill.contains("Ben Okoro instead of Asha Patel.") && hill.contains("today at 8.30am"), "{hill}");
    let today = village.page(0, "today").await;
    assert!(!today.contains("needs somebody"), "{today}");
}

#[tokio::test]
async fn a_colleague_may_say_it_and_nobody_of_another_house() {
    let village = Village::build().await;
    village.with_asha_today().await;
    let (asha, visit) = (village.workers[0], village.breakfast_on("2026-03-02"));
    let page = village.page(1, &format!("hitches/{asha}")).await;
    assert!(page.contains("Asha Patel is running late") && page.contains("Asha Patel can’t come"), "{page}");
    village.does(1, &format!("hitches/{asha}/late"), &format!("visit={visit}&minutes=15")).await;
    let (status, _) = village.look(&village.cookies[1], "hitches/00000000000000000000000000").await;
    assert_eq!(status.as_u16(), 404);
    let (status, page) =
        village.send(1, &format!("hitches/{asha}/late"), &format!("visit={visit}&minutes=200")).await;
    assert!(status.is_client_error() && page.contains("between 5 minutes and 3 hours"), "{status}: {page}");
}
