//! Who a worker is: taking her in, changing what is known, her last day.

use super::super::about::{self, About, field, if_written, line, on_the_ground};
use crate::web::Trouble;
use crate::web::design::form;
use crate::web::design::layout::Place;
use crate::web::design::notice::Problem;
use crate::web::team::{Form, Here, Reader, Said, fresh_id};
use axum::extract::Path;
use axum::response::Response;
use care::Rhythm;
use care::details::{Detail, Subject, WorkerDetails};
use care::ids::{TeamId, WorkerId};
use care::team::worker::{Contract, Shift, Terms};
use care::team::{Command, worker};
use care::time::{Clock, Stretch, Weekday};
use maud::{Markup, html};
use service::Glimpse;
use service::records::WorkerRecord;

/// The empty form for somebody new.
pub(super) async fn blank(here: Here) -> Markup {
    newcomer(&here).draw(&[], &new_fields(&WorkerDetails::default(), "", &[]))
}

/// The form with what is known.
pub(super) async fn form(here: Here, Path((_, worker)): Path<(TeamId, WorkerId)>) -> Result<Markup, Trouble> {
    let (record, _) = here.service().open_worker(here.caller(), here.team(), worker).await?;
    Ok(somebody(&here, worker, &record).draw(&[], &known_fields(&record.details, &[])))
}

fn newcomer(here: &Here) -> About<'_> {
    let (title, action) = ("Someone new".to_owned(), "workers/new".to_owned());
    About { here, place: Place::Workers, title, whom: None, action, leaves: "" }
}

fn somebody<'a>(here: &'a Here, worker: WorkerId, record: &WorkerRecord) -> About<'a> {
    let whom = format!("workers/{worker}");
    About {
        here,
        place: Place::Workers,
        title: format!("About {}", record.called),
        action: format!("{whom}/details"),
        whom: Some(whom),
        leaves: "She leaves the team",
    }
}

fn fields(details: &WorkerDetails, problems: &[Problem]) -> Markup {
    html! {
        (line(("name", "Full name", ""), &details.name, problems))
        (line(("known-as", "What she or he is called", "As it should stand on the board. Empty: the full name."), &details.known_as, problems))
        (line(("phone", "Phone", ""), &details.phone, problems))
        (line(("languages", "Languages", "Such as English, Gujarati."), &details.languages.join(", "), problems))
        (line(("gender", "Gender, for people who wish for one", "In your own words; may stay empty."), details.gender.as_deref().unwrap_or_default(), problems))
        (line(("start", "Where her rounds start and end", "A postcode, or a point on a map. Empty: at the first and last visit."), &on_the_ground(details.start), problems))
    }
}

fn known_fields(details: &WorkerDetails, problems: &[Problem]) -> Markup {
    html! {
        (fields(details, problems))
        (form::long(&field(("notes", "Anything else the team should know", ""), &details.notes, problems)))
    }
}

fn new_fields(details: &WorkerDetails, hours: &str, problems: &[Problem]) -> Markup {
    html! {
        (fields(details, problems))
        (form::short(&field(("guaranteed", "Guaranteed hours a week", "Paid whether filled or not, such as 27.5."), hours, problems)))
        p.soft { "When she can work is next: it starts as Monday to Friday, 7am to 3pm, and is hers to change." }
    }
}

/// What was written; `before` is what the form does not show.
async fn read(
    here: &Here,
    form: &Form,
    before: WorkerDetails,
) -> Result<(WorkerDetails, Vec<Problem>), Trouble> {
    let mut by_postcode = None;
    about::find(here, form.text("start"), &mut by_postcode).await?;
    let mut reader = Reader::new(form);
    let languages = form.text("languages").split(',').map(str::trim).filter(|language| !language.is_empty());
    let details = WorkerDetails {
        name: reader.needed("name", "Write her or his name."),
        known_as: form.text("known-as").to_owned(),
        phone: form.text("phone").to_owned(),
        start: by_postcode.or_else(|| reader.place("start")),
        gender: if_written(form, "gender"),
        languages: languages.map(str::to_owned).collect(),
        notes: form.text("notes").to_owned(),
        ..before
    };
    Ok((details, reader.problems))
}

/// Monday to Friday, 7am to 3pm: to begin with.
fn usual_shift(glimpse: &Glimpse) -> Shift {
    let clock = |hour| Clock::new(hour, 0).unwrap_or_default();
    Shift {
        weekdays: Weekday::ALL.into_iter().filter(|day| !day.is_weekend()).collect(),
        rhythm: Rhythm::weekly(glimpse.this_week()),
        parts: vec![Stretch { from: clock(7), to: clock(15) }],
    }
}

pub(super) async fn join(here: Here, form: Form) -> Result<Response, Trouble> {
    let (details, mut problems) = read(&here, &form, WorkerDetails::default()).await?;
    let mut reader = Reader::new(&form);
    let guaranteed = reader.hours("guaranteed");
    problems.append(&mut reader.problems);
    if !problems.is_empty() {
        let fields = new_fields(&details, form.text("guaranteed"), &problems);
        return Ok(newcomer(&here).again(&problems, &fields));
    }
    let (worker, on) = (fresh_id(WorkerId::new), here.glimpse().today());
    let contract = Contract { guaranteed: guaranteed.unwrap_or_default(), ..Contract::default() };
    let terms = Terms { contract, shifts: vec![usual_shift(here.glimpse())], ..Terms::default() };
    let join = |details| Command::JoinWorker(worker::Joined { worker, details, on, terms });
    let detail = (Subject::Worker(worker), Detail::Worker(details));
    about::keep(&here, &form, detail, join, ("workers", Said::Joined)).await
}

pub(super) async fn change(
    here: Here,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let (record, _) = here.service().open_worker(here.caller(), here.team(), worker).await?;
    let (details, problems) = read(&here, &form, record.details.clone()).await?;
    if !problems.is_empty() {
        let fields = known_fields(&details, &problems);
        return Ok(somebody(&here, worker, &record).again(&problems, &fields));
    }
    let change = |details| Command::ChangeWorkerDetails { worker, details };
    let detail = (Subject::Worker(worker), Detail::Worker(details));
    about::keep(&here, &form, detail, change, (&format!("workers/{worker}"), Said::Saved)).await
}

pub(super) async fn leave(
    here: Here,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
    form: Form,
) -> Result<Response, Trouble> {
    let command = Command::LeaveWorker { worker, last: form.read("last") };
    about::leave(&here, &form, command, "workers").await
}
