//! The forms of a visit's page: saying, correcting, settling, writing down.

use crate::Trouble;
use crate::sent::{Body, Id, Text, TimeOfDay, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::day::{StatementId, What};
use care::details::RecordWords;
use care::ids::{CommandId, TeamId, WorkerId};
use care::time::{Date, Moment, Timestamp};
use care::visit::VisitId;
use care::{Metres, Minutes};
use design::button::{Weight, button};
use design::form::{self, Choice, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::day::{Saying, StatementSeen, Went, Writing};

/// What can be said, as the form offers it.
const KINDS: [(&str, &str); 9] = [
    ("arrived", "Arrived"),
    ("left", "Left"),
    ("no-access", "Could not get in"),
    ("person-away", "Nobody was at home"),
    ("in-hospital", "In hospital"),
    ("longer", "It took longer than planned"),
    ("shorter", "It took less than planned"),
    ("expense", "Something was paid for them"),
    ("mileage", "Driven for them"),
];

/// The form that says something of a visit.
pub(super) fn saying(here: &TeamPage, went: &Went) -> Markup {
    html! {
        form method="post" action=(address(here, went, "say")) {
            (command_field())
            (whose(here))
            (form::select(&Field { name: "kind", label: "What", value: "arrived", ..Field::default() }, &KINDS))
            (time(here))
            (form::short(&Field { name: "amount", label: "How much", hint: "Only where it is minutes, pounds or kilometres, such as 10 or 3.50.", ..Field::default() }))
            (form::long(&Field { name: "why", label: "Why, or what for", hint: "Wanted where you speak for a colleague, and for minutes, money and kilometres.", ..Field::default() }))
            (button("Save", Weight::Main))
        }
    }
}

/// The form that corrects a statement.
pub(super) fn correction(here: &TeamPage, went: &Went, one: &StatementSeen) -> Markup {
    let id = one.id.to_string();
    html! {
        form method="post" action=(address(here, went, "say")) {
            (command_field())
            input type="hidden" name="corrects" value=(id);
            input type="hidden" name="worker" value=(one.worker.id);
            @let kinds = [(kind_of(one.what), "It was at another time"), ("mistake", "It did not happen")];
            (form::select(&Field { name: "kind", within: &id, label: "What is right", value: kind_of(one.what), ..Field::default() }, &kinds))
            (form::text(&Field { name: "at", within: &id, label: "When", value: &on_the_wall(here, one.happened), ..Field::default() }))
            @if let Some(amount) = amount_of(one.what) { input type="hidden" name="amount" value=(amount); }
            (form::text(&Field { name: "why", within: &id, label: "Why", ..Field::default() }))
            (button("Correct it", Weight::Quiet))
        }
    }
}

/// The form that says who went.
pub(super) fn settlement(here: &TeamPage, went: &Went) -> Markup {
    let spoken: Vec<_> = went
        .said
        .iter()
        .map(|one| &one.worker)
        .chain(went.records.iter().map(|one| &one.worker))
        .chain(went.attended.iter().map(|(who, _)| who))
        .collect();
    let mut ids: Vec<(String, &str)> =
        spoken.iter().map(|who| (who.id.to_string(), who.called.as_str())).collect();
    ids.sort();
    ids.dedup();
    let choices: Vec<Choice<'_>> =
        ids.iter().map(|(id, called)| Choice { value: id, words: called, meaning: "" }).collect();
    html! {
        form method="post" action=(address(here, went, "settle")) {
            (command_field())
            (form::checks(&Field { name: "went", label: "Who was there?", hint: "All that was said and written is kept, whatever is found.", ..Field::default() }, &choices, &[]))
            (form::text(&Field { name: "words", label: "How do you know?", ..Field::default() }))
            (button("This is how it was", Weight::Main))
        }
    }
}

/// The form that writes a record.
pub(super) fn writing(here: &TeamPage, went: &Went) -> Markup {
    html! {
        form method="post" action=(address(here, went, "record")) {
            (command_field())
            (whose(here))
            (form::long(&Field { name: "said", label: "How it was, in a sentence", ..Field::default() }))
            (form::text(&Field { name: "noticed", label: "Anything noticed", ..Field::default() }))
            (form::text(&Field { name: "handover", label: "For the next worker", ..Field::default() }))
            (button("Save", Weight::Main))
        }
    }
}

fn whose(here: &TeamPage) -> Markup {
    let everyone = here.team_view().colleagues();
    let me = here.team_view().me().map(|me| me.to_string()).unwrap_or_default();
    let named: Vec<(String, String)> =
        everyone.into_iter().map(|one| (one.id.to_string(), one.called)).collect();
    let options: Vec<(&str, &str)> =
        named.iter().map(|(id, called)| (id.as_str(), called.as_str())).collect();
    form::select(&Field { name: "worker", label: "Who was there", value: &me, ..Field::default() }, &options)
}

fn time(here: &TeamPage) -> Markup {
    let now = on_the_wall(here, here.service().now());
    form::short(&Field { name: "at", label: "When", value: &now, ..Field::default() })
}

fn on_the_wall(here: &TeamPage, at: Timestamp) -> String {
    here.team_view().zone().civil(at).clock.to_string()
}

fn address(here: &TeamPage, went: &Went, deed: &str) -> String {
    here.address(&format!("day/{}/{deed}", went.visit))
}

fn kind_of(what: What) -> &'static str {
    match what {
        What::Arrived | What::Together(_) => "arrived",
        What::Left => "left",
        What::NoAccess => "no-access",
        What::PersonAway => "person-away",
        What::InHospital => "in-hospital",
        What::Longer(_) => "longer",
        What::Shorter(_) => "shorter",
        What::Expense(_) => "expense",
        What::Mileage(_) => "mileage",
        What::Nothing => "mistake",
    }
}

fn amount_of(what: What) -> Option<String> {
    match what {
        What::Longer(minutes) | What::Shorter(minutes) => Some(minutes.0.to_string()),
        What::Expense(pence) => Some(format!("{}.{:02}", pence / 100, pence % 100)),
        What::Mileage(Metres(metres)) => Some(format!("{}.{:02}", metres / 1000, metres % 1000 / 10)),
        What::Arrived
        | What::Together(_)
        | What::Left
        | What::NoAccess
        | What::PersonAway
        | What::InHospital
        | What::Nothing => None,
    }
}

/// What can be said of a visit.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Arrived,
    Left,
    NoAccess,
    PersonAway,
    InHospital,
    Longer,
    Shorter,
    Expense,
    Mileage,
    Mistake,
}

