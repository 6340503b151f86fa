//! A form that was sent after the session had ended: what was written is kept on the page, and is sent again after signing in.

use crate::answer::wants_json;
use crate::frame::{PageHead, Width, page as framed};
use crate::{App, trouble};
use axum::body::{Body, to_bytes};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use design::button::{Weight, button};
use maud::{Markup, html};

/// What is kept at most, in bytes: more than a form of ours holds.
const BYTES_MOST: usize = 128 * 1024;

/// Whether what was refused is a form of a page that somebody filled in, and is refused only because they are signed out. A form
/// of another site never comes so far.
pub(super) fn is_a_form(parts: &Parts, refused: &Response) -> bool {
    let kind =
        parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let by_script = trouble::wants_a_part(&parts.headers) || wants_json(&parts.headers);
    let is_form = parts.method == Method::POST && kind.starts_with("application/x-www-form-urlencoded");
    is_form && !by_script && refused.status() == StatusCode::UNAUTHORIZED
}

/// The page that keeps it.
pub(super) async fn page(app: &App, parts: &Parts, body: Body) -> Response {
    let Ok(sent) = to_bytes(body, BYTES_MOST).await else {
        return crate::Trouble::signed_out().into_response();
    };
    let fields: Vec<(String, String)> = form_urlencoded::parse(&sent).into_owned().collect();
    let head = PageHead::new("You are signed out").width(Width::Narrow).demo(app.is_demonstration());
    (StatusCode::UNAUTHORIZED, framed(&head, &kept(parts.uri.path(), &fields))).into_response()
}

fn kept(path: &str, fields: &[(String, String)]) -> Markup {
    html! {
        p { "You were away for a while, or signed out on another device. What you wrote is kept on this page." }
        ol.first-steps {
            li { p { a href="/sign-in" target="_blank" rel="noopener" { "Sign in again" } " (opens a new tab), then come back to this page." } }
            li {
                p { "Send what you wrote." }
                form method="post" action=(path) {
                    @for (name, text) in fields { input type="hidden" name=(name) value=(text); }
                    (button("Send it again", Weight::Main))
                }
            }
        }
    }
}
