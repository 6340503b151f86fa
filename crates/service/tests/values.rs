//! What the team values and its own rules: who sees them, and who changes them.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::collections::BTreeMap;

use care::Minutes;
use care::values::{Rules, Strength, Value};
use common::{Village, id};
use service::values::Values;
use service::{Caller, Kind};

async fn seen(village: &Village, caller: &Caller) -> Values {
    village.service.view_team_outside(caller, village.team).await.unwrap().values().await.unwrap()
}

fn strength(values: &Values, value: Value) -> Strength {
    values.all.iter().find(|one| one.value == value).unwrap().strength
}

#[tokio::test]
async fn what_is_set_matters_from_now_on_and_the_rest_stays() {
    let village = Village::new().await;
    let asha = village.asha().await;
    let before = seen(&village, &asha).await;
    assert_eq!(before.all.len(), Value::ALL.len());
    assert!(before.may_change && before.last.is_none(), "no week is published yet");
    assert!(before.all.iter().all(|one| one.last.is_none()));

    let chosen = BTreeMap::from([(Value::FewFaces, Strength::ALL[4]), (Value::EvenWork, Strength::NotAtAll)]);
    let done = village.service.set_values(&asha, village.team, id(), &chosen).await.unwrap();
    assert_eq!(done.events, 2);
    let after = seen(&village, &asha).await;
    assert_eq!(strength(&after, Value::FewFaces), Strength::ALL[4]);
    assert_eq!(strength(&after, Value::EvenWork), Strength::NotAtAll);
    assert_eq!(strength(&after, Value::ShortTravel), strength(&before, Value::ShortTravel));
}

#[tokio::test]
async fn the_rules_are_the_teams_to_change() {
    let village = Village::new().await;
    let (asha, council) = (village.asha().await, village.council().await);
    let team_view = village.service.view_team_outside(&asha, village.team).await.unwrap();
    let rules = Rules { fine_late: Minutes(25), ..team_view.rules().unwrap() };
    let refused = village.service.set_rules(&council, village.team, id(), rules).await;
    assert_eq!(refused.unwrap_err().kind, Kind::Forbidden);
    village.service.set_rules(&asha, village.team, id(), rules).await.unwrap();
    let team_view = village.service.view_team_outside(&asha, village.team).await.unwrap();
    assert_eq!(team_view.rules().unwrap(), rules);
}
