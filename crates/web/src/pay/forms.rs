//! The forms of pay: what each takes in, and how it is drawn.

use super::words;
use crate::Trouble;
use crate::sent::{Body, Day, Id, Money, Words, pounds, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::Minutes;
use care::ids::{CommandId, TeamId, WorkerId};
use care::pay::{Every, ExtraKind, Promise, QuestionId, Rules, Standing, Terms};
use care::time::WeekStart;
use design::button::{Weight, button};
use design::card;
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::pay::{Asked, Asking, Noting, OwnPay, TeamPay};

terms! {
    /// How old somebody is, or that they are an apprentice.
    Age(Standing) standing, "Write an age in whole years, such as 34, or: apprentice.", { "type": "string", "examples": ["34", "apprentice"] };
    /// So many of a hundred.
    Percent(u8) |text| text.parse().ok(), "Write a whole number, such as 50.", { "type": "integer", "minimum": 0, "maximum": 255 };
    /// How often the team pays.
    Often(Every) often, "Choose how often.", { "type": "string", "enum": ["month", "week", "four-weeks"] };
    /// What an hour is paid at least.
    Least(Promise) least, "Choose what is promised.", { "type": "string", "enum": ["living-wage", "living-wage-in-london"] };
    /// Money, or minutes.
    Amount(String) |text| (!text.is_empty()).then(|| text.to_owned()), "Write pounds, such as 6.50, or minutes, such as 45.", { "type": "string" };
}

fn standing(text: &str) -> Option<Standing> {
    if text.eq_ignore_ascii_case("apprentice") {
        return Some(Standing::Apprentice);
    }
    text.parse().ok().filter(|age| (1..=110).contains(age)).map(Standing::Aged)
}

fn often(text: &str) -> Option<Every> {
    match text {
        "month" => Some(Every::Month),
        "week" => Some(Every::Week),
        "four-weeks" => Some(Every::FourWeeks(WeekStart::of(jiff::civil::date(2026, 4, 6)))),
        _ => None,
    }
}

fn least(text: &str) -> Option<Promise> {
    match text {
        "living-wage" => Some(Promise::LivingWage),
        "living-wage-in-london" => Some(Promise::LivingWageInLondon),
        _ => None,
    }
}

fn field(
    name: &'static str,
    label: &'static str,
    value: &str,
    hint: &'static str,
    draw: fn(&Field<'_>) -> Markup,
) -> Markup {
    draw(&Field { name, label, value, hint, ..Field::default() })
}

/// The forms for those who may agree and note something.
pub(super) fn to_change(here: &TeamPage, pay: &OwnPay) -> Markup {
    let base = here.address(&format!("workers/{}/pay", pay.who.id));
    let agreed = pay.agreed.last_key_value().map(|(_, terms)| *terms);
    let hour = agreed.map(|terms| terms.hour.pounds()).unwrap_or_default();
    let age = match agreed.map(|terms| terms.standing) {
        Some(Standing::Aged(age)) => age.to_string(),
        Some(Standing::Apprentice) => "apprentice".to_owned(),
        None => String::new(),
    };
    let mile = agreed.map_or_else(|| "0.45".to_owned(), |terms| terms.mile.pounds());
    let from = pay.slip.days.first.to_string();
    html! {
        (card::fold("Agree on pay", &html! {
            form method="post" action=(format!("{base}/terms")) {
                (command_field())
                (field("from", "From when?", &from, "", form::date))
                (field("hour", "What is an hour paid?", &hour, "In pounds, such as 13.45.", form::short))
                (field("age", "How old are they on that day?", &age, "The legal minimum depends on age. For an apprentice in the first year: apprentice.", form::short))
                (field("mile", "What is a mile in their own car paid?", &mile, "In pounds, such as 0.45.", form::short))
                (button("Save what is agreed", Weight::Quiet))
            }
        }))
        (card::fold("Note something else", &html! {
            form method="post" action=(format!("{base}/extra")) {
                (command_field())
                (form::date(&Field { name: "on", within: "extra", label: "When?", value: &from, ..Field::default() }))
                (form::select(&Field { name: "what", label: "What is it?", value: "work", ..Field::default() }, &KINDS))
                (field("amount", "How much?", "", "Minutes for work, such as 45; pounds for everything else, such as 6.50.", form::short))
                (field("awake", "Minutes up in the night", "0", "Only for a night asleep at somebody’s home.", form::short))
                (form::long(&Field { name: "words", within: "extra", label: "What for?", ..Field::default() }))
                (button("Note it", Weight::Quiet))
            }
        }))
    }
}

const KINDS: [(&str, &str); 4] = [
    ("work", "Work that is not on the rota"),
    ("sleep-in", "A night asleep at somebody’s home"),
    ("paid-back", "Something to be paid back"),
    ("cost", "A cost that nobody pays back"),
];

/// The form for a worker's own question.
pub(super) fn to_ask(here: &TeamPage, pay: &OwnPay) -> Markup {
    let on = here.team_view().today().min(pay.slip.days.last).to_string();
    html! {
        form method="post" action=(here.address(&format!("workers/{}/pay/ask", pay.who.id))) {
            (command_field())
            (form::date(&Field { name: "on", within: "ask", label: "About which day?", value: &on, ..Field::default() }))
            (form::long(&Field { name: "words", within: "ask", label: "What is not right, or not clear?", ..Field::default() }))
            (button("Ask about this day", Weight::Main))
        }
    }
}

/// The form for an answer.
pub(super) fn to_answer(here: &TeamPage, one: &Asked) -> Markup {
    let within = one.id.to_string();
    html! {
        form method="post" action=(here.address(&format!("workers/{}/pay/{}/answer", one.who.id, one.id))) {
            (command_field())
            (form::long(&Field { name: "words", within: &within, label: "Your answer", ..Field::default() }))
            (button("Answer", Weight::Quiet))
        }
    }
}

/// The form for how the team pays.
pub(super) fn to_rule(here: &TeamPage, pay: &TeamPay) -> Markup {
    let every = match pay.rules.every {
        Every::Month => "month",
        Every::Week => "week",
        Every::FourWeeks(_) => "four-weeks",
    };
    let promise = match pay.rules.promise {
        Promise::LivingWage => "living-wage",
        Promise::LivingWageInLondon => "living-wage-in-london",
    };
    let often = [
        ("month", words::every(Every::Month)),
        ("week", words::every(Every::Week)),
        ("four-weeks", "every four weeks"),
    ];
    let least = [Promise::LivingWage, Promise::LivingWageInLondon].map(words::promised);
    let least = [("living-wage", least[0]), ("living-wage-in-london", least[1])];
    html! {
        form method="post" action=(here.address("pay/rules")) {
            (command_field())
            (form::select(&Field { name: "every", label: "How often do we pay?", value: every, ..Field::default() }, &often))
            (form::select(&Field { name: "promise", label: "What is an hour paid at least?", value: promise, ..Field::default() }, &least))
            (field("bank-holidays", "How much more is paid on bank holidays?", &pay.rules.bank_holidays.to_string(), "Of a hundred, such as 50 for half as much again.", form::short))
            (button("Save how we pay", Weight::Quiet))
        }
    }
}

/// What is agreed about pay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Agreed {
    command: Id<CommandId>,
    from: Day,
    hour: Money,
    age: Age,
    mile: Money,
}

/// Something else that is paid, or cost something.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Noted {
    command: Id<CommandId>,
    on: Day,
    /// `work`, `sleep-in`, `paid-back` or `cost`.
    what: String,
    amount: Amount,
    awake: Option<String>,
    words: Words,
}

