//! Somebody is taken in whose address nobody can place: they are not on the map yet, and a colleague puts them there.

use super::village::Village;
use axum::http::StatusCode;
use care::Location;
use care::ids::CommandId;
use roads::{Graph, GraphBuilder, Kind, Street};
use service::Map;
use uuid::Uuid;

const MILL_LANE: Location = Location { latitude: 53_480_000, longitude: -2_241_000 };

/// Mill Lane, and Elm Road 200 m further north.
fn streets() -> Graph {
    let mut builder = GraphBuilder::new();
    let mut add = |north: f64, name: &str| {
        let at = |east: f64| roads::Point::from_degrees(north, east).unwrap();
        let ends = [builder.add_node(at(-2.25)), builder.add_node(at(-2.23))];
        builder.add_street(ends[0], ends[1], Street::new(Kind::Residential).named(name));
    };
    add(53.48, "Mill Lane");
    add(53.4818, "Elm Road");
    builder.build().unwrap()
}

impl Village {
    /// Takes somebody in whose postcode nobody knows, and gives the page of their place.
    async fn somebody_lost(&self) -> String {
        let fields = "name=Mr+Okafor&known-as=&address=12+Mill+Lane%0AManchester+M15+4AB&phone=&notes=";
        let to = self.does(0, "people/new", fields).await;
        let person = to.split("/people/").nth(1).unwrap().split('?').next().unwrap().to_owned();
        format!("people/{person}/place")
    }

    async fn with_streets(&self) {
        let caller = self.caller(1).await;
        let map = Map { graph: streets(), of: None, margin: 5_000, middle: Some(MILL_LANE) };
        let by = (care::By::Program, CommandId::new(Uuid::new_v4()));
        self.app.service().lay_streets(self.team, by, map).await.unwrap();
        assert!(
            self.app
                .service()
                .view_team(&caller, self.team)
                .await
                .unwrap()
                .streets()
                .await
                .unwrap()
                .is_some()
        );
    }

    /// Whom the list of people says to be missing on the map.
    async fn lost(&self) -> bool {
        self.page(0, "people").await.contains("Not on the map yet")
    }
}

#[tokio::test]
async fn somebody_nobody_can_place_is_taken_in_and_gets_a_pin() {
    let village = Village::build().await;
    village.with_streets().await;
    let place = village.somebody_lost().await;
    assert!(village.lost().await);
    let person = village.page(0, place.trim_end_matches("/place")).await;
    assert!(person.contains("Not on the map yet.") && person.contains("Set the pin"), "{person}");
    let page = village.page(0, &place).await;
    assert!(page.contains("There is no pin yet.") && page.contains("data-street=\"Mill Lane\""), "{page}");
    assert!(page.contains("<option value=\"Elm Road\">"), "without script a street is chosen: {page}");
    village.does(0, &place, "at=53.480100,-2.240500&wide=250").await;
    let page = village.page(0, &place).await;
    assert!(page.contains("The pin is by Mill Lane."), "{page}");
    village.does(0, &place, "at=53.480100,-2.240500&street=Elm+Road&deed=save").await;
    let person = village.page(0, place.trim_end_matches("/place")).await;
    assert!(person.contains("Move the pin on the map"), "{person}");
}

#[tokio::test]
async fn without_script_a_street_is_shown_first_and_saved_then() {
    let village = Village::build().await;
    village.with_streets().await;
    let place = village.somebody_lost().await;
    let (status, page) = village.send(0, &place, "at=&wide=2000&street=Elm+Road&deed=street").await;
    assert!(status == StatusCode::OK && page.contains("The pin is by Elm Road."), "{status} {page}");
    assert!(village.lost().await, "nothing is kept before it is saved");
    let at = page.split("name=\"at\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let (status, closer) = village.send(0, &place, &format!("at={at}&wide=500&deed=closer")).await;
    assert!(status == StatusCode::OK && closer.contains("name=\"wide\" value=\"250\""), "{closer}");
    village.does(0, &place, &format!("at={at}&wide=250&deed=save")).await;
    let person = village.page(0, place.trim_end_matches("/place")).await;
    assert!(person.contains("Move the pin on the map"), "{person}");
}

#[tokio::test]
async fn a_postcode_sets_the_pin_and_one_that_nobody_knows_says_so() {
    let village = Village::build().await;
    let place = village.somebody_lost().await;
    let (status, page) = village.send(0, &place, "at=&postcode=M15+4AB&deed=save").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("We don’t know where “M15 4AB” is."), "{page}");
    let (status, page) = village.send(0, &place, "at=&deed=save").await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("There is no pin yet."), "{page}");
    let table = "postcode,lat,long\nM15 4AB,53.4802,-2.235\n";
    village.app.service().install_postcodes(&mut table.as_bytes()).await.unwrap();
    village.does(0, &place, "at=&postcode=m15+4ab&deed=save").await;
    let person = village.page(0, place.trim_end_matches("/place")).await;
    assert!(person.contains("Move the pin on the map"), "{person}");
}

#[tokio::test]
async fn a_pin_stays_when_a_phone_number_changes_and_goes_with_the_postcode() {
    let village = Village::build().await;
    let place = village.somebody_lost().await;
    let person = place.trim_end_matches("/place").to_owned();
    village.does(0, &place, "at=53.48,-2.24").await;
    let details = "name=Mr+Okafor&known-as=&phone=0161+496+0000&notes=";
    village.does(0, &format!("{person}/details"), &format!("{details}&address=12A+Mill+Lane,+M15+4AB")).await;
    assert!(village.page(0, &person).await.contains("Move the pin on the map"));
    village.does(0, &format!("{person}/details"), &format!("{details}&address=3+High+Street,+OL1+1AA")).await;
    assert!(village.page(0, &person).await.contains("Not on the map yet."), "they moved");
}

#[tokio::test]
async fn where_the_team_meets_and_where_rounds_start_have_a_pin_too() {
    let village = Village::build().await;
    village.with_streets().await;
    village.does(0, "settings/place", "at=53.4801,-2.24").await;
    let base = village.state().await.founded.unwrap().description.base;
    assert_eq!(base, Some(Location { latitude: 53_480_100, longitude: -2_240_000 }));
    let worker = format!("workers/{}", village.workers[0]);
    village.does(0, &format!("{worker}/place"), "at=53.4802,-2.24").await;
    assert!(village.page(0, &format!("{worker}/details")).await.contains("at a place of their own"));
    village.does(0, &format!("{worker}/place"), "at=53.4802,-2.24&deed=nowhere").await;
    assert!(village.page(0, &format!("{worker}/details")).await.contains("at the first and last visit"));
}

#[tokio::test]
async fn no_form_asks_for_latitude_and_longitude() {
    let village = Village::build().await;
    let person = format!("people/{}", village.state().await.people.first_key_value().unwrap().0);
    let worker = format!("workers/{}", village.workers[0]);
    for path in [
        "people/new".to_owned(),
        "workers/new".to_owned(),
        "settings".to_owned(),
        "import".to_owned(),
        format!("{person}/details"),
        format!("{worker}/details"),
    ] {
        let page = village.page(0, &path).await.to_lowercase();
        let asks =
            ["latitude", "longitude", "53.4", "point on a map"].iter().find(|words| page.contains(*words));
        assert_eq!(asks, None, "{path}");
    }
}
