//! Budgets as the council sees them: what was agreed for each, without a name.

use super::{page, words};
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use design::card;
use maud::{Markup, html};

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let budgets = here.service().council_budgets(here.caller(), here.team()).await?;
    Ok(here.frame(Area::Price, "Personal budgets").show(&html! {
        p { "Budgets that hold today, without names. Of each you see what was agreed with the person, and no single line." }
        @if budgets.is_empty() { (card::empty("No budget holds today", "Once one is agreed, it is here.", None)) }
        @for (number, one) in (1..).zip(&budgets) {
            h2 { (one.days.0.strftime("%-d %B %Y")) " to " (one.days.1.strftime("%-d %B %Y")) }
            p.soft { (words::kind(one.kind)) ". In all: " (one.forecast.agreed) "." }
            (page::figures(&one.forecast))
            @if one.with_uses { (page::uses(&one.forecast, &format!("of budget {number}"))) }
        }
    }))
}
