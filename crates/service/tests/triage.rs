//! Somebody seems unwell: seen, measured where a plan is signed, decided with somebody clinical, checked, over.
#![expect(clippy::unwrap_used, reason = "helpers of tests may stop them")]

mod common;

use care::time::Moment;
use care::triage::news2::{Breathes, Consciousness, Observations, Part, Risk};
use care::triage::{Route, Seen, Sign};
use common::{Village, id};
use service::Kind;
use service::triage::{Decided, SignedPlan, What};

fn muddled(observations: Option<Observations>) -> Seen {
    Seen {
        signs: [Sign::Muddled, Sign::DrinksLess].into(),
        changed: "Calls me by a sister's name since this morning".into(),
        worried: true,
        observations,
    }
}

fn measured() -> Observations {
    Observations {
        respiration: Some(22),
        saturation: Some(95),
        breathes: Some(Breathes::Air),
        systolic: Some(118),
        pulse: Some(102),
        consciousness: Some(Consciousness::Alert),
        temperature: Some(384),
        ..Observations::default()
    }
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn gp() -> Decided {
    Decided {
        with: "Dr Ahmed, duty GP".into(),
        asked: "A visit today".into(),
        route: Route::Gp,
        agreed: "Will come after surgery; fluids until then".into(),
        checks: None,
        by_when: moment("2026-03-02T14:00"),
    }
}

#[tokio::test]
async fn from_a_soft_sign_to_a_decision_and_what_came_of_it() {
    let village = Village::new().await;
    let (service, team, hill) = (&village.service, village.team, village.hill);
    let (asha, ben) = (village.asha().await, village.ben().await);
    service
        .say_normal(&asha, (team, hill), id(), "Knows everyone, two mugs before ten".into())
        .await
        .unwrap();
    let command = id();
    let (episode, done) = service.look_at(&asha, (team, hill, None), command, muddled(None)).await.unwrap();
    let again = service.look_at(&asha, (team, hill, None), command, muddled(None)).await.unwrap();
    assert_eq!((again.0, again.1.version), (episode, done.version), "the same form counts once");
    service.decide_triage(&asha, (team, hill, episode), id(), gp()).await.unwrap();
    let seen = service.open_episode(&ben, (team, hill, episode)).await.unwrap();
    assert!(seen.usual.plan.is_none() && seen.usual.normal.starts_with("Knows everyone"));
    let (_, decision) = seen.last_decision().unwrap();
    assert_eq!((decision.checks.as_str(), decision.by_when), ("Asha Patel", moment("2026-03-02T14:00")));
    assert!(!seen.listed.is_overdue && seen.listed.route == Some(Route::Gp));
    village.clock.set("2026-03-02T14:30:00Z".parse().unwrap());
    let late = service.open_episode(&ben, (team, hill, episode)).await.unwrap();
    assert!(late.listed.is_overdue, "nobody checked by two");
    service.look_at(&ben, (team, hill, Some(episode)), id(), Seen::default()).await.unwrap();
    let words = "GP came: a water infection, antibiotics from tonight".to_owned();
    service.conclude_triage(&ben, (team, hill, episode), id(), words.clone()).await.unwrap();
    let over = service.open_episode(&asha, (team, hill, episode)).await.unwrap();
    assert_eq!(
        over.outcome().map(|(told, words)| (told.who.as_str(), words)),
        Some(("Ben Okoro", words.as_str()))
    );
    assert!(over.listed.is_over && !over.listed.is_overdue && over.steps.len() == 4);
}

#[tokio::test]
async fn a_score_needs_a_plan_that_somebody_signed_and_says_what_is_missing() {
    let village = Village::new().await;
    let (service, team, hill, asha) = (&village.service, village.team, village.hill, village.asha().await);
    let refused =
        service.look_at(&asha, (team, hill, None), id(), muddled(Some(measured()))).await.unwrap_err();
    assert!(refused.to_string().contains("No clinician has signed"), "{refused}");
    let plan = SignedPlan {
        clinician: "Sister Ruth Kay, community matron".into(),
        signed: "2026-02-01".parse().unwrap(),
        review: "2026-08-01".parse().unwrap(),
        words: "5 and more: ring the community team".into(),
    };
    service.sign_response_plan(&asha, team, id(), Some(plan)).await.unwrap();
    let (episode, _) =
        service.look_at(&asha, (team, hill, None), id(), muddled(Some(measured()))).await.unwrap();
    let without = Observations { temperature: None, ..measured() };
    service.look_at(&asha, (team, hill, Some(episode)), id(), muddled(Some(without))).await.unwrap();
    let seen = service.open_episode(&asha, (team, hill, episode)).await.unwrap();
    assert_eq!(
        seen.usual.plan.as_ref().map(|plan| plan.clinician.as_str()),
        Some("Sister Ruth Kay, community matron")
    );
    let scores: Vec<_> = seen
        .steps
        .iter()
        .filter_map(|told| match &told.what {
            What::Looked(_, score) => score.clone(),
            What::Decided(_) | What::Concluded(_) => None,
        })
        .collect();
    assert_eq!(scores[0].total, Some((5, Risk::Medium)));
    assert_eq!((scores[1].total, scores[1].missing.as_slice()), (None, &[Part::Temperature][..]));
}

#[tokio::test]
async fn nobody_else_reads_it_and_each_look_is_written_down() {
    let village = Village::new().await;
    let (service, team, hill, asha) = (&village.service, village.team, village.hill, village.asha().await);
    let (episode, _) = service.look_at(&asha, (team, hill, None), id(), muddled(None)).await.unwrap();
    service.open_episode(&asha, (team, hill, episode)).await.unwrap();
    for (who, kind) in [(village.council().await, Kind::Forbidden), (village.nobody().await, Kind::NotFound)]
    {
        let refused = service.open_episode(&who, (team, hill, episode)).await.unwrap_err();
        assert_eq!(refused.kind, kind);
        assert!(service.look_at(&who, (team, hill, None), id(), muddled(None)).await.is_err());
    }
    let subject = care::details::DataSubject::Person(hill).to_string().into();
    let looks = village.journal.looks().at(&subject, None, 10).await.unwrap();
    let wrote = looks.iter().filter(|(_, look)| look.record == "how a person is when they seem unwell");
    assert_eq!(wrote.count(), 2, "once for noting it, once for opening it");
}
