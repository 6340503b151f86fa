//! The form *case*, as it is drawn: what was done about something, day by day.

use crate::week::when::day;
use design::history::Item;
use service::case::Told;

/// What was done, day by day, for a timeline.
pub(crate) fn days<W>(steps: &[Told<W>], item: fn(&Told<W>) -> Item) -> Vec<(String, Vec<Item>)> {
    let by_day = steps.chunk_by(|one, other| one.at.date == other.at.date);
    by_day
        .map(|those| {
            (those.first().map(|one| day(one.at.date)).unwrap_or_default(), those.iter().map(item).collect())
        })
        .collect()
}
