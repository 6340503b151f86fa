//! A person's medicines today: what is due first, then what is taken as needed, what is agreed, what runs low.

use super::labels::{help, outcome, tone, when};
use super::{agree, record};
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::{clock, day, moment, number};
use axum::extract::Path;
use care::ids::{PersonId, TeamId};
use design::button::{Weight, link};
use design::card::{card, empty, fold, section, tag};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::medicines::{DayOfMedicines, DoseTold, DueTold, MedicineTold, NeededTold};
use words::count;

pub(super) async fn show(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    let sheet = here.service().open_medicines(here.caller(), which, None).await?;
    let title = format!("{}’s medicines", sheet.called);
    let to = |page: &str| here.address(&format!("people/{}{page}", sheet.person));
    Ok(here.frame(Area::People, title).show(&html! {
        (blank(&here, &sheet))
        @if sheet.medicines.is_empty() {
            (empty("No medicines yet", "What they take, when, and who helps: agreed with them and recorded here.", None))
        } @else {
            @for one in &sheet.effects {
                (card(&format!("{}, at {}: did it help?", one.name, clock(one.at.clock)), &html! {
                    @if sheet.may_record { (record::effect_form(&here, &sheet, one)) }
                }))
            }
            (section("due", &format!("Today, {}", day(sheet.date)), &html! {
                @if sheet.due.is_empty() { p.soft { "Nothing is due at a time today." } }
                @for one in &sheet.due { (due(&here, &sheet, one)) }
            }))
            @if !sheet.as_needed.is_empty() { (section("needed", "As needed", &html! { @for one in &sheet.as_needed { (needed(&here, &sheet, one)) } })) }
            (section("agreed", "What is agreed", &html! { @for one in &sheet.medicines { (agreed(&here, &sheet, one)) } }))
        }
        @if sheet.may_record { (fold("Another medicine", &agree::new(&here, &sheet))) }
        p { (link(&to("/medicines/month"), "The record of this month, on paper", Weight::Quiet)) " " (link(&to(""), &format!("Back to {}", sheet.called), Weight::Bare)) }
    }))
}

/// What is blank in the days before: found late, it is a case of its own.
fn blank(here: &TeamPage, sheet: &DayOfMedicines) -> Markup {
    let first = sheet.blank.first().map(|(at, name)| format!("{name}, {}", moment(*at)));
    html! {
        @if let Some(first) = first {
            (notice(&Notice::new(Tone::Wanting, format!("Nothing is recorded for {} in the last week.", count(number(sheet.blank.len()), "dose", "doses")))
                .more(format!("The first: {first}. Find out what happened. Was it left out, tell us, so that it is looked into."))
                .action(link(&here.address(&format!("people/{}/concern", sheet.person)), "Tell us", Weight::Quiet))))
        }
    }
}

fn due(here: &TeamPage, sheet: &DayOfMedicines, one: &DueTold) -> Markup {
    let title = format!("{}, {}", clock(one.at.clock), one.medicine.details.name);
    card(
        &title,
        &html! {
            p { (one.medicine.details.how) @if one.medicine.runs_low { " " (tag("order more", Tone::Wanting)) } }
            @match &one.dose {
                Some(dose) => (outcome_of(dose)),
                None => {
                    p.soft { (help(one.medicine.agreed.help).1) "." @if one.waits { " " (tag("not recorded yet", Tone::Wanting)) } }
                    @match one.not_before {
                        Some(at) => {
                            p { strong { "Not before " (moment(at)) ". " } "The last was too short a time ago." }
                            @if sheet.may_record { (record::had_all_the_same(here, sheet, &one.medicine, Some(one.at))) }
                            @if sheet.may_record { (fold("Something else", &record::outcomes(here, sheet, &one.medicine, Some(one.at)))) }
                        }
                        None => @if sheet.may_record { (record::outcomes(here, sheet, &one.medicine, Some(one.at))) },
                    }
                }
            }
        },
    )
}

fn needed(here: &TeamPage, sheet: &DayOfMedicines, one: &NeededTold) -> Markup {
    card(
        &one.medicine.details.name,
        &html! {
            p { (one.medicine.details.how) ". " @if !one.medicine.details.why.is_empty() { "For: " (one.medicine.details.why) ". " } (when(&one.medicine.agreed.when)) "." }
            @for dose in &one.doses { (outcome_of(dose)) }
            @match one.not_before {
                Some((at, most)) => {
                    p { strong { "Not before " (moment(at)) ". " } @if most { "There were as many in 24 hours as there may be." } @else { "The last was too short a time ago." } }
                    @if sheet.may_record { (record::had_all_the_same(here, sheet, &one.medicine, None)) }
                }
                None => @if sheet.may_record { (record::outcomes(here, sheet, &one.medicine, None)) },
            }
        },
    )
}

/// What came of an occasion.
fn outcome_of(dose: &DoseTold) -> Markup {
    html! {
        p {
            (tag(outcome(dose.outcome).1, tone(dose.outcome))) " " (dose.who) ", " (clock(dose.at.clock))
            @if let Some(witness) = &dose.witness { ", seen by " (witness) }
            @if !dose.words.is_empty() { ". " span.quoted { (dose.words) } }
            @if !dose.effect.is_empty() { " What it did: " span.quoted { (dose.effect) } }
        }
    }
}

fn agreed(here: &TeamPage, sheet: &DayOfMedicines, one: &MedicineTold) -> Markup {
    html! {
        details.fold {
            summary { (one.details.name) @if !one.holds { " (not now)" } @if one.runs_low { " " (tag("order more", Tone::Wanting)) } }
            div {
                p { (help(one.agreed.help).1) ". " (when(&one.agreed.when)) ". " (one.details.how) "." }
                @if !one.details.why.is_empty() { p { "For: " (one.details.why) "." } }
                @if !one.details.notes.is_empty() { p.quoted { (one.details.notes) } }
                p.soft {
                    "From " (day(one.agreed.from)) @if let Some(last) = one.agreed.until { " to " (day(last)) } ". "
                    @if one.agreed.witnessed { "A second worker sees it given. " }
                    @match one.left { Some(left) => { (left) " left." }, None => { "Nobody has counted what is left." } }
                }
                @if sheet.may_record { (record::stock(here, sheet, one)) (agree::end(here, sheet, one)) }
            }
        }
    }
}

/// On a person's page: the way to their medicines, and what waits there; nothing to who may not see them.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let Some((waits, low)) = here.team_view().medicines_waiting(person) else { return html! {} };
    html! {
        p {
            (link(&here.address(&format!("people/{person}/medicines")), "Medicines", Weight::Quiet))
            @if waits > 0 { " " (tag(&count(number(waits), "dose waits", "doses wait"), Tone::Wanting)) }
            @if low > 0 { " " (tag("order more", Tone::Wanting)) }
        }
    }
}
