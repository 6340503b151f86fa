//! The form of who somebody is: what taking in, changing and the last day of people and of workers have in common.

use crate::Trouble;
use crate::answer::again;
use crate::frame::Area;
use crate::sent::{Day, Id};
use crate::team::{TeamPage, command_field};
use axum::response::Response;
use care::ids::CommandId;
use design::button::{Weight, button};
use design::card;
use design::form::{self, Field};
use design::notice::{FieldProblem, error_summary};
use jiff::civil::Date;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;

/// A form about somebody.
pub(super) struct About<'a> {
    /// For whom it is drawn.
    pub(super) here: &'a TeamPage,
    /// Which page of the menu it belongs to.
    pub(super) place: Area,
    /// Its heading.
    pub(super) title: String,
    /// The page of whom it is about, such as `people/ID`; `None` for somebody new.
    pub(super) whom: Option<String>,
    /// Where it is sent, below the team's address.
    pub(super) action: String,
    /// What a last day means: "The support ends".
    pub(super) leaves: &'static str,
}

impl About<'_> {
    /// The form with these fields; below it the last day, for somebody who is there already.
    pub(super) fn draw(&self, problems: &[FieldProblem], fields: &Markup) -> Markup {
        self.here.frame(self.place, self.title.as_str()).show(&html! {
            (error_summary(problems))
            form method="post" action=(self.here.address(&self.action)) {
                (command_field())
                (fields)
                (button("Save", Weight::Main))
            }
            @if let Some(whom) = &self.whom {
                (card::fold(self.leaves, &html! {
                    form method="post" action=(self.here.address(&format!("{whom}/leave"))) {
                        (command_field())
                        (form::date(&Field { name: "last", label: "Last day", ..Field::default() }))
                        (button("Save the last day", Weight::Grave))
                    }
                }))
            }
        })
    }

    /// The form again, with everything wrong with it.
    pub(super) fn again(&self, problems: &[FieldProblem], fields: &Markup) -> Response {
        again(problems, |wrong| self.draw(wrong, fields))
    }
}

/// One line of the form. Browsers fill in nothing: it is about somebody else.
pub(super) fn field<'a>(
    (name, label, hint): (&'a str, &'a str, &'a str),
    value: &'a str,
    problems: &'a [FieldProblem],
) -> Field<'a> {
    Field { name, label, hint, value, problems, fill: "off", within: "" }
}

/// The same, drawn.
pub(super) fn line(words: (&str, &str, &str), value: &str, problems: &[FieldProblem]) -> Markup {
    form::text(&field(words, value, problems))
}

/// A place as one writes it: "53.456600, -2.260500"; empty where it is not known.
pub(super) fn on_the_ground(place: Option<care::Location>) -> String {
    let degrees = |millionths: i32| format!("{:.6}", f64::from(millionths) / 1e6);
    place.map_or_else(String::new, |place| {
        format!("{}, {}", degrees(place.latitude), degrees(place.longitude))
    })
}

/// Where an address is: as before where its postcode is the same, so that a pin on the map stays; else by its postcode.
pub(super) async fn home(
    here: &TeamPage,
    address: &str,
    (before, pin): (&str, Option<care::Location>),
) -> Result<Option<care::Location>, Trouble> {
    let same = match (week::postcode_in(address), week::postcode_in(before)) {
        (None, None) => address.trim() == before.trim(),
        (now, then) => now == then,
    };
    if same && pin.is_some() { Ok(pin) } else { Ok(here.service().place_of(address).await?) }
}

/// Somebody's last day.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct LastDay {
    command: Id<CommandId>,
    /// Nothing takes back what was noted.
    last: Option<Day>,
}

impl LastDay {
    /// The name of the command.
    pub(super) fn id(&self) -> CommandId {
        self.command.0
    }

    /// The day.
    pub(super) fn date(&self) -> Option<Date> {
        self.last.as_ref().map(|day| day.0)
    }
}
