//! Every reason against a command, as a sentence and with the field of a form it is about.

use std::collections::BTreeSet;

use care::team::Problem;
use care::triage::news2::Part;
use care::{
    General, bank, care_plan, carers, concerns, consents, day, decisions, drafts, equipment, farewells,
    feedback, founding, history, medicines, observations, pay, picks, plans, records, requests, roles,
    support, suspensions, tasks, triage, weeks, workers,
};

use crate::world::*;

/// Every reason there is, with the field of a form it is about.
fn every_reason() -> Vec<(Problem, Option<&'static str>)> {
    let (visit, week) = (breakfast(), week());
    let on = date("2026-11-23");
    let refusing = weeks::Problem::NotThisWorker { person: person(DOT), worker: worker(ADA) };
    vec![
        (General::NotFounded.into(), None),
        (General::NoName.into(), Some("name")),
        (General::NoSuchPlace.into(), Some("place")),
        (General::AlreadyThere.into(), None),
        (General::Unknown("worker").into(), None),
        (General::WorkerNotHere { worker: worker(ADA), on }.into(), None),
        (General::OnlyWorkers.into(), None),
        (General::OnlyThemselves.into(), None),
        (General::EndsBeforeItBegins.into(), Some("to")),
        (General::NoWeekdays.into(), Some("weekdays")),
        (General::NoSuchRhythm.into(), Some("every")),
        (General::DateHasPassed.into(), None),
        (General::ChangedSince.into(), None),
        (General::BuiltUpon.into(), None),
        (General::CannotBeTakenBack("It stays.").into(), None),
        (General::NothingChanges.into(), None),
        (founding::Problem::AlreadyFounded.into(), None),
        (workers::Problem::GuaranteedBeyondMost.into(), Some("guaranteed")),
        (workers::Problem::MoreThanAWeek.into(), Some("guaranteed")),
        (workers::Problem::PartsOverlap.into(), Some("parts")),
        (support::Problem::NoSuchLength.into(), Some("minutes")),
        (support::Problem::ShortestIsLonger.into(), Some("shortest")),
        (support::Problem::AgreedOutsideWindow.into(), Some("agreed")),
        (support::Problem::FollowsNothing.into(), Some("after")),
        (weeks::Problem::NoSuchVisit { visit }.into(), None),
        (refusing.into(), None),
        (weeks::Problem::TooManyWorkers { visit, takes: 1 }.into(), None),
        (weeks::Problem::NobodyChosen.into(), Some("workers")),
        (weeks::Problem::AnotherDay { visit }.into(), None),
        (weeks::Problem::Pinned { visit }.into(), None),
        (weeks::Problem::WeekIsOver { week }.into(), None),
        (weeks::Problem::NotPublished { week }.into(), None),
        (weeks::Problem::VerdictIsStale.into(), None),
        (weeks::Problem::BreaksRules { breaches: 1 }.into(), None),
        (weeks::Problem::BreaksRules { breaches: 2 }.into(), None),
        (weeks::Problem::RoundsOfAnotherRota { week }.into(), None),
        (weeks::Problem::OnlyThePlanner.into(), None),
        (drafts::Problem::NoDraft { week }.into(), None),
        (drafts::Problem::DraftThere { week }.into(), None),
        (picks::Problem::NoPicksOpen.into(), None),
        (picks::Problem::PicksStillOpen.into(), None),
        (picks::Problem::ClosesInThePast.into(), Some("closes")),
        (picks::Problem::NothingToSettle.into(), None),
        (picks::Problem::NotAPicker.into(), None),
        (plans::Problem::PlanIsStale.into(), None),
        (requests::Problem::NotYourVisit { visit }.into(), None),
        (requests::Problem::NothingToOffer { visit }.into(), None),
        (requests::Problem::NobodyToAsk.into(), None),
        (requests::Problem::RequestIsOver.into(), None),
        (requests::Problem::NotAsked.into(), None),
        (day::Problem::WhyIsMissing.into(), Some("why")),
        (day::Problem::NoSuchAmount.into(), Some("amount")),
        (day::Problem::AnotherStatement.into(), None),
        (day::Problem::NothingToSettle.into(), None),
        (records::Problem::AnotherRecord.into(), None),
        (roles::Problem::TurnsOverlap.into(), Some("from")),
        (decisions::Problem::IsOver.into(), None),
        (decisions::Problem::ObjectionsStand.into(), None),
        (decisions::Problem::NotEverybodyAnswered.into(), None),
        (concerns::Problem::WhoseVisit.into(), Some("person")),
        (concerns::Problem::AnothersVisit.into(), None),
        (concerns::Problem::HasEnded.into(), None),
        (concerns::Problem::IsOpen.into(), None),
        (concerns::Problem::NotCheckedYet.into(), None),
        (concerns::Problem::NobodyWasMissed.into(), None),
        (concerns::Problem::NoOutcomeYet.into(), None),
        (concerns::Problem::AnothersMedicine.into(), None),
        (concerns::Problem::NotAnswered.into(), None),
        (concerns::Problem::AboutThemselves.into(), Some("owner")),
        (concerns::Problem::OnlyTheLead.into(), Some("owner")),
        (concerns::Problem::NotTheirs.into(), None),
        (care_plan::Problem::NewerVersion.into(), None),
        (care_plan::Problem::NoSuchReview.into(), Some("review")),
        (care_plan::Problem::AnothersSupport.into(), Some("support")),
        (care_plan::Problem::NoSuchOutcome.into(), None),
        (care_plan::Problem::NotForThem.into(), None),
        (consents::Problem::CanDecide.into(), Some("understands")),
        (consents::Problem::CapacityNotShown.into(), Some("understands")),
        (consents::Problem::NoSuchPower.into(), Some("authority")),
        (consents::Problem::HolderOfOwnWords.into(), Some("holder")),
        (consents::Problem::OnlyTheirOwn.into(), None),
        (consents::Problem::NothingToWithdraw.into(), None),
        (consents::Problem::SeenLater.into(), Some("seen")),
        (feedback::Problem::NothingSaid.into(), Some("felt")),
        (feedback::Problem::NotForThem.into(), Some("whose")),
        (feedback::Problem::AnothersVisit.into(), None),
        (feedback::Problem::AnsweredAlready.into(), None),
        (carers::Problem::NoSuchLength.into(), Some("minutes")),
        (carers::Problem::StillToCome.into(), Some("on")),
        (carers::Problem::NotForThem.into(), Some("member")),
        (equipment::Problem::ExaminedLater.into(), Some("checked")),
        (equipment::Problem::NextHasPassed.into(), Some("next")),
        (equipment::Problem::NotByTwo.into(), None),
        (equipment::Problem::NothingLearnt.into(), Some("learnt")),
        (farewells::Problem::GoesOn.into(), None),
        (medicines::Problem::NoTimes.into(), Some("times")),
        (medicines::Problem::NoSuchGap.into(), Some("least-gap")),
        (medicines::Problem::NoSuchDose.into(), Some("per-dose")),
        (medicines::Problem::TimesTooClose.into(), Some("least-gap")),
        (medicines::Problem::NoSuchDoseRecorded.into(), None),
        (medicines::Problem::AnothersMedicine.into(), None),
        (medicines::Problem::NotAgreedThen.into(), None),
        (medicines::Problem::NotDueThen.into(), None),
        (medicines::Problem::RecordedAlready.into(), None),
        (medicines::Problem::StillToCome.into(), None),
        (medicines::Problem::NoReason.into(), Some("words")),
        (medicines::Problem::NoWitness.into(), Some("witness")),
        (medicines::Problem::OwnWitness.into(), Some("witness")),
        (medicines::Problem::NotForTheTeam.into(), Some("outcome")),
        (medicines::Problem::TooSoon.into(), None),
        (medicines::Problem::TooMany.into(), None),
        (suspensions::Problem::AwayAlready.into(), Some("from")),
        (suspensions::Problem::TakesPlace.into(), None),
        (suspensions::Problem::AnothersSuspension.into(), None),
        (tasks::Problem::DueInThePast.into(), Some("due")),
        (tasks::Problem::IsDone.into(), None),
        (triage::Problem::NoResponsePlan.into(), None),
        (triage::Problem::NoScaleTwo.into(), None),
        (triage::Problem::Impossible(Part::Respiration).into(), Some("respiration")),
        (triage::Problem::Impossible(Part::Saturation).into(), Some("saturation")),
        (triage::Problem::Impossible(Part::Oxygen).into(), Some("breathes")),
        (triage::Problem::Impossible(Part::Systolic).into(), Some("systolic")),
        (triage::Problem::Impossible(Part::Pulse).into(), Some("pulse")),
        (triage::Problem::Impossible(Part::Consciousness).into(), Some("consciousness")),
        (triage::Problem::Impossible(Part::Temperature).into(), Some("temperature")),
        (triage::Problem::IsOver.into(), None),
        (triage::Problem::NothingDecided.into(), None),
        (triage::Problem::NoSuchReview.into(), Some("review")),
        (triage::Problem::TimeHasPassed.into(), Some("by-when")),
        (observations::Problem::NoDevice.into(), None),
        (observations::Problem::StillToCome.into(), None),
        (observations::Problem::TooMany.into(), None),
        (history::Problem::AlreadyTakenBack.into(), None),
        (bank::Problem::NoSuchBlock.into(), Some("a-week")),
        (bank::Problem::MoreThanAllKept.into(), Some("percent")),
        (bank::Problem::AnotherBlock.into(), None),
        (bank::Problem::NotEnoughKept { there: care::Minutes(90) }.into(), Some("minutes")),
        (bank::Problem::NothingSpent.into(), Some("minutes")),
        (bank::Problem::NotAgreedUse.into(), Some("on")),
        (bank::Problem::GivenToNobody.into(), Some("to")),
        (bank::Problem::BankIsStale.into(), None),
        (bank::Problem::DayIsNotOver.into(), Some("through")),
        (bank::Problem::SignedLater.into(), Some("through")),
        (pay::Problem::LessThanTheLaw { least: care::Pence(1_271) }.into(), Some("hour")),
        (pay::Problem::TooYoung.into(), Some("age")),
        (pay::Problem::NoSuchMileage.into(), Some("mile")),
        (pay::Problem::NoSuchUplift.into(), Some("bank-holidays")),
        (pay::Problem::NoSuchAmount.into(), Some("amount")),
        (pay::Problem::AnsweredAlready.into(), None),
        (pay::Problem::OwnQuestion.into(), None),
    ]
}

#[test]
fn every_reason_is_a_sentence_of_its_own_and_names_its_field() {
    let reasons = every_reason();
    let sentences: BTreeSet<String> = reasons.iter().map(|(problem, _)| problem.to_string()).collect();
    assert_eq!(sentences.len(), reasons.len());
    for (problem, field) in &reasons {
        assert_eq!(problem.field(), *field, "{problem}");
        assert!(problem.to_string().ends_with('.'), "{problem}");
    }
    let rules: Vec<String> =
        [1, 2].map(|breaches| weeks::Problem::BreaksRules { breaches }.to_string()).into();
    assert!(rules[0].contains("break a rule ") && rules[1].contains("break 2 rules "), "{rules:?}");
}

#[test]
fn several_reasons_are_told_in_one_line() {
    let problems = vec![Problem::from(General::NoName), General::NoSuchPlace.into()];
    let refusal = care::Refusal { problems };
    let expected = format!("{} {}", General::NoName, General::NoSuchPlace);
    assert_eq!(refusal.to_string(), expected);
}
