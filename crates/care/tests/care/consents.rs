//! Consents: what people decide, who decides where they cannot, and that being family gives nobody the right to.

use care::circle::{Member, SetMember};
use care::consents::*;
use care::ids::MemberId;
use care::stream::Stream;
use care::time::Date;
use care::{By, Context, General};
use proptest::prelude::*;
use uuid::Uuid;

use crate::world::*;

fn daughter() -> MemberId {
    MemberId::new(Uuid::from_u128(7))
}

fn capacity(can: [bool; 4]) -> Capacity {
    let [understands, remembers, weighs, says] = can;
    Capacity { understands, remembers, weighs, says, by_whom: sealed(60) }
}

fn ask(number: u128, about: DecisionAbout, decided: Decided) -> RecordConsent {
    let consent = ConsentId::new(Uuid::from_u128(number));
    RecordConsent { consent, person: person(DOT), about, asked: sealed(61), decided, review: None }
}

fn authority_id() -> AuthorityId {
    AuthorityId::new(Uuid::from_u128(1))
}

fn power(kind: AuthorityKind) -> Authority {
    Authority {
        person: person(DOT),
        kind,
        holder: Some(daughter()),
        words: sealed(62),
        from: date("2026-01-05"),
        until: None,
        seen: Some((worker(ADA), date("2026-11-02"))),
    }
}

fn enter(to: Authority) -> SetAuthority {
    SetAuthority { authority: authority_id(), person: person(DOT), to: Some(to) }
}

fn under(capacity: Option<Capacity>) -> Decided {
    Decided::UnderAuthority { authority: authority_id(), yes: true, capacity }
}

fn world() -> World {
    let mut world = World::new();
    let to = Some(Member { details: sealed(6), sees: [].into(), until: None });
    world.does(ADA, &SetMember { person: person(DOT), member: daughter(), to }.into());
    world
}

fn today() -> Date {
    date("2026-11-16")
}

#[test]
fn a_yes_holds_until_it_is_withdrawn() {
    let mut world = world();
    world.does(ADA, &ask(1, DecisionAbout::Home, Decided::Yes).into());
    world.does(ADA, &ask(2, DecisionAbout::Home, Decided::No).into());
    let holds = |world: &World| -> Vec<bool> {
        world.team.consents_of(person(DOT)).iter().map(|(_, one)| one.holds()).collect()
    };
    assert_eq!(holds(&world), [true, false]);
    let consent = ConsentId::new(Uuid::from_u128(1));
    let withdraw = WithdrawConsent { consent, person: person(DOT) };
    world.does(ADA, &withdraw.clone().into());
    assert_eq!(holds(&world), [false, false]);
    assert_eq!(world.refused(ADA, &withdraw.clone().into()), [Problem::NothingToWithdraw]);
    let eves = WithdrawConsent { person: person(EVE), ..withdraw };
    assert_eq!(world.refused(ADA, &eves.into()), [General::Unknown("consent")]);
}

#[test]
fn who_can_answer_all_four_questions_decides_themselves() {
    let world = world();
    let best = |can| Decided::BestInterests { yes: true, capacity: capacity(can), because: sealed(63) };
    assert_eq!(
        world.refused(ADA, &ask(1, DecisionAbout::Health, best([true; 4])).into()),
        [Problem::CanDecide]
    );
    for not_able in 0..4 {
        let mut can = [true; 4];
        can[not_able] = false;
        let mut world = world.clone();
        assert_eq!(world.does(ADA, &ask(1, DecisionAbout::Health, best(can)).into()).len(), 1);
    }
}

