//! What a change means, as a colleague would say it: who goes instead of whom, whose time moves, who meets whom.

use super::people::{Known, title};
use super::when::{clock, day};
use care::ids::WorkerId;
use care::weeks::{Assignment, Step};
use maud::{Markup, html};
use service::TeamView;
use words::{count, listed};

/// So many visits are named in a line; more are counted.
const NAMED: usize = 2;

/// A line of what a change means, and whether it is worse for somebody.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    words: String,
    worse: bool,
}

/// The lines; nothing where nothing changes.
pub(super) fn show(team_view: &TeamView, steps: &[Step]) -> Markup {
    let mut steps: Vec<&Step> = steps.iter().collect();
    steps.sort_by_key(|step| step.after.as_ref().or(step.before.as_ref()).map(|stands| stands.start));
    let lines: Vec<Line> =
        [who_changes(team_view, &steps), time_moves(team_view, &steps), who_meets(team_view, &steps)]
            .into_iter()
            .flatten()
            .collect();
    html! {
        @if lines.is_empty() { p { "Nobody else comes, and no time moves." } }
        @else { ul.means { @for line in &lines { li.worse[line.worse] { (line.words) } } } }
    }
}

fn workers(assignment: &Option<Assignment>) -> Vec<WorkerId> {
    assignment.iter().flat_map(|one| one.workers.iter().copied()).collect()
}

/// "Ben goes to Jean, bath, Thursday 26 November, 12.37pm, instead of Asha."
fn who_changes(team_view: &TeamView, steps: &[&Step]) -> Option<Line> {
    let changed: Vec<&Step> =
        steps.iter().copied().filter(|step| workers(&step.before) != workers(&step.after)).collect();
    let said = |step: &&Step| {
        let (then, now) = (workers(&step.before), workers(&step.after));
        let (before, after, to) = (called(team_view, &then), called(team_view, &now), visit(team_view, step));
        let goes =
            if now.len() > 1 || team_view.me().is_some_and(|me| now.contains(&me)) { "go" } else { "goes" };
        match (before.is_empty(), after.is_empty()) {
            (_, true) => format!("nobody goes to {to}"),
            (true, false) => format!("{after} {goes} to {to}"),
            (false, false) => format!("{after} {goes} to {to}, instead of {before}"),
        }
    };
    let worse = changed.iter().any(|step| step.after.is_none());
    line(
        changed.iter().map(said).collect(),
        "more visit goes to somebody else",
        "more visits go to somebody else",
        worse,
    )
}

/// "Amara and you".
fn called(team_view: &TeamView, workers: &[WorkerId]) -> String {
    let me = team_view.me();
    let name = |one: &WorkerId| if Some(*one) == me { "you" } else { team_view.worker(*one) };
    listed(&workers.iter().map(name).collect::<Vec<_>>())
}

/// "Mr Shah, tea, Thursday 26 November, moves from 5pm to 5.15pm."
fn time_moves(team_view: &TeamView, steps: &[&Step]) -> Option<Line> {
    let said = |step: &&Step| {
        let (before, after) = (step.before.as_ref()?, step.after.as_ref()?);
        let known = team_view.visit(step.visit)?;
        (before.start != after.start).then(|| {
            let (from, to) = (clock(before.start.clock), clock(after.start.clock));
            format!("{}, {}, moves from {from} to {to}", title(team_view, &known), day(after.start.date))
        })
    };
    let moved: Vec<String> = steps.iter().filter_map(said).collect();
    line(moved, "more time moves", "more times move", false)
}

/// "Ben meets Jean for the first time.", or how well they know each other.
fn who_meets(team_view: &TeamView, steps: &[&Step]) -> Option<Line> {
    let known = Known::count(team_view);
    let (mut first, mut again) = (Vec::new(), Vec::new());
    for step in steps {
        let (before, Some(person)) = (workers(&step.before), team_view.whose(step.visit)) else {
            continue;
        };
        for worker in workers(&step.after).into_iter().filter(|worker| !before.contains(worker)) {
            let (name, whom) = (called(team_view, &[worker]), team_view.person(person));
            let (meets, has) =
                if team_view.me() == Some(worker) { ("meet", "have") } else { ("meets", "has") };
            let said = match known.times(person, worker) {
                0 => format!("{name} {meets} {whom} for the first time"),
                times => format!("{name} {has} been to {whom} {}", often(times)),
            };
            let list = if known.times(person, worker) == 0 { &mut first } else { &mut again };
            if !list.contains(&said) {
                list.push(said);
            }
        }
    }
    if first.is_empty() {
        line(again, "more knows the person", "more know the person", false)
    } else {
        line(first, "more first meeting", "more first meetings", true)
    }
}

fn often(times: i64) -> String {
    match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    }
}

/// "Jean, bath, Thursday 26 November, 12.37pm".
fn visit(team_view: &TeamView, step: &Step) -> String {
    let start = step.after.as_ref().or(step.before.as_ref()).map(|stands| stands.start);
    let known = team_view.visit(step.visit);
    let what =
        known.map_or_else(|| "a visit that is no longer needed".to_owned(), |visit| title(team_view, &visit));
    match start {
        Some(start) => format!("{what}, {}, {}", day(start.date), clock(start.clock)),
        None => what,
    }
}

/// The first of them, and how many more there are, as one sentence.
fn line(mut said: Vec<String>, one: &str, many: &str, worse: bool) -> Option<Line> {
    let more = i64::try_from(said.len().saturating_sub(NAMED)).unwrap_or(i64::MAX);
    said.truncate(NAMED);
    if more > 0 {
        said.push(format!("and {}", count(more, one, many)));
    }
    let words = said.join("; ");
    let mut letters = words.chars();
    let capital: String = letters.next()?.to_uppercase().chain(letters).collect();
    Some(Line { words: format!("{capital}."), worse })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_two_and_counts_the_rest() {
        let all = |many: usize| (1..=many).map(|at| format!("visit {at}")).collect::<Vec<_>>();
        let said = |many| line(all(many), "more time moves", "more times move", false).map(|line| line.words);
        assert_eq!(said(0), None);
        assert_eq!(said(1).unwrap(), "Visit 1.");
        assert_eq!(said(2).unwrap(), "Visit 1; visit 2.");
        assert_eq!(said(3).unwrap(), "Visit 1; visit 2; and 1 more time moves.");
        assert_eq!(said(5).unwrap(), "Visit 1; visit 2; and 3 more times move.");
    }
}
