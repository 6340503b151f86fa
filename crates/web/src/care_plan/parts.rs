//! The form of each part of a plan. Each says which version it was made from.

use super::labels::{doer, domain};
use crate::team::{TeamPage, command_field};
use care::care_plan::{ActionWords, Doer, Domain, WhatIf};
use design::button::{Weight, button};
use design::form::{self, Field};
use maud::{Markup, html};
use service::care_plan::{OutcomeTold, PlanRecord};

fn form(here: &TeamPage, plan: &PlanRecord, part: &str, fields: &Markup) -> Markup {
    html! {
        form method="post" action=(here.address(&format!("people/{}/plan/{part}", plan.person))) {
            (command_field())
            input type="hidden" name="based-on" value=(plan.number);
            (fields)
        }
    }
}

/// What a person wants others to know.
pub(super) fn about_me(here: &TeamPage, plan: &PlanRecord) -> Markup {
    let words = &plan.words;
    let long = |name, label, hint, value| form::long(&Field { name, label, hint, value, ..Field::default() });
    form(
        here,
        plan,
        "about-me",
        &html! {
            (long("important", "What is most important to me", "In their own words.", &words.important))
            (long("people", "People who are important to me", "", &words.people))
            (long("communicate", "How to communicate with me", "Glasses, hearing aids, languages, how I say yes and no.", &words.communicate))
            (long("please-do", "Please do", "", &words.please_do))
            (long("please-dont", "Please don’t", "", &words.please_dont))
            (button("Save about me", Weight::Main))
        },
    )
}

/// What they can do, and what they need.
pub(super) fn strengths(here: &TeamPage, plan: &PlanRecord) -> Markup {
    let words = &plan.words;
    form(
        here,
        plan,
        "strengths",
        &html! {
            (form::long(&Field { name: "strengths", label: "What I can do and am good at", value: &words.strengths, ..Field::default() }))
            (form::long(&Field { name: "needs", label: "What I need help with", value: &words.needs, ..Field::default() }))
            (button("Save what I can do", Weight::Main))
        },
    )
}

/// Something that they hope for.
pub(super) fn outcome(here: &TeamPage, plan: &PlanRecord, known: Option<&OutcomeTold>) -> Markup {
    let within = known.map_or_else(|| "new".to_owned(), |one| one.id.to_string());
    let field =
        |name, label, hint, value| Field { name, within: &within, label, hint, value, ..Field::default() };
    let by_when = known.and_then(|one| one.by_when).map_or_else(String::new, |date| date.to_string());
    let part = known.and_then(|one| one.domain).map_or("", |part| domain(part).0);
    let parts: Vec<(&str, &str)> =
        std::iter::once(("", "None in particular")).chain(Domain::ALL.map(domain)).collect();
    let ids: Vec<String> = plan.support.iter().map(|(id, _)| id.to_string()).collect();
    let support: Vec<form::Choice<'_>> = ids
        .iter()
        .zip(&plan.support)
        .map(|(id, (_, what))| form::Choice { value: id, words: what, meaning: "" })
        .collect();
    let chosen: Vec<String> =
        known.map(|one| one.support.iter().map(|(id, _)| id.to_string()).collect()).unwrap_or_default();
    let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
    let hint =
        if known.is_some() { "Leave blank to take it out of the plan." } else { "In their own words." };
    form(
        here,
        plan,
        "outcome",
        &html! {
            @if let Some(one) = known { input type="hidden" name="outcome" value=(one.id); }
            (form::text(&field("what", "What I hope for", hint, known.map_or("", |one| &one.what))))
            (form::text(&field("how-known", "How will we know?", "", known.map_or("", |one| &one.how_known))))
            (form::date(&field("by-when", "By when?", "Leave blank if there is no hurry.", &by_when)))
            (form::select(&field("domain", "Which part of life?", "", part), &parts))
            @if !support.is_empty() { (form::checks(&field("support", "Which support serves this?", "", ""), &support, &chosen)) }
            (button("Save what I hope for", Weight::Main))
        },
    )
}

/// Something that somebody does.
pub(super) fn action(here: &TeamPage, plan: &PlanRecord, known: Option<(usize, &ActionWords)>) -> Markup {
    let within = known.map_or_else(|| "new".to_owned(), |(place, _)| place.to_string());
    let field =
        |name, label, hint, value| Field { name, within: &within, label, hint, value, ..Field::default() };
    let words = known.map(|(_, one)| one);
    let who = words.map_or("team", |one| doer(one.doer).0);
    let hint = if known.is_some() { "Leave blank to take it out of the plan." } else { "" };
    form(
        here,
        plan,
        "action",
        &html! {
            @if let Some((place, _)) = known { input type="hidden" name="place" value=(place); }
            (form::select(&field("doer", "Who does it?", "", who), &Doer::ALL.map(doer)))
            (form::text(&field("name", "Their name", "Such as Ngozi, or the chess club.", words.map_or("", |one| &one.name))))
            (form::text(&field("does", "What do they do?", hint, words.map_or("", |one| &one.what))))
            (button("Save who does it", Weight::Main))
        },
    )
}

/// What happens if something goes wrong.
pub(super) fn what_if(here: &TeamPage, plan: &PlanRecord, known: Option<(usize, &WhatIf)>) -> Markup {
    let within = known.map_or_else(|| "new".to_owned(), |(place, _)| place.to_string());
    let field =
        |name, label, hint, value| Field { name, within: &within, label, hint, value, ..Field::default() };
    let words = known.map(|(_, one)| one);
    let hint =
        if known.is_some() { "Leave blank to take it out of the plan." } else { "Such as “I fall”." };
    form(
        here,
        plan,
        "what-if",
        &html! {
            @if let Some((place, _)) = known { input type="hidden" name="place" value=(place); }
            (form::text(&field("happens", "If …", hint, words.map_or("", |one| &one.happens))))
            (form::long(&field("then", "What to do, and whom to ring", "", words.map_or("", |one| &one.then))))
            (button("Save this what-if", Weight::Main))
        },
    )
}

/// When it is looked at again, and who helped to write it.
pub(super) fn review(here: &TeamPage, plan: &PlanRecord) -> Markup {
    let review = plan.review.map_or_else(String::new, |date| date.to_string());
    form(
        here,
        plan,
        "review",
        &html! {
            (form::date(&Field { name: "review", label: "When do we look at it again?", value: &review, ..Field::default() }))
            (form::text(&Field { name: "helped-by", label: "Who helped to write it?", value: &plan.words.helped_by, ..Field::default() }))
            (button("Save the day", Weight::Quiet))
        },
    )
}
