//! A visit that is different for once: not needed, moved, longer or shorter. What it would mean first, then the deed.

use super::subject::VisitInRota;
use super::wish::Wish;
use crate::Trouble;
use crate::answer::again;
use crate::frame::Area;
use crate::sent::{self, Body, Id, Text};
use crate::team::{Said, TeamPage, command_field, fresh_id};
use crate::week::consequence;
use crate::week::people::{names, title};
use crate::week::when::{clock, day};
use axum::extract::{Path, Query};
use axum::response::Response;
use care::Minutes;
use care::ids::{CommandId, RepairId, TeamId};
use care::support::{Exception, Instead};
use care::time::Date;
use care::visit::VisitId;
use design::button::{Weight, button, button_of};
use design::card::section;
use design::form::{self, Field};
use design::notice::{FieldProblem, Notice, Tone, error_summary, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::{Different, Then};

/// What is to be different, as it was written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Written {
    date: String,
    time: String,
    minutes: String,
    #[serde(rename = "not-needed")]
    not_needed: String,
}

/// What is different for once, to be noted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ForOnce {
    command: Id<CommandId>,
    /// `draft` for the draft; otherwise what people were told.
    on: Text,
    /// The day.
    date: Text,
    /// When it starts.
    time: Text,
    /// How many minutes it takes.
    minutes: Text,
    /// `yes` where nobody is to come.
    not_needed: Text,
}

impl Written {
    /// As the visit is now, where nothing else was written.
    fn or_as_it_is(self, subject: &VisitInRota) -> Self {
        let or = |written: String, now: String| if written.is_empty() { now } else { written };
        Self {
            date: or(self.date, subject.visit.date.to_string()),
            time: or(self.time, clock(subject.visit.usual_start().clock)),
            minutes: or(self.minutes, subject.visit.support.minutes.0.to_string()),
            not_needed: self.not_needed,
        }
    }

    /// Whether anybody has said what they would like to see; a drop on the board says the day alone.
    fn is_complete(&self) -> bool {
        self.is_without() || (!self.time.is_empty() && !self.minutes.is_empty())
    }

    fn is_without(&self) -> bool {
        self.not_needed == "yes"
    }

    /// What is to be noted.
    ///
    /// # Errors
    /// Everything that cannot be read.
    fn exception(&self, subject: &VisitInRota) -> Result<Exception, Vec<FieldProblem>> {
        let (visit, person) = (subject.visit.id, subject.visit.person);
        if self.is_without() {
            return Ok(Exception::Without { visit, person });
        }
        let (date, agreed) = (self.date.trim().parse::<Date>().ok(), sent::clock(self.time.trim()));
        let minutes = self.minutes.trim().parse::<u32>().ok().map(Minutes);
        let asked = [
            (date.is_none(), "date", "Choose the day."),
            (agreed.is_none(), "time", "Write when it should start, such as 8.15am."),
            (minutes.is_none(), "minutes", "Write how many minutes it should take, such as 30."),
        ];
        let problems: Vec<FieldProblem> = asked
            .iter()
            .filter(|(wrong, ..)| *wrong)
            .map(|(_, field, words)| FieldProblem::new(*field, *words))
            .collect();
        let instead = Instead { date, agreed, minutes, crew: None };
        if problems.is_empty() { Ok(Exception::Different { visit, person, instead }) } else { Err(problems) }
    }

    /// The same in hidden fields, for the form that does it.
    fn fields(&self) -> Markup {
        let fields = [
            ("date", &self.date),
            ("time", &self.time),
            ("minutes", &self.minutes),
            ("not-needed", &self.not_needed),
        ];
        html! { @for (name, value) in fields { input type="hidden" name=(name) value=(value); } }
    }
}

pub(super) async fn look(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Query(wish): Query<Wish>,
    Query(written): Query<Written>,
) -> Result<Markup, Trouble> {
    let subject = VisitInRota::find(&here, visit, &wish.on)?;
    let asked = written.is_complete();
    let written = written.or_as_it_is(&subject);
    let (problems, preview) = match written.exception(&subject) {
        Ok(to) if asked => (Vec::new(), preview(&here, &subject, &written, to).await),
        Err(problems) if asked => (problems, html! {}),
        _ => (Vec::new(), html! {}),
    };
    Ok(page(&here, &subject, &written, (&problems, &preview)))
}

