//! A worker's hours and pay, line by line, from rounds as they were judged; and each refusal once.

use care::absences::{Absence, SetAbsence, Why};
use care::books::Books;
use care::ids::AbsenceId;
use care::meetings::{Meeting, MeetingId, NoteMeeting};
use care::pay::payslip::{What, payslip};
use care::pay::{
    self, Answer, Ask, Days, Extra, ExtraId, ExtraKind, NoteExtra, Problem, Promise, QuestionId, Rules,
    SetRules, SetTerms, Standing, Terms,
};
use care::team::Command;
use care::time::Moment;
use care::{General, Minutes, Pence};
use uuid::Uuid;

use crate::world::*;

fn terms(hour: i64) -> Terms {
    Terms { hour: Pence(hour), standing: Standing::Aged(34), mile: Pence(45) }
}

fn sets(hour: i64) -> SetTerms {
    SetTerms { worker: worker(ADA), from: date("2026-04-01"), to: Some(terms(hour)) }
}

fn books(world: &World) -> Books {
    let mut books = Books::default();
    world.events.iter().for_each(|event| books.apply(world.now, event));
    books
}

/// Ada goes to Dot for breakfast on Monday, ten minutes away: forty minutes in all.
fn published() -> World {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    let verdict = world.judged(&world.rota());
    world.does(ADA, &care::weeks::AgreeToDraft { week: week(), verdict }.into());
    world.does(ADA, &sets(1_345).into());
    world
}

fn that_week() -> Days {
    Days { first: week().monday(), last: week().sunday() }
}

#[test]
fn a_week_is_what_was_worked_and_what_was_promised_on_top() {
    let mut world = published();
    let meeting = Meeting {
        on: date("2026-11-16"),
        came: workers(&[ADA]),
        paid: Minutes(60),
        talked: sealed(1),
        agreed: None,
    };
    let meeting = NoteMeeting { meeting: MeetingId::new(Uuid::from_u128(1)), to: Some(meeting) };
    world.does(ADA, &meeting.into());
    let hours = books(&world).hours;
    let standing = hours.week(worker(ADA), week());
    assert_eq!((standing.planned, standing.guaranteed), (Minutes(40), Minutes::hours(27)));
    assert_eq!((standing.account.with_people, standing.account.travel), (Minutes(30), Minutes(10)));
    assert_eq!((standing.top_up, standing.owed()), (Minutes(27 * 60 - 40), Minutes::hours(27)));
    let met = hours.week(worker(ADA), week().previous());
    assert_eq!((met.account.meetings, met.account.worked()), (Minutes(60), Minutes(60)));
    assert_eq!(hours.week(worker(77), week()).owed(), Minutes::ZERO);
}

#[test]
fn every_minute_is_a_line_and_the_lines_add_up() {
    let world = published();
    let slip = payslip(&world.team, &books(&world).hours, worker(ADA), that_week());
    let told: Vec<_> = slip.lines.iter().map(|line| (line.what, line.minutes, line.pay)).collect();
    let top_up = Minutes(27 * 60 - 40);
    assert_eq!(
        told,
        [
            (What::Way(Some(breakfast())), Minutes(10), Pence(224)),
            (What::Visit(breakfast()), Minutes(30), Pence(673)),
            (What::TopUp, top_up, Pence(27 * 1_345 - 897)),
        ]
    );
    assert_eq!((slip.pay(), slip.worked, slip.money_back()), (Pence(27 * 1_345), Minutes(40), Pence::ZERO));
    let (law, promise) = (slip.law.unwrap(), slip.promise.unwrap());
    assert_eq!((law.must, law.counts, law.is_enough()), (Pence(847), Pence(897), true));
    assert_eq!((promise.hour, promise.must, promise.pay), (Pence(1_345), Pence(897), Pence(897)));
}

#[test]
fn the_law_and_the_promise_are_two_tests() {
    let mut world = published();
    world.does(ADA, &sets(1_271).into());
    let slip = payslip(&world.team, &books(&world).hours, worker(ADA), that_week());
    let promise = slip.promise.unwrap();
    assert!(slip.law.unwrap().is_enough());
    assert_eq!((promise.must, promise.pay), (Pence(897), Pence(847)));
    world.does(ADA, &SetRules(Rules { promise: Promise::LivingWageInLondon, ..Rules::default() }).into());
    let slip = payslip(&world.team, &books(&world).hours, worker(ADA), that_week());
    assert_eq!(slip.promise.unwrap().hour, Pence(1_480));
}

#[test]
fn costs_count_against_pay_by_law_and_nights_and_expenses_are_lines() {
    let mut world = published();
    world.now = "2026-11-28T09:00:00Z".parse().unwrap();
    let on = date("2026-11-24");
    let extras = [
        ExtraKind::Cost(Pence(100)),
        ExtraKind::PaidBack(Pence(650)),
        ExtraKind::Work(Minutes(60)),
        ExtraKind::SleepIn { allowance: Pence(6_000), awake: Minutes(30) },
    ];
    for (number, what) in (1..).zip(extras) {
        let extra = Extra { worker: worker(ADA), on, what, words: sealed(40 + number) };
        let note = NoteExtra { extra: ExtraId::new(Uuid::from_u128(number)), to: Some(extra) };
        world.does(ADA, &note.into());
    }
    let slip = payslip(&world.team, &books(&world).hours, worker(ADA), that_week());
    assert_eq!((slip.worked, slip.money_back()), (Minutes(40 + 60 + 30), Pence(650)));
    assert_eq!(slip.sum(|what| what == What::SleepIn), Pence(6_000));
    let law = slip.law.clone().unwrap();
    // 130 minutes at £12.71 must come to £27.54; at £13.45 they come to £29.14, less £1.00.
    assert_eq!((law.must, law.counts), (Pence(2_754), Pence(2_814)));
    assert_eq!(slip.pay(), Pence(27 * 1_345 + 6_000));
}

