//! Field by field, what a team says is what the engine is told, and what of it reaches the engine's problem.

mod team;

use week::{
    Came, Companions, Contract, Held, Known, Link, Mode, Off, Person, Pin, Place, Priority, Published, Rules,
    Shift, SignOff, Unwanted, Visit, Weekday, Weights, Worker,
};

use super::Bound;
use team::*;

fn dates(texts: &[&str]) -> Vec<week::Date> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn clock(text: &str) -> week::Clock {
    text.parse().unwrap()
}

fn stretch(from: &str, to: &str) -> week::Stretch {
    week::Stretch { from: clock(from), to: clock(to) }
}

fn at(text: &str) -> week::Moment {
    text.parse().unwrap()
}

fn name(of: impl ToString) -> String {
    of.to_string()
}

fn off(from: &str, to: &str, at_once: bool) -> Off {
    Off { from: at(from), to: at(to), why: String::new(), at_once }
}

/// Ada, as the engine is told of them.
fn ada() -> Worker {
    let door = Some(format!("door/{}", worker(ADA)).into());
    let until = |text: &str| Some(text.parse().unwrap());
    Worker {
        id: name(worker(ADA)).into(),
        name: "Ada".into(),
        contract: Contract {
            contracted_minutes_a_week: Some(27 * 60),
            most_minutes_a_week: Some(40 * 60),
            most_minutes_a_day: Some(9 * 60),
            opted_out_of_48_hours: true,
            ..Contract::default()
        },
        shifts: vec![Shift {
            dates: dates(&["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"]),
            parts: vec![stretch("07:00", "11:00"), stretch("12:00", "15:00")],
            ..Shift::default()
        }],
        off: vec![
            // From the evening before on, since a night may reach into the week.
            off("2026-03-08T00:00", "2026-03-09T07:30", false),
            off("2026-03-12T12:00", "2026-03-17T00:00", true),
        ],
        travel: Mode::Bicycle,
        start: door.clone(),
        end: door,
        competences: vec![Held { name: "medicines".into(), until: until("2026-12-31") }],
        sign_offs: vec![SignOff {
            person: name(person(DOT)).into(),
            competence: "peg feed".into(),
            nurse: String::new(),
            until: until("2026-06-30"),
        }],
        cleared_until: until("2026-09-30"),
        born: until("1990-05-01"),
        gender: Some("woman".into()),
        languages: vec!["English".into(), "Urdu".into()],
        unwanted: vec![
            Unwanted { weekdays: vec![Weekday::Wed], ..Unwanted::default() },
            Unwanted {
                weekdays: vec![Weekday::Fri],
                from: Some(clock("13:00")),
                to: Some(clock("15:00")),
                ..Unwanted::default()
            },
        ],
        last_worked: Some(at("2026-03-07T19:00")),
        evenings_before: 1,
        weekends_before: 2,
        ..Worker::default()
    }
}

#[test]
fn workers_are_told_with_all_that_is_agreed_and_known() {
    let rich = Rich::new();
    let stated = rich.stated(Bound::Nothing);
    let ben = Worker {
        id: name(worker(BEN)).into(),
        name: "someone who left".into(),
        contract: Contract { contracted_minutes_a_week: Some(0), ..Contract::default() },
        last_worked: Some(at("2026-02-25T08:30")),
        ..Worker::default()
    };
    assert_eq!(stated.workers, [ada(), ben], "and nobody who left");
}

#[test]
fn people_are_told_with_their_wishes_and_whom_they_know() {
    let rich = Rich::new();
    let known =
        |number, last: &str| Known { worker: name(worker(number)).into(), last: Some(last.parse().unwrap()) };
    let dot = Person {
        id: name(person(DOT)).into(),
        name: "Dot".into(),
        place: format!("home/{}", person(DOT)).into(),
        not_workers: vec![name(worker(BEN)).into()],
        liked: vec![name(worker(ADA)).into()],
        known: vec![known(ADA, "2026-03-07"), known(BEN, "2026-02-25")],
        gender_wish: Some("woman".into()),
        language_wish: Some("Urdu".into()),
    };
    assert_eq!(rich.stated(Bound::Nothing).people, [dot], "and nobody without a visit");
}

