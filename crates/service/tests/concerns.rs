//! A missed visit followed to its end, a daughter's complaint answered, a worry about a colleague kept from that colleague.
#![expect(clippy::unwrap_used, reason = "helpers of tests may stop them")]

mod common;

use care::circle::{Member, SetMember};
use care::concerns::{About, Found, Kind, Stage};
use care::details::{DataSubject, Detail, MemberDetails};
use care::ids::{MemberId, PersonId};
use care::organisation::{self, Membership};
use care::roles::{Role, ShareRole, Turn};
use care::team::Command;
use care::visit::VisitId;
use care::{By, accounts};
use common::{Village, account, id};
use service::concerns::{FollowUp, Raise, Sight, What};
use service::{Caller, Kind as Trouble, Order};
use uuid::Uuid;

/// The village, with Mrs Hill's daughter let in and Asha as the one who asks people how it was.
async fn village() -> (Village, Caller) {
    let village = Village::new().await;
    let member = MemberId::new(Uuid::from_u128(77));
    let mut order = Order::of(id());
    let details =
        MemberDetails { name: "Ruth Hill".into(), relation: "daughter".into(), phone: String::new() };
    let sealed = care::ids::SealedId::new(Uuid::new_v4());
    order.sealed.push((sealed, DataSubject::Person(village.hill), Detail::Member(details)));
    let to = Some(Member { details: sealed, sees: [].into(), until: None });
    order.commands.push(Command::from(SetMember { person: village.hill, member, to }));
    village.service.act(&village.asha().await, village.team, order).await.unwrap();
    let membership = Membership::Member { team: village.team, person: village.hill, member };
    let give = organisation::Command::from(accounts::Give { account: account(6), membership });
    village.service.organise(account(5), id(), &give).await.unwrap();
    let daughter = village.caller(6).await;
    (village, daughter)
}

/// One of the workers gets a role, by two voices.
async fn share(village: &Village, role: Role, worker: care::ids::WorkerId) {
    let turns = vec![Turn { worker, from: "2026-01-01".parse().unwrap(), to: None }];
    let order = Order::new(id(), Command::from(ShareRole { role, turns }));
    village.service.act(&village.administrator().await, village.team, order).await.unwrap();
}

fn about(person: PersonId) -> About {
    About { person: Some(person), ..About::default() }
}

fn complaint(village: &Village) -> Raise {
    Raise {
        kind: Kind::Complaint,
        about: about(village.hill),
        whose: None,
        words: "Breakfast was cold".into(),
    }
}

#[tokio::test]
async fn a_daughters_complaint_is_followed_up_and_she_reads_the_answer_and_nothing_else() {
    let (village, daughter) = village().await;
    let (service, team, asha) = (&village.service, village.team, village.asha().await);
    let command = id();
    let (concern, done) = service.raise_concern(&daughter, team, command, complaint(&village)).await.unwrap();
    let again = service.raise_concern(&daughter, team, command, complaint(&village)).await.unwrap();
    assert_eq!((again.0, again.1.version), (concern, done.version), "the same form counts once");
    let does = async |who: &Caller, wanted| service.follow_up(who, (team, concern), id(), wanted).await;
    does(&asha, FollowUp::TakeOn(None)).await.unwrap();
    does(&asha, FollowUp::Note("Spoke to Ben: the hob was off".into())).await.unwrap();
    let early = does(&asha, FollowUp::Close("Sorted".into())).await.unwrap_err();
    assert!(early.to_string().contains("has no answer yet"), "{early}");
    does(&asha, FollowUp::Answer("We are sorry. Ben now heats it himself.".into())).await.unwrap();
    does(&asha, FollowUp::Close("Agreed with Ben".into())).await.unwrap();
    let seen = service.open_concern(&daughter, (team, concern)).await.unwrap();
    assert_eq!(
        (seen.listed.sight, seen.listed.stage, seen.words.as_str()),
        (Sight::Own, Stage::Ended, "Breakfast was cold")
    );
    let whats: Vec<What> = seen.steps.into_iter().map(|step| step.what).collect();
    let answer = What::Answered("We are sorry. Ben now heats it himself.".into());
    assert_eq!(whats, [What::TakenOn("Asha Patel".into()), answer, What::Ended(String::new())]);
    let refused = does(&daughter, FollowUp::Reopen("No".into())).await.unwrap_err();
    assert_eq!(refused.kind, Trouble::Forbidden);
    does(&daughter, FollowUp::ComeBack("It was cold again".into())).await.unwrap();
    let seen = service.open_concern(&asha, (team, concern)).await.unwrap();
    assert_eq!(
        (seen.listed.stage, seen.steps.len(), seen.listed.whose.as_str()),
        (Stage::TakenOn, 5, "Ruth Hill (daughter)")
    );
    for other in [village.council().await, village.nobody().await] {
        let refused = service.open_concern(&other, (team, concern)).await.unwrap_err();
        assert_eq!(refused.kind, Trouble::NotFound);
    }
}

