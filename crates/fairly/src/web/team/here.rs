//! A request for a page of a team, by somebody who may see the team's weeks.

use super::frame::Frame;
use super::said::{Asked, Said, done};
use crate::web::design::layout::Place;
use crate::web::session::Viewer;
use crate::web::{App, Trouble, trouble};
use axum::extract::{FromRequestParts, Query, RawPathParams};
use axum::http::request::Parts;
use axum::response::Response;
use care::access::{Action, Resource, TeamPart};
use care::ids::TeamId;
use service::{Caller, Done, Error, Glimpse, Service};

/// Who asks, the team as they see it, and what the address says was just done.
pub(in crate::web) struct Here {
    app: App,
    viewer: Viewer,
    glimpse: Glimpse,
    asked: Asked,
    in_part: bool,
}

impl Here {
    /// The use cases.
    pub(in crate::web) fn service(&self) -> &Service {
        self.app.service()
    }

    /// Who asks.
    pub(in crate::web) fn caller(&self) -> &Caller {
        &self.viewer.caller
    }

    /// The team as they see it.
    pub(in crate::web) fn glimpse(&self) -> &Glimpse {
        &self.glimpse
    }

    /// The team's id.
    pub(in crate::web) fn team(&self) -> TeamId {
        self.glimpse.id()
    }

    /// Whether a script asks, for a part of a page that is there already.
    pub(in crate::web) fn in_part(&self) -> bool {
        self.in_part
    }

    /// The same, with the team as it is by now.
    ///
    /// # Errors
    /// If they may not see it any more.
    pub(in crate::web) async fn again(self) -> Result<Self, Trouble> {
        let glimpse = self.app.service().look_in(&self.viewer.caller, self.team()).await?;
        Ok(Self { glimpse, ..self })
    }

    /// An address below the team's, such as `board?week=2026-03-02`.
    pub(in crate::web) fn address(&self, path: &str) -> String {
        format!("/team/{}/{path}", self.team())
    }

    /// Whether they may change the team's weeks.
    pub(in crate::web) fn may_change(&self) -> bool {
        let board = Resource::Team { team: self.team(), part: TeamPart::Board };
        self.glimpse.judge(Action::Change, &board).allowed
    }

    /// The frame of a page that is told of changes and says what was just done.
    pub(in crate::web) fn frame(&self, place: Place, title: impl Into<String>) -> Frame {
        Frame::of(&self.app, &self.viewer, &self.glimpse, place, title).live().after(&self.asked)
    }

    /// On to a page that says what was done; or what stands in the way, with the way back to that page.
    ///
    /// # Errors
    /// What stands in the way.
    pub(in crate::web) fn on(
        &self,
        to: &str,
        said: Said,
        result: Result<Done, Error>,
    ) -> Result<Response, Trouble> {
        match result {
            Ok(outcome) => Ok(done(to, said, outcome)),
            Err(error) => Err(Trouble::from(error).way(to, "Back")),
        }
    }
}

impl FromRequestParts<App> for Here {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let viewer = Viewer::from_request_parts(parts, app).await?;
        let path = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Trouble::not_found())?;
        let team = path.iter().find(|(name, _)| *name == "team").and_then(|(_, team)| team.parse().ok());
        let glimpse = app.service().look_in(&viewer.caller, team.ok_or_else(Trouble::not_found)?).await?;
        let asked = Query::<Asked>::from_request_parts(parts, app).await;
        let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
        let in_part = trouble::wants_a_part(&parts.headers);
        Ok(Self { app: app.clone(), viewer, glimpse, asked, in_part })
    }
}
