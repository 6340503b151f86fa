//! How today goes: what is late, what is about to be, who is where by their own word, what was recorded, what has to be settled.

use crate::Trouble;
use crate::team::TeamPage;
use care::day::Standing;
use care::time::Timestamp;
use design::button::{self, Weight};
use design::card;
use design::face::{self, Size, hue_of};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::TeamView;
use service::day::{LiveDay, Out, Reach, StopSeen};
use words::{clock, count, length_short};

/// How today goes, for the page that renews itself.
///
/// # Errors
/// If the viewer may not see it.
pub(crate) fn section(here: &TeamPage) -> Result<Markup, Trouble> {
    let (team_view, day) = (here.team_view(), here.team_view().live_day()?);
    let page = |visit: care::visit::VisitId| here.address(&format!("day/{visit}"));
    Ok(html! {
        @for (visit, person, question) in &day.questions {
            (notice(&Notice::new(Tone::Wanting, format!("{}: somebody has to look at this.", team_view.person(*person)))
                .more(question)
                .action(html! { a.button href=(page(*visit)) { "Settle it" } })))
        }
        @for seen in &day.warnings {
            (notice(&Notice::new(tone(seen), warning(team_view, seen))
                .more(doubt(team_view, seen))
                .action(html! { a.button href=(page(seen.stop.visit)) { "Look" } })))
        }
        @if team_view.me().is_some() {
            p.soft {
                @if !day.is_told && !day.out.is_empty() { "Nobody says yet when they arrive and leave. " }
                a href="/phone" { "Your round on your phone" } " works without signal, and what you say there shows here."
            }
        }
        @if day.is_told { (card::section("so-far", "So far today", &so_far(here, &day))) }
    })
}

/// Whether workers say how visits go, so that this tells where everyone is.
pub(crate) fn is_told(here: &TeamPage) -> bool {
    here.team_view().is_told_how_visits_go()
}

fn tone(seen: &StopSeen) -> Tone {
    match seen.stop.standing {
        Standing::Late { .. } => Tone::Harm,
        Standing::WillBeLate(_)
        | Standing::Done
        | Standing::There
        | Standing::Instead(_)
        | Standing::ToCome => Tone::Wanting,
    }
}

/// "Mrs Hill waits: Amara has not arrived. It was to start at 8.30am, and until 8.45am is fine."
fn warning(team_view: &TeamView, seen: &StopSeen) -> String {
    let (person, who, due) = (&seen.called, &seen.who.called, at(team_view, seen.stop.due));
    match seen.stop.standing {
        Standing::Late { passed_over: true } => {
            format!("Nobody said that they were at {person}. {who} has been to a later visit since.")
        }
        Standing::Late { passed_over: false } => {
            format!("{person} is waiting for {who}, who was due by {due}.")
        }
        Standing::WillBeLate(expected) => format!(
            "{who} will be late for {person}: about {}, and {due} was agreed at the latest.",
            at(team_view, expected)
        ),
        Standing::Done | Standing::There | Standing::Instead(_) | Standing::ToCome => String::new(),
    }
}

/// What a warning may be false for.
fn doubt(team_view: &TeamView, seen: &StopSeen) -> String {
    match seen.quiet {
        Some(Reach::Since(heard)) => {
            format!(
                "This may be wrong: {}’s phone has had no signal since {}.",
                seen.who.called,
                at(team_view, heard)
            )
        }
        Some(Reach::NotToday) => {
            format!("This may be wrong: {}’s phone has not been in touch today.", seen.who.called)
        }
        None => String::new(),
    }
}

fn so_far(here: &TeamPage, day: &LiveDay) -> Markup {
    let stops = || day.out.iter().flat_map(|out| &out.stops);
    let done = stops().filter(|seen| seen.stop.standing == Standing::Done).count();
    let recorded = stops().filter(|seen| seen.recorded).count();
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    html! {
        p { (count(number(done), "visit", "visits")) " of " (number(stops().count())) " made, " (count(number(recorded), "record", "records")) " written." }
        ul.entries {
            @for out in &day.out { li { (one(here, out)) } }
        }
    }
}

