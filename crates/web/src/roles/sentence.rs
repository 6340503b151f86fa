//! Whose turn it is, as the history tells it.

use crate::history::phrases::{day, until, was};
use care::Change;
use care::roles::{Event, Role, Turn};
use service::TeamView;
use words::listed;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::Shared(shared) => role(team_view, shared.role, &shared.turns),
        Event::Proposed(proposed) => match &proposed.waiting.after {
            Some(waiting) => {
                format!(
                    "proposed, until a colleague says yes: {}",
                    role(team_view, proposed.role, &waiting.turns)
                )
            }
            None => {
                format!(
                    "nothing waits any longer for the role of {}.",
                    super::name(proposed.role).to_lowercase()
                )
            }
        },
    }
}

/// "Planner: Amara until 31 December 2026 (before: nobody)."
fn role(team_view: &TeamView, role: Role, turns: &Change<Vec<Turn>>) -> String {
    let turn = |turn: &Turn| {
        let to = turn.to.map(|to| format!(" {}", until(Some(to)))).unwrap_or_default();
        format!("{} from {}{to}", team_view.worker(turn.worker), day(turn.from))
    };
    let said = |turns: &[Turn]| {
        if turns.is_empty() {
            "nobody".to_owned()
        } else {
            listed(&turns.iter().map(turn).collect::<Vec<_>>())
        }
    };
    let (before, after) = (said(&turns.before), said(&turns.after));
    format!("the role of {}: {after}{}.", super::name(role).to_lowercase(), was(&before, &after))
}
