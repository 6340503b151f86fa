//! Two versions of a plan beside each other: what was taken out, what is new.

use super::labels::doer;
use super::page::{Which, about_me_parts};
use crate::Trouble;
use crate::frame::Area;
use crate::people::For;
use crate::team::TeamPage;
use crate::week::when::{day, moment};
use axum::extract::{Path, Query};
use care::ids::{PersonId, TeamId};
use design::button::{Weight, link};
use design::card::{empty, section};
use maud::{Markup, html};
use service::care_plan::PlanRecord;

pub(super) async fn show(
    here: TeamPage,
    Path(whose): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
    Query(which): Query<Which>,
) -> Result<Markup, Trouble> {
    let open = |number| here.service().open_care_plan(here.caller(), whose, why.purpose(), number);
    let newer = open(which.version).await?;
    let older = if newer.number > 1 { Some(open(Some(newer.number - 1)).await?) } else { None };
    let plan = here.address(&format!("people/{}/plan", newer.person));
    let frame = here.frame(Area::People, format!("What changed in {}’s plan", newer.called));
    Ok(frame.show(&html! {
        (versions(&plan, &newer))
        @match &older {
            Some(older) => (differences(older, &newer)),
            None => (empty("Nothing to compare", "This is the first version.", None)),
        }
        p { (link(&plan, "Back to the plan", Weight::Bare)) }
    }))
}

fn versions(plan: &str, newer: &PlanRecord) -> Markup {
    html! {
        @if let Some((who, at)) = &newer.written { p { "Version " (newer.number) " of " (newer.versions) ", written by " (who) " on " (moment(*at)) "." } }
        p {
            @if newer.number > 1 { (link(&format!("{plan}/versions?version={}", newer.number - 1), "The change before", Weight::Quiet)) " " }
            @if newer.number < newer.versions { (link(&format!("{plan}/versions?version={}", newer.number + 1), "The change after", Weight::Quiet)) " " }
            @if newer.number > 1 { (link(&format!("{plan}?version={}", newer.number - 1), &format!("Read version {}", newer.number - 1), Weight::Bare)) }
        }
    }
}

/// Every sentence of a plan, part by part.
fn parts(plan: &PlanRecord) -> Vec<(&'static str, Vec<String>)> {
    let lines = |words: &str| words.lines().map(ToOwned::to_owned).collect::<Vec<_>>();
    let mut parts: Vec<(&'static str, Vec<String>)> =
        about_me_parts(plan).into_iter().map(|(name, words)| (name, lines(words))).collect();
    parts.push(("What I can do and am good at", lines(&plan.words.strengths)));
    parts.push(("What I need help with", lines(&plan.words.needs)));
    let hopes = plan.outcomes.iter().map(|one| {
        let by = one.by_when.map_or_else(String::new, |date| format!(", by {}", day(date)));
        let known = if one.how_known.is_empty() { String::new() } else { format!(" ({})", one.how_known) };
        format!("{}{by}{known}", one.what)
    });
    parts.push(("What I hope for", hopes.collect()));
    let actions = plan.words.actions.iter().map(|one| {
        let who = if one.name.is_empty() { doer(one.doer).1 } else { &one.name };
        format!("{who}: {}", one.what)
    });
    parts.push(("Who does what", actions.collect()));
    let what_ifs = plan.words.what_ifs.iter().map(|one| format!("If {}: {}", one.happens, one.then));
    parts.push(("If something goes wrong", what_ifs.collect()));
    let review = plan.review.map(day).into_iter().collect();
    parts.push(("We look at it again", review));
    parts
}

fn differences(older: &PlanRecord, newer: &PlanRecord) -> Markup {
    let both = parts(older).into_iter().zip(parts(newer));
    let changed: Vec<_> = both.filter(|((_, before), (_, after))| before != after).collect();
    html! {
        @if changed.is_empty() { p { "The words are the same." } }
        @for ((name, before), (_, after)) in &changed {
            (section("", name, &html! {
                @for line in before.iter().filter(|line| !after.contains(line)) { p { "No longer: " del { (line) } } }
                @for line in after.iter().filter(|line| !before.contains(line)) { p { "New: " ins { (line) } } }
                @if before.iter().all(|line| after.contains(line)) && after.iter().all(|line| before.contains(line)) { p { "In another order." } }
            }))
        }
    }
}
