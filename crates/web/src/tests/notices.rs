//! Notices: who is told what, once, and that nobody is told of what they did themselves.

use super::village::Village;
use axum::http::StatusCode;
use care::organisation::Membership;
use std::time::Duration;

impl Village {
    /// The page of notices of the viewer who has this cookie, once it says this.
    pub(super) async fn notices_saying(&self, cookie: &str, words: &str) -> String {
        let mut page = String::new();
        for _ in 0..200 {
            page = self.get(cookie, "/notices").await.1;
            if page.contains(words) {
                return page;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{words:?} is not on {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_week_is_told_once_and_its_changes_to_whom_they_concern() {
    let village = Village::build().await;
    village.publish().await;
    let [asha, ben] = village.cookies.clone();
    village.notices_saying(&ben, "The week of 9 to 15 March is published.").await;
    // Asked again: the first answer may have counted before it was told.
    let page = village.get(&ben, "/notices").await.1;
    assert_eq!(page.matches("is published").count(), 1);
    assert!(page.contains("span class=\"count\">1<"), "the bell counts: {page}");

    let visit = village.breakfast_on("2026-03-09");
    let to = village.workers[0];
    village.does(0, &format!("visit/{visit}/move"), &format!("on=board&to={to}")).await;
    village.notices_saying(&ben, "Your visits are different on Monday 9 March.").await;
    assert!(!village.get(&asha, "/notices").await.1.contains("different"), "Asha did it herself");

    let until = "until=2026-03-02T08:00:00Z";
    assert_eq!(village.post(&ben, "/notices/read", until).await.0, StatusCode::SEE_OTHER);
    let page = village.notices_saying(&ben, "is published").await;
    assert!(!page.contains("I have read these") && !page.contains("span class=\"count\""), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_does_not_want_here_is_not_counted() {
    let village = Village::build().await;
    let ben = village.cookies[1].clone();
    let wanted = "on-page=changed&email=&quiet-from=&quiet-to=";
    assert_eq!(village.post(&ben, "/notices/settings", wanted).await.0, StatusCode::SEE_OTHER);
    village.publish().await;
    let page = village.notices_saying(&ben, "is published").await;
    assert!(!page.contains("I have read these"), "it is there, and not new: {page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_with_whom_nothing_is_shared_hears_nothing() {
    let village = Village::build().await;
    let person = *village.state().await.people.keys().next().unwrap();
    let circle = format!("people/{person}/circle");
    village.does(0, &circle, "member=new&name=Ngozi&relation=daughter&phone=&sees=times").await;
    village.does(0, &circle, "member=new&name=Sam&relation=neighbour&phone=&sees=notes").await;
    let state = village.state().await;
    let mut cookies = Vec::new();
    for (number, (member, known)) in (20..).zip(&state.people[&person].circle) {
        let sees_times = known.sees.contains(&care::people::Section::Times);
        let membership = Membership::Member { team: village.team, person, member: *member };
        cookies.push((sees_times, village.somebody(number, membership).await));
    }
    village.publish().await;
    let of = |sees| cookies.iter().find(|(times, _)| *times == sees).map(|(_, cookie)| cookie).unwrap();
    village.notices_saying(of(true), "is published").await;
    assert!(village.get(of(false), "/notices").await.1.contains("Nothing yet"));
}

#[tokio::test]
async fn a_form_with_a_wrong_address_or_time_says_so() {
    let village = Village::build().await;
    let wrong = "email=asha&quiet-from=late&quiet-to=7am";
    let (status, page) = village.post(&village.cookies[0], "/notices/settings", wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Write an e-mail address") && page.contains("Write a time"), "{page}");
}
