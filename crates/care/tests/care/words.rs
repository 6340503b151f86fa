//! Words, numbers and times as people read them, and details as they are opened.

use std::collections::BTreeSet;
use std::fmt::Debug;

use care::access::{Purpose, Relation};
use care::details::{Book, Detail, MemberDetails, PersonDetails, WorkerDetails};
use care::picks::Way;
use care::provider::{LegalForm, Size};
use care::time::{Clock, Stretch, Weekday, Zone, days_between, plus_days};
use care::values::{Strength, Value};
use care::visit::{Competence, Support, VisitId};
use care::{Minutes, access::Matter};

use crate::world::*;

/// Expects that each has words of its own.
fn told_apart<T: Copy + Debug>(all: &[T], words: impl Fn(T) -> &'static str) {
    let said: BTreeSet<&str> = all.iter().map(|one| words(*one)).collect();
    assert_eq!(said.len(), all.len(), "{said:?}");
    assert!(said.iter().all(|words| words.len() > 2), "{said:?}");
}

#[test]
fn everything_that_people_choose_from_is_told_apart() {
    told_apart(&Purpose::ALL, Purpose::sentence);
    told_apart(&Relation::ALL, Relation::name);
    told_apart(Matter::ALL, Matter::name);
    told_apart(&Way::ALL, Way::sentence);
    told_apart(&LegalForm::ALL, LegalForm::name);
    told_apart(&Size::ALL, Size::name);
    told_apart(&Value::ALL, Value::sentence);
    told_apart(&Strength::ALL, Strength::words);
    told_apart(&Weekday::ALL, Weekday::name);
}

#[test]
fn somebody_is_called_what_they_like_to_be_called() {
    let named = PersonDetails { name: "Dorothy Hill".into(), ..PersonDetails::default() };
    assert_eq!(named.called(), "Dorothy Hill");
    assert_eq!(PersonDetails { known_as: "Dot".into(), ..named }.called(), "Dot");
    let named = WorkerDetails { name: "Ada Moss".into(), ..WorkerDetails::default() };
    assert_eq!(named.called(), "Ada Moss");
    assert_eq!(WorkerDetails { known_as: "Addie".into(), ..named }.called(), "Addie");
}

#[test]
fn a_book_opens_each_detail_as_what_it_is() {
    let person = PersonDetails { name: "Dot".into(), ..PersonDetails::default() };
    let worker = WorkerDetails { name: "Ada".into(), ..WorkerDetails::default() };
    let member = MemberDetails { name: "Gil".into(), ..MemberDetails::default() };
    let mut book: Book =
        [(sealed(1), Detail::Person(person.clone())), (sealed(2), Detail::Worker(worker.clone()))]
            .into_iter()
            .collect();
    book.put(sealed(3), Detail::Member(member.clone()));
    book.put(sealed(4), Detail::Words("the blue door".into()));
    let opened: Vec<_> = (1..=5).map(|number| book.person(sealed(number))).collect();
    assert_eq!(opened, [Some(&person), None, None, None, None]);
    let opened: Vec<_> = (1..=5).map(|number| book.worker(sealed(number))).collect();
    assert_eq!(opened, [None, Some(&worker), None, None, None]);
    let opened: Vec<_> = (1..=5).map(|number| book.member(sealed(number))).collect();
    assert_eq!(opened, [None, None, Some(&member), None, None]);
    let opened: Vec<_> = (1..=5).map(|number| book.words(sealed(number))).collect();
    assert_eq!(opened, [None, None, None, Some("the blue door"), None]);
    assert_eq!(book.detail(sealed(3)), Some(&Detail::Member(member)));
    assert_eq!(book.detail(sealed(5)), None);
}

#[test]
fn minutes_add_up_and_never_go_below_nothing() {
    assert_eq!(Minutes(30) + Minutes(45), Minutes(75));
    assert_eq!([Minutes(30), Minutes(45)].into_iter().sum::<Minutes>(), Minutes(75));
    let mut length = Minutes(30);
    length += Minutes(15);
    assert_eq!(length, Minutes(45));
    assert_eq!((Minutes(45).less(Minutes(30)), Minutes(30).less(Minutes(45))), (Minutes(15), Minutes::ZERO));
    assert_eq!(Minutes::hours(2), Minutes(120));
}

