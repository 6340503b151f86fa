//! The page of meetings: every meeting that is noted, and the form for another.

use super::forms;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::day;
use design::card;
use maud::{Markup, html};
use service::meetings::Held;
use words::{length, listed};

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let meetings = here.team_view().meetings()?;
    Ok(here.frame(Area::Meetings, "Team meetings").show(&html! {
        p { "We meet regularly, and everyone who comes is paid for the time." }
        @if meetings.may_note {
            (card::section("note", "Note a meeting", &forms::new_meeting(&here)))
        }
        @if meetings.held.is_empty() {
            (card::empty("No meetings noted yet", "After a meeting, write down in a few words what you talked about and what you agreed.", None))
        } @else {
            (card::section("held", "Our meetings", &html! {
                @for one in &meetings.held { (held(&here, one, meetings.may_note)) }
            }))
        }
    }))
}

fn held(here: &TeamPage, one: &Held, may_remove: bool) -> Markup {
    let came: Vec<String> = one.came.iter().map(|who| who.called.clone()).collect();
    let minutes = |minutes: care::Minutes| length(i64::from(minutes.0));
    card::card(
        &day(one.on),
        &html! {
            p { (one.talked) }
            @if !one.agreed.is_empty() { p { strong { "We agreed: " } (one.agreed) } }
            p.soft {
                (listed(&came)) " came. " (minutes(one.paid)) ", paid"
                @if one.came.len() > 1 { ": " (minutes(one.paid_in_all())) " in all" } "."
            }
            @if may_remove { (card::fold("Remove this meeting", &forms::removal(here, one))) }
        },
    )
}
