//! The plan on one page. Each part has its own form, so that two people changing different parts are both heard.

use super::labels::{doer, domain, score};
use super::{agree, parts};
use crate::Trouble;
use crate::frame::Area;
use crate::people::For;
use crate::team::TeamPage;
use crate::week::when::{day, moment};
use axum::extract::{Path, Query};
use care::ids::{PersonId, TeamId};
use care::visit::Priority;
use design::button::{Weight, link, row};
use design::card::{card, fold, section, tag, words_of};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::care_plan::{OutcomeTold, PlanRecord, VisitAhead};
use words::{clock, length, listed};

/// Which version is looked at.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Which {
    pub(super) version: Option<usize>,
}

pub(super) async fn show(
    here: TeamPage,
    Path(whose): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
    Query(which): Query<Which>,
) -> Result<Markup, Trouble> {
    let plan = here.service().open_care_plan(here.caller(), whose, why.purpose(), which.version).await?;
    let newest = plan.number == plan.versions;
    let frame = here.frame(Area::People, format!("{}’s plan", plan.called));
    Ok(frame.show(&html! {
        @if newest { (state(&here, &plan)) } @else { (old(&here, &plan)) }
        (crate::consents::about_plan(&here, plan.person))
        (about_me(&here, &plan, newest))
        (strengths(&here, &plan, newest))
        (section("hopes", "What I hope for", &html! {
            @for one in &plan.outcomes { (outcome(&here, &plan, one, newest)) }
            @if plan.outcomes.is_empty() { p.soft { "Nothing yet." } }
            @if plan.may_change && newest { (fold("Add something I hope for", &parts::outcome(&here, &plan, None))) }
        }))
        (actions(&here, &plan, newest))
        (what_ifs(&here, &plan, newest))
        @if newest { (next_week(&here, &plan)) (review(&here, &plan)) }
        (ways(&here, &plan))
    }))
}

/// How far the plan is: begun, waiting to be agreed, agreed, due to be looked at again.
fn state(here: &TeamPage, plan: &PlanRecord) -> Markup {
    let Some((who, at)) = &plan.written else {
        return html! {
            p { "What matters most to " (plan.called) " comes first, in their own words. Begin anywhere; every part can be changed alone." }
            (questions(here, plan))
        };
    };
    html! {
        p.soft {
            "Version " (plan.number) ", written by " (who) " on " (moment(*at)) ". "
            @if let Some(review) = plan.review { "We look at it again on " (day(review)) "." }
        }
        @if plan.is_due { (notice(&Notice::new(Tone::Wanting, "It is time to look at this plan again.").more("Talk it through together, change what is different, and set a new day."))) }
        @if !plan.agreed.is_empty() {
            p { "Agreed: " (listed(&plan.agreed.iter().map(|(who, on)| format!("{who} on {}", day(*on))).collect::<Vec<_>>())) "." }
        }
        @if !plan.is_agreed { (agree::form(here, plan)) }
        (questions(here, plan))
    }
}

fn old(here: &TeamPage, plan: &PlanRecord) -> Markup {
    let newest = here.address(&format!("people/{}/plan", plan.person));
    notice(
        &Notice::new(Tone::Plain, format!("This is version {} of {}.", plan.number, plan.versions))
            .more("It stays as it was. The newest one is what holds.")
            .action(link(&newest, "The newest version", Weight::Quiet)),
    )
}

/// The team's questions: they are asked, and nothing of them is in the plan.
fn questions(here: &TeamPage, plan: &PlanRecord) -> Markup {
    html! {
        @if plan.may_change {
            @for starter in &plan.starters {
                (fold(&format!("Questions to talk about: {}", starter.name), &html! { ul { @for one in &starter.questions { li { (one) } } } }))
            }
            @if here.team_view().may_change_starters() {
                p { (link(&here.address("plan-questions"), "Our questions to begin a plan with", Weight::Bare)) }
            }
        }
    }
}

