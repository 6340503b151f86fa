//! Who is near to whom: which people a worker visits about now.

use jiff::civil::Date;

use crate::ids::{PersonId, WorkerId};
use crate::team::Team;
use crate::time::{WeekStart, plus_days};

/// For how many days after a visit a worker is still near to a person: to write down what they forgot.
const DAYS_AFTER: i32 = 7;
/// How many days before a visit they already are: to prepare.
const DAYS_BEFORE: i32 = 14;

impl Team {
    /// Whether `worker` visits `person` about `today`: in the seven days before or the fourteen after, in what is
    /// published or drafted.
    #[must_use]
    pub fn is_near(&self, worker: WorkerId, person: PersonId, today: Date) -> bool {
        let (first, last) = (plus_days(today, -DAYS_AFTER), plus_days(today, DAYS_BEFORE));
        let weeks = self.weeks.range(WeekStart::of(first)..=WeekStart::of(last));
        let mut places = weeks.flat_map(|(_, week)| week.rotas().flatten());
        places.any(|(visit, place)| {
            place.workers.contains(&worker)
                && (first..=last).contains(&place.start.date)
                && self.whose(*visit) == Some(person)
        })
    }
}
