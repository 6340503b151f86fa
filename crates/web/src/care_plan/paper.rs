//! The plan on paper, to read together and to sign.

use super::labels::doer;
use super::page::about_me_parts;
use crate::Trouble;
use crate::frame::Area;
use crate::people::For;
use crate::team::TeamPage;
use crate::week::when::{day, moment};
use axum::extract::{Path, Query};
use care::ids::{PersonId, TeamId};
use maud::{Markup, html};
use service::care_plan::PlanRecord;

pub(super) async fn show(
    here: TeamPage,
    Path(whose): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let plan = here.service().open_care_plan(here.caller(), whose, why.purpose(), None).await?;
    let back = here.address(&format!("people/{}/plan", plan.person));
    let frame = here.frame(Area::People, format!("{}’s plan", plan.called));
    Ok(frame.show(&html! {
        p.choices { "This page is made for paper: use your browser’s Print." a href=(back) { "Back" } }
        div.paper.plan-paper { (whole(&plan)) (agreed(&plan)) }
        p.soft { "Version " (plan.number) ". Printed " (moment(here.team_view().moment())) " by " (here.team_view().name()) "." }
    }))
}

/// Everything the plan says, in the order of its page.
pub(crate) fn whole(plan: &PlanRecord) -> Markup {
    let words = &plan.words;
    let needs = [
        ("What I can do and am good at", words.strengths.as_str()),
        ("What I need help with", words.needs.as_str()),
    ];
    html! {
        @for (question, said) in about_me_parts(plan).into_iter().chain(needs) {
            @if !said.is_empty() { section { h2 { (question) } @for line in said.lines() { p { (line) } } } }
        }
        @if !plan.outcomes.is_empty() {
            section { h2 { "What I hope for" } ul { @for one in &plan.outcomes {
                li { strong { (one.what) } @if let Some(date) = one.by_when { ", by " (day(date)) } @if !one.how_known.is_empty() { ". We will know: " (one.how_known) } }
            } } }
        }
        @if !words.actions.is_empty() {
            section { h2 { "Who does what" } ul { @for one in &words.actions {
                li { strong { @if one.name.is_empty() { (doer(one.doer).1) } @else { (one.name) } } ": " (one.what) }
            } } }
        }
        @if !words.what_ifs.is_empty() {
            section { h2 { "If something goes wrong" } @for one in &words.what_ifs { p { strong { "If " (one.happens) ": " } (one.then) } } }
        }
    }
}

fn agreed(plan: &PlanRecord) -> Markup {
    html! {
        section {
            h2 { "Agreed" }
            @for (who, on) in &plan.agreed { p { (who) ", " (day(*on)) } }
            @if !plan.is_agreed { p { (plan.called) ": " span.blank {} " Date: " span.blank {} } }
            @if let Some(review) = plan.review { p { "We look at it again on " (day(review)) "." } }
            @if !plan.words.helped_by.is_empty() { p { "Written with the help of " (plan.words.helped_by) "." } }
        }
    }
}
