//! One day: a lane for each who is out, time running down as on a railway's working timetable. On a phone, lists.

use super::block::block;
use super::lane::{Block, Cell, Lane, lanes};
use super::week::{lane_name, lane_person, lane_worker, tone};
use super::{BoardView, By};
use design::measure;
use maud::{Markup, html};
use view::{DayView, When};
use words::{clock, length_short, listed};

/// Travel longer than this, in minutes, is drawn thicker and said.
const LONG_WAY: i32 = 12;
/// Waiting longer than this is said.
const LONG_WAIT: i32 = 15;
/// So many lanes fit beside each other; more scroll.
const FIT: usize = 14;

pub(super) fn day(view: &BoardView, day: usize) -> Markup {
    let all = lanes(view);
    let (out, home): (Vec<&Lane>, Vec<&Lane>) =
        all.iter().filter(|lane| lane.cells.len() > day).partition(|lane| !lane.cells[day].blocks.is_empty());
    let (first, last) = hours(&out, day);
    let name = view.week.days.get(day).map_or("", |day| day.long.as_str());
    html! {
        section.one-day aria-labelledby="day-title" {
            div.head-line { h2 #day-title { (name) } (at_home(view, &home, day)) }
            div.lanes-frame.many[out.len() > FIT] {
                div class={"lanes " (measure::lanes(out.len())) " " (measure::between(first / 60, last / 60))} {
                    (axis(view.week.days.get(day), first, last))
                    @for lane in &out { (one_lane(view, lane, day)) }
                    (brackets(view, &out, day))
                }
            }
        }
    }
}

/// The whole hours that a day's rounds take.
fn hours(lanes: &[&Lane], day: usize) -> (i32, i32) {
    let hours: Vec<(i32, i32)> = lanes.iter().filter_map(|lane| lane.cells[day].hours()).collect();
    let first = hours.iter().map(|(first, _)| *first).min().unwrap_or(7 * 60);
    let last = hours.iter().map(|(_, last)| *last).max().unwrap_or(22 * 60);
    (first.div_euclid(60) * 60, (last + 59).div_euclid(60) * 60)
}

/// Who makes no visits that day, and whether they could.
fn at_home(view: &BoardView, home: &[&Lane], day: usize) -> Markup {
    let names = |word: &str| -> Vec<&str> {
        let lanes = home.iter().filter(|lane| lane.cells[day].words == word);
        lanes.filter_map(|lane| view.week.workers.get(lane.at)).map(|worker| worker.first.as_str()).collect()
    };
    html! {
        @if view.by != By::Person {
            p.soft {
                @for (word, said) in [("free", "Free: "), ("off", "Off: ")] {
                    @if !names(word).is_empty() { (said) (listed(&names(word))) ". " }
                }
            }
        }
    }
}

fn axis(day: Option<&DayView>, first: i32, last: i32) -> Markup {
    let when = |minute: i32| day.map_or(When::ordinary(minute), |day| day.when(minute));
    html! {
        div.axis aria-hidden="true" {
            @for hour in first / 60..=last / 60 { span class=(measure::at(hour * 60)) { (clock(when(hour * 60))) } }
        }
    }
}

fn one_lane(view: &BoardView, lane: &Lane, day: usize) -> Markup {
    let cell = &lane.cells[day];
    html! {
        div class={"lane" (tone(view, lane))} data-lane=[lane_worker(view, lane)] data-of=[lane_person(view, lane)] data-date=(view.places.date(day)) {
            h3 { (lane_name(view, lane.at)) @if view.by != By::Person { span.times { (cell.words) } } }
            ol {
                @for block in &cell.blocks { (one(view, cell, block)) }
                @for (from, long) in &cell.home { li { (way(*from, *long, "home")) } }
            }
        }
    }
}

fn one(view: &BoardView, cell: &Cell, one: &Block) -> Markup {
    let rest = cell
        .rests
        .iter()
        .find(|(start, _)| (one.arrive.passed - one.travel..one.start.passed).contains(&start.passed));
    html! {
        li {
            @if one.travel > 0 { (way(one.arrive.passed - one.travel, one.travel, "to the door")) }
            @if one.waiting > 0 { (gap(one)) }
            @if let Some((start, long)) = rest {
                span class={"rest " (measure::at(start.passed)) " " (measure::long(*long))} { "break" }
            }
            (block(view, one, true))
        }
    }
}

fn way(from: i32, long: i32, to: &str) -> Markup {
    html! {
        span class={"way " (measure::at(from)) " " (measure::long(long)) @if long > LONG_WAY { " long" }} {
            span { (length_short(i64::from(long))) span.unseen { " " (to) } }
        }
    }
}

/// Time at the door before a visit.
fn gap(block: &Block) -> Markup {
    let from = block.start.passed - block.waiting;
    html! {
        span class={"gap " (measure::at(from)) " " (measure::long(block.waiting)) @if block.waiting > LONG_WAIT { " long" }} {
            span { (length_short(i64::from(block.waiting))) " wait" }
        }
    }
}

/// A double-up as one bracket that joins its lanes.
fn brackets(view: &BoardView, out: &[&Lane], day: usize) -> Markup {
    let mut found = Vec::new();
    for (from, lane) in out.iter().enumerate().filter(|_| view.by != By::Person) {
        for block in lane.cells[day].blocks.iter().filter(|block| view.week.visits[block.visit].needed > 1) {
            let same = |lane: &&Lane| lane.cells[day].blocks.iter().any(|other| other.visit == block.visit);
            if let Some(after) = out[from + 1..].iter().position(same) {
                found.push((block.start.passed, block.end - block.start, from, after + 2));
            }
        }
    }
    html! {
        @if !found.is_empty() {
            div.brackets aria-hidden="true" {
                @for (start, long, from, across) in found {
                    i class={(measure::at(start)) " " (measure::long(long)) " " (measure::column(from + 1)) " " (measure::span(across))} {}
                }
            }
        }
    }
}
