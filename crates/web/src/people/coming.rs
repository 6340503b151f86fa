//! Who is coming: today very large, then tomorrow, then the week. What a person wants to know first.

use crate::suspensions;
use crate::week::promise;
use care::Minutes;
use care::ids::WorkerId;
use care::time::{Moment, days_between};
use design::button::{self, Weight};
use design::card;
use design::face::{self, Size, hue_of};
use design::notice::Tone;
use jiff::civil::Date;
use maud::{Markup, html};
use service::TeamView;
use service::records::{Coming, PersonRecord};
use std::collections::BTreeSet;
use words::{clock, length, listed};

/// So many days stand open; the others are folded.
const NEAR: usize = 3;

/// Today, tomorrow, and the days after.
pub(super) fn section(team_view: &TeamView, record: &PersonRecord, coming: &[Coming]) -> Markup {
    let met = team_view.times_been().who_met(record.id);
    let days = by_day(coming);
    let (near, far) = days.split_at(days.len().min(NEAR));
    let print = format!("/team/{}/people/{}/week", team_view.id(), record.id);
    let drawn = |(date, those): &(Date, Vec<&Coming>)| day(team_view, &met, *date, those);
    card::section(
        "coming",
        "Who is coming",
        &html! {
            (suspensions::now(team_view, record.id))
            @if coming.is_empty() { p { "Nobody in the next two weeks." } }
            (next(team_view, coming))
            div.near-days { @for one in near { (drawn(one)) } }
            @if !far.is_empty() {
                (card::fold("The days after", &html! { div.near-days { @for one in far { (drawn(one)) } } }))
            }
            (suspensions::about_person(team_view, record.id))
            p { (button::link(&print, "Print for the fridge", Weight::Quiet)) }
        },
    )
}

/// The visits of each day, in their order.
pub(super) fn by_day(coming: &[Coming]) -> Vec<(Date, Vec<&Coming>)> {
    let mut days: Vec<(Date, Vec<&Coming>)> = Vec::new();
    for one in coming {
        match days.last_mut() {
            Some((date, those)) if *date == one.start.date => those.push(one),
            _ => days.push((one.start.date, vec![one])),
        }
    }
    days
}

/// "Omar comes next, today at 6.45pm."
fn next(team_view: &TeamView, coming: &[Coming]) -> Markup {
    let next = coming.iter().find(|one| one.start >= team_view.moment());
    let Some((one, who)) = next.and_then(|one| Some((one, who(team_view, one)?))) else { return html! {} };
    let verb = if one.workers.as_ref().is_some_and(|workers| workers.len() > 1) { "come" } else { "comes" };
    html! {
        p.next-visit {
            strong { (who) } " " (verb) " next, " (when(team_view, one.start)) "."
            @if let Some(late) = one.late { " " (running_late(team_view, one, late)) }
        }
    }
}

/// "today at 6.45pm", "on Sunday at 8am".
fn when(team_view: &TeamView, start: Moment) -> String {
    let at = clock(i32::from(start.clock.minutes()));
    match days_between(team_view.today(), start.date) {
        0 => format!("today at {at}"),
        1 => format!("tomorrow at {at}"),
        _ => format!("on {} at {at}", start.date.strftime("%A")),
    }
}

/// Who comes, where anyone does and it may be known.
pub(super) fn who(team_view: &TeamView, one: &Coming) -> Option<String> {
    let workers = one.workers.as_ref().filter(|workers| !workers.is_empty())?;
    Some(listed(&workers.iter().map(|worker| team_view.worker(*worker)).collect::<Vec<_>>()))
}

fn day(team_view: &TeamView, met: &BTreeSet<WorkerId>, date: Date, coming: &[&Coming]) -> Markup {
    let away = days_between(team_view.today(), date);
    let name = match away {
        0 => "Today".to_owned(),
        1 => "Tomorrow".to_owned(),
        _ => date.strftime("%A %-d %B").to_string(),
    };
    html! {
        section.near-day.today[away == 0] {
            h3 { (name) }
            ul.coming { @for one in coming { (visit(team_view, met, one)) } }
        }
    }
}

