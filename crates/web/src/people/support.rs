//! The form of agreed support: a new one, other terms, its last day.

use crate::Trouble;
use crate::answer::again;
use crate::frame::Area;
use crate::sent::{Body, Day, Fields, Id, MinutesOfHalfADay, Sent, Text, TimeOfDay, as_shown, terms};
use crate::team::{Frame, Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::Rhythm;
use care::access::Purpose;
use care::ids::{CommandId, PatternId, PersonId, TeamId};
use care::support::Terms;
use care::time::{Clock, Stretch, Weekday};
use care::visit::{Competence, Crew, Priority};
use design::button::{Weight, button};
use design::card;
use design::form::{self, Choice, Field};
use design::notice::{FieldProblem, error_summary};
use jiff::civil::Date;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::support::Agreement;

/// The form with nothing in it yet.
pub(super) async fn blank(here: TeamPage, Path((_, person)): Path<(TeamId, PersonId)>) -> Markup {
    let every_day = Weekday::ALL.map(|day| ("weekdays", day.name().to_owned()));
    let usual = [("minutes", "30"), ("crew", "one"), ("priority", "important"), ("every", "1")];
    let usual = usual.map(|(name, text)| (name, text.to_owned()));
    let since = ("since", here.team_view().this_week().next().monday().to_string());
    let all = every_day.into_iter().chain(usual).chain([since]);
    let fields = Fields::of(all.map(|(name, text)| (name.to_owned(), text)));
    New::of(&here, person).draw(None, &fields, &[])
}

/// The form with what is agreed.
pub(super) async fn form(
    here: TeamPage,
    Path((_, person, pattern)): Path<(TeamId, PersonId, PatternId)>,
) -> Result<Markup, Trouble> {
    let (title, known) = agreed(&here, (person, pattern)).await?;
    Ok(New::change(&here, (person, pattern), title).draw(Some(&known), &known, &[]))
}

/// What is agreed by now: what the form is called, and its fields.
async fn agreed(
    here: &TeamPage,
    (person, pattern): (PersonId, PatternId),
) -> Result<(String, Fields), Trouble> {
    let (record, team_view) =
        here.service().open_person(here.caller(), here.team(), person, Purpose::Everyday).await?;
    let mut all = record.support.into_iter().flatten();
    let agreed = all.find(|one| one.pattern == pattern).ok_or_else(Trouble::not_found)?;
    let terms = agreed.agreed.terms.values().next_back().ok_or_else(Trouble::not_found)?;
    let fields = known(&agreed.what, terms, team_view.this_week().next().monday());
    Ok((format!("{}, for {}", agreed.what, record.called), fields))
}

/// What is agreed, as the form's fields.
fn known(what: &str, terms: &Terms, since: Date) -> Fields {
    let support = &terms.support;
    let time = |clock: Option<Clock>| clock.map_or(String::new(), |at| words::clock(i32::from(at.minutes())));
    let competences: Vec<&str> = support.competences.iter().map(Competence::name).collect();
    let one = [
        ("what", what.to_owned()),
        ("agreed", time(support.agreed)),
        ("minutes", support.minutes.0.to_string()),
        ("crew", if support.crew == Crew::Two { "two" } else { "one" }.to_owned()),
        ("priority", priority(support.priority).to_owned()),
        ("every", terms.rhythm.every.to_string()),
        ("from", time(support.window.map(|window| window.from))),
        ("to", time(support.window.map(|window| window.to))),
        ("shortest", support.shortest.map_or(String::new(), |minutes| minutes.0.to_string())),
        ("competences", competences.join(", ")),
        ("since", since.to_string()),
    ];
    let days = terms.weekdays.iter().map(|day| ("weekdays", day.name().to_owned()));
    Fields::of(one.into_iter().chain(days).map(|(name, text)| (name.to_owned(), text)))
}

fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Essential => "essential",
        Priority::Important => "important",
        Priority::Flexible => "flexible",
    }
}

/// The form, for something new or for what is agreed already.
struct New {
    frame: Frame,
    action: String,
    is_new: bool,
}

impl New {
    fn of(here: &TeamPage, person: PersonId) -> Self {
        let action = here.address(&format!("people/{person}/support"));
        Self { frame: here.frame(Area::People, "Agree support"), action, is_new: true }
    }

    fn change(here: &TeamPage, (person, pattern): (PersonId, PatternId), title: String) -> Self {
        let action = here.address(&format!("people/{person}/support/{pattern}"));
        Self { frame: here.frame(Area::People, title), action, is_new: false }
    }

