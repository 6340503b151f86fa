//! Letting someone of a person's circle in: how far each is, making a link, withdrawing it.

use super::super::account::{NotYet, freshly};
use super::super::door::fresh_link;
use super::circle::may_change_circle;
use crate::web::design::button::{Weight, deed, link, row};
use crate::web::design::layout::Place;
use crate::web::session::Viewer;
use crate::web::team::{Frame, Said, done};
use crate::web::{App, Trouble};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use care::ids::{MemberId, PersonId, TeamId};
use care::time::Zone;
use jiff::Timestamp;
use maud::{Markup, html};
use service::records::PersonRecord;
use service::{Done, Glimpse, WayIn};
use std::collections::BTreeMap;

/// How far each of a circle is with coming in, and whether whoever looks may make links here.
pub(super) struct WaysIn {
    of: BTreeMap<MemberId, WayIn>,
    zone: Zone,
    /// Never at the team's tablet, where others would read the link.
    pub(super) may_invite: bool,
}

/// What whoever looks may know of it; nothing where the circle is not theirs to change.
pub(super) async fn ways_in(
    app: &App,
    viewer: &Viewer,
    glimpse: &Glimpse,
    record: &PersonRecord,
) -> Result<WaysIn, Trouble> {
    let zone = glimpse.zone().clone();
    if !may_change_circle(glimpse, record.id) {
        return Ok(WaysIn { of: BTreeMap::new(), zone, may_invite: false });
    }
    let whose = (glimpse.id(), record.id);
    let of = app.service().circle_ways_in(app.accounts(), &viewer.caller, whose).await?;
    Ok(WaysIn { of, zone, may_invite: !viewer.at_tablet() })
}

/// How far one of them is, and what can be done about it.
pub(super) fn state(ways_in: &WaysIn, (team, person, member): (TeamId, PersonId, MemberId)) -> Markup {
    let path = |deed: &str| format!("/team/{team}/people/{person}/circle/{member}/{deed}");
    let invite =
        |words| html! { @if ways_in.may_invite { (deed(&path("invite"), words, Weight::Quiet, &[])) } };
    let withdraw = |words| deed(&path("withdraw"), words, Weight::Bare, &[]);
    let (said, deeds) = match ways_in.of.get(&member).unwrap_or(&WayIn::None) {
        WayIn::None => ("Nobody has invited them yet.".to_owned(), vec![invite("Invite them by a link")]),
        WayIn::Waiting { until } => (
            format!("Invited: a link waits for them until {}.", day(*until, &ways_in.zone)),
            vec![invite("Make a new link instead"), withdraw("Withdraw the invitation")],
        ),
        WayIn::Open => ("They accepted, and can come in.".to_owned(), vec![withdraw("Let them in no more")]),
        WayIn::Withdrawn => ("Their invitation was withdrawn.".to_owned(), vec![invite("Invite them again")]),
        WayIn::TooOld => {
            ("Their link grew too old; nobody followed it.".to_owned(), vec![invite("Make a new link")])
        }
    };
    html! {
        p.soft { (said) }
        (row(&deeds))
    }
}

pub(super) async fn invite(
    State(app): State<App>,
    Path((team, person, member)): Path<(TeamId, PersonId, MemberId)>,
    viewer: Viewer,
) -> Result<Response, NotYet> {
    let back = format!("/team/{team}/people/{person}");
    freshly(&app, &viewer, &back)?;
    let whom = (team, person, member);
    let (made, name) = app.service().invite_member(app.accounts(), &viewer.caller, whom).await?;
    let glimpse = app.service().glance(&viewer.caller, team).await?;
    let frame = Frame::of(&app, &viewer, &glimpse, Place::People, format!("A way in for {name}"));
    let body = html! {
        (fresh_link(&app, &made, &name, "a week"))
        p { "Whoever follows it sees what " (glimpse.person(person)) " shares with " (name) ", and nothing else." }
        p { (link(&back, &format!("Back to {}", glimpse.person(person)), Weight::Quiet)) }
    };
    Ok(frame.show(&body).into_response())
}

pub(super) async fn withdraw(
    State(app): State<App>,
    Path((team, person, member)): Path<(TeamId, PersonId, MemberId)>,
    viewer: Viewer,
) -> Result<Response, Trouble> {
    app.service().withdraw_member(app.accounts(), &viewer.caller, (team, person, member)).await?;
    Ok(done(&format!("/team/{team}/people/{person}"), Said::Withdrawn, Done::default()))
}

fn day(at: Timestamp, zone: &Zone) -> String {
    zone.civil(at).date.strftime("%A %-d %B").to_string()
}
