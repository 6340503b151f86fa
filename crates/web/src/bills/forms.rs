//! The forms of bills: what each takes in, and how it is drawn.

use crate::Trouble;
use crate::sent::{Body, Day, Id, Money, Words, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::bills::{BillId, Paying, WHOLE, Who};
use care::ids::{CommandId, PersonId, TeamId};
use care::pay::Days;
use design::button::{Weight, button};
use design::card;
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::bills::{BillSeen, Crediting, PersonBills, Ready, Splitting};

terms! {
    /// Somebody who pays.
    Payer(Who) who, "Choose who pays.", { "type": "string", "examples": ["council", "person"] };
    /// So many of a hundred.
    Share(u16) share, "Write a percentage from 0 to 100, such as 66.67.", { "type": "string", "examples": ["66.67"] };
    /// The number of a line.
    LineNumber(u32) |text| text.parse().ok(), "Write the number of the line, such as 3.", { "type": "integer", "minimum": 1 };
}

fn who(text: &str) -> Option<Who> {
    match text {
        "council" => Some(Who::Council),
        "person" => Some(Who::Person),
        member => member.parse().ok().map(Who::Member),
    }
}

fn key(who: Who) -> String {
    match who {
        Who::Council => "council".to_owned(),
        Who::Person => "person".to_owned(),
        Who::Member(member) => member.to_string(),
    }
}

/// A percentage as people write it, of ten thousand.
fn share(text: &str) -> Option<u16> {
    let hundredths = crate::sent::pounds(text.trim_end_matches('%').trim())?.0;
    u16::try_from(hundredths).ok().filter(|share| *share <= WHOLE)
}

/// The form for who pays: one for all of it, or two who share it.
pub(super) fn to_split(here: &TeamPage, person: PersonId, seen: &PersonBills) -> Markup {
    let keys: Vec<String> = seen.payers.iter().map(|(who, _)| key(*who)).collect();
    let payers: Vec<(&str, &str)> =
        keys.iter().zip(&seen.payers).map(|(key, (_, called))| (key.as_str(), called.as_str())).collect();
    let mut second = vec![("", "nobody else")];
    second.extend(payers.iter().copied());
    let today = seen.today.to_string();
    html! {
        (card::fold("Agree who pays", &html! {
            form method="post" action=(here.address(&format!("people/{person}/bills/paying"))) {
                (command_field())
                (form::select(&Field { name: "who", label: "Who pays?", value: "council", ..Field::default() }, &payers))
                (form::short(&Field { name: "share", label: "Which share, in a hundred?", value: "100", ..Field::default() }))
                (form::select(&Field { name: "other", label: "Who pays the rest?", ..Field::default() }, &second))
                (form::date(&Field { name: "from", label: "From when?", value: &today, ..Field::default() }))
                (button("Save who pays", Weight::Quiet))
            }
        }))
    }
}

/// The form that sends a person's bills.
pub(super) fn to_send(here: &TeamPage, one: &Ready) -> Markup {
    html! {
        form method="post" action=(here.address(&format!("people/{}/bills/send", one.person))) {
            (command_field())
            input type="hidden" name="first" value=(one.days.first);
            input type="hidden" name="last" value=(one.days.last);
            (button(if one.bills.len() > 1 { "Send these bills" } else { "Send this bill" }, Weight::Main))
        }
    }
}

/// The form that credits a line.
pub(super) fn to_credit(here: &TeamPage, seen: &BillSeen) -> Markup {
    let (id, person) = (seen.listed.id, seen.listed.bill.person);
    html! {
        (card::fold("Credit a line", &html! {
            form method="post" action=(here.address(&format!("people/{person}/bills/{id}/credit"))) {
                (command_field())
                (form::short(&Field { name: "line", label: "Which line?", hint: "Its number, such as 3.", ..Field::default() }))
                (form::short(&Field { name: "amount", within: "credit", label: "How much?", hint: "In pounds, such as 6.50; at most what the line came to.", ..Field::default() }))
                (form::long(&Field { name: "words", within: "credit", label: "Why?", hint: "Those who pay read it beside the line.", ..Field::default() }))
                (button("Credit this line", Weight::Quiet))
            }
        }))
    }
}

/// Who pays.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Split {
    command: Id<CommandId>,
    who: Payer,
    share: Share,
    /// Who pays the rest, where somebody does.
    other: Option<Payer>,
    from: Day,
}

/// Which days to bill.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ToSend {
    command: Id<CommandId>,
    first: Day,
    last: Day,
}

/// A line to credit.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ToCredit {
    command: Id<CommandId>,
    line: LineNumber,
    amount: Money,
    words: Words,
}

pub(super) async fn paying(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Split>,
) -> Result<Response, Trouble> {
    let first = (sent.who.0, sent.share.0);
    let rest = sent.other.map(|other| (other.0, WHOLE - sent.share.0)).filter(|(_, share)| *share > 0);
    let shares = std::iter::once(first).chain(rest).collect();
    let wanted = Splitting { from: sent.from.0, paying: Paying::Shares(shares) };
    let done = here.service().agree_paying(here.caller(), (team, person), sent.command.0, wanted).await;
    here.on(&here.address(&format!("people/{person}/bills")), Said::Saved, done)
}

pub(super) async fn send(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<ToSend>,
) -> Result<Response, Trouble> {
    let days = Days { first: sent.first.0, last: sent.last.0 };
    let done = here.service().send_bills(here.caller(), (team, person), sent.command.0, days).await;
    here.on(&here.address(&format!("people/{person}/bills")), Said::BillSent, done)
}

pub(super) async fn credit(
    here: TeamPage,
    Path((team, person, bill)): Path<(TeamId, PersonId, BillId)>,
    Body(sent): Body<ToCredit>,
) -> Result<Response, Trouble> {
    let wanted = Crediting { bill, line: sent.line.0, amount: sent.amount.0, words: sent.words.0 };
    let done = here.service().credit_line(here.caller(), (team, person), sent.command.0, wanted).await;
    here.on(&here.address(&format!("bills/{bill}")), Said::Credited, done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_at_most_all_of_it() {
        assert_eq!(
            ["100", "66.67", "0", "33%"].map(share),
            [Some(10_000), Some(6_667), Some(0), Some(3_300)]
        );
        assert_eq!(["100.01", "half", ""].map(share), [None; 3]);
    }
}
