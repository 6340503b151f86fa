//! What can keep a page from being shown, or a wish from being carried out; and how it is said: what happened, what it
//! means, what to do.

use super::App;
use super::answer::wants_json;
use super::observe::RequestId;
use super::session::{FromTablet, Viewer};
use crate::frame::{PageHead, Width, page};
use crate::team::Frame;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use design::button::{self, Weight};
use design::notice::FieldProblem;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;
use service::{Error, Kind};
use std::any::Any;
use std::time::Duration;

/// Trouble, in words for the one who has it. Drawn as a page by `draw`, wherever it was found.
#[derive(Clone, Debug)]
pub struct Trouble {
    status: StatusCode,
    what: String,
    sentences: Vec<String>,
    way: Option<Box<Way>>,
    wait: Option<Duration>,
    problems: Box<[FieldProblem]>,
}

/// The same for a program: a problem document (RFC 9457).
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Document {
    /// What happened, in a sentence.
    title: String,
    /// The status of the answer.
    status: u16,
    /// What it means and what to do; may be empty.
    detail: String,
    /// Everything wrong with what was sent, field by field.
    errors: Vec<WrongField>,
    /// The number of the request in the server's log.
    request: String,
}

/// What is wrong with one field.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct WrongField {
    /// The field's name; empty where it is about all of what was sent.
    field: String,
    /// What to do.
    detail: String,
}

/// A link to where one can go on.
#[derive(Clone, Debug)]
struct Way {
    to: String,
    words: String,
}

impl Trouble {
    /// What happened, in a sentence.
    #[must_use]
    pub fn new(status: StatusCode, what: impl Into<String>) -> Self {
        Self {
            status,
            what: what.into(),
            sentences: Vec::new(),
            way: None,
            wait: None,
            problems: Box::default(),
        }
    }

    /// There is no such page, or none that the one who asks may know of.
    #[must_use]
    pub fn not_found() -> Self {
        Error::not_found().into()
    }

    /// One has to sign in first.
    #[must_use]
    pub fn signed_out() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "You are not signed in.")
            .say("You were away for a while, or signed out elsewhere. Nothing you saved is lost.")
            .way("/sign-in", "Sign in")
    }

    /// More was asked at once than one of us would.
    #[must_use]
    pub fn too_fast(wait: Duration) -> Self {
        let seconds = wait.as_secs().saturating_add(1);
        let trouble = Self::new(StatusCode::TOO_MANY_REQUESTS, "That was too much at once.")
            .say(format!("Nothing was done. Wait {seconds} seconds, then try again."));
        Self { wait: Some(wait), ..trouble }
    }

    /// What was sent cannot be read, or is not yet enough.
    #[must_use]
    pub fn of_problems(problems: &[FieldProblem]) -> Self {
        let trouble = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "This can’t be saved yet.");
        let sentences = problems.iter().map(|problem| problem.words.clone());
        let sentences =
            sentences.chain(["Nothing was changed. Go back: what you wrote is still there.".to_owned()]);
        Self { sentences: sentences.collect(), problems: problems.into(), ..trouble }
    }

    /// One more sentence: what it means, what to do.
    #[must_use]
    pub fn say(mut self, sentence: impl Into<String>) -> Self {
        self.sentences.push(sentence.into());
        self
    }

    /// Everything it says, a sentence each.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.what.as_str()).chain(self.sentences.iter().map(String::as_str))
    }

    /// Whether what was asked makes no sense as things are.
    pub(crate) fn is_invalid(&self) -> bool {
        self.status == StatusCode::UNPROCESSABLE_ENTITY
    }

    /// Where one can go on, with the words of the link.
    #[must_use]
    pub fn way(mut self, to: impl Into<String>, words: impl Into<String>) -> Self {
        self.way = Some(Box::new(Way { to: to.into(), words: words.into() }));
        self
    }

    /// The answers that frameworks give by themselves, in our words.
    pub(super) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::not_found(),
            StatusCode::METHOD_NOT_ALLOWED => Self::new(status, "This page cannot do that.")
                .say("Nothing was done. Go back and use the page's own buttons."),
            StatusCode::PAYLOAD_TOO_LARGE => Self::new(status, "That was too large to be taken in.")
                .say("Nothing was kept of it. Send a smaller file, or less text."),
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => Self::new(
                status,
                "This took too long and was stopped.",
            )
            .say(
                "What was asked may or may not have been done: look at the page again before you repeat it.",
            ),
            status if status.is_server_error() => Error::internal("an answer without words").into(),
            status => Self::new(status, "This could not be understood.")
                .say("Nothing was done. Go back, look at what you wrote, and send it again."),
        }
    }

    /// A whole page, with the way back to the page before, where there was one, and to the first page.
    fn page(&self, request: &RequestId, head: PageHead, back: Option<&str>) -> Markup {
        let head = PageHead { title: self.what.clone(), ..head };
        let back = back.filter(|_| self.way.is_none());
        let body = html! {
            (self.more(request))
            div.buttons {
                @if let Some(back) = back { (button::link(back, "Back", Weight::Main)) }
                @if self.status != StatusCode::UNAUTHORIZED { (button::link("/", "Home", Weight::Quiet)) }
            }
        };
        page(&head.width(Width::Narrow), &body)
    }

    /// The words alone, for a page that is there already.
    fn part(&self, request: &RequestId) -> Markup {
        html! {
            div.notice.wanting role="alert" {
                p.what { (self.what) }
                (self.more(request))
            }
        }
    }

    /// Whom to ask, where the reason alone does not say.
    fn who_can_help(&self) -> Option<&'static str> {
        match self.status {
            StatusCode::FORBIDDEN => Some(
                "If you think you should be able to do this, ask the team, or the person who invited you.",
            ),
            StatusCode::NOT_FOUND => Some(
                "If a link brought you here, it may be old or meant for somebody else. The person who sent it can help.",
            ),
            _ => None,
        }
    }

    /// The same for a program.
    fn document(&self, request: &RequestId) -> Document {
        let wrong = |problem: &FieldProblem| WrongField {
            field: problem.field.clone(),
            detail: problem.words.clone(),
        };
        Document {
            title: self.what.clone(),
            status: self.status.as_u16(),
            detail: self.sentences.join(" "),
            errors: self.problems.iter().map(wrong).collect(),
            request: request.to_string(),
        }
    }

    fn more(&self, request: &RequestId) -> Markup {
        html! {
            @for sentence in &self.sentences { p { (sentence) } }
            @if let Some(help) = self.who_can_help() { p.soft { (help) } }
            @if let Some(way) = &self.way { p { (button::link(&way.to, &way.words, Weight::Main)) } }
            @if self.status.is_server_error() {
                p { "If it stays like this, tell the person who runs this server the number " (request) "." }
            }
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        let status = match error.kind {
            Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Kind::NotFound => StatusCode::NOT_FOUND,
            Kind::Forbidden => StatusCode::FORBIDDEN,
            Kind::Conflict | Kind::Reused => StatusCode::CONFLICT,
            Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        };
        if let Some(source) = std::error::Error::source(&error) {
            tracing::error!(kind = ?error.kind, source = %source, "a use case failed");
        }
        let mut sentences = error.sentences.into_iter();
        let what = sentences.next().unwrap_or_else(|| "This can’t be done just now.".to_owned());
        Self { sentences: sentences.collect(), ..Self::new(status, what) }
    }
}

