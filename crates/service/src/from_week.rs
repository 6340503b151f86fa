//! What a week's tables say, in the team's own words: the way back from the engine's week, for imports and invented teams.

use care::ids::SealedId;
use care::time::{Clock, Stretch, Weekday};
use care::visit::{Competence, Crew, Priority, Support};
use care::workers::{Contract, Travel};
use care::{Location, Minutes};

/// A time of the day.
#[must_use]
pub fn clock(clock: week::Clock) -> Clock {
    Clock::from_minutes(clock.minutes()).unwrap_or(Clock::DAY_END)
}

/// From one time of the day to another.
#[must_use]
pub fn stretch(stretch: week::Stretch) -> Stretch {
    Stretch { from: clock(stretch.from), to: clock(stretch.to) }
}

/// A day of the week.
#[must_use]
pub fn weekday(day: week::Weekday) -> Weekday {
    let at = week::Weekday::ALL.iter().position(|one| *one == day);
    at.and_then(|at| Weekday::ALL.get(at)).copied().unwrap_or(Weekday::Mon)
}

/// Where a place lies; none where the week does not say.
#[must_use]
pub fn spot(place: &week::Place) -> Option<Location> {
    let point = place.point()?;
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
    Some(Location { latitude: millionths(point.lat), longitude: millionths(point.lon) })
}

/// What is agreed with a worker.
#[must_use]
pub fn contract(contract: &week::Contract) -> Contract {
    let minutes = |minutes: Option<u32>| minutes.map(Minutes);
    Contract {
        guaranteed: minutes(contract.contracted_minutes_a_week).unwrap_or_default(),
        most_a_week: minutes(contract.most_minutes_a_week),
        most_a_day: minutes(contract.most_minutes_a_day),
        opted_out_of_48_hours: contract.opted_out_of_48_hours,
    }
}

/// How a worker gets about; who takes the bus walks, as long as no timetable is known.
#[must_use]
pub fn travel(mode: week::Mode) -> Travel {
    match mode {
        week::Mode::Foot | week::Mode::Bus => Travel::Foot,
        week::Mode::Bicycle => Travel::Bicycle,
        week::Mode::Car => Travel::Car,
    }
}

/// Whether two visits are the same but for their days.
#[must_use]
pub fn are_alike(one: &week::Visit, other: &week::Visit) -> bool {
    *one == week::Visit { id: one.id.clone(), dates: one.dates.clone(), ..other.clone() }
}

/// What a visit is, whichever day it is on; `what` are the words it is for.
#[must_use]
pub fn support(visit: &week::Visit, what: SealedId) -> Support {
    let minutes = |minutes: u16| Minutes(u32::from(minutes));
    Support {
        agreed: visit.agreed.map(clock),
        fine_early: visit.fine_early_minutes.map(minutes),
        fine_late: visit.fine_late_minutes.map(minutes),
        window: visit.hard.map(stretch),
        shortest: visit.shortest_minutes.map(minutes),
        crew: if visit.workers > 1 { Crew::Two } else { Crew::One },
        competences: visit.competences.iter().filter_map(|name| Competence::new(name)).collect(),
        priority: match visit.priority {
            week::Priority::Essential => Priority::Essential,
            week::Priority::Important => Priority::Important,
            week::Priority::Flexible => Priority::Flexible,
        },
        ..Support::new(what, minutes(visit.minutes))
    }
}
