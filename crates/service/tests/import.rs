//! Three tables become workers, people and what is agreed, all or nothing, and can be taken back.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use common::{Village, id};
use service::Kind;
use week::{Sheets, Template};

const WORKERS: &str = "name;days;from;to;contracted hours;travel;lat;lon;competences\n\
    Carol Webb;Mon-Fri;7.00;14.00;30;bicycle;53.4565;-2.2690;medicines\n";
const PEOPLE: &str = "name;lat;lon;likes\nMr Shah;53.4601;-2.2642;Carol Webb\n";
const VISITS: &str = "person;visit;days;time;minutes;competences;priority\n\
    Mr Shah;getting up;Mon-Fri;8am;45;medicines;essential\nMr Shah;supper;Sat Sun;18.30;30;;\n";

#[tokio::test]
async fn tables_are_taken_in_at_once_and_can_be_taken_back() {
    let village = Village::new().await;
    let (asha, team) = (village.asha().await, village.team);
    let sheets = Sheets { workers: WORKERS.as_bytes(), people: PEOPLE.as_bytes(), visits: VISITS.as_bytes() };
    let imported = village.service.read_sheets(&asha, team, sheets, None).await.unwrap();
    assert_eq!(imported.findings, []);
    let done = village.service.take_in(&asha, team, id(), &imported.week).await.unwrap();
    let team_view = village.service.view_team(&asha, team).await.unwrap();
    let shah = team_view
        .team()
        .people
        .keys()
        .copied()
        .find(|person| team_view.person(*person) == "Mr Shah")
        .unwrap();
    let visits = team_view.team().visits(village.next).into_values().filter(|visit| visit.person == shah);
    assert_eq!(visits.count(), 7, "five mornings and two suppers");
    let carol =
        team_view.team().workers.keys().find(|worker| team_view.worker(**worker) == "Carol Webb").unwrap();
    assert!(team_view.team().people[&shah].likes(*carol));
    village.service.take_back(&asha, team, id(), done.version).await.unwrap();
    let team_view = village.service.view_team(&asha, team).await.unwrap();
    assert!(!team_view.team().people.contains_key(&shah));
    assert_eq!(team_view.team().patterns.len(), 2);
}

#[tokio::test]
async fn rubbish_is_told_row_by_row_and_nothing_is_taken_in() {
    let village = Village::new().await;
    let asha = village.asha().await;
    let sheets =
        Sheets { workers: b"\xff\xfe\x00", people: b"name\n", visits: b"person,visit\nNobody,tea\n" };
    let imported = village.service.read_sheets(&asha, village.team, sheets, None).await.unwrap();
    assert!(!imported.findings.is_empty());
    let nothing = village.service.take_in(&asha, village.team, id(), &imported.week).await.unwrap_err();
    assert_eq!(nothing.kind, Kind::Invalid);
    let council = village.council().await;
    let refused = village.service.read_sheets(&council, village.team, sheets, None).await.unwrap_err();
    assert_eq!(refused.kind, Kind::Forbidden);
}

#[tokio::test]
async fn the_templates_are_read_without_a_complaint_and_a_table_of_postcodes_is_installed_once() {
    let village = Village::new().await;
    let (asha, team) = (village.asha().await, village.team);
    let bytes = |template: Template| template.text().as_bytes();
    let sheets = Sheets {
        workers: bytes(Template::Workers),
        people: bytes(Template::People),
        visits: bytes(Template::Visits),
    };
    let read = async || village.service.read_sheets(&asha, team, sheets, None).await.unwrap();
    let before = read().await;
    assert_eq!((&before.findings[..], before.week.people.len()), (&[][..], 2));
    assert_eq!(before.unplaced.len(), 3, "two homes and where two workers start");
    // They are taken in all the same, and are not on the map yet.
    village.service.take_in(&asha, team, id(), &before.week).await.unwrap();
    let lost = village.service.ground_of(team).await.unwrap().lost.len();

    let mut table = bytes(Template::Postcodes);
    assert_eq!(village.service.install_postcodes(&mut table).await.unwrap(), 3);
    let mut again = "postcode;lat;lon\nSK8 1AA;53,39;-2,21\nM15 4AB;53,465578;-2,26046\n".as_bytes();
    assert_eq!(village.service.install_postcodes(&mut again).await.unwrap(), 2);
    let areas = village.service.postcode_areas().await.unwrap();
    assert_eq!(areas, [("M".to_owned(), 3), ("SK".to_owned(), 1)].into());

    let after = read().await;
    assert_eq!((&after.findings[..], &after.unplaced[..]), (&[][..], &[][..]));
    let by = (care::By::Program, id());
    assert_eq!(village.service.place_by_postcode(team, by, None).await.unwrap(), 2);
    assert_eq!(village.service.ground_of(team).await.unwrap().lost.len(), lost - 2);
    let home = village.service.place_of("3 Mill Lane, Manchester m15 4ab").await.unwrap();
    assert_eq!(home, Some(care::Location { latitude: 53_465_580, longitude: -2_260_460 }));
    assert_eq!(village.service.place_of("3 Mill Lane").await.unwrap(), None);
    assert_eq!(village.service.place_of("SW1A 1AA").await.unwrap(), None);
    let nothing = village.service.install_postcodes(&mut "postcode,lat,lon\n".as_bytes()).await.unwrap_err();
    assert_eq!(nothing.kind, Kind::Invalid);
}
