//! Concerns: raised, taken on, answered, ended, opened again; who sees which; and what holds whatever is done to one.

use care::access::{Action, Matter, Permission, Purpose, Resource};
use care::circle::{Member, SetMember};
use care::concerns::*;
use care::ids::{AccountId, MemberId, SealedId};
use care::organisation::Membership;
use care::roles::{self, Role, Turn};
use care::stream::Happened;
use care::team::Command as Wish;
use care::time::{Date, plus_days};
use care::{By, Context, General};
use proptest::prelude::*;
use uuid::Uuid;

use crate::access::judged;
use crate::world::*;

const DAUGHTER: u128 = 41;

fn concern(number: u128) -> ConcernId {
    ConcernId::new(Uuid::from_u128(number))
}

fn the() -> ConcernId {
    concern(1)
}

fn by(number: u128) -> By {
    By::Worker(worker(number))
}

fn daughter() -> By {
    By::Member(MemberId::new(Uuid::from_u128(DAUGHTER)))
}

fn account() -> By {
    By::Account(AccountId::new(Uuid::from_u128(902)))
}

fn of_dot() -> About {
    About { person: Some(person(DOT)), ..About::default() }
}

fn raise(kind: Kind, about: About) -> Raise {
    Raise { concern: the(), kind, about, whose: None, words: Some(sealed(61)) }
}

fn words(number: u128) -> SealedId {
    sealed(number)
}

/// The team with Dot's daughter in their circle.
fn world() -> World {
    let mut world = World::published();
    let member = Member { details: sealed(60), sees: [].into(), until: None };
    let set =
        SetMember { person: person(DOT), member: MemberId::new(Uuid::from_u128(DAUGHTER)), to: Some(member) };
    world.does(ADA, &Wish::from(set));
    world
}

/// The same, with something that was raised.
fn raised(who: By, raise: Raise) -> World {
    let mut world = world();
    world.make(who, &Wish::from(raise));
    world
}

fn now(world: &World) -> &Concern {
    &world.team.concerns[&the()]
}

#[test]
fn a_daughters_complaint_is_taken_on_answered_ended_and_comes_back() {
    let mut world = raised(daughter(), raise(Kind::Complaint, of_dot()));
    let due = Due { acknowledge: date("2026-11-19"), answer: date("2026-12-14") };
    assert_eq!(
        (now(&world).whose, now(&world).due(), now(&world).stage()),
        (daughter(), due, Stage::Waiting)
    );
    world.does(ADA, &TakeOn { concern: the(), owner: by(BEN) }.into());
    assert!(world.does(ADA, &TakeOn { concern: the(), owner: by(BEN) }.into()).is_empty(), "he has it");
    assert_eq!((now(&world).owner(), now(&world).next_due()), (Some(by(BEN)), Some(due.answer)));
    let close = || Close { concern: the(), words: words(63) };
    assert_eq!(world.refused(BEN, &close().into()), [Problem::NotAnswered]);
    world.does(BEN, &Answer { concern: the(), words: words(62) }.into());
    assert_eq!((now(&world).stage(), now(&world).next_due()), (Stage::Answered, None));
    world.does(BEN, &close().into());
    assert_eq!(world.refused(BEN, &Note { concern: the(), words: words(64) }.into()), [Problem::HasEnded]);
    world.now = "2026-11-30T09:00:00Z".parse().unwrap();
    world.make(daughter(), &ComeBack { concern: the(), words: words(65) }.into());
    let again = now(&world);
    assert_eq!((again.stage(), again.owner(), again.is_answered()), (Stage::TakenOn, Some(by(BEN)), false));
    assert_eq!(again.due().acknowledge, date("2026-12-03"), "it counts from when it was opened again");
    assert_eq!(world.refused(BEN, &close().into()), [Problem::NotAnswered]);
}

