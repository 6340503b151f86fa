//! Support agreed with a person: patterns that give visits week by week, and days without.

use crate::Trouble;
use crate::answer::again;
use crate::frame::Place;
use crate::sent::{Body, Day, Id};
use crate::team::{Form, Frame, Here, Reader, Said, command_field, fresh_id};
use axum::extract::Path;
use axum::response::Response;
use care::access::Purpose;
use care::details::{Detail, Subject};
use care::ids::{CommandId, ExceptionId, PatternId, PersonId, SealedId, TeamId};
use care::people::Section;
use care::support::{Agreed, Away, Exception, Terms};
use care::team::Command;
use care::time::{Clock, WeekStart, Weekday};
use care::visit::{Competence, Crew, Priority, Support};
use care::{Minutes, Rhythm, support};
use design::button::{self, Weight, button};
use design::card;
use design::form::{self, Choice, Field};
use design::notice::{Problem, error_summary};
use jiff::civil::Date;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::records::{PersonRecord, SupportAgreed};
use service::{Glimpse, Order};

/// What is agreed with her, with the way to change it.
pub(super) fn section(glimpse: &Glimpse, record: &PersonRecord, agreed: &[SupportAgreed]) -> Markup {
    let here = format!("/team/{}/people/{}/support", glimpse.id(), record.id);
    let may_change = record.may_change.contains(&Section::Support);
    let today = glimpse.today();
    card::section(
        "agreed",
        "What is agreed",
        &html! {
            @if agreed.is_empty() { p { "Nothing yet." } }
            ul.agreed {
                @for one in agreed {
                    li {
                        div {
                            strong { (one.what) }
                            p.soft { (sentence(one, today)) }
                        }
                        @if may_change { (button::link(&format!("{here}/{}", one.pattern), "Change", Weight::Bare)) }
                    }
                }
            }
            @if may_change {
                @if agreed.is_empty() { (button::link(&here, "Agree the first support", Weight::Main)) }
                @else { (button::link(&here, "Agree something more", Weight::Quiet)) }
            }
        },
    )
}

/// "Monday to Friday at 8.30am, 45 minutes, two workers".
fn sentence(one: &SupportAgreed, today: Date) -> String {
    let terms = one.agreed.terms_on(today).or_else(|| one.agreed.terms.values().next_back());
    let Some(terms) = terms else { return String::new() };
    let at = terms.support.agreed.map_or(String::new(), |at| format!(" at {}", said(at)));
    let every = match terms.rhythm.every {
        0 | 1 => String::new(),
        2 => ", every second week".to_owned(),
        every => format!(", every {every} weeks"),
    };
    let two = if terms.support.crew == Crew::Two { ", two workers" } else { "" };
    let length = words::length(i64::from(terms.support.minutes.0));
    let until =
        one.agreed.until.map_or(String::new(), |last| format!(", until {}", last.strftime("%-d %B %Y")));
    format!("{}{at}{every}, {length}{two}{until}", days(&terms.weekdays))
}

fn days(weekdays: &std::collections::BTreeSet<Weekday>) -> String {
    let names: Vec<&str> = weekdays.iter().map(|day| day.name()).collect();
    match names.len() {
        7 => "Every day".to_owned(),
        5 if !weekdays.iter().any(|day| day.is_weekend()) => "Monday to Friday".to_owned(),
        _ => words::listed(&names),
    }
}

fn said(clock: Clock) -> String {
    words::clock(i32::from(clock.minutes()))
}

/// The form with nothing in it yet.
pub(super) async fn blank(here: Here, Path((_, person)): Path<(TeamId, PersonId)>) -> Markup {
    let (glimpse, frame) = (here.glimpse(), here.frame(Place::People, "Agree support"));
    let nothing = fresh_id(SealedId::new);
    let terms = Terms {
        weekdays: Weekday::ALL.into_iter().collect(),
        rhythm: Rhythm::weekly(glimpse.this_week()),
        support: Support::new(nothing, Minutes(30)),
    };
    let action = here.address(&format!("people/{person}/support"));
    draw(
        &frame,
        &action,
        &Shown { what: "", terms: &terms, from: glimpse.this_week().next().monday(), new: true },
        &[],
    )
}

/// The form with what is agreed.
pub(super) async fn form(
    here: Here,
    Path((_, person, pattern)): Path<(TeamId, PersonId, PatternId)>,
) -> Result<Markup, Trouble> {
    let (record, glimpse) =
        here.service().open_person(here.caller(), here.team(), person, Purpose::Everyday).await?;
    let agreed = record
        .support
        .into_iter()
        .flatten()
        .find(|one| one.pattern == pattern)
        .ok_or_else(Trouble::not_found)?;
    let terms = agreed.agreed.terms.values().next_back().ok_or_else(Trouble::not_found)?;
    let frame = here.frame(Place::People, format!("{}, for {}", agreed.what, record.called));
    let from = glimpse.this_week().next().monday();
    let action = here.address(&format!("people/{person}/support/{pattern}"));
    Ok(draw(&frame, &action, &Shown { what: &agreed.what, terms, from, new: false }, &[]))
}