#[tokio::test]
async fn a_missed_visit_ends_only_when_somebody_said_how_she_was() {
    let (village, _) = village().await;
    let (service, team, ben) = (&village.service, village.team, village.ben().await);
    let visit = VisitId::Agreed { pattern: village.breakfast, date: "2026-03-02".parse().unwrap() };
    let missed = Raise {
        kind: Kind::MissedVisit,
        about: About { visit: Some(visit), ..About::default() },
        whose: None,
        words: String::new(),
    };
    let (concern, _) = service.raise_concern(&ben, team, id(), missed).await.unwrap();
    let seen = service.open_concern(&ben, (team, concern)).await.unwrap();
    let team_view = service.view_team(&ben, team).await.unwrap();
    assert_eq!(
        seen.listed.person,
        Some((village.hill, "Mrs Hill".to_owned())),
        "whose visit it was is known"
    );
    assert!(seen.wants_check && !seen.wants_answer, "Ben raised it himself");
    assert_eq!(
        seen.not_ended_because.as_deref(),
        Some("Somebody has to see or speak to the person first. Say how they were, then end it.")
    );
    assert_eq!((team_view.concerns_about(village.hill).len(), seen.due.acknowledge), (1, team_view.today()));
    let does = async |wanted| service.follow_up(&ben, (team, concern), id(), wanted).await;
    assert!(does(FollowUp::Close("Fine".into())).await.is_err());
    does(FollowUp::Check(Found::Helped, "Made breakfast at ten".into())).await.unwrap();
    does(FollowUp::Close("The round was too long; it is two rounds now".into())).await.unwrap();
    let concerns = service.view_team(&ben, team).await.unwrap().concerns();
    assert_eq!((concerns.open.len(), concerns.ended.len()), (0, 1));
}

#[tokio::test]
async fn a_worry_about_a_colleague_is_kept_from_them_and_from_the_history_that_they_read() {
    let (village, daughter) = village().await;
    let (service, team) = (&village.service, village.team);
    let (asha, ben, administrator) =
        (village.asha().await, village.ben().await, village.administrator().await);
    let about = About { worker: Some(village.ben), ..about(village.hill) };
    let worry = Raise { kind: Kind::Safeguarding, about, whose: None, words: "Money is missing".into() };
    let (concern, _) = service.raise_concern(&daughter, team, id(), worry).await.unwrap();
    for worker in [&asha, &ben] {
        let refused = service.open_concern(worker, (team, concern)).await.unwrap_err();
        assert_eq!(refused.kind, Trouble::NotFound);
        let refused =
            service.follow_up(worker, (team, concern), id(), FollowUp::TakeOn(None)).await.unwrap_err();
        assert_eq!(refused.kind, Trouble::NotFound);
        assert!(service.view_team(worker, team).await.unwrap().concerns().open.is_empty());
    }
    let follow = FollowUp::TakeOn(None);
    service.follow_up(&administrator, (team, concern), id(), follow).await.unwrap();
    share(&village, Role::Safeguarding, village.asha).await;
    let seen = service.open_concern(&asha, (team, concern)).await.unwrap();
    assert_eq!(
        (seen.worker.as_deref(), seen.listed.owner.as_deref()),
        (Some("Ben Okoro"), Some("an administrator"))
    );
    assert_eq!(seen.owners, [(By::Worker(village.asha), "you".to_owned())]);
    let tells = async |who: &Caller| {
        let (happened, _) = service.history(who, team, None, 100).await.unwrap();
        happened.entries.iter().filter(|one| matches!(one.events[0], care::team::Event::Concerns(_))).count()
    };
    assert_eq!((tells(&asha).await, tells(&ben).await), (2, 0));
    service
        .follow_up(&asha, (team, concern), id(), FollowUp::Answer("The council knows".into()))
        .await
        .unwrap();
    let seen = service.open_concern(&daughter, (team, concern)).await.unwrap();
    assert_eq!((seen.worker, seen.listed.stage), (None, Stage::Answered));
}

#[tokio::test]
async fn somebody_close_raises_what_is_about_their_own_person_alone() {
    let (village, daughter) = village().await;
    let (service, team) = (&village.service, village.team);
    let of_the_team = Raise { about: About::default(), ..complaint(&village) };
    assert!(service.raise_concern(&daughter, team, id(), of_the_team).await.is_err());
    let other = Raise { about: about(PersonId::new(Uuid::from_u128(9))), ..complaint(&village) };
    let refused = service.raise_concern(&daughter, team, id(), other).await.unwrap_err();
    assert_eq!(refused.kind, Trouble::NotFound);
    let team_view = service.view_team_outside(&daughter, team).await.unwrap();
    let offered = team_view.raising(None, None).unwrap();
    assert_eq!((offered.person.map(|(id, _)| id), offered.told_by.len()), (Some(village.hill), 0));
    let team_view = service.view_team_outside(&village.ben().await, team).await.unwrap();
    let told: Vec<String> = team_view
        .raising(Some(village.hill), None)
        .unwrap()
        .told_by
        .into_iter()
        .map(|(_, called)| called)
        .collect();
    assert_eq!(told, ["Mrs Hill", "Ruth Hill (daughter)"]);
}