fn visit(team_view: &TeamView, met: &BTreeSet<WorkerId>, one: &Coming) -> Markup {
    let over = team_view.zone().later(one.start, one.minutes.0) <= team_view.moment();
    let new: Vec<&str> = one
        .workers
        .iter()
        .flatten()
        .filter(|worker| !met.contains(worker))
        .map(|worker| team_view.worker(*worker))
        .collect();
    html! {
        li.over[over] {
            span.when { (clock(i32::from(one.start.clock.minutes()))) }
            (faces(team_view, one))
            div {
                @match (who(team_view, one), &one.workers) {
                    (Some(who), _) => { strong { (who) } }
                    (None, Some(_)) if one.published && over => { span.soft { "This visit is over" } }
                    (None, Some(_)) if one.published => { (card::tag("We are finding someone", Tone::Wanting)) }
                    (None, Some(_)) => { span.soft { "The team is still making this week" } }
                    (None, None) => {}
                }
                p.soft {
                    @if let Some(what) = &one.what { (what) ", " }
                    (length(i64::from(one.minutes.0)))
                }
                @if let Some(agreed) = one.agreed { p.agreed { (promise::said(agreed, one.start)) } }
                @if let Some(why) = team_view.first_after(one.visit) { p.changed { (suspensions::first_visit(why)) } }
                @if let Some(changed) = changed(team_view, one) { p.changed { (changed) } }
                @if let Some(late) = one.late.filter(|_| !over) { p.changed { (running_late(team_view, one, late)) } }
                @if !new.is_empty() && one.published { p.new-face { "A first visit: " (listed(&new)) " has not been before." } }
            }
        }
    }
}

/// "About 20 minutes late: expect them at about 8.50am."
fn running_late(team_view: &TeamView, one: &Coming, late: Minutes) -> String {
    let start = team_view.zone().later(one.start, late.0);
    let by = length(i64::from(late.0));
    format!("Running about {by} late: expect them at about {}.", clock(i32::from(start.clock.minutes())))
}

/// "Ben comes instead of Asha. It was 8.30am before."; nothing where it is as people were told.
fn changed(team_view: &TeamView, one: &Coming) -> Option<String> {
    let before = one.before.as_ref()?;
    let mut said = Vec::new();
    if let (Some(now), Some(then)) = (&one.workers, &before.workers) {
        let names = |workers: &[WorkerId]| {
            listed(&workers.iter().map(|one| team_view.worker(*one)).collect::<Vec<_>>())
        };
        let gone: Vec<WorkerId> = then.iter().filter(|worker| !now.contains(worker)).copied().collect();
        let new: Vec<WorkerId> = now.iter().filter(|worker| !then.contains(worker)).copied().collect();
        match (new.is_empty(), gone.is_empty()) {
            (false, false) => said.push(format!("{} instead of {}.", names(&new), names(&gone))),
            (true, false) => said.push(format!("{} can’t come.", names(&gone))),
            (false, true) if !then.is_empty() => said.push(format!("{} as well.", names(&new))),
            (_, true) => {}
        }
    }
    if before.start != one.start {
        said.push(format!("It was {} before.", when_before(before.start, one.start)));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// "8.30am"; with the day where that is another.
fn when_before(before: Moment, now: Moment) -> String {
    let at = clock(i32::from(before.clock.minutes()));
    if before.date == now.date { at } else { format!("{}, {at}", before.date.strftime("%A")) }
}

fn faces(team_view: &TeamView, one: &Coming) -> Markup {
    html! {
        span.who-comes {
            @for worker in one.workers.iter().flatten() {
                (face::worker(team_view.worker(*worker), hue_of(team_view.colleague(*worker).place), Size::Small))
            }
        }
    }
}
