//! The whole week: a row for each lane, a column for each day, in each cell the visits by time.
//!
//! In the document a day comes first and its lanes within it, which is how a phone shows it and how it is read aloud; on
//! a wide screen a grid puts each cell into the row of its lane.

use super::block::block;
use super::lane::{Block, Cell, Lane, lanes};
use super::{BoardView, By};
use design::face::{self, Size};
use design::{hours, measure};
use maud::{Markup, html};
use view::number;
use words::{count, length_short};

/// Travel longer than this, in minutes, is drawn thicker and said.
const LONG_WAY: i32 = 12;
/// Waiting longer than this is drawn and said.
const LONG_WAIT: i32 = 10;

pub(super) fn week(view: &BoardView) -> Markup {
    let lanes = lanes(view);
    html! {
        div class={"week " (measure::lanes(view.week.days.len()))} {
            section.heads aria-labelledby="heads-title" {
                h2 #heads-title { (if view.by == By::Person { "People" } else { "Hours" }) }
                @for (row, lane) in lanes.iter().enumerate() { (head(view, lane, row)) }
            }
            @for day in 0..view.week.days.len() { (column(view, &lanes, day)) }
        }
    }
}

/// Who a lane belongs to, with hours or faces.
pub(super) fn head(view: &BoardView, lane: &Lane, row: usize) -> Markup {
    html! {
        div class={"lane-head " (measure::row(row + 2)) (tone(view, lane))} {
            (lane_name(view, lane.at))
            @if view.by == By::Person { (faces(view, lane.at)) } @else {
                @let worker = &view.week.workers[lane.at];
                (hours::bar(worker.paid, worker.guaranteed))
            }
        }
    }
}

/// A lane's hue, where it has one.
pub(super) fn tone(view: &BoardView, lane: &Lane) -> String {
    match view.by {
        By::Person => String::new(),
        _ => format!(" {}", measure::hue(view.week.workers[lane.at].hue)),
    }
}

/// Face and name, leading to their page.
pub(super) fn lane_name(view: &BoardView, at: usize) -> Markup {
    let (face, name, href) = match view.by {
        By::Person => {
            let person = &view.week.people[at];
            (face::person(&person.name, Size::Small), &person.name, view.places.person(at))
        }
        _ => {
            let worker = &view.week.workers[at];
            (face::worker(&worker.name, worker.hue, Size::Small), &worker.name, view.places.worker(at))
        }
    };
    html! { a.lane-name href=(href) { (face) span { (name) } } }
}

/// "3 faces, Grace most".
fn faces(view: &BoardView, at: usize) -> Markup {
    let faces = &view.week.people[at].faces;
    html! {
        p.soft {
            @match faces.first() {
                Some(most) => { (count(number(faces.len()), "face", "faces")) ", " (view.week.workers[most.worker].first) " most" }
                None => { "nobody comes" }
            }
        }
    }
}

fn column(view: &BoardView, lanes: &[Lane], day: usize) -> Markup {
    let named = &view.week.days[day];
    let today = view.places.today() == Some(day);
    let on_phone = day == view.places.today().unwrap_or(0);
    html! {
        section.day.on-phone[on_phone] aria-labelledby={"day-" (day)} {
            h2 id={"day-" (day)} class={"day-head " (measure::column(day + 2)) @if named.weekend { " weekend" } @if today { " today" }} {
                a href=(view.places.board(view.by, Some(day))) {
                    span.short { (named.short) } span.long { (named.long) }
                    @if today { " " span.now { "today" } }
                }
            }
            @for (row, lane) in lanes.iter().enumerate() { (cell(view, lane, row, day)) }
        }
    }
}

fn cell(view: &BoardView, lane: &Lane, row: usize, day: usize) -> Markup {
    let cell = &lane.cells[day];
    let place = format!("cell {} {}", measure::row(row + 2), measure::column(day + 2));
    let weekend = if view.week.days[day].weekend { " weekend" } else { "" };
    let empty = if cell.blocks.is_empty() { " bare" } else { "" };
    html! {
        div class={(place) (tone(view, lane)) (weekend) (empty)} data-lane=[lane_worker(view, lane)] data-of=[lane_person(view, lane)] data-date=(view.places.date(day)) {
            h3.cell-name {
                (lane_name_plain(view, lane.at))
                span.times {
                    // The heads of the days are on the first sheet only.
                    span.on-paper aria-hidden="true" { (view.week.days[day].short) " " }
                    @if view.by != By::Person { (cell.words) }
                }
            }
            @if !cell.blocks.is_empty() { ol { @for block in &cell.blocks { (one(view, cell, block)) } } }
        }
    }
}

/// The worker to whom a visit goes that is dropped in a lane; a person's visits stay theirs, so there is none there.
pub(super) fn lane_worker<'a>(view: &'a BoardView, lane: &Lane) -> Option<&'a str> {
    let keys = (view.by != By::Person).then_some(&view.places.workers)?;
    keys.get(lane.at).map(String::as_str)
}

/// The person whose lane it is, where lanes are people's.
pub(super) fn lane_person(view: &BoardView, lane: &Lane) -> Option<usize> {
    (view.by == By::Person).then_some(lane.at)
}

fn lane_name_plain(view: &BoardView, at: usize) -> Markup {
    let name = if view.by == By::Person { &view.week.people[at].name } else { &view.week.workers[at].name };
    html! { span.lane-name { (name) } }
}

/// A visit with the way to it and the waiting before it.
fn one(view: &BoardView, cell: &Cell, one: &Block) -> Markup {
    let rest = cell
        .rests
        .iter()
        .find(|(start, _)| (one.arrive.passed - one.travel..one.start.passed).contains(&start.passed));
    html! {
        li {
            @if one.travel > LONG_WAY { span.way.long { (length_short(i64::from(one.travel))) span.unseen { " on the way" } } }
            @else if one.travel > 0 { i.way class=(measure::long(one.travel)) {} }
            @if let Some((_, long)) = rest { span.rest { "break " (length_short(i64::from(*long))) } }
            @if one.waiting > LONG_WAIT { span.gap { (length_short(i64::from(one.waiting))) " wait" } }
            (block(view, one, false))
        }
    }
}
