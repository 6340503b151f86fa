//! The forms of the price: what each takes in, and how it is drawn.

use super::words;
use crate::Trouble;
use crate::sent::{Body, Day, Id, Money, Words, pounds, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::response::Response;
use care::Pence;
use care::bank::Payer;
use care::ids::CommandId;
use care::price::{Counts, Item};
use design::button::{Weight, button};
use design::card;
use design::form::{self, Field};
use design::notice::FieldProblem;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::price::PriceOfCare;

terms! {
    /// A part of the price.
    PartOf(Item) part, "Choose a part of the price.", { "type": "string", "examples": ["running"] };
    /// Who pays a fee.
    Pays(Payer) pays, "Choose who pays.", { "type": "string", "enum": ["council", "person"] };
    /// Which minutes are counted.
    Counted(Counts) counted, "Choose which minutes are counted.", { "type": "string", "enum": ["agreed", "promised", "delivered"] };
    /// Money, or a share.
    Amount(String) |text| (!text.is_empty()).then(|| text.to_owned()), "Write pounds, such as 13.45, or a percentage, such as 12.07.", { "type": "string", "examples": ["13.45", "12.07"] };
}

fn part(text: &str) -> Option<Item> {
    Item::ALL.into_iter().find(|item| key(*item) == text)
}

fn key(item: Item) -> &'static str {
    match item {
        Item::Wage => "wage",
        Item::Travel => "travel",
        Item::OtherTime => "other-time",
        Item::NationalInsurance => "national-insurance",
        Item::Holiday => "holiday",
        Item::SickPay => "sick-pay",
        Item::Training => "training",
        Item::Pension => "pension",
        Item::Mileage => "mileage",
        Item::Running => "running",
        Item::Surplus => "surplus",
    }
}

fn pays(text: &str) -> Option<Payer> {
    [(Payer::Council, "council"), (Payer::Person, "person")]
        .into_iter()
        .find(|(_, key)| *key == text)
        .map(|(one, _)| one)
}

fn counted(text: &str) -> Option<Counts> {
    Counts::ALL.into_iter().find(|counts| counts_key(*counts) == text)
}

fn counts_key(counts: Counts) -> &'static str {
    match counts {
        Counts::Agreed => "agreed",
        Counts::Promised => "promised",
        Counts::Delivered => "delivered",
    }
}

/// A share as people write it, of ten thousand: "12.07", "12.07%", "27".
fn share(text: &str) -> Option<i64> {
    pounds(text.trim_end_matches('%').trim()).map(|hundredths| hundredths.0)
}

/// The form for something that is assumed.
pub(super) fn to_change(here: &TeamPage, price: &PriceOfCare) -> Markup {
    let parts: Vec<(&str, &str)> = Item::ALL.iter().map(|item| (key(*item), words::item(*item))).collect();
    let today = price.today.to_string();
    html! {
        (card::fold("Assume something else for a part", &html! {
            form method="post" action=(here.address("price/assume")) {
                (command_field())
                (form::select(&Field { name: "item", label: "Which part?", value: "running", ..Field::default() }, &parts))
                (form::short(&Field { name: "value", label: "How much?", hint: "Pounds an hour for pay and miles, such as 13.45; a percentage for everything else, such as 12.07.", ..Field::default() }))
                (form::date(&Field { name: "from", within: "assume", label: "From when?", value: &today, ..Field::default() }))
                (form::long(&Field { name: "words", label: "Where does that come from?", hint: "It is shown beside the part.", ..Field::default() }))
                (button("Save this assumption", Weight::Quiet))
            }
        }))
    }
}

/// The form for a fee.
pub(super) fn to_agree(here: &TeamPage, price: &PriceOfCare) -> Markup {
    let counts: Vec<(&str, &str)> =
        Counts::ALL.iter().map(|one| (counts_key(*one), words::counts(*one))).collect();
    let payers = [("council", words::payer(Payer::Council)), ("person", words::payer(Payer::Person))];
    let today = price.today.to_string();
    html! {
        (card::fold("Enter what was agreed", &html! {
            form method="post" action=(here.address("price/fee")) {
                (command_field())
                (form::select(&Field { name: "payer", label: "Who pays?", value: "council", ..Field::default() }, &payers))
                (form::short(&Field { name: "hour", label: "What is paid for an hour?", hint: "In pounds, such as 24.10.", ..Field::default() }))
                (form::select(&Field { name: "counts", label: "For which minutes?", value: "promised", ..Field::default() }, &counts))
                (form::date(&Field { name: "from", within: "fee", label: "From when?", value: &today, ..Field::default() }))
                (button("Save what was agreed", Weight::Quiet))
            }
        }))
    }
}

/// Something to assume.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Assumed {
    command: Id<CommandId>,
    item: PartOf,
    value: Amount,
    from: Day,
    words: Words,
}

/// A fee.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Agreed {
    command: Id<CommandId>,
    payer: Pays,
    hour: Money,
    counts: Counted,
    from: Day,
}

pub(super) async fn assume(here: TeamPage, Body(sent): Body<Assumed>) -> Result<Response, Trouble> {
    let item = sent.item.0;
    let value =
        if item.is_money() { pounds(&sent.value.0).map(|Pence(pence)| pence) } else { share(&sent.value.0) };
    let Some(value) = value else {
        let words = if item.is_money() {
            "Write pounds, such as 13.45."
        } else {
            "Write a percentage, such as 12.07."
        };
        return Err(Trouble::of_problems(&[FieldProblem::new("value", words)]));
    };
    let assumed = (item, sent.from.0, value, sent.words.0);
    let done = here.service().assume_for_price(here.caller(), here.team(), sent.command.0, assumed).await;
    here.on(&here.address("price"), Said::Saved, done)
}

pub(super) async fn agree(here: TeamPage, Body(sent): Body<Agreed>) -> Result<Response, Trouble> {
    let agreed = (sent.payer.0, sent.from.0, sent.hour.0, sent.counts.0);
    let done = here.service().agree_fee(here.caller(), here.team(), sent.command.0, agreed).await;
    here.on(&here.address("price"), Said::Saved, done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_as_people_write_it() {
        assert_eq!(
            ["12.07", "12.07%", "27", "27 %"].map(share),
            [Some(1_207), Some(1_207), Some(2_700), Some(2_700)]
        );
        assert_eq!(["", "a third", "1.5", "-3"].map(share), [None; 4]);
    }
}
