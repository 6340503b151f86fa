//! When a worker can work, and what is agreed with them.

use crate::Trouble;
use crate::answer::again;
use crate::frame::Area;
use crate::sent::{Fields, Hours, Id, Sent, TimeOfDay, as_shown};
use crate::team::{Frame, Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::Minutes;
use care::access::Matter;
use care::ids::{CommandId, TeamId, WorkerId};
use care::time::{Clock, Stretch, Weekday};
use care::workers::{Shift, Terms, Travel};
use design::button::{self, Weight, button};
use design::card::{self, facts};
use design::form::{self, Choice, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::records::WorkerRecord;
use service::workers::{ContractHours, WorkingTimes};
use std::collections::BTreeMap;

/// When they work and what is agreed, with the way to change it.
pub(super) fn section(record: &WorkerRecord, terms: &Terms, here: &str) -> Markup {
    let may_change = record.may_change.contains(&Matter::Availability);
    card::section(
        "hours",
        "Working times",
        &html! {
            (facts(&Weekday::ALL.map(|day| (day.name(), html! { (on(terms, day)) }))))
            @if record.with_contract {
                (facts(&[
                    ("Guaranteed hours", html! { (words::length(i64::from(terms.contract.guaranteed.0))) " a week" }),
                    ("At most", html! { @match terms.contract.most_a_week { Some(most) => { (words::length(i64::from(most.0))) " a week" } None => { "as the law allows" } } }),
                    ("Gets about", html! { (travel(terms.travel)) }),
                ]))
            }
            @if may_change { (button::link(&format!("{here}/terms"), "Change this", Weight::Quiet)) }
        },
    )
}

/// "7am to 11am and 4.30pm to 9.30pm".
fn on(terms: &Terms, day: Weekday) -> String {
    let shifts = terms.shifts.iter().filter(|shift| shift.weekdays.contains(&day));
    let parts: Vec<String> = shifts
        .flat_map(|shift| {
            let some = if shift.rhythm.every > 1 { " in some weeks" } else { "" };
            shift.parts.iter().map(move |part| format!("{}{some}", span(*part)))
        })
        .collect();
    if parts.is_empty() { "not".to_owned() } else { words::listed(&parts) }
}

fn span(part: Stretch) -> String {
    words::span_of_day(i32::from(part.from.minutes()), i32::from(part.to.minutes()))
}

fn travel(travel: Travel) -> &'static str {
    match travel {
        Travel::Foot => "on foot",
        Travel::Bicycle => "by bicycle",
        Travel::Car => "by car",
    }
}

pub(super) async fn form(
    here: TeamPage,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
) -> Result<Markup, Trouble> {
    let (record, _) = here.service().open_worker(here.caller(), here.team(), worker).await?;
    let terms = record.terms.clone().ok_or_else(Trouble::not_found)?;
    let known = known(&terms);
    Ok(Shown::of(&here, &record, &terms).draw((&known, &known), &[]))
}

/// What is agreed, as the form's fields.
fn known(terms: &Terms) -> Fields {
    let hours = |minutes: Option<Minutes>| {
        minutes.map_or(String::new(), |minutes| match minutes.0 % 60 {
            0 => (minutes.0 / 60).to_string(),
            rest => format!("{}:{rest:02}", minutes.0 / 60),
        })
    };
    let contract = terms.contract;
    let agreed = [
        ("travel", travel_code(terms.travel).to_owned()),
        ("guaranteed", hours(Some(contract.guaranteed))),
        ("most-a-week", hours(contract.most_a_week)),
        ("most-a-day", hours(contract.most_a_day)),
    ];
    let agreed = agreed.into_iter().map(|(name, text)| (name.to_owned(), text));
    Fields::of(STRETCHES.into_iter().flat_map(|one| times(terms, one)).chain(agreed))
}

/// The two times of a stretch, as its fields.
fn times(terms: &Terms, (day, part, from, to): (Weekday, usize, &str, &str)) -> [(String, String); 2] {
    let shift = weekly(terms).find(|shift| shift.weekdays.contains(&day));
    let known = shift.and_then(|shift| shift.parts.get(part));
    let said = |clock: Option<Clock>| clock.map_or(String::new(), |at| words::clock(i32::from(at.minutes())));
    [(from.to_owned(), said(known.map(|one| one.from))), (to.to_owned(), said(known.map(|one| one.to)))]
}

/// Shifts of every week: those the form shows.
fn weekly(terms: &Terms) -> impl Iterator<Item = &Shift> {
    terms.shifts.iter().filter(|shift| shift.rhythm.every <= 1)
}

/// The form, for one worker.
struct Shown {
    frame: Frame,
    action: String,
    with_contract: bool,
    /// Whether some of the shifts hold only in some weeks.
    others: bool,
}

impl Shown {
    fn of(here: &TeamPage, record: &WorkerRecord, terms: &Terms) -> Self {
        Self {
            frame: here.frame(Area::Workers, format!("When {} works", record.called)),
            action: here.address(&format!("workers/{}/terms", record.id)),
            with_contract: record.may_change.contains(&Matter::Contract),
            others: terms.shifts.iter().any(|shift| shift.rhythm.every > 1),
        }
    }

    /// What is known, and what is written in the form.
    fn draw(&self, (known, fields): (&Fields, &Fields), problems: &[FieldProblem]) -> Markup {
        let field = |name, label, hint| Field {
            name,
            label,
            hint,
            value: fields.text(name),
            problems,
            ..Field::default()
        };
        self.frame.show(&html! {
            (error_summary(problems))
            form method="post" action=(self.action) {
                (command_field())
                (as_shown(known))
                @for day in Weekday::ALL {
                    fieldset.day-times {
                        legend { (day.name()) }
                        @for (_, part, from, to) in STRETCHES.iter().filter(|one| one.0 == day) {
                            div.pair {
                                (form::short(&field(from, if *part == 0 { "From" } else { "From, second part" }, "")))
                                (form::short(&field(to, if *part == 0 { "To" } else { "To, second part" }, "")))
                            }
                        }
                    }
                }
                @if self.others { p.soft { "Shifts that are only in some weeks stay as they are." } }
                (form::choices(&field("travel", "How do they get about?", ""), &[
                    Choice { value: "foot", words: "On foot", meaning: "" },
                    Choice { value: "bicycle", words: "By bicycle", meaning: "" },
                    Choice { value: "car", words: "By car", meaning: "" },
                ]))
                @if self.with_contract {
                    (form::short(&field("guaranteed", "Guaranteed hours a week", "Paid even when there are not enough visits.")))
                    (form::short(&field("most-a-week", "Most hours a week", "Leave blank for what the law allows.")))
                    (form::short(&field("most-a-day", "Most hours a day", "Leave blank for what the law allows.")))
                }
                (button("Save", Weight::Main))
            }
        })
    }
}

fn travel_code(travel: Travel) -> &'static str {
    match travel {
        Travel::Foot => "foot",
        Travel::Bicycle => "bicycle",
        Travel::Car => "car",
    }
}

