//! Every command, given by everyone.

use std::collections::BTreeSet;

use care::absences::{Absence, SetAbsence, Why};
use care::access::{Matter, Resource};
use care::calendars::{SetCalendar, Whose};
use care::circle::{SetMember, ShareWithCouncil};
use care::concerns::{self, About, ConcernId, TakeOn};
use care::day::{Clocks, Say, Settle as SettleVisit, StatementId, What};
use care::decisions::{Amend, Consent, Decide, Object, Propose, Withdraw};
use care::drafts::{Begin, BeginDraft, ChangeDraft, DropDraft};
use care::founding::{Describe, Found, LayStreets};
use care::history::TakeBack;
use care::hitches::{ComeAfterAll, SayCannotCome, SayLate};
use care::ids::*;
use care::medicines;
use care::meetings::{MeetingId, NoteMeeting};
use care::observations::{DeviceId, Observation, ObservationId, Observe, SetDevice};
use care::people::{self, Section};
use care::picks::{ClosePicks, OpenPicks, Pick, SayPick, Settle, SettlePick, Shown};
use care::plans::{Made, Plan, ProposePlan, Proposed, TakePlan};
use care::records::{RecordId, Write};
use care::repairs::{self, AgreeToRepair, DropRepair, ProposeRepair};
use care::requests::{Ask, Asked, SayNo, SayYes, WithdrawRequest};
use care::roles::{ConfirmRole, DropRole, Role, ShareRole};
use care::skills::{SetClearance, SetCompetence, SetSignOff};
use care::support::{self, Agree, Away, End, Exception, SetException};
use care::team::Command;
use care::time::Moment;
use care::triage;
use care::values::{Rules, SetRules, SetValue, Strength, Value};
use care::visit::Competence;
use care::weeks::{AgreeToDraft, DisagreeWithDraft, How, RotaCheck};
use care::wishes::SetWish;
use care::{
    arrivals, bank, bills, budget, care_plan, carers, consents, delegated, disputes, emergency, equipment,
    farewells, feedback, lone_working, pay, price, suspensions, tasks, workers,
};

use crate::walkers::*;

mod topics;

/// A sample of a command, with what it changes.
type Sample = (Vec<Resource>, Command);

fn sample(of: impl Into<Vec<Resource>>, command: impl Into<Command>) -> Sample {
    (of.into(), command.into())
}

fn of_team(matter: Matter) -> [Resource; 1] {
    [matter.of_team(team_id())]
}

fn of_ada(matter: Matter) -> [Resource; 1] {
    [matter.of_worker(team_id(), worker(ADA))]
}

fn of(number: u128, matter: Matter) -> [Resource; 1] {
    [matter.of_person(team_id(), person(number))]
}

/// A sample of every command. Each changes nothing, or nothing that decides who may what.
fn samples() -> Vec<Sample> {
    let mut all = about_weeks();
    all.extend(about_requests_and_repairs());
    all.extend(about_a_day());
    all.extend(about_the_team());
    all.extend(about_workers());
    all.extend(about_people());
    all.extend(topics::about_concerns());
    all.extend(topics::about_triage());
    all.extend(topics::about_medicines());
    all.extend(topics::about_being_away_and_tasks());
    all.extend(about_plans_and_consents());
    all.extend(about_feedback_and_carers());
    all.extend(about_equipment_and_farewells());
    all.extend(about_money());
    all.extend(about_safety());
    all
}

fn about_weeks() -> Vec<Sample> {
    let (week, visit, weeks) = (week(), breakfast(), of_team(Matter::Weeks));
    let verdict = RotaCheck::sound(0);
    let (plan, closes) = (PlanId::new(id(1)), "2026-11-18T18:00:00Z".parse().unwrap());
    let content = Plan {
        based_on: 0,
        placed: [].into(),
        unplaced: Vec::new(),
        score: Vec::new(),
        made: Made::default(),
    };
    let (pick, settle) = (Some(Pick::Mine), Settle::Talked { chosen: [worker(ADA)].into() });
    vec![
        sample(weeks, BeginDraft { week: week.next(), begin: Begin::Fresh }),
        sample(weeks, DropDraft { week: week.next() }),
        sample(weeks, ChangeDraft { week, moves: Vec::new() }),
        sample(weeks, OpenPicks { week, closes, shown: Shown::AtOnce }),
        sample(weeks, SayPick { week, visit, worker: worker(ADA), pick }),
        sample(weeks, ClosePicks { week }),
        sample(weeks, SettlePick { week, visit, settle }),
        sample(weeks, ProposePlan(Proposed { plan, week, content })),
        sample(weeks, TakePlan { week, plan, only: None }),
        sample(weeks, AgreeToDraft { week, verdict }),
        sample(weeks, DisagreeWithDraft { week }),
    ]
}

