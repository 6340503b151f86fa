//! What each command changes, to the access policy; and what each event seals, under whose key.

use std::collections::BTreeMap;

use care::absences::{Absence, SetAbsence, Why};
use care::access::{Matter, Resource};
use care::accounts::{self, MakeWayBack, ReadOfWayBack, TakeWayBack, UseWayBack};
use care::circle::{Member, SetMember, ShareWithCouncil};
use care::decisions::{Amend, Consent, Decide, Object, Propose, Withdraw};
use care::details::DataSubject;
use care::drafts::{Begin, BeginDraft, ChangeDraft, DropDraft};
use care::founding::{Describe, Found, LayStreets};
use care::ids::*;
use care::organisation::{self, Membership, Organisation};
use care::picks::{ClosePicks, OpenPicks, Pick, SayPick, Settle, SettlePick, Shown};
use care::plans::{Made, Plan, ProposePlan, Proposed, TakePlan};
use care::provider::{self, LegalForm, Size};
use care::repairs::{self, AgreeToRepair, DropRepair, ProposeRepair};
use care::requests::{Ask, Asked, SayNo, SayYes, WithdrawRequest};
use care::roles::{ConfirmRole, DropRole, Role, ShareRole};
use care::skills::{SetClearance, SetCompetence, SetSignOff};
use care::stream::{Stream, Written};
use care::support::{self, Agree, Away, End, Exception, SetException};
use care::team::{Command, Event, Team};
use care::teams::{CloseTeam, ListTeam, NameTeam};
use care::time::Moment;
use care::values::{Rules, SetRules, SetValue, Strength, Value};
use care::visit::Competence;
use care::weeks::{AgreeToDraft, DisagreeWithDraft, How};
use care::wishes::SetWish;
use care::{Minutes, absences, consents, councils, day, erasures, feedback, pay, people, triage, workers};
use uuid::Uuid;

use crate::samples::{an_erasure, an_organisation, and_inside, everything};
use crate::world::*;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn changes(team: &Team, command: impl Into<Command>) -> Vec<Resource> {
    team.changed_by(team_id(), &command.into())
}

#[test]
fn what_is_the_teams_is_said_to_be() {
    let world = World::published();
    let (week, visit) = (week(), breakfast());
    let (proposal, words, on) = (ProposalId::new(id(1)), sealed(1), date("2026-12-01"));
    let (request, repair, plan) = (RequestId::new(id(1)), RepairId::new(id(1)), PlanId::new(id(1)));
    let (verdict, what) = (world.sound(), Asked::Offer { visit });
    let closes = "2026-11-18T18:00:00Z".parse().unwrap();
    let settle = Settle::Talked { chosen: workers(&[ADA]) };
    let content = Plan {
        based_on: 0,
        placed: [].into(),
        unplaced: Vec::new(),
        score: Vec::new(),
        made: Made::default(),
    };
    let (moves, why) = (Vec::new(), repairs::Why::Better);
    let person_13 = people::Joined { person: person(13), details: sealed(13), on };
    let of: Vec<(Matter, Vec<Command>)> = vec![
        (
            Matter::Weeks,
            vec![
                BeginDraft { week, begin: Begin::Fresh }.into(),
                DropDraft { week }.into(),
                ChangeDraft { week, moves: Vec::new() }.into(),
                OpenPicks { week, closes, shown: Shown::AtOnce }.into(),
                SayPick { week, visit, worker: worker(ADA), pick: Some(Pick::Mine) }.into(),
                ClosePicks { week }.into(),
                SettlePick { week, visit, settle }.into(),
                ProposePlan(Proposed { plan, week, content }).into(),
                TakePlan { week, plan, only: None }.into(),
                AgreeToDraft { week, verdict: verdict.clone() }.into(),
                DisagreeWithDraft { week }.into(),
                ProposeRepair { repair, week, moves, how: How::Hand, why, words: None, verdict: None }.into(),
                AgreeToRepair { repair, week, verdict: verdict.clone() }.into(),
                DropRepair { repair, week }.into(),
                Ask { request, week, what, whom: workers(&[]), words: None }.into(),
                SayYes { request, verdict }.into(),
                SayNo { request }.into(),
                WithdrawRequest { request }.into(),
            ],
        ),
        (
            Matter::Decisions,
            vec![
                Propose { proposal, words, answer_by: on }.into(),
                Consent { proposal }.into(),
                Object { proposal, words }.into(),
                Amend { proposal, words, answer_by: on }.into(),
                Decide { proposal, review: on }.into(),
                Withdraw { proposal }.into(),
            ],
        ),
        (Matter::Settings, vec![Describe(founded().description).into(), LayStreets(None).into()]),
        (
            Matter::Roles,
            vec![
                ShareRole { role: Role::Mentor, turns: Vec::new() }.into(),
                ConfirmRole { role: Role::Mentor, turns: Vec::new() }.into(),
                DropRole { role: Role::Mentor }.into(),
            ],
        ),
        (
            Matter::Values,
            vec![
                SetValue { value: Value::FewFaces, strength: Strength::Much }.into(),
                SetRules(Rules::default()).into(),
            ],
        ),
        (Matter::WorkersJoining, vec![workers::Join(joined(4)).into()]),
        (
            Matter::PeopleJoining,
            vec![people::Join(person_13).into(), people::Leave { person: person(DOT), last: None }.into()],
        ),
    ];
    for (matter, commands) in of {
        for command in commands {
            assert_eq!(changes(&world.team, command.clone()), [matter.of_team(team_id())], "{command:?}");
        }
    }
    assert_eq!(changes(&world.team, Found(founded())), [Matter::Teams.of_organisation()]);
}