#[test]
fn a_power_is_used_only_for_what_it_covers_and_once_it_was_seen() {
    let lacks = capacity([true, true, false, true]);
    let asks = |about, capacity| ask(1, about, under(capacity)).into();
    let mut world = world();
    assert_eq!(world.refused(ADA, &asks(DecisionAbout::Health, Some(lacks))), [Problem::NoSuchPower]);
    world.does(ADA, &enter(Authority { seen: None, ..power(AuthorityKind::AttorneyHealth) }).into());
    assert_eq!(world.refused(ADA, &asks(DecisionAbout::Health, Some(lacks))), [Problem::NoSuchPower]);
    world.does(ADA, &enter(power(AuthorityKind::AttorneyHealth)).into());
    assert_eq!(world.refused(ADA, &asks(DecisionAbout::Money, Some(lacks))), [Problem::NoSuchPower]);
    assert_eq!(world.refused(ADA, &asks(DecisionAbout::Health, None)), [Problem::CapacityNotShown]);
    assert_eq!(world.does(ADA, &asks(DecisionAbout::Health, Some(lacks))).len(), 1);
}

#[test]
fn a_register_refuses_what_makes_no_sense() {
    let world = world();
    let own = power(AuthorityKind::AdvanceRefusal);
    assert_eq!(world.refused(ADA, &enter(own).into()), [Problem::HolderOfOwnWords]);
    let seen = Some((worker(ADA), date("2026-11-17")));
    let wrong = Authority { seen, until: Some(date("2025-01-01")), ..power(AuthorityKind::AttorneyMoney) };
    let refused = world.refused(ADA, &enter(wrong).into());
    assert_eq!(refused.0, [General::EndsBeforeItBegins.into(), Problem::SeenLater.into()]);
}

#[test]
fn a_person_records_what_they_say_and_nothing_about_whether_they_can() {
    let world = world();
    let context = Context::now(By::Person(person(DOT)), world.now);
    let lacks = capacity([false; 4]);
    let best = Decided::BestInterests { yes: true, capacity: lacks, because: sealed(63) };
    let refused = world.team.decide(&ask(1, DecisionAbout::Health, best).into(), &context).unwrap_err();
    assert_eq!(refused.problems, [Problem::OnlyTheirOwn.into()]);
    assert!(world.team.decide(&ask(1, DecisionAbout::Health, Decided::No).into(), &context).is_ok());
    let entered = enter(power(AuthorityKind::AttorneyHealth));
    let refused = world.team.decide(&entered.into(), &context).unwrap_err();
    assert_eq!(refused.problems, [General::OnlyWorkers.into()]);
}

#[test]
fn asking_again_has_its_day() {
    let mut world = world();
    let review = Some(date("2026-12-01"));
    world.does(ADA, &RecordConsent { review, ..ask(1, DecisionAbout::Home, Decided::Yes) }.into());
    let due = |date| world.team.consents_of(person(DOT))[0].1.is_due(date);
    assert!(!due(date("2026-11-30")) && due(date("2026-12-01")));
    let past = RecordConsent { review: Some(today()), ..ask(2, DecisionAbout::Home, Decided::Yes) };
    assert_eq!(world.refused(ADA, &past.into()), [General::DateHasPassed]);
}

proptest! {
    /// Somebody of the circle may decide only what a power in force that names them covers.
    #[test]
    fn being_family_gives_nobody_the_right_to_decide(
        kind in 0..AuthorityKind::ALL.len(), seen: bool, names_them: bool, ended: bool,
    ) {
        let kind = AuthorityKind::ALL[kind];
        let mut one = power(kind);
        one.holder = names_them.then_some(daughter());
        one.seen = one.seen.filter(|_| seen);
        one.until = ended.then_some(date("2026-11-15"));
        let mut world = world();
        prop_assert!(world.team.may_decide_about(person(DOT), daughter(), today()).is_empty());
        if kind.has_holder() || !names_them {
            world.does(ADA, &enter(one).into());
        }
        let may = world.team.may_decide_about(person(DOT), daughter(), today());
        let covers = seen && names_them && !ended && kind.has_holder();
        for about in DecisionAbout::ALL {
            prop_assert_eq!(may.contains(&about), covers && kind.covers(about));
        }
    }
}
