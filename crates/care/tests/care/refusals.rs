//! What is refused, and why: every reason that a command can be given.

use care::absences::{Absence, SetAbsence, Why};
use care::circle::{SetMember, ShareWithCouncil};
use care::decisions::{Amend, Consent, Decide, Object, Propose, Withdraw};
use care::drafts::{Begin, BeginDraft, ChangeDraft, DropDraft};
use care::founding::{Describe, Description, Found};
use care::ids::*;
use care::picks::{ClosePicks, OpenPicks, Pick, SayPick, Settle, SettlePick, Shown, Way};
use care::plans::{Made, Plan, ProposePlan, Proposed, TakePlan};
use care::repairs::{AgreeToRepair, DropRepair, ProposeRepair};
use care::requests::{Ask, Asked, SayNo, SayYes, WithdrawRequest};
use care::roles::{Role, ShareRole, Turn};
use care::skills::{SetClearance, SetCompetence, SetSignOff};
use care::support::{Agree, Away, Change, End, Exception, SetException};
use care::team::Command;
use care::time::{Moment, WeekStart};
use care::visit::{Competence, VisitId};
use care::weeks::{AgreeToDraft, DisagreeWithDraft, How, Move};
use care::wishes::SetWish;
use care::{By, General, Location, drafts, founding, people, picks, repairs, requests, weeks, workers};
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

fn description() -> Description {
    founded().description
}

#[test]
fn a_team_has_a_name_and_a_place_on_the_earth() {
    let world = World::empty();
    refuses(&world, Describe(Description { name: " ".into(), ..description() }), General::NoName);
    let at = |latitude, longitude| {
        Describe(Description { base: Some(Location { latitude, longitude }), ..description() })
    };
    for (latitude, longitude) in [(90_000_000, 180_000_000), (-90_000_000, -180_000_000)] {
        assert_eq!(world.ask(By::Program, &at(latitude, longitude).into()).map(|events| events.len()), Ok(1));
    }
    for (latitude, longitude) in [(90_000_001, 0), (0, 180_000_001), (-90_000_001, 0), (0, -180_000_001)] {
        refuses(&world, at(latitude, longitude), General::NoSuchPlace);
    }
    let neither = Description {
        name: String::new(),
        base: Some(Location { latitude: i32::MIN, longitude: 0 }),
        ..description()
    };
    assert_eq!(world.refused(ADA, &Describe(neither).into()), [General::NoName, General::NoSuchPlace]);
    refuses(&world, Found(founded()), founding::Problem::AlreadyFounded);
    let mut nameless = founded();
    nameless.description.name.clear();
    let nobody = World { team: care::team::Team::default(), ..World::empty() };
    refuses(&nobody, Found(nameless), General::NoName);
}

#[test]
fn what_is_there_already_is_not_entered_again() {
    let mut world = World::published();
    let joined_dot = people::Joined { person: person(DOT), details: sealed(DOT), on: date("2026-01-05") };
    refuses(&world, workers::Join(joined(ADA)), General::AlreadyThere);
    refuses(&world, people::Join(joined_dot), General::AlreadyThere);
    let again = agreed(BREAKFAST, DOT, every_day(), support(BREAKFAST, 30, None));
    refuses(&world, Agree(again), General::AlreadyThere);
    world.does(ADA, &propose(1, "2026-11-20").into());
    refuses(&world, propose(1, "2026-11-20"), General::AlreadyThere);
    let ask = Ask {
        request: RequestId::new(id(1)),
        week: week(),
        what: Asked::TakeOver { visit: breakfast() },
        whom: workers(&[]),
        words: None,
    };
    world.does(ADA, &ask.clone().into());
    refuses(&world, ask, General::AlreadyThere);
    let repair = repair(vec![Move::TakeOff { visit: breakfast() }]);
    world.does(ADA, &repair.clone().into());
    refuses(&world, repair, General::AlreadyThere);
    world.does(ADA, &BeginDraft { week: week(), begin: Begin::Fresh }.into());
    refuses(
        &world,
        BeginDraft { week: week(), begin: Begin::Fresh },
        drafts::Problem::DraftThere { week: week() },
    );
    world.does(ADA, &ProposePlan(plan()).into());
    refuses(&world, ProposePlan(plan()), General::AlreadyThere);
}