/// How somebody gets about.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum SentTravel {
    Foot,
    Bicycle,
    Car,
}

/// Makes the body of the form, with four times for each day, and the table of its stretches.
macro_rules! working_times {
    ($($day:ident: $($part:literal $from:ident $from_name:literal $to:ident $to_name:literal),*;)*) => {
        /// When a worker can work every week, and what is agreed with them.
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub(super) struct SentTerms {
            command: Id<CommandId>,
            $($($from: Option<TimeOfDay>, $to: Option<TimeOfDay>,)*)*
            travel: SentTravel,
            /// Guaranteed hours a week.
            guaranteed: Option<Hours>,
            /// Most hours a week; as the law allows where nothing is said.
            most_a_week: Option<Hours>,
            /// Most hours a day; as the law allows where nothing is said.
            most_a_day: Option<Hours>,
        }

        /// Each stretch of time that can be written: the day, which part of it, the field of its start and of its end.
        const STRETCHES: [(Weekday, usize, &str, &str); 14] =
            [$($((Weekday::$day, $part, $from_name, $to_name),)*)*];

        impl SentTerms {
            /// The parts of each day that were written.
            fn weekly(&self) -> BTreeMap<Weekday, Vec<Stretch>> {
                let stretch = |from: &Option<TimeOfDay>, to: &Option<TimeOfDay>| {
                    from.as_ref().zip(to.as_ref()).map(|(from, to)| Stretch { from: from.0, to: to.0 })
                };
                BTreeMap::from([$((
                    Weekday::$day,
                    [$(stretch(&self.$from, &self.$to)),*].into_iter().flatten().collect(),
                )),*])
            }
        }
    };
}

