//! Who is close to a person: workers they like or do not want, their circle and what each of them sees, the council.

use super::ways_in::{self, WaysIn};
use crate::Trouble;
use crate::account::NotYet;
use crate::sent::{Body, Day, Fields, Id, Line, Sent, as_shown, name, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::access::{Action, Matter, Purpose};
use care::circle::Member;
use care::details::MemberDetails;
use care::ids::{CommandId, MemberId, PersonId, TeamId, WorkerId};
use care::people::Section;
use care::wishes::WorkerWish;
use design::button::{Weight, button, button_of, row};
use design::card;
use design::form::{self, Choice, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::records::PersonRecord;
use service::{TeamView, people};
use std::collections::BTreeSet;

/// What a section is called on a form.
const SECTIONS: [(Section, Choice<'static>); 11] = [
    (Section::Times, Choice { value: "times", words: "When someone comes", meaning: "" }),
    (Section::Faces, Choice { value: "faces", words: "Who comes", meaning: "" }),
    (Section::Support, Choice { value: "support", words: "What they come for", meaning: "" }),
    (Section::Contact, Choice { value: "contact", words: "Address and phone", meaning: "" }),
    (Section::Notes, Choice { value: "notes", words: "What to know before going in", meaning: "" }),
    (Section::Day, Choice { value: "day", words: "When somebody arrived and left", meaning: "" }),
    (Section::Records, Choice { value: "records", words: "What was recorded of visits", meaning: "" }),
    (Section::CarePlan, Choice { value: "care-plan", words: "My plan", meaning: "" }),
    (Section::Consents, Choice { value: "consents", words: "What I consented to", meaning: "" }),
    (
        Section::Delegated,
        Choice { value: "delegated", words: "Health tasks, to see and to sign as the nurse", meaning: "" },
    ),
    (
        Section::Emergency,
        Choice { value: "emergency", words: "The emergency sheet, to see and to look after", meaning: "" },
    ),
];

/// What can be shared with the council: how single visits went cannot.
const COUNCIL_MAY_SEE: [Section; 6] =
    [Section::Times, Section::Faces, Section::Support, Section::Contact, Section::Notes, Section::CarePlan];

/// Everything about who is close to a person.
pub(super) fn section(team_view: &TeamView, record: &PersonRecord, ways_in: &WaysIn) -> Markup {
    card::section(
        "close",
        "Who is close",
        &html! {
            @if let Some(wishes) = &record.wishes {
                @for (worker, wish) in wishes {
                    p {
                        @match wish {
                            WorkerWish::Liked => { (record.called) " likes to see " strong { (team_view.worker(*worker)) } "." }
                            WorkerWish::NotThisWorker => { (record.called) " asks that " strong { (team_view.worker(*worker)) } " does not come." }
                        }
                    }
                }
                @if record.may_change.contains(&Section::Faces) { (card::fold("Wishes about a worker", &wish_form(team_view, record))) }
            }
            @if let Some(circle) = &record.circle {
                h3 { "Their circle" }
                @if circle.is_empty() { p.soft { "Nobody yet. Family, friends and neighbours can see what is shared with them." } }
                @for (id, details, member) in circle { (one(team_view, record, ways_in, (*id, details, member))) }
                @if may_change_circle(team_view, record.id) {
                    (card::fold("Add someone", &member_form(team_view, record, None, ways_in.may_invite)))
                    (card::fold("What the council sees", &council_form(team_view, record)))
                }
            }
        },
    )
}

pub(super) fn may_change_circle(team_view: &TeamView, person: PersonId) -> bool {
    team_view.judge(Action::Change, &Matter::Circle.of_person(team_view.id(), person)).allowed
}

fn wish_form(team_view: &TeamView, record: &PersonRecord) -> Markup {
    let workers: Vec<(String, String)> =
        team_view.colleagues().into_iter().map(|one| (one.id.to_string(), one.called)).collect();
    let options: Vec<(&str, &str)> = workers.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    html! {
        form method="post" action=(format!("/team/{}/people/{}/wish", team_view.id(), record.id)) {
            (command_field())
            (form::select(&Field { name: "worker", label: "Worker", ..Field::default() }, &options))
            (form::choices(&Field { name: "wish", label: "Their wish", value: "liked", ..Field::default() }, &[
                Choice { value: "liked", words: "They like to see this worker", meaning: "Fairly sends this worker where it can." },
                Choice { value: "not", words: "This worker should not come", meaning: "They are never sent." },
                Choice { value: "nothing", words: "Nothing in particular", meaning: "" },
            ]))
            (button("Save", Weight::Quiet))
        }
    }
}

fn one(
    team_view: &TeamView,
    record: &PersonRecord,
    ways_in: &WaysIn,
    (id, details, member): (MemberId, &MemberDetails, &Member),
) -> Markup {
    let sees: Vec<&str> = SECTIONS
        .iter()
        .filter(|(section, _)| member.sees.contains(section))
        .map(|(_, choice)| choice.words)
        .collect();
    let sees: Vec<String> = sees.iter().map(|words| words.to_lowercase()).collect();
    card::card(
        &format!("{}, {}", details.name, details.relation),
        &html! {
            p {
                @if sees.is_empty() { "Sees nothing." } @else { "Sees " (words::listed(&sees)) "." }
                @if let Some(last) = member.until.filter(|_| !sees.is_empty()) { " Until " (crate::week::when::day(last)) "." }
            }
            @if !details.phone.is_empty() { p.soft { (details.phone) } }
            @if may_change_circle(team_view, record.id) {
                (ways_in::state(ways_in, (team_view.id(), record.id, id)))
                (card::fold("Change what they see", &member_form(team_view, record, Some((id, details, member)), false)))
                @if !sees.is_empty() {
                    form.deed method="post" action=(format!("/team/{}/people/{}/circle/{id}/cut-off", team_view.id(), record.id)) {
                        (command_field())
                        (button("Share nothing any longer", Weight::Bare))
                    }
                }
            }
        },
    )
}

/// What is known of somebody of the circle, as the form's fields; for somebody new, what is usually shared.
fn known_of(known: Option<(&MemberDetails, &Member)>) -> Fields {
    let details = known.map(|(details, _)| details.clone()).unwrap_or_default();
    let usual = || BTreeSet::from([Section::Times, Section::Faces]);
    let sees = known.map_or_else(usual, |(_, member)| member.sees.clone());
    let until = known.and_then(|(_, member)| member.until).map(|last| last.to_string()).unwrap_or_default();
    let one =
        [("name", details.name), ("relation", details.relation), ("phone", details.phone), ("until", until)];
    let shared = SECTIONS.iter().filter(|(section, _)| sees.contains(section));
    let shared = shared.map(|(_, choice)| ("sees", choice.value.to_owned()));
    // Named even where nothing is shared, so that taking the last tick away is told from leaving it.
    let all = one.into_iter().chain(shared).chain([("sees", String::new())]);
    Fields::of(all.map(|(name, text)| (name.to_owned(), text)))
}

fn member_form(
    team_view: &TeamView,
    record: &PersonRecord,
    known: Option<(MemberId, &MemberDetails, &Member)>,
    may_invite: bool,
) -> Markup {
    let key = known.map_or_else(|| "new".to_owned(), |(id, ..)| id.to_string());
    let fields = known_of(known.map(|(_, details, member)| (details, member)));
    let chosen: Vec<&str> = fields.all("sees").collect();
    let field = |name, label, hint| Field {
        name,
        within: &key,
        label,
        hint,
        value: fields.text(name),
        fill: "off",
        ..Field::default()
    };
    html! {
        form method="post" action=(format!("/team/{}/people/{}/circle", team_view.id(), record.id)) {
            (command_field())
            @if known.is_some() { (as_shown(&fields)) }
            input type="hidden" name="member" value=(key);
            (form::text(&field("name", "Name", "")))
            (form::text(&field("relation", "Who they are to the person", "Such as daughter, neighbour, friend.")))
            (form::text(&field("phone", "Phone", "")))
            (form::checks(&Field { fill: "", value: "", ..field("sees", "What is shared with them", "") }, &SECTIONS.map(|(_, choice)| choice), &chosen))
            (form::date(&field("until", "Until when?", "Leave blank if it goes on.")))
            (row(&[
                button("Save", Weight::Quiet),
                html! { @if may_invite { (button_of("then", "invite", "Save and invite them", Weight::Quiet)) } },
            ]))
        }
    }
}

/// What is shared with the council, as the form's field.
fn known_of_council(shared: &BTreeSet<Section>) -> Fields {
    let shared =
        SECTIONS.iter().filter(|(section, _)| shared.contains(section) && COUNCIL_MAY_SEE.contains(section));
    let shared = shared.map(|(_, choice)| choice.value.to_owned()).chain([String::new()]);
    Fields::of(shared.map(|text| ("council-sees".to_owned(), text)))
}

fn council_form(team_view: &TeamView, record: &PersonRecord) -> Markup {
    let shared = team_view.shared_with_council(record.id).unwrap_or_default();
    let offered: Vec<_> = SECTIONS.iter().filter(|(section, _)| COUNCIL_MAY_SEE.contains(section)).collect();
    let fields = known_of_council(&shared);
    let chosen: Vec<&str> = fields.all("council-sees").collect();
    let choices: Vec<Choice<'_>> = offered.iter().map(|(_, choice)| *choice).collect();
    html! {
        p { "The council always sees totals, without names. Of the person’s own record it sees only what they agree to here." }
        form method="post" action=(format!("/team/{}/people/{}/council", team_view.id(), record.id)) {
            (command_field())
            (as_shown(&fields))
            (form::checks(&Field { name: "council-sees", label: "What is shared with the council", ..Field::default() }, &choices, &chosen))
            (button("Save", Weight::Quiet))
        }
    }
}

/// A section of a person's record, as it can be shared.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Shared {
    Times,
    Faces,
    Support,
    Contact,
    Notes,
    Day,
    Records,
    CarePlan,
    Consents,
    Delegated,
    Emergency,
}

impl From<&Shared> for Section {
    fn from(shared: &Shared) -> Self {
        match shared {
            Shared::Times => Self::Times,
            Shared::Faces => Self::Faces,
            Shared::Support => Self::Support,
            Shared::Contact => Self::Contact,
            Shared::Notes => Self::Notes,
            Shared::Day => Self::Day,
            Shared::Records => Self::Records,
            Shared::CarePlan => Self::CarePlan,
            Shared::Consents => Self::Consents,
            Shared::Delegated => Self::Delegated,
            Shared::Emergency => Self::Emergency,
        }
    }
}

/// What a person says of a worker.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct SaidOfWorker {
    command: Id<CommandId>,
    worker: Id<WorkerId>,
    wish: SaidWish,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum SaidWish {
    Liked,
    /// They should not come.
    Not,
    Nothing,
}

pub(super) async fn wish(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<SaidOfWorker>,
) -> Result<Response, Trouble> {
    let wish = match sent.wish {
        SaidWish::Liked => Some(WorkerWish::Liked),
        SaidWish::Not => Some(WorkerWish::NotThisWorker),
        SaidWish::Nothing => None,
    };
    let whose = (here.team(), person, sent.worker.0);
    let done = here.service().set_wish(here.caller(), whose, sent.command.0, wish).await;
    here.on(&here.address(&format!("people/{person}")), Said::Saved, done)
}

terms! {
    /// Who of a circle: somebody known, or somebody new.
    Whom(Option<MemberId>) |text| if text == "new" { Some(None) } else { text.parse().ok().map(Some) },
        "Name somebody of the circle, or new.", { "type": "string", "examples": ["new"] };
    /// What somebody is called.
    Called(String) name, "A name is missing. Write who it is, in at most 100 letters.",
        { "type": "string", "minLength": 1, "maxLength": 100 };
}

/// Somebody of a circle, and what the person shares with them.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct InCircle {
    command: Id<CommandId>,
    member: Whom,
    name: Called,
    /// What they are to the person, such as daughter.
    relation: Line,
    phone: Line,
    #[serde(default)]
    sees: Vec<Shared>,
    /// The last day on which they see it.
    until: Option<Day>,
    /// What is done next.
    then: Option<AndThen>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum AndThen {
    /// They are invited.
    Invite,
}

pub(super) async fn member(
    here: TeamPage,
    Path((_, person)): Path<(TeamId, PersonId)>,
    sent: Sent<InCircle>,
) -> Result<Response, NotYet> {
    let sent = with_others(&here, person, sent).await?;
    let sent = sent.body.map_err(|problems| Trouble::of_problems(&problems))?;
    let wanted = people::InCircle {
        member: sent.member.0,
        details: MemberDetails { name: sent.name.0, relation: sent.relation.0, phone: sent.phone.0 },
        sees: sent.sees.iter().map(Section::from).collect(),
        until: sent.until.map(|day| day.0),
    };
    let whose = (here.team(), person);
    let done = here.service().set_in_circle(here.caller(), whose, sent.command.0, wanted).await;
    if sent.then == Some(AndThen::Invite) {
        let (member, _) = done?;
        let whom = (here.team(), person, member);
        return ways_in::invite(here, Path(whom)).await;
    }
    let done = done.map(|(_, done)| done);
    Ok(here.on(&here.address(&format!("people/{person}")), Said::Saved, done)?)
}

/// Nothing is shared with somebody of the circle any longer. Who they are stays, and they can be let in again.
pub(super) async fn cut_off(
    here: TeamPage,
    Path(whose @ (_, person, _)): Path<(TeamId, PersonId, MemberId)>,
    Body(sent): Body<CutOff>,
) -> Result<Response, Trouble> {
    let done = here.service().cut_off(here.caller(), whose, sent.command.0).await;
    here.on(&here.address(&format!("people/{person}")), Said::CutOff, done)
}

/// That nothing is shared any longer.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct CutOff {
    command: Id<CommandId>,
}

/// What was sent, upon what others changed since.
async fn with_others(
    here: &TeamPage,
    person: PersonId,
    sent: Sent<InCircle>,
) -> Result<Sent<InCircle>, Trouble> {
    let Some(member) = sent.fields.text("member").parse::<MemberId>().ok() else { return Ok(sent) };
    let (record, _) =
        here.service().open_person(here.caller(), here.team(), person, Purpose::Everyday).await?;
    let circle = record.circle.unwrap_or_default();
    let known = circle.iter().find(|(id, ..)| *id == member);
    Ok(match known {
        Some((_, details, known)) => sent.upon(&known_of(Some((details, known)))),
        None => sent,
    })
}

/// What a person shares with the council.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct ForCouncil {
    command: Id<CommandId>,
    #[serde(default)]
    council_sees: Vec<Shared>,
}

pub(super) async fn council(
    here: TeamPage,
    Path(whose @ (_, person)): Path<(TeamId, PersonId)>,
    sent: Sent<ForCouncil>,
) -> Result<Response, Trouble> {
    let shared = here.team_view().shared_with_council(person).unwrap_or_default();
    let sent = sent.upon(&known_of_council(&shared));
    let sent = sent.body.map_err(|problems| Trouble::of_problems(&problems))?;
    let sections = sent.council_sees.iter().map(Section::from);
    let sections = sections.filter(|section| COUNCIL_MAY_SEE.contains(section)).collect();
    let done = here.service().share_with_council(here.caller(), whose, sent.command.0, sections).await;
    here.on(&here.address(&format!("people/{person}")), Said::Saved, done)
}
