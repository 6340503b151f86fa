//! What happened to people, and what was agreed with them.

use crate::history::phrases::{day, until, visit, was};
use crate::week::when::{clock, number};
use care::access::{Action, Matter};
use care::ids::{PatternId, PersonId};
use care::people::Section;
use care::support::{Away, Exception, Instead, Terms};
use care::time::Weekday;
use care::wishes::WorkerWish;
use care::{circle, people, support, wishes};
use service::TeamView;
use std::collections::BTreeSet;
use words::{count, length, listed};

pub(crate) fn people(team_view: &TeamView, event: &care::people::Event) -> String {
    let name = |id| team_view.person(id);
    match event {
        people::Event::Joined(joined) => {
            format!("{} is supported by the team from {}.", name(joined.person), day(joined.on))
        }
        people::Event::Removed(removed) => {
            format!("{} is not supported after all; that was a mistake.", name(removed.joined.person))
        }
        people::Event::DetailsChanged(changed) => {
            format!("the details of {} have changed.", name(changed.person))
        }
        people::Event::Leaving(leaving) => {
            let before = leaving.last.before.map(day).unwrap_or_default();
            match leaving.last.after {
                Some(last) => {
                    format!(
                        "support of {} ends on {}{}.",
                        name(leaving.person),
                        day(last),
                        was(&before, &day(last))
                    )
                }
                None => format!("support of {} goes on{}.", name(leaving.person), was(&before, "")),
            }
        }
    }
}

pub(crate) fn wishes(team_view: &TeamView, event: &care::wishes::Event) -> String {
    match event {
        wishes::Event::Wished(wished) => wish(team_view, wished),
    }
}

pub(crate) fn circle(team_view: &TeamView, event: &care::circle::Event) -> String {
    let name = |id| team_view.person(id);
    match event {
        circle::Event::CircleChanged(changed) if !may_know_circle(team_view, changed.person) => {
            format!("what the circle of {} sees has changed.", name(changed.person))
        }
        circle::Event::CouncilSees(changed) if !may_know_circle(team_view, changed.person) => {
            format!("what the council sees of {} has changed.", name(changed.person))
        }
        circle::Event::CircleChanged(changed) => {
            let said = |member: &Option<circle::Member>| {
                member.as_ref().map_or("nothing".to_owned(), |member| sections(&member.sees))
            };
            let (before, after) = (said(&changed.change.before), said(&changed.change.after));
            format!("someone of {}’s circle sees {after}{}.", name(changed.person), was(&before, &after))
        }
        circle::Event::CouncilSees(changed) => {
            let (before, after) = (sections(&changed.sections.before), sections(&changed.sections.after));
            format!("the council sees {after} of {}{}.", name(changed.person), was(&before, &after))
        }
    }
}

pub(crate) fn support(team_view: &TeamView, event: &care::support::Event) -> String {
    let name = |id| team_view.person(id);
    match event {
        support::Event::Agreed(agreed) => {
            let to = agreed.until.map(|last| format!(" {}", until(Some(last)))).unwrap_or_default();
            format!(
                "agreed with {}: {}, from {}{to}.",
                name(agreed.person),
                terms(team_view, agreed.person, &agreed.terms),
                day(agreed.from)
            )
        }
        support::Event::Removed(removed) => {
            format!("support of {} is not agreed after all; that was a mistake.", name(removed.agreed.person))
        }
        support::Event::Changed(changed) => other_terms(team_view, changed),
        support::Event::Ending(ending) => {
            let before = ending.last.before.map(day).unwrap_or_default();
            let whose = whose(team_view, ending.pattern);
            match ending.last.after {
                Some(last) => format!("{whose} ends on {}{}.", day(last), was(&before, &day(last))),
                None => format!("{whose} goes on{}.", was(&before, "")),
            }
        }
        support::Event::ExceptionChanged(changed) => match (&changed.change.before, &changed.change.after) {
            (before, Some(after)) => {
                let before = before.as_ref().map(|before| exception(team_view, before)).unwrap_or_default();
                let after = exception(team_view, after);
                format!("{after}{}.", was(&before, &after))
            }
            (Some(before), None) => {
                format!(
                    "for {} it is as agreed after all{}.",
                    name(before.person()),
                    was(&exception(team_view, before), "")
                )
            }
            (None, None) => "nothing is different this once.".to_owned(),
        },
    }
}

/// Whether the reader may know what a person shares with whom.
fn may_know_circle(team_view: &TeamView, person: PersonId) -> bool {
    team_view.judge(Action::See, &Matter::Circle.of_person(team_view.id(), person)).allowed
}

