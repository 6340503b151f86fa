//! The words for kinds of concerns, how far they have come, and what was done.

use care::concerns::{Found, Kind, Stage};
use design::notice::Tone;
use service::concerns::{Listed, What};

/// Each kind with what stands for it in a form, and what somebody says who raises one.
pub(super) const KINDS: [(Kind, &str, &str); 5] = [
    (Kind::MissedVisit, "missed-visit", "Nobody came"),
    (Kind::Concern, "concern", "Something is not right"),
    (Kind::Complaint, "complaint", "I want to complain"),
    (Kind::Incident, "incident", "An accident or incident"),
    (Kind::Safeguarding, "safeguarding", "Somebody may be harmed"),
];

/// How the person was, with what stands for it in a form.
pub(super) const FOUND: [(Found, &str, &str, &str); 4] = [
    (Found::Well, "well", "Well", "They missed nothing that mattered."),
    (Found::Helped, "helped", "Helped", "They had gone without something, and now have it."),
    (Found::Harmed, "harmed", "Harmed", "They were hurt or ill, or an ambulance was called."),
    (Found::Away, "away", "Away", "They were out, and somebody knows where they are."),
];

/// "A complaint".
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Concern => "A concern",
        Kind::Complaint => "A complaint",
        Kind::Incident => "An incident",
        Kind::Safeguarding => "A safeguarding worry",
        Kind::MissedVisit => "A missed visit",
        Kind::Medicine => "A question about a medicine",
    }
}

/// "A complaint about Mrs Hill".
pub(super) fn title(one: &Listed) -> String {
    let what = kind(one.kind);
    match (&one.person, one.kind) {
        (Some((_, person)), Kind::MissedVisit) => format!("{what} to {person}"),
        (Some((_, person)), Kind::Medicine) => format!("{what} of {person}"),
        (Some((_, person)), _) => format!("{what} about {person}"),
        (None, _) => what.to_owned(),
    }
}

/// How far it has come, in a word or two.
pub(super) fn stage(one: &Listed) -> (&'static str, Tone) {
    match one.stage {
        _ if one.is_overdue => ("overdue", Tone::Harm),
        Stage::Waiting => ("nobody has it yet", Tone::Wanting),
        Stage::TakenOn => ("being followed up", Tone::Plain),
        Stage::Answered => ("answered", Tone::Kept),
        Stage::Ended => ("ended", Tone::Plain),
    }
}

/// "Asha Patel follows it up", and the words that go with it.
pub(super) fn step(who: &str, what: &What) -> (String, String) {
    let who = capital(who);
    match what {
        What::TakenOn(owner) if *owner == who.to_lowercase() || *owner == who => {
            (format!("{who} took it on."), String::new())
        }
        What::TakenOn(owner) => (format!("{who} asked {owner} to follow it up."), String::new()),
        What::Noted(words) => (format!("{who} noted:"), words.clone()),
        What::Checked(found, words) => {
            (format!("{who} saw or spoke to them. {}", how(*found)), words.clone())
        }
        What::Answered(words) => (format!("{who} answered:"), words.clone()),
        What::Ended(words) => (format!("{who} ended it."), words.clone()),
        What::Reopened(words) => (format!("{who} opened it again:"), words.clone()),
    }
}

/// How the person was, in a sentence.
pub(crate) fn how(found: Found) -> &'static str {
    match found {
        Found::Well => "They were well.",
        Found::Helped => "They had gone without something, and were helped.",
        Found::Harmed => "They were harmed, or an ambulance was called.",
        Found::Away => "They were away.",
    }
}

/// With a capital at its beginning.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// With a small letter at its beginning.
pub(super) fn small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
