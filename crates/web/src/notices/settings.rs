//! What somebody is told, and how: chosen in one place.

use super::head;
use crate::answer::again;
use crate::frame::{PageHead, Width, page};
use crate::sent::{Sent, TimeOfDay, terms};
use crate::session::Viewer;
use crate::week::when;
use crate::{App, Trouble};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use care::notices::{Choices, Kind, Quiet};
use care::organisation::Membership;
use design::button::{Weight, button, link};
use design::card;
use design::form::{self, Choice, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::Caller;
use std::collections::BTreeSet;

/// What each kind of notice is called on the form.
const KINDS: [(Kind, Choice<'static>); 9] = [
    (Kind::Published, Choice { value: "published", words: "A week is published", meaning: "" }),
    (Kind::Changed, Choice { value: "changed", words: "Visits are different", meaning: "" }),
    (Kind::Asked, Choice { value: "asked", words: "Swaps and offers", meaning: "" }),
    (Kind::Proposed, Choice { value: "proposed", words: "Something to decide", meaning: "" }),
    (Kind::Thanked, Choice { value: "thanked", words: "Thanks for you", meaning: "" }),
    (Kind::Wished, Choice { value: "wished", words: "Wishes and answers", meaning: "" }),
    (
        Kind::FollowUp,
        Choice { value: "follow-up", words: "Somebody worries, is unwell, or has an answer", meaning: "" },
    ),
    (Kind::Health, Choice { value: "health", words: "Medicines and health tasks", meaning: "" }),
    (Kind::Pay, Choice { value: "pay", words: "My pay", meaning: "" }),
];

/// A kind of notice, as the form names it.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Chosen {
    /// A week is published.
    Published,
    /// Visits are different.
    Changed,
    /// Swaps and offers.
    Asked,
    /// Something to decide.
    Proposed,
    /// Thanks.
    Thanked,
    /// What should be different for a person, and the answer.
    Wished,
    /// Somebody worries, is unwell, or has an answer.
    FollowUp,
    /// Medicines and health tasks.
    Health,
    /// One's own pay.
    Pay,
}

impl From<&Chosen> for Kind {
    fn from(chosen: &Chosen) -> Self {
        match chosen {
            Chosen::Published => Self::Published,
            Chosen::Changed => Self::Changed,
            Chosen::Asked => Self::Asked,
            Chosen::Proposed => Self::Proposed,
            Chosen::Thanked => Self::Thanked,
            Chosen::Wished => Self::Wished,
            Chosen::FollowUp => Self::FollowUp,
            Chosen::Health => Self::Health,
            Chosen::Pay => Self::Pay,
        }
    }
}

terms! {
    /// Where e-mail reaches somebody.
    Email(String) email, "Write an e-mail address, such as amara@example.org.",
        { "type": "string", "format": "email" };
}

/// One address: something, an at sign, and a domain, without spaces or signs that end an address.
fn email(text: &str) -> Option<String> {
    let (name, domain) = text.rsplit_once('@')?;
    let plain = |letter: char| letter.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(letter);
    let fits = !name.is_empty() && text.len() <= 254 && name.chars().all(plain);
    let labels = domain.split('.').collect::<Vec<_>>();
    let label = |label: &&str| {
        !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    (fits && labels.len() > 1 && labels.iter().all(label)).then(|| text.to_owned())
}

/// What somebody wants to be told, and how.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Wanted {
    #[serde(default)]
    on_page: Vec<Chosen>,
    #[serde(default)]
    by_email: Vec<Chosen>,
    email: Option<Email>,
    quiet_from: Option<TimeOfDay>,
    quiet_to: Option<TimeOfDay>,
    /// `yes`: a change of today or tomorrow is sent in the quiet hours too.
    wakes: Option<String>,
}

impl Wanted {
    fn choices(&self) -> Choices {
        let kinds = |chosen: &[Chosen]| chosen.iter().map(Kind::from).collect::<BTreeSet<_>>();
        let times = self.quiet_from.as_ref().zip(self.quiet_to.as_ref());
        Choices {
            on_page: kinds(&self.on_page),
            by_email: kinds(&self.by_email),
            email: self.email.as_ref().map(|email| email.0.clone()),
            quiet: times.map(|(from, to)| Quiet { from: from.0, to: to.0 }),
            wakes: self.wakes.is_some(),
        }
    }
}

pub(super) async fn show(State(app): State<App>, viewer: Viewer) -> Result<Markup, Trouble> {
    let head = head(&app, &viewer, "What you are told").await?;
    let choices = app.service().choices(viewer.caller.account).await?;
    Ok(settings(head, &viewer.caller, &choices, &[]))
}

pub(super) async fn change(
    State(app): State<App>,
    viewer: Viewer,
    sent: Sent<Wanted>,
) -> Result<Response, Trouble> {
    let head = head(&app, &viewer, "What you are told").await?;
    let account = viewer.caller.account;
    match sent.body {
        Ok(wanted) => {
            app.service().choose(account, &wanted.choices()).await?;
            Ok(Redirect::to("/notices").into_response())
        }
        Err(problems) => {
            let choices = app.service().choices(account).await?;
            Ok(again(&problems, |wrong| settings(head, &viewer.caller, &choices, wrong)))
        }
    }
}

fn settings(head: PageHead, caller: &Caller, choices: &Choices, problems: &[FieldProblem]) -> Markup {
    let is_worker = caller.memberships.iter().any(|held| matches!(held, Membership::Worker { .. }));
    let offered: Vec<&(Kind, Choice<'_>)> =
        KINDS.iter().filter(|(kind, _)| is_worker || !kind.is_for_workers()).collect();
    let shown: Vec<Choice<'_>> = offered.iter().map(|(_, choice)| *choice).collect();
    let chosen = |of: &BTreeSet<Kind>| {
        let chosen = offered.iter().filter(|(kind, _)| of.contains(kind));
        chosen.map(|(_, choice)| choice.value).collect::<Vec<_>>()
    };
    let time =
        |pick: fn(Quiet) -> care::time::Clock| choices.quiet.map(pick).map(when::clock).unwrap_or_default();
    let (from, to) = (time(|quiet| quiet.from), time(|quiet| quiet.to));
    let field = |name, label| Field { name, label, problems, ..Field::default() };
    let body = html! {
        (error_summary(problems))
        p { "A notice says that there is something new and for which days, never about whom. What it is you read here, once you are signed in." }
        p { "You are always told, and at once, when an emergency sheet is opened that concerns you" @if is_worker { ", and when a colleague who works alone is not back" } "." }
        form method="post" action="/notices/settings" {
            (card::section("here", "On this page", &html! {
                (form::checks(&field("on-page", "Tell me here when"), &shown, &chosen(&choices.on_page)))
            }))
            (card::section("email", "By e-mail", &html! {
                (form::text(&Field { value: choices.email.as_deref().unwrap_or_default(), hint: "Leave blank to get none.", fill: "email", ..field("email", "Your e-mail address") }))
                (form::checks(&field("by-email", "Send me an e-mail when"), &shown, &chosen(&choices.by_email)))
            }))
            (card::section("quiet", "Quiet hours", &html! {
                p { "Nothing is sent between these times; it comes afterwards. Leave both blank if you do not want quiet hours." }
                (form::short(&Field { value: &from, ..field("quiet-from", "From") }))
                (form::short(&Field { value: &to, ..field("quiet-to", "To") }))
                (form::check(&field("wakes", "Still send changes for today and tomorrow"), choices.wakes))
            }))
            (button("Save", Weight::Main))
        }
        p { "Visits in the calendar of your phone or computer: make an address for it on your own page in the team." }
        p { (link("/notices", "Back to your notices", Weight::Bare)) }
    };
    page(&head.width(Width::Reading), &body)
}

#[cfg(test)]
mod tests {
    use super::email;

    #[test]
    fn an_address_is_told_from_what_is_none() {
        for good in ["amara@example.org", "a.b+care@mail.example.co.uk", "zoë@exämple.org"] {
            assert_eq!(email(good).as_deref(), Some(good));
        }
        for bad in [
            "",
            "amara",
            "@example.org",
            "a@b",
            "a b@example.org",
            "a@example..org",
            "a@example.org>",
            "a\n@b.org",
        ] {
            assert_eq!(email(bad), None, "{bad}");
        }
    }
}
