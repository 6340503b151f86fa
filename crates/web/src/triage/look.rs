//! Noting how somebody is who seems unwell: soft signs in taps, what changed in words, and what was measured where a plan is signed.

use super::labels::{EMERGENCY, SUPPORTS, awake, sign};
use crate::Trouble;
use crate::frame::Area;
use crate::observations;
use crate::sent::{Body, Id, Text, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::access::Purpose;
use care::ids::{CommandId, PersonId, TeamId};
use care::triage::news2::{Breathes, Consciousness, Observations, Scale};
use care::triage::{EpisodeId, Seen, Sign};
use design::button::{Weight, button};
use design::card::section;
use design::form::{self, Choice, Field};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::triage::Usual;

pub(super) async fn blank(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    let usual = here.service().open_usual(here.caller(), which).await?;
    let measured = here.service().measurements(here.caller(), which, Purpose::Everyday).await?;
    let risks = measured.map(|measured| measured.risks).unwrap_or_default();
    let title = format!("{} seems unwell", usual.called);
    let to = here.address(&format!("people/{}/unwell", usual.person));
    Ok(here.frame(Area::People, title).show(&html! {
        (notice(&Notice::new(Tone::Harm, EMERGENCY).more("Write it down afterwards.")))
        p { (SUPPORTS) }
        (observations::flags(&risks))
        (normal(&here, &usual))
        (form(&to, &usual, "Save what I see"))
    }))
}

/// What is normal for them: everything else is judged by it.
fn normal(here: &TeamPage, usual: &Usual) -> Markup {
    html! {
        (section("normal", "On an ordinary day", &html! {
            @if usual.normal.is_empty() {
                p { "Nobody has said yet what is normal for " (usual.called) ". " a href=(here.address(&format!("people/{}/usual", usual.person))) { "Say it" } }
            } @else { p.quoted { (usual.normal) } }
        }))
    }
}

/// The form, for a first look and for another.
pub(super) fn form(to: &str, usual: &Usual, send: &str) -> Markup {
    let signs = Sign::ALL.map(|one| {
        let (value, words) = sign(one);
        Choice { value, words, meaning: "" }
    });
    html! {
        form method="post" action=(to) {
            (command_field())
            (form::checks(&Field { name: "signs", label: "What is different today?", hint: "Tick all that you see.", ..Field::default() }, &signs, &[]))
            (form::long(&Field { name: "changed", label: "What changed, and since when?", ..Field::default() }))
            (form::check(&Field { name: "worried", label: "I am worried, whatever the rest says", ..Field::default() }, false))
            (measured(usual))
            (button(send, Weight::Main))
        }
    }
}

/// What can be measured, only where a clinician signed what is done with it.
fn measured(usual: &Usual) -> Markup {
    let Some(plan) = &usual.plan else {
        return html! { p.soft { "Nothing is measured here: no clinician has signed what your team does with a score. What you see is enough to ring." } };
    };
    let awake = [
        Consciousness::Alert,
        Consciousness::Confused,
        Consciousness::Voice,
        Consciousness::Pain,
        Consciousness::Unresponsive,
    ]
    .map(awake);
    let awake: Vec<(&str, &str)> = std::iter::once(("", "not looked at")).chain(awake).collect();
    let breathes = [("", "not looked at"), ("air", "air"), ("oxygen", "oxygen")];
    let short = |name, label, hint| form::short(&Field { name, label, hint, ..Field::default() });
    html! {
        details.fold {
            summary { "I have the equipment: measure" }
            div {
                p.soft { "Leave blank what you cannot measure; nothing is guessed. Not for anyone under 16 or pregnant. Signed by " (plan.clinician) "." }
                (short("respiration", "Breaths a minute", "Count for a whole minute."))
                (short("saturation", "Oxygen saturation, per cent", ""))
                @if let Some((clinician, _)) = &usual.scale_two {
                    input type="hidden" name="scale" value="two";
                    p.soft { "Scored on scale 2, as " (clinician) " decided." }
                }
                (form::select(&Field { name: "breathes", label: "They breathe", ..Field::default() }, &breathes))
                (short("systolic", "Blood pressure, the higher figure", ""))
                (short("pulse", "Pulse, beats a minute", ""))
                (form::select(&Field { name: "consciousness", label: "How awake are they?", ..Field::default() }, &awake))
                (short("temperature", "Temperature, °C", "Such as 37.1."))
            }
        }
    }
}

/// How somebody is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Look {
    command: Id<CommandId>,
    /// What is different today.
    #[serde(default)]
    signs: Vec<Ticked>,
    /// What changed and since when.
    changed: Option<Text>,
    /// Whether the one who looks is worried.
    worried: Option<Text>,
    respiration: Option<Figure>,
    saturation: Option<Figure>,
    /// `two`, where a clinician recorded it.
    scale: Option<Text>,
    breathes: Option<Text>,
    systolic: Option<Figure>,
    pulse: Option<Figure>,
    consciousness: Option<Text>,
    temperature: Option<Degrees>,
}

