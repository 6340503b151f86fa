//! The forms of the bank: what each takes in, and how it is drawn.

use super::words;
use crate::Trouble;
use crate::sent::{Body, Day, Hours, Id, MinutesOfHalfADay, Words, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::bank::{BlockId, Keeping, Payer, Side, Use, Whose};
use care::ids::{CommandId, PersonId, TeamId};
use design::button::{Weight, button};
use design::card;
use design::form::{self, Choice, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::bank::{Agreeing, BlockStatement, Blocks, Spending};

terms! {
    /// What kept hours are spent on.
    Spend(Use) usage, "Choose what the hours are spent on.",
        { "type": "string", "enum": ["more-time", "outing", "gift", "respite", "learning"] };
    /// Who pays.
    Pays(Payer) pays, "Choose who pays.", { "type": "string", "enum": ["council", "person"] };
    /// Whom a block is for.
    For(Whose) whose, "Choose whom it is for.", { "type": "string", "examples": ["team"] };
    /// A whole number.
    Whole(u16) |text| text.parse().ok(), "Write a whole number, such as 12.", { "type": "integer", "minimum": 0, "maximum": 65535 };
    /// So many of a hundred.
    Percent(u8) |text| text.parse().ok(), "Write a whole number from 0 to 100.", { "type": "integer", "minimum": 0, "maximum": 100 };
}

fn usage(text: &str) -> Option<Use> {
    Use::ALL.into_iter().find(|on| key(*on) == text)
}

/// What it is called in a form.
fn key(on: Use) -> &'static str {
    match on {
        Use::MoreTime => "more-time",
        Use::Outing => "outing",
        Use::Gift => "gift",
        Use::Respite => "respite",
        Use::Learning => "learning",
    }
}

fn pays(text: &str) -> Option<Payer> {
    [(Payer::Council, "council"), (Payer::Person, "person")]
        .into_iter()
        .find(|(_, key)| *key == text)
        .map(|(one, _)| one)
}

fn whose(text: &str) -> Option<Whose> {
    if text == "team" { Some(Whose::Team) } else { text.parse().ok().map(Whose::Person) }
}

/// The form that spends what is kept.
pub(super) fn to_spend(here: &TeamPage, one: &BlockStatement) -> Markup {
    let Some(person) = one.block.person else { return html! {} };
    let within = one.block.id.to_string();
    let uses: Vec<(&str, &str)> = one.may_spend.iter().map(|on| (key(*on), words::used(*on))).collect();
    let ids: Vec<String> = one.others.iter().map(|(id, _)| id.to_string()).collect();
    let mut others: Vec<(&str, &str)> = vec![("", "nobody")];
    others.extend(ids.iter().zip(&one.others).map(|(id, (_, called))| (id.as_str(), called.as_str())));
    html! {
        form method="post" action=(here.address(&format!("people/{person}/bank/spend"))) {
            (command_field())
            input type="hidden" name="block" value=(one.block.id);
            (form::select(&Field { name: "on", within: &within, label: "On what?", value: uses.first().map_or("", |(key, _)| key), ..Field::default() }, &uses))
            (form::short(&Field { name: "minutes", within: &within, label: "How many minutes?", value: "60", hint: "At most 720 at once.", ..Field::default() }))
            @if one.may_spend.contains(&Use::Gift) && !one.others.is_empty() {
                (form::select(&Field { name: "to", within: &within, label: "To whom, if it is a gift?", ..Field::default() }, &others))
            }
            (form::long(&Field { name: "words", within: &within, label: "What for?", hint: "In a few words, such as: to the seaside with Ben.", ..Field::default() }))
            (button("Take it from the bank", Weight::Main))
        }
    }
}

/// The form that signs what a block came to.
pub(super) fn to_sign(here: &TeamPage, one: &BlockStatement, side: Side) -> Markup {
    let within = format!("sign-{}", one.block.id);
    let yesterday = care::time::plus_days(here.team_view().today(), -1).to_string();
    let key = if side == Side::Team { "team" } else { "payer" };
    html! {
        form method="post" action=(here.address(&format!("bank/{}/sign", one.block.id))) {
            (command_field())
            input type="hidden" name="side" value=(key);
            (form::date(&Field { name: "through", within: &within, label: "Up to the end of which day?", value: &yesterday, ..Field::default() }))
            (button(&format!("Sign for {}", words::side(side)), Weight::Quiet))
        }
    }
}

/// The form for a block that is agreed.
pub(super) fn to_agree(here: &TeamPage, blocks: &Blocks) -> Markup {
    let ids: Vec<String> = blocks.without.iter().map(|(id, _)| id.to_string()).collect();
    let mut whom: Vec<(&str, &str)> = vec![("team", "everybody who has none of their own")];
    whom.extend(ids.iter().zip(&blocks.without).map(|(id, (_, called))| (id.as_str(), called.as_str())));
    let uses: Vec<Choice<'_>> =
        Use::ALL.iter().map(|on| Choice { value: key(*on), words: words::used(*on), meaning: "" }).collect();
    let all: Vec<&str> = Use::ALL.iter().map(|on| key(*on)).collect();
    html! {
        (card::fold("A new block", &html! {
            form method="post" action=(here.address("bank/agree")) {
                (command_field())
                (form::select(&Field { name: "whose", label: "For whom?", ..Field::default() }, &whom))
                (form::select(&Field { name: "payer", label: "Who pays?", value: "council", ..Field::default() }, &[("council", "the council"), ("person", "the person")]))
                (form::short(&Field { name: "a-week", label: "How many hours a week?", hint: "Such as 9 or 9.5.", ..Field::default() }))
                (form::date(&Field { name: "from", label: "From when?", ..Field::default() }))
                (form::date(&Field { name: "last", label: "Until when?", hint: "Leave blank if no end is agreed.", ..Field::default() }))
                (form::short(&Field { name: "percent", label: "What percentage of unused time is kept?", value: "50", ..Field::default() }))
                (form::short(&Field { name: "most", label: "How many hours may there be in the bank at most?", value: "20", ..Field::default() }))
                (form::short(&Field { name: "weeks", label: "For how many weeks are they kept?", value: "13", ..Field::default() }))
                (form::checks(&Field { name: "uses", label: "What may they be spent on?", ..Field::default() }, &uses, &all))
                (button("Save this block", Weight::Main))
            }
        }))
    }
}

/// A block to agree.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct NewBlock {
    command: Id<CommandId>,
    whose: For,
    payer: Pays,
    a_week: Hours,
    from: Day,
    last: Option<Day>,
    percent: Percent,
    most: Hours,
    weeks: Whole,
    /// What kept hours may be spent on.
    #[serde(default)]
    uses: Vec<Spend>,
}

