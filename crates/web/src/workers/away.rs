//! When a worker is away.

use crate::Trouble;
use crate::sent::{Body, Day, Id, terms};
use crate::team::{Said, TeamPage, command_field, fresh_id};
use axum::extract::Path;
use axum::response::Response;
use care::absences::Why;
use care::access::Matter;
use care::ids::{AbsenceId, CommandId, TeamId, WorkerId};
use care::time::{Clock, Moment, plus_days};
use design::button::{Weight, button, deed};
use design::card;
use design::form::{self, Field};
use jiff::civil::Date;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::TeamView;
use service::records::WorkerRecord;
use service::workers::WorkerAway;

/// Absences from now on, with the way to add one.
pub(super) fn section(team_view: &TeamView, record: &WorkerRecord, here: &str) -> Markup {
    let now = team_view.moment();
    let ahead = record.away.iter().flatten().filter(|(_, absence)| absence.to.is_none_or(|to| now < to));
    let today = team_view.today().to_string();
    card::section(
        "away",
        "Away",
        &html! {
            @if let Some(all) = &record.away {
                @if !all.iter().any(|(_, absence)| absence.to.is_none_or(|to| now < to)) { p { "No absences." } }
                @for (id, absence) in ahead {
                    p { (why(absence.why)) " from " (said(absence.from.date)) @if let Some(to) = absence.to { " to " (said(last_day(to))) } "." }
                    @if record.may_change.contains(&Matter::Away) {
                        (deed(&format!("{here}/away/{id}/back"), "Back again", Weight::Bare, &[("command", &fresh_id(CommandId::new).to_string())]))
                    }
                }
            } @else {
                p.soft { "Everyone can see that a colleague is away. Why is up to them to say." }
            }
            @if record.may_change.contains(&Matter::Away) {
                (card::fold("Add an absence", &html! {
                    form method="post" action={(here) "/away"} {
                        (command_field())
                        (form::date(&Field { name: "from", label: "First day", value: &today, ..Field::default() }))
                        (form::date(&Field { name: "to", label: "Last day", hint: "Leave blank if you don’t know yet.", ..Field::default() }))
                        (form::select(&Field { name: "why", label: "Why", value: "ill", hint: "Seen by them and by colleagues whose role needs it.", ..Field::default() }, &[
                            ("ill", "Ill"), ("leave", "On leave"), ("training", "Training"), ("other", "Something else"),
                        ]))
                        (button("Save", Weight::Quiet))
                    }
                }))
            }
        },
    )
}

fn why(why: Why) -> &'static str {
    match why {
        Why::Ill => "Ill",
        Why::Leave => "On leave",
        Why::Training => "At a training",
        Why::Other => "Away",
    }
}

/// The last whole day of an absence that ends at a moment.
fn last_day(to: Moment) -> Date {
    if to.clock == Clock::MIDNIGHT { plus_days(to.date, -1) } else { to.date }
}

fn said(date: Date) -> String {
    date.strftime("%A %-d %B").to_string()
}

/// Days on which somebody is away.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct AwayDays {
    command: Id<CommandId>,
    /// The first day.
    from: FirstDay,
    /// The last day, where it is known.
    to: Option<Day>,
    why: Option<Reason>,
}

terms! {
    /// The first day of an absence.
    FirstDay(Date) |text| text.parse().ok(),
        "The first day is missing. Write a date, such as 2026-03-09.", { "type": "string", "format": "date" };
}

/// Why somebody is away.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Reason {
    Ill,
    Leave,
    Training,
    #[default]
    Other,
}

impl From<Reason> for Why {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Ill => Self::Ill,
            Reason::Leave => Self::Leave,
            Reason::Training => Self::Training,
            Reason::Other => Self::Other,
        }
    }
}

pub(super) async fn note(
    here: TeamPage,
    Path(whom @ (_, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<AwayDays>,
) -> Result<Response, Trouble> {
    let (from, why) = (sent.from.0, Why::from(sent.why.unwrap_or_default()));
    let away = WorkerAway { from, last: sent.to.map(|day| day.0), why };
    let done = here.service().worker_away(here.caller(), whom, sent.command.0, away).await;
    here.on(&here.address(&format!("workers/{worker}")), Said::Away, done)
}

/// Something that is only to be done.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Back {
    command: Id<CommandId>,
}

pub(super) async fn back(
    here: TeamPage,
    Path((team, worker, absence)): Path<(TeamId, WorkerId, AbsenceId)>,
    Body(sent): Body<Back>,
) -> Result<Response, Trouble> {
    let done = here.service().worker_back(here.caller(), (team, absence), sent.command.0).await;
    here.on(&here.address(&format!("workers/{worker}")), Said::Saved, done)
}
