//! The engine completes a draft, and the team reads what it proposes before taking any of it.

use super::beside;
use crate::Trouble;
use crate::team::{TeamPage, command_field};
use crate::week::people::{Known, title_and_time, who};
use crate::week::when::{clock, day};
use care::time::{Date, Moment};
use care::visit::VisitId;
use care::weeks::{Assignment, Step};
use design::button::{Weight, button, button_of};
use design::card::fold;
use design::difference::{self, Change};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::Run;
use service::drafts::DraftView;
use words::{count, listed};

/// Asking for a proposal; or how far it is.
pub(super) fn ask(here: &TeamPage, making: &DraftView) -> Markup {
    let run = here.service().run(here.team(), making.week).map(|run| run.borrow().clone());
    let again = here.address(&format!("draft?week={}", making.week));
    match run.filter(|run| !run.is_over()) {
        Some(run) => html! {
            div #run hx-get=(again) hx-trigger="every 1s" hx-select="#run" hx-swap="outerMorph" {
                p role="status" { (going(&run)) }
                div.buttons {
                    (deed(here, making, "draft/run/stop", "Stop and use this", Weight::Quiet))
                    a.button.bare href=(again) { "Refresh" }
                }
            }
        },
        None => html! {
            div #run {
                (failed(here, making))
                @match making.proposal {
                    None => {
                        p { (missing(making)) " Visits that were picked stay with who picked them, perhaps at another time. What you pinned or put there by hand stays as it is." }
                        (deed(here, making, "draft/run", "Have the rest filled in", Weight::Main))
                    }
                    Some(_) => {
                        p { "Not what you hoped for? Move or pin visits on the board below, and ask again." }
                        (deed(here, making, "draft/run", "Ask for another proposal", Weight::Quiet))
                    }
                }
            }
        },
    }
}

fn missing(making: &DraftView) -> String {
    match making.wanting {
        0 => "Every visit has someone.".to_owned(),
        1 => "One visit has nobody yet.".to_owned(),
        many => format!("{many} visits have nobody yet."),
    }
}

fn going(run: &Run) -> String {
    match run {
        Run::Searching { steps, unplaced } => {
            let tried = words::grouped(i64::try_from(*steps).unwrap_or(i64::MAX));
            let left = i64::try_from(*unplaced).unwrap_or(i64::MAX);
            format!(
                "Looking for a good rota: {tried} changes tried, {} still without anyone in the best so far.",
                count(left, "visit", "visits")
            )
        }
        _ => "Waiting for its turn.".to_owned(),
    }
}

fn failed(here: &TeamPage, making: &DraftView) -> Markup {
    let run = here.service().run(here.team(), making.week).map(|run| run.borrow().clone());
    html! {
        @if let Some(Run::Failed(why)) = run {
            (notice(&Notice::new(Tone::Wanting, "No proposal could be made.").more(why.join(" "))))
        }
    }
}

fn deed(here: &TeamPage, making: &DraftView, to: &str, words: &str, weight: Weight) -> Markup {
    html! {
        form.deed method="post" action=(here.address(to)) {
            (command_field())
            input type="hidden" name="week" value=(making.week);
            (button(words, weight))
        }
    }
}

/// What a proposal would change, and taking all or some of it.
///
/// # Errors
/// If the week makes no sense to the engine.
pub(super) async fn proposal(here: &TeamPage, making: &DraftView) -> Result<Markup, Trouble> {
    let Some(proposal) = &making.proposal else { return Ok(html! {}) };
    let (id, changes) = (proposal.id, &proposal.changes);
    let known = Known::count(here.team_view());
    let beside = beside::last_week(here, making, &proposal.rota).await?;
    Ok(html! {
        p { strong { "A proposal is ready. " } (summary(changes, proposal.unplaced.len())) " Nothing has changed yet." }
        (beside)
        (nobody(here, proposal.unplaced.iter().copied()))
        form method="post" action=(here.address("draft/take")) {
            (command_field())
            input type="hidden" name="week" value=(making.week);
            input type="hidden" name="plan" value=(id);
            (button_of("all", "yes", "Take all of it into the draft", Weight::Main))
            p.soft { "Or go through it day by day, and take the ticks out where you would rather not." }
            @for of_day in in_time_order(changes).chunk_by(|one, other| date_of(one) == date_of(other)) {
                @let date = of_day.first().and_then(|step| date_of(step));
                (fold(&format!("{}: {}", date.map(day).unwrap_or_default(), count(crate::week::when::number(of_day.len()), "visit", "visits")), &html! {
                    ul.picks { @for step in of_day { (choose(here, &known, step)) } }
                }))
            }
            (button_of("all", "no", "Take only what is ticked", Weight::Quiet))
        }
    })
}