#[test]
fn visits_are_told_with_all_that_is_agreed() {
    let rich = Rich::new();
    let stated = rich.stated(Bound::Nothing);
    let told = |number, on: &str| {
        let id = name(visit(number, on)).into();
        stated.visits.iter().find(|visit| visit.id == id).unwrap().clone()
    };
    let breakfast = Visit {
        id: name(visit(BREAKFAST, "2026-03-11")).into(),
        person: name(person(DOT)).into(),
        name: "visit".into(),
        place: None,
        dates: dates(&["2026-03-11"]),
        minutes: 30,
        shortest_minutes: Some(20),
        agreed: Some(clock("08:00")),
        fine_early_minutes: Some(5),
        fine_late_minutes: Some(10),
        hard: Some(stretch("07:30", "09:30")),
        workers: 2,
        competences: vec!["medicines".into()],
        priority: Priority::Essential,
        pin: None,
    };
    assert_eq!(told(BREAKFAST, "2026-03-11"), breakfast);
    let lunch = Visit {
        id: name(visit(LUNCH, "2026-03-09")).into(),
        name: "visit".into(),
        dates: dates(&["2026-03-09"]),
        minutes: 45,
        shortest_minutes: None,
        agreed: None,
        fine_early_minutes: None,
        fine_late_minutes: None,
        hard: None,
        workers: 1,
        competences: Vec::new(),
        priority: Priority::Flexible,
        ..breakfast
    };
    assert_eq!(told(LUNCH, "2026-03-09"), lunch, "what it is for was erased");
    assert_eq!(stated.visits.len(), 7);
    let link = Link {
        first: name(visit(BREAKFAST, "2026-03-09")).into(),
        second: name(visit(LUNCH, "2026-03-09")).into(),
        least_minutes: 240,
        most_minutes: Some(300),
        companions: Companions::Different,
        both_or_neither: false,
    };
    assert_eq!(stated.links, [link]);
}

#[test]
fn decisions_bind_as_far_as_they_are_to() {
    let mut rich = Rich::new();
    let pins = |bound| -> Vec<Option<Pin>> {
        rich.stated(bound).visits.into_iter().take(3).map(|visit| visit.pin).collect()
    };
    let to = |numbers: &[u128], start: Option<&str>| {
        let workers = numbers.iter().map(|number| name(worker(*number)).into()).collect();
        Some(Pin { workers, start: start.map(at) })
    };
    let (pinned, picked) = (to(&[ADA, BEN], Some("2026-03-09T08:05")), to(&[ADA, BEN], None));
    assert_eq!(pins(Bound::Nothing), [None, None, None]);
    assert_eq!(pins(Bound::Pins), [pinned.clone(), None, None]);
    assert_eq!(pins(Bound::Decisions), [pinned, picked, None], "what was proposed binds nobody");
    rich.rota.get_mut(&visit(BREAKFAST, "2026-03-10")).unwrap().workers.pop_first();
    let one = rich.stated(Bound::Decisions).visits.remove(1);
    assert_eq!(
        (one.id.to_string(), one.pin),
        (name(visit(BREAKFAST, "2026-03-10")), None),
        "a place is open"
    );
}

#[test]
fn what_came_before_is_told_and_what_people_were_told_too() {
    let rich = Rich::new();
    let stated = rich.stated(Bound::Nothing);
    let came = |number, on: &str| Came {
        person: name(person(DOT)).into(),
        worker: name(worker(number)).into(),
        date: on.parse().unwrap(),
    };
    assert_eq!(stated.history, [came(BEN, "2026-02-25"), came(ADA, "2026-03-07")], "of the last fortnight");
    let told = Published {
        visit: name(visit(LUNCH, "2026-03-09")).into(),
        workers: vec![name(worker(BEN)).into()],
        start: at("2026-03-09T12:45"),
    };
    assert_eq!(stated.published, [told], "and nothing that is not wanted any more");
    assert_eq!((stated.now, rich.subject().state(Bound::Nothing).now), (None, Some(at("2026-03-09T10:00"))));
}

#[test]
fn places_rules_and_the_horizon_are_the_teams() {
    let rich = Rich::new();
    let stated = rich.stated(Bound::Nothing);
    let lies =
        |id: String, lat: f64| Place { name: id.clone(), id: id.into(), lat: Some(lat), lon: Some(-2.24) };
    let door = lies(format!("door/{}", worker(ADA)), 53.481);
    assert_eq!(stated.places, [door, lies(format!("home/{}", person(DOT)), 53.482)]);
    let rules = Rules { fine_early_minutes: 7, fine_late_minutes: 11, hard_minutes: 90, ..Rules::default() };
    assert_eq!(stated.rules, rules);
    assert_eq!((stated.name.as_str(), stated.horizon.zone.as_str()), ("Mill Lane", "Europe/London"));
    assert_eq!(stated.horizon, week::Horizon::week("2026-03-09".parse().unwrap(), "Europe/London"));
}

