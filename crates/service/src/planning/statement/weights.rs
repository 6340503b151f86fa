//! What the team values, as prices: sentences with a strength become minutes.

use care::team::Team;
use care::values::{Strength, Value};
use week::Weights;

/// All prices are doubled, so that what costs a minute can also count "a little".
const SCALE: u32 = 2;

/// What a cost of the engine comes to in minutes of paid time, which is how prices are said.
#[must_use]
pub fn in_minutes(cost: rota::Cost) -> i64 {
    cost / rota::Cost::from(SCALE)
}

/// What a strength makes of a price.
fn times(strength: Strength, price: u32) -> u32 {
    match strength {
        Strength::NotAtAll => 0,
        Strength::ALittle => price * SCALE / 2,
        Strength::Normal => price * SCALE,
        Strength::Much => price * SCALE * 2,
        Strength::AboveAll => price * SCALE * 5,
    }
}

/// The prices of a team.
pub(super) fn weights(team: &Team) -> Weights {
    let usual = Weights::default();
    let strength = |value: Value| team.strength(value);
    let of = |value: Value, price: u32| times(strength(value), price);
    Weights {
        unplaced_essential: usual.unplaced_essential * SCALE * 5,
        unplaced_important: usual.unplaced_important * SCALE * 5,
        unplaced_flexible: usual.unplaced_flexible * SCALE * 5,
        late: of(Value::AgreedTimes, usual.late),
        early: of(Value::AgreedTimes, usual.early),
        worst_late: usual.worst_late * SCALE,
        shortened: of(Value::FullLength, usual.shortened),
        travel: of(Value::ShortTravel, usual.travel),
        waiting: usual.waiting * SCALE,
        longest_idle: usual.longest_idle * SCALE,
        guaranteed_unfilled: of(Value::GuaranteedHours, usual.guaranteed_unfilled),
        beyond_guaranteed: of(Value::GuaranteedHours, usual.beyond_guaranteed),
        stranger: of(Value::NoStrangers, usual.stranger),
        face: of(Value::FewFaces, usual.face),
        not_liked: of(Value::PeoplesWishes, usual.not_liked),
        person_wish: of(Value::PeoplesWishes, usual.person_wish),
        worker_wish: of(Value::WorkersWishes, usual.worker_wish),
        split_day: of(Value::WholeDays, usual.split_day),
        unfair_evenings: of(Value::FairEvenings, usual.unfair_evenings),
        unfair_weekends: of(Value::FairEvenings, usual.unfair_weekends),
        imbalance: if strength(Value::EvenWork) > Strength::Normal { SCALE } else { 0 },
        changed_worker: of(Value::LittleChange, usual.changed_worker),
        changed_minute: of(Value::LittleChange, usual.changed_minute),
    }
}
