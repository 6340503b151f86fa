//! What the page has to say before anything else.

use super::icon::{Icon, icon};
use maud::{Markup, html};

/// What kind of thing is said. Colour repeats what the sign and the words say, never instead of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It worked; it is kept.
    Kept,
    /// Someone is needed, or something must be decided.
    Wanting,
    /// A person may come to harm. Rare.
    Harm,
    /// Good to know.
    Plain,
}

impl Tone {
    /// Its class in the style sheet.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Wanting => "wanting",
            Self::Harm => "harm",
            Self::Plain => "plain",
        }
    }

    fn sign(self) -> Icon {
        match self {
            Self::Kept => Icon::Tick,
            Self::Wanting | Self::Harm => Icon::Attention,
            Self::Plain => Icon::Onward,
        }
    }
}

/// A sentence in a box, with room for what to do about it.
#[derive(Clone, Debug)]
pub struct Notice {
    /// What kind.
    pub tone: Tone,
    /// What happened.
    pub what: String,
    /// What it means and what to do; may be empty.
    pub more: String,
    /// A way on or back, such as "Undo".
    pub action: Option<Markup>,
}

impl Notice {
    /// One that only says something.
    pub fn new(tone: Tone, what: impl Into<String>) -> Self {
        Self { tone, what: what.into(), more: String::new(), action: None }
    }

    /// With what it means and what to do.
    #[must_use]
    pub fn more(self, more: impl Into<String>) -> Self {
        Self { more: more.into(), ..self }
    }

    /// With a button.
    #[must_use]
    pub fn action(self, action: Markup) -> Self {
        Self { action: Some(action), ..self }
    }
}

/// Shows it where it belongs on the page. What has just happened is read out by itself.
#[must_use]
pub fn notice(notice: &Notice) -> Markup {
    let urgent = notice.tone == Tone::Harm;
    html! {
        div class={"notice " (notice.tone.class())} role=(if urgent { "alert" } else { "status" }) {
            (icon(notice.tone.sign()))
            div {
                p.what { (notice.what) }
                @if !notice.more.is_empty() { p { (notice.more) } }
            }
            @if let Some(action) = &notice.action { (action) }
        }
    }
}

/// Something wrong with a form: which field, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field's name, which is also its id.
    pub field: String,
    /// "Write when the visit should start, such as 7.45am."
    pub words: String,
}

impl FieldProblem {
    /// A problem with a field.
    pub fn new(field: impl Into<String>, words: impl Into<String>) -> Self {
        Self { field: field.into(), words: words.into() }
    }
}

/// Everything wrong with a form at once, above it; each line leads to its field. Nothing where nothing is wrong.
#[must_use]
pub fn error_summary(problems: &[FieldProblem]) -> Markup {
    html! {
        @if !problems.is_empty() {
            div.error-summary role="alert" aria-labelledby="error-summary-title" tabindex="-1" {
                h2 #error-summary-title { (title(problems.len())) }
                ul { @for problem in problems { li { a href={"#" (problem.field)} { (problem.words) } } } }
            }
        }
    }
}

fn title(problems: usize) -> String {
    match problems {
        1 => "One thing is missing before this can be kept".to_owned(),
        many => format!("{many} things are missing before this can be kept"),
    }
}