fn about_requests_and_repairs() -> Vec<Sample> {
    let (week, visit, weeks) = (week(), breakfast(), of_team(Matter::Weeks));
    let verdict = RotaCheck::sound(0);
    let (request, repair) = (RequestId::new(id(1)), RepairId::new(id(1)));
    let (moves, how, why) = (Vec::new(), How::Hand, repairs::Why::Better);
    let proposed = ProposeRepair { repair, week, moves, how, why, words: None, verdict: None };
    let (what, whom) = (Asked::Offer { visit }, BTreeSet::new());
    vec![
        sample(weeks, proposed),
        sample(weeks, AgreeToRepair { repair, week, verdict: verdict.clone() }),
        sample(weeks, DropRepair { repair, week }),
        sample(weeks, Ask { request, week, what, whom, words: None }),
        sample(weeks, SayYes { request, verdict }),
        sample(weeks, SayNo { request }),
        sample(weeks, WithdrawRequest { request }),
    ]
}

/// What is said of a visit.
fn about_a_day() -> Vec<Sample> {
    let (visit, worker) = (breakfast(), worker(ADA));
    let clocks = Clocks::both("2026-11-16T08:05:00Z".parse().unwrap());
    let say = Say {
        statement: StatementId::new(id(1)),
        visit,
        worker,
        what: What::Arrived,
        clocks,
        corrects: None,
        why: Some(sealed(90)),
    };
    let words = sealed(91);
    let write =
        Write { id: RecordId::new(id(1)), visit, worker, clocks, words, noticed: false, handover: false };
    vec![
        sample(of(DOT, Matter::Day), say),
        sample(of(DOT, Matter::Day), SettleVisit { visit, went: None, words: None }),
        sample(of(DOT, Matter::Records), write),
    ]
}

fn about_the_team() -> Vec<Sample> {
    let (proposal, words, on) = (ProposalId::new(id(1)), sealed(90), date("2026-12-01"));
    let (decisions, roles, role) = (of_team(Matter::Decisions), of_team(Matter::Roles), Role::Planner);
    vec![
        sample([Matter::Teams.of_organisation()], Found(founded())),
        sample(of_team(Matter::Settings), Describe(founded().description)),
        sample(of_team(Matter::Settings), LayStreets(None)),
        sample(decisions, Propose { proposal, words, answer_by: on }),
        sample(decisions, Consent { proposal }),
        sample(decisions, Object { proposal, words }),
        sample(decisions, Amend { proposal, words, answer_by: on }),
        sample(decisions, Decide { proposal, review: on }),
        sample(decisions, Withdraw { proposal }),
        sample(of_team(Matter::Meetings), NoteMeeting { meeting: MeetingId::new(id(1)), to: None }),
        sample(of_team(Matter::Blocks), a_block()),
        sample(of_team(Matter::Blocks), a_spending()),
        sample(of_team(Matter::Blocks), a_signature()),
        sample(of_team(Matter::Pay), pay::SetRules(pay::Rules::default())),
        sample(of_team(Matter::Pay), pay::NoteExtra { extra: pay::ExtraId::new(id(1)), to: None }),
        sample(of_team(Matter::PayQuestions), pay::Answer { question: pay::QuestionId::new(id(1)), words }),
        sample(of_team(Matter::Values), SetValue { value: Value::FewFaces, strength: Strength::Normal }),
        sample(of_team(Matter::Values), SetRules(Rules::default())),
        sample(roles, ShareRole { role, turns: planner() }),
        sample(roles, ConfirmRole { role, turns: planner() }),
        sample(roles, DropRole { role }),
        sample(of_team(Matter::History), TakeBack { events: Vec::new(), verdict: None }),
    ]
}

/// A block that is not there, taken out.
fn a_block() -> bank::AgreeBlock {
    bank::AgreeBlock { block: bank::BlockId::new(id(1)), to: None }
}

fn a_spending() -> bank::Spend {
    bank::Spend { spending: bank::SpendingId::new(id(1)), to: None, kept: bank::Known::default() }
}

fn a_signature() -> bank::Sign {
    bank::Sign {
        block: bank::BlockId::new(id(1)),
        side: bank::Side::Team,
        through: date("2026-11-15"),
        kept: bank::Known::default(),
        delivered: care::ledger::Amount::ZERO,
    }
}

