//! Letting someone of a person's circle in: how far each is, making a link, withdrawing it.

use super::circle::may_change_circle;
use crate::Trouble;
use crate::account::{NotYet, freshly};
use crate::door::fresh_link;
use crate::frame::Area;
use crate::team::{Said, TeamPage};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use care::ids::{MemberId, PersonId, TeamId};
use care::time::Zone;
use design::button::{Weight, deed, link, row};
use jiff::Timestamp;
use maud::{Markup, html};
use service::records::PersonRecord;
use service::{Done, WayIn};
use std::collections::BTreeMap;

/// How far each of a circle is with coming in, and whether the viewer may make links here.
pub(super) struct WaysIn {
    of: BTreeMap<MemberId, WayIn>,
    zone: Zone,
    /// Never at the team's tablet, where others would read the link.
    pub(super) may_invite: bool,
}

/// What the viewer may know of it; nothing where the circle is not theirs to change.
pub(super) async fn ways_in(here: &TeamPage, record: &PersonRecord) -> Result<WaysIn, Trouble> {
    let team_view = here.team_view();
    let zone = team_view.zone().clone();
    if !may_change_circle(team_view, record.id) {
        return Ok(WaysIn { of: BTreeMap::new(), zone, may_invite: false });
    }
    let whose = (here.team(), record.id);
    let of = here.service().circle_ways_in(here.app().accounts(), here.caller(), whose).await?;
    Ok(WaysIn { of, zone, may_invite: !here.viewer().at_tablet() })
}

/// How far one of them is, and what can be done about it.
pub(super) fn state(ways_in: &WaysIn, (team, person, member): (TeamId, PersonId, MemberId)) -> Markup {
    let path = |deed: &str| format!("/team/{team}/people/{person}/circle/{member}/{deed}");
    let invite =
        |words| html! { @if ways_in.may_invite { (deed(&path("invite"), words, Weight::Quiet, &[])) } };
    let withdraw = |words| deed(&path("withdraw"), words, Weight::Bare, &[]);
    let (said, deeds) = match ways_in.of.get(&member).unwrap_or(&WayIn::None) {
        WayIn::None => ("Not invited yet.".to_owned(), vec![invite("Invite them by a link")]),
        WayIn::Waiting { until } => (
            format!("Invited: a link waits for them until {}.", day(*until, &ways_in.zone)),
            vec![invite("Make a new link instead"), withdraw("Withdraw the invitation")],
        ),
        WayIn::Open => ("They accepted, and can come in.".to_owned(), vec![withdraw("Remove access")]),
        WayIn::Withdrawn => ("Their invitation was withdrawn.".to_owned(), vec![invite("Invite them again")]),
        WayIn::TooOld => {
            ("Their link has run out; nobody used it.".to_owned(), vec![invite("Make a new link")])
        }
    };
    html! {
        p.soft { (said) }
        (row(&deeds))
    }
}

pub(super) async fn invite(
    here: TeamPage,
    Path((team, person, member)): Path<(TeamId, PersonId, MemberId)>,
) -> Result<Response, NotYet> {
    let back = here.address(&format!("people/{person}"));
    freshly(here.app(), here.viewer(), &back)?;
    let whom = (team, person, member);
    let (made, name) = here.service().invite_member(here.app().accounts(), here.caller(), whom).await?;
    let team_view = here.team_view();
    let frame = here.frame(Area::People, format!("A way in for {name}"));
    let body = html! {
        (fresh_link(here.app(), &made, &name, "a week"))
        p { "Anyone who follows it sees what " (team_view.person(person)) " shares with " (name) ", and nothing else." }
        p { (link(&back, &format!("Back to {}", team_view.person(person)), Weight::Quiet)) }
    };
    Ok(frame.show(&body).into_response())
}

pub(super) async fn withdraw(
    here: TeamPage,
    Path(whom @ (_, person, _)): Path<(TeamId, PersonId, MemberId)>,
) -> Result<Response, Trouble> {
    let withdrawn = here.service().withdraw_member(here.app().accounts(), here.caller(), whom).await;
    here.on(&here.address(&format!("people/{person}")), Said::Withdrawn, withdrawn.map(|()| Done::default()))
}

fn day(at: Timestamp, zone: &Zone) -> String {
    zone.civil(at).date.strftime("%A %-d %B").to_string()
}
