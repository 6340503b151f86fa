//! Decisions, as the history tells them.

use crate::history::phrases::day;
use care::decisions::{Event, Proposal, State};
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::Changed(changed) => {
            let (before, after) = (changed.change.before.as_ref(), changed.change.after.as_ref());
            match after {
                Some(after) => format!("{}{}.", said(before, after), words(team_view, after)),
                None => {
                    let words = before.map(|before| words(team_view, before)).unwrap_or_default();
                    format!("a proposal is no longer open{words}.")
                }
            }
        }
    }
}

/// What became of a proposal.
fn said(before: Option<&Proposal>, after: &Proposal) -> String {
    match (before, after.state) {
        (_, State::Decided { review, .. }) => format!("decided, with a review on {}", day(review)),
        (_, State::Withdrawn) => "a proposal is withdrawn".to_owned(),
        (None, State::Open) => format!("a proposal, to be answered by {}", day(after.answer_by)),
        (Some(before), State::Open) => if before.versions.len() < after.versions.len() {
            "a proposal is changed, and everyone answers again"
        } else if before.objections.len() < after.objections.len() {
            "an objection to a proposal"
        } else if before.consents.len() < after.consents.len() {
            "no objection to a proposal"
        } else {
            "an answer to a proposal is taken back"
        }
        .to_owned(),
    }
}

/// ": “We meet on Tuesdays”"; nothing where the words are not for the reader.
fn words(team_view: &TeamView, proposal: &Proposal) -> String {
    let words = proposal.words().and_then(|words| team_view.decision_words(words)).unwrap_or_default();
    if words.is_empty() { String::new() } else { format!(": “{}”", words.trim_end_matches('.')) }
}