/// Prices, budgets, bills and disputed lines: none of them is there.
fn about_money() -> Vec<Sample> {
    let (dot, from, price) = (person(DOT), date("2026-11-01"), of_team(Matter::Price));
    let (budget, bills) = (of(DOT, Matter::Budget), of(DOT, Matter::Bills));
    let (dispute, words) = (disputes::DisputeId::new(id(1)), sealed(90));
    let kept = bank::Known::default();
    let line = disputes::Line::Bill { bill: bills::BillId::new(id(1)), number: 1 };
    let subject = care::details::DataSubject::Team(team_id());
    let send = bills::SendBill {
        bill: bills::BillId::new(id(1)),
        person: dot,
        to: None,
        lines: Vec::new(),
        version: 0,
    };
    let credit = bills::GiveCredit {
        credit: bills::CreditId::new(id(1)),
        person: dot,
        to: None,
        line: bills::LineKnown::default(),
    };
    vec![
        sample(
            of_team(Matter::Blocks),
            bank::PutRight { correction: bank::CorrectionId::new(id(1)), to: None, kept },
        ),
        sample(price, price::Assume { item: price::Item::Running, from, to: None }),
        sample(price, price::AgreeFee { payer: bank::Payer::Council, from, to: None }),
        sample(budget, budget::AgreeBudget { budget: budget::BudgetId::new(id(1)), person: dot, to: None }),
        sample(budget, budget::Spend { spending: budget::SpendingId::new(id(1)), person: dot, to: None }),
        sample(bills, bills::AgreePaying { person: dot, from, to: None }),
        sample(bills, send),
        sample(bills, credit),
        sample(of_team(Matter::Disputes), disputes::Raise { dispute, line, said: 0, subject, words }),
        sample(of_team(Matter::Disputes), disputes::TakeOn { dispute }),
        sample(of_team(Matter::Disputes), disputes::Answer { dispute, put_right: false, words }),
        sample(of_team(Matter::Disputes), disputes::Reopen { dispute, words }),
    ]
}

fn about_workers() -> Vec<Sample> {
    let ada = worker(ADA);
    let task = || Competence::new("medicines").unwrap();
    let mut hours = joined(ADA).terms;
    hours.contract.guaranteed = care::Minutes::hours(20);
    let from = Moment::new(date("2026-12-24"), "08:00".parse().unwrap());
    let absence = Absence { worker: ada, from, to: None, why: Why::Ill, words: None };
    let absence_id = AbsenceId::new(id(1));
    let nobody = worker(77);
    vec![
        sample(of_team(Matter::WorkersJoining), workers::Join(joined(ADA))),
        sample(of_ada(Matter::Colleague), workers::ChangeDetails { worker: ada, details: sealed(ADA) }),
        sample(of_ada(Matter::Availability), workers::ChangeTerms { worker: ada, terms: joined(ADA).terms }),
        sample(
            [Matter::Contract.of_worker(team_id(), nobody)],
            workers::ChangeTerms { worker: nobody, terms: hours },
        ),
        sample(of_ada(Matter::Leaving), workers::Leave { worker: ada, last: None }),
        sample(of_ada(Matter::WorkersJoining), workers::ConfirmLeaving { worker: ada, last: None }),
        sample(of_ada(Matter::WorkersJoining), workers::DropLeaving { worker: ada }),
        sample(of_ada(Matter::Skills), SetCompetence { worker: ada, competence: task(), held: None }),
        sample(
            of_ada(Matter::Skills),
            SetSignOff { worker: ada, person: person(DOT), competence: task(), sign_off: None },
        ),
        sample(of_ada(Matter::Skills), SetClearance { worker: ada, until: None }),
        sample(of_ada(Matter::Calendar), SetCalendar { whose: Whose::Worker(ada), to: None }),
        sample(of_ada(Matter::Hitches), SayLate { worker: ada, late: None }),
        sample(
            [of_ada(Matter::Hitches), of_ada(Matter::Away)].concat(),
            SayCannotCome {
                absence: absence_id,
                worker: ada,
                visit: breakfast(),
                rest_of_day: true,
                why: Why::Ill,
                words: None,
            },
        ),
        sample(of_team(Matter::Hitches), ComeAfterAll { absence: absence_id }),
        sample(of_ada(Matter::Pay), pay::SetTerms { worker: ada, from: date("2026-12-01"), to: None }),
        sample([Matter::PayQuestions.of_worker(team_id(), nobody)], a_question(nobody)),
        sample(of_ada(Matter::Away), SetAbsence { absence: absence_id, to: Some(absence) }),
    ]
}

