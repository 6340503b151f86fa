//! What others built upon is not taken back: everything that can refer to a worker, a person or agreed support.

use care::absences::{Absence, SetAbsence, Why};
use care::circle::{Member, SetMember, ShareWithCouncil};
use care::decisions::{Consent, Object, Propose};
use care::drafts::{Begin, BeginDraft, ChangeDraft, DropDraft};
use care::ids::*;
use care::people::{self, Section};
use care::picks::{ClosePicks, OpenPicks, Pick, SayPick, Shown};
use care::plans::{Made, Placed, Plan, ProposePlan, Proposed};
use care::repairs::{self, ProposeRepair};
use care::requests::{Ask, Asked};
use care::roles::{Role, ShareRole, Turn};
use care::skills::{Held, SetClearance, SetCompetence, SetSignOff, SignOff};
use care::support::{Agree, Away, Change, End, Exception, Instead, SetException};
use care::team::{Command, Event};
use care::time::{Moment, WeekStart};
use care::values::{Adoption, Rules, SetRules};
use care::visit::{After, Companions, Competence, VisitId};
use care::weeks::{AgreeToDraft, How, Move, RotaCheck};
use care::wishes::{SetWish, WorkerWish};
use care::{General, Minutes, workers};
use uuid::Uuid;

use crate::world::*;

/// Somebody new.
const FAY: u128 = 4;
/// Somebody new whom the team supports.
const GUS: u128 = 13;
/// New support.
const DINNER: u128 = 31;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// What somebody built, and who did.
type Built = Vec<(u128, Command)>;

/// A team whose week is published, with the draft of the week after and what `command` just made.
fn begun(command: &Command) -> (World, Vec<(u64, Event)>) {
    let mut world = World::published();
    world.does(ADA, &BeginDraft { week: week().next(), begin: Begin::Fresh }.into());
    let made = world.does(ADA, command);
    (world, made)
}

/// Expects that each of `builds` alone keeps what was made from being taken back.
fn keeps(command: impl Into<Command>, builds: Vec<Built>) {
    let (begun, made) = begun(&command.into());
    assert!(begun.clone().take_back(made.clone()).is_ok(), "nobody built upon it yet");
    for built in builds {
        let mut world = begun.clone();
        for (number, command) in &built {
            world.does(*number, command);
        }
        assert_eq!(world.take_back(made.clone()), Err(General::BuiltUpon.into()), "{built:?}");
    }
}

/// The draft of the week after.
fn draft() -> WeekStart {
    week().next()
}

/// A visit in it.
fn drafted(number: u128) -> VisitId {
    visit(number, "2026-12-01")
}

fn place(visit: VisitId, number: u128) -> Command {
    let moves = vec![Move::Assign { visit, workers: workers(&[number]), start: None, minutes: None }];
    ChangeDraft { week: draft(), moves }.into()
}

fn propose() -> Command {
    Propose { proposal: ProposalId::new(id(1)), words: sealed(1), answer_by: date("2026-11-20") }.into()
}

/// Proposes who goes to Dot for breakfast on the published Monday; with no worker, that nobody goes.
fn repair(who: Option<u128>, verdict: Option<RotaCheck>) -> Command {
    let visit = breakfast();
    let change = match who {
        Some(number) => Move::Assign { visit, workers: workers(&[number]), start: None, minutes: None },
        None => Move::TakeOff { visit },
    };
    let (repair, why) = (RepairId::new(id(1)), repairs::Why::Other);
    ProposeRepair { repair, week: week(), moves: vec![change], how: How::Hand, why, words: None, verdict }
        .into()
}

fn plan_with(number: u128) -> Command {
    let start = "2026-12-01T08:00".parse().unwrap();
    let placed = Placed { workers: workers(&[number]), start, minutes: Minutes(30) };
    let content = Plan {
        based_on: 0,
        placed: [(drafted(BREAKFAST), placed)].into(),
        unplaced: Vec::new(),
        score: Vec::new(),
        made: Made::default(),
    };
    ProposePlan(Proposed { plan: PlanId::new(id(1)), week: draft(), content }).into()
}

fn asks(whom: &[u128]) -> Command {
    let what = Asked::Offer { visit: visit(BREAKFAST, "2026-11-24") };
    Ask { request: RequestId::new(id(1)), week: week(), what, whom: workers(whom), words: None }.into()
}

fn except(exception: Exception) -> Command {
    SetException { exception: ExceptionId::new(id(1)), to: Some(exception) }.into()
}