/// What a form shows.
struct Shown<'a> {
    what: &'a str,
    terms: &'a Terms,
    from: Date,
    new: bool,
}

fn draw(frame: &Frame, action: &str, shown: &Shown<'_>, problems: &[Problem]) -> Markup {
    let support = &shown.terms.support;
    let field = |name, label, hint| Field { name, label, hint, problems, ..Field::default() };
    let number = |minutes: Option<Minutes>| minutes.map_or(String::new(), |minutes| minutes.0.to_string());
    let time = |clock: Option<Clock>| clock.map_or(String::new(), said);
    let (agreed, from, to) = (
        time(support.agreed),
        time(support.window.map(|one| one.from)),
        time(support.window.map(|one| one.to)),
    );
    let competences: Vec<&str> = support.competences.iter().map(Competence::name).collect();
    let days = Weekday::ALL.map(|day| Choice { value: day.name(), words: day.name(), meaning: "" });
    let chosen: Vec<&str> = shown.terms.weekdays.iter().map(|day| day.name()).collect();
    let crew = if support.crew == Crew::Two { "two" } else { "one" };
    let limits = support.window.is_some() || support.shortest.is_some();
    let particular = shown.terms.rhythm.every > 1 || limits || !competences.is_empty();
    frame.show(&html! {
        (error_summary(problems))
        form method="post" action=(action) {
            (command_field())
            (form::text(&Field { value: shown.what, ..field("what", "What is it for?", "In a few words, such as breakfast, or a walk to the market.") }))
            (form::checks(&field("weekdays", "On which days?", ""), &days, &chosen))
            (form::short(&Field { value: &agreed, ..field("agreed", "At what time?", "Such as 8.30am. Empty: any time that suits.") }))
            (form::short(&Field { value: &support.minutes.0.to_string(), ..field("minutes", "How long, in minutes?", "") }))
            (form::choices(&Field { value: crew, ..field("crew", "How many workers?", "") }, &[
                Choice { value: "one", words: "One", meaning: "" },
                Choice { value: "two", words: "Two together", meaning: "" },
            ]))
            (form::choices(&Field { value: priority(support.priority), ..field("priority", "If nobody can come", "") }, &[
                Choice { value: "essential", words: "Harm is possible", meaning: "Medicines, food, getting out of bed." },
                Choice { value: "important", words: "A promise is broken", meaning: "" },
                Choice { value: "flexible", words: "It can wait", meaning: "Shopping, company, a walk." },
            ]))
            (card::folded("Every second week, limits, competences", problems.is_empty() && !particular, &html! {
                (form::short(&Field { value: &shown.terms.rhythm.every.to_string(), ..field("every", "Every how many weeks?", "1 is every week.") }))
                (form::short(&Field { value: &from, ..field("from", "Never before", "Empty: as the team usually says.") }))
                (form::short(&Field { value: &to, ..field("to", "Never after", "When it starts, not when it ends.") }))
                (form::short(&Field { value: &number(support.shortest), ..field("shortest", "How short may it be if need be?", "In minutes. Empty: never shorter.") }))
                (form::text(&Field { value: &competences.join(", "), ..field("competences", "What must they be able to do?", "Such as medicines, hoist. Empty: nothing special.") }))
            }))
            (form::date(&Field { value: &shown.from.to_string(), ..field("since", "From when?", "Weeks that people were told of stay as they are.") }))
            (button("Keep this", Weight::Main))
        }
        @if !shown.new {
            (card::fold("It ends", &html! {
                form method="post" action={(action) "/end"} {
                    (command_field())
                    (form::date(&Field { name: "last", label: "Last day", ..Field::default() }))
                    (button("Note the last day", Weight::Grave))
                }
            }))
        }
    })
}

fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Essential => "essential",
        Priority::Important => "important",
        Priority::Flexible => "flexible",
    }
}