    /// With what is agreed already, and what is written in the form.
    fn draw(&self, known: Option<&Fields>, fields: &Fields, problems: &[FieldProblem]) -> Markup {
        self.frame.show(&html! {
            (error_summary(problems))
            form method="post" action=(self.action) {
                (command_field())
                @if let Some(known) = known { (as_shown(known)) }
                (usual(fields, problems))
                (particular(fields, problems))
                (form::date(&field(fields, problems, ("since", "From when?", "Published weeks don’t change."))))
                (button("Save", Weight::Main))
            }
            @if !self.is_new {
                (card::fold("This support ends", &html! {
                    form method="post" action={(self.action) "/end"} {
                        (command_field())
                        (form::date(&Field { name: "last", label: "Last day", ..Field::default() }))
                        (button("Save the last day", Weight::Grave))
                    }
                }))
            }
        })
    }
}

/// A field with what is written in it.
fn field<'a>(
    fields: &'a Fields,
    problems: &'a [FieldProblem],
    (name, label, hint): (&'a str, &'a str, &'a str),
) -> Field<'a> {
    Field { name, label, hint, value: fields.text(name), problems, ..Field::default() }
}

/// What is always asked.
fn usual(fields: &Fields, problems: &[FieldProblem]) -> Markup {
    let field = |words| field(fields, problems, words);
    let days = Weekday::ALL.map(|day| Choice { value: day.name(), words: day.name(), meaning: "" });
    let chosen: Vec<&str> = fields.all("weekdays").collect();
    html! {
        (form::text(&field(("what", "What is it for?", "In a few words, such as breakfast, or a walk to the market."))))
        (form::checks(&field(("weekdays", "On which days?", "")), &days, &chosen))
        (form::short(&field(("agreed", "At what time?", "Such as 8.30am. Leave blank if any time suits."))))
        (form::short(&field(("minutes", "How long, in minutes?", ""))))
        (form::choices(&field(("crew", "How many workers?", "")), &[
            Choice { value: "one", words: "One", meaning: "" },
            Choice { value: "two", words: "Two together", meaning: "" },
        ]))
        (form::choices(&field(("priority", "How much does it matter?", "This decides what goes first when nobody can come.")), &[
            Choice { value: "essential", words: "Essential", meaning: "Someone could come to harm: medicines, food, getting out of bed." },
            Choice { value: "important", words: "Important", meaning: "It was promised." },
            Choice { value: "flexible", words: "It can wait", meaning: "Shopping, company, a walk." },
        ]))
    }
}

/// What is seldom asked: folded away as long as nothing particular is in it.
fn particular(fields: &Fields, problems: &[FieldProblem]) -> Markup {
    let one = |words| field(fields, problems, words);
    let filled = ["from", "to", "shortest", "competences"].iter().any(|name| !fields.text(name).is_empty());
    let is_usual = problems.is_empty() && !filled && matches!(fields.text("every"), "" | "1");
    card::folded(
        "Every second week, limits, competences",
        is_usual,
        &html! {
            (form::short(&one(("every", "Every how many weeks?", "1 is every week."))))
            (form::short(&one(("from", "Not before", "Leave blank for the team’s usual limits."))))
            (form::short(&one(("to", "Not after", "The latest time it may start."))))
            (form::short(&one(("shortest", "How short may it be, in minutes?", "Leave blank if it must never be shorter."))))
            (form::text(&one(("competences", "What must they be able to do?", "Such as medicines, hoist. Leave blank if nothing special."))))
        },
    )
}

terms! {
    /// What support is for.
    WhatFor(String) |text| (!text.is_empty()).then(|| text.to_owned()),
        "Write what it is for.", { "type": "string", "minLength": 1 };
    /// A day of the week.
    DayOfWeek(Weekday) |text| Weekday::ALL.into_iter().find(|day| day.name().eq_ignore_ascii_case(text)),
        "Choose days of the week, such as Monday.", { "type": "string", "examples": ["Monday"] };
    /// Every how many weeks.
    EveryWeeks(u8) |text| text.parse().ok().filter(|every| (1..=Rhythm::MOST).contains(every)),
        "Write a number from 1 to 52.", { "type": "integer", "minimum": 1, "maximum": 52 };
    /// The first day of what is agreed.
    FirstDay(Date) |text| text.parse().ok(),
        "Write the date from which it holds.", { "type": "string", "format": "date" };
}

