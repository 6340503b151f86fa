//! What somebody who is away or late leaves open, each visit with those who could make it: found, read and given on one page.

use crate::Trouble;
use crate::team::{TeamPage, fresh_id};
use crate::week::people::{names, title};
use crate::week::when::{clock, day};
use care::ids::{CommandId, WorkerId};
use care::time::{Moment, WeekStart};
use care::visit::{Visit, VisitId};
use design::button::{Weight, deed};
use design::card::section;
use maud::{Markup, html};
use service::planning::{Candidate, Which};

/// For so many visits it is worked out at once who could make them; the others say so on their own pages.
const WORKED_OUT: usize = 8;
/// So many are offered for each.
const OFFERED: usize = 3;

/// The visits that need somebody else, the next one first; nothing where there are none.
///
/// # Errors
/// If the week makes no sense to the engine.
pub(crate) async fn show(here: &TeamPage, worker: WorkerId) -> Result<Markup, Trouble> {
    let open = here.team_view().left_open_by(worker);
    let list = list(here, worker, &open).await?;
    Ok(html! {
        @if !open.is_empty() {
            (section("gaps", "Visits that need somebody", &html! {
                p { "They are on top of the board, and the people concerned read that you are finding someone." }
                (list)
            }))
        }
    })
}

/// Visits of a worker who cannot make them, or not in time, each with the best that the engine has to offer instead.
///
/// # Errors
/// If the week makes no sense to the engine.
pub(crate) async fn list(here: &TeamPage, worker: WorkerId, visits: &[Visit]) -> Result<Markup, Trouble> {
    let mut list = Vec::new();
    for (at, visit) in visits.iter().enumerate() {
        let offers = if at < WORKED_OUT { offers(here, worker, visit).await? } else { Vec::new() };
        list.push(one(here, worker, visit, &offers));
    }
    Ok(html! { ul.changes { @for one in &list { li { (one) } } } })
}

/// The best that the engine has to offer for a visit without a worker.
async fn offers(here: &TeamPage, but: WorkerId, visit: &Visit) -> Result<Vec<Candidate>, Trouble> {
    let week = WeekStart::of(visit.date);
    let mut offers = here.team_view().candidates(week, Which::Published, visit.id).await?;
    offers.retain(|one| is_still_possible(here, but, one));
    offers.truncate(OFFERED);
    Ok(offers)
}

/// Whether an offer is about others than the one who cannot come, and nothing of it would have had to begin by now.
fn is_still_possible(here: &TeamPage, but: WorkerId, offer: &Candidate) -> bool {
    let Candidate::Could { workers, start, moved, .. } = offer else { return false };
    let now = here.team_view().moment();
    let not_begun = |(visit, start): &(VisitId, Moment)| {
        now <= *start && here.team_view().published_visit(*visit).is_none_or(|told| now <= told.start)
    };
    !workers.contains(&but) && now <= *start && moved.iter().all(not_begun)
}

fn one(here: &TeamPage, but: WorkerId, visit: &Visit, offers: &[Candidate]) -> Markup {
    let page = here.address(&format!("visit/{}?on=board", visit.id));
    let start = here.team_view().start_of(visit);
    html! {
        p.what { a href=(page) { (title(here.team_view(), visit)) } ", " (day(start.date)) ", " (clock(start.clock)) }
        @for offer in offers { (give(here, but, visit.id, offer)) }
        @if offers.is_empty() { p { a href=(page) { "See who could come" } } }
    }
}

/// "Give it to Ben, 5pm", with every other visit that would have to move for it.
fn give(here: &TeamPage, but: WorkerId, visit: VisitId, offer: &Candidate) -> Markup {
    let Candidate::Could { workers, start, moved, .. } = offer else { return html! {} };
    let to: Vec<String> = workers.iter().map(ToString::to_string).collect();
    let also: Vec<String> = moved.iter().map(|(visit, start)| format!("{visit}@{start}")).collect();
    let words = format!("Give it to {}, {}", names(here.team_view(), workers), clock(start.clock));
    let (command, start, but) = (fresh_id(CommandId::new).to_string(), start.to_string(), but.to_string());
    let fields = [
        ("command", command.as_str()),
        ("on", "board"),
        ("to", &to.join(",")),
        ("start", &start),
        ("with", ""),
        ("also", &also.join(",")),
        ("instead-of", &but),
    ];
    html! {
        (deed(&here.address(&format!("visit/{visit}/move")), &words, Weight::Quiet, &fields))
        @if !moved.is_empty() { p.soft { (crate::visit::moved_for_it(here.team_view(), moved)) } }
    }
}