#[test]
fn a_worker_whom_anything_mentions_stays_entered() {
    let fay = worker(FAY);
    let join = workers::Join(joined(FAY));
    let from = Moment::new(date("2026-11-24"), clock("08:00"));
    let absence = Absence { worker: fay, from, to: None, why: Why::Ill, words: None };
    let turn = Turn { worker: fay, from: date("2026-12-01"), to: None };
    let proposal = ProposalId::new(id(1));
    let closes = "2026-11-18T18:00:00Z".parse().unwrap();
    let (open, pick) = (OpenPicks { week: draft(), closes, shown: Shown::AtOnce }, Some(Pick::NotMe));
    let said = SayPick { week: draft(), visit: drafted(BREAKFAST), worker: fay, pick };
    let everyone = Rules { drafts: Adoption::All, repairs: Adoption::All, ..Rules::default() };
    let version = begun(&join.clone().into()).0.team.version + 1;
    let verdict = RotaCheck::sound(version);
    keeps(
        join,
        vec![
            vec![(ADA, SetAbsence { absence: AbsenceId::new(id(1)), to: Some(absence) }.into())],
            vec![(ADA, SetWish { person: person(DOT), worker: fay, wish: Some(WorkerWish::Liked) }.into())],
            vec![(ADA, ShareRole { role: Role::Mentor, turns: vec![turn] }.into())],
            vec![(ADA, place(drafted(BREAKFAST), FAY))],
            vec![(ADA, repair(Some(FAY), Some(RotaCheck::sound(version - 1))))],
            vec![(ADA, repair(Some(FAY), None))],
            vec![(ADA, SetRules(everyone).into()), (FAY, repair(None, Some(verdict.clone())))],
            vec![(ADA, SetRules(everyone).into()), (FAY, AgreeToDraft { week: draft(), verdict }.into())],
            vec![(ADA, open.into()), (FAY, said.into())],
            vec![(ADA, plan_with(FAY))],
            vec![(ADA, asks(&[FAY]))],
            vec![(FAY, asks(&[ADA]))],
            vec![(FAY, propose())],
            vec![(ADA, propose()), (FAY, Consent { proposal }.into())],
            vec![(ADA, propose()), (FAY, Object { proposal, words: sealed(2) }.into())],
        ],
    );
}

#[test]
fn a_worker_of_whom_more_is_known_by_now_stays_entered() {
    let fay = worker(FAY);
    let mut terms = joined(FAY).terms;
    terms.unwanted.push(workers::Unwanted { weekdays: every_day(), time: None });
    let competence = Competence::new("medicines").unwrap();
    let sign_off = Some(SignOff { nurse: sealed(5), until: None });
    let until = Some(date("2027-01-01"));
    let known: [Command; 6] = [
        workers::ChangeDetails { worker: fay, details: sealed(99) }.into(),
        workers::ChangeTerms { worker: fay, terms }.into(),
        workers::Leave { worker: fay, last: until }.into(),
        SetCompetence { worker: fay, competence: competence.clone(), held: Some(Held::default()) }.into(),
        SetSignOff { worker: fay, person: person(DOT), competence, sign_off }.into(),
        SetClearance { worker: fay, until }.into(),
    ];
    keeps(workers::Join(joined(FAY)), known.map(|command| vec![(ADA, command)]).into());
}

#[test]
fn a_person_whom_anything_mentions_stays_entered() {
    let gus = person(GUS);
    let joined = people::Joined { person: gus, details: sealed(GUS), on: date("2026-11-16") };
    let competence = Competence::new("insulin").unwrap();
    let sign_off = Some(SignOff { nurse: sealed(5), until: None });
    let (from, to) = (date("2026-12-01"), date("2026-12-02"));
    let member = Member { details: sealed(6), sees: [].into(), until: None };
    let builds: [Command; 8] = [
        Agree(agreed(DINNER, GUS, every_day(), support(DINNER, 30, None))).into(),
        except(Exception::Away { person: gus, from, to, why: Away::Other }),
        SetSignOff { worker: worker(ADA), person: gus, competence, sign_off }.into(),
        people::ChangeDetails { person: gus, details: sealed(99) }.into(),
        people::Leave { person: gus, last: Some(to) }.into(),
        SetWish { person: gus, worker: worker(ADA), wish: Some(WorkerWish::Liked) }.into(),
        SetMember { person: gus, member: MemberId::new(id(1)), to: Some(member) }.into(),
        ShareWithCouncil { person: gus, sections: [Section::Times].into() }.into(),
    ];
    keeps(people::Join(joined), builds.map(|command| vec![(ADA, command)]).into());
}

