//! A worker's page: when they work, what they can do, when they are away.

use super::{away, gaps, skills, terms};
use crate::Trouble;
use crate::calendars;
use crate::frame::Area;
use crate::team::TeamPage;
use axum::extract::Path;
use care::access::{Action, Matter};
use care::ids::{TeamId, WorkerId};

use design::button::{self, Weight};
use design::card::{self, facts};
use design::face::{self, Size};
use maud::{Markup, html};

pub(super) async fn show(
    here: TeamPage,
    Path((_, worker)): Path<(TeamId, WorkerId)>,
) -> Result<Markup, Trouble> {
    let (record, team_view) = here.service().open_worker(here.caller(), here.team(), worker).await?;
    let frame = here.frame(Area::Workers, record.called.clone()).own_heading();
    let place = team_view.colleague(worker).place;
    let base = here.address(&format!("workers/{worker}"));
    let roles: Vec<&str> = record.roles.iter().map(|role| crate::roles::name(*role)).collect();
    let gaps = if here.may_change() {
        gaps::show(&here, worker).await?
    } else {
        html! {}
    };
    Ok(frame.show(&html! {
        header.person-head {
            (face::worker(&record.called, face::hue_of(place), Size::Large))
            h1 { (record.called) }
        }
        (card::section("about", "About", &html! {
            (facts(&[
                ("Name", html! { (record.details.name) }),
                ("Phone", html! { @if record.details.phone.is_empty() { "not known" } @else { (record.details.phone) } }),
                ("Languages", html! { @if record.details.languages.is_empty() { "not known" } @else { (record.details.languages.join(", ")) } }),
                ("Roles", html! { @if roles.is_empty() { "no role just now" } @else { (roles.join(", ")) } }),
            ]))
            @if record.may_change.contains(&Matter::Colleague) {
                (button::link(&format!("{base}/details"), "Change this", Weight::Quiet))
            }
        }))
        @if let Some(agreed) = &record.terms { (terms::section(&record, agreed, &base)) }
        (skills::section(&team_view, &record, &base))
        (gaps)
        @if record.away.is_some() || record.may_change.contains(&Matter::Away) {
            (away::section(&team_view, &record, &base))
        }
        @if let Some(calendars) = team_view.calendars_of_worker(worker) { (calendars::section(&here, &calendars, &base)) }
        @if team_view.judge(Action::See, &Matter::Pay.of_worker(team_view.id(), worker)).allowed {
            p { (button::link(&format!("{base}/pay"), "Hours and pay", Weight::Quiet)) }
        }
        p { (button::link(&here.address(&format!("print?for=worker/{worker}")), "Print this week", Weight::Bare)) }
    }))
}
