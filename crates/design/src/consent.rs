//! A decision by consent: a proposal, what each says to it, what became of it.

use super::face::{self, Size};
use maud::{Markup, html};

/// What someone says to a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// No answer yet.
    Silent,
    /// No objection.
    Consents,
    /// An objection, with its reason.
    Objects(String),
}

/// Someone of the team with what they say.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// The worker's name.
    pub name: String,
    /// The worker's hue.
    pub hue: u16,
    /// What they say.
    pub voice: Voice,
}

/// A proposal with everyone's voice.
#[must_use]
pub fn proposal(
    title: &str,
    words: &str,
    stands: &str,
    voices: &[Spoken],
    actions: Option<&Markup>,
) -> Markup {
    html! {
        article.card.proposal {
            header { h3 { (title) } p.soft { (stands) } }
            p.proposed { (words) }
            ul.voices { @for spoken in voices { (one(spoken)) } }
            @if let Some(actions) = actions { (actions) }
        }
    }
}

fn one(spoken: &Spoken) -> Markup {
    html! {
        li class=(class(&spoken.voice)) {
            (face::worker(&spoken.name, spoken.hue, Size::Small))
            span {
                strong { (spoken.name) } " "
                @match &spoken.voice {
                    Voice::Silent => { span.soft { "has not answered yet" } }
                    Voice::Consents => { "can live with it" }
                    Voice::Objects(reason) => { "objects: " span.quoted { (reason) } }
                }
            }
        }
    }
}

fn class(voice: &Voice) -> &'static str {
    match voice {
        Voice::Silent => "silent",
        Voice::Consents => "consents",
        Voice::Objects(_) => "objects",
    }
}