terms! {
    /// A whole number that may be left out.
    Figure(Option<u16>) |text| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) },
        "Write a whole number, such as 72, or leave it blank.", { "type": "string", "examples": ["72"] };
    /// A temperature in tenths of a degree that may be left out.
    Degrees(Option<u16>) degrees, "Write a temperature, such as 37.1, or leave it blank.",
        { "type": "string", "examples": ["37.1"] };
    /// A sign that was ticked.
    Ticked(Sign) |text| Sign::ALL.into_iter().find(|one| sign(*one).0 == text),
        "This is not one of the signs. Open the page again and tick it there.", { "type": "string" };
}

/// "37.1" or "37" in tenths.
fn degrees(text: &str) -> Option<Option<u16>> {
    if text.is_empty() {
        return Some(None);
    }
    let (whole, tenths) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let (whole, tenths): (u16, u16) =
        (whole.parse().ok()?, tenths.parse().ok().filter(|_| tenths.len() == 1)?);
    whole.checked_mul(10)?.checked_add(tenths).map(Some)
}

impl Look {
    fn seen(self) -> (CommandId, Seen) {
        let text = |text: Option<Text>| text.map(|text| text.0).unwrap_or_default();
        let consciousness = text(self.consciousness);
        let all = [
            Consciousness::Alert,
            Consciousness::Confused,
            Consciousness::Voice,
            Consciousness::Pain,
            Consciousness::Unresponsive,
        ];
        let observations = Observations {
            respiration: self.respiration.and_then(|figure| figure.0),
            saturation: self.saturation.and_then(|figure| figure.0),
            scale: if text(self.scale) == "two" { Scale::Two } else { Scale::One },
            breathes: match text(self.breathes).as_str() {
                "air" => Some(Breathes::Air),
                "oxygen" => Some(Breathes::Oxygen),
                _ => None,
            },
            systolic: self.systolic.and_then(|figure| figure.0),
            pulse: self.pulse.and_then(|figure| figure.0),
            consciousness: all.into_iter().find(|one| awake(*one).0 == consciousness),
            temperature: self.temperature.and_then(|degrees| degrees.0),
        };
        let seen = Seen {
            signs: self.signs.into_iter().map(|ticked| ticked.0).collect(),
            changed: text(self.changed),
            worried: self.worried.is_some(),
            observations: Some(observations).filter(|observations| !observations.is_empty()),
        };
        (self.command.0, seen)
    }
}

pub(super) async fn begin(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Look>,
) -> Result<Response, Trouble> {
    let (id, seen) = sent.seen();
    let back = here.address(&format!("people/{person}/unwell"));
    let looked = here.service().look_at(here.caller(), (team, person, None), id, seen).await;
    let (episode, done) = looked.map_err(|error| Trouble::from(error).way(back, "Back"))?;
    here.on(&here.address(&format!("people/{person}/unwell/{episode}")), Said::Saved, Ok(done))
}

pub(super) async fn again(
    here: TeamPage,
    Path((team, person, episode)): Path<(TeamId, PersonId, EpisodeId)>,
    Body(sent): Body<Look>,
) -> Result<Response, Trouble> {
    let (id, seen) = sent.seen();
    let looked = here.service().look_at(here.caller(), (team, person, Some(episode)), id, seen).await;
    let to = here.address(&format!("people/{person}/unwell/{episode}"));
    here.on(&to, Said::Saved, looked.map(|(_, done)| done))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temperature_is_read_in_tenths_and_nothing_else_is() {
        assert_eq!(degrees("37.1"), Some(Some(371)));
        assert_eq!(
            (degrees("38"), degrees("36,5"), degrees("")),
            (Some(Some(380)), Some(Some(365)), Some(None))
        );
        for wrong in ["warm", "37.15", "3x", "-3", "99999"] {
            assert_eq!(degrees(wrong), None, "{wrong}");
        }
    }
}
