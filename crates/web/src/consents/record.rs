//! Recording what was asked and decided, and taking it back.

use super::labels::{QUESTIONS, about, kind};
use crate::Trouble;
use crate::sent::{Body, Day, Id, Text, Words, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::consents::{AuthorityId, ConsentId, DecisionAbout};
use care::ids::{CommandId, PersonId, TeamId};
use design::button::{Weight, button};
use design::card::fold;
use design::form::{self, Choice, Field};
use design::notice::FieldProblem;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::consents::{CapacityWanted, ConsentWanted, Consents, DecidedWanted};

pub(super) fn form(here: &TeamPage, consents: &Consents) -> Markup {
    let abouts = DecisionAbout::ALL.map(about);
    html! {
        form method="post" action=(here.address(&format!("people/{}/consents", consents.person))) {
            (command_field())
            (form::select(&Field { name: "about", label: "What is it about?", ..Field::default() }, &abouts))
            (form::text(&Field { name: "asked", label: "What exactly was asked?", hint: "One decision at a time, such as “May a worker give me my tablets?”.", ..Field::default() }))
            (form::choices(&Field { name: "answer", label: "What was the answer?", value: "yes", ..Field::default() }, &[
                Choice { value: "yes", words: "Yes", meaning: "" }, Choice { value: "no", words: "No", meaning: "" },
            ]))
            @if consents.is_worker { (fold("They could not decide this themselves", &for_them(consents))) }
            (form::date(&Field { name: "review", label: "When is it asked again?", hint: "Leave blank if it does not need to be.", ..Field::default() }))
            (button("Save the decision", Weight::Main))
        }
    }
}

/// Who decided in their place, how it was shown that they cannot, and why so.
fn for_them(consents: &Consents) -> Markup {
    let powers = consents.authorities.iter().filter(|one| one.holds && one.kind.has_holder());
    let powers: Vec<(String, String)> = powers
        .map(|one| {
            let holder = one.holder.as_ref().map(|holder| format!(": {holder}")).unwrap_or_default();
            (one.id.to_string(), format!("{}{holder}", kind(one.kind).1))
        })
        .collect();
    let options = powers.iter().map(|(id, words)| (id.as_str(), words.as_str()));
    let options: Vec<(&str, &str)> =
        std::iter::once(("", "Nobody has a power: decided together, in their best interests"))
            .chain(options)
            .collect();
    let questions = QUESTIONS.map(|(value, words)| Choice { value, words, meaning: "" });
    html! {
        (form::check(&Field { name: "for-them", label: "Somebody else decided this, because they cannot", ..Field::default() }, false))
        (form::checks(&Field { name: "can", label: "What could they do, with all the help there is?", hint: "If they can do all four, they decide themselves.", ..Field::default() }, &questions, &[]))
        (form::text(&Field { name: "by-whom", label: "Who asked the four questions, when, and what was done to help?", ..Field::default() }))
        (form::select(&Field { name: "authority", label: "Who decided?", ..Field::default() }, &options))
        (form::long(&Field { name: "because", label: "In their best interests: who was asked, what would they want, and why this?", ..Field::default() }))
    }
}

/// What was asked and decided.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Decision {
    command: Id<CommandId>,
    about: What,
    /// What exactly was asked.
    asked: Words,
    answer: YesNo,
    /// `yes`: somebody else decided, because the person cannot.
    for_them: Option<Text>,
    /// What the person could do: understands, remembers, weighs, says.
    #[serde(default)]
    can: Vec<Question>,
    /// Who asked the four questions.
    by_whom: Option<Text>,
    /// Under which power it was decided; in the person's best interests where it is left out.
    authority: Option<Id<AuthorityId>>,
    /// Why it is in their best interests, and who was asked.
    because: Option<Text>,
    review: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum YesNo {
    Yes,
    No,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Question {
    Understands,
    Remembers,
    Weighs,
    Says,
}

terms! {
    /// What a decision is about.
    What(DecisionAbout) |text| DecisionAbout::ALL.into_iter().find(|one| about(*one).0 == text),
        "Say what it is about: choose one.", { "type": "string" };
}

impl Decision {
    /// What was decided and by whom; or what is missing where somebody else decided.
    fn decided(&self) -> Result<DecidedWanted, Vec<FieldProblem>> {
        let yes = self.answer == YesNo::Yes;
        if self.for_them.is_none() {
            return Ok(DecidedWanted::Themselves { yes });
        }
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.0.clone()).unwrap_or_default();
        let (by_whom, because) = (text(&self.by_whom), text(&self.because));
        let mut wrong = Vec::new();
        if by_whom.is_empty() {
            wrong.push(FieldProblem::new(
                "by-whom",
                "Write who asked the four questions, when, and how they helped.",
            ));
        }
        if because.is_empty() && self.authority.is_none() {
            wrong.push(FieldProblem::new(
                "because",
                "Write who was asked, what the person would want, and why this.",
            ));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let questions = [Question::Understands, Question::Remembers, Question::Weighs, Question::Says];
        let capacity = CapacityWanted { can: questions.map(|one| self.can.contains(&one)), by_whom };
        Ok(match self.authority {
            Some(authority) => {
                DecidedWanted::UnderAuthority { authority: authority.0, yes, capacity: Some(capacity) }
            }
            None => DecidedWanted::BestInterests { yes, capacity, because },
        })
    }
}

pub(super) async fn record(
    here: TeamPage,
    Path(whose @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Decision>,
) -> Result<Response, Trouble> {
    let decided = sent.decided().map_err(|wrong| Trouble::of_problems(&wrong))?;
    let review = sent.review.map(|day| day.0);
    let wanted = ConsentWanted { about: sent.about.0, asked: sent.asked.0, decided, review };
    let done = here.service().record_consent(here.caller(), whose, sent.command.0, wanted).await;
    here.on(&here.address(&format!("people/{person}/consents")), Said::Saved, done)
}

/// That something is taken back.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Alone {
    pub(super) command: Id<CommandId>,
}

pub(super) async fn withdraw(
    here: TeamPage,
    Path((team, person, consent)): Path<(TeamId, PersonId, ConsentId)>,
    Body(sent): Body<Alone>,
) -> Result<Response, Trouble> {
    let done = here.service().withdraw_consent(here.caller(), (team, person), sent.command.0, consent).await;
    here.on(&here.address(&format!("people/{person}/consents")), Said::ConsentWithdrawn, done)
}