#[test]
fn a_missed_visit_stays_open_until_somebody_says_how_the_person_was() {
    let about = About { visit: Some(breakfast()), ..of_dot() };
    let mut world = raised(By::Program, raise(Kind::MissedVisit, about));
    assert_eq!(now(&world).due().acknowledge, date("2026-11-16"), "the same day");
    let close = Wish::from(Close { concern: the(), words: words(63) });
    assert_eq!(world.refused(ADA, &close), [Problem::NotCheckedYet]);
    world.does(ADA, &TakeOn { concern: the(), owner: by(ADA) }.into());
    assert_eq!(now(&world).next_due(), Some(date("2026-11-16")), "taking it on is not asking how they are");
    assert!(now(&world).is_overdue(date("2026-11-17")));
    world.does(ADA, &Check { concern: the(), found: Found::Well, words: None }.into());
    assert!(!now(&world).is_overdue(date("2026-11-17")));
    world.does(ADA, &close);
    assert_eq!(now(&world).stage(), Stage::Ended);
    let concern = raised(by(ADA), raise(Kind::Concern, of_dot()));
    let check = Check { concern: the(), found: Found::Well, words: None };
    assert_eq!(concern.refused(ADA, &check.into()), [Problem::NobodyWasMissed]);
}

#[test]
fn a_missed_visit_is_somebodys_and_that_persons() {
    let nobodys = raise(Kind::MissedVisit, About::default());
    assert_eq!(world().refused(ADA, &nobodys.into()), [Problem::WhoseVisit]);
    let eves = About { person: Some(person(EVE)), visit: Some(breakfast()), ..About::default() };
    assert_eq!(world().refused(ADA, &raise(Kind::MissedVisit, eves).into()), [Problem::AnothersVisit]);
    let stranger = About { person: Some(person(99)), worker: Some(worker(99)), ..About::default() };
    let unknown = [General::Unknown("person"), General::Unknown("worker")];
    assert_eq!(world().refused(ADA, &raise(Kind::Concern, stranger).into()), unknown);
}

#[test]
fn a_worker_writes_down_what_somebody_close_to_the_person_says_and_nobody_else_does() {
    let told = |whose| Raise { whose: Some(whose), ..raise(Kind::Complaint, of_dot()) };
    let world = world();
    for whose in [daughter(), By::Person(person(DOT)), by(BEN)] {
        assert!(world.ask(by(ADA), &told(whose).into()).is_ok(), "{whose:?}");
    }
    for whose in [By::Person(person(EVE)), By::Member(MemberId::new(Uuid::from_u128(9))), By::Program] {
        refuses(&world, told(whose), Problem::NotTheirs);
    }
    refuses_by(&world, By::Person(person(DOT)), told(daughter()), Problem::NotTheirs);
    let mut raised = raised(daughter(), raise(Kind::Concern, of_dot()));
    refuses(&raised, ComeBack { concern: the(), words: words(62) }, Problem::NotTheirs);
    raised.make(daughter(), &ComeBack { concern: the(), words: words(62) }.into());
    assert_eq!(now(&raised).steps[0].did, Did::Noted { words: words(62) }, "what is open stays open");
}

#[test]
fn somebody_ends_what_they_raised_themselves_without_an_answer_to_themselves() {
    let mut world = raised(by(ADA), raise(Kind::Incident, About::default()));
    let close = Wish::from(Close { concern: the(), words: words(62) });
    assert_eq!(world.refused(BEN, &close), [Problem::NotAnswered]);
    world.does(ADA, &close);
    refuses(&world, Reopen { concern: concern(7), words: words(63) }, General::Unknown("concern"));
    world.does(BEN, &Reopen { concern: the(), words: words(63) }.into());
    assert_eq!(world.refused(BEN, &Reopen { concern: the(), words: words(63) }.into()), [Problem::IsOpen]);
    refuses(&world, raise(Kind::Concern, of_dot()), General::AlreadyThere);
}

#[test]
fn nobody_follows_up_what_is_about_themselves_nor_a_worry_about_a_colleague_without_the_role() {
    let about = About { worker: Some(worker(CARA)), ..of_dot() };
    let take = |owner| TakeOn { concern: the(), owner };
    let complaint = raised(daughter(), raise(Kind::Complaint, about));
    refuses(&complaint, take(by(CARA)), Problem::AboutThemselves);
    refuses(&complaint, take(by(99)), General::Unknown("worker"));
    refuses(&complaint, take(account()), General::OnlyThemselves);
    assert!(complaint.ask(account(), &take(account()).into()).is_ok());
    let mut worry = raised(daughter(), raise(Kind::Safeguarding, about));
    refuses(&worry, take(by(BEN)), Problem::OnlyTheLead);
    has_the_role(&mut worry, BEN);
    assert!(worry.ask(account(), &take(by(BEN)).into()).is_ok());
    let gone = worker(BEN);
    worry.make(account(), &Wish::from(care::workers::Leave { worker: gone, last: Some(date("2026-11-15")) }));
    refuses(&worry, take(by(BEN)), General::WorkerNotHere { worker: gone, on: date("2026-11-16") });
}