/// A question.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Question {
    command: Id<CommandId>,
    on: Day,
    words: Words,
}

/// An answer.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Answered {
    command: Id<CommandId>,
    words: Words,
}

/// How the team pays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Ruled {
    command: Id<CommandId>,
    every: Often,
    promise: Least,
    bank_holidays: Percent,
}

impl Noted {
    /// What it is; nothing where the amount is none of its kind.
    fn kind(&self) -> Option<ExtraKind> {
        let minutes = |text: &str| text.trim().parse().ok().map(Minutes);
        let amount = self.amount.0.as_str();
        match self.what.as_str() {
            "work" => minutes(amount).map(ExtraKind::Work),
            "sleep-in" => {
                let awake = minutes(self.awake.as_deref().unwrap_or("0"))?;
                Some(ExtraKind::SleepIn { allowance: pounds(amount)?, awake })
            }
            "paid-back" => pounds(amount).map(ExtraKind::PaidBack),
            "cost" => pounds(amount).map(ExtraKind::Cost),
            _ => None,
        }
    }
}

pub(super) async fn agree(
    here: TeamPage,
    Path((team, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<Agreed>,
) -> Result<Response, Trouble> {
    let terms = Terms { hour: sent.hour.0, standing: sent.age.0, mile: sent.mile.0 };
    let agreed = (sent.from.0, terms);
    let done = here.service().agree_pay(here.caller(), (team, worker), sent.command.0, agreed).await;
    here.on(&here.address(&format!("workers/{worker}/pay")), Said::Saved, done)
}

pub(super) async fn note(
    here: TeamPage,
    Path((team, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<Noted>,
) -> Result<Response, Trouble> {
    let Some(what) = sent.kind() else {
        let words = "Write pounds, such as 6.50, or for work minutes, such as 45.";
        return Err(Trouble::of_problems(&[design::notice::FieldProblem::new("amount", words)]));
    };
    let noting = Noting { on: sent.on.0, what, words: sent.words.0 };
    let done = here.service().note_extra(here.caller(), (team, worker), sent.command.0, noting).await;
    here.on(&here.address(&format!("workers/{worker}/pay")), Said::Saved, done)
}

pub(super) async fn ask(
    here: TeamPage,
    Path((team, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<Question>,
) -> Result<Response, Trouble> {
    let asking = Asking { on: sent.on.0, words: sent.words.0 };
    let to = here.address(&format!("workers/{worker}/pay?on={}", asking.on));
    let done = here.service().ask_about_pay(here.caller(), (team, worker), sent.command.0, asking).await;
    here.on(&to, Said::AskedAboutPay, done)
}

pub(super) async fn answer(
    here: TeamPage,
    Path((team, worker, question)): Path<(TeamId, WorkerId, QuestionId)>,
    Body(sent): Body<Answered>,
) -> Result<Response, Trouble> {
    let answer = (question, sent.words.0);
    let done = here.service().answer_about_pay(here.caller(), (team, worker), sent.command.0, answer).await;
    here.on(&here.address(&format!("workers/{worker}/pay")), Said::Answered, done)
}

pub(super) async fn rules(here: TeamPage, Body(sent): Body<Ruled>) -> Result<Response, Trouble> {
    let rules = Rules { every: sent.every.0, promise: sent.promise.0, bank_holidays: sent.bank_holidays.0 };
    let done = here.service().set_pay_rules(here.caller(), here.team(), sent.command.0, rules).await;
    here.on(&here.address("pay"), Said::Saved, done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_or_an_apprentice() {
        assert_eq!(
            [standing("34"), standing("Apprentice"), standing("0")],
            [Some(Standing::Aged(34)), Some(Standing::Apprentice), None]
        );
    }
}