#[test]
fn who_is_ill_has_sick_pay_and_who_is_on_leave_their_usual_day() {
    let mut world = published();
    let away = |number: u128, why, day: &str| {
        let from = Moment::new(date(day), clock("00:00"));
        let to = Some(Moment::new(date(day), clock("23:59")));
        let absence = Absence { worker: worker(ADA), from, to, why, words: None };
        Command::from(SetAbsence { absence: AbsenceId::new(Uuid::from_u128(number)), to: Some(absence) })
    };
    world.does(ADA, &away(1, Why::Ill, "2026-11-23"));
    world.does(ADA, &away(2, Why::Leave, "2026-11-24"));
    let books = books(&world);
    let standing = books.hours.week(worker(ADA), week());
    let usual = Minutes(27 * 60 / 7);
    assert_eq!((standing.account.sick, standing.account.leave), (usual, usual));
    assert_eq!(standing.account.with_people, Minutes::ZERO, "nobody came to breakfast");
    let slip = payslip(&world.team, &books.hours, worker(ADA), that_week());
    // A seventh of £123.25, the days of the week being seven.
    assert_eq!(slip.sum(|what| what == What::SickPay), Pence(1_761));
    assert!(slip.lines.iter().any(|line| line.what == What::Leave && line.minutes == usual));
    assert_eq!(slip.worked, Minutes::ZERO);
}

#[test]
fn a_bank_holiday_is_paid_more_and_that_is_no_help_with_the_law() {
    let mut world = World::with_draft();
    world.does(ADA, &sets(1_345).into());
    world.does(ADA, &SetRules(Rules { bank_holidays: 50, ..Rules::default() }).into());
    world.now = "2026-12-28T20:00:00Z".parse().unwrap();
    let on = date("2026-12-28");
    let extra = Extra { worker: worker(ADA), on, what: ExtraKind::Work(Minutes(60)), words: sealed(1) };
    world.does(ADA, &NoteExtra { extra: ExtraId::new(Uuid::from_u128(1)), to: Some(extra) }.into());
    let slip = payslip(&world.team, &books(&world).hours, worker(ADA), Days { first: on, last: on });
    assert_eq!(slip.sum(|what| what == What::BankHoliday), Pence(673));
    assert_eq!(slip.law.unwrap().counts, Pence(1_345));
}

#[test]
fn a_worker_asks_and_somebody_else_answers() {
    let mut world = published();
    let question = QuestionId::new(Uuid::from_u128(1));
    let ask = Ask { question, worker: worker(ADA), on: date("2026-11-23"), words: sealed(5) };
    world.does(ADA, &ask.clone().into());
    refuses(&world, ask, General::AlreadyThere);
    let answer = Answer { question, words: sealed(6) };
    refuses(&world, answer.clone(), Problem::OwnQuestion);
    world.does(BEN, &answer.clone().into());
    let known = world.team.pay_questions[&question];
    assert_eq!((known.answer, known.by), (Some(sealed(6)), Some(care::By::Worker(worker(BEN)))));
    refuses(&world, answer, Problem::AnsweredAlready);
    let unknown = Answer { question: QuestionId::new(Uuid::from_u128(9)), words: sealed(6) };
    refuses(&world, unknown, General::Unknown("question about pay"));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let world = published();
    refuses(&world, sets(1_270), Problem::LessThanTheLaw { least: Pence(1_271) });
    let with = |terms: Terms| SetTerms { worker: worker(ADA), from: date("2026-04-01"), to: Some(terms) };
    refuses(&world, with(Terms { standing: Standing::Aged(15), ..terms(1_345) }), Problem::TooYoung);
    refuses(&world, with(Terms { mile: Pence(101), ..terms(1_345) }), Problem::NoSuchMileage);
    let nobody = SetTerms { worker: worker(77), from: date("2026-04-01"), to: None };
    refuses(&world, nobody, General::Unknown("worker"));
    refuses(&world, SetRules(Rules { bank_holidays: 201, ..Rules::default() }), Problem::NoSuchUplift);
    let note = |on: &str, what| {
        let extra = Extra { worker: worker(ADA), on: date(on), what, words: sealed(1) };
        NoteExtra { extra: ExtraId::new(Uuid::from_u128(1)), to: Some(extra) }
    };
    refuses(&world, note("2026-11-12", ExtraKind::Work(Minutes(0))), Problem::NoSuchAmount);
    refuses(&world, note("2026-11-17", ExtraKind::Work(Minutes(5))), care::meetings::Problem::StillToCome);
    assert!(pay::rates::of(pay::rates::Kind::BankHoliday, date("2026-12-25")).is_some());
}
