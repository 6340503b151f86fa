//! The disputed lines of a team.

use super::drawn;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use design::card;
use maud::{Markup, html};

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let (all, _) = here.service().disputes(here.caller(), here.team()).await?;
    let (open, answered): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.is_open);
    Ok(here.frame(Area::Disputes, "Disputed lines").show(&html! {
        p { "Everyone who reads a line of their hours, their pay or a bill can say that it is not right. Somebody else looks into it, answers, and puts it right in the open where it was wrong; the wrong line stays readable." }
        @if all.is_empty() { (card::empty("Nobody asks about a line", "When somebody does, it is here until it is answered.", None)) }
        @if !open.is_empty() { h2 { "Waiting for an answer" } }
        @for one in open { (drawn::card(&here, one)) }
        @if !answered.is_empty() { (card::fold("Answered", &html! { @for one in answered { (drawn::card(&here, one)) } })) }
    }))
}
