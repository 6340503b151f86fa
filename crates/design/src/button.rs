//! What people press.

use super::icon::{Icon, icon};
use maud::{Markup, html};

/// How loud a button is. One main thing for each page: at most one is [`Weight::Main`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// What most people came for.
    Main,
    /// Anything else.
    #[default]
    Quiet,
    /// Hardly a button: beside text, in rows.
    Bare,
    /// Takes something away from someone. Rare.
    Grave,
}

impl Weight {
    fn class(self) -> &'static str {
        match self {
            Self::Main => "button main",
            Self::Quiet => "button",
            Self::Bare => "button bare",
            Self::Grave => "button grave",
        }
    }
}

/// Sends its form.
#[must_use]
pub fn button(words: &str, weight: Weight) -> Markup {
    html! { button class=(weight.class()) type="submit" { (words) } }
}

/// Sends its form with a value that says which button it was.
#[must_use]
pub fn button_of(name: &str, value: &str, words: &str, weight: Weight) -> Markup {
    html! { button class=(weight.class()) type="submit" name=(name) value=(value) { (words) } }
}

/// Leads somewhere. Looks like a button where the way on is what matters.
#[must_use]
pub fn link(href: &str, words: &str, weight: Weight) -> Markup {
    html! { a class=(weight.class()) href=(href) { (words) } }
}

/// The same with a sign before the words.
#[must_use]
pub fn link_with(href: &str, sign: Icon, words: &str, weight: Weight) -> Markup {
    html! { a class=(weight.class()) href=(href) { (icon(sign)) span { (words) } } }
}

/// A form that is one button: undo, take back, yes.
#[must_use]
pub fn deed(action: &str, words: &str, weight: Weight, hidden: &[(&str, &str)]) -> Markup {
    html! {
        form.deed method="post" action=(action) {
            @for (name, value) in hidden { input type="hidden" name=(name) value=(value); }
            (button(words, weight))
        }
    }
}

/// Buttons side by side, the main one first.
#[must_use]
pub fn row(buttons: &[Markup]) -> Markup {
    html! { div.buttons { @for one in buttons { (one) } } }
}
