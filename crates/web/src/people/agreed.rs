//! What is agreed with a person, as their page shows it.

use care::people::Section;
use care::time::{Clock, Weekday};
use care::visit::Crew;
use design::button::{self, Weight};
use design::card;
use jiff::civil::Date;
use maud::{Markup, html};
use service::TeamView;
use service::records::{PersonRecord, SupportAgreed};

/// What is agreed with a person, with the way to change it.
pub(super) fn section(team_view: &TeamView, record: &PersonRecord, agreed: &[SupportAgreed]) -> Markup {
    let here = format!("/team/{}/people/{}/support", team_view.id(), record.id);
    let may_change = record.may_change.contains(&Section::Support);
    let today = team_view.today();
    card::section(
        "agreed",
        "What is agreed",
        &html! {
            @if agreed.is_empty() { p { "Nothing yet." } }
            ul.agreed {
                @for one in agreed {
                    li {
                        div {
                            strong { (one.what) }
                            p.soft { (sentence(one, today)) }
                        }
                        @if may_change { (button::link(&format!("{here}/{}", one.pattern), "Change", Weight::Bare)) }
                    }
                }
            }
            @if may_change {
                @if agreed.is_empty() { (button::link(&here, "Agree the first support", Weight::Main)) }
                @else { (button::link(&here, "Agree something more", Weight::Quiet)) }
            }
        },
    )
}

/// "Monday to Friday at 8.30am, 45 minutes, two workers".
fn sentence(one: &SupportAgreed, today: Date) -> String {
    let terms = one.agreed.terms_on(today).or_else(|| one.agreed.terms.values().next_back());
    let Some(terms) = terms else { return String::new() };
    let at = terms.support.agreed.map_or(String::new(), |at| format!(" at {}", said(at)));
    let every = match terms.rhythm.every {
        0 | 1 => String::new(),
        2 => ", every second week".to_owned(),
        every => format!(", every {every} weeks"),
    };
    let two = if terms.support.crew == Crew::Two { ", two workers" } else { "" };
    let length = words::length(i64::from(terms.support.minutes.0));
    let until =
        one.agreed.until.map_or(String::new(), |last| format!(", until {}", last.strftime("%-d %B %Y")));
    format!("{}{at}{every}, {length}{two}{until}", days(&terms.weekdays))
}

fn days(weekdays: &std::collections::BTreeSet<Weekday>) -> String {
    let names: Vec<&str> = weekdays.iter().map(|day| day.name()).collect();
    match names.len() {
        7 => "Every day".to_owned(),
        5 if !weekdays.iter().any(|day| day.is_weekend()) => "Monday to Friday".to_owned(),
        _ => words::listed(&names),
    }
}

fn said(clock: Clock) -> String {
    words::clock(i32::from(clock.minutes()))
}
