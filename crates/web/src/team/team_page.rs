//! A request for a page of a team, by somebody who may open that page.

use super::frame::Frame;
use super::said::{Asked, Said, done};
use crate::frame::Area;
use crate::pages::{Page, Right, Who};
use crate::session::{Viewer, on_a_phone};
use crate::{App, Trouble, tour, trouble};
use axum::extract::{FromRequestParts, MatchedPath, Query, RawPathParams};
use axum::http::request::Parts;
use axum::response::Response;
use care::access::{Action, Matter, Resource};
use care::ids::TeamId;
use care::people::Section;
use service::{Caller, Done, Error, Service, TeamView};
use std::str::FromStr;

/// Who asks, the team as they see it, and what the address says was just done.
pub(crate) struct TeamPage {
    app: App,
    viewer: Viewer,
    team_view: TeamView,
    asked: Asked,
    in_part: bool,
    on_phone: bool,
}

impl TeamPage {
    /// The workspace.
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// The use cases.
    pub(crate) fn service(&self) -> &Service {
        self.app.service()
    }

    /// Who asks.
    pub(crate) fn caller(&self) -> &Caller {
        &self.viewer.caller
    }

    /// Who asks, and from what.
    pub(crate) fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// The team as they see it.
    pub(crate) fn team_view(&self) -> &TeamView {
        &self.team_view
    }

    /// The team's id.
    pub(crate) fn team(&self) -> TeamId {
        self.team_view.id()
    }

    /// Whether a script asks, for a part of a page that is there already.
    pub(crate) fn in_part(&self) -> bool {
        self.in_part
    }

    /// Whether they look at it on a phone, as far as a browser says.
    pub(crate) fn on_phone(&self) -> bool {
        self.on_phone
    }

    /// The same, with the team as it is by now.
    ///
    /// # Errors
    /// If they may not see it any more.
    pub(crate) async fn again(self) -> Result<Self, Trouble> {
        let team_view = self.app.service().view_team_outside(&self.viewer.caller, self.team()).await?;
        Ok(Self { team_view, ..self })
    }

    /// An address below the team's, such as `board?week=2026-03-02`.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("/team/{}/{path}", self.team())
    }

    /// Whether they may change the team's weeks.
    pub(crate) fn may_change(&self) -> bool {
        let board = Matter::Weeks.of_team(self.team());
        self.team_view.judge(Action::Change, &board).allowed
    }

    /// The frame of a page that says what was just done, and is told of changes where the viewer may see the weeks.
    pub(crate) fn frame(&self, place: Area, title: impl Into<String>) -> Frame {
        self.framed(Some(place), title)
    }

    /// The same for a page that is at no place of the navigation.
    pub(crate) fn frame_apart(&self, title: impl Into<String>) -> Frame {
        self.framed(None, title)
    }

    fn framed(&self, place: Option<Area>, title: impl Into<String>) -> Frame {
        let frame = Frame::of(&self.app, &self.viewer, &self.team_view, place, title).after(&self.asked);
        let frame = frame.on_tour(self.asked.tour().and_then(|stop| tour::bar(&self.team_view, stop)));
        let board = Matter::Weeks.of_team(self.team());
        if self.team_view.judge(Action::See, &board).allowed { frame.live() } else { frame }
    }

    /// On to a page that says what was done; or why it was not, with the way back to that page.
    ///
    /// # Errors
    /// Why it was not done.
    pub(crate) fn on(&self, to: &str, said: Said, result: Result<Done, Error>) -> Result<Response, Trouble> {
        match result {
            Ok(outcome) => Ok(done(to, said, outcome)),
            Err(error) => Err(Trouble::from(error).way(to, "Back")),
        }
    }
}

impl FromRequestParts<App> for TeamPage {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let viewer = Viewer::from_request_parts(parts, app).await?;
        let path = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Trouble::not_found())?;
        let team = named(&path, "team").ok_or_else(Trouble::not_found)?;
        let team_view = app.service().view_team_outside(&viewer.caller, team).await?;
        if let Some((action, resource)) = right_of(parts).and_then(|right| asks_for(&team_view, right, &path))
        {
            team_view.check(action, &resource)?;
        }
        let asked = Query::<Asked>::from_request_parts(parts, app).await;
        let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
        let asked = with_a_way_back(&team_view, asked).await?;
        let in_part = trouble::wants_a_part(&parts.headers);
        let on_phone = on_a_phone(&parts.headers);
        Ok(Self { app: app.clone(), viewer, team_view, asked, in_part, on_phone })
    }
}

/// What the address says was done; with a way to take it back only where that would be allowed.
async fn with_a_way_back(team_view: &TeamView, asked: Asked) -> Result<Asked, Trouble> {
    match asked.undo() {
        Some(version) if !team_view.may_undo(version).await? => Ok(asked.without_undo()),
        _ => Ok(asked),
    }
}

/// What the address has in place of a name.
fn named<T: FromStr>(path: &RawPathParams, name: &str) -> Option<T> {
    path.iter().find(|(known, _)| *known == name).and_then(|(_, value)| value.parse().ok())
}

/// What was declared of this page.
fn right_of(parts: &Parts) -> Option<Right> {
    let page = parts.extensions.get::<MatchedPath>()?;
    Page::of(&parts.method, page.as_str()).map(|page| page.right)
}

/// What the policy is asked of a page about this team, person or worker; nothing where it is open to everyone who has to do
/// with the team, nor for a look at a person's record: that is opened section by section, and for a purpose.
fn asks_for(team_view: &TeamView, right: Right, path: &RawPathParams) -> Option<(Action, Resource)> {
    let Who::May(action, matter) = right.who else { return None };
    let a_section = || Section::ALL.into_iter().any(|section| section.matter() == matter);
    if action == Action::See && a_section() {
        return None;
    }
    let team = team_view.id();
    let person = named(path, "person").map(|person| matter.of_person(team, person));
    let worker = || named(path, "worker").map(|worker| matter.of_worker(team, worker));
    Some((action, person.or_else(worker).unwrap_or(matter.of_team(team))))
}