#[test]
fn who_has_no_known_home_is_where_the_team_is() {
    let mut rich = Rich::new();
    rich.book = care::details::Book::default();
    let nowhere = |rich: &Rich| {
        let place = rich.stated(Bound::Nothing).places.remove(0);
        (place.name, place.lat.unwrap(), place.lon.unwrap())
    };
    assert_eq!(nowhere(&rich), ("somewhere".to_owned(), 53.48, -2.24));
    rich.founded.description.base = Some(place(500));
    assert_eq!(nowhere(&rich), ("somewhere".to_owned(), 53.4805, -2.24));
}

#[test]
fn each_value_has_its_price_and_no_other() {
    let rich = Rich::new();
    // In the order of `Value::ALL`: not at all, a little, normal, much, above all, and again from the first.
    let expected = Weights {
        face: 0,
        stranger: 45,
        not_liked: 20,
        person_wish: 60,
        late: 8,
        early: 4,
        shortened: 40,
        travel: 0,
        guaranteed_unfilled: 1,
        beyond_guaranteed: 1,
        split_day: 60,
        unfair_evenings: 60,
        unfair_weekends: 60,
        worker_wish: 300,
        imbalance: 0,
        changed_worker: 15,
        changed_minute: 1,
        waiting: 4,
        worst_late: 0,
        longest_idle: 0,
        unplaced_essential: 50_000,
        unplaced_important: 20_000,
        unplaced_flexible: 6_000,
    };
    assert_eq!(rich.stated(Bound::Nothing).weights, expected);
    let mut even = Rich::new();
    for (strength, price) in [(care::values::Strength::Normal, 0), (care::values::Strength::Much, 2)] {
        even.team.values.insert(care::values::Value::EvenWork, strength);
        assert_eq!(even.stated(Bound::Nothing).weights.imbalance, price);
    }
    assert_eq!((super::in_minutes(90), super::in_minutes(-3)), (45, -1));
}

#[test]
fn who_left_is_named_nowhere() {
    let mut rich = Rich::new();
    let dot = rich.team.people.get_mut(&person(DOT)).unwrap();
    dot.wishes.insert(worker(CARA), care::wishes::WorkerWish::Liked);
    let gone = |on: &str, pinned| assigned(&[CARA], on, care::weeks::How::Hand, pinned);
    rich.rota.insert(visit(BREAKFAST, "2026-03-12"), gone("2026-03-12T08:00", true));
    rich.told.insert(visit(BREAKFAST, "2026-03-13"), gone("2026-03-13T08:00", false));
    let stated = rich.stated(Bound::Decisions);
    assert!(!stated.to_json().contains(&name(worker(CARA))), "{}", stated.to_json());
    assert_eq!(stated.problem(None).err(), None, "and the engine can read it");
}

/// What the engine itself is given: the statement compiled.
#[test]
fn sign_offs_limits_hours_and_prices_reach_the_engine() {
    let rich = Rich::new();
    let compiled = rich.stated(Bound::Nothing).problem(None).unwrap();
    let problem = &compiled.problem;
    let ada = problem.worker(compiled.worker(&name(worker(ADA)).into()).unwrap());
    assert_eq!(ada.guaranteed, Some(rota::Span(27 * 60)));
    assert_eq!((ada.limits.most_a_day, ada.limits.most_a_week), (rota::Span(9 * 60), rota::Span(40 * 60)));
    let dot = compiled.person(&name(person(DOT)).into()).unwrap();
    let signed: Vec<_> = ada.sign_offs.iter().map(|one| one.person).collect();
    assert_eq!(signed, [dot]);
    assert_eq!(problem.competences[ada.sign_offs[0].competence.index()], "peg feed");
    let weights = &problem.weights;
    assert_eq!((weights.face, weights.stranger, weights.late, weights.early), (0, 45, 8, 4));
    assert_eq!((weights.shortened, weights.travel, weights.waiting), (40, 0, 4));
    assert_eq!((weights.guaranteed_unfilled, weights.beyond_guaranteed), (1, 1));
    assert_eq!((weights.not_liked, weights.split_day, weights.imbalance), (20, 60, 0));
    assert_eq!((weights.unfair_evenings, weights.unfair_weekends), (60, 60));
    let lunch = problem.visit(compiled.visit(&name(visit(LUNCH, "2026-03-09")).into()).unwrap());
    let told = lunch.published.as_ref().unwrap();
    assert_eq!((told.workers.len(), told.other_worker, told.moved), (1, 15, 1), "what people were told");
    assert_eq!(lunch.unplaced, 6_000);
}
