//! Hours and pay as different people see them: the worker and who keeps the books, not colleagues.
#![expect(clippy::unwrap_used, reason = "helpers of tests may stop them")]

mod common;

use care::Pence;
use care::absences::{Absence, SetAbsence, Why};
use care::ids::AbsenceId;
use care::pay::{Rules, Standing, Terms};
use care::roles::{Role, ShareRole, Turn};
use care::team::Command;
use common::{Village, id};
use service::pay::{Asking, COLUMNS, table};
use service::{Kind, Order};

/// Ben keeps the books.
async fn with_bookkeeper() -> Village {
    let village = Village::new().await;
    let administrator = village.administrator().await;
    let turns = vec![Turn { worker: village.ben, from: "2026-01-01".parse().unwrap(), to: None }];
    let role = Role::Bookkeeper;
    let share = Command::from(ShareRole { role, turns });
    village.service.act(&administrator, village.team, Order::new(id(), share)).await.unwrap();
    village
}

fn terms() -> Terms {
    Terms { hour: Pence(1_345), standing: Standing::Aged(34), mile: Pence(45) }
}

#[tokio::test]
async fn pay_is_for_the_worker_and_who_keeps_the_books() {
    let village = with_bookkeeper().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let (service, team) = (&village.service, village.team);
    let from = "2026-02-01".parse().unwrap();
    service.agree_pay(&ben, (team, village.asha), id(), (from, terms())).await.unwrap();
    let refused = service.agree_pay(&asha, (team, village.asha), id(), (from, terms())).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Forbidden);

    let own = service.own_pay(&asha, (team, village.asha), None).await.unwrap();
    assert_eq!((own.own, own.slip.hour), (true, Some(Pence(1_345))));
    let books = service.own_pay(&ben, (team, village.asha), None).await.unwrap();
    assert_eq!((books.may_change, books.may_answer), (true, true));
    let other = service.own_pay(&asha, (team, village.ben), None).await.unwrap_err();
    assert_eq!(other.kind, Kind::Forbidden);
    assert!(service.team_pay(&asha, team, None).await.is_err());
    for nobody in [village.nobody().await, village.council().await] {
        assert!(service.own_pay(&nobody, (team, village.asha), None).await.is_err());
    }
    // The worker can read that Ben agreed something and then looked, and not that they looked themselves.
    let subject = care::details::DataSubject::Worker(village.asha).to_string().into();
    let looks = village.journal.looks().at(&subject, None, 50).await.unwrap();
    assert_eq!(looks.len(), 2);
}

#[tokio::test]
async fn a_question_is_answered_and_a_rate_below_the_law_refused() {
    let village = with_bookkeeper().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let (service, team) = (&village.service, village.team);
    let on = "2026-03-02".parse().unwrap();
    let asking = Asking { on, words: "Where is the way home?".to_owned() };
    let command = id();
    service.ask_about_pay(&asha, (team, village.asha), command, asking.clone()).await.unwrap();
    service.ask_about_pay(&asha, (team, village.asha), command, asking).await.unwrap();
    let own = service.own_pay(&asha, (team, village.asha), None).await.unwrap();
    let [question] = own.questions.as_slice() else { panic!("{:?}", own.questions) };
    assert_eq!((question.words.as_str(), question.answer.as_deref()), ("Where is the way home?", None));
    let answer = (question.id, "It starts at your door, not at the visit.".to_owned());
    service.answer_about_pay(&ben, (team, village.asha), id(), answer).await.unwrap();
    let own = service.own_pay(&asha, (team, village.asha), None).await.unwrap();
    assert_eq!(own.questions[0].answer.as_deref(), Some("It starts at your door, not at the visit."));
    let low = Terms { hour: Pence(1_220), ..terms() };
    let refused = service.agree_pay(&ben, (team, village.asha), id(), (on, low)).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Invalid);
    assert!(refused.to_string().contains("£12.21"), "{refused}");
}

#[tokio::test]
async fn the_table_for_payroll_has_the_columns_that_its_page_describes() {
    let village = with_bookkeeper().await;
    let ben = village.ben().await;
    let rules = Rules { bank_holidays: 50, ..Rules::default() };
    village.service.set_pay_rules(&ben, village.team, id(), rules).await.unwrap();
    let (pay, _) = village.service.team_pay(&ben, village.team, None).await.unwrap();
    let text = table(&pay);
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row.split(',').count() == COLUMNS.len()), "{text}");
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/payroll.md")).unwrap();
    for (name, meaning) in COLUMNS {
        assert!(
            page.contains(&format!("| `{name}` | {meaning} |")),
            "docs/payroll.md says nothing of {name}"
        );
    }
}

#[tokio::test]
async fn the_workforce_data_set_says_what_is_agreed_and_who_was_ill() {
    let village = with_bookkeeper().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let (service, team) = (&village.service, village.team);
    let from = "2026-02-01".parse().unwrap();
    service.agree_pay(&ben, (team, village.asha), id(), (from, terms())).await.unwrap();
    // Thursday to Monday, of which the week-end is free: three days.
    let away = Absence {
        worker: village.asha,
        from: "2026-02-19T00:00".parse().unwrap(),
        to: Some("2026-02-24T00:00".parse().unwrap()),
        why: Why::Ill,
        words: None,
    };
    let absence = AbsenceId::new(uuid::Uuid::from_u128(7));
    let order = Order::new(id(), Command::from(SetAbsence { absence, to: Some(away) }));
    service.act(&asha, team, order).await.unwrap();

    let draft = service.workforce_here().await.unwrap();
    let [workplace] = draft.workplaces.as_slice() else { panic!("{:?}", draft.workplaces) };
    assert_eq!((workplace.name.as_str(), workplace.staff, workplace.starters), ("Mill Lane", 2, 0));
    assert_eq!(workplace.kind, Some((8, "co-operative".to_owned())));
    let of = |name: &str| draft.staff.iter().find(|member| member.name == name).unwrap();
    let (asha, ben) = (of("Asha Patel"), of("Ben Okoro"));
    assert_eq!((asha.hour, asha.days_sick, asha.promised.0), (Some(Pence(1_345)), Some(3), 600));
    assert_eq!((ben.hour, ben.days_sick), (None, Some(0)));
}
