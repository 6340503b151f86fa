//! What is agreed with people and workers: a form changes what it shows, and nothing else.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use care::access::Purpose;
use care::details::{MemberDetails, PersonDetails};
use care::ids::{PatternId, PersonId};
use care::people::Section;
use care::support::{Away, Change};
use care::team::Command;
use care::time::{Clock, Moment, Stretch, Weekday};
use care::visit::{Competence, Crew, Priority};
use care::workers::{ChangeTerms, Shift, Travel};
use care::{Minutes, Rhythm};
use common::{Village, id};
use jiff::civil::Date;
use service::people::{InCircle, Next};
use service::support::Agreement;
use service::suspensions::GoingAway;
use service::workers::{ContractHours, WorkerAway, WorkingTimes};
use service::{Kind, Order};
use uuid::Uuid;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn stretch(from: u16, to: u16) -> Stretch {
    Stretch { from: Clock::new(from, 0).unwrap(), to: Clock::new(to, 0).unwrap() }
}

fn walk() -> Agreement {
    Agreement {
        what: "a walk to the market".to_owned(),
        from: date("2026-03-09"),
        weekdays: BTreeSet::from([Weekday::Tue]),
        every: 2,
        at: Clock::new(14, 30),
        window: Some(stretch(13, 16)),
        minutes: Minutes(45),
        shortest: Some(Minutes(30)),
        crew: Crew::Two,
        competences: Competence::new("hoist").into_iter().collect(),
        priority: Priority::Flexible,
    }
}

#[tokio::test]
async fn what_is_agreed_is_on_the_record_as_it_was_said() {
    let village = Village::new().await;
    let (asha, whom) = (village.asha().await, (village.team, village.hill));
    village.service.agree_support(&asha, whom, id(), walk()).await.unwrap();
    let opened = village.service.open_person(&asha, village.team, village.hill, Purpose::Covering).await;
    let agreed = opened.unwrap().0.support.unwrap();
    let one = agreed.iter().find(|one| one.what == "a walk to the market").unwrap();
    let terms = &one.agreed.terms[&date("2026-03-09")];
    assert_eq!((terms.rhythm.every, &terms.weekdays), (2, &walk().weekdays));
    let support = &terms.support;
    assert_eq!((support.agreed, support.window, support.minutes), (walk().at, walk().window, Minutes(45)));
    assert_eq!((support.crew, support.priority), (Crew::Two, Priority::Flexible));
    assert_eq!((support.shortest, &support.competences), (Some(Minutes(30)), &walk().competences));
}

#[tokio::test]
async fn other_terms_keep_what_the_form_does_not_show() {
    let village = Village::new().await;
    let asha = village.asha().await;
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    let mut terms = team_view.team().patterns[&village.breakfast].terms.values().next().unwrap().clone();
    (terms.support.fine_early, terms.support.fine_late) = (Some(Minutes(5)), Some(Minutes(10)));
    let change = Change { pattern: village.breakfast, from: date("2026-03-03"), terms };
    village.service.act(&asha, village.team, Order::new(id(), Command::from(change))).await.unwrap();

    let which = (village.team, village.hill, village.breakfast);
    village.service.change_support(&asha, which, id(), walk()).await.unwrap();
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    let now = &team_view.team().patterns[&village.breakfast].terms[&date("2026-03-09")].support;
    assert_eq!(
        (now.minutes, now.fine_early, now.fine_late),
        (Minutes(45), Some(Minutes(5)), Some(Minutes(10)))
    );
}

#[tokio::test]
async fn support_of_somebody_else_is_not_there() {
    let village = Village::new().await;
    let asha = village.asha().await;
    let (nobody, nothing) = (PersonId::new(Uuid::from_u128(9)), PatternId::new(Uuid::from_u128(9)));
    for which in [(village.team, nobody, village.breakfast), (village.team, village.hill, nothing)] {
        let refused = village.service.change_support(&asha, which, id(), walk()).await;
        assert_eq!(refused.unwrap_err().kind, service::Error::not_found().kind);
    }
}

#[tokio::test]
async fn working_times_keep_what_holds_only_in_some_weeks() {
    let village = Village::new().await;
    let (asha, whom) = (village.asha().await, (village.team, village.asha));
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    let mut terms = team_view.team().workers[&village.asha].terms.clone();
    let every_second = Rhythm { every: 2, from: village.next };
    let some =
        Shift { weekdays: BTreeSet::from([Weekday::Sat]), rhythm: every_second, parts: vec![stretch(8, 12)] };
    terms.shifts.push(some.clone());
    let change = ChangeTerms { worker: village.asha, terms };
    village.service.act(&asha, village.team, Order::new(id(), Command::from(change))).await.unwrap();

    let parts = vec![stretch(7, 11), stretch(16, 20)];
    let wanted = WorkingTimes {
        weekly: BTreeMap::from([
            (Weekday::Mon, parts.clone()),
            (Weekday::Fri, parts.clone()),
            (Weekday::Sun, vec![]),
        ]),
        travel: Travel::Bicycle,
        hours: None,
    };
    village.service.change_working_times(&asha, whom, id(), wanted).await.unwrap();
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    let now = &team_view.team().workers[&village.asha].terms;
    assert_eq!(now.contract.guaranteed, Minutes::hours(10), "nothing was said about the contract");
    assert_eq!((now.shifts.len(), &now.shifts[0], now.travel), (2, &some, Travel::Bicycle));
    assert_eq!(now.shifts[1].weekdays, BTreeSet::from([Weekday::Mon, Weekday::Fri]));
    assert_eq!(now.shifts[1].parts, parts);

    let hours = ContractHours { guaranteed: Minutes::hours(12), most_a_week: None, most_a_day: None };
    let wanted = WorkingTimes { weekly: BTreeMap::new(), travel: Travel::Foot, hours: Some(hours) };
    for (caller, guaranteed) in [(asha, Minutes::hours(10)), (village.ben().await, Minutes::hours(12))] {
        village.service.change_working_times(&caller, whom, id(), wanted.clone()).await.unwrap();
        let team_view = village.service.view_team(&caller, village.team).await.unwrap();
        let contract = team_view.team().workers[&village.asha].terms.contract;
        assert_eq!(contract.guaranteed, guaranteed, "nobody changes their own contract");
    }
}