/// Everything a person wants others to know, each under its question.
pub(super) fn about_me_parts(plan: &PlanRecord) -> [(&'static str, &str); 5] {
    let words = &plan.words;
    [
        ("What is most important to me", words.important.as_str()),
        ("People who are important to me", words.people.as_str()),
        ("How to communicate with me", words.communicate.as_str()),
        ("Please do", words.please_do.as_str()),
        ("Please don’t", words.please_dont.as_str()),
    ]
}

fn said(parts: &[(&'static str, &str)]) -> Markup {
    html! {
        @for (question, words) in parts {
            @if !words.is_empty() { h3 { (question) } @for line in words.lines() { p { (line) } } }
        }
    }
}

fn about_me(here: &TeamPage, plan: &PlanRecord, newest: bool) -> Markup {
    let parts = about_me_parts(plan);
    let empty = parts.iter().all(|(_, words)| words.is_empty());
    section(
        "about-me",
        "About me",
        &html! {
            (said(&parts))
            @if empty { p.soft { "Nothing yet." } }
            @if plan.may_change && newest { (fold(if empty { "Write it" } else { "Change this" }, &parts::about_me(here, plan))) }
        },
    )
}

fn strengths(here: &TeamPage, plan: &PlanRecord, newest: bool) -> Markup {
    let words = &plan.words;
    let empty = words.strengths.is_empty() && words.needs.is_empty();
    section(
        "strengths",
        "What I can do, and what I need",
        &html! {
            (said(&[("What I can do and am good at", words.strengths.as_str()), ("What I need help with", words.needs.as_str())]))
            @if empty { p.soft { "Nothing yet." } }
            @if plan.may_change && newest { (fold(if empty { "Write it" } else { "Change this" }, &parts::strengths(here, plan))) }
        },
    )
}

fn outcome(here: &TeamPage, plan: &PlanRecord, one: &OutcomeTold, newest: bool) -> Markup {
    card(
        &one.what,
        &html! {
            @if !one.how_known.is_empty() { p { "How we will know: " (one.how_known) } }
            p.soft {
                @if let Some(date) = one.by_when { "By " (day(date)) ". " }
                @if let Some(part) = one.domain { (domain(part).1) ". " }
                @if !one.support.is_empty() { "Served by " (listed(&one.support.iter().map(|(_, what)| what.as_str()).collect::<Vec<_>>())) "." }
            }
            (ratings(one))
            @if plan.may_change && newest {
                (fold("How far has this come?", &agree::rating(here, plan, one)))
                (fold("Change this", &parts::outcome(here, plan, Some(one))))
            }
        },
    )
}

/// What was said of how far it has come, the latest first.
fn ratings(one: &OutcomeTold) -> Markup {
    html! {
        @if !one.ratings.is_empty() {
            ul.ratings {
                @for rating in one.ratings.iter().rev() {
                    li {
                        meter min="0" max="4" value=(rating.score.place()) aria-hidden="true" {}
                        " " strong { (score(rating.score).1) } ", " (rating.who) ", " (day(rating.at.date))
                        @if !rating.words.is_empty() { ": “" (rating.words) "”" }
                    }
                }
            }
        }
    }
}

fn actions(here: &TeamPage, plan: &PlanRecord, newest: bool) -> Markup {
    section(
        "actions",
        "Who does what",
        &html! {
            ul.agreed {
                @for (place, one) in plan.words.actions.iter().enumerate() {
                    li {
                        div {
                            strong { @if one.name.is_empty() { (doer(one.doer).1) } @else { (one.name) } } ": " (one.what)
                        }
                        @if plan.may_change && newest { (fold("Change", &parts::action(here, plan, Some((place, one))))) }
                    }
                }
            }
            @if plan.words.actions.is_empty() { p.soft { "Nothing yet." } }
            @if plan.may_change && newest { (fold("Add something that somebody does", &parts::action(here, plan, None))) }
        },
    )
}

fn what_ifs(here: &TeamPage, plan: &PlanRecord, newest: bool) -> Markup {
    section(
        "what-if",
        "If something goes wrong",
        &html! {
            @for (place, one) in plan.words.what_ifs.iter().enumerate() {
                (words_of(&format!("If {}", one.happens), &one.then))
                @if plan.may_change && newest { (fold("Change", &parts::what_if(here, plan, Some((place, one))))) }
            }
            @if plan.words.what_ifs.is_empty() { p.soft { "Nothing yet." } }
            @if plan.may_change && newest { (fold("Add a what-if", &parts::what_if(here, plan, None))) }
        },
    )
}

/// What the plan gives: next week's visits as they are agreed now.
fn next_week(here: &TeamPage, plan: &PlanRecord) -> Markup {
    let minutes: u32 = plan.next_week.iter().map(|one| one.minutes).sum();
    let support = here.address(&format!("people/{}/support", plan.person));
    html! {
        @if !plan.next_week.is_empty() || plan.may_change {
            (section("next-week", "Next week’s visits", &html! {
                @if plan.next_week.is_empty() { p.soft { "None are agreed." } }
                @else { p { (plan.next_week.len()) " visits, " (length(i64::from(minutes))) " in all, from what is agreed now." } }
                @if !plan.next_week.is_empty() { (fold("Each visit", &html! { ul.agreed { @for one in &plan.next_week { (ahead(one)) } } })) }
                @if plan.may_change {
                    (row(&plan.support.iter().map(|(id, what)| link(&format!("{support}/{id}"), &format!("Change: {what}"), Weight::Quiet)).collect::<Vec<_>>()))
                    p { (link(&support, "Agree something more", Weight::Quiet)) }
                }
            }))
        }
    }
}

fn ahead(one: &VisitAhead) -> Markup {
    let at = clock(i32::from(one.at.clock.minutes()));
    html! {
        li {
            div {
                strong { (one.at.date.strftime("%A")) ", " @if one.time_matters { (at) } @else { "any time that suits" } } ": " (one.what)
                p.soft {
                    (length(i64::from(one.minutes)))
                    @if let Some(shortest) = one.shortest { ", may be " (length(i64::from(shortest))) " if need be" }
                    @if one.time_matters { ". This time matters" }
                    @if one.priority == Priority::Flexible { ". It can wait" }
                    "."
                    @if !one.serves.is_empty() { " For: " (listed(&one.serves)) "." }
                }
            }
        }
    }
}

fn review(here: &TeamPage, plan: &PlanRecord) -> Markup {
    html! { @if plan.may_change && plan.number > 0 { (fold("When we look at it again, and who helped", &parts::review(here, plan))) } }
}

fn ways(here: &TeamPage, plan: &PlanRecord) -> Markup {
    let to = |page: &str| here.address(&format!("people/{}{page}", plan.person));
    html! {
        (row(&[
            link(&to("/plan/easy"), "Easy Read", Weight::Quiet),
            link(&to("/plan/paper"), "On paper", Weight::Quiet),
            html! { @if plan.versions > 1 { (link(&to("/plan/versions"), "What changed", Weight::Quiet)) } },
            link(&to(""), &format!("Back to {}", plan.called), Weight::Bare),
        ]))
    }
}

/// On a person's page: what matters most to them, and the way to their plan. Nothing to who may not see it.
pub(crate) fn about_person(here: &TeamPage, person: PersonId) -> Markup {
    let Some(brief) = here.team_view().plan_in_brief(person) else { return html! {} };
    let plan = here.address(&format!("people/{person}/plan"));
    section(
        "plan",
        "What matters to me",
        &html! {
            @if !brief.important.is_empty() { @for line in brief.important.lines() { p { (line) } } }
            @if !brief.outcomes.is_empty() { ul { @for one in &brief.outcomes { li { (one) } } } }
            p {
                (link(&plan, if brief.is_there { "The plan" } else { "Begin the plan" }, Weight::Quiet))
                @if brief.is_there { " " (link(&format!("{plan}/easy"), "Easy Read", Weight::Bare)) }
                @if brief.is_there && brief.waits { " " (tag("not agreed yet", Tone::Wanting)) }
                @if brief.is_due { " " (tag("time to look at it again", Tone::Wanting)) }
            }
        },
    )
}
