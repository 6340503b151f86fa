//! Health tasks, the emergency sheet, working alone and proved arrivals, as pages: filled in, refused, shown.

use super::village::Village;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use care::ids::PersonId;
use care::organisation::Membership;

impl Village {
    async fn supported(&self) -> PersonId {
        *self.state().await.people.keys().next().unwrap()
    }

    /// Insulin is delegated for breakfast by Nurse Bell, who signs in.
    async fn insulin(&self) -> (String, String) {
        let (person, breakfast) = (self.supported().await, self.breakfast);
        let tasks = format!("people/{person}/health-tasks");
        let fields = format!(
            "task=Insulin&words=Ten+units&nurse=new&nurse-name=Nurse+Bell&nurse-phone=0161+496+0101&visits={breakfast}"
        );
        self.does(0, &tasks, &fields).await;
        let member = *self.state().await.people[&person].circle.keys().next().unwrap();
        let bell = self.somebody(31, Membership::Member { team: self.team, person, member }).await;
        (tasks, bell)
    }

    /// A sheet with a code: the address that is printed.
    async fn sheet(&self) -> String {
        let person = self.supported().await;
        let words =
            "allergies=Penicillin&decisions=&conditions=Diabetes&communicating=&contacts=Ngozi&identity=";
        self.does(0, &format!("people/{person}/emergency"), words).await;
        let (status, page) = self.send(0, &format!("people/{person}/emergency/code"), "").await;
        assert_eq!(status, StatusCode::OK, "{page}");
        assert!(page.contains("<svg") && page.contains("shown this once"), "{page}");
        let address = Self::link_on(&page);
        address.split_once("/emergency/").map(|(_, code)| format!("/emergency/{code}")).unwrap()
    }

    /// What an address answers to somebody without an account, with its headers.
    async fn outside(&self, path: &str) -> (StatusCode, axum::http::HeaderMap, String) {
        let request = Request::get(path).header(header::HOST, "127.0.0.1:8080").body(Body::empty()).unwrap();
        let (answer, page) = crate::testing::ask(&self.site, request).await;
        (answer.status(), answer.headers().clone(), page)
    }
}

#[tokio::test]
async fn a_task_is_delegated_signed_by_the_nurse_and_withdrawn() {
    let village = Village::build().await;
    let (tasks, bell) = village.insulin().await;
    let page = village.page(0, &tasks).await;
    assert!(page.contains("Nobody is signed off for this yet") && page.contains("tel:01614960101"), "{page}");
    let task = *village.state().await.health_tasks.keys().next().unwrap();
    let (status, page) = village.look(&bell, &tasks).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains("Sign a worker off") && !page.contains("Another task"), "{page}");
    let [asha, _] = village.workers;
    let sign = format!("worker={asha}&taught=2026-03-02&signed=2026-03-02&review=2026-09-01");
    let (status, to) = village.send_as(&bell, &format!("{tasks}/{task}/sign"), &sign).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    assert!(village.page(1, &tasks).await.contains("until 1 September 2026"));
    let late = format!("worker={asha}&taught=2026-03-02&signed=2026-03-02&review=2028-09-01");
    let (status, page) = village.send_as(&bell, &format!("{tasks}/{task}/sign"), &late).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("within a year of signing"), "{page}");
    let (status, _) =
        village.send_as(&bell, &format!("{tasks}/{task}/withdraw"), &format!("worker={asha}")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(village.page(0, &tasks).await.contains("withdrawn"));
    let history = village.page(0, "history").await;
    assert!(history.contains("no longer signed off for a health task for Mrs Hill"), "{history}");
    for closed in ["board", "people", "workers"] {
        assert_ne!(village.look(&bell, closed).await.0, StatusCode::OK, "{closed} is not the nurse’s");
    }
}

#[tokio::test]
async fn a_sheet_asks_who_comes_and_shows_nothing_before() {
    let village = Village::build().await;
    let address = village.sheet().await;
    let (status, headers, page) = village.outside(&address).await;
    assert_eq!((status, &headers[header::CACHE_CONTROL]), (StatusCode::OK, &"no-store".parse().unwrap()));
    assert!(!page.contains("Hill") && !page.contains("Penicillin"), "nothing of anybody: {page}");
    let (status, page) = village.post("", &address, "name=&service=").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Write your name") && page.contains("Write which service"), "{page}");
    let (status, to) = village.post("", &address, "name=Kay+Lowe&service=NWAS").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (status, headers, page) = village.outside(&to).await;
    assert_eq!((status, &headers["refresh"]), (StatusCode::OK, &"30".parse().unwrap()));
    assert!(
        page.contains("Mrs Hill") && page.contains("Penicillin") && page.contains("Open until 8.30am"),
        "{page}"
    );
    assert!(page.contains("No medicines are known here"), "{page}");
    let person = village.supported().await;
    let own = village.page(1, &format!("people/{person}/emergency")).await;
    assert!(own.contains("Kay Lowe, NWAS is reading this sheet"), "{own}");
    assert!(village.page(1, &format!("people/{person}")).await.contains("somebody is reading it now"));
}