#[test]
fn support_that_anything_mentions_stays_agreed() {
    let dinner = agreed(DINNER, DOT, every_day(), support(DINNER, 30, Some("18:00")));
    let mut later = agreed(32, DOT, every_day(), support(32, 30, None));
    let companions = Companions::Any;
    later.terms.support.after =
        Some(After { pattern: pattern(DINNER), least: Minutes(60), most: None, companions });
    let monday = visit(DINNER, "2026-11-23");
    let instead = Instead { agreed: Some(clock("19:00")), ..Instead::default() };
    let mut longer = dinner.terms.clone();
    longer.support.minutes = Minutes(45);
    let (version, breaches) = (begun(&Agree(dinner.clone()).into()).0.team.version, Vec::new());
    let give = Move::Assign { visit: monday, workers: workers(&[ADA]), start: None, minutes: None };
    let repair = ProposeRepair {
        repair: RepairId::new(id(1)),
        week: week(),
        moves: vec![give],
        how: How::Hand,
        why: repairs::Why::Other,
        words: None,
        verdict: Some(RotaCheck { breaches, ..RotaCheck::sound(version) }),
    };
    let builds: [Command; 7] = [
        Agree(later).into(),
        place(drafted(DINNER), ADA),
        repair.into(),
        except(Exception::Without { visit: monday, person: person(DOT) }),
        except(Exception::Different { visit: monday, person: person(DOT), instead }),
        Change { pattern: pattern(DINNER), from: date("2026-12-01"), terms: longer }.into(),
        End { pattern: pattern(DINNER), last: Some(date("2026-12-01")) }.into(),
    ];
    keeps(Agree(dinner), builds.map(|command| vec![(ADA, command)]).into());
}

#[test]
fn what_is_about_others_keeps_nobody() {
    let mut world = World::published();
    world.does(ADA, &BeginDraft { week: draft(), begin: Begin::Fresh }.into());
    let made = [
        world.does(ADA, &workers::Join(joined(FAY)).into()),
        world.does(ADA, &Agree(agreed(DINNER, DOT, every_day(), support(DINNER, 30, None))).into()),
    ];
    let (from, to) = (date("2026-12-01"), date("2026-12-02"));
    world.does(ADA, &place(drafted(LUNCH), BEN));
    world.does(ADA, &except(Exception::Away { person: person(DOT), from, to, why: Away::Other }));
    world.does(ADA, &plan_with(BEN));
    world.does(ADA, &repair(Some(BEN), None));
    world.does(ADA, &propose());
    world.does(ADA, &asks(&[BEN]));
    for made in made {
        world.take_back(made).unwrap();
    }
}

#[test]
fn what_was_entered_again_is_not_entered_twice() {
    let joined_gus = people::Joined { person: person(GUS), details: sealed(GUS), on: date("2026-11-16") };
    let commands: [Command; 3] = [
        workers::Join(joined(FAY)).into(),
        people::Join(joined_gus).into(),
        Agree(agreed(DINNER, DOT, every_day(), support(DINNER, 30, None))).into(),
    ];
    for command in commands {
        let (mut world, made) = begun(&command);
        let back = world.take_back(made).unwrap();
        world.does(ADA, &command);
        assert_eq!(world.take_back(back), Err(General::BuiltUpon.into()), "{command:?}");
    }
}

#[test]
fn a_draft_that_somebody_worked_on_stays_begun_and_one_that_began_again_stays_dropped() {
    let mut world = World::new();
    let begin: Command = BeginDraft { week: draft(), begin: Begin::Fresh }.into();
    let begun = world.does(ADA, &begin);
    let mut picking = world.clone();
    let closes = "2026-11-18T18:00:00Z".parse().unwrap();
    picking.does(ADA, &OpenPicks { week: draft(), closes, shown: Shown::AtOnce }.into());
    assert_eq!(picking.take_back(begun.clone()), Err(General::BuiltUpon.into()));
    let mut placing = world.clone();
    placing.does(ADA, &place(drafted(BREAKFAST), ADA));
    assert_eq!(placing.take_back(begun.clone()), Err(General::BuiltUpon.into()));
    let dropped = world.does(ADA, &DropDraft { week: draft() }.into());
    assert_eq!(world.take_back(begun), Err(General::ChangedSince.into()));
    world.does(ADA, &begin);
    assert_eq!(world.take_back(dropped), Err(General::BuiltUpon.into()));
}

#[test]
fn an_extra_visit_that_somebody_makes_stays() {
    let mut world = World::with_draft();
    let once = OnceId::new(id(5));
    let visit = VisitId::Once(once);
    let (date, support) = (date("2026-11-24"), support(5, 30, Some("10:00")));
    let made = world.does(ADA, &except(Exception::Extra { visit: once, person: person(DOT), date, support }));
    assert!(world.clone().take_back(made.clone()).is_ok());
    world.assign(visit, &[ADA]);
    assert_eq!(world.take_back(made), Err(General::ChangedSince.into()));
}

#[test]
fn what_was_said_in_a_round_stays_once_it_is_closed() {
    let mut world = World::with_draft();
    let (week, closes) = (week(), "2026-11-18T18:00:00Z".parse().unwrap());
    world.does(ADA, &OpenPicks { week, closes, shown: Shown::AtOnce }.into());
    let pick = Some(Pick::Mine);
    let said = world.does(ADA, &SayPick { week, visit: breakfast(), worker: worker(ADA), pick }.into());
    assert!(world.clone().take_back(said.clone()).is_ok());
    world.does(ADA, &ClosePicks { week }.into());
    assert_eq!(world.take_back(said), Err(General::ChangedSince.into()));
}
