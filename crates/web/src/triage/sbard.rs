//! SBARD: situation, background, assessment, recommendation, decision, as somebody says it on the phone.

use super::labels::{part, risk, route, sign, value};
use crate::team::TeamPage;
use crate::week::when::moment;
use care::triage::Seen;
use care::triage::news2::{Part, Score};
use maud::{Markup, html};
use service::triage::{DecisionTold, Record, Told};
use words::listed;

/// The whole of it.
pub(super) fn sbard(here: &TeamPage, record: &Record) -> Markup {
    html! {
        div.sbard {
            (letter("S", "Situation", &situation(here, record)))
            (letter("B", "Background", &background(record)))
            (letter("A", "Assessment", &assessment(record)))
            (letter("R", "Recommendation", &recommendation(record)))
            (letter("D", "Decision", &decision(record)))
        }
    }
}

fn letter(letter: &str, word: &str, body: &Markup) -> Markup {
    html! { section { h2 { span.letter aria-hidden="true" { (letter) } (word) } (body) } }
}

fn situation(here: &TeamPage, record: &Record) -> Markup {
    let Some((told, seen, _)) = record.basis() else { return html! {} };
    html! {
        p { "This is " (told.who) " of " (here.team_view().name()) ". I am ringing about " (record.usual.called) ", seen " (moment(told.at)) "." }
        @if !seen.changed.is_empty() { p.quoted { (seen.changed) } }
    }
}

fn background(record: &Record) -> Markup {
    let usual = &record.usual;
    html! {
        p { "On an ordinary day: " @if usual.normal.is_empty() { span.soft { "nobody has said yet." } } @else { span.quoted { (usual.normal) } } }
        @if let Some((clinician, on)) = &usual.scale_two { p { "Oxygen is scored on scale 2: " (clinician) ", " (on.strftime("%-d %B %Y")) "." } }
    }
}

fn assessment(record: &Record) -> Markup {
    let Some((_, seen, score)) = record.basis() else { return html! {} };
    html! {
        p { (signs(seen)) }
        p { @if seen.worried { strong { "I am worried about them." } } @else { "The one who looked did not say that they are worried." } }
        @if let (Some(observations), Some(score)) = (&seen.observations, score) {
            (total(score))
            table.parts {
                thead { tr { th scope="col" { "Measured" } th scope="col" { "Value" } th scope="col" { "Score" } } }
                tbody {
                    @for one in Part::ALL {
                        tr { th scope="row" { (part(one)) } td { (value(observations, one)) } td { (scored(score, one)) } }
                    }
                }
            }
        }
        @for later in record.looks_since() { p { strong { "Looked again" } ", " (moment(later.0.at)) ", " (later.0.who) ": " (signs(later.1)) (sum(later.2)) " " (later.1.changed) } }
    }
}

/// " NEWS2: 4." where something was measured.
pub(super) fn sum(score: Option<&Score>) -> String {
    match score.map(|score| score.total) {
        Some(Some((sum, _))) => format!(" NEWS2: {sum}."),
        Some(None) => " NEWS2: incomplete.".to_owned(),
        None => String::new(),
    }
}

/// "More muddled than usual, drinks less."
pub(super) fn signs(seen: &Seen) -> String {
    let words: Vec<String> = seen.signs.iter().map(|one| sign(*one).1.to_lowercase()).collect();
    if words.is_empty() {
        "No soft sign is ticked.".to_owned()
    } else {
        format!("Different from usual: {}.", listed(&words))
    }
}

fn scored(score: &Score, part: Part) -> String {
    score
        .parts
        .iter()
        .find(|(one, _)| *one == part)
        .map_or_else(|| "–".to_owned(), |(_, score)| score.to_string())
}

/// The sum with what it means; or what is missing, without a sum.
fn total(score: &Score) -> Markup {
    let missing: Vec<String> = score.missing.iter().map(|one| part(*one).to_lowercase()).collect();
    html! {
        @match score.total {
            Some((sum, how)) => p { strong { "NEWS2: " (sum) ". " } (risk(how)) },
            None => p { strong { "NEWS2: incomplete. " } "Not measured: " (listed(&missing)) ". Nothing is guessed, so there is no sum." },
        }
        p.soft { "National Early Warning Score 2, Royal College of Physicians, 2017." }
    }
}

fn recommendation(record: &Record) -> Markup {
    html! {
        @match record.last_decision() {
            Some((_, decided)) if !decided.asked.is_empty() => p { "I asked for: " span.quoted { (decided.asked) } },
            Some(_) => p.soft { "Nothing in particular was asked for." },
            None => p { "Say what you would like to happen, and how soon." },
        }
        @if let Some(plan) = &record.usual.plan { p { "The team’s plan, signed by " (plan.clinician) ": " span.quoted { (plan.words) } } }
    }
}

fn decision(record: &Record) -> Markup {
    html! {
        @if let Some((told, decided)) = record.last_decision() { (decided_so(told, decided)) } @else { p { "Nothing is decided yet." } }
        @if let Some((told, words)) = record.outcome() { p { strong { "What came of it: " } span.quoted { (words) } " " (told.who) ", " (moment(told.at)) "." } }
    }
}

fn decided_so(told: &Told, decided: &DecisionTold) -> Markup {
    html! {
        p { strong { (route(decided.route).1) "." } " Spoken to: " (decided.with) ", by " (told.who) ", " (moment(told.at)) "." }
        @if !decided.agreed.is_empty() { p.quoted { (decided.agreed) } }
        p { (decided.checks) " checks how they are by " (moment(decided.by_when)) "." }
    }
}
