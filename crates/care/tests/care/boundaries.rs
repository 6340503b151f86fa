//! The last that is allowed, and the first that is not: dates, lengths and times.

use care::decisions::{Amend, Consent, Decide, Object, Propose, Withdraw};
use care::drafts::{Begin, BeginDraft, ChangeDraft, DropDraft};
use care::ids::*;
use care::roles::{Role, ShareRole, Turn};
use care::support::{Agree, Away, Change, End, Exception, Instead, SetException};
use care::team::Command;
use care::time::Stretch;
use care::visit::{After, Companions};
use care::weeks::{AgreeToDraft, Move};
use care::{By, General, Minutes, decisions, people, support, weeks, workers};
use uuid::Uuid;

use crate::world::*;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn proposal(number: u128) -> ProposalId {
    ProposalId::new(id(number))
}

fn propose(number: u128, answer_by: &str) -> Propose {
    Propose { proposal: proposal(number), words: sealed(1), answer_by: date(answer_by) }
}

#[test]
fn what_ends_does_not_end_before_it_begins() {
    let world = World::new();
    let before = date("2026-01-04");
    let ends = General::EndsBeforeItBegins;
    refuses(&world, workers::Leave { worker: worker(ADA), last: Some(before) }, ends.clone());
    refuses(&world, people::Leave { person: person(DOT), last: Some(before) }, ends.clone());
    let mut short = agreed(31, DOT, every_day(), support(31, 30, None));
    short.until = Some(before);
    refuses(&world, Agree(short.clone()), ends.clone());
    let end = |last: &str| End { pattern: pattern(BREAKFAST), last: Some(date(last)) };
    refuses(&world, end("2026-01-03"), ends.clone());
    let turn = |to: &str| ShareRole {
        role: Role::Mentor,
        turns: vec![Turn { worker: worker(ADA), from: date("2026-12-01"), to: Some(date(to)) }],
    };
    refuses(&world, turn("2026-11-30"), ends.clone());
    let away = |to: &str| {
        let away =
            Exception::Away { person: person(DOT), from: date("2026-12-01"), to: date(to), why: Away::Other };
        SetException { exception: ExceptionId::new(id(1)), to: Some(away) }
    };
    refuses(&world, away("2026-11-30"), ends.clone());
    let after = |most| {
        let companions = Companions::Any;
        let after =
            After { pattern: pattern(BREAKFAST), least: Minutes(60), most: Some(Minutes(most)), companions };
        let mut later = agreed(31, DOT, every_day(), support(31, 30, None));
        later.terms.support.after = Some(after);
        Agree(later)
    };
    refuses(&world, after(59), ends);
    // On the very day is in time.
    short.until = Some(date("2026-01-05"));
    let on_the_day: [Command; 7] = [
        workers::Leave { worker: worker(ADA), last: Some(date("2026-01-05")) }.into(),
        people::Leave { person: person(DOT), last: Some(date("2026-01-05")) }.into(),
        Agree(short).into(),
        end("2026-01-04").into(),
        turn("2026-12-01").into(),
        away("2026-12-01").into(),
        after(60).into(),
    ];
    for command in on_the_day {
        let came = world.ask(By::Worker(worker(ADA)), &command);
        assert_eq!(came.map(|events| events.len()), Ok(1), "{command:?}");
    }
}

#[test]
fn dates_to_come_are_not_in_the_past() {
    let mut world = World::new();
    let past = General::DateHasPassed;
    refuses(&world, propose(1, "2026-11-15"), past.clone());
    world.does(ADA, &propose(1, "2026-11-16").into());
    let amend = |by: &str| Amend { proposal: proposal(1), words: sealed(2), answer_by: date(by) };
    refuses(&world, amend("2026-11-15"), past.clone());
    world.does(ADA, &amend("2026-11-16").into());
    for number in [BEN, CARA] {
        world.does(number, &Consent { proposal: proposal(1) }.into());
    }
    let decide = |review: &str| Decide { proposal: proposal(1), review: date(review) };
    refuses(&world, decide("2026-11-15"), past);
    world.does(ADA, &decide("2026-11-16").into());
    world.does(ADA, &amend("2026-11-16").into());
    world.does(ADA, &Withdraw { proposal: proposal(1) }.into());
    refuses(&world, amend("2026-11-16"), decisions::Problem::IsOver);
    refuses(&world, Object { proposal: proposal(1), words: sealed(1) }, decisions::Problem::IsOver);
    refuses(&world, decide("2026-11-16"), decisions::Problem::IsOver);
    refuses(&world, Withdraw { proposal: proposal(1) }, decisions::Problem::IsOver);
}

