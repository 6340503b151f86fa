//! A watch that counts steps and notices stumbles, which a person agreed to wear.

use crate::demo::life::roles::PLANNER;
use crate::demo::tale::Tale;
use care::By;
use care::time::plus_days;
use serde_json::json;
use service::Error;
use service::accounts::Accounts;

/// For how many days it has counted.
const DAYS: i32 = 21;
/// On how many of the last days its wearer stumbled.
const STUMBLING: i32 = 3;
/// Steps a day, before and since.
const STEPS: (i32, i32) = (2_600, 1_900);

/// The worker who plans gave the watch to somebody three weeks ago; lately its wearer stumbles.
pub(crate) async fn watch(tale: &mut Tale<'_>, accounts: &Accounts) -> Result<(), Error> {
    let person = tale.cast.people[tale.cast.mother].id;
    let (today, by) = (tale.calendar.today(), By::Worker(tale.cast.part(PLANNER)));
    let first = tale.calendar.at(plus_days(today, -DAYS), 8, 0);
    let device = tale.teller.give_device(accounts, (by, first), (person, "the watch")).await?;
    for ago in (1..DAYS).rev() {
        let day = plus_days(today, -ago);
        let stumbles = ago <= STUMBLING;
        let steps = if stumbles { STEPS.1 } else { STEPS.0 } + 37 * (ago % 5);
        let evening = tale.calendar.at(day, 21, 0);
        let counted = observation("steps", steps, evening);
        tale.teller.measure((person, device), evening, counted).await?;
        if stumbles {
            let noon = tale.calendar.at(day, 12, 20);
            tale.teller.measure((person, device), noon, observation("stumbles", 1, noon)).await?;
        }
    }
    let evening = tale.calendar.at(tale.calendar.yesterday(), 21, 5);
    tale.teller.measure((person, device), evening, observation("pulse", 74, evening)).await
}

/// An observation as a device sends it.
fn observation(code: &str, value: i32, at: jiff::Timestamp) -> String {
    let unit = if code == "pulse" { "/min" } else { "1" };
    let observation = json!({
        "resourceType": "Observation",
        "status": "final",
        "code": { "coding": [{ "system": "urn:fairly:measure", "code": code }] },
        "effectiveDateTime": at,
        "valueQuantity": { "value": value, "system": "http://unitsofmeasure.org", "code": unit },
    });
    observation.to_string()
}
