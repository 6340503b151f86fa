//! Samples of what is wanted of concerns, people who are unwell, medicines, being away and tasks.

use super::*;

/// Of a concern that nobody raised, which is closed as the most private is.
pub(super) fn about_concerns() -> Vec<Sample> {
    let (concern, words, guarded) = (ConcernId::new(id(1)), sealed(90), of_team(Matter::Safeguarding));
    let about = About { person: Some(person(77)), ..About::default() };
    let kind = concerns::Kind::Concern;
    vec![
        sample(of(77, Matter::Raising), concerns::Raise { concern, kind, about, whose: None, words: None }),
        sample(guarded, TakeOn { concern, owner: care::By::Worker(worker(ADA)) }),
        sample(guarded, concerns::Note { concern, words }),
        sample(guarded, concerns::Check { concern, found: concerns::Found::Well, words: None }),
        sample(guarded, concerns::Answer { concern, words }),
        sample(guarded, concerns::Close { concern, words }),
        sample(guarded, concerns::Reopen { concern, words }),
        sample(of_team(Matter::Raising), concerns::ComeBack { concern, words }),
    ]
}

pub(super) fn about_triage() -> Vec<Sample> {
    let (dot, episode, seen) = (person(DOT), triage::EpisodeId::new(id(1)), sealed(90));
    let decision = triage::Decision {
        with: seen,
        asked: seen,
        route: triage::Route::AtHome,
        agreed: seen,
        checks: care::By::Worker(worker(ADA)),
        by_when: "2030-01-01T09:00:00Z".parse().unwrap(),
    };
    let theirs = of(DOT, Matter::Triage);
    vec![
        sample(theirs, triage::SayNormal { person: dot, words: None }),
        sample(theirs, triage::RecordScaleTwo { person: dot, scale: None }),
        sample(of_team(Matter::ResponsePlan), triage::SignPlan { plan: None }),
        sample(
            of(77, Matter::Triage),
            triage::LookAt { episode, person: person(77), seen, observations: None },
        ),
        sample(theirs, triage::Decide { episode, person: dot, decision }),
        sample(theirs, triage::Conclude { episode, person: dot, words: seen }),
    ]
}

pub(super) fn about_medicines() -> Vec<Sample> {
    let (dot, medicine) = (person(DOT), medicines::MedicineId::new(id(1)));
    let when = medicines::When::AsNeeded { least_gap: care::Minutes::hours(4), most_a_day: 4 };
    let to = medicines::Medicine {
        person: person(77),
        details: sealed(90),
        help: medicines::Help::Given,
        when,
        witnessed: false,
        from: date("2026-01-05"),
        until: None,
        per_dose: 1,
    };
    let record = medicines::RecordDose {
        dose: medicines::DoseId::new(id(1)),
        medicine,
        person: dot,
        due: None,
        at: None,
        outcome: medicines::Outcome::Given,
        words: None,
        witness: None,
        all_the_same: false,
    };
    let dose = medicines::DoseId::new(id(1));
    let effect =
        medicines::SayEffect { dose, medicine, person: dot, on: date("2026-01-05"), words: sealed(90) };
    vec![
        sample(of(77, Matter::Medicines), medicines::AgreeMedicine { medicine, to }),
        sample(of(DOT, Matter::Medicines), record),
        sample(of(DOT, Matter::Medicines), effect),
        sample(
            of(DOT, Matter::Medicines),
            medicines::CountStock { medicine, person: dot, counted: 1, order_at: 1 },
        ),
    ]
}

/// Of a suspension and a task that are not there.
pub(super) fn about_being_away_and_tasks() -> Vec<Sample> {
    let (dot, suspension) = (person(DOT), suspensions::SuspensionId::new(id(1)));
    let at = Moment::new(date("2026-12-01"), "10:00".parse().unwrap());
    let (visit, counts) = (breakfast(), suspensions::Counts::USUAL);
    let (task, whose, due) = (tasks::TaskId::new(id(1)), Some(dot), date("2026-01-05"));
    let add = tasks::AddTask { task, person: whose, words: sealed(90), owner: None, due, urgent: false };
    vec![
        sample(of(DOT, Matter::Times), suspensions::Suspend { suspension, person: dot, to: None }),
        sample(of(DOT, Matter::Times), suspensions::Resume { suspension, person: dot, at }),
        sample(of(DOT, Matter::Times), suspensions::CountVisit { suspension, person: dot, visit, counts }),
        sample(of(DOT, Matter::Tasks), add),
        sample(of(DOT, Matter::Tasks), tasks::GiveTask { task, person: whose, owner: None }),
        sample(of(DOT, Matter::Tasks), tasks::MoveTask { task, person: whose, due }),
        sample(of_team(Matter::Weeks), tasks::DoTask { task, person: None, words: None }),
    ]
}
