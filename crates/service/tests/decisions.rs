//! Decisions by consent: what each may see and do, from a proposal to its review.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use common::{Village, at, id};
use jiff::civil::Date;
use service::decisions::{Answer, Decisions, Propose, Voice};
use service::{Caller, Error, Kind};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

async fn seen(village: &Village, caller: &Caller) -> Result<Decisions, Error> {
    village.service.view_team_outside(caller, village.team).await?.decisions()
}

async fn proposed(village: &Village, caller: &Caller, words: &str) -> Decisions {
    let wanted = Propose { words: words.to_owned(), answer_by: None };
    village.service.propose(caller, village.team, id(), wanted).await.unwrap();
    seen(village, caller).await.unwrap()
}

#[tokio::test]
async fn an_objection_changes_a_proposal_until_nobody_has_one() {
    let village = Village::new().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let now = proposed(&village, &asha, "We meet on Tuesdays").await;
    let open = &now.open[0];
    assert_eq!((open.by.called.as_str(), open.words.as_str()), ("Asha Patel", "We meet on Tuesdays"));
    assert_eq!((open.answer_by, open.changes), (date("2026-03-09"), 0), "a week, where nothing is said");
    let voices: Vec<_> =
        open.voices.iter().map(|(who, voice)| (who.called.as_str(), voice.clone())).collect();
    assert_eq!(voices, [("Asha Patel", Voice::Consents), ("Ben Okoro", Voice::Silent)]);
    assert!(!open.can_be_decided, "Ben has not answered");

    let which = (village.team, open.id);
    let does = async |who: &Caller, answer| village.service.answer_proposal(who, which, id(), answer).await;
    does(&ben, Answer::Object("I am at college".to_owned())).await.unwrap();
    let open = seen(&village, &asha).await.unwrap().open.remove(0);
    assert_eq!(open.voices[1].1, Voice::Objects("I am at college".to_owned()));
    let refused = does(&asha, Answer::Decide(None)).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Invalid, "somebody objects");

    let instead = Propose { words: "We meet on Wednesdays".to_owned(), answer_by: None };
    does(&asha, Answer::Amend(instead)).await.unwrap();
    does(&ben, Answer::Consent).await.unwrap();
    let open = seen(&village, &ben).await.unwrap().open.remove(0);
    assert_eq!((open.words.as_str(), open.changes), ("We meet on Wednesdays", 1));
    assert!(open.can_be_decided && !open.may_withdraw, "everybody consents; Asha made it");

    does(&ben, Answer::Decide(None)).await.unwrap();
    let after = seen(&village, &ben).await.unwrap();
    assert!(after.open.is_empty());
    let decided = &after.decided[0];
    assert_eq!((decided.on, decided.review), (date("2026-03-02"), date("2026-05-25")), "twelve weeks");
    assert!(!decided.is_due);
    village.clock.set(at("2026-05-25T09:00:00Z"));
    assert!(seen(&village, &ben).await.unwrap().decided[0].is_due);
}

#[tokio::test]
async fn only_who_made_a_proposal_withdraws_it_and_then_it_is_gone() {
    let village = Village::new().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let open = proposed(&village, &asha, "Tea at three").await.open.remove(0);
    let which = (village.team, open.id);
    assert!(open.may_withdraw);
    let refused = village.service.answer_proposal(&ben, which, id(), Answer::Withdraw).await;
    assert!(refused.is_err());
    village.service.answer_proposal(&asha, which, id(), Answer::Withdraw).await.unwrap();
    let after = seen(&village, &asha).await.unwrap();
    assert!(after.open.is_empty() && after.decided.is_empty());
}

#[tokio::test]
async fn the_organisation_reads_and_the_council_does_not() {
    let village = Village::new().await;
    let asha = village.asha().await;
    assert!(proposed(&village, &asha, "Tea at three").await.may_take_part);
    let administrator = village.administrator().await;
    let read = seen(&village, &administrator).await.unwrap();
    assert_eq!((read.open[0].words.as_str(), read.may_take_part), ("Tea at three", false));
    let wanted = || Propose { words: "Tea at four".to_owned(), answer_by: None };
    let refused = village.service.propose(&administrator, village.team, id(), wanted()).await;
    assert_eq!(refused.unwrap_err().kind, Kind::Forbidden);
    assert_eq!(seen(&village, &village.council().await).await.unwrap_err().kind, Kind::Forbidden);
}

#[tokio::test]
async fn the_same_proposal_sent_twice_is_one() {
    let village = Village::new().await;
    let (asha, command) = (village.asha().await, id());
    let wanted = || Propose { words: "Tea at three".to_owned(), answer_by: None };
    let first = village.service.propose(&asha, village.team, command, wanted()).await.unwrap();
    let again = village.service.propose(&asha, village.team, command, wanted()).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(seen(&village, &asha).await.unwrap().open.len(), 1);
}