#[test]
fn what_is_a_workers_is_said_to_be() {
    let world = World::published();
    let ada = worker(ADA);
    let of = |matter: Matter| matter.of_worker(team_id(), ada);
    let competence = Competence::new("medicines").unwrap();
    let mut contract = joined(ADA).terms;
    contract.contract.guaranteed = Minutes::hours(20);
    let mut times = joined(ADA).terms;
    times.shifts.clear();
    let commands: [(Matter, Command); 9] = [
        (Matter::Colleague, workers::ChangeDetails { worker: ada, details: sealed(1) }.into()),
        (Matter::Contract, workers::ChangeTerms { worker: ada, terms: contract }.into()),
        (Matter::Availability, workers::ChangeTerms { worker: ada, terms: times }.into()),
        (Matter::Leaving, workers::Leave { worker: ada, last: None }.into()),
        (Matter::WorkersJoining, workers::ConfirmLeaving { worker: ada, last: None }.into()),
        (Matter::WorkersJoining, workers::DropLeaving { worker: ada }.into()),
        (Matter::Skills, SetCompetence { worker: ada, competence: competence.clone(), held: None }.into()),
        (Matter::Skills, SetSignOff { worker: ada, person: person(DOT), competence, sign_off: None }.into()),
        (Matter::Skills, SetClearance { worker: ada, until: None }.into()),
    ];
    for (matter, command) in commands {
        assert_eq!(changes(&world.team, command.clone()), [of(matter)], "{command:?}");
    }
    let question = pay::QuestionId::new(id(1));
    for command in [
        Command::from(pay::SetTerms { worker: ada, from: date("2026-12-01"), to: None }),
        Command::from(pay::NoteExtra { extra: pay::ExtraId::new(id(1)), to: Some(an_extra()) }),
    ] {
        assert_eq!(changes(&world.team, command.clone()), [of(Matter::Pay)], "{command:?}");
    }
    let ask = pay::Ask { question, worker: ada, on: date("2026-11-12"), words: sealed(1) };
    assert_eq!(changes(&world.team, ask), [of(Matter::PayQuestions)]);
    let nobodys = [Matter::PayQuestions.of_team(team_id())];
    assert_eq!(changes(&world.team, pay::Answer { question, words: sealed(1) }), nobodys);
    let of_team = [Matter::Pay.of_team(team_id())];
    assert_eq!(changes(&world.team, pay::SetRules(pay::Rules::default())), of_team);
    assert_eq!(changes(&world.team, pay::NoteExtra { extra: pay::ExtraId::new(id(1)), to: None }), of_team);
    let nobody = workers::ChangeTerms { worker: worker(77), terms: joined(ADA).terms };
    assert_eq!(changes(&world.team, nobody), [Matter::Contract.of_worker(team_id(), worker(77))]);
}

fn an_extra() -> pay::Extra {
    let what = pay::ExtraKind::Work(Minutes(30));
    pay::Extra { worker: worker(ADA), on: date("2026-11-12"), what, words: sealed(1) }
}

