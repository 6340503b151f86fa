//! One visit of one week: who, when, why this worker, who else could come, and everything that can be done with it.

mod ask;
mod change;
mod once;
mod subject;
mod swap;
mod wish;

use super::week::consequence;
use super::week::news;
use super::week::people::{Known, names, title, who};
use super::week::promise;
use super::week::when::{clock, day};
use crate::Trouble;
use crate::frame::Area;
use crate::pages::{Pages, change, see};
use crate::team::{TeamPage, command_field};
use axum::extract::{Path, Query};
use care::access::Matter;
use care::ids::TeamId;
use care::visit::VisitId;
use care::weeks::How;
pub(crate) use change::others as moved_for_it;
use design::button::{self, Weight};
use design::card::{facts, fold, section};
use maud::{Markup, html};
use service::planning::{Candidate, Which};
use subject::VisitInRota;
use wish::Wish;
use words::{length, listed};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/visit/{visit}", see(Matter::Weeks), look)
        .get("/team/{team}/visit/{visit}/move", see(Matter::Weeks), change::look)
        .post("/team/{team}/visit/{visit}/move", change(Matter::Weeks), change::act)
        .get("/team/{team}/visit/{visit}/pin", see(Matter::Weeks), look)
        .post("/team/{team}/visit/{visit}/pin", change(Matter::Weeks), change::pin)
        .get("/team/{team}/visit/{visit}/once", see(Matter::Weeks), once::look)
        .post("/team/{team}/visit/{visit}/once", change(Matter::Weeks), once::act)
        .get("/team/{team}/visit/{visit}/swap", see(Matter::Weeks), ask::look)
        .post("/team/{team}/visit/{visit}/ask", change(Matter::Weeks), ask::act)
}

async fn look(
    here: TeamPage,
    Path((_, visit)): Path<(TeamId, VisitId)>,
    Query(wish): Query<Wish>,
) -> Result<Markup, Trouble> {
    let subject = VisitInRota::find(&here, visit, &wish.on)?;
    let candidates = here.team_view().candidates(subject.week, subject.which, visit).await?;
    let unplaced = why_nobody(&here, &subject).await?;
    let since = news::of_visit(&here, subject.week, subject.which, visit).await?;
    Ok(here.frame(Area::Board, title(here.team_view(), &subject.visit)).show(&html! {
        (what_it_is(&here, &subject))
        p { (why(&here, &subject)) }
        @if let Some(since) = &since { p.since { span.dot aria-hidden="true" {} (since) } }
        (unplaced)
        @if subject.may_change(&here) { (deeds(&here, &subject)) }
        (section("others", "Who else could come", &others(&here, &subject, &candidates)))
        p { (crate::concerns::about_visit(&here, subject.visit.person, subject.visit.id)) }
        p { a href=(subject.board(&here)) { "Back to the week" } }
    }))
}

fn what_it_is(here: &TeamPage, subject: &VisitInRota) -> Markup {
    let team_view = here.team_view();
    let minutes =
        subject.assignment.as_ref().map_or(subject.visit.support.minutes, |assignment| assignment.minutes);
    let who = who(team_view, subject.assignment.as_ref());
    let person = here.address(&format!("people/{}", subject.visit.person));
    let agreed = subject.visit.support.agreed.map(clock);
    let promised = subject.assignment.as_ref().map(|assignment| assignment.start);
    let moved = promised.and_then(|start| promise::agreed_for(team_view, &subject.visit, start));
    facts(&[
        ("For", html! { a href=(person) { (team_view.person(subject.visit.person)) } }),
        (
            "When",
            html! { (day(subject.visit.date)) ", " (clock(subject.start())) ", " (length(i64::from(minutes.0))) },
        ),
        (
            "Agreed",
            html! { (agreed.unwrap_or_else(|| "any time that suits".to_owned())) @if subject.visit.exception.is_some() { ", different for once" } @if moved.is_some() { ". " strong { "The time above is not the time agreed." } } },
        ),
        (
            "Who comes",
            html! { (if who.is_empty() { "nobody yet" } else { &who }) @if subject.which == Which::Draft { ", in the draft" } },
        ),
    ])
}