#[test]
fn the_clock_counts_to_the_end_of_the_day() {
    assert_eq!(Clock::from_minutes(24 * 60), Some(Clock::DAY_END));
    assert_eq!(Clock::from_minutes(24 * 60 + 1), None);
    assert_eq!(Clock::from_minutes(90), Clock::new(1, 30));
    assert_eq!((Clock::new(23, 59).unwrap().minutes(), Clock::new(24, 0)), (1439, Some(Clock::DAY_END)));
    assert_eq!((Clock::new(24, 1), Clock::new(23, 60), Clock::new(25, 0)), (None, None, None));
    assert_eq!(clock("08:30").plus(45), clock("09:15"));
    assert_eq!((clock("23:30").plus(30), clock("23:30").plus(31)), (Clock::DAY_END, Clock::DAY_END));
    let lasts = |from, to| Stretch { from: clock(from), to: clock(to) }.minutes();
    assert_eq!((lasts("08:15", "09:00"), lasts("08:00", "08:00"), lasts("22:10", "06:20")), (45, 0, 490));
}

#[test]
fn weeks_and_days_are_counted_both_ways() {
    let monday = week().monday();
    assert_eq!(plus_days(monday, 7), date("2026-11-30"));
    assert_eq!((days_between(monday, date("2026-11-30")), days_between(date("2026-11-30"), monday)), (7, -7));
    let dates: Vec<String> = week().dates().map(|date| date.to_string()).collect();
    assert_eq!((dates.len(), dates[0].as_str(), dates[6].as_str()), (7, "2026-11-23", "2026-11-29"));
    assert_eq!(week().plus_weeks(2).to_string(), "2026-12-07");
    assert_eq!((week().next().weeks_since(week()), week().previous().weeks_since(week())), (1, -1));
    assert!(week().holds(monday) && !week().holds(date("2026-11-22")));
    let named: Vec<&str> = week().dates().map(|date| Weekday::of(date).name()).collect();
    assert_eq!(named, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);
    let weekend: Vec<Weekday> = Weekday::ALL.into_iter().filter(|day| day.is_weekend()).collect();
    assert_eq!(weekend, [Weekday::Sat, Weekday::Sun]);
}

#[test]
fn a_zone_counts_the_time_that_passes() {
    let zone: Zone = "Europe/London".parse().unwrap();
    let at = |text: &str| text.parse::<care::time::Moment>().unwrap();
    assert_eq!(zone.name(), "Europe/London");
    assert_eq!(zone.to_string(), "Europe/London");
    assert_ne!(zone, "Europe/Paris".parse().unwrap());
    assert_eq!(zone.minutes_between(at("2026-11-23T08:00"), at("2026-11-23T09:30")), 90);
    assert_eq!(zone.minutes_between(at("2026-11-23T09:30"), at("2026-11-23T08:00")), -90);
    assert_eq!(zone.later(at("2026-11-23T23:30"), 45), at("2026-11-24T00:15"));
    assert_eq!(zone.civil("2026-07-01T12:00:00Z".parse().unwrap()), at("2026-07-01T13:00"));
    assert_eq!(zone.timestamp(at("2026-07-01T13:45")), "2026-07-01T12:45:00Z".parse().unwrap());
    assert!("2026-11-23 08:00".parse::<care::time::Moment>().is_err());
}

#[test]
fn a_competence_is_a_name_of_sixty_letters_at_most() {
    let name = "é".repeat(60);
    assert_eq!(Competence::new(&name).unwrap().name(), name);
    assert_eq!(Competence::new(&name).unwrap().to_string(), name);
    assert_eq!((Competence::new(&"é".repeat(61)), Competence::new("  ")), (None, None));
}

#[test]
fn a_visit_usually_starts_as_agreed_or_as_early_as_it_may() {
    let start = |agreed: Option<&str>, window: Option<&str>| {
        let window = window.map(|from| Stretch { from: clock(from), to: clock("18:00") });
        let support = Support { agreed: agreed.map(clock), window, ..Support::new(sealed(1), Minutes(30)) };
        let (id, person, date) = (breakfast(), person(DOT), date("2026-11-23"));
        care::visit::Visit { id, person, date, support, exception: None }.usual_start().to_string()
    };
    assert_eq!(start(Some("08:00"), Some("07:00")), "2026-11-23T08:00");
    assert_eq!(start(None, Some("07:00")), "2026-11-23T07:00");
    assert_eq!(start(None, None), "2026-11-23T00:00");
    assert!("-2026-11-23".parse::<VisitId>().is_err());
}
