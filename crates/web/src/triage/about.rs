//! On a person's page: that they seem unwell now, and the way to say so.

use super::labels::route;
use crate::team::TeamPage;
use crate::week::when::{day, moment};
use care::ids::PersonId;
use design::button::{Weight, link};
use design::card::{fold, section, tag};
use design::notice::Tone;
use maud::{Markup, html};
use service::triage::{Listed, Usual};

/// What is open, and the way to note that they seem unwell; nothing to who may not see that.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let Some(usual) = here.team_view().unwell(person) else { return html! {} };
    let (over, open): (Vec<&Listed>, Vec<&Listed>) = usual.episodes.iter().partition(|one| one.is_over);
    html! {
        @if usual.may_note || !usual.episodes.is_empty() {
            (section("unwell", "Not well?", &html! {
                @if !open.is_empty() { ul.concerns { @for one in &open { li { (item(here, person, one)) } } } }
                @if usual.may_note { (ways(here, &usual)) }
                @if !over.is_empty() { (fold("Earlier", &html! { ul.concerns { @for one in &over { li { (item(here, person, one)) } } } })) }
            }))
        }
    }
}

fn ways(here: &TeamPage, usual: &Usual) -> Markup {
    let to = |page: &str| here.address(&format!("people/{}/{page}", usual.person));
    html! {
        p { (link(&to("unwell"), &format!("{} seems unwell", usual.called), Weight::Quiet)) " " (link(&to("usual"), "What is normal for them", Weight::Bare)) }
    }
}

fn item(here: &TeamPage, person: PersonId, one: &Listed) -> Markup {
    let decided = one.route.map(|to| route(to).1);
    html! {
        p.name {
            a href=(here.address(&format!("people/{person}/unwell/{}", one.id))) { "Seemed unwell on " (day(one.began.date)) } " "
            @if one.is_overdue { (tag("nobody has checked yet", Tone::Harm)) }
            @else if one.is_over { (tag("over", Tone::Plain)) }
            @else if decided.is_none() { (tag("nothing decided yet", Tone::Wanting)) }
        }
        p.soft { "Since " (moment(one.began)) ". " @if let Some(decided) = decided { "Decided: " (decided) "." } }
    }
}
