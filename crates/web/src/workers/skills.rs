//! What a worker can do, and until when; her clearance.

use crate::Trouble;
use crate::sent::{Body, Day, Id, terms};
use crate::team::{Here, Said, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::access::Matter;
use care::ids::{CommandId, TeamId, WorkerId};
use care::skills;
use care::skills::Held;
use care::team::Command;
use care::visit::Competence;
use design::button::{Weight, button};
use design::card;
use design::form::{self, Field};
use design::notice::Tone;
use jiff::civil::Date;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::records::WorkerRecord;
use service::{Glimpse, Order};

/// What she can do, with the way to note more.
pub(super) fn section(glimpse: &Glimpse, record: &WorkerRecord, here: &str) -> Markup {
    let today = glimpse.today();
    card::section(
        "skills",
        "What she can do",
        &html! {
            @if record.competences.is_empty() { p { "Nothing special is noted." } }
            ul.skills {
                @for (competence, until) in &record.competences {
                    li { (competence) " " (valid(*until, today)) }
                }
            }
            @if let Some(sign_offs) = &record.sign_offs {
                @for (person, tasks) in sign_offs {
                    @for (competence, sign_off) in tasks {
                        p { "Signed off for " (competence) " with " (glimpse.person(*person)) ". " (valid(sign_off.until, today)) }
                    }
                }
            }
            @if let Some(until) = record.cleared_until {
                p { "Cleared to work " @match until { Some(last) => { "until " (said(last)) ". " (valid(until, today)) } None => { "without an end noted." } } }
            }
            @if record.may_change.contains(&Matter::Skills) {
                (card::fold("Note what she can do", &html! {
                    form method="post" action={(here) "/skills"} {
                        (command_field())
                        (form::text(&Field { name: "competence", label: "What", hint: "Such as medicines, hoist, catheter care.", ..Field::default() }))
                        (form::date(&Field { name: "until", label: "Until when the proof is valid", hint: "Empty: no end in sight.", ..Field::default() }))
                        (design::button::row(&[
                            button("She can", Weight::Quiet),
                            design::button::button_of("no-more", "yes", "She does it no more", Weight::Bare),
                        ]))
                    }
                }))
                (card::fold("Note her clearance", &html! {
                    form method="post" action={(here) "/clearance"} {
                        (command_field())
                        (form::date(&Field { name: "cleared-until", label: "Cleared until", hint: "Empty: no end noted.", ..Field::default() }))
                        (button("Keep this", Weight::Quiet))
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
    no_more: bool,
}

pub(super) async fn change(
    here: Here,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<SkillHeld>,
) -> Result<Response, Trouble> {
    let held = Held { until: sent.until.map(|day| day.0), proof: None };
    let (competence, held) = (sent.competence.0, (!sent.no_more).then_some(held));
    let order = Order::new(sent.command.0, Command::from(skills::SetCompetence { worker, competence, held }));
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address(&format!("workers/{worker}")), Said::Saved, done)
}

/// Until when somebody is cleared to work with people.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Cleared {
    command: Id<CommandId>,
    /// The last day; not cleared where nothing is said.
    cleared_until: Option<Day>,
}

pub(super) async fn clearance(
    here: Here,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<Cleared>,
) -> Result<Response, Trouble> {
    let until = sent.cleared_until.map(|day| day.0);
    let order = Order::new(sent.command.0, Command::from(skills::SetClearance { worker, until }));
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address(&format!("workers/{worker}")), Said::Saved, done)
}
