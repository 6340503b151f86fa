//! A team makes its week by nothing but the pages' own forms.

mod away;
mod before;
mod bounds;
mod calendars;
mod circle;
mod coming;
mod ease;
mod erasures;
mod hitches;
mod ill_today;
mod json;
mod kept;
mod nights;
mod notices;
mod observations;
mod once;
mod outside;
mod phone;
mod pin;
mod promises;
mod safety;
mod teams;
mod two_tabs;
mod village;
mod way_back;
mod way_out;

use axum::http::StatusCode;
use care::weeks::How;
use std::time::Duration;
use village::Village;

const WEEK: &str = "week=2026-03-09";

impl Village {
    /// Everything up to the point where a proposal can be read.
    async fn pick_and_close(&self) {
        self.does(0, "draft/begin", &format!("{WEEK}&like=")).await;
        let round = "date=2026-03-05&time=18:00&shown=at-once";
        self.does(0, "draft/picks/open", &format!("{WEEK}&{round}")).await;
        let monday = self.breakfast_on("2026-03-09");
        for who in [0, 1] {
            self.does(who, "draft/pick", &format!("{WEEK}&visit={monday}&pick=mine")).await;
        }
        self.does(1, "draft/picks/close", WEEK).await;
        let page = self.page(0, &format!("draft?{WEEK}")).await;
        assert!(page.contains("The one who knows the person best"), "{page}");
        let settle = format!("{WEEK}&visit={monday}&chosen={}", self.workers[1]);
        self.does(0, "draft/settle", &settle).await;
    }

    /// Has the rest filled in, and gives the proposal's id.
    async fn fill_in(&self) -> String {
        self.does(0, "draft/run", WEEK).await;
        self.does(0, "draft/run/stop", WEEK).await;
        for _ in 0..300 {
            if let Some((plan, _)) = self.state().await.weeks[&Village::next()].plans.first_key_value() {
                return plan.to_string();
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no proposal came");
    }

    async fn publish(&self) {
        self.pick_and_close().await;
        let plan = self.fill_in().await;
        self.does(0, "draft/take", &format!("{WEEK}&plan={plan}&all=yes")).await;
        let to = self.does(0, "draft/agree", WEEK).await;
        assert!(to.contains("said=published"), "{to}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_makes_its_week_with_forms_alone() {
    let village = Village::build().await;
    assert!(village.page(0, &format!("board?{WEEK}")).await.contains("This week has no rota yet"));
    village.publish().await;
    let state = village.state().await;
    let published = state.published(Village::next()).unwrap();
    assert_eq!(published.rota.len(), 10, "every visit has somebody");
    let monday = &published.rota[&village.breakfast_on("2026-03-09")];
    assert_eq!((monday.how, monday.workers.first()), (How::Picked, Some(&village.workers[1])));
    for by in ["worker", "person", "map"] {
        assert!(village.page(1, &format!("board?{WEEK}&by={by}")).await.contains("Every visit has someone."));
    }
    assert!(village.page(1, &format!("draft?{WEEK}")).await.contains("People know this week"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_seen_before_it_is_done_and_can_be_taken_back() {
    let village = Village::build().await;
    village.publish().await;
    let visit = village.breakfast_on("2026-03-09");
    let asha = village.workers[0];
    let page = village.page(0, &format!("visit/{visit}?on=board")).await;
    assert!(page.contains("Ben Okoro picked it"), "{page}");
    let preview = village.page(0, &format!("visit/{visit}/move?on=board&to={asha}")).await;
    assert!(preview.contains("If Asha Patel came instead"), "{preview}");
    let to = village.does(0, &format!("visit/{visit}/move"), &format!("on=board&to={asha}")).await;
    let makes =
        |state: care::team::Team| state.published(Village::next()).unwrap().rota[&visit].workers.clone();
    assert_eq!(makes(village.state().await).first(), Some(&asha));
    let version = to.split("undo=").nth(1).unwrap();
    village.does(0, &format!("history/{version}/undo"), "").await;
    assert_eq!(makes(village.state().await).first(), Some(&village.workers[1]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_is_asked_and_says_yes() {
    let village = Village::build().await;
    village.publish().await;
    let visit = village.breakfast_on("2026-03-09");
    village.does(1, &format!("visit/{visit}/ask"), "on=board&kind=take-over&words=").await;
    let page = village.page(0, "requests").await;
    assert!(page.contains("You are asked") && page.contains("Ben Okoro asks who can take over"), "{page}");
    let request = *village.state().await.requests.first_key_value().unwrap().0;
    village.does(0, &format!("requests/{request}"), "answer=yes").await;
    let state = village.state().await;
    assert_eq!(
        state.published(Village::next()).unwrap().rota[&visit].workers.first(),
        Some(&village.workers[0])
    );
}

#[tokio::test]
async fn everything_wrong_with_a_form_is_told_at_once() {
    let village = Village::build().await;
    village.does(0, "draft/begin", &format!("{WEEK}&like=")).await;
    let (status, page) = village.send(0, "draft/picks/open", &format!("{WEEK}&date=&time=soon")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("href=\"#date\"") && page.contains("href=\"#time\""), "{page}");
}

#[tokio::test]
async fn a_week_is_on_paper_for_everyone_it_concerns() {
    let village = Village::build().await;
    village.does(0, "draft/begin", &format!("{WEEK}&like=")).await;
    let visit = village.breakfast_on("2026-03-10");
    let asha = village.workers[0];
    village.does(0, &format!("visit/{visit}/move"), &format!("on=draft&to={asha}")).await;
    let paper = village.page(0, &format!("print?{WEEK}&for=worker/{asha}")).await;
    assert!(paper.contains("Mrs Hill") && paper.contains("This is a draft"), "{paper}");
    assert!(village.page(0, "today").await.contains("Nothing is published for this week"));
}