/// From an hour of a day, until an hour of another.
fn away(from: (&str, u16), to: Option<(&str, u16)>, why: Away) -> GoingAway {
    let moment = |(day, hour): (&str, u16)| Moment::new(date(day), Clock::new(hour, 0).unwrap());
    let usually = care::suspensions::Counts::USUAL;
    GoingAway { from: moment(from), to: to.map(moment), why, usually, words: String::new() }
}

#[tokio::test]
async fn days_away_are_whole_days_and_can_be_taken_off_again() {
    let village = Village::new().await;
    let asha = village.asha().await;
    let away = away(("2026-03-10", 0), Some(("2026-03-12", 14)), Away::Hospital);
    village.service.person_goes_away(&asha, (village.team, village.hill), id(), away).await.unwrap();
    let ill = WorkerAway {
        from: date("2026-03-02"),
        last: Some(date("2026-03-03")),
        why: care::absences::Why::Ill,
    };
    village.service.worker_away(&asha, (village.team, village.asha), id(), ill).await.unwrap();
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    let person = team_view.team().suspensions.values().next().unwrap();
    assert_eq!((person.person, person.why), (village.hill, Away::Hospital));
    let (absence, known) = team_view.team().absences.iter().next().unwrap();
    assert_eq!(known.to.unwrap().date, date("2026-03-04"), "the whole of the last day");
    village.service.worker_back(&asha, (village.team, *absence), id()).await.unwrap();
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    assert!(team_view.team().absences.is_empty());
}

#[tokio::test]
async fn skills_are_learnt_and_end() {
    let village = Village::new().await;
    let (asha, whom) = (village.asha().await, (village.team, village.ben));
    let hoist = Competence::new("hoist").unwrap();
    let can = async |until| village.service.set_competence(&asha, whom, id(), (hoist.clone(), until)).await;
    can(Some(Some(date("2027-01-31")))).await.unwrap();
    village.service.set_clearance(&asha, whom, id(), Some(date("2027-06-30"))).await.unwrap();
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    let ben = &team_view.team().workers[&village.ben];
    assert_eq!(ben.competences[&hoist].until, Some(date("2027-01-31")));
    assert_eq!(ben.cleared_until, Some(date("2027-06-30")));
    can(None).await.unwrap();
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    assert!(team_view.team().workers[&village.ben].competences.is_empty());
    let council = village.council().await;
    let refused = village.service.set_clearance(&council, whom, id(), None).await;
    assert_eq!(refused.unwrap_err().kind, Kind::Forbidden);
}

#[tokio::test]
async fn a_person_is_taken_in_and_those_close_to_them_see_what_is_shared() {
    let village = Village::new().await;
    let (asha, team) = (village.asha().await, village.team);
    let details = PersonDetails { name: "Mr Shah".to_owned(), ..PersonDetails::default() };
    let (shah, _) = village.service.take_in_person(&asha, team, id(), details).await.unwrap();
    let daughter = |member, sees| InCircle {
        member,
        details: MemberDetails {
            name: "Meera".to_owned(),
            relation: "daughter".to_owned(),
            phone: String::new(),
        },
        sees,
        until: None,
    };
    let times = BTreeSet::from([Section::Times]);
    let new = daughter(None, times.clone());
    let (meera, _) = village.service.set_in_circle(&asha, (team, shah), id(), new).await.unwrap();
    let team_view = village.service.view_team(&asha, team).await.unwrap();
    assert_eq!(team_view.team().people[&shah].circle[&meera].sees, times);
    assert_eq!(team_view.member(shah, meera), Some(("Meera".to_owned(), "daughter".to_owned())));

    let until = Some(date("2026-12-31"));
    let more = InCircle { until, ..daughter(Some(meera), BTreeSet::from([Section::Times, Section::Faces])) };
    village.service.set_in_circle(&asha, (team, shah), id(), more).await.unwrap();
    let team_view = village.service.view_team(&asha, team).await.unwrap();
    let now = &team_view.team().people[&shah].circle[&meera];
    assert_eq!((now.sees.len(), now.until), (2, until), "what is shared, and until when");
}

#[tokio::test]
async fn the_list_says_what_is_next_for_everyone() {
    let village = Village::new().await;
    let (asha, whom) = (village.asha().await, (village.team, village.hill));
    let people = || async {
        let team_view = village.service.view_team(&asha, village.team).await.unwrap();
        team_view.people().unwrap()
    };
    let hill = people().await.now.remove(0);
    let breakfast = Moment::new(date("2026-03-02"), Clock::new(8, 30).unwrap());
    assert_eq!(
        (hill.called.as_str(), hill.next, hill.faces),
        ("Mrs Hill", Next::Visit(breakfast, vec![]), 0)
    );
    let away = away(("2026-03-01", 0), Some(("2026-03-04", 12)), Away::Family);
    village.service.person_goes_away(&asha, whom, id(), away).await.unwrap();
    assert_eq!(people().await.now[0].next, Next::Away(Some(date("2026-03-04"))));
    village.service.person_leaves(&asha, whom, id(), Some(date("2026-03-01"))).await.unwrap();
    let after = people().await;
    assert!(after.now.is_empty() && after.may_add);
    assert_eq!(after.others[0].id, village.hill);
}
