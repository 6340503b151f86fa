//! Hospital and back on the person's page, and things to do.

use super::village::Village;
use axum::http::StatusCode;

#[tokio::test]
async fn a_person_is_away_from_a_time_until_a_time_and_their_page_says_so() {
    let village = Village::build().await;
    let breakfast = village.breakfast_on("2026-03-02");
    let person =
        village.app.service().caller(care::ids::AccountId::new(uuid::Uuid::from_u128(1))).await.unwrap();
    let team_view = village.app.service().view_team(&person, village.team).await.unwrap();
    let hill = team_view.whose(breakfast).unwrap();
    let away = format!("people/{hill}/away");
    let wrong = "why=hospital&from=2026-03-02&from-time=soon&to=2026-03-01&words=";
    let (status, page) = village.send(0, &away, wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Write a time, such as 7.45am"), "{page}");
    let backwards = "why=hospital&from=2026-03-02&to=2026-03-01&words=";
    let (status, page) = village.send(0, &away, backwards).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("The end is before the beginning."), "{page}");
    village.does(0, &away, "why=hospital&from=2026-03-02&from-time=8am&paid=yes&words=Ward+4").await;
    let page = village.page(0, &format!("people/{hill}")).await;
    assert!(
        page.contains("Mrs Hill is in hospital") && page.contains("Nobody in the next two weeks."),
        "{page}"
    );
    let page = village.page(1, &away).await;
    assert!(page.contains("Ward 4") && page.contains("They are back"), "{page}");
    let today = village.page(1, "history").await;
    assert!(today.contains("Mrs Hill is in hospital from Monday 2 March, 8am on"), "{today}");
    let suspension = page.split("/away/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    village.does(0, &format!("{away}/{suspension}/back"), "on=2026-03-03&time=noon").await;
    let page = village.page(0, &format!("people/{hill}")).await;
    assert!(page.contains("The first visit after hospital: what changed?"), "{page}");
}

#[tokio::test]
async fn something_to_do_is_added_and_done_with_a_tap() {
    let village = Village::build().await;
    let (status, page) = village.send(0, "tasks", "words=&due=2026-03-02").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("There are no words yet."), "{page}");
    let (_, page) = village.send(0, "tasks", "words=Order+pads&due=2026-03-01").await;
    assert!(page.contains("A task is done today or later."), "{page}");
    village.does(0, "tasks", "words=Order+pads&due=2026-03-02&urgent=yes").await;
    let page = village.page(1, "tasks").await;
    assert!(page.contains("Order pads") && page.contains("urgent"), "{page}");
    let task =
        page.split("/tasks/").skip(1).find(|part| part.len() > 26 && !part.starts_with("print")).unwrap();
    let task: String = task.chars().take_while(char::is_ascii_alphanumeric).collect();
    village.does(1, &format!("tasks/{task}"), "do=done&words=On+Friday").await;
    let page = village.page(0, "tasks").await;
    assert!(page.contains("Nothing to do") && page.contains("On Friday"), "{page}");
    let history = village.page(0, "history").await;
    assert!(history.contains("a task is done.") || history.contains("A task is done."), "{history}");
    assert!(!history.contains("pads"), "what it is stays on its own page");
}