working_times! {
    Mon: 0 monday_0_from "monday-0-from" monday_0_to "monday-0-to", 1 monday_1_from "monday-1-from" monday_1_to "monday-1-to";
    Tue: 0 tuesday_0_from "tuesday-0-from" tuesday_0_to "tuesday-0-to", 1 tuesday_1_from "tuesday-1-from" tuesday_1_to "tuesday-1-to";
    Wed: 0 wednesday_0_from "wednesday-0-from" wednesday_0_to "wednesday-0-to", 1 wednesday_1_from "wednesday-1-from" wednesday_1_to "wednesday-1-to";
    Thu: 0 thursday_0_from "thursday-0-from" thursday_0_to "thursday-0-to", 1 thursday_1_from "thursday-1-from" thursday_1_to "thursday-1-to";
    Fri: 0 friday_0_from "friday-0-from" friday_0_to "friday-0-to", 1 friday_1_from "friday-1-from" friday_1_to "friday-1-to";
    Sat: 0 saturday_0_from "saturday-0-from" saturday_0_to "saturday-0-to", 1 saturday_1_from "saturday-1-from" saturday_1_to "saturday-1-to";
    Sun: 0 sunday_0_from "sunday-0-from" sunday_0_to "sunday-0-to", 1 sunday_1_from "sunday-1-from" sunday_1_to "sunday-1-to";
}

impl SentTerms {
    fn wanted(&self, with_contract: bool) -> WorkingTimes {
        let minutes = |hours: &Option<Hours>| hours.as_ref().map(|hours| hours.0);
        WorkingTimes {
            weekly: self.weekly(),
            travel: match self.travel {
                SentTravel::Foot => Travel::Foot,
                SentTravel::Bicycle => Travel::Bicycle,
                SentTravel::Car => Travel::Car,
            },
            hours: with_contract.then(|| ContractHours {
                guaranteed: minutes(&self.guaranteed).unwrap_or_default(),
                most_a_week: minutes(&self.most_a_week),
                most_a_day: minutes(&self.most_a_day),
            }),
        }
    }
}

pub(super) async fn change(
    here: TeamPage,
    Path(whom @ (team, worker)): Path<(TeamId, WorkerId)>,
    sent: Sent<SentTerms>,
) -> Result<Response, Trouble> {
    let (record, _) = here.service().open_worker(here.caller(), team, worker).await?;
    let terms = record.terms.clone().ok_or_else(Trouble::not_found)?;
    let (shown, known) = (Shown::of(&here, &record, &terms), known(&terms));
    let Sent { fields, body } = sent.upon(&known);
    let half: Vec<FieldProblem> =
        STRETCHES.iter().filter_map(|(_, _, from, to)| fields.half(from, to)).collect();
    match body {
        Ok(body) if half.is_empty() => {
            let (id, wanted) = (body.command.0, body.wanted(shown.with_contract));
            let done = here.service().change_working_times(here.caller(), whom, id, wanted).await;
            here.on(&here.address(&format!("workers/{worker}")), Said::Saved, done)
        }
        wrong => {
            let problems: Vec<FieldProblem> = wrong.err().into_iter().flatten().chain(half).collect();
            Ok(again(&problems, |wrong| shown.draw((&known, &fields), wrong)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_agreed_fills_the_form_and_is_read_from_it_again() {
        let part = |from, to| Stretch { from: Clock::new(from, 0).unwrap(), to: Clock::new(to, 30).unwrap() };
        let parts = vec![part(7, 11), part(16, 21)];
        let week = "2026-03-02".parse().unwrap();
        let shift = Shift {
            weekdays: [Weekday::Mon, Weekday::Sun].into(),
            rhythm: care::Rhythm::weekly(week),
            parts,
        };
        let fields =
            known(&Terms { shifts: vec![shift.clone()], travel: Travel::Bicycle, ..Terms::default() });
        assert_eq!(fields.text("sunday-1-to"), "9.30pm");
        assert_eq!((fields.text("tuesday-0-from"), fields.text("travel")), ("", "bicycle"));
        assert_eq!(fields.half("monday-0-from", "monday-0-to"), None);
        let names: std::collections::BTreeSet<&str> =
            STRETCHES.iter().flat_map(|one| [one.2, one.3]).collect();
        assert_eq!(names.len(), 28);
    }
}