/// A question about the pay of nobody.
fn a_question(worker: WorkerId) -> pay::Ask {
    pay::Ask { question: pay::QuestionId::new(id(2)), worker, on: date("2026-11-12"), words: sealed(91) }
}

fn about_people() -> Vec<Sample> {
    let (dot, eve, from) = (person(DOT), person(EVE), date("2026-12-01"));
    let nobody = people::Joined { person: dot, details: sealed(DOT), on: from };
    let away = Exception::Away { person: eve, from, to: from, why: Away::Other };
    let at = "2026-11-16T07:00:00Z".parse().unwrap();
    let content = Observation { person: dot, device: DeviceId::new(id(1)), at, content: sealed(92) };
    let observed = Observe { observation: ObservationId::new(id(1)), content };
    let sections = [Section::Support].into();
    vec![
        sample(of_team(Matter::PeopleJoining), people::Join(nobody)),
        sample(of(DOT, Matter::Contact), people::ChangeDetails { person: dot, details: sealed(DOT) }),
        sample(of_team(Matter::PeopleJoining), people::Leave { person: dot, last: None }),
        sample(of(DOT, Matter::Faces), SetWish { person: dot, worker: worker(ADA), wish: None }),
        sample(of(DOT, Matter::Circle), SetMember { person: dot, member: member(9), to: None }),
        sample(
            of(DOT, Matter::Observations),
            SetDevice { person: dot, device: DeviceId::new(id(1)), called: None },
        ),
        sample(of(DOT, Matter::Observations), observed),
        sample(of(DOT, Matter::Circle), ShareWithCouncil { person: dot, sections }),
        sample(of(EVE, Matter::Support), Agree(agreed(23, EVE))),
        sample(
            of(EVE, Matter::Support),
            support::Change { pattern: pattern(23), from: date("2026-01-05"), terms: terms(23) },
        ),
        sample(of(DOT, Matter::Support), End { pattern: pattern(21), last: None }),
        sample(of(EVE, Matter::Times), SetException { exception: ExceptionId::new(id(1)), to: Some(away) }),
    ]
}

fn about_plans_and_consents() -> Vec<Sample> {
    use care::consents::{Authority, AuthorityId, AuthorityKind, ConsentId, Decided, DecisionAbout};
    let (seventy_seven, words) = (person(77), sealed(90));
    let write = care_plan::WritePlan {
        person: seventy_seven,
        based_on: 0,
        words,
        outcomes: [].into(),
        review: date("2030-01-01"),
    };
    let (rating, outcome) = (care_plan::RatingId::new(id(1)), care_plan::OutcomeId::new(id(1)));
    let score = care_plan::Score::Near(care_plan::Nearness::Nearly);
    let whose = care::By::Person(seventy_seven);
    let rate = care_plan::RateOutcome { person: seventy_seven, rating, outcome, whose, score, words: None };
    let starter = care_plan::StarterId::new(id(1));
    let (consent, authority) = (ConsentId::new(id(1)), AuthorityId::new(id(1)));
    let record = consents::RecordConsent {
        consent,
        person: seventy_seven,
        about: DecisionAbout::Home,
        asked: words,
        decided: Decided::No,
        review: None,
    };
    let to = Authority {
        person: seventy_seven,
        kind: AuthorityKind::AdvanceStatement,
        holder: None,
        words,
        from: date("2026-01-05"),
        until: None,
        seen: None,
    };
    let plan = of(77, Matter::CarePlan);
    let theirs = of(77, Matter::Consents);
    vec![
        sample(plan, write),
        sample(plan, care_plan::AgreeToPlan { person: seventy_seven, number: 1, whose }),
        sample(plan, rate),
        sample(of_team(Matter::PlanStarters), care_plan::SetStarter { starter, words: None }),
        sample(theirs, record),
        sample(theirs, consents::WithdrawConsent { consent, person: seventy_seven }),
        sample(theirs, consents::SetAuthority { authority, person: seventy_seven, to: Some(to) }),
    ]
}

fn about_feedback_and_carers() -> Vec<Sample> {
    use care::carers::{CareGiven, CareId, CarerWordId, Strain};
    let (dot, words, member) = (person(77), sealed(90), MemberId::new(id(1)));
    let (said, asked) = (feedback::FeedbackId::new(id(1)), feedback::WantedChangeId::new(id(1)));
    let whose = care::By::Person(dot);
    let give = feedback::GiveFeedback {
        feedback: said,
        person: dot,
        whose,
        felt: None,
        visit: None,
        thanks: None,
        words: None,
    };
    let (on, minutes) = (date("2026-01-05"), care::Minutes(10));
    let to = CareGiven { person: dot, member, on, minutes, words };
    let say = carers::SayHowYouAre {
        word: CarerWordId::new(id(1)),
        person: dot,
        member,
        strain: Strain::Well,
        wants_break: false,
        words: None,
    };
    let theirs = of(77, Matter::Feedback);
    vec![
        sample(theirs, give),
        sample(theirs, feedback::AskForChange { asked, person: dot, whose, words }),
        sample(theirs, feedback::AnswerWish { asked, person: dot, yes: false, words }),
        sample(of(77, Matter::Carers), carers::NoteCare { care: CareId::new(id(1)), to }),
        sample(of(77, Matter::Carers), say),
    ]
}

