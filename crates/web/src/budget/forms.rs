//! The forms of budgets: what each takes in, and how it is drawn.

use super::words;
use crate::Trouble;
use crate::sent::{Body, Day, Id, Money, Words, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::budget::{Budget, BudgetId, Kind, Seen, Use};
use care::ids::{CommandId, PersonId, TeamId};
use design::button::{Weight, button};
use design::card::{self, section};
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::budget::{Agreeing, Budgets, Spending};

terms! {
    /// Who holds the money.
    Holds(Kind) holds, "Choose who holds the money.", { "type": "string", "enum": ["managed", "direct-payment", "service-fund"] };
    /// What the council sees.
    Shown(Seen) shown, "Choose what the council sees.", { "type": "string", "enum": ["sums", "uses"] };
    /// On what money was spent.
    Bought(Use) bought, "Choose what it was spent on.", { "type": "string", "examples": ["activities"] };
}

const HOLDS: [(Kind, &str); 3] = [
    (Kind::Managed, "managed"),
    (Kind::DirectPayment, "direct-payment"),
    (Kind::ServiceFund, "service-fund"),
];

fn holds(text: &str) -> Option<Kind> {
    HOLDS.into_iter().find(|(_, key)| *key == text).map(|(kind, _)| kind)
}

fn shown(text: &str) -> Option<Seen> {
    [(Seen::Sums, "sums"), (Seen::Uses, "uses")].into_iter().find(|(_, key)| *key == text).map(|(one, _)| one)
}

fn bought(text: &str) -> Option<Use> {
    Use::ALL.into_iter().find(|one| key(*one) == text)
}

fn key(what: Use) -> &'static str {
    match what {
        Use::Assistants => "assistants",
        Use::Equipment => "equipment",
        Use::Transport => "transport",
        Use::Activities => "activities",
        Use::Respite => "respite",
        Use::Learning => "learning",
        Use::Other => "other",
    }
}

/// The form for what was spent.
pub(super) fn to_spend(here: &TeamPage, person: PersonId, budgets: &Budgets) -> Markup {
    let Some(one) = budgets.all.first() else { return html! {} };
    let uses: Vec<(&str, &str)> = Use::ALL.iter().map(|what| (key(*what), words::used(*what))).collect();
    let today = here.team_view().today().min(one.terms.last).to_string();
    section(
        "spend",
        "Note what was spent",
        &html! {
            form method="post" action=(here.address(&format!("people/{person}/budget/spend"))) {
                (command_field())
                input type="hidden" name="budget" value=(one.id);
                (form::date(&Field { name: "on", label: "When?", value: &today, ..Field::default() }))
                (form::short(&Field { name: "amount", within: "spend", label: "How much?", hint: "In pounds, such as 42.50.", ..Field::default() }))
                (form::select(&Field { name: "what", label: "On what?", value: "activities", ..Field::default() }, &uses))
                (form::select(&Field { name: "pot", label: "From what?", value: "budget", ..Field::default() }, &[("budget", "the budget"), ("contingency", "what was set aside")]))
                (form::long(&Field { name: "words", within: "spend", label: "In a few words", hint: "Such as: the choir, autumn term.", ..Field::default() }))
                (button("Note it", Weight::Main))
            }
        },
    )
}

/// The form for a budget that is agreed.
pub(super) fn to_agree(here: &TeamPage, person: PersonId) -> Markup {
    let kinds = HOLDS.map(|(kind, key)| (key, words::kind(kind)));
    let seen = [("sums", words::seen(Seen::Sums)), ("uses", words::seen(Seen::Uses))];
    section(
        "agree",
        "Agree on a budget",
        &card::fold(
            "A new budget",
            &html! {
                form method="post" action=(here.address(&format!("people/{person}/budget/agree"))) {
                    (command_field())
                    (form::select(&Field { name: "kind", label: "Who holds the money?", value: "managed", ..Field::default() }, &kinds))
                    (form::short(&Field { name: "amount", within: "agree", label: "How much is there in all?", hint: "In pounds, such as 12,000.", ..Field::default() }))
                    (form::short(&Field { name: "contingency", label: "How much of it is set aside?", value: "0", hint: "For what nobody foresees.", ..Field::default() }))
                    (form::date(&Field { name: "from", label: "From when?", ..Field::default() }))
                    (form::date(&Field { name: "last", label: "Until when?", ..Field::default() }))
                    (form::select(&Field { name: "council-sees", label: "What does the council see?", value: "sums", ..Field::default() }, &seen))
                    (button("Save this budget", Weight::Main))
                }
            },
        ),
    )
}

/// A budget to agree.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Agreed {
    command: Id<CommandId>,
    kind: Holds,
    amount: Money,
    contingency: Money,
    from: Day,
    last: Day,
    council_sees: Shown,
}

/// Something that was spent.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Spent {
    command: Id<CommandId>,
    budget: Id<BudgetId>,
    on: Day,
    amount: Money,
    what: Bought,
    /// `contingency` for what was set aside; else it comes from the budget.
    pot: Option<String>,
    words: Words,
}

pub(super) async fn agree(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Agreed>,
) -> Result<Response, Trouble> {
    let terms = Budget {
        person,
        kind: sent.kind.0,
        amount: sent.amount.0,
        contingency: sent.contingency.0,
        from: sent.from.0,
        last: sent.last.0,
        council_sees: sent.council_sees.0,
    };
    let wanted = Agreeing { budget: None, terms };
    let done = here.service().agree_budget(here.caller(), team, sent.command.0, wanted).await;
    here.on(&here.address(&format!("people/{person}/budget")), Said::Saved, done)
}

pub(super) async fn spend(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Spent>,
) -> Result<Response, Trouble> {
    let wanted = Spending {
        budget: sent.budget.0,
        on: sent.on.0,
        amount: sent.amount.0,
        what: sent.what.0,
        contingency: sent.pot.as_deref() == Some("contingency"),
        words: sent.words.0,
    };
    let done = here.service().spend_budget(here.caller(), (team, person), sent.command.0, wanted).await;
    here.on(&here.address(&format!("people/{person}/budget")), Said::Saved, done)
}
