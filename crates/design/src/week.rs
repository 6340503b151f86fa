//! Which week, which view of it, and how far its making has come.

use super::icon::{Icon, icon};
use maud::{Markup, html};

/// A week before, this one, the one after.
#[derive(Clone, Debug)]
pub struct Pager<'a> {
    /// "2 to 8 March".
    pub title: &'a str,
    /// "this week", "next week", "in three weeks".
    pub relation: &'a str,
    /// Where the week before is.
    pub before: &'a str,
    /// Where the week after is.
    pub after: &'a str,
    /// Where today's week is, if this is another.
    pub now: Option<&'a str>,
}

/// Goes from week to week.
#[must_use]
pub fn pager(pager: &Pager<'_>) -> Markup {
    html! {
        nav.pager aria-label="Weeks" {
            a.button.bare href=(pager.before) { (icon(Icon::Back)) span.unseen { "The week before" } }
            p { strong { (pager.title) } " " span.soft { (pager.relation) } }
            a.button.bare href=(pager.after) { (icon(Icon::Onward)) span.unseen { "The week after" } }
            @if let Some(now) = pager.now { a.button.bare href=(now) { "This week" } }
        }
    }
}

/// Views of one thing side by side; each is a page of its own, so it can be linked to.
#[must_use]
pub fn tabs(label: &str, tabs: &[(&str, &str, bool)]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            ul {
                @for (words, href, here) in tabs {
                    li { a href=(href) aria-current=[here.then_some("page")] { (words) } }
                }
            }
        }
    }
}

/// How far a step of the week has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Behind us.
    Done,
    /// Where we are.
    Now,
    /// Not yet.
    Later,
}

/// The steps of making a week: what it is called, a line on how it stands, how far it has come.
#[must_use]
pub fn stages(stages: &[(&str, &str, Stage)]) -> Markup {
    html! {
        ol.stages aria-label="How far the week has come" {
            @for (name, line, stage) in stages {
                li class=(class(*stage)) aria-current=[(*stage == Stage::Now).then_some("step")] {
                    span.dot aria-hidden="true" { @if *stage == Stage::Done { (icon(Icon::Tick)) } }
                    span { strong { (name) } span.soft { (line) } @if *stage == Stage::Done { span.unseen { ", done" } } }
                }
            }
        }
    }
}

fn class(stage: Stage) -> &'static str {
    match stage {
        Stage::Done => "done",
        Stage::Now => "now",
        Stage::Later => "later",
    }
}
