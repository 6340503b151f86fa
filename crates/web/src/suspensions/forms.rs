//! Saying that a person is away, that they are back, and how a visit counts that does not take place.

use crate::Trouble;
use crate::sent::{Body, Day, Id, Text, TimeOfDay};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::ids::{CommandId, PersonId, TeamId};
use care::support::Away;
use care::suspensions::{Counts, SuspensionId};
use care::time::{Clock, Moment, plus_days};
use care::visit::VisitId;
use design::button::{Weight, button};
use design::card::fold;
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::suspensions::{GoingAway, SuspendedVisit, SuspensionSeen};

/// The form that says that somebody is away.
pub(super) fn away_form(here: &TeamPage, person: PersonId) -> Markup {
    let today = here.team_view().today().to_string();
    let usual = Counts::USUAL;
    html! {
        form method="post" action=(here.address(&format!("people/{person}/away"))) {
            (command_field())
            (form::select(&Field { name: "why", label: "Where are they?", value: "hospital", ..Field::default() }, &[
                ("hospital", "In hospital"), ("holiday", "On holiday"), ("respite", "Staying elsewhere for a while"),
                ("family", "With family or friends"), ("other", "Somewhere else"),
            ]))
            (form::date(&Field { name: "from", label: "From which day?", value: &today, ..Field::default() }))
            (form::short(&Field { name: "from-time", label: "From what time?", hint: "Such as 2.30pm. Leave blank for the whole day.", ..Field::default() }))
            (form::date(&Field { name: "to", label: "Until which day?", hint: "Leave blank if nobody knows yet.", ..Field::default() }))
            (form::short(&Field { name: "to-time", label: "Until what time?", hint: "Leave blank for the whole day.", ..Field::default() }))
            (fold("What it means for visits that people were told of", &html! {
                (form::check(&Field { name: "charged", within: "away", label: "They are charged all the same", ..Field::default() }, usual.charged))
                (form::check(&Field { name: "paid", within: "away", label: "The worker is paid for them", hint: "Guaranteed hours stay either way. Each visit can be counted differently later.", ..Field::default() }, usual.paid))
            }))
            (form::long(&Field { name: "words", label: "A word on it", hint: "Which ward, whom to ring. You may leave this blank.", ..Field::default() }))
            (button("No visits in this time", Weight::Main))
        }
    }
}

/// The forms that end a time away: they are back, or were not away at all.
pub(super) fn coming_back(here: &TeamPage, one: &SuspensionSeen) -> Markup {
    let address = |below: &str| here.address(&format!("people/{}/away/{}/{below}", one.person, one.id));
    let (today, within) = (here.team_view().today().max(one.from.date).to_string(), one.id.to_string());
    html! {
        @if !one.is_over {
            form method="post" action=(address("back")) {
                (command_field())
                (form::date(&Field { name: "on", within: &within, label: "Back on which day?", value: &today, ..Field::default() }))
                (form::short(&Field { name: "time", within: &within, label: "From what time do we come again?", hint: "Leave blank for now, or for the whole of a later day.", ..Field::default() }))
                (button("They are back", Weight::Main))
            }
        }
        (fold("They were not away at all", &html! {
            form method="post" action=(address("remove")) { (command_field()) (button("Remove this", Weight::Grave)) }
        }))
    }
}

/// The form for a visit that does not take place.
pub(super) fn count_form(here: &TeamPage, one: &SuspensionSeen, visit: &SuspendedVisit) -> Markup {
    let within = visit.id.to_string();
    html! {
        form method="post" action=(here.address(&format!("people/{}/away/{}/count", one.person, one.id))) {
            (command_field())
            input type="hidden" name="visit" value=(visit.id);
            (form::check(&Field { name: "charged", within: &within, label: "It is charged all the same", ..Field::default() }, visit.counts.charged))
            (form::check(&Field { name: "paid", within: &within, label: "The worker is paid for it", ..Field::default() }, visit.counts.paid))
            (button("Save", Weight::Quiet))
        }
    }
}

