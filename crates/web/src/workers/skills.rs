//! What a worker can do, and until when; their clearance.

use crate::Trouble;
use crate::sent::{Body, Day, Id, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::access::Matter;
use care::ids::{CommandId, TeamId, WorkerId};
use care::visit::Competence;
use design::button::{Weight, button};
use design::card;
use design::form::{self, Field};
use design::notice::Tone;
use jiff::civil::Date;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::TeamView;
use service::records::WorkerRecord;

/// What they can do, with the way to add more.
pub(super) fn section(team_view: &TeamView, record: &WorkerRecord, here: &str) -> Markup {
    let today = team_view.today();
    card::section(
        "skills",
        "What they can do",
        &html! {
            @if record.competences.is_empty() { p { "Nothing special yet." } }
            ul.skills {
                @for (competence, until) in &record.competences {
                    li { (competence) " " (valid(*until, today)) }
                }
            }
            @if let Some(sign_offs) = &record.sign_offs {
                @for (person, tasks) in sign_offs {
                    @for (competence, sign_off) in tasks {
                        p { "Signed off for " (competence) " with " (team_view.person(*person)) ". " (valid(sign_off.until, today)) }
                    }
                }
            }
            @if let Some(until) = record.cleared_until {
                p { "Cleared to work " @match until { Some(last) => { "until " (said(last)) ". " (valid(until, today)) } None => { "with no end date." } } }
            }
            @if record.may_change.contains(&Matter::Skills) {
                (card::fold("Add or change a skill", &html! {
                    form method="post" action={(here) "/skills"} {
                        (command_field())
                        (form::text(&Field { name: "competence", label: "What", hint: "Such as medicines, hoist, catheter care.", ..Field::default() }))
                        (form::date(&Field { name: "until", label: "Proof valid until", hint: "Leave blank if it does not run out.", ..Field::default() }))
                        (design::button::row(&[
                            button("Save", Weight::Quiet),
                            design::button::button_of("no-longer", "yes", "No longer does this", Weight::Bare),
                        ]))
                    }
                }))
                (card::fold("Change the clearance", &html! {
                    form method="post" action={(here) "/clearance"} {
                        (command_field())
                        (form::date(&Field { name: "cleared-until", label: "Cleared until", hint: "Leave blank if there is no end date.", ..Field::default() }))
                        (button("Save", Weight::Quiet))
                    }
                }))
            }
        },
    )
}

fn said(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// How long something is valid, with a word where it runs out.
fn valid(until: Option<Date>, today: Date) -> Markup {
    let Some(last) = until else { return html! {} };
    let days = care::time::days_between(today, last);
    html! {
        @if days < 0 { (card::tag("ran out", Tone::Harm)) span.soft { " on " (said(last)) } }
        @else if days <= 60 { (card::tag("runs out soon", Tone::Wanting)) span.soft { " on " (said(last)) } }
        @else { span.soft { "until " (said(last)) } }
    }
}

terms! {
    /// What somebody can do.
    Skill(Competence) Competence::new, "Say in a few words what they can do, at most sixty letters.",
        { "type": "string", "minLength": 1, "maxLength": 60 };
}

/// What somebody can do from now on, or no longer can.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct SkillHeld {
    command: Id<CommandId>,
    competence: Skill,
    /// The last day on which the proof of it holds, where it runs out.
    until: Option<Day>,
    /// They no longer can.
    no_longer: bool,
}

pub(super) async fn change(
    here: TeamPage,
    Path(whom @ (_, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<SkillHeld>,
) -> Result<Response, Trouble> {
    let until = (!sent.no_longer).then(|| sent.until.map(|day| day.0));
    let held = (sent.competence.0, until);
    let done = here.service().set_competence(here.caller(), whom, sent.command.0, held).await;
    here.on(&here.address(&format!("workers/{worker}")), Said::Saved, done)
}

/// Until when somebody is cleared to work with people.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Cleared {
    command: Id<CommandId>,
    /// The last day; no end is known where nothing is said.
    cleared_until: Option<Day>,
}

pub(super) async fn clearance(
    here: TeamPage,
    Path(whom @ (_, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<Cleared>,
) -> Result<Response, Trouble> {
    let until = sent.cleared_until.map(|day| day.0);
    let done = here.service().set_clearance(here.caller(), whom, sent.command.0, until).await;
    here.on(&here.address(&format!("workers/{worker}")), Said::Saved, done)
}