fn about_equipment_and_farewells() -> Vec<Sample> {
    let seventy_seven = person(77);
    let review = equipment::ReviewCrew {
        review: equipment::CrewReviewId::new(id(1)),
        person: seventy_seven,
        pattern: pattern(1),
        one_from: None,
        learnt: BTreeSet::new(),
        words: sealed(90),
        next: date("2030-01-01"),
    };
    let set = equipment::SetEquipment {
        equipment: equipment::EquipmentId::new(id(1)),
        person: seventy_seven,
        to: None,
    };
    let tick = farewells::TickFarewell {
        person: seventy_seven,
        step: farewells::FarewellStep::KeysReturned,
        done: true,
    };
    vec![
        sample(of(77, Matter::Equipment), review),
        sample(of(77, Matter::Equipment), set),
        sample(of(77, Matter::Farewells), tick),
    ]
}

/// Each is refused for another reason, or changes nothing that decides who may what.
fn about_safety() -> Vec<Sample> {
    let (dot, ada, on) = (person(DOT), worker(ADA), date("2026-11-12"));
    let (task, outing) = (delegated::HealthTaskId::new(id(1)), lone_working::OutingId::new(id(1)));
    let (code, look) = (emergency::SheetCodeId::new(id(1)), emergency::SheetLookId::new(id(1)));
    let (until, whom) = ("2026-11-16T22:00:00Z".parse().unwrap(), lone_working::Whom::Everyone);
    let (delegated_of, emergency_of) = (of(DOT, Matter::Delegated), of(DOT, Matter::Emergency));
    let sign = delegated::SignOffTask { task, person: dot, worker: ada, taught: on, signed: on, review: on };
    let back_by =
        lone_working::SayBackBy { outing, worker: ada, until, after: None, colleague: None, said: None };
    let prove = arrivals::ProveArrival {
        statement: StatementId::new(id(9)),
        visit: breakfast(),
        worker: ada,
        proof: arrivals::Proof::OutTogether,
    };
    vec![
        sample(delegated_of, delegated::SetHealthTask { task, person: dot, to: None }),
        sample(delegated_of, sign),
        sample(delegated_of, delegated::WithdrawSignOff { task, person: dot, worker: ada }),
        sample(of(77, Matter::Emergency), emergency::WriteSheet { person: person(77), words: sealed(90) }),
        sample(emergency_of, emergency::SetSheetCode { person: dot, code: None }),
        sample(emergency_of, emergency::LookAtSheet { person: dot, code, look, who: sealed(91) }),
        sample(of_ada(Matter::LoneWorking), back_by),
        sample(of_ada(Matter::LoneWorking), lone_working::SayBack { outing, worker: ada, happened: None }),
        sample(of_ada(Matter::LoneWorking), lone_working::AskWhoIsBack { outing, worker: ada, whom }),
        sample(of(DOT, Matter::Arrivals), arrivals::AgreeWay { person: dot, way: None }),
        sample(of(DOT, Matter::Day), prove),
    ]
}

#[test]
fn no_command_is_without_a_sample() {
    let sampled: BTreeSet<_> = samples().iter().map(|(_, command)| command.name()).collect();
    let all: BTreeSet<_> = Command::names().into_iter().collect();
    assert_eq!(sampled, all);
}

#[tokio::test]
async fn every_command_is_carried_out_for_whom_the_policy_lets_and_for_nobody_else() {
    let town = Town::build().await;
    let mut wrong = Vec::new();
    for (resources, command) in samples() {
        for walker in Walker::ALL {
            let closed = resources.iter().find(|one| !walker.may_change(one.matter, one.of));
            let expected = closed.map_or(Ok(()), |one| Err(walker.hears(one.matter, one.of)));
            let version = town.version().await;
            let met = was_let(&town.act(walker, command.clone()).await);
            let changed = met.is_err() && town.version().await != version;
            if met != expected || changed {
                wrong.push(format!("{:?} by {walker:?}: {met:?}, not {expected:?}", command.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
