//! A person's plan and what they consent to, as different people live it: who reads what, who is refused, what two at once may
//! change.
#![expect(clippy::unwrap_used, reason = "helpers of tests may stop them")]

mod common;

use care::access::Purpose;
use care::care_plan::{Nearness, Score};
use care::consents::DecisionAbout;
use care::details::MemberDetails;
use care::ids::{PersonId, WorkerId};
use care::organisation::{self, Membership};
use care::people::Section;
use care::roles::{Role, ShareRole, Turn};
use care::team::Command;
use care::{By, accounts};
use common::{Village, account, id};
use service::care_plan::{PartWanted, PlanRecord, RatingWanted};
use service::consents::{ConsentWanted, DecidedWanted};
use service::feedback::FeedbackWanted;
use service::people::InCircle;
use service::{Caller, Error, Kind, Order};

/// The village, in which Asha plans and Ben asks people how it was.
async fn village() -> Village {
    let village = Village::new().await;
    for (role, worker) in [(Role::Planner, village.asha), (Role::Quality, village.ben)] {
        share(&village, role, worker).await;
    }
    village
}

async fn share(village: &Village, role: Role, worker: WorkerId) {
    let turns = vec![Turn { worker, from: "2026-01-01".parse().unwrap(), to: None }];
    let order = Order::new(id(), Command::from(ShareRole { role, turns }));
    village.service.act(&village.administrator().await, village.team, order).await.unwrap();
}

async fn open(village: &Village, caller: &Caller, person: PersonId) -> Result<PlanRecord, Error> {
    village.service.open_care_plan(caller, (village.team, person), Purpose::Everyday, None).await
}

fn hope(what: &str) -> PartWanted {
    PartWanted::Outcome {
        id: None,
        what: what.to_owned(),
        how_known: String::new(),
        domain: None,
        by_when: None,
        support: [].into(),
    }
}

fn strengths(words: &str) -> PartWanted {
    PartWanted::Strengths { strengths: words.to_owned(), needs: String::new() }
}

fn about_me(words: &str) -> PartWanted {
    PartWanted::AboutMe {
        important: words.to_owned(),
        people: String::new(),
        communicate: String::new(),
        please_do: String::new(),
        please_dont: String::new(),
    }
}

async fn change(
    village: &Village,
    (caller, person): (&Caller, PersonId),
    based_on: usize,
    part: PartWanted,
) -> Result<service::Done, Error> {
    village.service.change_plan(caller, (village.team, person), id(), (based_on, part)).await
}

#[tokio::test]
async fn two_change_different_parts_and_both_win_and_the_same_part_is_refused() {
    let village = village().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let person = village.hill;
    change(&village, (&asha, person), 0, about_me("The garden")).await.unwrap();
    change(&village, (&asha, person), 1, strengths("Soup")).await.unwrap();
    change(&village, (&ben, person), 1, hope("Beans")).await.unwrap();
    let plan = open(&village, &asha, person).await.unwrap();
    let words = &plan.words;
    assert_eq!(
        (plan.versions, words.important.as_str(), words.strengths.as_str()),
        (3, "The garden", "Soup")
    );
    assert_eq!(plan.outcomes[0].what, "Beans");
    let refused = change(&village, (&ben, person), 1, strengths("Bread")).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Invalid);
    assert_eq!(open(&village, &asha, person).await.unwrap().words.strengths, "Soup");
}

#[tokio::test]
async fn a_plan_is_agreed_rated_and_its_versions_stay() {
    let village = village().await;
    let (asha, person) = (village.asha().await, village.hill);
    change(&village, (&asha, person), 0, hope("Beans")).await.unwrap();
    let whose = By::Person(person);
    let which = (village.team, person);
    village.service.agree_to_plan(&asha, which, id(), (1, whose)).await.unwrap();
    assert!(open(&village, &asha, person).await.unwrap().is_agreed);
    change(&village, (&asha, person), 1, hope("Peas")).await.unwrap();
    let plan = open(&village, &asha, person).await.unwrap();
    assert!(!plan.is_agreed, "nobody has agreed to the new version");
    let first = village.service.open_care_plan(&asha, which, Purpose::Everyday, Some(1)).await.unwrap();
    assert_eq!((first.outcomes.len(), first.is_agreed), (1, true));
    let score = Score::Near(Nearness::Nearly);
    let rating = RatingWanted { outcome: plan.outcomes[0].id, whose, score, words: "Two rows".to_owned() };
    village.service.rate_outcome(&asha, which, id(), rating).await.unwrap();
    let plan = open(&village, &asha, person).await.unwrap();
    assert_eq!(plan.outcomes[0].ratings[0].words, "Two rows");
}

