//! The frame of a team's page: who looks, at which team, and where they may go.

use super::said::Asked;
use crate::App;
use crate::frame::{Area, PageHead, TeamHead, Width, page};
use crate::personal::way_back_notice;
use crate::session::Viewer;
use crate::tour::Bar;
use care::access::{Action, Matter};
use maud::Markup;
use service::TeamView;

/// The frame of a page, to be filled.
pub(crate) struct Frame {
    head: PageHead,
    key: String,
    version: u64,
}

impl Frame {
    /// The frame of a page about a team, for the one who looks at it.
    pub(crate) fn of(
        app: &App,
        viewer: &Viewer,
        team_view: &TeamView,
        place: Option<Area>,
        title: impl Into<String>,
    ) -> Self {
        let key = team_view.id().to_string();
        let may_open =
            Area::FIRST.iter().chain(Area::MORE).copied().filter(|place| opens(team_view, *place)).collect();
        let team = TeamHead {
            key: key.clone(),
            name: team_view.name().to_owned(),
            requests: team_view.requests_waiting(),
            may_open,
        };
        let (name, role) = who(team_view);
        let head = PageHead { team: Some(team), place, ..PageHead::new(title) };
        let head = head.viewer(name, role).demo(app.is_demonstration());
        let head = head
            .unread(viewer.unread)
            .at_tablet(viewer.at_tablet())
            .notice(viewer.news.as_ref().map(way_back_notice));
        Self { head, key, version: team_view.version() }
    }

    /// As wide as there is room.
    pub(crate) fn wide(self) -> Self {
        Self { head: self.head.width(Width::Full), ..self }
    }

    /// Told at once when something changes.
    pub(super) fn live(self) -> Self {
        let address = format!("/live/{}?since={}", self.key, self.version);
        Self { head: self.head.live(address), ..self }
    }

    /// With a heading of its own.
    pub(crate) fn own_heading(self) -> Self {
        Self { head: self.head.own_heading(), ..self }
    }

    /// With what was just done, and the way to undo it.
    pub(super) fn after(self, asked: &Asked) -> Self {
        let flash = asked.notice(&self.key);
        Self { head: self.head.flash(flash), ..self }
    }

    /// With the next stop of a tour, in a demonstration.
    pub(super) fn on_tour(self, bar: Option<Bar>) -> Self {
        let tour = bar.filter(|_| self.head.demo);
        Self { head: PageHead { tour, ..self.head }, ..self }
    }

    /// What is around the page.
    pub(crate) fn head(self) -> PageHead {
        self.head
    }

    /// The page.
    pub(crate) fn show(&self, body: &Markup) -> Markup {
        page(&self.head, body)
    }
}

/// Whether the viewer may open a place.
fn opens(team_view: &TeamView, place: Area) -> bool {
    let may =
        |(action, matter): (Action, Matter)| team_view.judge(action, &matter.of_team(team_view.id())).allowed;
    place.right().is_none_or(may)
}

/// What the viewer is called, and what they are to the team.
fn who(team_view: &TeamView) -> (String, String) {
    let (caller, team) = (team_view.caller(), team_view.id());
    if let Some(worker) = caller.worker(team) {
        return (team_view.worker(worker).to_owned(), "worker".to_owned());
    }
    if let Some((person, member)) = caller.circle(team) {
        let (name, relation) = team_view.member(person, member).unwrap_or_default();
        return (name, format!("{}’s {relation}", team_view.person(person)));
    }
    if let Some(person) = caller.person(team) {
        return (team_view.person(person).to_owned(), String::new());
    }
    let role = if caller.council_sees(team) { "council" } else { "administrator" };
    (String::from("You"), role.to_owned())
}
