//! A person's emergency sheet as those see it who look after it: who looked, its code, and what it says.

use super::forms;
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::{clock, day, moment};
use axum::extract::Path;
use care::emergency::SheetWords;
use care::ids::{PersonId, TeamId};
use design::button::{Weight, link};
use design::card::{empty, facts, fold, section, tag};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::emergency::{LookTold, SheetView};

pub(super) async fn show(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    let sheet = here.service().open_sheet_view(here.caller(), which).await?;
    let back = here.address(&format!("people/{}", sheet.person));
    Ok(here.frame(Area::People, format!("Emergency sheet of {}", sheet.called)).show(&html! {
        p { "A printed code in the home opens this for a paramedic, without an account, for half an hour. They say who they are first; the team and the circle hear of it at once." }
        @for look in &sheet.looks { @if let Some(until) = look.open_until { (reading(&here, &sheet, look, &clock(until.clock))) } }
        (code(&here, &sheet))
        (says(&here, &sheet))
        @if !sheet.looks.is_empty() { (section("looks", "Who looked", &looks(&sheet.looks))) }
        p { (link(&back, &format!("Back to {}", sheet.called), Weight::Bare)) }
    }))
}

/// That somebody looks at it just now, with the way to stop them.
fn reading(here: &TeamPage, sheet: &SheetView, look: &LookTold, until: &str) -> Markup {
    let said = Notice::new(Tone::Wanting, format!("{} is reading this sheet, until {until}.", look.who));
    let said = said.more("Ring the person, or those in the home. If it is not somebody who should, close it: they see it no longer.");
    let stop = forms::closing(here, sheet, "Close it now");
    notice(&if sheet.may_change { said.action(stop) } else { said })
}

fn code(here: &TeamPage, sheet: &SheetView) -> Markup {
    section(
        "code",
        "The code in the home",
        &html! {
            @match sheet.code_since {
                Some(since) => {
                    p { (tag("open", Tone::Kept)) " since " (day(since)) ". It hangs where a paramedic looks: on the fridge, or inside the front door." }
                    @if sheet.may_change {
                        (fold("Print a new code", &html! { p { "The old one opens nothing any longer: take it off the wall." } (forms::making(here, sheet)) }))
                        (forms::closing(here, sheet, "Close it"))
                    }
                }
                None if sheet.words.is_none() => p.soft { "Write the sheet first. Then a code can be printed." },
                None => {
                    p { (tag("closed", Tone::Wanting)) " No code opens this sheet." }
                    @if sheet.may_change { (forms::making(here, sheet)) }
                }
            }
        },
    )
}

fn says(here: &TeamPage, sheet: &SheetView) -> Markup {
    section(
        "says",
        "What it says",
        &html! {
            @match &sheet.words {
                Some(words) => (written(words)),
                None => (empty("Nothing is written yet", "Write it with the person: what they would want a paramedic to know.", None)),
            }
            p.soft { "Their name, address and medicines are added from what is known here." }
            @if sheet.may_change {
                (fold(if sheet.words.is_some() { "Change what it says" } else { "Write it" }, &forms::writing(here, sheet)))
            }
        },
    )
}

/// The words of a sheet, heading by heading; what is not said is said to be so.
pub(super) fn written(words: &SheetWords) -> Markup {
    let said = |words: &str| {
        let lines: Vec<String> = words.lines().map(str::to_owned).collect();
        html! { @if lines.is_empty() { span.soft { "Nothing is written: ask." } } @for line in &lines { (line) br; } }
    };
    facts(&[
        ("Allergies", said(&words.allergies)),
        ("Decided beforehand", said(&words.decisions)),
        ("Conditions", said(&words.conditions)),
        ("How to talk with them", said(&words.communicating)),
        ("Whom to ring", said(&words.contacts)),
        ("Born, NHS number", said(&words.identity)),
    ])
}

fn looks(looks: &[LookTold]) -> Markup {
    html! {
        ul.entries {
            @for look in looks {
                li { div { (look.who) p.soft { (moment(look.at)) @if look.open_until.is_some() { ", still open" } } } }
            }
        }
    }
}

/// On a person's page: the way to their sheet, and that somebody is reading it; nothing to who may not see it.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let Some(read) = here.team_view().sheet_is_being_read(person) else { return html! {} };
    html! {
        p {
            (link(&here.address(&format!("people/{person}/emergency")), "Emergency sheet", Weight::Quiet))
            @if read { " " (tag("somebody is reading it now", Tone::Harm)) }
        }
    }
}