#[test]
fn an_absence_is_both_whose_it_was_and_whose_it_becomes() {
    let mut world = World::new();
    let absence = AbsenceId::new(id(1));
    let of = |number| {
        let from = Moment::new(date("2026-11-24"), clock("08:00"));
        Some(Absence { worker: worker(number), from, to: None, why: Why::Ill, words: None })
    };
    let away = |number| Matter::Away.of_worker(team_id(), worker(number));
    assert_eq!(changes(&world.team, SetAbsence { absence, to: of(ADA) }), [away(ADA)]);
    let nothing = [Matter::WorkersJoining.of_team(team_id())];
    assert_eq!(changes(&world.team, SetAbsence { absence, to: None }), nothing);
    world.does(ADA, &SetAbsence { absence, to: of(ADA) }.into());
    assert_eq!(changes(&world.team, SetAbsence { absence, to: of(ADA) }), [away(ADA)]);
    assert_eq!(changes(&world.team, SetAbsence { absence, to: None }), [away(ADA)]);
    assert_eq!(changes(&world.team, SetAbsence { absence, to: of(BEN) }), [away(ADA), away(BEN)]);
}

#[test]
fn a_hitch_is_the_workers_and_so_is_why() {
    use care::hitches::{ComeAfterAll, SayCannotCome, SayLate};
    let mut world = World::published();
    world.now = "2026-11-23T07:30:00Z".parse().unwrap();
    let (absence, ada) = (AbsenceId::new(id(1)), worker(ADA));
    let of = |matter: Matter| matter.of_worker(team_id(), ada);
    let (visit, both) = (breakfast(), [of(Matter::Hitches), of(Matter::Away)]);
    let cannot = SayCannotCome { absence, worker: ada, visit, rest_of_day: true, why: Why::Ill, words: None };
    assert_eq!(changes(&world.team, SayLate { worker: ada, late: None }), [of(Matter::Hitches)]);
    assert_eq!(changes(&world.team, cannot.clone()), both);
    let of_the_team = [Matter::Hitches.of_team(team_id())];
    assert_eq!(changes(&world.team, ComeAfterAll { absence }), of_the_team);
    world.does(ADA, &cannot.into());
    assert_eq!(changes(&world.team, ComeAfterAll { absence }), both);
}

#[test]
fn what_is_a_persons_is_said_to_be() {
    let mut world = World::published();
    let dot = person(DOT);
    let of = |matter: Matter| matter.of_person(team_id(), dot);
    let terms = agreed(LUNCH, DOT, every_day(), support(LUNCH, 30, None)).terms;
    let from = date("2026-12-01");
    let member = Some(Member { details: sealed(6), sees: [].into(), until: None });
    let commands: [(Matter, Command); 7] = [
        (Matter::Contact, people::ChangeDetails { person: dot, details: sealed(1) }.into()),
        (Matter::Faces, SetWish { person: dot, worker: worker(ADA), wish: None }.into()),
        (Matter::Circle, SetMember { person: dot, member: MemberId::new(id(1)), to: member }.into()),
        (Matter::Circle, ShareWithCouncil { person: dot, sections: [].into() }.into()),
        (Matter::Support, Agree(agreed(31, DOT, every_day(), support(31, 30, None))).into()),
        (Matter::Support, support::Change { pattern: pattern(LUNCH), from, terms }.into()),
        (Matter::Support, End { pattern: pattern(LUNCH), last: None }.into()),
    ];
    for (matter, command) in commands {
        assert_eq!(changes(&world.team, command.clone()), [of(matter)], "{command:?}");
    }
    let nobodys = Matter::Support.of_person(team_id(), PersonId::new(Uuid::nil()));
    assert_eq!(changes(&world.team, End { pattern: pattern(77), last: None }), [nobodys]);
    let exception = ExceptionId::new(id(1));
    let away = |number| Some(Exception::Away { person: person(number), from, to: from, why: Away::Other });
    let times = |number| Matter::Times.of_person(team_id(), person(number));
    let nothing = [Matter::PeopleJoining.of_team(team_id())];
    assert_eq!(changes(&world.team, SetException { exception, to: None }), nothing);
    assert_eq!(changes(&world.team, SetException { exception, to: away(DOT) }), [times(DOT)]);
    world.does(ADA, &SetException { exception, to: away(DOT) }.into());
    assert_eq!(changes(&world.team, SetException { exception, to: away(DOT) }), [times(DOT)]);
    assert_eq!(changes(&world.team, SetException { exception, to: None }), [times(DOT)]);
    assert_eq!(changes(&world.team, SetException { exception, to: away(EVE) }), [times(DOT), times(EVE)]);
}