#[test]
fn on_the_day_to_answer_by_there_is_still_time() {
    let mut world = World::new();
    world.does(ADA, &propose(1, "2026-11-16").into());
    let decide = Decide { proposal: proposal(1), review: date("2027-01-01") };
    refuses(&world, decide.clone(), decisions::Problem::NotEverybodyAnswered);
    world.now = "2026-11-17T00:00:00Z".parse().unwrap();
    assert!(world.ask(By::Worker(worker(ADA)), &decide.into()).is_ok());
}

#[test]
fn a_contract_fits_into_a_week() {
    let world = World::empty();
    let with = |guaranteed: u32, most: Option<u32>| {
        let mut joined = joined(ADA);
        joined.terms.contract.guaranteed = Minutes(guaranteed);
        joined.terms.contract.most_a_week = most.map(Minutes);
        Command::from(workers::Join(joined))
    };
    let week = 168 * 60;
    for (guaranteed, most) in [(week, None), (60, Some(60)), (0, Some(0))] {
        assert!(world.ask(By::Program, &with(guaranteed, most)).is_ok(), "{guaranteed} {most:?}");
    }
    let (more, beyond) = (workers::Problem::MoreThanAWeek, workers::Problem::GuaranteedBeyondMost);
    refuses(&world, with(61, Some(60)), beyond.clone());
    refuses(&world, with(week + 1, Some(week + 1)), more.clone());
    assert_eq!(world.refused(ADA, &with(week + 1, None)), [more, beyond]);
}

#[test]
fn the_parts_of_a_day_follow_one_another() {
    let world = World::empty();
    let with = |parts: &[(&str, &str)]| {
        let mut joined = joined(ADA);
        joined.terms.shifts[0].parts =
            parts.iter().map(|(from, to)| Stretch { from: clock(from), to: clock(to) }).collect();
        Command::from(workers::Join(joined))
    };
    let fine: [&[(&str, &str)]; 4] = [
        &[("07:00", "12:00"), ("12:00", "15:00")],
        &[("07:00", "12:00"), ("22:00", "06:00")],
        &[("07:00", "24:00")],
        &[("22:00", "00:00")],
    ];
    for parts in fine {
        assert!(world.ask(By::Program, &with(parts)).is_ok(), "{parts:?}");
    }
    let wrong: [&[(&str, &str)]; 6] = [
        &[],
        &[("07:00", "07:00")],
        &[("07:00", "12:01"), ("12:00", "15:00")],
        &[("12:00", "15:00"), ("07:00", "12:00")],
        &[("22:00", "06:00"), ("23:00", "23:30")],
        &[("24:00", "06:00")],
    ];
    for parts in wrong {
        refuses(&world, with(parts), workers::Problem::PartsOverlap);
    }
    let mut nameless = joined(ADA);
    nameless.terms.unwanted = vec![workers::Unwanted { weekdays: [].into(), time: None }];
    refuses(&world, workers::Join(nameless), General::NoWeekdays);
    let mut rare = joined(ADA);
    rare.terms.shifts[0].rhythm.every = 53;
    refuses(&world, workers::Join(rare), General::NoSuchRhythm);
    assert!(
        World::new()
            .ask(By::Program, &workers::ChangeTerms { worker: worker(ADA), terms: joined(ADA).terms }.into())
            .is_ok()
    );
}

#[test]
fn a_visit_lasts_between_five_minutes_and_twelve_hours() {
    let world = World::new();
    let agree = |minutes| Agree(agreed(31, DOT, every_day(), support(31, minutes, None)));
    let extra = |minutes| {
        let extra = Exception::Extra {
            visit: OnceId::new(id(1)),
            person: person(DOT),
            date: date("2026-11-24"),
            support: support(31, minutes, None),
        };
        SetException { exception: ExceptionId::new(id(1)), to: Some(extra) }
    };
    let different = |minutes| {
        let instead = Instead { minutes: Some(Minutes(minutes)), ..Instead::default() };
        let different = Exception::Different { visit: breakfast(), person: person(DOT), instead };
        SetException { exception: ExceptionId::new(id(1)), to: Some(different) }
    };
    for minutes in [5, 12 * 60] {
        let commands: [Command; 3] =
            [agree(minutes).into(), extra(minutes).into(), different(minutes).into()];
        assert!(commands.iter().all(|command| world.ask(By::Program, command).is_ok()), "{minutes}");
    }
    for minutes in [4, 12 * 60 + 1] {
        let commands: [Command; 3] =
            [agree(minutes).into(), extra(minutes).into(), different(minutes).into()];
        for command in commands {
            refuses(&world, command, support::Problem::NoSuchLength);
        }
    }
}

