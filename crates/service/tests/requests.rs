//! Requests among workers: what each sees of them, and what an answer does.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::collections::BTreeSet;

use care::details::{DataSubject, Detail};
use care::drafts::{Begin, BeginDraft, ChangeDraft};
use care::ids::{RequestId, SealedId};
use care::requests::{Ask, Asked, State};
use care::team::Command;
use care::time::{Clock, Moment};
use care::visit::VisitId;
use care::weeks::Move;
use common::{Village, id};
use service::requests::{Reply, Requests, WhatIsAsked};
use service::{Caller, Kind, Order};
use uuid::Uuid;

fn breakfast(village: &Village) -> VisitId {
    VisitId::Agreed { pattern: village.breakfast, date: "2026-03-09".parse().unwrap() }
}

fn at_nine() -> Moment {
    Moment::new("2026-03-09".parse().unwrap(), Clock::new(8, 45).unwrap())
}

/// Next week is published with Asha at Monday's breakfast, and Asha asks who could take it over.
async fn asked(village: &Village) -> RequestId {
    let (asha, week, visit) = (village.asha().await, village.next, breakfast(village));
    let does = async |command| {
        village.service.act(&asha, village.team, Order::new(id(), command)).await.unwrap();
    };
    does(Command::from(BeginDraft { week, begin: Begin::Fresh })).await;
    let workers = BTreeSet::from([village.asha]);
    let moves = vec![Move::Assign { visit, workers, start: Some(at_nine()), minutes: None }];
    does(Command::from(ChangeDraft { week, moves })).await;
    let agree = |verdict| Command::from(care::weeks::AgreeToDraft { week, verdict });
    village.service.act_judged(&asha, village.team, Order::of(id()), agree).await.unwrap();

    let (request, words) = (RequestId::new(Uuid::new_v4()), SealedId::new(Uuid::new_v4()));
    let whom = BTreeSet::from([village.ben]);
    let ask = Ask { request, week, what: Asked::TakeOver { visit }, words: Some(words), whom };
    let mut order = Order::new(id(), Command::from(ask));
    let why = Detail::Words("The boiler man comes then.".to_owned());
    order.sealed.push((words, DataSubject::Worker(village.asha), why));
    village.service.act(&asha, village.team, order).await.unwrap();
    request
}

async fn seen(village: &Village, caller: &Caller) -> Requests {
    village.service.view_team_outside(caller, village.team).await.unwrap().requests().await.unwrap()
}

#[tokio::test]
async fn who_is_asked_sees_what_a_yes_means_and_who_asked_sees_who_is_silent() {
    let village = Village::new().await;
    let request = asked(&village).await;
    let (asha, ben) = (village.asha().await, village.ben().await);

    let for_ben = seen(&village, &ben).await;
    assert_eq!((for_ben.for_me.len(), for_ben.for_others.len()), (1, 0));
    let one = &for_ben.for_me[0];
    assert_eq!((one.id, one.from.called.as_str()), (request, "Asha Patel"));
    assert_eq!(one.words, "The boiler man comes then.");
    assert!(one.am_asked && !one.is_mine && one.silent.is_empty(), "only Ben is asked");
    assert!(one.meaning.as_ref().unwrap().as_ref().unwrap().breaks.is_empty(), "Ben can go");
    let WhatIsAsked::TakeOver(visit) = &one.what else { unreachable!("{:?}", one.what) };
    assert_eq!(
        (visit.person.as_str(), visit.start),
        ("Mrs Hill", Some(at_nine())),
        "at the time people were told"
    );

    let for_asha = seen(&village, &asha).await;
    assert_eq!((for_asha.for_me.len(), for_asha.for_others.len()), (0, 1));
    let one = &for_asha.for_others[0];
    assert!(one.is_mine && !one.am_asked && one.meaning.is_none());
    assert_eq!(one.silent[0].called, "Ben Okoro");
}

#[tokio::test]
async fn a_yes_changes_the_rota_and_the_request_is_over() {
    let village = Village::new().await;
    let request = asked(&village).await;
    let (asha, ben, which) = (village.asha().await, village.ben().await, (village.team, request));
    let refused = village.service.answer_request(&ben, which, id(), Reply::Withdraw).await;
    assert!(refused.is_err(), "only the one who asked withdraws it");
    village.service.answer_request(&ben, which, id(), Reply::Yes).await.unwrap();
    let now = seen(&village, &asha).await;
    assert!(now.for_me.is_empty() && now.for_others.is_empty());
    assert_eq!(now.earlier[0].state, State::Made);
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    let rota = &team_view.team().published(village.next).unwrap().rota;
    assert_eq!(rota[&breakfast(&village)].workers, BTreeSet::from([village.ben]));
}

#[tokio::test]
async fn what_is_withdrawn_or_declined_is_told_with_the_earlier_ones() {
    for (by_asha, reply, state) in
        [(true, Reply::Withdraw, State::Withdrawn), (false, Reply::No, State::Declined)]
    {
        let village = Village::new().await;
        let which = (village.team, asked(&village).await);
        let caller = if by_asha { village.asha().await } else { village.ben().await };
        village.service.answer_request(&caller, which, id(), reply).await.unwrap();
        assert_eq!(seen(&village, &caller).await.earlier[0].state, state);
    }
    let village = Village::new().await;
    let council = village.council().await;
    let refused = village.service.view_team_outside(&council, village.team).await.unwrap().requests().await;
    assert_eq!(refused.unwrap_err().kind, Kind::Forbidden);
}
