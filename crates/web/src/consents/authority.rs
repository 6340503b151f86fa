//! Entering powers of attorney, deputies and advance decisions.

use super::labels::kind;
use super::record::Alone;
use crate::Trouble;
use crate::sent::{Body, Day, Id, Words, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::consents::{AuthorityId, AuthorityKind};
use care::ids::{CommandId, MemberId, PersonId, TeamId};
use design::button::{Weight, button};
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::consents::{AuthorityWanted, Consents};

pub(super) fn form(here: &TeamPage, consents: &Consents) -> Markup {
    let kinds = AuthorityKind::ALL.map(kind);
    let ids: Vec<String> = consents.circle.iter().map(|one| one.id.to_string()).collect();
    let circle = ids.iter().zip(&consents.circle).map(|(id, one)| (id.as_str(), one.called.as_str()));
    let circle: Vec<(&str, &str)> = std::iter::once(("", "Nobody of the circle")).chain(circle).collect();
    html! {
        form method="post" action=(here.address(&format!("people/{}/authorities", consents.person))) {
            (command_field())
            (form::select(&Field { name: "kind", label: "What is it?", ..Field::default() }, &kinds))
            (form::select(&Field { name: "holder", label: "Who holds it?", hint: "An advance decision is the person’s own: nobody holds it.", ..Field::default() }, &circle))
            (form::long(&Field { name: "words", label: "What does it say, and what are its limits?", hint: "Write who holds it if they are not of the circle.", ..Field::default() }))
            (form::date(&Field { name: "from", within: "authority", label: "From", ..Field::default() }))
            (form::date(&Field { name: "until", within: "authority", label: "Until", hint: "Leave blank if it goes on.", ..Field::default() }))
            (form::date(&Field { name: "seen", label: "When did you see the document?", hint: "Leave blank if you have not. Nothing is decided under one that nobody saw.", ..Field::default() }))
            (button("Save this", Weight::Main))
        }
    }
}

/// A power or an advance decision.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Entered {
    command: Id<CommandId>,
    kind: Which,
    /// Who holds it, where they are of the circle.
    holder: Option<Id<MemberId>>,
    /// What it says, and its limits.
    words: Words,
    from: Day,
    until: Option<Day>,
    /// When the one who enters it saw the document.
    seen: Option<Day>,
}

terms! {
    /// What kind of power or advance decision.
    Which(AuthorityKind) |text| AuthorityKind::ALL.into_iter().find(|one| kind(*one).0 == text),
        "Say what it is: choose one.", { "type": "string" };
}

pub(super) async fn enter(
    here: TeamPage,
    Path(whose @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Entered>,
) -> Result<Response, Trouble> {
    let wanted = AuthorityWanted {
        kind: sent.kind.0,
        holder: sent.holder.map(|id| id.0),
        words: sent.words.0,
        from: sent.from.0,
        until: sent.until.map(|day| day.0),
        seen: sent.seen.map(|day| day.0),
    };
    let done = here.service().enter_authority(here.caller(), whose, sent.command.0, wanted).await;
    here.on(&here.address(&format!("people/{person}/consents")), Said::Saved, done)
}

pub(super) async fn take_out(
    here: TeamPage,
    Path((team, person, authority)): Path<(TeamId, PersonId, AuthorityId)>,
    Body(sent): Body<Alone>,
) -> Result<Response, Trouble> {
    let done =
        here.service().take_out_authority(here.caller(), (team, person), sent.command.0, authority).await;
    here.on(&here.address(&format!("people/{person}/consents")), Said::Saved, done)
}
