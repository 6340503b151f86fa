//! One day by worker: a lane for each who is out, time down. On a phone it becomes a list.

use super::parts::{anchor, face};
use crate::view::{RoundView, StopView, WeekView, WorkerView};
use crate::words::{clock, length, length_short, listed, span_of_day, span_short};
use maud::{Markup, html};

/// Travel longer than this, in minutes, is drawn thicker and said.
const LONG_WAY: i32 = 12;
/// Waiting longer than this is said.
const LONG_WAIT: i32 = 10;
/// Visits shorter than this have room for one line.
const SHORT_VISIT: i32 = 25;

pub(super) fn day(view: &WeekView, at: usize) -> Markup {
    let out: Vec<(&WorkerView, &RoundView)> = rounds(view, at).collect();
    let (first, last) = hours(&out).unwrap_or(view.hours);
    html! {
        section class={"day on-" (at)} aria-labelledby={"day-" (at)} {
            h3 id={"day-" (at)} { (view.days[at].long) }
            (at_home(view, at))
            div.scroll tabindex="0" role="region" aria-label={(view.days[at].long) ", by worker"} {
                div.lanes style={"--first:" (first) ";--hours:" ((last - first) / 60) ";--lanes:" (out.len())} {
                    div.axis aria-hidden="true" {
                        @for hour in first / 60..last / 60 { span style={"--from:" (hour * 60)} { (clock(hour * 60)) } }
                    }
                    @for (worker, round) in out { (lane(view, worker, round)) }
                }
            }
        }
    }
}

fn rounds(view: &WeekView, day: usize) -> impl Iterator<Item = (&WorkerView, &RoundView)> {
    let of = move |worker| (worker, day);
    view.workers.iter().map(of).flat_map(|(worker, day): (&WorkerView, usize)| {
        worker.rounds.iter().filter(move |round| round.day == day).map(move |round| (worker, round))
    })
}

/// The whole hours that a day's rounds take.
fn hours(rounds: &[(&WorkerView, &RoundView)]) -> Option<(i32, i32)> {
    let first = rounds.iter().map(|(_, round)| round.leave).min()?;
    let last = rounds.iter().map(|(_, round)| round.back).max()?;
    Some((first.div_euclid(60) * 60, (last + 59).div_euclid(60) * 60))
}

/// Who makes no visits that day, and whether they could.
fn at_home(view: &WeekView, day: usize) -> Markup {
    let names = |free: bool| -> Vec<&str> {
        let idle = |worker: &&WorkerView| worker.rounds.iter().all(|round| round.day != day);
        let idle = view.workers.iter().filter(idle).filter(|worker| worker.available[day] == free);
        idle.map(|worker| worker.first.as_str()).collect()
    };
    let (free, off) = (names(true), names(false));
    html! {
        p.soft {
            @if !free.is_empty() { "Free: " (listed(&free)) ". " }
            @if !off.is_empty() { "Off: " (listed(&off)) "." }
        }
    }
}

fn lane(view: &WeekView, worker: &WorkerView, round: &RoundView) -> Markup {
    html! {
        section.lane style={"--h:" (worker.hue)} aria-label={(worker.name) ", " (span_of_day(round.leave, round.back))} {
            header {
                (face(worker))
                span { strong { (worker.name) } span.soft { (span_short(round.leave, round.back)) } }
            }
            ol {
                @for stop in &round.stops { (visit(view, worker, stop)) }
                @if let Some((start, long)) = round.rest { (rest(start, long)) }
                @if round.travel_home > 0 { li.home { (way(round.back - round.travel_home, round.travel_home, "home")) } }
            }
        }
    }
}

fn visit(view: &WeekView, worker: &WorkerView, stop: &StopView) -> Markup {
    let visit = &view.visits[stop.visit];
    let long = stop.end - stop.start;
    html! {
        li {
            @if stop.travel > 0 { (way(stop.arrive - stop.travel, stop.travel, "to the door")) }
            @if stop.start - stop.arrive > 0 { (gap(stop.arrive, stop.start - stop.arrive)) }
            a.visit.short[long < SHORT_VISIT].tiny[long < 15].double[visit.needed > 1]
                href={"#" (anchor(visit.person))} data-person=(visit.person)
                style={"--from:" (stop.start) ";--long:" (long)} {
                span.who { (view.people[visit.person].name) }
                " "
                span.when { (clock(stop.start)) span.until { " to " (clock(stop.end)) } }
                " "
                span.what { (visit.what) (marks(view, worker, stop)) }
            }
        }
    }
}

/// What is special about a visit, in words.
fn marks(view: &WeekView, worker: &WorkerView, stop: &StopView) -> Markup {
    let visit = &view.visits[stop.visit];
    let others =
        visit.workers.iter().map(|other| &view.workers[*other]).filter(|other| other.name != worker.name);
    html! {
        @for other in others { span.mark { ", with " (other.first) } }
        @if stop.new_face { span.mark { ", first meeting" } }
        @if visit.pinned { span.mark { ", pinned" } }
        @if visit.changed { span.mark { ", changed" } }
    }
}

fn way(from: i32, long: i32, to: &str) -> Markup {
    html! {
        span.way.long[long > LONG_WAY] style={"--from:" (from) ";--long:" (long)} {
            span { (length_short(i64::from(long))) span.unseen { " " (to) } }
        }
    }
}

fn gap(from: i32, long: i32) -> Markup {
    html! {
        span.gap.long[long > LONG_WAIT] style={"--from:" (from) ";--long:" (long)} {
            span { (length_short(i64::from(long))) " wait" }
        }
    }
}

fn rest(from: i32, long: i32) -> Markup {
    html! {
        li { span.rest style={"--from:" (from) ";--long:" (long)} { span { "break, " (length(i64::from(long))) } } }
    }
}
