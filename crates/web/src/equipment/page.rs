//! What equipment there is, what is to be examined, and each visit that takes two.

use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Day, Id, Text, Words};
use crate::team::{Said, TeamPage, command_field};
use crate::week::when::day;
use axum::extract::Path;
use axum::response::Response;
use care::equipment::{EquipmentId, Found};
use care::ids::{CommandId, PatternId, PersonId, TeamId};
use care::visit::Competence;
use design::button::{Weight, button, link};
use design::card::{card, fold, section, tag};
use design::form::{self, Field};
use design::notice::{FieldProblem, Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::equipment::{ByTwo, EquipmentRecord, EquipmentTold, ReviewWanted};
use words::{length, listed};

pub(super) async fn show(here: TeamPage, Path(which): Path<(TeamId, PersonId)>) -> Result<Markup, Trouble> {
    let record = here.service().open_equipment(here.caller(), which).await?;
    let frame = here.frame(Area::People, format!("{}: equipment, and visits by two", record.called));
    let back = here.address(&format!("people/{}", record.person));
    Ok(frame.show(&html! {
        (section("there", "Equipment", &html! {
            @for one in &record.there { (piece(&here, &record, one)) }
            @if record.there.is_empty() { p.soft { "None that we know of." } }
            @if record.may_change { (fold("Enter equipment", &form(&here, &record, None))) }
        }))
        (section("by-two", "Visits by two workers", &html! {
            p { "A visit that one worker can make with equipment and training gives hours back. They stay in the person’s bank of hours, to be spent on what matters to them." }
            @for one in &record.by_two { (by_two(&here, &record, one)) }
            @if record.by_two.is_empty() { p.soft { "No visit takes two." } }
        }))
        p { (link(&format!("{back}/bank"), "Bank of hours", Weight::Quiet)) " " (link(&back, &format!("Back to {}", record.called), Weight::Bare)) }
    }))
}

fn piece(here: &TeamPage, record: &EquipmentRecord, one: &EquipmentTold) -> Markup {
    card(
        &one.words,
        &html! {
            p {
                @match one.checked { Some(on) => { "Examined on " (day(on)) ". " }, None => { "Nobody has said when it was examined. " } }
                "Next by " (day(one.next_check)) ". "
                @if one.is_overdue { (tag("overdue", Tone::Wanting)) }
            }
            @if record.may_change { (fold("It was examined, or is gone", &form(here, record, Some(one)))) }
        },
    )
}

fn form(here: &TeamPage, record: &EquipmentRecord, known: Option<&EquipmentTold>) -> Markup {
    let within = known.map_or_else(|| "new".to_owned(), |one| one.id.to_string());
    let hint = if known.is_some() {
        "Leave blank if it is gone."
    } else {
        "Such as “ceiling hoist, lent by the NHS”."
    };
    html! {
        form method="post" action=(here.address(&format!("people/{}/equipment", record.person))) {
            (command_field())
            @if let Some(one) = known { input type="hidden" name="equipment" value=(one.id); }
            (form::text(&Field { name: "words", within: &within, label: "What is it, and who owns it?", hint, value: known.map_or("", |one| &one.words), ..Field::default() }))
            (form::date(&Field { name: "checked", within: &within, label: "When was it examined?", hint: "Lifting equipment is examined every six months.", ..Field::default() }))
            (button("Save this equipment", Weight::Quiet))
        }
    }
}

fn by_two(here: &TeamPage, record: &EquipmentRecord, one: &ByTwo) -> Markup {
    card(
        &one.what,
        &html! {
            p {
                @if one.takes_two { "Takes two workers: " } @else { "One worker makes it: " }
                (length(i64::from(one.a_week.0))) " a week in all. "
                @if one.is_due { (tag("look at it again", Tone::Wanting)) }
            }
            @if let Some((found, who, on, words, next)) = &one.review {
                @if let Found::One { from, learnt, returned } = found {
                    (notice(&Notice::new(Tone::Kept, format!("{} a week come back, from {}.", length(i64::from(returned.0)), day(*from)))
                        .more(format!("The worker has learnt: {}.", listed(&learnt.iter().map(Competence::name).collect::<Vec<_>>())))))
                }
                p.quoted { (words) }
                p.soft { (who) " looked on " (day(*on)) ". Next on " (day(*next)) "." }
            }
            @if record.may_change && one.takes_two { (fold("Look at it now", &review_form(here, record, one))) }
        },
    )
}

fn review_form(here: &TeamPage, record: &EquipmentRecord, one: &ByTwo) -> Markup {
    let within = one.pattern.to_string();
    let field = |name, label, hint| Field { name, within: &within, label, hint, ..Field::default() };
    html! {
        form method="post" action=(here.address(&format!("people/{}/by-two", record.person))) {
            (command_field())
            input type="hidden" name="pattern" value=(one.pattern);
            (form::long(&field("words", "What was tried, with whom, and what do they say?", "An occupational therapist, the person, the two who come.")))
            (form::date(&field("one-from", "From when can one worker make it?", "Leave blank if it takes two.")))
            (form::text(&field("learnt", "What has that worker learnt?", "Such as single-handed hoist. With commas between.")))
            (form::date(&field("next", "When is it looked at again?", "Leave blank for half a year.")))
            (button("Save what was found", Weight::Main))
        }
    }
}

/// A piece of equipment.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Piece {
    command: Id<CommandId>,
    /// Which; a new one where it is left out.
    equipment: Option<Id<EquipmentId>>,
    /// What it is and who owns it; it is gone where this is left out.
    words: Text,
    /// When it was examined.
    checked: Option<Day>,
}

