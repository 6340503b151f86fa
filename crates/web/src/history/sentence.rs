//! One thing that happened, as a sentence a colleague would say, with what was before. Who did it is said before it.

use crate::week::when;
use care::history;
use care::team::Event;
use service::TeamView;

/// What happened, told by its topic.
macro_rules! told {
    ($($Topic:ident: $($sentence:ident)::+,)*) => {
        /// What happened.
        pub(super) fn of(team_view: &TeamView, event: &Event) -> String {
            match event {
                $(Event::$Topic(event) => crate::$($sentence)::+(team_view, event),)*
                Event::History(history::Event::TakenBack(back)) => taken_back(team_view, &back.events),
            }
        }
    };
}
crate::sentences!(told);

/// What was taken back is told by what is so again.
fn taken_back(team_view: &TeamView, events: &[Event]) -> String {
    let Some((first, rest)) = events.split_first() else { return "something was taken back.".to_owned() };
    let more = words::count(when::number(rest.len()), "thing more", "things more");
    let more = if rest.is_empty() { String::new() } else { format!(" And {more}.") };
    format!("something was taken back. Now again: {}{more}", of(team_view, first))
}
