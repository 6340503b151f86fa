//! On a person's page: the last word for the next worker, how their visits went, and what was recorded.

use super::live::at;
use super::page::{instead, record as recorded};
use crate::team::Here;
use crate::week::when::day;
use care::day::Attended;
use design::card;
use maud::{Markup, html};
use service::Glimpse;
use service::day::Went;
use service::records::PersonRecord;
use words::listed;

/// How the visits of the last days went, and what was recorded of them.
pub(crate) fn section(glimpse: &Glimpse, record: &PersonRecord) -> Markup {
    html! {
        @if let Some(records) = record.records.as_ref().filter(|records| !records.is_empty()) {
            (card::section("records", "What was recorded", &html! {
                @let (first, more) = records.split_at(records.len().min(2));
                @for one in first { (recorded(glimpse, one)) }
                @if !more.is_empty() { (card::fold("Earlier", &html! { @for one in more { (recorded(glimpse, one)) } })) }
            }))
        }
        @if let Some(went) = record.went.as_ref().filter(|went| !went.is_empty()) {
            (card::section("went", "How visits went", &html! {
                ul.entries { @for one in went { li { div { (sentence(glimpse, one)) } } } }
            }))
        }
    }
}

/// "Monday 9 March: Amara, 8.32am to 9am."
fn sentence(glimpse: &Glimpse, went: &Went) -> String {
    let date = went.planned.map(|planned| format!("{}: ", day(planned.date))).unwrap_or_default();
    let each: Vec<String> = went
        .attended
        .iter()
        .map(|(who, attended)| format!("{}{}", who.called, times(glimpse, attended)))
        .collect();
    let each = if each.is_empty() { "nothing that stands".to_owned() } else { listed(&each) };
    format!("{date}{each}.")
}

fn times(glimpse: &Glimpse, attended: &Attended) -> String {
    match (attended.instead, attended.arrived, attended.left) {
        (Some((what, when)), ..) => format!(", {} ({})", instead(what), at(glimpse, when)),
        (None, Some(arrived), Some(left)) => format!(", {} to {}", at(glimpse, arrived), at(glimpse, left)),
        (None, Some(arrived), None) => format!(", since {}", at(glimpse, arrived)),
        (None, None, Some(left)) => format!(", until {}", at(glimpse, left)),
        (None, None, None) => String::new(),
    }
}

/// The words that were left for the next worker, about those whom the viewer visits today.
pub(crate) fn handover(here: &Here) -> Markup {
    let glimpse = here.glimpse();
    let words = glimpse.left_for_me();
    html! {
        @if !words.is_empty() {
            (card::section("handover", "Left for you", &html! {
                @for (person, one) in &words {
                    (card::words_of(&format!("{}, about {}", one.worker.called, glimpse.person(*person)), &one.words.handover))
                }
            }))
        }
    }
}
