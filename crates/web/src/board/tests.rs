//! What holds for every board: nothing is lost, nothing doubled, names are words, nothing needs an inline style.

use super::{BoardView, By, Mark, News, NewsOf, Places, Stage, board};
use view::sample::Sample;

fn view(by: By, day: Option<usize>) -> BoardView {
    let week = Sample::new(12, 22).view();
    let keys = |what: &str, count: usize| (0..count).map(|at| format!("{what}{at}")).collect();
    let marks = (0..week.visits.len()).map(|at| Mark { key: format!("v{at}"), ..Mark::default() });
    let places = Places {
        base: "/team/t".to_owned(),
        page: "board".to_owned(),
        week: "2026-03-02".to_owned(),
        workers: keys("w", week.workers.len()),
        people: keys("p", week.people.len()),
        dates: (2..9).map(|day| format!("2026-03-0{day}")).collect(),
        today: "2026-03-04".to_owned(),
    };
    let marks = marks.collect();
    BoardView { places, stage: Stage::Published, by, day, marks, may_change: true, news: None, week }
}

/// Everything after `before` and up to `after`, wherever it is on the page.
fn between<'a>(html: &'a str, before: &'a str, after: &'a str) -> Vec<&'a str> {
    html.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

fn all() -> impl Iterator<Item = BoardView> {
    By::ALL.into_iter().flat_map(|by| [None, Some(1)].map(|day| view(by, day)))
}

#[test]
fn the_week_has_every_visit_and_a_link_to_it() {
    let by_worker = view(By::Worker, None);
    for view in [by_worker.clone(), view(By::Person, None)] {
        let html = board(&view).into_string();
        let mut led: Vec<&str> = between(&html, "href=\"/team/t/visit/", "\"");
        led.sort_unstable();
        led.dedup();
        let placed = |at: &usize| {
            let visit = &by_worker.week.visits[*at];
            !visit.workers.is_empty() || by_worker.week.tray.iter().any(|wanting| wanting.visit == *at)
        };
        assert_eq!(led.len(), (0..by_worker.week.visits.len()).filter(placed).count());
    }
}

#[test]
fn no_id_stands_twice_and_what_is_named_is_there() {
    for view in all() {
        let html = board(&view).into_string();
        let mut ids = between(&html, " id=\"", "\"");
        for named in between(&html, "aria-labelledby=\"", "\"") {
            assert!(ids.contains(&named), "{named}");
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}

#[test]
fn names_are_words_and_nothing_needs_an_inline_style() {
    for view in all() {
        let html = board(&view).into_string();
        assert!(!html.contains("<script"), "a name that looks like markup stays a name");
        assert!(html.contains("&lt;script&gt;alert"));
        assert!(!html.contains("style="), "the content policy forbids it");
    }
}

#[test]
fn a_draft_is_told_from_what_people_know() {
    let mut view = view(By::Worker, None);
    assert!(board(&view).into_string().contains("class=\"board published with-tray\""));
    view.stage = Stage::Draft;
    assert!(board(&view).into_string().contains("class=\"board draft with-tray\""));
}

#[test]
fn who_may_not_change_anything_gets_no_menu_and_drags_nothing() {
    let mut view = view(By::Worker, None);
    view.may_change = false;
    let html = board(&view).into_string();
    assert!(!html.contains("visit-menu"));
    let visits = html.matches("data-person=").count();
    assert_eq!(html.matches("draggable=\"false\"").count(), visits);
}

#[test]
fn two_who_come_together_are_joined_on_the_day() {
    let html = board(&view(By::Worker, Some(0))).into_string();
    let brackets = between(&html, "class=\"brackets\"", "</div>");
    assert_eq!(brackets.len(), 1);
    assert!(brackets[0].contains("c1 s2"), "from the first lane over two: {}", brackets[0]);
}

#[test]
fn what_changed_has_a_dot_and_words_and_can_be_seen() {
    let mut view = view(By::Worker, None);
    assert!(!board(&view).into_string().contains("since you looked last:"), "nobody looked before");
    let words = "Grace had it before".to_owned();
    view.marks[3].news = Some(words.clone());
    let change = NewsOf { key: Some("v3".to_owned()), what: "Mrs Hill, breakfast".to_owned(), words };
    let when = "on Tuesday 24 November, 5.40pm".to_owned();
    view.news = Some(News { when, replaced: false, changes: vec![change], which: "published" });
    let html = board(&view).into_string();
    assert!(html.contains("changed since you looked last: Grace had it before"));
    assert!(html.contains("1 visit changed since you looked on Tuesday 24 November, 5.40pm."));
    assert!(html.contains("action=\"/team/t/board/seen\""));
    if let Some(news) = &mut view.news {
        news.changes.clear();
    }
    assert!(board(&view).into_string().contains("Nothing new since you last looked."));
}

#[test]
fn other_than_people_were_told_is_a_mark_of_its_own() {
    let mut view = view(By::Worker, None);
    view.marks[3].differs = true;
    let html = board(&view).into_string();
    assert!(html.contains("other than people were told") && !html.contains("since you looked last:"));
}
