//! What a person consented to: what is to be asked again first; then who may decide where they cannot.

use super::labels::{about, kind, not_able};
use super::{authority, record};
use crate::Trouble;
use crate::frame::Area;
use crate::people::For;
use crate::team::{TeamPage, command_field};
use crate::week::when::day;
use axum::extract::{Path, Query};
use care::consents::{AuthorityKind, Decided};
use care::ids::{PersonId, TeamId};
use design::button::{Weight, button, link};
use design::card::{card, fold, section, tag};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::consents::{AuthorityTold, CircleTold, ConsentTold, Consents};
use words::listed;

pub(super) async fn show(
    here: TeamPage,
    Path(whose): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let consents = here.service().open_consents(here.caller(), whose, why.purpose()).await?;
    let frame = here.frame(Area::People, format!("What {} consented to", consents.called));
    let back = here.address(&format!("people/{}", consents.person));
    Ok(frame.show(&html! {
        p { "Everybody decides for themselves, unless it was shown for that one decision that they cannot." }
        (section("asked", "What was asked", &html! {
            @for one in &consents.asked { (asked(&here, &consents, one)) }
            @if consents.asked.is_empty() { p.soft { "Nothing yet." } }
            @if consents.may_change { (fold("Record a decision", &record::form(&here, &consents))) }
        }))
        (section("authorities", "Powers of attorney and advance decisions", &html! {
            @for one in &consents.authorities { (authority_card(&here, &consents, one)) }
            @if consents.authorities.is_empty() { p.soft { "None that we know of." } }
            @if consents.is_worker && consents.may_change { (fold("Enter one", &authority::form(&here, &consents))) }
        }))
        @if !consents.circle.is_empty() { (section("circle", "Who of the circle may decide", &html! { ul { @for one in &consents.circle { li { (circle(&consents, one)) } } } })) }
        p { (link(&back, &format!("Back to {}", consents.called), Weight::Bare)) }
    }))
}

/// "yes", "no", "yes, in their best interests".
fn answer(one: &ConsentTold) -> (String, Tone) {
    let yes = if one.decided.is_yes() { "yes" } else { "no" };
    let how = match &one.decided {
        Decided::Yes | Decided::No => "",
        Decided::UnderAuthority { .. } => ", under a power of attorney or as deputy",
        Decided::BestInterests { .. } => ", in their best interests",
    };
    let withdrawn = if one.withdrawn.is_some() { ", withdrawn" } else { "" };
    let tone = if one.holds { Tone::Kept } else { Tone::Wanting };
    (format!("{yes}{how}{withdrawn}"), tone)
}

fn asked(here: &TeamPage, consents: &Consents, one: &ConsentTold) -> Markup {
    let (words, tone) = answer(one);
    card(
        &one.asked,
        &html! {
            p { (tag(&words, tone)) " " (about(one.about).1) ", " (day(one.on)) ", asked by " (one.by) "." }
            @if let Some(holder) = &one.holder { p { "Decided by " (holder) "." } }
            @if let Some((capacity, by_whom)) = &one.capacity {
                p { "Not shown to be able: " (listed(&not_able(*capacity).iter().map(|one| one.to_lowercase()).collect::<Vec<_>>())) ". " (by_whom) }
            }
            @if !one.because.is_empty() { p { "Why, and who was asked: " (one.because) } }
            @if let Some((on, who)) = &one.withdrawn { p { "Withdrawn on " (day(*on)) ", said by " (who) "." } }
            @if let Some(review) = one.review { p.soft { "Asked again on " (day(review)) ". " @if one.is_due { (tag("ask again", Tone::Wanting)) } } }
            @if consents.may_change && one.holds {
                form.deed method="post" action=(here.address(&format!("people/{}/consents/{}/withdraw", consents.person, one.id))) {
                    (command_field())
                    (button(if consents.is_worker { "They take this back" } else { "I take this back" }, Weight::Quiet))
                }
            }
        },
    )
}

fn authority_card(here: &TeamPage, consents: &Consents, one: &AuthorityTold) -> Markup {
    card(
        kind(one.kind).1,
        &html! {
            @if let Some(holder) = &one.holder { p { "Held by " strong { (holder) } "." } }
            p { (one.words) }
            p.soft {
                "From " (day(one.from)) @if let Some(last) = one.until { " to " (day(last)) } ". "
                @match &one.seen {
                    Some((who, on)) => { (who) " saw it on " (day(*on)) ". " },
                    None => { (tag("not seen by us: nothing is decided under it", Tone::Wanting)) },
                }
                @if one.seen.is_some() && !one.holds { (tag("not in force", Tone::Wanting)) }
            }
            @if consents.is_worker && consents.may_change {
                form.deed method="post" action=(here.address(&format!("people/{}/authorities/{}/take-out", consents.person, one.id))) {
                    (command_field())
                    (button("Entered by mistake", Weight::Bare))
                }
            }
        },
    )
}

/// What somebody of the circle may decide: being family is no reason by itself.
fn circle(consents: &Consents, one: &CircleTold) -> Markup {
    let decides: Vec<String> = one.decides.iter().map(|part| about(*part).1.to_lowercase()).collect();
    html! {
        strong { (one.called) } ": "
        @if decides.is_empty() { "is asked and heard. They do not decide for " (consents.called) "." }
        @else { "may decide about " (listed(&decides)) ", where " (consents.called) " cannot." }
    }
}

/// On a person's page: what they said no to, who may decide, and what is to be asked again. Nothing to who may not see it.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let Some(brief) = here.team_view().consents_in_brief(person) else { return html! {} };
    html! {
        p {
            (link(&here.address(&format!("people/{person}/consents")), "What was consented to", Weight::Quiet))
            @if brief.due > 0 { " " (tag("ask again", Tone::Wanting)) }
        }
        @for (what, holder, _) in &brief.authorities { p.soft { (said(*what, holder.as_deref())) "." } }
    }
}

fn said(what: AuthorityKind, holder: Option<&str>) -> String {
    holder.map_or_else(|| kind(what).1.to_owned(), |holder| format!("{}: {holder}", kind(what).1))
}

/// Above a plan: what holds whatever the plan says.
pub(crate) fn about_plan(here: &TeamPage, person: PersonId) -> Markup {
    let Some(brief) = here.team_view().consents_in_brief(person) else { return html! {} };
    html! {
        @for (what, holder, words) in &brief.authorities { (notice(&Notice::new(Tone::Plain, said(*what, holder.as_deref())).more(words.clone()))) }
        @for words in &brief.refused { (notice(&Notice::new(Tone::Wanting, format!("Asked, and not agreed to: {words}")))) }
    }
}