#[test]
fn what_is_the_organisations_is_said_to_be() {
    let account = AccountId::new(id(1));
    let description =
        provider::Description { name: "Doorstep".into(), form: LegalForm::Charity, size: Size::Micro };
    let founded =
        provider::Founded { organisation: OrganisationId::new(id(1)), description: description.clone() };
    let membership = Membership::Council;
    let council = CouncilId::new(id(1));
    let name = String::from("Trafford");
    let commands: [(Matter, organisation::Command); 16] = [
        (Matter::Provider, provider::Found { founded, administrator: account }.into()),
        (Matter::Provider, provider::Describe(description).into()),
        (Matter::Councils, councils::Join { council, name: name.clone() }.into()),
        (Matter::Councils, councils::Rename { council, name: name.clone() }.into()),
        (Matter::Councils, councils::OpenTeam { council, team: team_id(), sees: true }.into()),
        (Matter::Teams, ListTeam(team_id()).into()),
        (Matter::Teams, NameTeam { team: team_id(), name }.into()),
        (Matter::Teams, CloseTeam { team: team_id(), on: None }.into()),
        (Matter::Accounts, accounts::Give { account, membership }.into()),
        (Matter::Accounts, accounts::End { account, membership }.into()),
        (Matter::Accounts, MakeWayBack { account, by: account }.into()),
        (Matter::Accounts, TakeWayBack(account).into()),
        (Matter::Accounts, UseWayBack(account).into()),
        (Matter::Accounts, ReadOfWayBack(account).into()),
        (Matter::Erasures, erasures::NoteErasure(an_erasure()).into()),
        (Matter::Erasures, erasures::KeepBackups { days: Some(30) }.into()),
    ];
    let (organisation, of) = (Organisation::default(), OrganisationId::new(id(1)));
    for (matter, command) in commands {
        assert_eq!(organisation.changed_by(of, &command), [matter.of_organisation()], "{command:?}");
    }
    for event in an_organisation() {
        assert!(Organisation::sealed_by(of, &event).is_empty(), "{event:?}");
        let matter = match event.kind() {
            "team-listed/2" | "team-named/1" | "team-closed/1" => Matter::Teams,
            "council-joined/2" | "council-renamed/1" | "council-team/1" => Matter::Councils,
            "membership/1" | "way-back/1" => Matter::Accounts,
            "erased/1" | "backups-kept/1" => Matter::Erasures,
            _ => Matter::Provider,
        };
        let about = care::stream::Happened::about(&event, of, &organisation);
        assert_eq!(about, matter.of_organisation(), "{event:?}");
    }
}

/// Whether it is an event of those that may seal more than one thing, which are then all under the right key.
fn seals_several(event: &Event, sealed_by: &[(SealedId, DataSubject)]) -> bool {
    let (dot, team) = (DataSubject::Person(person(DOT)), DataSubject::Team(team_id()));
    let expected = match event {
        // What was talked about, and what was agreed.
        Event::Meetings(_) => vec![(sealed(11), team), (sealed(12), team)],
        Event::Triage(triage::Event::PlanSigned(_)) => vec![(sealed(22), team), (sealed(23), team)],
        Event::Triage(triage::Event::Stepped(_)) | Event::Concerns(_) | Event::Disputes(_) => {
            assert!(sealed_by.iter().all(|(_, subject)| *subject == dot), "{event:?}");
            let takes_on = format!("{event:?}").contains("TakenOn");
            assert_eq!(sealed_by.is_empty(), takes_on, "{event:?}");
            return true;
        }
        // What was asked, who asked the four questions, and why it is in their best interests.
        Event::Consents(consents::Event::ConsentSet(_)) => [34, 35, 36].map(|one| (sealed(one), dot)).into(),
        // The wish, and then the answer.
        Event::Feedback(feedback::Event::ChangeAsked(asked)) => {
            let answer = asked.change.after.and_then(|asked| asked.answer);
            vec![(answer.map_or(sealed(39), |answer| answer.words), dot)]
        }
        _ => return false,
    };
    assert_eq!(sealed_by, expected);
    true
}