#[test]
fn a_visit_is_agreed_as_it_can_be_made() {
    let world = World::new();
    let agree = |change: &dyn Fn(&mut care::visit::Support)| {
        let mut agreed = agreed(31, DOT, every_day(), support(31, 30, None));
        change(&mut agreed.terms.support);
        Command::from(Agree(agreed))
    };
    let shortest = |minutes| agree(&|support| support.shortest = Some(Minutes(minutes)));
    refuses(&world, shortest(31), support::Problem::ShortestIsLonger);
    assert!(world.ask(By::Program, &shortest(30)).is_ok());
    let at = |time: &str, from: &str, to: &str| {
        agree(&|support| {
            support.agreed = Some(clock(time));
            support.window = Some(Stretch { from: clock(from), to: clock(to) });
        })
    };
    for (time, from, to) in [
        ("08:00", "08:00", "09:00"),
        ("09:00", "08:00", "09:00"),
        ("22:00", "22:00", "02:00"),
        ("02:00", "22:00", "02:00"),
        ("08:00", "08:00", "08:00"),
    ] {
        assert!(world.ask(By::Program, &at(time, from, to)).is_ok(), "{time} {from} {to}");
    }
    for (time, from, to) in [
        ("07:59", "08:00", "09:00"),
        ("09:01", "08:00", "09:00"),
        ("21:59", "22:00", "02:00"),
        ("02:01", "22:00", "02:00"),
    ] {
        refuses(&world, at(time, from, to), support::Problem::AgreedOutsideWindow);
    }
    let follows = |number| {
        let after =
            After { pattern: pattern(number), least: Minutes(60), most: None, companions: Companions::Any };
        agree(&|support| support.after = Some(after))
    };
    assert!(world.ask(By::Program, &follows(BREAKFAST)).is_ok());
    for number in [31, 77, BATH] {
        refuses(&world, follows(number), support::Problem::FollowsNothing);
    }
    for every in [0, 53] {
        let mut rare = agreed(31, DOT, every_day(), support(31, 30, None));
        rare.terms.rhythm.every = every;
        refuses(&world, Agree(rare), General::NoSuchRhythm);
    }
    for every in [1, 52] {
        let mut fine = agreed(31, DOT, every_day(), support(31, 30, None));
        fine.terms.rhythm.every = every;
        assert!(world.ask(By::Program, &Agree(fine).into()).is_ok(), "{every}");
    }
    let terms = agreed(LUNCH, DOT, [].into(), support(LUNCH, 30, None)).terms;
    refuses(&world, Change { pattern: pattern(LUNCH), from: date("2026-12-01"), terms }, General::NoWeekdays);
}

#[test]
fn a_week_that_ends_today_may_still_be_planned() {
    let mut world = World::with_draft();
    world.assign(breakfast(), &[ADA]);
    world.now = "2026-11-29T09:00:00Z".parse().unwrap();
    let agree = AgreeToDraft { week: week(), verdict: world.sound() };
    assert!(world.ask(By::Worker(worker(ADA)), &agree.into()).is_ok());
    world.does(ADA, &DropDraft { week: week() }.into());
    world.does(ADA, &BeginDraft { week: week(), begin: Begin::Fresh }.into());
}

#[test]
fn a_visit_starts_on_its_date_or_in_the_night_after() {
    let world = World::with_draft();
    let at = |start: &str| {
        let start = Some(start.parse().unwrap());
        let moves = vec![Move::Assign { visit: breakfast(), workers: workers(&[ADA]), start, minutes: None }];
        Command::from(ChangeDraft { week: week(), moves })
    };
    for start in ["2026-11-23T00:00", "2026-11-24T01:00"] {
        assert!(world.ask(By::Worker(worker(ADA)), &at(start)).is_ok(), "{start}");
    }
    for start in ["2026-11-22T23:00", "2026-11-25T00:00"] {
        refuses(&world, at(start), weeks::Problem::AnotherDay { visit: breakfast() });
    }
    let change = |change: Move| ChangeDraft { week: week(), moves: vec![change] };
    let (first, second) = (breakfast(), visit(LUNCH, "2026-11-23"));
    let start = "2026-11-23T09:00".parse().unwrap();
    for nobody in [
        Move::Pin { visit: first },
        Move::Unpin { visit: first },
        Move::Swap { first, second },
        Move::Shift { visit: first, start },
    ] {
        refuses(&world, change(nobody), weeks::Problem::NobodyChosen);
    }
    let next = visit(BREAKFAST, "2026-11-30");
    let assign = Move::Assign { visit: next, workers: workers(&[ADA]), start: None, minutes: None };
    refuses(&world, change(assign), weeks::Problem::NoSuchVisit { visit: next });
}