/// A look at a visit by two.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Look {
    command: Id<CommandId>,
    pattern: Id<PatternId>,
    /// What was tried, with whom, and what the person says.
    words: Words,
    /// From when one worker makes it; it takes two where this is left out.
    one_from: Option<Day>,
    /// What that worker has learnt, with commas between.
    learnt: Option<Text>,
    next: Option<Day>,
}

pub(super) async fn set(
    here: TeamPage,
    Path(which @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Piece>,
) -> Result<Response, Trouble> {
    let piece = (sent.equipment.map(|id| id.0), sent.words.0, sent.checked.map(|day| day.0));
    let done = here.service().set_equipment(here.caller(), which, sent.command.0, piece).await;
    here.on(&here.address(&format!("people/{person}/equipment")), Said::Saved, done)
}

pub(super) async fn review(
    here: TeamPage,
    Path(which @ (_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<Look>,
) -> Result<Response, Trouble> {
    let learnt = sent.learnt.map(|text| text.0).unwrap_or_default();
    let names = learnt.split(',').map(str::trim).filter(|name| !name.is_empty());
    let learnt: Option<_> = names.map(Competence::new).collect();
    let too_long =
        || FieldProblem::new("learnt", "One of these is too long. Say each in sixty letters at most.");
    let learnt = learnt.ok_or_else(|| Trouble::of_problems(&[too_long()]))?;
    let wanted = ReviewWanted {
        pattern: sent.pattern.0,
        one_from: sent.one_from.map(|day| day.0),
        learnt,
        words: sent.words.0,
        next: sent.next.map(|day| day.0),
    };
    let done = here.service().review_crew(here.caller(), which, sent.command.0, wanted).await;
    here.on(&here.address(&format!("people/{person}/equipment")), Said::Saved, done)
}

/// On a person's page: the way to their equipment, and what waits there; nothing to who may not see it.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let Some(waiting) = here.team_view().equipment_waiting(person) else { return html! {} };
    html! {
        p {
            (link(&here.address(&format!("people/{person}/equipment")), "Equipment, and visits by two", Weight::Quiet))
            @if waiting > 0 { " " (tag("to be looked at", Tone::Wanting)) }
        }
    }
}