/// What each kind of event that seals one thing seals, and under whose key.
fn seals_one(
    ada: DataSubject,
    dot: DataSubject,
    team: DataSubject,
) -> BTreeMap<&'static str, (u128, DataSubject)> {
    [
        ("worker-details/1", (2, ada)),
        ("competence/1", (4, ada)),
        ("sign-off/1", (5, ada)),
        ("absence/1", (3, ada)),
        ("person-details/1", (7, dot)),
        ("circle/1", (6, dot)),
        ("pattern-changed/1", (LUNCH, dot)),
        ("visit-recorded/1", (14, dot)),
        ("visit-settled/1", (15, dot)),
        ("device/1", (13, dot)),
        ("observation/1", (14, dot)),
        ("topic/1", (8, team)),
        ("medicine/1", (29, dot)),
        ("dose/1", (30, dot)),
        ("care-plan/1", (32, dot)),
        ("outcome-rated/1", (31, dot)),
        ("plan-starter/1", (33, team)),
        ("authority/1", (37, dot)),
        ("feedback/1", (38, dot)),
        ("equipment/1", (43, dot)),
        ("crew-review/1", (45, dot)),
        ("care-given/1", (41, dot)),
        ("carer-word/1", (42, dot)),
        ("health-task/1", (31, dot)),
        ("emergency-sheet/1", (32, dot)),
        ("emergency-look/1", (33, dot)),
        ("arrival-way/1", (34, dot)),
        ("normal/1", (20, dot)),
        ("scale-two/1", (21, dot)),
        ("repair/1", (9, team)),
        ("pay-extra/1", (14, ada)),
        ("bank-spending/1", (17, team)),
        ("bank-correction/1", (18, team)),
        ("price-assumption/1", (40, team)),
        ("budget-spending/1", (41, dot)),
        ("bill-credit/1", (42, dot)),
        ("request/1", (10, DataSubject::Worker(worker(CARA)))),
        ("suspension/1", (71, dot)),
    ]
    .into()
}

#[test]
fn what_describes_somebody_is_sealed_under_their_key() {
    let (ada, dot, team) =
        (DataSubject::Worker(worker(ADA)), DataSubject::Person(person(DOT)), DataSubject::Team(team_id()));
    let expected = seals_one(ada, dot, team);
    let mut seen = 0;
    for event in everything().iter().flat_map(and_inside) {
        let sealed_by = Team::sealed_by(team_id(), &event);
        if seals_several(&event, &sealed_by) {
            seen += sealed_by.len();
            continue;
        }
        let whose = match &event {
            Event::Workers(workers::Event::Joined(joined)) => {
                Some((joined.details, DataSubject::Worker(joined.worker)))
            }
            Event::People(people::Event::Joined(joined)) => {
                Some((joined.details, DataSubject::Person(joined.person)))
            }
            Event::Support(support::Event::Agreed(agreed)) => {
                Some((agreed.terms.support.what, DataSubject::Person(agreed.person)))
            }
            // Nobody wrote anything about it.
            Event::Absences(absences::Event::Changed(changed))
                if changed.change.after.as_ref().is_some_and(|absence| absence.words.is_none()) =>
            {
                None
            }
            Event::Day(day::Event::SaidOfVisit(_)) => Some((sealed(13), dot)),
            // The question, and then the answer.
            Event::Pay(care::pay::Event::QuestionChanged(changed)) => {
                let answer = changed.change.after.and_then(|question| question.answer);
                Some((answer.unwrap_or(sealed(15)), ada))
            }
            // What there is to do, and then what came of it.
            Event::Tasks(care::tasks::Event::Changed(changed)) => {
                let done = changed.change.after.as_ref().and_then(|task| task.done?.words);
                Some((done.unwrap_or(sealed(72)), dot))
            }
            // What is dropped seals nothing new.
            Event::Repairs(repairs::Event::RepairChanged(changed)) if changed.change.after.is_none() => None,
            other => expected.get(other.kind()).map(|(number, subject)| (sealed(*number), *subject)),
        };
        assert_eq!(sealed_by, whose.into_iter().collect::<Vec<_>>(), "{event:?}");
        seen += sealed_by.len();
    }
    assert!(seen > expected.len());
}

#[test]
fn every_version_of_a_proposal_and_every_objection_is_sealed_under_the_teams_key() {
    let mut world = World::new();
    let proposal = ProposalId::new(id(1));
    let answer_by = date("2026-11-20");
    world.does(ADA, &Propose { proposal, words: sealed(1), answer_by }.into());
    world.does(ADA, &Amend { proposal, words: sealed(2), answer_by }.into());
    let made = world.does(BEN, &Object { proposal, words: sealed(3) }.into());
    let team = DataSubject::Team(team_id());
    let expected = [1, 2, 3].map(|number| (sealed(number), team));
    assert_eq!(Team::sealed_by(team_id(), &made[0].1), expected);
    let visit = OnceId::new(id(1));
    let (person, date) = (person(EVE), date("2026-12-01"));
    let extra = Exception::Extra { visit, person, date, support: support(5, 30, None) };
    let made = world.does(ADA, &SetException { exception: ExceptionId::new(id(1)), to: Some(extra) }.into());
    assert_eq!(Team::sealed_by(team_id(), &made[0].1), [(sealed(5), DataSubject::Person(person))]);
}