/// "It gives 330 visits to someone and moves 14 to another time. Every visit would have someone."
fn summary(changes: &[Step], left: usize) -> String {
    let number = crate::week::when::number;
    let visits = |many: usize| count(number(many), "visit", "visits");
    let who = |assignment: &Option<Assignment>| assignment.as_ref().map(|one| one.workers.clone());
    let (filled, others): (Vec<&Step>, Vec<&Step>) = changes.iter().partition(|step| step.before.is_none());
    let (moved, given) =
        others.into_iter().partition::<Vec<&Step>, _>(|step| who(&step.before) == who(&step.after));
    let parts = [
        ("gives", filled.len(), "to someone"),
        ("moves", moved.len(), "to another time"),
        ("changes who comes to", given.len(), ""),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(_, many, _)| *many > 0)
        .map(|(verb, many, to)| format!("{verb} {} {to}", visits(many)).trim_end().to_owned())
        .collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let left = match left {
        0 => "Every visit would have someone.".to_owned(),
        left => format!("{} would still have nobody.", visits(left)),
    };
    format!("It {}. {left}", listed(&said))
}

/// What would still have nobody.
fn nobody(here: &TeamPage, visits: impl Iterator<Item = VisitId>) -> Markup {
    let visits: Vec<_> = visits.filter_map(|visit| here.team_view().visit(visit)).collect();
    html! {
        @if !visits.is_empty() {
            (fold("What would still have nobody", &html! {
                ul {
                    @for visit in &visits {
                        li { a href=(here.address(&format!("visit/{}", visit.id))) { (title_and_time(here.team_view(), visit)) } }
                    }
                }
                p.soft { "Open one to see what stops each of you, and what would help." }
            }))
        }
    }
}

/// Changes by when they happen.
fn in_time_order(steps: &[Step]) -> Vec<&Step> {
    let mut steps: Vec<&Step> = steps.iter().collect();
    steps.sort_by_key(|step| (start_of(step), step.visit));
    steps
}

/// When a visit starts as it would be, or else as it is.
fn start_of(step: &Step) -> Option<Moment> {
    step.after.as_ref().or(step.before.as_ref()).map(|stands| stands.start)
}

fn date_of(step: &Step) -> Option<Date> {
    start_of(step).map(|start| start.date)
}

/// One change with a box to tick.
fn choose(here: &TeamPage, known: &Known, step: &Step) -> Markup {
    html! {
        li {
            label.choice {
                input type="checkbox" name="only" value=(step.visit) checked;
                span { (change_words(here, known, step)) }
            }
        }
    }
}

/// "7.45am Mrs Hill, breakfast: Grace, who has been 12 times. Before: Amara."
fn change_words(here: &TeamPage, known: &Known, step: &Step) -> Markup {
    let team_view = here.team_view();
    let visit = team_view.visit(step.visit);
    let after = who(team_view, step.after.as_ref());
    let before = who(team_view, step.before.as_ref());
    let start = start_of(step).map(|start| clock(start.clock));
    html! {
        strong { (start.unwrap_or_default()) } " "
        @if let Some(visit) = &visit { (crate::week::people::title(team_view, visit)) }
        ": " (if after.is_empty() { "nobody" } else { &after })
        @if !before.is_empty() && before != after { ", now " (before) }
        @if before == after { ", at another time than now" }
        span.hint {
            @if let (Some(visit), Some(assignment)) = (&visit, &step.after) {
                @for worker in &assignment.workers { (known.sentence(team_view, visit.person, *worker)) ". " }
            }
        }
    }
}

/// Changes with before and after, as a list to read.
pub(super) fn list(here: &TeamPage, known: &Known, steps: &[Step]) -> Markup {
    let team_view = here.team_view();
    let change = |step: &Step| {
        let visit = team_view.visit(step.visit);
        let new = step.after.iter().flat_map(|after| &after.workers);
        let why: Vec<String> = visit
            .iter()
            .flat_map(|visit| new.clone().map(|worker| known.sentence(team_view, visit.person, *worker)))
            .collect();
        Change {
            what: visit.as_ref().map(|visit| title_and_time(team_view, visit)).unwrap_or_default(),
            before: who(team_view, step.before.as_ref()),
            after: who(team_view, step.after.as_ref()),
            why: why.join(". "),
            worse: step.after.is_none(),
        }
    };
    difference::list(&in_time_order(steps).into_iter().map(change).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::ids::OnceId;
    use care::visit::VisitId;
    use care::weeks::How;
    use uuid::Uuid;

    fn step(number: u128, before: Option<&str>, after: Option<&str>) -> Step {
        let at = |start: &str| Assignment {
            workers: [].into(),
            start: start.parse().unwrap(),
            minutes: care::Minutes(30),
            how: How::Hand,
            pinned: false,
        };
        let visit = VisitId::Once(OnceId::new(Uuid::from_u128(number)));
        Step { visit, before: before.map(at), after: after.map(at) }
    }

    #[test]
    fn changes_are_in_the_order_in_which_they_would_happen() {
        let steps = [
            step(1, None, Some("2026-03-10T17:00")),
            step(2, Some("2026-03-10T07:00"), Some("2026-03-10T12:00")),
            step(3, Some("2026-03-09T08:00"), None),
        ];
        let order: Vec<VisitId> = in_time_order(&steps).into_iter().map(|step| step.visit).collect();
        assert_eq!(order, [steps[2].visit, steps[1].visit, steps[0].visit]);
    }
}
