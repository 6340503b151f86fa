//! A visit over the border of two weeks.

use super::village::Village;

#[tokio::test(flavor = "multi_thread")]
async fn what_ended_in_the_night_does_not_stop_the_next_week() {
    let village = Village::build().await;
    let asha = village.workers[0];
    let person = *village.state().await.people.first_key_value().unwrap().0;
    let times = "sunday-0-from=9pm&sunday-0-to=7am&travel=foot&guaranteed=10";
    village.does(0, &format!("workers/{asha}/terms"), times).await;
    let night = "what=looking+in&weekdays=Sunday&agreed=11.45pm&minutes=45&crew=one&priority=essential&every=1&from=&to=\
                 &shortest=&competences=&since=2026-03-02";
    village.does(0, &format!("people/{person}/support"), night).await;
    village.does(0, "draft/begin", "week=2026-03-02&like=").await;
    let state = village.state().await;
    let visits = state.visits("2026-03-02".parse().unwrap());
    let visit = visits.values().find(|visit| visit.date.to_string() == "2026-03-08").unwrap().id;
    village.does(0, &format!("visit/{visit}/move"), &format!("on=draft&to={asha}")).await;
    let to = village.does(0, "draft/agree", "week=2026-03-02").await;
    assert!(to.contains("said=published"), "{to}");
    for path in [
        "board?week=2026-03-02",
        "board?week=2026-03-02&by=person",
        "board?week=2026-03-02&day=6",
        "print?week=2026-03-02",
    ] {
        assert!(village.page(0, path).await.contains("11.45"), "{path}");
    }
    assert!(village.page(0, "board?week=2026-03-09").await.contains("This week has no rota yet"));
    village.does(0, "draft/begin", "week=2026-03-09&like=").await;
    assert!(village.page(0, "draft?week=2026-03-09").await.contains("Have the rest filled in"));
    assert!(village.page(0, "board?week=2026-03-09").await.contains("This is a draft"));
}
