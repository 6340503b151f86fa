//! A visit as a block, the same in every view.

use super::lane::Block;
use super::{BoardView, By, Mark};
use design::icon::{Icon, icon};
use design::measure;
use maud::{Markup, html};
use view::{VisitView, When};
use words::{clock_figures, listed};

/// Visits shorter than this have room for one line.
const SHORT: i32 = 25;

/// Draws a visit. `timed` puts it where its time is.
pub(super) fn block(view: &BoardView, block: &Block, timed: bool) -> Markup {
    let visit = &view.week.visits[block.visit];
    let mark = view.marks.get(block.visit);
    let key = mark.map_or("", |mark| mark.key.as_str());
    let lane = block.worker.map_or_else(|| "none".to_owned(), |at| at.to_string());
    html! {
        a id={"v-" (block.visit) "-" (lane)} class=(class(view, block, visit, timed)) data-person=(visit.person)
            href=(view.places.visit(key)) draggable=[(!view.may_change).then_some("false")] {
            span.line { (time(block.start)) " " (name(view, block)) (marks(block, visit, mark)) }
            " "
            (purpose(view, block, visit, mark.and_then(|mark| mark.agreed.as_deref())))
        }
    }
}

/// What it is for, who else comes, and the agreed time where it is another. Where there is little room, what is particular is
/// seen and the rest is only heard.
fn purpose(view: &BoardView, block: &Block, visit: &VisitView, agreed: Option<&str>) -> Markup {
    let mut more = with(view, block, visit);
    more.extend(agreed.map(str::to_owned));
    html! {
        span.what {
            span.purpose { (visit.what) @if !more.is_empty() { ", " } }
            @if !more.is_empty() { span.particular { (more.join(", ")) } }
        }
    }
}

fn class(view: &BoardView, block: &Block, visit: &VisitView, timed: bool) -> String {
    let mut class = format!("visit {}", measure::long(block.end - block.start));
    if timed {
        class.push(' ');
        class.push_str(&measure::at(block.start.passed));
    }
    if timed && block.end - block.start < SHORT {
        class.push_str(" short");
    }
    match block.worker {
        None => class.push_str(" nobody"),
        Some(worker) if view.by == By::Person => {
            class.push(' ');
            class.push_str(&measure::hue(view.week.workers[worker].hue));
        }
        Some(_) => {}
    }
    if visit.needed > 1 {
        class.push_str(" pair");
    }
    class
}

/// "7.45" with "am" for those who hear it, and where there is room.
fn time(at: When) -> Markup {
    let (figures, half) = clock_figures(at);
    html! { span.when { (figures) span.half { (half) } } }
}

/// The other side of the visit: a worker's lane names the person, a person's lane who comes.
fn name(view: &BoardView, block: &Block) -> Markup {
    let visit = &view.week.visits[block.visit];
    let coming = || visit.workers.iter().map(|worker| view.week.workers[*worker].first.as_str());
    html! {
        span.who {
            @match (view.by, block.worker) {
                (By::Person, Some(_)) => { (listed(&coming().collect::<Vec<_>>())) }
                (By::Person, None) => { "nobody yet" }
                _ => { (view.week.people[visit.person].name) }
            }
        }
    }
}

/// Who else comes, in a worker's lane.
fn with(view: &BoardView, block: &Block, visit: &VisitView) -> Vec<String> {
    let others = visit.workers.iter().filter(|other| Some(**other) != block.worker);
    let others: Vec<&str> = others.map(|other| view.week.workers[*other].first.as_str()).collect();
    if visit.needed > visit.workers.len() && !visit.workers.is_empty() {
        vec!["one more is missing".to_owned()]
    } else if view.by != By::Person && !others.is_empty() {
        vec![format!("with {}", listed(&others))]
    } else {
        Vec::new()
    }
}

/// What is special about it: a sign to see, a word to hear.
fn marks(block: &Block, visit: &VisitView, mark: Option<&Mark>) -> Markup {
    let picked = mark.is_some_and(|mark| mark.picked_by.is_some() && mark.picked_by == block.worker);
    html! {
        @if picked { (sign(Icon::Hand, "picked")) } @else if visit.pinned { (sign(Icon::Pin, "pinned")) }
        @if let Some(late) = mark.and_then(|mark| mark.late.as_deref()) { span.mark.late title={ (late) " late" } { " late" span.unseen { " by " (late) } } }
        @if block.new_face { span.mark.new { " new" span.unseen { " to each other" } } }
        @if mark.is_some_and(|mark| mark.differs) { span.mark.differs { span aria-hidden="true" { "≠" } span.unseen { " other than people were told" } } }
        @if let Some(words) = mark.and_then(|mark| mark.news.as_deref()) {
            span.mark.news title=(words) { span.unseen { ", changed since you looked last: " (words) } }
        }
    }
}

fn sign(sign: Icon, words: &str) -> Markup {
    html! { span.mark { (icon(sign)) span.unseen { " " (words) } } }
}
