//! The sums of weeks that are over, kept in step with the team, so that nobody adds up last month for every look.

use std::collections::BTreeMap;
use std::sync::Arc;

use care::team::{Event, Team};
use care::time::WeekStart;
use care::weeks;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::WeekSums;
use crate::streams::Fold;

/// How many weeks after it began a week is settled: one passes, and then another for what is noted late.
const SETTLED_AFTER: i32 = 2;

/// The sums of each published week, as they were a week after it ended. Only a later change to its rota changes them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SettledWeeks(BTreeMap<WeekStart, Arc<WeekSums>>);

impl SettledWeeks {
    /// The sums of a week, once it is settled.
    pub(crate) fn of(&self, week: WeekStart) -> Option<&Arc<WeekSums>> {
        self.0.get(&week)
    }

    fn settle(&mut self, team: &Team, week: WeekStart) {
        if let Some(published) = team.published(week) {
            self.0.insert(week, Arc::new(WeekSums::of(team, week, published)));
        }
    }
}

impl Fold<Team> for SettledWeeks {
    const FORM: &'static str = "week-sums/1";

    fn apply(&mut self, at: Timestamp, event: &Event, team: &Team) {
        if let Some(changed) = changed(event).filter(|week| self.0.contains_key(week)) {
            self.settle(team, changed);
        }
        let Some(zone) = team.founded.as_ref().map(|founded| &founded.description.zone) else { return };
        let settled = WeekStart::of(zone.civil(at).date).plus_weeks(-SETTLED_AFTER);
        let waiting = team.weeks.range(..=settled).map(|(week, _)| *week).rev();
        let waiting: Vec<_> = waiting.take_while(|week| !self.0.contains_key(week)).collect();
        waiting.into_iter().for_each(|week| self.settle(team, week));
    }
}

/// The week whose published rota an event changes.
fn changed(event: &Event) -> Option<WeekStart> {
    let Event::Weeks(event) = event else { return None };
    Some(match event {
        weeks::Event::WeekPublished(published) => published.week,
        weeks::Event::RotaChanged(changed) => changed.steps.week,
    })
}
