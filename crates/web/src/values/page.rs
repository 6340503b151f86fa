//! The page of what the team values, beside how the last published week did.

use super::forms::{known, name};
use crate::Trouble;
use crate::frame::Area;
use crate::sent::as_shown;
use crate::team::{TeamPage, command_field};
use crate::week::when;
use care::values::Strength;
use design::button::{Weight, button};
use design::{card, strength};
use maud::{Markup, html};
use service::values::{LastWeek, Valued, Values};
use view::weighed;
use words::listed;

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let values = here.team_view().values().await?;
    Ok(here.frame(Area::Values, "What we value").show(&html! {
        p { "When Fairly completes a draft, it weighs what you say here. It never decides: you look at the difference and agree, or not." }
        @match values.last {
            Some(week) => p { "Below each: how the last published week did, " (when::week(week)) "." },
            None => p { "Once a week is published, you see here how it did." },
        }
        @if values.may_change { (form(&here, &values)) } @else {
            @for one in &values.all {
                (strength::said(one.value.sentence(), &Strength::ALL.map(Strength::words), at(one.strength)))
            }
        }
    }))
}

fn form(here: &TeamPage, values: &Values) -> Markup {
    html! {
        form.values method="post" action=(here.address("values")) {
            (command_field())
            (as_shown(&known(values)))
            @for one in &values.all {
                (strength::choose(name(one.value), one.value.sentence(), &Strength::ALL.map(Strength::words), at(one.strength), &how_it_did(one)))
            }
            (card::empty("Worth talking about together", "A change here changes every rota from now on. Teams that decide it together tend to keep it.", None))
            (button("Save", Weight::Main))
        }
    }
}

/// A strength's place on the scale, from the least.
fn at(strength: Strength) -> usize {
    Strength::ALL.iter().position(|one| *one == strength).unwrap_or(0)
}

/// "3 visits start late"; nothing where no week is published.
fn how_it_did(one: &Valued) -> String {
    match &one.last {
        None => String::new(),
        Some(LastWeek::NotCounted) => "not looked at, because it did not count".to_owned(),
        Some(LastWeek::Against(parts)) if parts.is_empty() => "nothing against it".to_owned(),
        Some(LastWeek::Against(parts)) => {
            listed(&parts.iter().map(|(rule, amount)| weighed(*rule, *amount)).collect::<Vec<_>>())
        }
    }
}
