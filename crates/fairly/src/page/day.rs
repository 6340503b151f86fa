//! One day by worker: a lane for each who is out, time down. On a phone it becomes a list.

use super::parts::{anchor, face};
use maud::{Markup, html};
use view::{RoundView, StopView, WeekView, When, WorkerView};
use words::{clock, length_short, listed};

/// Travel longer than this, in minutes, is drawn thicker and said.
const LONG_WAY: i32 = 12;
/// Waiting longer than this is said.
const LONG_WAIT: i32 = 10;
/// Visits shorter than this have room for one line.
const SHORT_VISIT: i32 = 25;

pub(super) fn day(view: &WeekView, at: usize) -> Markup {
    let out: Vec<Lane<'_>> = lanes(view, at).collect();
    let (first, last) = hours(&out).unwrap_or(view.hours);
    html! {
        section class={"day on-" (at)} aria-labelledby={"day-" (at)} {
            h3 id={"day-" (at)} { (view.days[at].long) }
            (at_home(view, at))
            div.scroll tabindex="0" role="region" aria-label={(view.days[at].long) ", by worker"} {
                div.lanes style={"--first:" (first) ";--hours:" ((last - first) / 60) ";--lanes:" (out.len())} {
                    div.axis aria-hidden="true" {
                        @for hour in first / 60..last / 60 { span style={"--from:" (hour * 60)} { (clock(view.days[at].when(hour * 60))) } }
                    }
                    @for (worker, rounds) in out { (lane(view, worker, &rounds)) }
                }
            }
        }
    }
}

/// A worker with the rounds of one day.
type Lane<'a> = (&'a WorkerView, Vec<&'a RoundView>);

fn lanes(view: &WeekView, day: usize) -> impl Iterator<Item = Lane<'_>> {
    let of = move |worker: &'_ WorkerView| worker.rounds.iter().any(|round| round.day == day);
    view.workers
        .iter()
        .filter(move |worker| of(worker))
        .map(move |worker| (worker, worker.rounds.iter().filter(|round| round.day == day).collect()))
}

/// The whole hours that a day's rounds take.
fn hours(lanes: &[Lane<'_>]) -> Option<(i32, i32)> {
    let rounds = || lanes.iter().flat_map(|(_, rounds)| rounds);
    let first = rounds().map(|round| round.drawn.0.passed).min()?;
    let last = rounds().map(|round| round.drawn.1.passed).max()?;
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

fn lane(view: &WeekView, worker: &WorkerView, rounds: &[&RoundView]) -> Markup {
    let times: Vec<String> = rounds.iter().map(|round| round.said()).collect();
    html! {
        section.lane style={"--h:" (worker.hue)} aria-label={(worker.name) ", " (listed(&times))} {
            header {
                (face(worker))
                span { strong { (worker.name) } span.soft { (times.join(", ")) } }
            }
            ol { @for round in rounds { (one_round(view, worker, round)) } }
        }
    }
}

fn one_round(view: &WeekView, worker: &WorkerView, round: &RoundView) -> Markup {
    html! {
        @for stop in &round.stops { (visit(view, worker, stop, round.rest)) }
        @if let Some((start, long)) = round.rest { (rest(start, long)) }
        @if round.travel_home > 0 { li { (way(round.back.passed - round.travel_home, round.travel_home, "home")) } }
    }
}

fn visit(view: &WeekView, worker: &WorkerView, stop: &StopView, rest: Option<(When, i32)>) -> Markup {
    let visit = &view.visits[stop.visit];
    let long = stop.end - stop.start;
    html! {
        li {
            @if stop.travel > 0 { (way(stop.arrive.passed - stop.travel, stop.travel, "to the door")) }
            @if stop.start > stop.arrive { (gap(stop, rest)) }
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

/// Time at the door before a visit; a break taken in it is not waiting.
fn gap(stop: &StopView, rest: Option<(When, i32)>) -> Markup {
    let long = stop.start - stop.arrive;
    let resting =
        rest.filter(|(start, _)| (stop.arrive..stop.start).contains(start)).map_or(0, |(_, long)| long);
    let waiting = (long - resting).max(0);
    html! {
        span.gap.long[waiting > LONG_WAIT] style={"--from:" (stop.arrive) ";--long:" (long)} {
            @if waiting > 0 { span { (length_short(i64::from(waiting))) " wait" } }
        }
    }
}

fn rest(from: When, long: i32) -> Markup {
    html! {
        li { span.rest style={"--from:" (from) ";--long:" (long)} { span { "break" span.until { ", " (length_short(i64::from(long))) } } } }
    }
}