terms! {
    /// Minutes, pounds or kilometres, in hundredths.
    Amount(u32) hundredths, "Write a number, such as 10 or 3.50.", { "type": "string", "examples": ["10", "3.50"] };
}

fn hundredths(text: &str) -> Option<u32> {
    if text.is_empty() {
        return Some(0);
    }
    let (whole, part) =
        text.trim_start_matches('£').split_once('.').unwrap_or((text.trim_start_matches('£'), ""));
    let part = match part.len() {
        0 => 0,
        1 => part.parse::<u32>().ok()? * 10,
        2 => part.parse().ok()?,
        _ => return None,
    };
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(part)
}

impl Kind {
    fn what(self, hundredths: u32) -> What {
        match self {
            Self::Arrived => What::Arrived,
            Self::Left => What::Left,
            Self::NoAccess => What::NoAccess,
            Self::PersonAway => What::PersonAway,
            Self::InHospital => What::InHospital,
            Self::Longer => What::Longer(Minutes(hundredths / 100)),
            Self::Shorter => What::Shorter(Minutes(hundredths / 100)),
            Self::Expense => What::Expense(hundredths),
            Self::Mileage => What::Mileage(Metres(hundredths.saturating_mul(10))),
            Self::Mistake => What::Nothing,
        }
    }
}

/// Something to say of a visit.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ToSay {
    command: Id<CommandId>,
    /// Who was there.
    worker: Id<WorkerId>,
    kind: Kind,
    /// When, on the day of the visit.
    at: TimeOfDay,
    /// The statement that this one corrects.
    corrects: Option<Id<StatementId>>,
    /// Minutes, pounds or kilometres.
    amount: Option<Amount>,
    /// Why, or what for.
    why: Option<Text>,
}

/// Who went to a visit.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ToSettle {
    command: Id<CommandId>,
    /// Who was there; nobody where it is left out.
    #[serde(default)]
    went: Vec<Id<WorkerId>>,
    /// How the team knows.
    words: Option<Text>,
}

/// What was done at a visit.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ToWrite {
    command: Id<CommandId>,
    /// Who was there.
    worker: Id<WorkerId>,
    /// How it was.
    said: crate::sent::Words,
    /// What others should know of.
    noticed: Option<Text>,
    /// A word for the next worker.
    handover: Option<Text>,
}

pub(super) async fn say(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Body(sent): Body<ToSay>,
) -> Result<Response, Trouble> {
    let date = here.team_view().went(visit)?.planned.map_or(here.team_view().today(), |planned| planned.date);
    let saying = Saying {
        visit,
        worker: sent.worker.0,
        what: sent.kind.what(sent.amount.map(|amount| amount.0).unwrap_or_default()),
        at: on_the_date(&here, date, &sent.at),
        corrects: sent.corrects.map(|one| one.0),
        why: text(sent.why),
    };
    let done = here.service().say_of_visit(here.caller(), here.team(), sent.command.0, saying).await;
    here.on(&here.address(&format!("day/{visit}")), Said::Saved, done)
}

pub(super) async fn settle(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Body(sent): Body<ToSettle>,
) -> Result<Response, Trouble> {
    let found = (visit, sent.went.iter().map(|worker| worker.0).collect(), text(sent.words));
    let done = here.service().settle_visit(here.caller(), here.team(), sent.command.0, found).await;
    here.on(&here.address(&format!("day/{visit}")), Said::Settled, done)
}

pub(super) async fn write(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Body(sent): Body<ToWrite>,
) -> Result<Response, Trouble> {
    let words = RecordWords {
        hoped: Vec::new(),
        said: sent.said.0,
        noticed: text(sent.noticed),
        handover: text(sent.handover),
    };
    let writing = Writing { visit, worker: sent.worker.0, at: here.service().now(), words };
    let done = here.service().write_record(here.caller(), here.team(), sent.command.0, writing).await;
    here.on(&here.address(&format!("day/{visit}")), Said::Saved, done)
}

fn text(text: Option<Text>) -> String {
    text.map(|text| text.0).unwrap_or_default()
}

fn on_the_date(here: &TeamPage, date: Date, clock: &TimeOfDay) -> Timestamp {
    here.team_view().zone().timestamp(Moment::new(date, clock.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_hundredths() {
        let read = |text| hundredths(text);
        assert_eq!(
            [read(""), read("10"), read("3.5"), read("£3.50")],
            [Some(0), Some(1000), Some(350), Some(350)]
        );
        assert_eq!([read("x"), read("3.505"), read("-1")], [None; 3]);
    }
}
