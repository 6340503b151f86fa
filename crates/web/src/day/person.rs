//! On a person's page: the last word for the next worker, how their visits went, and what was recorded.

use super::live::at;
use super::page::{instead, record as recorded};
use crate::team::TeamPage;
use crate::week::when::day;
use care::day::Attended;
use design::card;
use maud::{Markup, html};
use service::TeamView;
use service::day::Went;
use service::records::PersonRecord;
use words::listed;

/// How the visits of the last days went, and what was recorded of them.
pub(crate) fn section(team_view: &TeamView, record: &PersonRecord) -> Markup {
    html! {
        @if let Some(records) = record.records.as_ref().filter(|records| !records.is_empty()) {
            (card::section("records", "What was recorded", &html! {
                @let (first, more) = records.split_at(records.len().min(2));
                @for one in first { (recorded(team_view, one)) }
                @if !more.is_empty() { (card::fold("Earlier", &html! { @for one in more { (recorded(team_view, one)) } })) }
            }))
        }
        @if let Some(went) = record.went.as_ref().filter(|went| !went.is_empty()) {
            (card::section("went", "How visits went", &html! {
                ul.entries { @for one in went { li { div { (sentence(team_view, one)) } } } }
            }))
        }
    }
}

/// "Monday 9 March: Amara, 8.32am to 9am."
fn sentence(team_view: &TeamView, went: &Went) -> String {
    let date = went.planned.map(|planned| format!("{}: ", day(planned.date))).unwrap_or_default();
    let each: Vec<String> = went
        .attended
        .iter()
        .map(|(who, attended)| format!("{}{}", who.called, times(team_view, attended)))
        .collect();
    let each = if each.is_empty() { "nothing that stands".to_owned() } else { listed(&each) };
    format!("{date}{each}.")
}

fn times(team_view: &TeamView, attended: &Attended) -> String {
    match (attended.instead, attended.arrived, attended.left) {
        (Some((what, when)), ..) => format!(", {} ({})", instead(what), at(team_view, when)),
        (None, Some(arrived), Some(left)) => {
            format!(", {} to {}", at(team_view, arrived), at(team_view, left))
        }
        (None, Some(arrived), None) => format!(", since {}", at(team_view, arrived)),
        (None, None, Some(left)) => format!(", until {}", at(team_view, left)),
        (None, None, None) => String::new(),
    }
}

/// The words that were left for the next worker, about those whom the viewer visits today.
pub(crate) fn handover(here: &TeamPage) -> Markup {
    let team_view = here.team_view();
    let words = team_view.left_for_me();
    html! {
        @if !words.is_empty() {
            (card::section("handover", "Left for you", &html! {
                @for (person, one) in &words {
                    (card::words_of(&format!("{}, about {}", one.worker.called, team_view.person(*person)), &one.words.handover))
                }
            }))
        }
    }
}