#[tokio::test(flavor = "multi_thread")]
async fn everyone_around_hears_of_a_look_and_it_is_stopped() {
    let village = Village::build().await;
    // With that the server does jobs.
    village.publish().await;
    let person = village.supported().await;
    village
        .does(0, &format!("people/{person}/circle"), "member=new&name=Ngozi&relation=daughter&phone=")
        .await;
    let member = *village.state().await.people[&person].circle.keys().next().unwrap();
    let daughter = village.somebody(21, Membership::Member { team: village.team, person, member }).await;
    let address = village.sheet().await;
    let (status, to) = village.post("", &address, "name=Kay+Lowe&service=NWAS").await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{to}");
    for cookie in [&village.cookies[0], &village.cookies[1], &daughter] {
        let page = village.notices_saying(cookie, "An emergency sheet was opened").await;
        assert!(!page.contains("Hill"), "nothing of anybody: {page}");
    }
    village.does(1, &format!("people/{person}/emergency/close"), "").await;
    let (status, _, page) = village.outside(&to).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(
        page.contains("This code opens nothing.") && page.contains("999") && !page.contains("Penicillin"),
        "{page}"
    );
    assert_eq!(village.outside(&address).await.0, StatusCode::NOT_FOUND);
    let guess = "/emergency/0123456789abcdefghjkmnpqrs";
    assert_eq!(village.outside(guess).await.2, page, "closed and never there are answered alike");
    let history = village.page(0, "history").await;
    assert!(history.contains("emergency sheet of Mrs Hill was closed"), "{history}");
}

#[tokio::test]
async fn who_tries_codes_is_slowed_down() {
    let village = Village::build().await;
    let mut met = Vec::new();
    for _ in 0..200 {
        met.push(village.outside("/emergency/0123456789abcdefghjkmnpqrs").await.0);
        if met.last() == Some(&StatusCode::TOO_MANY_REQUESTS) {
            return;
        }
    }
    panic!("nobody said stop: {} tries", met.len());
}

#[tokio::test]
async fn a_time_to_be_back_is_on_todays_page_until_they_are() {
    let village = Village::build().await;
    let colleague = format!("until=9pm&colleague={}", village.workers[1]);
    village.does(0, "lone-working", &colleague).await;
    let today = village.page(1, "today").await;
    assert!(
        today.contains("works alone, and is back by 9pm") && today.contains("Ben Okoro is asked first"),
        "{today}"
    );
    assert!(village.page(0, "lone-working").await.contains("I am back"));
    let (outing, ..) = village.state().await.awaited(village.workers[0]).unwrap();
    let back = format!("workers/{}/back", village.workers[0]);
    village.does(0, &back, &format!("outing={outing}")).await;
    assert!(!village.page(1, "today").await.contains("works alone, and is back by"));
    let (status, page) = village.send(0, "lone-working", "until=soon").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Write a time"), "{page}");
}

#[tokio::test]
async fn how_arrivals_are_proved_is_agreed_with_a_code_to_print() {
    let village = Village::build().await;
    let person = village.supported().await;
    let page = format!("people/{person}/arrivals");
    assert!(village.page(0, &page).await.contains("Nothing is proved"));
    village.does(0, &page, "way=door").await;
    assert!(village.page(0, &page).await.contains("<svg"));
    village.does(0, &page, "way=spoken").await;
    assert!(village.page(0, &page).await.contains("reads this out"));
    assert!(village.page(0, "history").await.contains("a code that they read out"));
    assert_eq!(village.send(0, &page, "way=gps").await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_camera_is_for_the_phone_and_nothing_knows_where_anybody_is() {
    let village = Village::build().await;
    let (_, phone, _) = village.outside("/phone").await;
    let (_, page, _) = village.outside("/sign-in").await;
    let policy = |headers: &axum::http::HeaderMap| headers["permissions-policy"].to_str().unwrap().to_owned();
    assert!(policy(&phone).contains("camera=(self)") && policy(&phone).contains("geolocation=()"));
    assert!(policy(&page).contains("camera=()"));
}
