//! Whose turn it is, as the history tells it.

use crate::history::phrases::{day, until, was};
use care::roles::{Event, Shared, Turn};
use service::Glimpse;
use words::listed;

pub(crate) fn of(glimpse: &Glimpse, event: &Event) -> String {
    match event {
        Event::Shared(shared) => role(glimpse, shared),
    }
}

/// "Planner: Amara until 31 December 2026 (before: nobody)."
fn role(glimpse: &Glimpse, shared: &Shared) -> String {
    let turn = |turn: &Turn| {
        let to = turn.to.map(|to| format!(" {}", until(Some(to)))).unwrap_or_default();
        format!("{} from {}{to}", glimpse.worker(turn.worker), day(turn.from))
    };
    let said = |turns: &[Turn]| {
        if turns.is_empty() {
            "nobody".to_owned()
        } else {
            listed(&turns.iter().map(turn).collect::<Vec<_>>())
        }
    };
    let (before, after) = (said(&shared.turns.before), said(&shared.turns.after));
    format!("the role of {}: {after}{}.", super::name(shared.role).to_lowercase(), was(&before, &after))
}