fn wish(team_view: &TeamView, wished: &wishes::Wished) -> String {
    let (whose, whom) = (team_view.person(wished.person), team_view.worker(wished.worker));
    match (wished.wish.after, wished.wish.before) {
        (Some(WorkerWish::Liked), _) => format!("{whose} likes to see {whom}."),
        (Some(WorkerWish::NotThisWorker), _) => format!("{whose} asks that {whom} does not come."),
        (None, Some(WorkerWish::NotThisWorker)) => format!("{whose} no longer asks that {whom} stays away."),
        (None, _) => format!("{whose} no longer has a wish about {whom}."),
    }
}

/// "when someone comes and who comes"; "nothing".
fn sections(sections: &BTreeSet<Section>) -> String {
    let name = |section: &Section| match section {
        Section::Times => "when someone comes",
        Section::Faces => "who comes",
        Section::Support => "what for",
        Section::Contact => "address and phone",
        Section::Notes => "what to know before you go in",
        Section::Day => "how visits went",
        Section::Records => "what was recorded",
        Section::CarePlan => "the plan",
        Section::Consents => "what is consented to",
        Section::Looks => "who opened the record",
        Section::Delegated => "health tasks",
        Section::Emergency => "the emergency sheet",
    };
    if sections.is_empty() {
        "nothing".to_owned()
    } else {
        listed(&sections.iter().map(name).collect::<Vec<_>>())
    }
}

/// "breakfast at 8.30am for half an hour, every day".
fn terms(team_view: &TeamView, person: PersonId, terms: &Terms) -> String {
    let support = &terms.support;
    let what = team_view.support_words(person, support.what).unwrap_or("a visit");
    let at = support.agreed.map(|agreed| format!(" at {}", clock(agreed))).unwrap_or_default();
    let days = match terms.weekdays.len() {
        7 => "every day".to_owned(),
        days if terms.weekdays.iter().all(|day| !day.is_weekend()) && days == 5 => "on weekdays".to_owned(),
        days if days > 3 => format!("on {} of the week", count(number(days), "day", "days")),
        _ => format!("on {}", listed(&terms.weekdays.iter().map(|day| weekday(*day)).collect::<Vec<_>>())),
    };
    format!("{what}{at} for {}, {days}", length(i64::from(support.minutes.0)))
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Mondays",
        Weekday::Tue => "Tuesdays",
        Weekday::Wed => "Wednesdays",
        Weekday::Thu => "Thursdays",
        Weekday::Fri => "Fridays",
        Weekday::Sat => "Saturdays",
        Weekday::Sun => "Sundays",
    }
}

fn other_terms(team_view: &TeamView, changed: &support::Changed) -> String {
    let said = |agreed: &Option<Terms>| {
        agreed.as_ref().map(|agreed| terms(team_view, changed.person, agreed)).unwrap_or_default()
    };
    let (before, after) = (said(&changed.terms.before), said(&changed.terms.after));
    let (whose, from) = (team_view.person(changed.person), day(changed.from));
    if after.is_empty() {
        return format!("what was to be agreed with {whose} from {from} is not{}.", was(&before, ""));
    }
    format!("agreed with {whose} from {from}: {after}{}.", was(&before, &after))
}

/// "Support agreed with Mrs Hill", as far as it is known whose it is.
fn whose(team_view: &TeamView, pattern: PatternId) -> String {
    let person = team_view.agreed_with(pattern);
    person.map_or("some support".to_owned(), |person| {
        format!("support agreed with {}", team_view.person(person))
    })
}

fn exception(team_view: &TeamView, exception: &Exception) -> String {
    match exception {
        Exception::Away { person, from, to, why } => {
            let why = match why {
                Away::Holiday => "on holiday",
                Away::Hospital => "in hospital",
                Away::Respite => "staying elsewhere for a while",
                Away::Family => "with family or friends",
                Away::Other => "away",
            };
            format!("{} is {why} from {} to {}", team_view.person(*person), day(*from), day(*to))
        }
        Exception::Without { visit: id, .. } => {
            format!("the visit to {} is not needed", visit(team_view, *id))
        }
        Exception::Different { visit: id, instead, .. } => {
            format!("the visit to {} is different this once{}", visit(team_view, *id), different(instead))
        }
        Exception::Extra { person, date, support, .. } => {
            let at = support.agreed.map(|agreed| format!(" at {}", clock(agreed))).unwrap_or_default();
            format!("one more visit to {} on {}{at}", team_view.person(*person), day(*date))
        }
    }
}

/// ": on Tuesday 24 November, at 7.45am, for half an hour".
fn different(instead: &Instead) -> String {
    let said = [
        instead.date.map(|date| format!("on {}", day(date))),
        instead.agreed.map(|agreed| format!("at {}", clock(agreed))),
        instead.minutes.map(|minutes| format!("for {}", length(i64::from(minutes.0)))),
        instead.crew.map(|crew| format!("by {}", count(number(crew.count()), "worker", "workers"))),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() { String::new() } else { format!(": {}", said.join(", ")) }
}
