//! Fields. Each has a label that says what to write, a hint where one helps, and its own problem beside it.
//!
//! A field's name is also its id, so that an error summary can lead to it; where a page has several forms with the same
//! fields, [`Field::within`] tells them apart.

use super::notice::FieldProblem;
use maud::{Markup, html};

/// A field of a form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Field<'a> {
    /// Its name, as it is sent.
    pub name: &'a str,
    /// What tells it from fields of the same name in other forms of the page; may be empty.
    pub within: &'a str,
    /// "When should the visit start?"
    pub label: &'a str,
    /// "Such as 7.45am"; may be empty.
    pub hint: &'a str,
    /// What is written in it.
    pub value: &'a str,
    /// What a browser may fill in by itself, such as `username`; may be empty.
    pub fill: &'a str,
    /// Everything wrong with the form; the field finds its own.
    pub problems: &'a [FieldProblem],
}

impl Field<'_> {
    /// What it is called on its page.
    fn id(&self) -> String {
        if self.within.is_empty() { self.name.to_owned() } else { format!("{}-{}", self.name, self.within) }
    }

    fn problem(&self) -> Option<&FieldProblem> {
        self.problems.iter().find(|problem| problem.field == self.name)
    }

    /// What describes the field, for those who hear the page.
    fn described(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id()));
        let problem = self.problem().map(|_| format!("{}-problem", self.id()));
        let parts: Vec<String> = hint.into_iter().chain(problem).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn around(&self, input: &Markup) -> Markup {
        html! {
            div.field.wrong[self.problem().is_some()] {
                label for=(self.id()) { (self.label) }
                (self.words())
                (input)
            }
        }
    }

    /// The hint and the problem.
    fn words(&self) -> Markup {
        html! {
            @if !self.hint.is_empty() { p.hint id={(self.id()) "-hint"} { (self.hint) } }
            @if let Some(problem) = self.problem() { p.problem id={(self.id()) "-problem"} { (problem.words) } }
        }
    }

    fn input(&self, kind: &str, width: &str) -> Markup {
        let fill = (!self.fill.is_empty()).then_some(self.fill);
        self.around(&html! {
            input class=(width) id=(self.id()) name=(self.name) type=(kind) value=(self.value) autocomplete=[fill]
                aria-describedby=[self.described()] aria-invalid=[self.problem().map(|_| "true")];
        })
    }
}

/// One line of text.
#[must_use]
pub fn text(field: &Field<'_>) -> Markup {
    field.input("text", "wide")
}

/// A short one: a time, a number, a code.
#[must_use]
pub fn short(field: &Field<'_>) -> Markup {
    field.input("text", "narrow")
}

/// A date, by the browser's own calendar.
#[must_use]
pub fn date(field: &Field<'_>) -> Markup {
    field.input("date", "narrow")
}

/// A password. What was written is never sent back.
#[must_use]
pub fn password(field: &Field<'_>) -> Markup {
    Field { value: "", ..*field }.input("password", "wide")
}

/// A few secret digits. On a phone or tablet their own keys come up; what was written is never sent back.
#[must_use]
pub fn secret_digits(field: &Field<'_>) -> Markup {
    field.around(&html! {
        input.narrow id=(field.id()) name=(field.name) type="password" inputmode="numeric" autocomplete="off"
            aria-describedby=[field.described()] aria-invalid=[field.problem().map(|_| "true")];
    })
}

/// Several lines, in people's own words.
#[must_use]
pub fn long(field: &Field<'_>) -> Markup {
    field.around(&html! {
        textarea id=(field.id()) name=(field.name) rows="4" aria-describedby=[field.described()]
            aria-invalid=[field.problem().map(|_| "true")] { (field.value) }
    })
}

/// A file.
#[must_use]
pub fn file(field: &Field<'_>, accept: &str) -> Markup {
    field.around(&html! {
        input id=(field.id()) name=(field.name) type="file" accept=(accept) aria-describedby=[field.described()];
    })
}

/// One of many, where the list is long; `options` are value and words.
#[must_use]
pub fn select(field: &Field<'_>, options: &[(&str, &str)]) -> Markup {
    field.around(&html! {
        select id=(field.id()) name=(field.name) aria-describedby=[field.described()] {
            @for (value, words) in options { option value=(value) selected[*value == field.value] { (words) } }
        }
    })
}

/// One thing to choose, with a line on what it means.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What is read.
    pub words: &'a str,
    /// What it means; may be empty.
    pub meaning: &'a str,
}

/// One of a few, all in sight.
#[must_use]
pub fn choices(field: &Field<'_>, choices: &[Choice<'_>]) -> Markup {
    group(field, "radio", choices, &[field.value])
}

/// Any of a few.
#[must_use]
pub fn checks(field: &Field<'_>, choices: &[Choice<'_>], chosen: &[&str]) -> Markup {
    group(field, "checkbox", choices, chosen)
}

/// Choices that need no explaining stand beside each other.
fn group(field: &Field<'_>, kind: &str, choices: &[Choice<'_>], chosen: &[&str]) -> Markup {
    let short = choices.iter().all(|choice| choice.meaning.is_empty());
    html! {
        fieldset.field.side-by-side[short].wrong[field.problem().is_some()] id=(field.id()) aria-describedby=[field.described()] {
            legend { (field.label) }
            (field.words())
            @for choice in choices {
                label.choice {
                    input type=(kind) name=(field.name) value=(choice.value) checked[chosen.contains(&choice.value)];
                    span { (choice.words) @if !choice.meaning.is_empty() { span.hint { (choice.meaning) } } }
                }
            }
        }
    }
}

/// Yes or no.
#[must_use]
pub fn check(field: &Field<'_>, yes: bool) -> Markup {
    html! {
        div.field.wrong[field.problem().is_some()] {
            (field.words())
            label.choice {
                input id=(field.id()) type="checkbox" name=(field.name) value="yes" checked[yes]
                    aria-describedby=[field.described()];
                span { (field.label) }
            }
        }
    }
}