/// Why this worker, in a sentence or two.
fn why(here: &TeamPage, subject: &VisitInRota) -> String {
    let Some(assignment) = &subject.assignment else { return String::new() };
    let team_view = here.team_view();
    let known = Known::count(team_view);
    let who = names(team_view, &assignment.workers);
    let how = match assignment.how {
        How::Picked => format!("{who} picked it."),
        How::Hand => "The team chose this by hand.".to_owned(),
        How::Proposed => "Fairly suggested this and the team agreed.".to_owned(),
    };
    let pinned = if assignment.pinned { " It is pinned: who comes and when stay as they are." } else { "" };
    let said: Vec<String> = assignment
        .workers
        .iter()
        .map(|worker| known.sentence(team_view, subject.visit.person, *worker))
        .collect();
    format!("{how} {}.{pinned}", said.join(", "))
}

/// What stops everyone, and what would help, where nobody has it.
async fn why_nobody(here: &TeamPage, subject: &VisitInRota) -> Result<Markup, Trouble> {
    if subject.workers().len() >= subject.visit.support.crew.count() {
        return Ok(html! {});
    }
    let sheet = here.team_view().sheet(subject.week, subject.which).await?;
    let at = sheet.visit(subject.visit.id);
    let reason = tokio::task::spawn_blocking(move || {
        sheet
            .unplaced()
            .iter()
            .find(|one| Some(one.visit) == at)
            .map(|one| (one.why.clone(), one.help.clone()))
    });
    let reason = reason.await.map_err(service::Error::internal)?;
    Ok(html! { @if let Some((why, help)) = reason { p { strong { (why) } " " (help) } } })
}

fn deeds(here: &TeamPage, subject: &VisitInRota) -> Markup {
    let pinned = subject.assignment.as_ref().map(|assignment| assignment.pinned);
    html! {
        (button::row(&[
            button::link(&subject.address(here, "/move"), if subject.assignment.is_some() { "Move it to …" } else { "Give it to …" }, Weight::Main),
            button::link(&subject.address(here, "/swap"), "Ask a colleague, or swap", Weight::Quiet),
            button::link(&subject.address(here, "/once"), "Different for once", Weight::Quiet),
            pin(here, subject, pinned),
        ]))
    }
}

fn pin(here: &TeamPage, subject: &VisitInRota, pinned: Option<bool>) -> Markup {
    html! {
        @if let Some(pinned) = pinned {
            form.deed method="post" action=(subject.address(here, "/pin")) {
                (command_field())
                input type="hidden" name="on" value=(subject.on());
                (button::button(if pinned { "Take the pin out" } else { "Pin it" }, Weight::Quiet))
            }
        }
    }
}

/// Everyone else, with a link to what it would mean; then who cannot, and why.
fn others(here: &TeamPage, subject: &VisitInRota, candidates: &[Candidate]) -> Markup {
    let team_view = here.team_view();
    let known = Known::count(team_view);
    let now = subject.workers();
    let could: Vec<_> = candidates
        .iter()
        .filter_map(|candidate| match candidate {
            Candidate::Could { workers, start, extra, moved }
                if !workers.iter().all(|one| now.contains(one)) =>
            {
                Some((workers, start.clock, consequence::weight(*extra), change::others(team_view, moved)))
            }
            _ => None,
        })
        .collect();
    let cannot: Vec<_> = candidates
        .iter()
        .filter_map(|candidate| match candidate {
            Candidate::CouldNot { worker, rule } if !now.contains(worker) => {
                Some((team_view.worker(*worker), *rule))
            }
            _ => None,
        })
        .collect();
    html! {
        @if could.is_empty() { p { "Nobody else could, as the week is now." } }
        ul {
            @for (workers, start, weight, others) in &could {
                @let keys: Vec<String> = workers.iter().map(ToString::to_string).collect();
                @let said: Vec<String> = workers.iter().map(|worker| known.sentence(team_view, subject.visit.person, *worker)).collect();
                li {
                    a href={ (subject.address(here, "/move")) "&to=" (keys.join(",")) } { (names(team_view, *workers)) ", " (clock(*start)) }
                    " " span.soft { (listed(&said)) ". " (weight) (others) }
                }
            }
        }
        @if !cannot.is_empty() {
            (fold("Who can’t take it, and why", &html! { ul { @for (name, rule) in &cannot { li { (name) ": " (super::week::rules::stops(*rule)) } } } }))
        }
    }
}
