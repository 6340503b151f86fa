//! Beginning a draft, and a round of picks for it.

use crate::sent::{Id, terms};
use crate::team::{TeamPage, clock, command_field};
use crate::week::when;
use care::ids::CommandId;
use care::picks::Shown;
use care::time::{Clock, Date, Moment, Timestamp, WeekStart, plus_days};
use design::button::{self, Weight, button, button_of};
use design::form::{self, Choice, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::drafts::DraftView;

/// How many days a round of picks is usually open.
const PICK_DAYS: i32 = 2;

/// The ways to begin.
pub(super) fn begin(here: &TeamPage, week: WeekStart) -> Markup {
    let before = week.previous();
    let like = here.team_view().is_published(before);
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
pub(super) fn open_picks(here: &TeamPage, making: &DraftView, problems: &[FieldProblem]) -> Markup {
    let shown = match here.team_view().picks_shown() {
        Shown::AtOnce => "at-once",
        Shown::WhenClosed => "when-closed",
    };
    let last = plus_days(making.week.monday(), -1);
    let date = plus_days(here.team_view().today(), PICK_DAYS).min(last).to_string();
    html! {
        (error_summary(problems))
        p { "In a round of picks each of you says which visits you’d like to go to and which you can’t. What nobody picks is filled in afterwards." }
        form method="post" action=(here.address("draft/picks/open")) {
            (command_field())
            input type="hidden" name="week" value=(making.week);
            (form::date(&Field { name: "date", label: "Until which day can everyone pick?", value: &date, problems, ..Field::default() }))
            (form::short(&Field { name: "time", label: "Until when on that day?", hint: "Such as 6pm", value: "6pm", problems, ..Field::default() }))
            (form::choices(&Field { name: "shown", label: "Who sees the picks before then?", value: shown, problems, ..Field::default() }, &[
                Choice { value: "at-once", words: "Everyone, as they are made", meaning: "You can see at once where two of you would like the same." },
                Choice { value: "when-closed", words: "Each only their own", meaning: "Nobody is led by what others chose." },
            ]))
            (button("Open the round of picks", Weight::Main))
        }
    }
}

terms! {
    /// The last day of a round of picks.
    LastDay(Date) |text| text.parse().ok(),
        "Choose the day until which everyone can pick.", { "type": "string", "format": "date" };
    /// When a round of picks closes on its last day.
    ClosingTime(Clock) clock, "Write the time of day, such as 18:00.", { "type": "string", "examples": ["18:00"] };
}

/// A round of picks to open.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct PicksRound {
    pub(super) command: Id<CommandId>,
    pub(super) week: Id<WeekStart>,
    /// The last day.
    date: LastDay,
    /// Until when on that day.
    time: ClosingTime,
    /// From when on everyone sees who picked what.
    shown: Option<ShownFrom>,
}

/// From when on everyone sees who picked what.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum ShownFrom {
    AtOnce,
    WhenClosed,
}

impl PicksRound {
    /// From when on everyone sees who picked what.
    pub(super) fn shown(&self) -> Shown {
        match self.shown {
            Some(ShownFrom::WhenClosed) => Shown::WhenClosed,
            Some(ShownFrom::AtOnce) | None => Shown::AtOnce,
        }
    }

    /// When it closes.
    ///
    /// # Errors
    /// If that has passed.
    pub(super) fn closes(&self, here: &TeamPage) -> Result<Timestamp, Vec<FieldProblem>> {
        let closes = here.team_view().zone().timestamp(Moment::new(self.date.0, self.time.0));
        if closes > here.service().now() {
            return Ok(closes);
        }
        Err(vec![FieldProblem::new("date", "This has passed already. Choose a time that is still to come.")])
    }
}