/// Support as it is agreed.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct SentSupport {
    command: Id<CommandId>,
    what: WhatFor,
    /// The days of the week, at least one.
    weekdays: Vec<DayOfWeek>,
    /// When it starts; any time where nothing is said.
    agreed: Option<TimeOfDay>,
    /// How long it is.
    minutes: MinutesOfHalfADay,
    crew: SentCrew,
    priority: SentPriority,
    /// Every how many weeks.
    every: EveryWeeks,
    /// It never starts before this.
    from: Option<TimeOfDay>,
    /// It never starts after this.
    to: Option<TimeOfDay>,
    /// How short it may be, in minutes.
    shortest: Option<MinutesOfHalfADay>,
    /// What workers must be able to do, with commas between.
    competences: Text,
    /// From when it holds.
    since: FirstDay,
}

/// How many workers come.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum SentCrew {
    One,
    Two,
}

/// How much it matters.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum SentPriority {
    Essential,
    Important,
    Flexible,
}

impl SentSupport {
    fn agreement(self) -> Agreement {
        let window = self.from.zip(self.to).map(|(from, to)| Stretch { from: from.0, to: to.0 });
        let names = self.competences.0.split(',').map(str::trim).filter(|name| !name.is_empty());
        Agreement {
            competences: names.filter_map(Competence::new).collect(),
            what: self.what.0,
            from: self.since.0,
            weekdays: self.weekdays.into_iter().map(|day| day.0).collect(),
            every: self.every.0,
            at: self.agreed.map(|at| at.0),
            window,
            minutes: self.minutes.0,
            shortest: self.shortest.map(|minutes| minutes.0),
            crew: match self.crew {
                SentCrew::One => Crew::One,
                SentCrew::Two => Crew::Two,
            },
            priority: match self.priority {
                SentPriority::Essential => Priority::Essential,
                SentPriority::Important => Priority::Important,
                SentPriority::Flexible => Priority::Flexible,
            },
        }
    }
}

/// What was sent, or everything wrong with it: in single fields, and between them.
fn read(sent: Sent<SentSupport>) -> (Fields, Result<SentSupport, Vec<FieldProblem>>) {
    let fields = sent.fields;
    let mut wrong: Vec<FieldProblem> = fields.half("from", "to").into_iter().collect();
    if fields.all("weekdays").next().is_none() {
        wrong.push(FieldProblem::new("weekdays", "Choose at least one day."));
    }
    let too_long = |name: &&str| Competence::new(name).is_none();
    let mut names = fields.text("competences").split(',').map(str::trim).filter(|name| !name.is_empty());
    if let Some(name) = names.find(too_long) {
        let words = format!("“{name}” is too long. Say it in sixty letters at most.");
        wrong.push(FieldProblem::new("competences", words));
    }
    let body = match sent.body {
        Ok(body) if wrong.is_empty() => Ok(body),
        Ok(_) => Err(wrong),
        Err(first) => Err(first.into_iter().chain(wrong).collect()),
    };
    (fields, body)
}

pub(super) async fn agree(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
    sent: Sent<SentSupport>,
) -> Result<Response, Trouble> {
    let (fields, body) = read(sent);
    match body {
        Ok(body) => {
            let (id, wanted) = (body.command.0, body.agreement());
            let done = here.service().agree_support(here.caller(), (team, person), id, wanted).await;
            here.on(&here.address(&format!("people/{person}")), Said::Saved, done)
        }
        Err(problems) => Ok(again(&problems, |wrong| New::of(&here, person).draw(None, &fields, wrong))),
    }
}

pub(super) async fn change(
    here: TeamPage,
    Path((team, person, pattern)): Path<(TeamId, PersonId, PatternId)>,
    sent: Sent<SentSupport>,
) -> Result<Response, Trouble> {
    let (title, known) = agreed(&here, (person, pattern)).await?;
    let (fields, body) = read(sent.upon(&known));
    match body {
        Ok(body) => {
            let (id, wanted) = (body.command.0, body.agreement());
            let which = (team, person, pattern);
            let done = here.service().change_support(here.caller(), which, id, wanted).await;
            here.on(&here.address(&format!("people/{person}")), Said::Saved, done)
        }
        Err(problems) => {
            let form = New::change(&here, (person, pattern), title);
            Ok(again(&problems, |wrong| form.draw(Some(&known), &fields, wrong)))
        }
    }
}

pub(super) async fn end(
    here: TeamPage,
    Path((team, person, pattern)): Path<(TeamId, PersonId, PatternId)>,
    Body(sent): Body<LastVisit>,
) -> Result<Response, Trouble> {
    let last = sent.last.map(|day| day.0);
    let done = here.service().end_support(here.caller(), (team, pattern), sent.command.0, last).await;
    here.on(&here.address(&format!("people/{person}")), Said::Saved, done)
}

/// The last day of agreed support.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct LastVisit {
    command: Id<CommandId>,
    /// Nothing takes back what was noted.
    last: Option<Day>,
}
