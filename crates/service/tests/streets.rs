//! A team is given streets: cut to where it works, used for its ways, told what is not on them, taken back.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::details::{DataSubject, Detail, PersonDetails};
use care::ids::{PersonId, SealedId};
use care::team::Command;
use care::{By, people};
use common::{Village, id};
use roads::{Graph, GraphBuilder, Kind, Point, Street};
use service::planning::Which;
use service::{Door, Lost, Map, Order};
use uuid::Uuid;

/// Mill Lane, past every door of the village, and a street in another town.
fn town() -> Graph {
    let mut builder = GraphBuilder::new();
    let mut node = |north, east| builder.add_node(Point::from_degrees(north, east).unwrap());
    let (west, east) = (node(53.4801, -2.25), node(53.4801, -2.22));
    let (far, farther) = (node(54.0, -2.25), node(54.0, -2.24));
    builder.add_street(west, east, Street::new(Kind::Residential).named("Mill Lane"));
    builder.add_street(far, farther, Street::new(Kind::Residential).named("Elsewhere Road"));
    builder.build().unwrap()
}

fn map() -> Map {
    Map { graph: town(), of: Some("2025-06-13".parse().unwrap()), margin: 2_000, middle: None }
}

impl Village {
    /// Somebody of whom only what is written is known.
    async fn joins(&self, details: PersonDetails) -> PersonId {
        let (person, sealed) = (PersonId::new(Uuid::new_v4()), SealedId::new(Uuid::new_v4()));
        let joined = people::Joined { person, details: sealed, on: "2026-03-01".parse().unwrap() };
        let mut order = Order::new(id(), Command::from(people::Join(joined)));
        order.sealed.push((sealed, DataSubject::Person(person), Detail::Person(details)));
        self.service.act(&self.asha().await, self.team, order).await.unwrap();
        person
    }
}

#[tokio::test]
async fn a_team_travels_on_the_streets_it_was_given_until_they_are_taken_back() {
    let village = Village::new().await;
    let asha = village.asha().await;
    let before = village.service.ground_of(village.team).await.unwrap();
    assert!(before.laid.is_none() && before.lost.is_empty(), "every door has a place");
    village.service.give_map(&asha, village.team, id(), map()).await.unwrap();
    let ground = village.service.ground_of(village.team).await.unwrap();
    let laid = ground.laid.unwrap();
    assert_eq!((laid.of, laid.given), (map().of, "2026-03-02".parse().unwrap()));
    let streets = ground.streets.unwrap();
    let names: Vec<_> = streets.graph().streets().filter_map(|street| street.name()).collect();
    assert_eq!((names, ground.lost.len()), (vec!["Mill Lane"], 0));
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    let sheet = team_view.sheet(village.next, Which::Published).await.unwrap();
    assert!(sheet.streets.is_some(), "the week is laid out on them");
    // Another server reads the same from the journal.
    let other = service::Service::new(village.journal.clone(), std::sync::Arc::new(village.clock.clone()));
    assert!(other.ground_of(village.team).await.unwrap().streets.is_some());
    village.service.take_back(&asha, village.team, id(), team_view.team().version).await.unwrap();
    assert!(village.service.ground_of(village.team).await.unwrap().laid.is_none());
}

#[tokio::test]
async fn who_is_not_found_on_the_map_is_named_with_the_reason() {
    let village = Village::new().await;
    let nowhere =
        village.joins(PersonDetails { name: "Mr Okafor".to_owned(), ..PersonDetails::default() }).await;
    let home = Some(care::Location { latitude: 53_490_000, longitude: -2_236_000 });
    let off =
        village.joins(PersonDetails { name: "Ida Marsh".to_owned(), home, ..PersonDetails::default() }).await;
    let lay = village.service.lay_streets(village.team, (By::Program, id()), map());
    lay.await.unwrap();
    let lost = village.service.ground_of(village.team).await.unwrap().lost;
    assert!(lost.contains(&(Door::Home(nowhere), Lost::NoPlace)), "{lost:?}");
    let far = lost.iter().find(|(door, _)| *door == Door::Home(off)).unwrap().1;
    assert!(matches!(far, Lost::Far(metres) if (1_000..1_200).contains(&metres)), "{far:?}");
    assert_eq!(lost.len(), 2);
}

#[tokio::test]
async fn a_postcode_in_an_address_is_a_place_where_nobody_said_more() {
    let village = Village::new().await;
    let address = "12 Mill Lane\nManchester M15 4AB".to_owned();
    let okafor = PersonDetails { name: "Mr Okafor".to_owned(), address, ..PersonDetails::default() };
    let okafor = village.joins(okafor).await;
    let table = "postcode,lat,long\nM15 4AB,53.4802,-2.235\n";
    let by = || (By::Program, id());
    let placed =
        village.service.place_by_postcode(village.team, by(), Some(&mut table.as_bytes())).await.unwrap();
    assert_eq!(placed, 1);
    let lost = village.service.ground_of(village.team).await.unwrap().lost;
    assert!(!lost.iter().any(|(door, _)| *door == Door::Home(okafor)));
    let again = village.service.place_by_postcode(village.team, by(), None).await.unwrap();
    assert_eq!(again, 0, "what is known stays");
}

#[tokio::test]
async fn a_map_of_somewhere_else_is_refused() {
    let village = Village::new().await;
    let elsewhere =
        town().within(roads::Bounds::of([Point::from_degrees(54.0, -2.245).unwrap()]).unwrap().grown(900));
    let map = Map { graph: elsewhere, ..map() };
    let refused = village.service.lay_streets(village.team, (By::Program, id()), map).await.unwrap_err();
    assert!(refused.to_string().contains("somewhere else"), "{refused}");
    let council = village.council().await;
    assert!(village.service.give_map(&council, village.team, id(), self::map()).await.is_err());
}