/// Nothing but the status; `draw` finds the trouble in the answer's extensions and says it as the one who asked can read it.
impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(wait) = self.wait {
            let seconds = HeaderValue::from(wait.as_secs().saturating_add(1));
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Draws trouble as a page, or as words alone where a script asks; also what the framework itself refused.
pub(super) async fn draw(State(app): State<App>, request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().copied().unwrap_or_default();
    let (in_part, json) = (wants_a_part(request.headers()), wants_json(request.headers()));
    let back = came_from(request.headers()).filter(|back| back != request.uri().path());
    let response = next.run(request).await;
    let status = response.status();
    let said = response.extensions().get::<Trouble>().cloned();
    let untold =
        said.is_none() && (status.is_client_error() || status.is_server_error()) && !is_told(&response);
    let Some(trouble) = said.or_else(|| untold.then(|| Trouble::of_status(status))) else { return response };
    let at_tablet = response.extensions().get::<FromTablet>().is_some();
    let around = response.extensions().get::<Around>().map(|around| around.0.clone());
    let head = around.unwrap_or_default().demo(app.is_demonstration()).at_tablet(at_tablet);
    let (kind, words) = match (json, in_part) {
        (true, _) => (PROBLEM, serde_json::to_string(&trouble.document(&id)).unwrap_or_default()),
        (false, true) => (PAGE, trouble.part(&id).into_string()),
        (false, false) => (PAGE, trouble.page(&id, head, back.as_deref()).into_string()),
    };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    Response::from_parts(parts, Body::from(words))
}

/// What is around a page that says what went wrong: left in the answer by who knows the viewer.
#[derive(Clone, Debug)]
struct Around(PageHead);

/// Leaves in an answer that is trouble what belongs around its page: the viewer, and the menu of the team it is about.
pub(super) async fn accompany(response: &mut Response, app: &App, viewer: &Viewer, path: &str) {
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return;
    }
    if let Some(head) = head_at(app, viewer, path).await {
        response.extensions_mut().insert(Around(head));
    }
}

async fn head_at(app: &App, viewer: &Viewer, path: &str) -> Option<PageHead> {
    let team = path.strip_prefix("/team/").and_then(|rest| rest.split('/').next()?.parse().ok());
    let team_view = match team {
        Some(team) => app.service().view_team_outside(&viewer.caller, team).await.ok(),
        None => None,
    };
    if let Some(team_view) = team_view {
        return Some(Frame::of(app, viewer, &team_view, None, "").head());
    }
    let called = app.accounts().own(viewer.caller.account).await.ok()?.known_as;
    let role = if viewer.caller.administers() { "administrator" } else { "" };
    Some(PageHead::default().viewer(called, role))
}

/// The page of ours that a request came from, as its path and query; `None` where it came from elsewhere.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let from: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    (from.authority()?.as_str() == host).then(|| from.path_and_query().map(ToString::to_string))?
}

/// How a page is sent.
const PAGE: &str = "text/html; charset=utf-8";
/// How a problem document is sent.
const PROBLEM: &str = "application/problem+json";

/// What a panic becomes. What it said may hold anything, so it is not repeated; the log has its place in the code.
pub(super) fn of_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    Trouble::from(Error::internal("a panic")).into_response()
}

/// Whether a script asks, which puts the answer into a page that is there.
pub(super) fn wants_a_part(headers: &HeaderMap) -> bool {
    headers.contains_key("hx-request")
}

fn is_told(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html") || kind.starts_with("application/fhir+json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(referer: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("fairly.example:8080"));
        headers.insert(header::REFERER, HeaderValue::from_str(referer).unwrap());
        came_from(&headers)
    }

    #[test]
    fn the_way_back_is_to_our_own_pages_only() {
        let own = "http://fairly.example:8080/team/abc/meetings?said=saved";
        assert_eq!(from(own).as_deref(), Some("/team/abc/meetings?said=saved"));
        for elsewhere in
            ["https://elsewhere.example/team", "/team/abc", "http://fairly.example/", "not an address"]
        {
            assert_eq!(from(elsewhere), None, "{elsewhere}");
        }
    }
}
