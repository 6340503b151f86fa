//! The bank of hours as the person, the team and the council see it: one ledger from three sides.
#![expect(clippy::unwrap_used, reason = "helpers of tests may stop them")]

mod common;

use care::Minutes;
use care::access::Purpose;
use care::bank::{Keeping, Payer, Side, Use, Whose};
use care::{accounts, organisation};
use common::{Village, account, at, id};
use service::bank::{Agreeing, Spending, Told};
use service::{Caller, Kind};

/// The village a fortnight on, with a block for Mrs Hill since the second of March and nothing published: all of it is banked.
async fn with_block() -> (Village, Caller) {
    let village = Village::new().await;
    let membership = organisation::Membership::Person { team: village.team, person: village.hill };
    let give = organisation::Command::from(accounts::Give { account: account(6), membership });
    village.service.organise(account(5), id(), &give).await.unwrap();
    let keeping = Keeping { percent: 50, most: Minutes::hours(20), weeks: 13, uses: Use::ALL.into() };
    let wanted = Agreeing {
        block: None,
        whose: Whose::Person(village.hill),
        payer: Payer::Council,
        a_week: Minutes::hours(5),
        from: "2026-03-02".parse().unwrap(),
        last: None,
        keeping,
    };
    let asha = village.asha().await;
    village.service.agree_block(&asha, village.team, id(), wanted).await.unwrap();
    village.clock.set(at("2026-03-16T08:00:00Z"));
    (village, asha)
}

#[tokio::test]
async fn person_team_and_council_read_the_same_figures() {
    let (village, asha) = with_block().await;
    let (service, team) = (&village.service, village.team);
    let (of_team, _) = service.blocks(&asha, team).await.unwrap();
    let (of_council, _) = service.blocks(&village.council().await, team).await.unwrap();
    let hill = village.caller(6).await;
    let (of_person, _) = service.bank_of(&hill, (team, village.hill), Purpose::Everyday).await.unwrap();
    let stands = [of_team.all[0].stand, of_council.all[0].stand, of_person[0].block.stand];
    assert!(stands.iter().all(|stand| *stand == stands[0]));
    assert_eq!((stands[0].commissioned, stands[0].kept, stands[0].returned), (900, 300, 300));
    assert_eq!((of_team.all[0].called.as_str(), of_council.all[0].called.as_str()), ("Mrs Hill", "a person"));
    assert_eq!(of_team.faults, Vec::<String>::new());
    // The lines are the same too, one for one.
    let block = of_team.all[0].id;
    let team_side = service.block(&asha, team, block).await.unwrap();
    let council_side = service.block(&village.council().await, team, block).await.unwrap();
    let figures = |lines: &[service::bank::Line]| -> Vec<_> {
        lines.iter().map(|line| (line.number, line.on, line.minutes, line.kept)).collect()
    };
    assert_eq!(figures(&team_side.lines), figures(&council_side.lines));
    assert_eq!(figures(&team_side.lines), figures(&of_person[0].lines));
    assert_eq!((team_side.may_sign, council_side.may_sign), (Some(Side::Team), Some(Side::Payer)));
}

#[tokio::test]
async fn a_person_spends_their_own_hours_once_however_often_the_form_is_sent() {
    let (village, _) = with_block().await;
    let (service, team, hill) = (&village.service, village.team, village.caller(6).await);
    let (blocks, _) = service.bank_of(&hill, (team, village.hill), Purpose::Everyday).await.unwrap();
    let block = blocks[0].block.id;
    let outing = Spending {
        block,
        minutes: Minutes(120),
        on: Use::Outing,
        to: None,
        words: "To the seaside".to_owned(),
    };
    let command = id();
    service.spend_kept(&hill, team, command, outing.clone()).await.unwrap();
    service.spend_kept(&hill, team, command, outing.clone()).await.unwrap();
    let (after, _) = service.bank_of(&hill, (team, village.hill), Purpose::Everyday).await.unwrap();
    assert_eq!((after[0].block.stand.kept, after[0].block.stand.spent), (180, 120));
    assert_eq!(after[0].lines[0].what, Told::Spent(Use::Outing, "To the seaside".to_owned()));
    let more = Spending { minutes: Minutes(181), ..outing };
    let refused = service.spend_kept(&hill, team, id(), more).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Invalid);
    assert!(refused.to_string().contains("3 h in the bank"), "{refused}");
}

#[tokio::test]
async fn two_who_spend_at_once_never_spend_more_than_is_there() {
    let (village, asha) = with_block().await;
    let (service, team, hill) = (&village.service, village.team, village.caller(6).await);
    let (blocks, _) = service.bank_of(&hill, (team, village.hill), Purpose::Everyday).await.unwrap();
    let block = blocks[0].block.id;
    let spend = |caller: Caller| {
        let service = service.clone();
        let words = String::from("At once");
        let wanted = Spending { block, minutes: Minutes(200), on: Use::Outing, to: None, words };
        async move { service.spend_kept(&caller, team, id(), wanted).await }
    };
    let (one, other) = tokio::join!(spend(hill.clone()), spend(asha));
    assert_eq!([one, other].iter().filter(|done| done.is_ok()).count(), 1);
    let (after, _) = service.bank_of(&hill, (team, village.hill), Purpose::Everyday).await.unwrap();
    assert_eq!(after[0].block.stand.kept, 100);
}

#[tokio::test]
async fn both_sides_sign_and_nobody_else() {
    let (village, asha) = with_block().await;
    let (service, team) = (&village.service, village.team);
    let block = service.blocks(&asha, team).await.unwrap().0.all[0].id;
    let through = "2026-03-15".parse().unwrap();
    service.sign_block(&asha, team, id(), (block, Side::Team, through)).await.unwrap();
    let council = village.council().await;
    service.sign_block(&council, team, id(), (block, Side::Payer, through)).await.unwrap();
    let signed = service.block(&asha, team, block).await.unwrap().block.signed;
    assert_eq!(signed.iter().map(|(_, one)| one.kept.number()).collect::<Vec<_>>(), [150, 150]);
    let hill = village.caller(6).await;
    let refused = service.sign_block(&hill, team, id(), (block, Side::Payer, through)).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Forbidden);
}