/// What was written: the words, the terms, and from when.
fn read(
    form: &Form,
    what: SealedId,
    after: Option<care::visit::After>,
) -> (String, Terms, Date, Vec<Problem>) {
    let mut reader = Reader::new(form);
    let words = reader.needed("what", "Write what it is for.");
    let since = reader.date("since").unwrap_or(Date::MIN);
    if since == Date::MIN {
        reader.wrong("since", "Write from when it holds.");
    }
    let minutes = reader.minutes("minutes", 720).unwrap_or_default();
    let every = form.read::<u8>("every").filter(|every| (1..=Rhythm::MOST).contains(every));
    if every.is_none() {
        reader.wrong("every", "Write a number from 1 to 52.");
    }
    let names = form.text("competences").split(',').map(str::trim).filter(|name| !name.is_empty());
    let support = Support {
        agreed: reader.clock("agreed"),
        window: reader.stretch("from", "to"),
        shortest: reader.minutes("shortest", 720),
        crew: if form.text("crew") == "two" { Crew::Two } else { Crew::One },
        competences: names.filter_map(Competence::new).collect(),
        priority: match form.text("priority") {
            "essential" => Priority::Essential,
            "flexible" => Priority::Flexible,
            _ => Priority::Important,
        },
        after,
        ..Support::new(what, minutes)
    };
    let rhythm = Rhythm { every: every.unwrap_or(1), from: WeekStart::of(since) };
    let terms = Terms { weekdays: reader.weekdays("weekdays"), rhythm, support };
    (words, terms, since, reader.problems)
}

pub(super) async fn agree(
    here: Here,
    Path((_, person)): Path<(TeamId, PersonId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let frame = here.frame(Place::People, "Agree support");
    let sealed = fresh_id(SealedId::new);
    let (what, terms, from, problems) = read(&form, sealed, None);
    if !problems.is_empty() {
        let action = here.address(&format!("people/{person}/support"));
        let shown = Shown { what: &what, terms: &terms, from, new: true };
        return Ok(again(&problems, |wrong| draw(&frame, &action, &shown, wrong)));
    }
    let agreed = Agreed { pattern: fresh_id(PatternId::new), person, from, terms, until: None };
    let order = Order {
        sealed: vec![(sealed, Subject::Person(person), Detail::Words(what))],
        ..Order::new(form.command()?, Command::from(support::Agree(agreed)))
    };
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address(&format!("people/{person}")), Said::Saved, done)
}

pub(super) async fn change(
    here: Here,
    Path((_, person, pattern)): Path<(TeamId, PersonId, PatternId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let (glimpse, frame) = (here.glimpse(), here.frame(Place::People, "Change support"));
    let known = glimpse.team().patterns.get(&pattern).filter(|known| known.person == person);
    let before = known.and_then(|known| known.terms.values().next_back()).ok_or_else(Trouble::not_found)?;
    let sealed = fresh_id(SealedId::new);
    let (what, terms, from, problems) = read(&form, sealed, before.support.after);
    if !problems.is_empty() {
        let action = here.address(&format!("people/{person}/support/{pattern}"));
        let shown = Shown { what: &what, terms: &terms, from, new: false };
        return Ok(again(&problems, |wrong| draw(&frame, &action, &shown, wrong)));
    }
    let order = Order {
        sealed: vec![(sealed, Subject::Person(person), Detail::Words(what))],
        ..Order::new(form.command()?, Command::from(support::Change { pattern, from, terms }))
    };
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address(&format!("people/{person}")), Said::Saved, done)
}

pub(super) async fn end(
    here: Here,
    Path((_, person, pattern)): Path<(TeamId, PersonId, PatternId)>,
    Body(sent): Body<LastVisit>,
) -> Result<Response, Trouble> {
    let last = sent.last.map(|day| day.0);
    let order = Order::new(sent.command.0, Command::from(support::End { pattern, last }));
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address(&format!("people/{person}")), Said::Saved, done)
}

/// The last day of agreed support.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct LastVisit {
    command: Id<CommandId>,
    /// Nothing takes back what was noted.
    last: Option<Day>,
}

/// Days on which a person is away.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct AwayDays {
    command: Id<CommandId>,
    /// The first day.
    from: Day,
    /// The last.
    to: Day,
    why: Option<Reason>,
}

/// Why a person is away.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Reason {
    Hospital,
    Holiday,
    Family,
    Other,
}

pub(super) async fn away(
    here: Here,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<AwayDays>,
) -> Result<Response, Trouble> {
    let why = match sent.why {
        Some(Reason::Hospital) => Away::Hospital,
        Some(Reason::Holiday) => Away::Holiday,
        Some(Reason::Family) => Away::Family,
        Some(Reason::Other) | None => Away::Other,
    };
    let to = Some(Exception::Away { person, from: sent.from.0, to: sent.to.0, why });
    let command = Command::from(support::SetException { exception: fresh_id(ExceptionId::new), to });
    let done = here.service().act(here.caller(), here.team(), Order::new(sent.command.0, command)).await;
    here.on(&here.address(&format!("people/{person}")), Said::Saved, done)
}