fn one(here: &TeamPage, out: &Out) -> Markup {
    let team_view = here.team_view();
    html! {
        div {
            strong { (face::worker(&out.who.called, hue_of(out.who.place), Size::Small)) " " (out.who.called) }
            p { (whereabouts(team_view, out)) }
            (card::fold(&count(i64::try_from(out.stops.len()).unwrap_or(i64::MAX), "visit", "visits"), &html! {
                ol.visits {
                    @for seen in &out.stops {
                        li.past[seen.stop.standing == Standing::Done].here[seen.stop.standing == Standing::There] {
                            span.when { (clock(i32::from(seen.planned.clock.minutes()))) }
                            div {
                                a href=(here.address(&format!("day/{}", seen.stop.visit))) { (seen.called) }
                                span.soft { ", " (how(team_view, seen)) (crate::arrivals::proof(seen.proof)) @if seen.recorded { ", recorded" } }
                            }
                        }
                    }
                }
            }))
            @if team_view.me() != Some(out.who.id) && out.stops.iter().any(|seen| is_ahead(seen.stop.standing)) {
                p { (button::link(&here.address(&format!("hitches/{}", out.who.id)), "Late, or can’t come?", Weight::Bare)) }
            }
        }
    }
}

/// Whether a visit is still to be made.
fn is_ahead(standing: Standing) -> bool {
    matches!(standing, Standing::ToCome | Standing::WillBeLate(_) | Standing::Late { passed_over: false })
}

/// "With Mrs Hill since 8.32am." by what the worker said.
fn whereabouts(team_view: &TeamView, out: &Out) -> String {
    let there = out.stops.iter().find(|seen| seen.stop.standing == Standing::There);
    let last = out.stops.iter().rev().find(|seen| seen.stop.said.is_anything());
    let next = out.stops.iter().find(|seen| is_ahead(seen.stop.standing));
    let clock = |seen: &StopSeen| clock(i32::from(seen.planned.clock.minutes()));
    let then = |text: String| match next {
        Some(next) => format!("{text} Next: {} at {}.", next.called, clock(next)),
        None => text,
    };
    match (there, last) {
        (Some(seen), _) => {
            let since = seen.stop.said.arrived.map(|arrived| at(team_view, arrived)).unwrap_or_default();
            then(format!("With {} since {since}.", seen.called))
        }
        (None, Some(seen)) if next.is_none() => format!("Has been to the last visit, {}.", seen.called),
        (None, Some(seen)) => {
            let since =
                seen.stop.said.left.map(|left| format!(" at {}", at(team_view, left))).unwrap_or_default();
            then(format!("Left {}{since}.", seen.called))
        }
        (None, None) => {
            next.map_or_else(String::new, |next| format!("Begins at {} with {}.", clock(next), next.called))
        }
    }
}

/// "there from 8.32am to 9am, 12 min later than agreed".
fn how(team_view: &TeamView, seen: &StopSeen) -> String {
    let (said, stop) = (&seen.stop.said, &seen.stop);
    let late = said.arrived.filter(|_| stop.began_late()).map(|arrived| {
        let minutes = arrived.duration_since(stop.due).as_mins().max(1);
        format!(", {} after the latest that was agreed", length_short(minutes))
    });
    let late = late.unwrap_or_default();
    match stop.standing {
        Standing::Done => match (said.arrived, said.left) {
            (Some(arrived), Some(left)) => {
                format!("{} to {}{late}", at(team_view, arrived), at(team_view, left))
            }
            (_, Some(left)) => format!("until {}", at(team_view, left)),
            (_, None) => "done".to_owned(),
        },
        Standing::There => {
            format!(
                "there since {}{late}",
                said.arrived.map(|arrived| at(team_view, arrived)).unwrap_or_default()
            )
        }
        Standing::Instead(what) => super::page::instead(what).to_owned(),
        Standing::Late { .. } => "late".to_owned(),
        Standing::WillBeLate(expected) => format!("about {}", at(team_view, expected)),
        Standing::ToCome => length_short(i64::from(stop.minutes.0)),
    }
}

/// "8.32am", on the team's wall.
pub(super) fn at(team_view: &TeamView, when: Timestamp) -> String {
    clock(i32::from(team_view.zone().civil(when).clock.minutes()))
}
