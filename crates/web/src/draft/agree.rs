//! Reading the draft as a whole and agreeing to it.

use super::before;
use super::complete;
use crate::Trouble;
use crate::team::{TeamPage, command_field};
use crate::week::people::{Known, names};
use care::ids::{PersonId, WorkerId};
use care::values::Adoption;
use care::weeks;
use care::weeks::Rota;
use design::button::{Weight, button};
use design::card::fold;
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::drafts::DraftView;
use service::planning::Which;
use std::collections::{BTreeMap, BTreeSet};

/// What is different, what is wrong, who agreed, and the button.
///
/// # Errors
/// If the week makes no sense to the engine.
pub(super) async fn agree(here: &TeamPage, making: &DraftView) -> Result<Markup, Trouble> {
    let team_view = here.team_view();
    let broken = team_view.sheet(making.week, Which::Draft).await?.broken();
    let figures = team_view.figures(making.week, Which::Draft).await?;
    let me = team_view.me();
    let agreed = me.is_some_and(|me| making.agreed.contains(&me));
    Ok(html! {
        (against_told(here, making))
        (faces(here, making))
        (before::show(here, making, &figures))
        @for one in &broken { (notice(&Notice::new(Tone::Harm, format!("{}.", one.what)).more("A rota that breaks this cannot be published. Open the visit and change it."))) }
        @if making.wanting > 0 {
            (notice(&Notice::new(Tone::Wanting, format!("{} would be published without anyone.", words::count(crate::week::when::number(making.wanting), "visit", "visits"))).more("They stay on top of the board until somebody has them.")))
        }
        p { (rule(here)) @if !making.agreed.is_empty() { " Agreed so far: " (names(team_view, &making.agreed)) "." } }
        @if me.is_some() && broken.is_empty() {
            @if agreed { (deed(here, making, "draft/disagree", "Take back that you agree", Weight::Quiet)) }
            @else { (deed(here, making, "draft/agree", button_words(here, making), Weight::Main)) }
        }
    })
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

/// What the button does: with one's own word the week may be published.
fn button_words(here: &TeamPage, making: &DraftView) -> &'static str {
    let team_view = here.team_view();
    if team_view.would_publish(making.week) { "Publish this week" } else { "Agree" }
}

/// Whose word publishes, as the team decided.
fn rule(here: &TeamPage) -> String {
    let team_view = here.team_view();
    let who = team_view.who_publishes();
    match who.rule {
        Adoption::Anyone => "In this team, one of you agreeing publishes the week.".to_owned(),
        Adoption::Two => "In this team, two of you agreeing publishes the week.".to_owned(),
        Adoption::All => "In this team, the week is published once all of you agree.".to_owned(),
        Adoption::Planner => {
            let now: Vec<&str> = who.planners.iter().map(|worker| team_view.worker(*worker)).collect();
            match now.is_empty() {
                true => "In this team the planner publishes the week; nobody has that role now, so any of you can.".to_owned(),
                false => format!("In this team the planner publishes the week: {}.", words::listed(&now)),
            }
        }
    }
}

/// What people were told and would be different.
fn against_told(here: &TeamPage, making: &DraftView) -> Markup {
    if !here.team_view().is_published(making.week) {
        return html! {};
    }
    let mut steps = weeks::difference(&here.team_view().rota(making.week, Which::Published), &making.rota);
    let same = |step: &weeks::Step| match (&step.before, &step.after) {
        (Some(before), Some(after)) => before.workers == after.workers && before.start == after.start,
        _ => false,
    };
    steps.retain(|step| !same(step));
    let known = Known::count(here.team_view());
    let title = format!("What changes against what people were told ({})", steps.len());
    html! { @if !steps.is_empty() { (fold(&title, &complete::list(here, &known, &steps))) } }
}

/// Who would come to each person, where that is not as in the week before.
fn faces(here: &TeamPage, making: &DraftView) -> Markup {
    let team_view = here.team_view();
    let last = team_view.rota(making.week.previous(), Which::Published);
    let (before, after) = (by_person(here, &last), by_person(here, &making.rota));
    let change = |(person, now): (&PersonId, &BTreeSet<WorkerId>)| {
        let then = before.get(person)?;
        let new: Vec<&WorkerId> = now.difference(then).collect();
        let gone: Vec<&WorkerId> = then.difference(now).collect();
        let said = come_and_go(&names(team_view, new), &names(team_view, gone))?;
        Some((team_view.person(*person).to_owned(), said, now.len() > then.len()))
    };
    let changes: Vec<(String, String, bool)> = after.iter().filter_map(change).collect();
    let title = format!("Who would see other faces than the week before ({})", changes.len());
    let list = html! {
        ul.changes {
            @for (person, said, more) in &changes {
                li.worse[*more] { p.what { (person) } p { (said) @if *more { span.soft { " More faces than before." } } } }
            }
        }
    };
    html! { @if !changes.is_empty() { (fold(&title, &list)) } }
}

/// "Grace comes, Tom does not."; nothing where nobody does either.
fn come_and_go(new: &str, gone: &str) -> Option<String> {
    let verb = |names: &str, one: &str, many: &str| {
        if names.contains(" and ") { many.to_owned() } else { one.to_owned() }
    };
    match (new.is_empty(), gone.is_empty()) {
        (true, true) => None,
        (false, true) => Some(format!("{new} {} as well.", verb(new, "comes", "come"))),
        (true, false) => Some(format!("{gone} {} not come.", verb(gone, "does", "do"))),
        (false, false) => {
            Some(format!("{new} {}, {gone} {} not.", verb(new, "comes", "come"), verb(gone, "does", "do")))
        }
    }
}

fn by_person(here: &TeamPage, rota: &Rota) -> BTreeMap<PersonId, BTreeSet<WorkerId>> {
    let mut faces: BTreeMap<PersonId, BTreeSet<WorkerId>> = BTreeMap::new();
    for (visit, assignment) in rota {
        if let Some(person) = here.team_view().whose(*visit) {
            faces.entry(person).or_default().extend(&assignment.workers);
        }
    }
    faces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_and_who_does_not_is_one_sentence() {
        let said = |new, gone| come_and_go(new, gone).unwrap_or_default();
        assert_eq!(said("Grace", "Tom and Ana"), "Grace comes, Tom and Ana do not.");
        assert_eq!(said("Grace and Tom", ""), "Grace and Tom come as well.");
        assert_eq!(said("", "Tom"), "Tom does not come.");
        assert_eq!(said("", ""), "");
    }
}
