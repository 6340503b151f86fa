//! Beginning a draft, and a round of picks for it.

use super::step::Making;
use crate::team::{Here, command_field};
use crate::week::when;
use care::team::picks::Shown;
use care::time::{Clock, Date, Moment, Timestamp, WeekStart, plus_days};
use design::button::{self, Weight, button, button_of};
use design::form::{self, Choice, Field};
use design::notice::{Problem, error_summary};
use maud::{Markup, html};

/// How many days a round of picks is usually open.
const PICK_DAYS: i32 = 2;

/// The ways to begin.
pub(super) fn begin(here: &Here, week: WeekStart) -> Markup {
    let before = week.previous();
    let like = here.glimpse().team().published(before).is_some();
    html! {
        p { "A draft is the team’s own scratch paper: nobody else sees it, and nobody is told anything until you agree to it." }
        form method="post" action=(here.address("draft/begin")) {
            (command_field())
            input type="hidden" name="week" value=(week);
            (button::row(&[
                button_of("like", "", "Begin with an empty week", Weight::Main),
                if like { button_of("like", &before.to_string(), &format!("Begin like the week of {}", when::week(before)), Weight::Quiet) } else { html! {} },
            ]))
        }
    }
}

/// Opening a round of picks, or going on without one.
pub(super) fn open_picks(here: &Here, making: &Making<'_>, problems: &[Problem]) -> Markup {
    let shown = match here.glimpse().team().rules.picks {
        Shown::AtOnce => "at-once",
        Shown::WhenClosed => "when-closed",
    };
    let last = plus_days(making.week.monday(), -1);
    let date = plus_days(here.glimpse().today(), PICK_DAYS).min(last).to_string();
    html! {
        (error_summary(problems))
        p { "In a round of picks each of you says which visits you would like to make and which you cannot. What nobody picks is filled in afterwards." }
        form method="post" action=(here.address("draft/picks/open")) {
            (command_field())
            input type="hidden" name="week" value=(making.week);
            (form::date(&Field { name: "date", label: "Until which day can everyone pick?", value: &date, problems, ..Field::default() }))
            (form::short(&Field { name: "time", label: "Until when on that day?", hint: "Such as 18:00", value: "18:00", problems, ..Field::default() }))
            (form::choices(&Field { name: "shown", label: "Who sees the picks before then?", value: shown, problems, ..Field::default() }, &[
                Choice { value: "at-once", words: "Everyone, as they are made", meaning: "You can see at once where two of you would like the same." },
                Choice { value: "when-closed", words: "Each only her own", meaning: "Nobody is led by what others chose." },
            ]))
            (button("Open the round of picks", Weight::Main))
        }
    }
}

/// What was said about a round of picks, or what is wrong with it.
pub(super) fn read_picks(here: &Here, form: &crate::team::Form) -> Result<(Timestamp, Shown), Vec<Problem>> {
    let mut problems = Vec::new();
    let (date, time) = (form.read::<Date>("date"), form.read::<Clock>("time"));
    if date.is_none() {
        problems.push(Problem::new("date", "Choose the day until which everyone can pick."));
    }
    if time.is_none() {
        problems.push(Problem::new("time", "Write the time of day, such as 18:00."));
    }
    let shown = if form.text("shown") == "when-closed" { Shown::WhenClosed } else { Shown::AtOnce };
    let Some((date, time)) = date.zip(time).filter(|_| problems.is_empty()) else { return Err(problems) };
    let closes = here.glimpse().zone().timestamp(Moment::new(date, time));
    if closes <= here.service().now() {
        return Err(vec![Problem::new(
            "date",
            "This has passed already. Choose a time that is still to come.",
        )]);
    }
    Ok((closes, shown))
}