#[tokio::test]
async fn a_daughter_reads_along_and_is_cut_off_again() {
    let village = village().await;
    let (asha, person, team) = (village.asha().await, village.hill, village.team);
    change(&village, (&asha, person), 0, about_me("The garden")).await.unwrap();
    let details = MemberDetails { name: "Ruth Hill".into(), ..MemberDetails::default() };
    let sees = [Section::CarePlan].into();
    let wanted = InCircle { member: None, details, sees, until: Some("2026-03-31".parse().unwrap()) };
    let (member, _) = village.service.set_in_circle(&asha, (team, person), id(), wanted).await.unwrap();
    let membership = Membership::Member { team, person, member };
    let give = organisation::Command::from(accounts::Give { account: account(6), membership });
    village.service.organise(account(5), id(), &give).await.unwrap();
    let daughter = village.caller(6).await;
    assert_eq!(open(&village, &daughter, person).await.unwrap().words.important, "The garden");
    let refused = change(&village, (&daughter, person), 1, about_me("The house")).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Forbidden, "reading is not writing");

    village.service.cut_off(&asha, (team, person, member), id()).await.unwrap();
    assert!(open(&village, &daughter, person).await.is_err());
    let words =
        || FeedbackWanted { whose: By::Member(member), felt: None, thanks: None, words: "Why?".into() };
    village.service.give_feedback(&daughter, (team, person), id(), words()).await.unwrap();
    let said = village.service.open_feedback(&daughter, (team, person)).await.unwrap().said;
    assert_eq!(said.len(), 1, "what they say themselves they may still say, and read");
}

#[tokio::test]
async fn a_daughter_without_a_power_is_never_shown_as_able_to_decide() {
    let village = village().await;
    let (asha, which) = (village.asha().await, (village.team, village.hill));
    let details =
        MemberDetails { name: "Ruth Hill".into(), relation: "daughter".into(), phone: String::new() };
    let wanted = InCircle { member: None, details, sees: Section::ALL.into(), until: None };
    village.service.set_in_circle(&asha, which, id(), wanted).await.unwrap();
    let decided = DecidedWanted::Themselves { yes: true };
    let wanted =
        ConsentWanted { about: DecisionAbout::Home, asked: "A key safe?".into(), decided, review: None };
    village.service.record_consent(&asha, which, id(), wanted).await.unwrap();
    let consents = village.service.open_consents(&asha, which, Purpose::Everyday).await.unwrap();
    assert_eq!((consents.asked[0].asked.as_str(), consents.asked[0].holds), ("A key safe?", true));
    assert_eq!((consents.circle.len(), consents.circle[0].decides.len()), (1, 0));
    let consent = consents.asked[0].id;
    village.service.withdraw_consent(&asha, which, id(), consent).await.unwrap();
    let consents = village.service.open_consents(&asha, which, Purpose::Everyday).await.unwrap();
    assert!(!consents.asked[0].holds && consents.asked[0].withdrawn.is_some());
}

#[tokio::test]
async fn sums_of_how_it_was_are_shown_of_enough_people_only() {
    let village = village().await;
    let asha = village.asha().await;
    let wanted = FeedbackWanted {
        whose: By::Person(village.hill),
        felt: Some(care::feedback::Felt::Good),
        thanks: Some(village.ben),
        words: "Stayed for a chat".into(),
    };
    village.service.give_feedback(&asha, (village.team, village.hill), id(), wanted).await.unwrap();
    let council = village.service.view_team_outside(&village.council().await, village.team).await.unwrap();
    assert_eq!(council.felt_since("2026-01-01".parse().unwrap()), None, "one person would be found in it");
    let ben = village.service.view_team(&village.ben().await, village.team).await.unwrap();
    let thanks = ben.my_thanks();
    assert_eq!((thanks.len(), thanks[0].words.as_str()), (1, "Stayed for a chat"));
    let asha = village.service.view_team(&asha, village.team).await.unwrap();
    assert!(asha.my_thanks().is_empty());
}
