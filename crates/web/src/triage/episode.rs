//! One time when somebody seemed unwell: SBARD on one page, what is to be done next, and what was done; also on paper.

use super::labels::{SUPPORTS, route};
use super::sbard::{sbard, signs, sum};
use super::{decide, look};
use crate::Trouble;
use crate::case;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::{clock, day, moment};
use axum::extract::Path;
use care::ids::{PersonId, TeamId};
use care::triage::EpisodeId;
use design::button::{Weight, link};
use design::card::{fold, section};
use design::history::{Item, timeline};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::triage::{Record, Told, What};

type Which = (TeamId, PersonId, EpisodeId);

pub(super) async fn show(here: TeamPage, Path(which): Path<Which>) -> Result<Markup, Trouble> {
    let record = here.service().open_episode(here.caller(), which).await?;
    let address = address(&here, &record);
    let goes_on = record.usual.may_note && !record.listed.is_over;
    Ok(here.frame(Area::People, title(&record)).show(&html! {
        @if record.listed.is_overdue { (overdue(&record)) }
        p.soft { (SUPPORTS) }
        (sbard(&here, &record))
        @if goes_on {
            (decide::forms(&here, &record, &address))
            (fold("Look again", &look::form(&format!("{address}/look"), &record.usual, "Save what I see now")))
        }
        (section("done", "What was done", &timeline(&case::days(&record.steps, item))))
        p {
            (link(&format!("{address}/print"), "On paper", Weight::Bare)) " "
            (link(&here.address(&format!("people/{}", record.usual.person)), &format!("Back to {}", record.usual.called), Weight::Bare))
        }
    }))
}

pub(super) async fn paper(here: TeamPage, Path(which): Path<Which>) -> Result<Markup, Trouble> {
    let record = here.service().open_episode(here.caller(), which).await?;
    Ok(here.frame(Area::People, title(&record)).show(&html! {
        p.choices { "This page is made for paper: use your browser’s Print." a href=(address(&here, &record)) { "Back" } }
        div.paper { (sbard(&here, &record)) p.soft { "Printed " (moment(here.team_view().moment())) ". " (SUPPORTS) } }
    }))
}

fn title(record: &Record) -> String {
    format!("{} seemed unwell on {}", record.usual.called, day(record.listed.began.date))
}

fn address(here: &TeamPage, record: &Record) -> String {
    here.address(&format!("people/{}/unwell/{}", record.usual.person, record.listed.id))
}

/// Nobody checked though the time has come.
fn overdue(record: &Record) -> Markup {
    let by = record
        .last_decision()
        .map(|(_, decided)| format!("{} was to check by {}.", decided.checks, moment(decided.by_when)));
    let what = "Nobody has noted how they are since.";
    notice(&Notice::new(Tone::Harm, by.unwrap_or_default()).more(what))
}

fn item(told: &Told) -> Item {
    let (what, why) = match &told.what {
        What::Looked(seen, score) => {
            (format!("{} looked. {}{}", told.who, signs(seen), sum(score.as_ref())), seen.changed.clone())
        }
        What::Decided(decided) => {
            let to = route(decided.route).1;
            (format!("{} spoke to {}. Decided: {to}.", told.who, decided.with), decided.agreed.clone())
        }
        What::Concluded(words) => (format!("{} said what came of it.", told.who), words.clone()),
    };
    Item { when: clock(told.at.clock), what, parts: Vec::new(), why, undo: None, undone: false }
}
