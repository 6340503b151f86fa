//! What changed in a week since the viewer last looked, in words: on the board and on a visit's page.

use super::drawn::ToDraw;
use super::people::{names, title_and_time};
use super::when::{clock, moment};
use crate::Trouble;
use crate::board::{BoardView, News, NewsOf};
use crate::team::TeamPage;
use care::time::WeekStart;
use care::visit::VisitId;
use care::weeks::Assignment;
use service::planning::Which;
use service::{New, Since, TeamView};

/// Marks on a board what is new to the viewer. A whole page counts as a look, a part that keeps itself up to date does not.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn mark(here: &TeamPage, asked: &ToDraw, board: &mut BoardView) -> Result<(), Trouble> {
    let Some(since) = here.team_view().since(asked.week, asked.which, !here.in_part()).await? else {
        return Ok(());
    };
    let team_view = here.team_view();
    for mark in &mut board.marks {
        let new =
            mark.key.parse().ok().and_then(|visit: VisitId| since.visits.get(&visit).map(|new| (visit, new)));
        mark.news = new.map(|(visit, new)| words(team_view, (asked.week, asked.which), visit, new));
    }
    let known: Vec<&str> = board.marks.iter().map(|mark| mark.key.as_str()).collect();
    let one = |(visit, new): (&VisitId, &New)| {
        let key = visit.to_string();
        NewsOf {
            what: what(team_view, *visit),
            words: words(team_view, (asked.week, asked.which), *visit, new),
            key: known.contains(&key.as_str()).then_some(key),
        }
    };
    let changes = since.visits.iter().map(one).collect();
    let which = if asked.which == Which::Draft { "draft" } else { "published" };
    board.news = Some(News { when: when(team_view, &since), replaced: since.replaced, changes, which });
    Ok(())
}

/// What is new about one visit to the viewer, in a sentence.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn of_visit(
    here: &TeamPage,
    week: WeekStart,
    which: Which,
    visit: VisitId,
) -> Result<Option<String>, Trouble> {
    let team_view = here.team_view();
    let since = team_view.since(week, which, false).await?;
    let sentence = |since: &Since| {
        let words = words(team_view, (week, which), visit, since.visits.get(&visit)?);
        Some(format!("Changed since you looked {}: {words}.", when(team_view, since)))
    };
    Ok(since.as_ref().and_then(sentence))
}

/// "on Tuesday 24 November, 5.40pm".
fn when(team_view: &TeamView, since: &Since) -> String {
    format!("on {}", moment(team_view.zone().civil(since.at)))
}

fn what(team_view: &TeamView, visit: VisitId) -> String {
    match (team_view.visit(visit), team_view.whose(visit)) {
        (Some(visit), _) => title_and_time(team_view, &visit),
        (None, Some(person)) => format!("A visit to {}", team_view.person(person)),
        (None, None) => "A visit".to_owned(),
    }
}

/// "Amara had it before, at 8.30am", "it was at 8.30am", "it is agreed otherwise for once".
fn words(team_view: &TeamView, (week, which): (WeekStart, Which), visit: VisitId, new: &New) -> String {
    let Some(there) = team_view.visit(visit) else { return "it is not needed any more".to_owned() };
    let mut said = Vec::new();
    if new.rota {
        let now = team_view.assigned((week, which), visit);
        said.push(before(team_view, new.before.as_ref(), now));
    }
    if new.agreed {
        let otherwise = if there.exception.is_some() {
            "it is agreed otherwise for once"
        } else {
            "it is as agreed again"
        };
        said.push(otherwise.to_owned());
    }
    said.join(", and ")
}

fn before(team_view: &TeamView, before: Option<&Assignment>, now: Option<&Assignment>) -> String {
    let Some(before) = before else { return "nobody had it before".to_owned() };
    let who = names(team_view, &before.workers);
    let same_start = now.is_none_or(|now| now.start == before.start);
    let same_workers = now.is_some_and(|now| now.workers == before.workers);
    match (same_workers, same_start) {
        (true, true) => format!("it took {} before", words::length(i64::from(before.minutes.0))),
        (true, false) => format!("it was at {} before", clock(before.start.clock)),
        (false, true) => format!("{who} had it before"),
        (false, false) => format!("{who} had it before, at {}", clock(before.start.clock)),
    }
}
