//! Working alone, as the history tells it.

use care::lone_working::{Event, Whom};
use service::TeamView;
use words::clock;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    let at = |when| clock(i32::from(team_view.zone().civil(when).clock.minutes()));
    match event {
        Event::BackByUntil(said) => {
            format!(
                "{} works alone, and is back by {}.",
                team_view.worker(said.worker),
                at(said.back_by.until)
            )
        }
        Event::AskedWhoIsBack(asked) => {
            let whom = match asked.whom {
                Whom::Colleague => "the colleague they chose",
                Whom::Everyone => "everyone",
            };
            format!("{} did not say that they are back: {whom} was asked.", team_view.worker(asked.worker))
        }
        Event::CameBack(back) => {
            format!("{} is back since {}.", team_view.worker(back.worker), at(back.back.happened))
        }
    }
}