fn page(
    here: &TeamPage,
    subject: &VisitInRota,
    written: &Written,
    (problems, preview): (&[FieldProblem], &Markup),
) -> Markup {
    let heading = format!("{}, for once", title(here.team_view(), &subject.visit));
    let action = subject.address(here, "/once");
    let asking = |inner: Markup| html! { form action=(action) { input type="hidden" name="on" value=(subject.on()); (inner) } };
    let field = |name, label, hint, value| Field { name, label, hint, value, problems, ..Field::default() };
    here.frame(Area::Board, heading).show(&html! {
        (error_summary(problems))
        (preview)
        p { "What is agreed for other weeks stays as it is. You see what it would mean before it is done." }
        (section("different", "At another time, longer or shorter", &asking(html! {
            (form::date(&field("date", "On which day?", "", &written.date)))
            (form::short(&field("time", "When should it start?", "Such as 8.15am", &written.time)))
            (form::short(&field("minutes", "How many minutes should it take?", "From 5 to 720", &written.minutes)))
            (button("See what it would mean", Weight::Main))
        })))
        (section("without", "Not needed", &asking(html! {
            p { "Nobody comes this once. The worker who had the visit has the time free." }
            (button_of("not-needed", "yes", "See what that would mean", Weight::Quiet))
        })))
        p { a href=(subject.address(here, "")) { "Back to the visit" } }
    })
}

/// What it would mean, and the button that does it.
async fn preview(here: &TeamPage, subject: &VisitInRota, written: &Written, to: Exception) -> Markup {
    let wanted = different(here, subject, to);
    html! {
        section.section #preview {
            h2 { (sentence(&wanted.to)) }
            @match here.team_view().if_once(&wanted).await {
                Ok(once) => {
                    p { (becomes(here, subject, &once)) }
                    (consequence::show(here.team_view(), &once.consequence))
                    form.deed method="post" action=(subject.address(here, "/once")) {
                        (command_field())
                        input type="hidden" name="on" value=(subject.on());
                        (written.fields())
                        (button(if written.is_without() { "It is not needed this once" } else { "Change it for once" }, Weight::Main))
                    }
                }
                Err(error) => { @for sentence in &error.sentences { (notice(&Notice::new(Tone::Wanting, sentence.as_str()))) } }
            }
        }
    }
}

/// "If it were on Tuesday 24 November at 7.45am, for half an hour".
fn sentence(to: &Exception) -> String {
    let Exception::Different { instead, .. } = to else { return "If nobody came this once".to_owned() };
    let on = instead.date.map(|date| format!(" on {}", day(date))).unwrap_or_default();
    let at = instead.agreed.map(|agreed| format!(" at {}", clock(agreed))).unwrap_or_default();
    let long = instead.minutes.map(|minutes| words::length(i64::from(minutes.0))).unwrap_or_default();
    format!("If it were{on}{at}, for {long}")
}

/// What becomes of the worker who has it.
fn becomes(here: &TeamPage, subject: &VisitInRota, once: &service::Once) -> String {
    let who = names(here.team_view(), &subject.workers());
    let (verb, has) = if subject.workers().len() > 1 { ("make", "have") } else { ("makes", "has") };
    let said = match once.then {
        Then::Nothing if who.is_empty() => "Nobody has it yet.".to_owned(),
        Then::Nothing => format!("{who} {has} the time free."),
        Then::Kept => format!("{who} still {verb} it, as it is then."),
        Then::Freed => {
            format!(
                "{who} cannot make it then, so it would be at the top of the board until somebody has it."
            )
        }
    };
    let waits =
        if once.waits { " The rota changes once a colleague has agreed to it, under Requests." } else { "" };
    format!("{said}{waits}")
}

fn different(here: &TeamPage, subject: &VisitInRota, to: Exception) -> Different {
    let exception = here.team_view().exception_for(&subject.visit);
    Different { week: subject.week, which: subject.which, exception, to }
}

pub(super) async fn act(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Body(sent): Body<ForOnce>,
) -> Result<Response, Trouble> {
    let subject = VisitInRota::find(&here, visit, &sent.on.0)?;
    let ForOnce { date, time, minutes, not_needed, .. } = sent;
    let written = Written { date: date.0, time: time.0, minutes: minutes.0, not_needed: not_needed.0 };
    let to = match written.exception(&subject) {
        Ok(to) => to,
        Err(problems) => {
            return Ok(again(&problems, |wrong| page(&here, &subject, &written, (wrong, &html! {}))));
        }
    };
    let ids = (sent.command.0, fresh_id(RepairId::new));
    let wanted = different(&here, &subject, to);
    let done = here.service().make_once(here.caller(), here.team(), ids, &wanted).await;
    here.on(&subject.board(&here), Said::Saved, done)
}
