//! What keeps people and workers safe: health tasks that a nurse delegates, the emergency sheet, working alone, proving an arrival.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use care::arrivals::{Means, Proof};
use care::circle::{Member, SetMember};
use care::delegated::Standing;
use care::drafts::{self, Begin};
use care::emergency::{SheetLookId, SheetWords};
use care::ids::MemberId;
use care::organisation::Membership;
use care::people::Section;
use care::team::{Command, Team};
use care::visit::Competence;
use care::weeks::{self, Move};
use care::{accounts, organisation};
use common::{Village, account, at, id};
use serde_json::{Value, json};
use service::accounts::{Accounts, Cost, Settings};
use service::delegated::{NurseWanted, SignOffWanted, TaskWanted};
use service::lone_working::BackByWanted;
use service::phone::Outcome;
use service::{Caller, Kind, Order, Service};
use uuid::Uuid;

const NINTH: &str = "2026-03-09";

fn name(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

impl Village {
    async fn state(&self) -> Team {
        self.service.view_team(&self.asha().await, self.team).await.unwrap().team().clone()
    }

    /// Breakfast holds insulin, which Nurse Bell teaches.
    async fn insulin(&self) {
        let wanted = TaskWanted {
            task: None,
            name: Competence::new("insulin").unwrap(),
            words: "Ten units, in the stomach; ring below 4.".to_owned(),
            nurse: NurseWanted::New { name: "Nurse Bell".to_owned(), phone: "0161 496 0101".to_owned() },
            held_by: BTreeSet::from([self.breakfast]),
        };
        let whose = (self.team, self.hill);
        self.service.delegate(&self.asha().await, whose, id(), wanted).await.unwrap();
    }

    /// Nurse Bell signs in.
    async fn bell(&self) -> Caller {
        let state = self.state().await;
        let member = *state.people[&self.hill].circle.keys().next().unwrap();
        let membership = Membership::Member { team: self.team, person: self.hill, member };
        let give = accounts::Give { account: account(6), membership };
        self.service.organise(account(5), id(), &organisation::Command::from(give)).await.unwrap();
        self.caller(6).await
    }

    async fn signs(&self, who: &Caller) {
        let task = *self.state().await.health_tasks.keys().next().unwrap();
        let (taught, signed) = ("2026-03-02".parse().unwrap(), "2026-03-02".parse().unwrap());
        let review = "2026-09-01".parse().unwrap();
        let wanted = SignOffWanted { worker: self.asha, taught, signed, review };
        self.service.sign_off(who, (self.team, self.hill, task), id(), wanted).await.unwrap();
    }

    /// A draft of the next week, with Asha at breakfast on its Monday.
    async fn drafted(&self) {
        let (week, visit) = (self.next, self.breakfast_of(NINTH));
        let workers = BTreeSet::from([self.asha]);
        let moves = vec![Move::Assign { visit, workers, start: None, minutes: None }];
        for command in [
            Command::from(drafts::BeginDraft { week, begin: Begin::Fresh }),
            Command::from(drafts::ChangeDraft { week, moves }),
        ] {
            self.service.act(&self.asha().await, self.team, Order::new(id(), command)).await.unwrap();
        }
    }

    async fn publishes(&self) -> Result<(), service::Error> {
        let week = self.next;
        let agree = |verdict| Command::from(weeks::AgreeToDraft { week, verdict });
        self.service.act_judged(&self.asha().await, self.team, Order::of(id()), agree).await.map(drop)
    }

    async fn published(&self) {
        self.drafted().await;
        self.publishes().await.unwrap();
        self.clock.set(at("2026-03-09T08:00:00Z"));
    }

    fn said(&self, number: u128, kind: &str, more: Value) -> Value {
        let mut said = json!({ "id": name(number), "kind": kind, "happened": "2026-03-09T08:31:00Z",
            "visit": self.breakfast_of(NINTH).to_string() });
        said.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        said
    }

    async fn sends(&self, commands: &[Value]) -> Vec<Outcome> {
        let answered = self.service.take_outbox(&self.asha().await, commands, None).await.unwrap();
        answered.answers.iter().map(|one| one.answer).collect()
    }
}

#[tokio::test]
async fn the_engine_sends_nobody_whom_the_nurse_has_not_signed_off() {
    let village = Village::new().await;
    village.insulin().await;
    village.drafted().await;
    assert_eq!(village.publishes().await.unwrap_err().kind, Kind::Invalid, "nobody signed Asha off");
    village.signs(&village.bell().await).await;
    village.publishes().await.unwrap();
    village.clock.set(at("2026-03-09T08:00:00Z"));
    let bundle = village.service.phone_bundle(&village.asha().await).await.unwrap();
    assert_eq!(bundle.visits[0].health_tasks[0].task, "insulin");
    assert!(bundle.visits[0].health_tasks[0].how.starts_with("Ten units"));
    assert!(bundle.visits[0].not_signed_off.is_empty());
}

#[tokio::test]
async fn a_withdrawn_sign_off_is_said_on_the_phone_with_whom_to_ring() {
    let village = Village::new().await;
    village.insulin().await;
    let bell = village.bell().await;
    village.signs(&bell).await;
    village.published().await;
    let task = *village.state().await.health_tasks.keys().next().unwrap();
    let which = (village.team, village.hill, task);
    village.service.withdraw_sign_off(&bell, which, (id(), village.asha)).await.unwrap();
    let bundle = village.service.phone_bundle(&village.asha().await).await.unwrap();
    let expected = "This visit includes insulin: Nurse Bell withdrew your sign-off on 9 March. \
                    Do not do it; ring Nurse Bell on 0161 496 0101, or the team.";
    assert_eq!(bundle.visits[0].not_signed_off, [expected]);
    assert!(bundle.visits[0].health_tasks.is_empty(), "how it is done is for those who do it");
    let team_view = village.service.view_team(&village.ben().await, village.team).await.unwrap();
    let today = team_view.not_signed_off_today();
    assert_eq!(today.iter().map(|one| one.1.id).collect::<Vec<_>>(), [village.asha]);
}

#[tokio::test]
async fn the_nurse_sees_the_tasks_and_nothing_else_and_signs_nothing_that_is_anothers() {
    let village = Village::new().await;
    village.insulin().await;
    let bell = village.bell().await;
    let whose = (village.team, village.hill);
    let tasks = village.service.open_health_tasks(&bell, whose).await.unwrap();
    assert_eq!((tasks.called.as_str(), tasks.tasks.len(), tasks.may_set), ("Mrs Hill", 1, false));
    assert!(tasks.tasks[0].may_sign && tasks.patterns.is_empty());
    let purpose = care::access::Purpose::Everyday;
    let (record, _) = village.service.open_person(&bell, village.team, village.hill, purpose).await.unwrap();
    let nothing = (&record.contact, &record.notes, &record.support, &record.coming, &record.went);
    assert_eq!(nothing, (&None, &None, &None, &None, &None));
    assert!(village.service.view_team(&bell, village.team).await.is_err());
    assert!(village.service.open_medicines(&bell, whose, None).await.is_err());
    // A daughter with whom the person shares the tasks sees them, and cannot sign.
    let member = MemberId::new(Uuid::from_u128(77));
    let details = village.state().await.people[&village.hill].circle.values().next().unwrap().details;
    let to = Some(Member { details, sees: [Section::Delegated].into(), until: None });
    let set = Command::from(SetMember { person: village.hill, member, to });
    village.service.act(&village.asha().await, village.team, Order::new(id(), set)).await.unwrap();
    let membership = Membership::Member { team: village.team, person: village.hill, member };
    let give = organisation::Command::from(accounts::Give { account: account(7), membership });
    village.service.organise(account(5), id(), &give).await.unwrap();
    let daughter = village.caller(7).await;
    let seen = village.service.open_health_tasks(&daughter, whose).await.unwrap();
    assert!(!seen.tasks[0].may_sign);
    let day = "2026-03-02".parse().unwrap();
    let review = "2026-09-01".parse().unwrap();
    let wanted = SignOffWanted { worker: village.asha, taught: day, signed: day, review };
    let which = (village.team, village.hill, seen.tasks[0].id);
    let refused = village.service.sign_off(&daughter, which, id(), wanted).await.unwrap_err();
    assert!(refused.to_string().starts_with("Only the nurse"), "{refused}");
}

#[tokio::test]
async fn a_task_is_put_into_visits_taken_out_and_ended() {
    let village = Village::new().await;
    village.insulin().await;
    village.signs(&village.bell().await).await;
    let holds = async || {
        let state = village.state().await;
        let today = "2026-03-02".parse().unwrap();
        let all = state.patterns.values().filter_map(|pattern| pattern.terms_on(today));
        all.filter(|terms| !terms.support.competences.is_empty()).count()
    };
    assert_eq!(holds().await, 1);
    let whose = (village.team, village.hill);
    let tasks = village.service.open_health_tasks(&village.asha().await, whose).await.unwrap();
    let (_, standing, _) = &tasks.tasks[0].signed[0];
    assert_eq!(*standing, Standing::Holds("2026-09-01".parse().unwrap()));
    assert!(!tasks.tasks[0].coming.is_empty());
    let which = (village.team, village.hill, tasks.tasks[0].id);
    village.service.end_task(&village.asha().await, which, id()).await.unwrap();
    assert_eq!(holds().await, 0);
    assert!(village.state().await.signed_off.is_empty());
}

fn accounts_of(village: &Village) -> Accounts {
    village.service.open_accounts(Settings {
        origin: "http://localhost".to_owned(),
        place: "Fairly".to_owned(),
        demonstration: false,
        cost: Cost::USUAL,
    })
}

/// A sheet with a code; what the code's secret is.
async fn sheet(village: &Village, accounts: &Accounts) -> String {
    let (asha, whose) = (village.asha().await, (village.team, village.hill));
    let words = SheetWords { allergies: "Penicillin: a rash".to_owned(), ..SheetWords::default() };
    village.service.write_sheet(&asha, whose, (id(), words)).await.unwrap();
    let made = village.service.make_sheet_code(accounts, &asha, whose, id()).await.unwrap();
    made.path().trim_start_matches("/emergency/").to_owned()
}

#[tokio::test]
async fn a_paramedic_reads_the_sheet_for_half_an_hour_once_they_have_said_who_they_are() {
    let village = Village::new().await;
    let accounts = accounts_of(&village);
    let secret = sheet(&village, &accounts).await;
    let door = village.service.at_sheet(&accounts, &secret).await.unwrap();
    assert_eq!(door.team, "Mill Lane");
    let nobody = SheetLookId::new(Uuid::from_u128(1));
    assert_eq!(village.service.opened_sheet(&accounts, &secret, nobody).await.unwrap(), None);
    let form = id();
    let who = || (form, "Kay Lowe, North West Ambulance Service".to_owned());
    let look = village.service.look_at_sheet(&accounts, &secret, who()).await.unwrap();
    assert_eq!(village.service.look_at_sheet(&accounts, &secret, who()).await.unwrap(), look, "once");
    let opened = village.service.opened_sheet(&accounts, &secret, look).await.unwrap().unwrap();
    assert_eq!((opened.name.as_str(), opened.words.allergies.as_str()), ("Edna Hill", "Penicillin: a rash"));
    let whose = (village.team, village.hill);
    let view = village.service.open_sheet_view(&village.asha().await, whose).await.unwrap();
    assert_eq!(view.looks[0].who, "Kay Lowe, North West Ambulance Service");
    assert!(view.looks.len() == 1 && view.looks[0].open_until.is_some());
    village.clock.set(at("2026-03-02T08:30:00Z"));
    assert_eq!(village.service.opened_sheet(&accounts, &secret, look).await.unwrap(), None, "half an hour");
}

#[tokio::test]
async fn a_sheet_is_stopped_at_once_and_gets_a_new_code() {
    let village = Village::new().await;
    let accounts = accounts_of(&village);
    let (asha, whose) = (village.asha().await, (village.team, village.hill));
    let secret = sheet(&village, &accounts).await;
    let who = (id(), "Somebody, of nothing".to_owned());
    let look = village.service.look_at_sheet(&accounts, &secret, who).await.unwrap();
    village.service.close_sheet(&accounts, &asha, whose, id()).await.unwrap();
    let closed = village.service.opened_sheet(&accounts, &secret, look).await.unwrap_err();
    assert_eq!(closed.kind, Kind::NotFound);
    let made = village.service.make_sheet_code(&accounts, &asha, whose, id()).await.unwrap();
    let fresh = made.path().trim_start_matches("/emergency/").to_owned();
    assert_eq!(village.service.opened_sheet(&accounts, &fresh, look).await.unwrap(), None);
    for wrong in [secret.as_str(), "", "0123456789abcdefghjkmnpqrs"] {
        let refused = village.service.at_sheet(&accounts, wrong).await.unwrap_err();
        assert_eq!(refused.kind, Kind::NotFound, "{wrong}: all are answered alike");
    }
    let ben = village.service.close_sheet(&accounts, &village.council().await, whose, id()).await;
    assert!(ben.is_err());
}

/// Waits until this holds of the team.
async fn until(village: &Village, server: &Service, holds: impl Fn(&Team) -> bool) {
    let wait = async {
        loop {
            let caller = server.caller(account(1)).await.unwrap();
            if holds(server.view_team(&caller, village.team).await.unwrap().team()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), wait).await.unwrap();
}

#[tokio::test]
async fn who_does_not_come_back_is_asked_for_by_a_job_and_a_late_phone_resolves_it() {
    let village = Village::new().await;
    village.published().await;
    let until_half = json!({ "until": "2026-03-09T08:45:00Z", "with": village.ben.to_string() });
    assert_eq!(village.sends(&[village.said(1, "back-by", until_half)]).await, [Outcome::Recorded]);
    let bundle = village.service.phone_bundle(&village.asha().await).await.unwrap();
    assert_eq!(bundle.out_alone.map(|out| (out.until, out.asked)), Some((at("2026-03-09T08:45:00Z"), false)));
    village.clock.set(at("2026-03-09T08:46:00Z"));
    let server = Service::open(village.journal.clone(), Arc::new(village.clock.clone()));
    let asked = |number: usize| {
        move |team: &Team| {
            team.outings.values().flat_map(|all| all.values()).any(|one| one.asked.len() == number)
        }
    };
    until(&village, &server, asked(1)).await;
    let ben = server.view_team(&server.caller(account(2)).await.unwrap(), village.team).await.unwrap();
    let view = ben.lone_working();
    assert!(view.others[0].overdue && view.others[0].last.as_ref().unwrap().called == "Mrs Hill");
    village.clock.set(at("2026-03-09T09:01:00Z"));
    until(&village, &server, asked(2)).await;
    let back =
        village.said(2, "back-alone", json!({ "outing": name(1), "happened": "2026-03-09T08:40:00Z" }));
    let asha = server.caller(account(1)).await.unwrap();
    let answered = server.take_outbox(&asha, std::slice::from_ref(&back), None).await.unwrap();
    assert_eq!(answered.answers[0].answer, Outcome::Recorded);
    let again = server.take_outbox(&asha, &[back], None).await.unwrap();
    assert_eq!(again.answers[0].answer, Outcome::RecordedBefore);
    let ben = server.view_team(&server.caller(account(2)).await.unwrap(), village.team).await.unwrap();
    let view = ben.lone_working();
    assert!(view.others.is_empty() && view.back[0].in_time, "{view:?}");
    server.stop_working().await;
}

#[tokio::test]
async fn a_time_to_be_back_is_said_on_a_page_too_and_a_colleague_may_say_that_somebody_is() {
    let village = Village::new().await;
    let until = "2026-03-02T21:00".parse().unwrap();
    let wanted = BackByWanted { until, after: None, colleague: None };
    let asha = village.asha().await;
    village.service.say_back_by(&asha, village.team, id(), wanted).await.unwrap();
    let outing = village.state().await.awaited(village.asha).unwrap().0;
    let ben = village.ben().await;
    village.service.say_back(&ben, (village.team, village.asha), (id(), outing)).await.unwrap();
    assert_eq!(village.state().await.awaited(village.asha), None);
    let council = village.council().await;
    assert!(village.service.say_back_by(&council, village.team, id(), wanted).await.is_err());
}

#[tokio::test]
async fn an_arrival_is_proved_by_the_code_that_was_agreed_and_by_no_other() {
    let village = Village::new().await;
    village.published().await;
    let (asha, whose) = (village.asha().await, (village.team, village.hill));
    let before = village.service.phone_bundle(&asha).await.unwrap();
    assert_eq!(before.visits[0].prove, None, "nothing, unless it is agreed");
    village.service.agree_arrivals(&asha, whose, (id(), Some(Means::Door))).await.unwrap();
    let way = village.service.open_arrival_way(&asha, whose).await.unwrap();
    let (_, code) = way.agreed.unwrap();
    let proof = async || village.state().await.proof_of(village.breakfast_of(NINTH), village.asha);
    let arrived = village.said(1, "arrived", json!({}));
    let wrong = village.said(2, "proved", json!({ "code": "NOTTHEIR" }));
    assert_eq!(
        village.sends(&[arrived, wrong]).await,
        [Outcome::Recorded; 2],
        "the arrival counts all the same"
    );
    assert_eq!(proof().await, Some(Proof::WrongCode));
    let right = village.said(3, "proved", json!({ "code": format!("fairly:{}", code.to_lowercase()) }));
    assert_eq!(village.sends(std::slice::from_ref(&right)).await, [Outcome::Recorded]);
    assert_eq!(village.sends(&[right]).await, [Outcome::RecordedBefore]);
    assert_eq!(proof().await, Some(Proof::Door));
    let bundle = village.service.phone_bundle(&asha).await.unwrap();
    assert_eq!((bundle.visits[0].prove, bundle.visits[0].proved), (Some("door"), Some(Proof::Door)));
    let refused = village.service.open_arrival_way(&village.council().await, whose).await;
    assert!(refused.is_err());
}

#[tokio::test]
async fn a_look_is_told_to_the_team_at_once() {
    let village = Village::new().await;
    let accounts = accounts_of(&village);
    let secret = sheet(&village, &accounts).await;
    let server = Service::open(village.journal.clone(), Arc::new(village.clock.clone()));
    let who = (id(), "Kay Lowe, North West Ambulance Service".to_owned());
    village.service.look_at_sheet(&accounts, &secret, who).await.unwrap();
    let asha = server.caller(account(1)).await.unwrap();
    let wait = async {
        loop {
            assert!(server.parked_jobs().await.unwrap().is_empty(), "{:?}", server.parked_jobs().await);
            if let Some(given) = server.notices(&asha).await.unwrap().pop() {
                return given;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let given = tokio::time::timeout(Duration::from_secs(60), wait).await.unwrap();
    assert_eq!(
        (given.notice.told.kind, given.notice.told.whose),
        (care::notices::Kind::Emergency, Some(village.hill))
    );
    server.stop_working().await;
}