fn has_the_role(world: &mut World, number: u128) {
    let turns = vec![Turn { worker: worker(number), from: date("2026-01-01"), to: None }];
    world.make(account(), &Wish::from(roles::ShareRole { role: Role::Safeguarding, turns }));
}

/// What the policy says to somebody who wants to see something.
fn asks(world: &World, who: Membership, resource: &Resource) -> Permission {
    judged(world, &[who], (Purpose::Everyday, Action::See), resource, date("2026-11-16"))
}

fn may_see(world: &World, who: Membership) -> bool {
    asks(world, who, &now(world).resource(team_id())).allowed
}

fn who(number: u128) -> Membership {
    Membership::Worker { team: team_id(), worker: worker(number) }
}

#[test]
fn a_worry_about_a_worker_opens_to_the_lead_and_the_organisation_and_not_to_that_worker() {
    let about = |number| About { worker: Some(worker(number)), ..of_dot() };
    let mut world = raised(daughter(), raise(Kind::Safeguarding, about(CARA)));
    assert!([ADA, BEN, CARA].iter().all(|number| !may_see(&world, who(*number))), "nobody has the role yet");
    assert!(may_see(&world, Membership::Administrator));
    has_the_role(&mut world, BEN);
    assert_eq!([ADA, BEN, CARA].map(|number| may_see(&world, who(number))), [false, true, false]);
    let of_the_lead = raise(Kind::Safeguarding, about(BEN));
    world.make(daughter(), &Wish::from(Raise { concern: concern(2), ..of_the_lead }));
    let resource = world.team.concerns[&concern(2)].resource(team_id());
    let says = asks(&world, who(BEN), &resource);
    assert_eq!((says.allowed, says.because), (false, "Somebody else follows this up."));
    for never in [
        Membership::Person { team: team_id(), person: person(DOT) },
        Membership::Council,
        Membership::Member {
            team: team_id(),
            person: person(DOT),
            member: MemberId::new(Uuid::from_u128(DAUGHTER)),
        },
    ] {
        assert!(!may_see(&world, never), "{never:?}");
    }
}

#[test]
fn other_worries_about_a_person_stay_with_those_who_visit_them_and_the_lead() {
    let mut world = raised(by(CARA), raise(Kind::Safeguarding, of_dot()));
    has_the_role(&mut world, CARA);
    assert_eq!([ADA, BEN, CARA].map(|number| may_see(&world, who(number))), [true, true, true]);
    assert!(!may_see(&world, Membership::Person { team: team_id(), person: person(DOT) }));
}

#[test]
fn who_follows_something_up_sees_it_without_a_role_until_it_has_ended() {
    let eve = About { person: Some(person(EVE)), ..About::default() };
    let mut world = raised(by(ADA), raise(Kind::Concern, eve));
    has_the_role(&mut world, BEN);
    assert_eq!([ADA, BEN, CARA].map(|number| may_see(&world, who(number))), [false, true, false]);
    world.does(BEN, &TakeOn { concern: the(), owner: by(CARA) }.into());
    assert!(may_see(&world, who(CARA)));
    let notes = Matter::Notes.of_person(team_id(), person(EVE));
    let may = asks(&world, who(CARA), &notes);
    assert!(!may.allowed, "and nothing else of the record");
    world.does(ADA, &Close { concern: the(), words: words(62) }.into());
    assert!(!may_see(&world, who(CARA)));
}

#[test]
fn words_are_sealed_under_the_key_of_the_person_or_the_team() {
    let sealed_by = |about| {
        let events = world().ask(by(ADA), &raise(Kind::Concern, about).into()).unwrap();
        events[0].sealed(team_id())
    };
    assert_eq!(sealed_by(of_dot()), [(words(61), care::details::DataSubject::Person(person(DOT)))]);
    assert_eq!(sealed_by(About::default()), [(words(61), care::details::DataSubject::Team(team_id()))]);
}

#[test]
fn only_the_last_step_is_taken_back() {
    let mut world = raised(by(ADA), raise(Kind::Concern, of_dot()));
    let first = world.does(ADA, &Note { concern: the(), words: words(62) }.into());
    let second = world.does(ADA, &Note { concern: the(), words: words(63) }.into());
    assert_eq!(world.take_back(first), Err(General::ChangedSince.into()));
    world.take_back(second).unwrap();
    assert_eq!(now(&world).steps.len(), 1);
}

