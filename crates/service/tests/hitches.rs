//! A worker is late or cannot come: the team sees it, the person reads it, and nobody else learns of it.
#![expect(clippy::unwrap_used, reason = "helpers of tests may stop them")]

mod common;

use care::Minutes;
use care::absences::Why;
use care::access::{Matter, Purpose};
use care::visit::VisitId;
use care::weeks::Move;
use common::{Village, id};
use service::hitches::Unable;
use service::{Kind, Order};

const TODAY: &str = "2026-03-02";

impl Village {
    fn breakfast_today(&self) -> VisitId {
        VisitId::Agreed { pattern: self.breakfast, date: TODAY.parse().unwrap() }
    }

    /// This week is published, with Asha at breakfast today, at half past eight.
    async fn with_asha_today(&self) {
        use care::drafts::{Begin, BeginDraft, ChangeDraft};
        let (asha, week) = (self.asha().await, TODAY.parse().unwrap());
        let workers = [self.asha].into();
        let moves = vec![Move::Assign { visit: self.breakfast_today(), workers, start: None, minutes: None }];
        let commands = [BeginDraft { week, begin: Begin::Fresh }.into(), ChangeDraft { week, moves }.into()];
        for command in commands {
            self.service.act(&asha, self.team, Order::new(id(), command)).await.unwrap();
        }
        let make = |verdict| care::weeks::AgreeToDraft { week, verdict }.into();
        self.service.act_judged(&asha, self.team, Order::of(id()), make).await.unwrap();
    }
}

#[tokio::test]
async fn the_team_sees_who_is_late_and_the_person_by_how_much() {
    let village = Village::new().await;
    village.with_asha_today().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let late = Some((village.breakfast_today(), Minutes(20)));
    village.service.say_late(&asha, (village.team, village.asha), id(), late).await.unwrap();
    let team_view = village.service.view_team(&ben, village.team).await.unwrap();
    let [hitched] = team_view.hitches().try_into().unwrap();
    assert_eq!(hitched.who.id, village.asha);
    assert_eq!(hitched.late.unwrap().1, [(village.breakfast_today(), Minutes(20))].into());
    let open = village.service.open_person(&ben, village.team, village.hill, Purpose::Covering).await;
    let (record, _) = open.unwrap();
    let today =
        record.coming.unwrap().into_iter().find(|one| one.visit == village.breakfast_today()).unwrap();
    assert_eq!((today.late, today.before), (Some(Minutes(20)), None));
    village.clock.set(common::at("2026-03-02T09:21:00Z"));
    let team_view = village.service.view_team(&ben, village.team).await.unwrap();
    assert!(team_view.hitches().is_empty(), "the visit is over by now");
}

#[tokio::test]
async fn who_cannot_come_leaves_the_visit_open_until_they_can_after_all() {
    let village = Village::new().await;
    village.with_asha_today().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let unable = Unable {
        visit: village.breakfast_today(),
        rest_of_day: true,
        why: Why::Ill,
        words: "A fever since the night".to_owned(),
    };
    village.service.say_cannot_come(&ben, (village.team, village.asha), id(), unable).await.unwrap();
    let team_view = village.service.view_team(&ben, village.team).await.unwrap();
    let open: Vec<_> = team_view.left_open_by(village.asha).into_iter().map(|visit| visit.id).collect();
    assert_eq!(open, [village.breakfast_today()]);
    let (absence, _) = team_view.hitch_of(village.asha).cannot_come.unwrap();
    let (record, _) =
        village.service.open_person(&ben, village.team, village.hill, Purpose::Covering).await.unwrap();
    let today =
        record.coming.unwrap().into_iter().find(|one| one.visit == village.breakfast_today()).unwrap();
    assert_eq!(today.workers, Some(vec![]));
    assert_eq!(today.before.unwrap().workers, Some(vec![village.asha]));
    village.service.say_can_come(&asha, (village.team, absence), id()).await.unwrap();
    let team_view = village.service.view_team(&ben, village.team).await.unwrap();
    assert!(team_view.left_open_by(village.asha).is_empty() && team_view.hitches().is_empty());
}

#[tokio::test]
async fn nobody_outside_the_team_says_or_learns_it() {
    let village = Village::new().await;
    village.with_asha_today().await;
    for who in [village.council().await, village.administrator().await] {
        let team_view = village.service.view_team_outside(&who, village.team).await.unwrap();
        assert!(team_view.hitches().is_empty());
        let late = Some((village.breakfast_today(), Minutes(20)));
        let said = village.service.say_late(&who, (village.team, village.asha), id(), late).await;
        assert_eq!(said.unwrap_err().kind, Kind::Forbidden);
    }
}

#[tokio::test]
async fn a_door_opens_to_who_goes_there_and_the_person_reads_that_it_did_once_a_day() {
    let village = Village::new().await;
    village.with_asha_today().await;
    let asha = village.asha().await;
    let door = village.service.view_team(&asha, village.team).await.unwrap().at_the_door(village.hill);
    assert_eq!((door.address.as_str(), door.home.is_some()), ("3 Mill Lane", true));
    for _ in 0..2 {
        let _ = village.service.view_team(&asha, village.team).await.unwrap().at_the_door(village.hill);
        village.service.write_down_opened(&asha).await.unwrap();
    }
    let council = village.council().await;
    let closed =
        village.service.view_team_outside(&council, village.team).await.unwrap().at_the_door(village.hill);
    assert_eq!(closed, service::records::AtTheDoor::default(), "the council does not go there");
    village.service.write_down_opened(&council).await.unwrap();
    let of_hill = care::details::DataSubject::Person(village.hill).to_string().into();
    let looks = village.journal.looks().at(&of_hill, None, 100).await.unwrap();
    let contact = looks.iter().filter(|(_, look)| look.record == Matter::Contact.name()).count();
    assert_eq!(contact, 1, "{looks:?}");
}

#[tokio::test]
async fn undo_is_offered_only_where_it_would_be_done() {
    let village = Village::new().await;
    village.with_asha_today().await;
    let (asha, ben) = (village.asha().await, village.ben().await);
    let published = village.service.view_team(&asha, village.team).await.unwrap().team().version;
    let may_undo = async |who: &service::Caller, version| {
        village.service.view_team(who, village.team).await.unwrap().may_undo(version).await.unwrap()
    };
    assert!(!may_undo(&asha, published).await, "people were told");
    let late = Some((village.breakfast_today(), Minutes(20)));
    let done = village.service.say_late(&asha, (village.team, village.asha), id(), late).await.unwrap();
    assert!(may_undo(&asha, done.version).await && may_undo(&ben, done.version).await);
    assert!(!may_undo(&asha, done.version + 1).await, "there is no such version");
}