fn repair(moves: Vec<Move>) -> ProposeRepair {
    let why = repairs::Why::Other;
    ProposeRepair {
        repair: RepairId::new(id(1)),
        week: week(),
        moves,
        how: How::Hand,
        why,
        words: None,
        verdict: None,
    }
}

fn plan() -> Proposed {
    let content = Plan {
        based_on: 0,
        placed: [].into(),
        unplaced: Vec::new(),
        score: Vec::new(),
        made: Made::default(),
    };
    Proposed { plan: PlanId::new(id(1)), week: week(), content }
}

#[test]
fn what_is_not_known_is_said_to_be_unknown() {
    let world = World::published();
    let (nobody, no_one, nothing) = (worker(77), person(77), pattern(77));
    let medicines = Competence::new("medicines").unwrap();
    let from = Moment::new(date("2026-11-24"), clock("08:00"));
    let ill = Absence { worker: nobody, from, to: None, why: Why::Ill, words: None };
    let away = Exception::Away { person: no_one, from: from.date, to: from.date, why: Away::Other };
    let turn = Turn { worker: nobody, from: from.date, to: None };
    let terms = agreed(1, DOT, every_day(), support(1, 30, None)).terms;
    let unknown: [(&'static str, Vec<Command>); 4] = [
        (
            "worker",
            vec![
                workers::ChangeDetails { worker: nobody, details: sealed(1) }.into(),
                workers::ChangeTerms { worker: nobody, terms: joined(ADA).terms }.into(),
                workers::Leave { worker: nobody, last: None }.into(),
                SetCompetence { worker: nobody, competence: medicines.clone(), held: None }.into(),
                SetSignOff {
                    worker: nobody,
                    person: person(DOT),
                    competence: medicines.clone(),
                    sign_off: None,
                }
                .into(),
                SetClearance { worker: nobody, until: None }.into(),
                SetAbsence { absence: AbsenceId::new(id(1)), to: Some(ill) }.into(),
                SetWish { person: person(DOT), worker: nobody, wish: None }.into(),
                ShareRole { role: Role::Mentor, turns: vec![turn] }.into(),
            ],
        ),
        (
            "person",
            vec![
                people::ChangeDetails { person: no_one, details: sealed(1) }.into(),
                people::Leave { person: no_one, last: None }.into(),
                SetSignOff { worker: worker(ADA), person: no_one, competence: medicines, sign_off: None }
                    .into(),
                SetWish { person: no_one, worker: worker(ADA), wish: None }.into(),
                SetMember { person: no_one, member: MemberId::new(id(1)), to: None }.into(),
                ShareWithCouncil { person: no_one, sections: [].into() }.into(),
                Agree(agreed(31, 77, every_day(), support(31, 30, None))).into(),
                SetException { exception: ExceptionId::new(id(1)), to: Some(away) }.into(),
            ],
        ),
        (
            "pattern",
            vec![
                End { pattern: nothing, last: None }.into(),
                Change { pattern: nothing, from: from.date, terms }.into(),
            ],
        ),
        (
            "proposal",
            vec![
                Consent { proposal: proposal(1) }.into(),
                Object { proposal: proposal(1), words: sealed(1) }.into(),
                Amend { proposal: proposal(1), words: sealed(1), answer_by: from.date }.into(),
                Decide { proposal: proposal(1), review: from.date }.into(),
                Withdraw { proposal: proposal(1) }.into(),
            ],
        ),
    ];
    for (what, commands) in unknown {
        for command in commands {
            refuses(&world, command, General::Unknown(what));
        }
    }
    let (request, repair) = (RequestId::new(id(1)), RepairId::new(id(1)));
    refuses(&world, SayNo { request }, General::Unknown("request"));
    refuses(&world, SayYes { request, verdict: world.sound() }, General::Unknown("request"));
    refuses(&world, WithdrawRequest { request }, General::Unknown("request"));
    refuses(&world, DropRepair { repair, week: week() }, General::Unknown("proposed change"));
    let drafting = World::with_draft();
    let take = TakePlan { week: week(), plan: PlanId::new(id(1)), only: None };
    refuses(&drafting, take, General::Unknown("proposal"));
}

#[test]
fn only_workers_do_what_workers_do() {
    let mut world = World::published();
    world.does(ADA, &propose(1, "2026-11-20").into());
    let (request, repair_id) = (RequestId::new(id(1)), RepairId::new(id(1)));
    let what = Asked::TakeOver { visit: breakfast() };
    world.does(ADA, &Ask { request, week: week(), what, whom: workers(&[]), words: None }.into());
    world.does(ADA, &repair(vec![Move::TakeOff { visit: breakfast() }]).into());
    world.does(ADA, &BeginDraft { week: week(), begin: Begin::Fresh }.into());
    let verdict = world.sound();
    let commands: [Command; 16] = [
        propose(2, "2026-11-20").into(),
        Consent { proposal: proposal(1) }.into(),
        Object { proposal: proposal(1), words: sealed(1) }.into(),
        Amend { proposal: proposal(1), words: sealed(1), answer_by: date("2026-11-20") }.into(),
        Decide { proposal: proposal(1), review: date("2026-11-20") }.into(),
        Withdraw { proposal: proposal(1) }.into(),
        Ask { request: RequestId::new(id(2)), week: week(), what, whom: workers(&[]), words: None }.into(),
        SayYes { request, verdict: verdict.clone() }.into(),
        SayNo { request }.into(),
        WithdrawRequest { request }.into(),
        repair(Vec::new()).into(),
        AgreeToRepair { repair: repair_id, week: week(), verdict: verdict.clone() }.into(),
        DropRepair { repair: repair_id, week: week() }.into(),
        AgreeToDraft { week: week(), verdict }.into(),
        DisagreeWithDraft { week: week() }.into(),
        TakePlan { week: week(), plan: PlanId::new(id(1)), only: None }.into(),
    ];
    let others = [
        By::Program,
        By::Person(person(DOT)),
        By::Member(MemberId::new(id(1))),
        By::Account(AccountId::new(id(1))),
    ];
    for command in commands {
        for by in others {
            refuses_by(&world, by, command.clone(), General::OnlyWorkers);
        }
    }
}

#[test]
fn who_is_not_in_the_team_that_day_neither_comes_nor_agrees() {
    let mut world = World::with_draft();
    world.does(ADA, &workers::Leave { worker: worker(CARA), last: Some(date("2026-11-22")) }.into());
    let assign = |number| {
        let moves = vec![Move::Assign {
            visit: breakfast(),
            workers: workers(&[number]),
            start: None,
            minutes: None,
        }];
        ChangeDraft { week: week(), moves }
    };
    let gone = General::WorkerNotHere { worker: worker(CARA), on: date("2026-11-23") };
    refuses(&world, assign(CARA), gone);
    world.does(ADA, &workers::Leave { worker: worker(CARA), last: Some(date("2026-11-23")) }.into());
    assert!(world.ask(By::Worker(worker(ADA)), &assign(CARA).into()).is_ok(), "their last day");
    world.assign(breakfast(), &[ADA]);
    let agree = AgreeToDraft { week: week(), verdict: world.sound() };
    world.now = "2026-11-23T09:00:00Z".parse().unwrap();
    assert!(world.ask(By::Worker(worker(CARA)), &agree.clone().into()).is_ok(), "on their last day");
    world.now = "2026-11-24T09:00:00Z".parse().unwrap();
    refuses_by(&world, By::Worker(worker(CARA)), agree, General::OnlyWorkers);
}

#[test]
fn without_a_draft_or_a_published_week_there_is_nothing_to_change() {
    let world = World::new();
    let week = week();
    let none = drafts::Problem::NoDraft { week };
    let (plan, visit) = (PlanId::new(id(1)), breakfast());
    let what = Asked::Offer { visit };
    let commands: [Command; 9] = [
        DropDraft { week }.into(),
        ChangeDraft { week, moves: Vec::new() }.into(),
        ProposePlan(self::plan()).into(),
        TakePlan { week, plan, only: None }.into(),
        OpenPicks { week, closes: "2026-11-18T18:00:00Z".parse().unwrap(), shown: Shown::AtOnce }.into(),
        SayPick { week, visit, worker: worker(ADA), pick: Some(Pick::Mine) }.into(),
        ClosePicks { week }.into(),
        AgreeToDraft { week, verdict: world.sound() }.into(),
        Ask { request: RequestId::new(id(1)), week, what, whom: workers(&[]), words: None }.into(),
    ];
    for command in commands {
        refuses(&world, command, none.clone());
    }
    refuses(&world, DisagreeWithDraft { week }, none);
    refuses(&world, repair(Vec::new()), weeks::Problem::NotPublished { week });
    let like: WeekStart = "2026-11-16".parse().unwrap();
    let begin = BeginDraft { week, begin: Begin::LikeWeek(like) };
    refuses(&world, begin, weeks::Problem::NotPublished { week: like });
    refuses(&World::published(), repair(Vec::new()), General::NothingChanges);
}

#[test]
fn a_round_of_picks_goes_one_way() {
    let mut world = World::with_draft();
    let week = week();
    let visit = breakfast();
    let settle = SettlePick { week, visit, settle: Settle::Fairly { way: Way::Draw, seed: 1 } };
    refuses(&world, ClosePicks { week }, picks::Problem::NoPicksOpen);
    refuses(&world, settle.clone(), picks::Problem::NoPicksOpen);
    let open = |closes: &str| OpenPicks { week, closes: closes.parse().unwrap(), shown: Shown::AtOnce };
    refuses(&world, open("2026-11-16T09:00:00Z"), picks::Problem::ClosesInThePast);
    world.does(ADA, &open("2026-11-16T09:00:01Z").into());
    refuses(&world, settle.clone(), picks::Problem::PicksStillOpen);
    let agree = AgreeToDraft { week, verdict: world.sound() };
    refuses(&world, agree, picks::Problem::PicksStillOpen);
    world.does(ADA, &ClosePicks { week }.into());
    refuses(&world, ClosePicks { week }, picks::Problem::NoPicksOpen);
    refuses(&world, settle, picks::Problem::NothingToSettle);
    let no_such = VisitId::Once(OnceId::new(id(9)));
    let settle = SettlePick { week, visit: no_such, settle: Settle::Talked { chosen: workers(&[ADA]) } };
    refuses(&world, settle.clone(), weeks::Problem::NoSuchVisit { visit: no_such });
    refuses_by(&world, By::Program, settle, General::OnlyWorkers);
}

#[test]
fn nobody_is_asked_who_cannot_come() {
    let world = World::published();
    let ask = |what, whom: &[u128]| Ask {
        request: RequestId::new(id(1)),
        week: week(),
        what,
        whom: workers(whom),
        words: None,
    };
    refuses(&world, ask(Asked::TakeOver { visit: breakfast() }, &[ADA]), requests::Problem::NobodyToAsk);
    let tuesday = visit(LUNCH, "2026-11-24");
    let swap = Asked::Swap { mine: breakfast(), yours: tuesday };
    refuses(&world, ask(swap, &[]), requests::Problem::NobodyToAsk);
    let swap = Asked::Swap { mine: tuesday, yours: breakfast() };
    refuses(&world, ask(swap, &[]), requests::Problem::NotYourVisit { visit: tuesday });
    let gone = visit(BREAKFAST, "2026-12-23");
    let offer = Asked::Offer { visit: gone };
    refuses(&world, ask(offer, &[]), weeks::Problem::NoSuchVisit { visit: gone });
}