/// Kept hours to spend.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ToSpend {
    command: Id<CommandId>,
    block: Id<BlockId>,
    on: Spend,
    minutes: MinutesOfHalfADay,
    /// To whom, where it is a gift.
    to: Option<Id<BlockId>>,
    words: Words,
}

/// A signature.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ToSign {
    command: Id<CommandId>,
    through: Day,
    /// `team` or `payer`.
    side: String,
}

pub(super) async fn agree(here: TeamPage, Body(sent): Body<NewBlock>) -> Result<Response, Trouble> {
    let uses = sent.uses.iter().map(|on| on.0).collect();
    let keeping = Keeping { percent: sent.percent.0, most: sent.most.0, weeks: sent.weeks.0, uses };
    let wanted = Agreeing {
        block: None,
        whose: sent.whose.0,
        payer: sent.payer.0,
        a_week: sent.a_week.0,
        from: sent.from.0,
        last: sent.last.map(|last| last.0),
        keeping,
    };
    let done = here.service().agree_block(here.caller(), here.team(), sent.command.0, wanted).await;
    here.on(&here.address("bank"), Said::Saved, done)
}

pub(super) async fn spend(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<ToSpend>,
) -> Result<Response, Trouble> {
    let wanted = Spending {
        block: sent.block.0,
        minutes: sent.minutes.0,
        on: sent.on.0,
        to: sent.to.filter(|_| sent.on.0 == Use::Gift).map(|to| to.0),
        words: sent.words.0,
    };
    let done = here.service().spend_kept(here.caller(), team, sent.command.0, wanted).await;
    here.on(&here.address(&format!("people/{person}/bank")), Said::Spent, done)
}

pub(super) async fn sign(
    here: TeamPage,
    Path((team, block)): Path<(TeamId, BlockId)>,
    Body(sent): Body<ToSign>,
) -> Result<Response, Trouble> {
    let side = if sent.side == "payer" { Side::Payer } else { Side::Team };
    let what = (block, side, sent.through.0);
    let done = here.service().sign_block(here.caller(), team, sent.command.0, what).await;
    here.on(&here.address(&format!("bank/{block}")), Said::Signed, done)
}