/// That a person is away.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct GoneAway {
    command: Id<CommandId>,
    why: Option<Reason>,
    /// The first day.
    from: Day,
    /// From what time on it; from its beginning where that is left out.
    from_time: Option<TimeOfDay>,
    /// The last day; nobody knows yet where that is left out.
    to: Option<Day>,
    /// Until what time on it; to its end where that is left out.
    to_time: Option<TimeOfDay>,
    /// Whether visits that people had been told of are charged.
    charged: Option<Text>,
    /// Whether their workers are paid.
    paid: Option<Text>,
    words: Option<Text>,
}

/// Why a person is away.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Reason {
    Hospital,
    Holiday,
    Respite,
    Family,
    Other,
}

impl From<Reason> for Away {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Hospital => Self::Hospital,
            Reason::Holiday => Self::Holiday,
            Reason::Respite => Self::Respite,
            Reason::Family => Self::Family,
            Reason::Other => Self::Other,
        }
    }
}

pub(super) async fn away(
    here: TeamPage,
    Path(whom @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<GoneAway>,
) -> Result<Response, Trouble> {
    let from = Moment::new(sent.from.0, sent.from_time.map_or(Clock::MIDNIGHT, |time| time.0));
    let to = sent.to.map(|last| match &sent.to_time {
        Some(time) => Moment::new(last.0, time.0),
        None => Moment::new(plus_days(last.0, 1), Clock::MIDNIGHT),
    });
    let usually = Counts { charged: sent.charged.is_some(), paid: sent.paid.is_some() };
    let words = sent.words.map(|words| words.0).unwrap_or_default();
    let why = sent.why.map_or(Away::Other, Away::from);
    let away = GoingAway { from, to, why, usually, words };
    let done = here.service().person_goes_away(here.caller(), whom, sent.command.0, away).await;
    here.on(&here.address(&format!("people/{person}/away")), Said::PersonAway, done)
}

/// That a person is back.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct IsBack {
    command: Id<CommandId>,
    /// On which day.
    on: Day,
    /// From what time; from now on where that is left out, or from the beginning of a later day.
    time: Option<TimeOfDay>,
}

pub(super) async fn back(
    here: TeamPage,
    Path((team, person, suspension)): Path<(TeamId, PersonId, SuspensionId)>,
    Body(sent): Body<IsBack>,
) -> Result<Response, Trouble> {
    let now = here.team_view().moment();
    let at = match sent.time {
        Some(time) => Moment::new(sent.on.0, time.0),
        None if sent.on.0 == now.date => now,
        None => Moment::new(sent.on.0, Clock::MIDNIGHT),
    };
    let (whom, which) = ((team, person), (suspension, at));
    let done = here.service().person_is_back(here.caller(), whom, sent.command.0, which).await;
    here.on(&here.address(&format!("people/{person}")), Said::PersonBack, done)
}

/// Only that it is wanted; nothing else is asked.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Removal {
    command: Id<CommandId>,
}

pub(super) async fn remove(
    here: TeamPage,
    Path((team, person, suspension)): Path<(TeamId, PersonId, SuspensionId)>,
    Body(sent): Body<Removal>,
) -> Result<Response, Trouble> {
    let whom = (team, person);
    let done = here.service().person_was_not_away(here.caller(), whom, sent.command.0, suspension).await;
    here.on(&here.address(&format!("people/{person}/away")), Said::Saved, done)
}

/// How a visit counts that does not take place.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Counting {
    command: Id<CommandId>,
    visit: Id<VisitId>,
    /// Whether it is charged.
    charged: Option<Text>,
    /// Whether the worker is paid.
    paid: Option<Text>,
}

pub(super) async fn count(
    here: TeamPage,
    Path((team, person, suspension)): Path<(TeamId, PersonId, SuspensionId)>,
    Body(sent): Body<Counting>,
) -> Result<Response, Trouble> {
    let counts = Counts { charged: sent.charged.is_some(), paid: sent.paid.is_some() };
    let (whom, which) = ((team, person), (suspension, sent.visit.0, counts));
    let done = here.service().count_suspended_visit(here.caller(), whom, sent.command.0, which).await;
    here.on(&here.address(&format!("people/{person}/away")), Said::Saved, done)
}