/// Something that somebody wants of the one concern there is.
fn a_wish() -> impl Strategy<Value = (By, Wish)> {
    let who = prop_oneof![Just(by(ADA)), Just(by(BEN)), Just(daughter()), Just(account())];
    (who, 0..8_u8, 100..200_u128).prop_map(|(who, kind, number)| {
        let (concern, words) = (the(), words(number));
        let wish = match kind {
            0 => TakeOn { concern, owner: who }.into(),
            1 => Note { concern, words }.into(),
            2 => Check { concern, found: Found::Well, words: Some(words) }.into(),
            3 => Answer { concern, words }.into(),
            4 | 5 => Close { concern, words }.into(),
            6 => Reopen { concern, words }.into(),
            _ => ComeBack { concern, words }.into(),
        };
        (who, wish)
    })
}

fn a_kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL.to_vec())
}

/// How many answers there are since it was raised or last opened again before a step.
fn answers_before(concern: &Concern, place: usize) -> usize {
    let before = concern.steps.iter().take(place).rev();
    let lately = before.take_while(|step| !matches!(step.did, Did::Reopened { .. }));
    lately.filter(|step| matches!(step.did, Did::Answered { .. })).count()
}

proptest! {
    #[test]
    fn a_concern_never_ends_without_an_answer_where_there_is_one_to_answer_and_loses_nothing(
        kind in a_kind(),
        wishes in prop::collection::vec(a_wish(), 0..40),
    ) {
        let mut world = raised(daughter(), raise(kind, of_dot()));
        let mut before = now(&world).clone();
        for (who, wish) in wishes {
            let _ = world.try_to(who, &wish);
            let after = now(&world).clone();
            prop_assert!(after.steps.starts_with(&before.steps), "what was done stays");
            let raised = Concern { steps: Vec::new(), ..after.clone() };
            prop_assert_eq!(raised, Concern { steps: Vec::new(), ..before }, "so does what was raised");
            before = after;
        }
        let ends = before.steps.iter().enumerate().filter(|(_, step)| matches!(step.did, Did::Ended { .. }));
        for (place, step) in ends {
            prop_assert!(step.by == before.whose || answers_before(&before, place) > 0);
            let checked = before.steps.iter().take(place).any(|step| matches!(step.did, Did::Checked { .. }));
            prop_assert!(checked || kind != Kind::MissedVisit);
        }
        let ended = before.steps.last().is_some_and(|step| matches!(step.did, Did::Ended { .. }));
        prop_assert_eq!(before.is_open(), !ended, "an end is followed by nothing but opening it again");
    }

    #[test]
    fn by_when_something_is_due_follows_from_the_date_in_the_teams_zone(
        kind in a_kind(),
        minutes in 0..525_600_i64,
    ) {
        let mut world = world();
        let at = "2026-01-01T00:00:00Z".parse::<care::time::Timestamp>().unwrap() + jiff::SignedDuration::from_mins(minutes);
        world.now = at;
        world.make(daughter(), &Wish::from(raise(kind, of_dot())));
        let london = at.to_zoned(jiff::tz::TimeZone::get("Europe/London").unwrap()).date();
        let due = now(&world).due();
        prop_assert_eq!(due, Due::of(kind, london));
        prop_assert!(london <= due.acknowledge && due.acknowledge < due.answer);
        prop_assert!(!now(&world).is_overdue(due.acknowledge) && now(&world).is_overdue(plus_days(due.acknowledge, 1)));
    }
}

#[test]
fn a_phone_with_a_wrong_clock_raises_nothing_in_the_future() {
    let mut world = world();
    let context =
        Context { by: by(ADA), happened: "2029-01-01T09:00:00Z".parse().unwrap(), received: world.now };
    let events =
        care::stream::Stream::decide(&world.team, &raise(Kind::Concern, of_dot()).into(), &context).unwrap();
    events.iter().for_each(|event| care::stream::Stream::apply(&mut world.team, event));
    assert_eq!(now(&world).at, world.now);
    let monday: Date = date("2026-11-16");
    assert_eq!(now(&world).due(), Due::of(Kind::Concern, monday));
}
