//! The app's page, its manifest and its service worker. None of them holds anything of anybody's.

use crate::App;
use crate::assets;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use maud::{DOCTYPE, Markup, html};
use serde_json::{Value, json};

/// Files that the app needs beside its page, in the order in which it reads them.
const FILES: [&str; 9] = [
    "fairly.css",
    "mark.svg",
    "phone/app.js",
    "phone/store.js",
    "phone/send.js",
    "phone/draw.js",
    "phone/visit.js",
    "phone/beside.js",
    "phone/safe.js",
];

/// The page: what is on it is drawn by the script, from what lies sealed on the phone.
pub(super) async fn show(State(app): State<App>) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="color-scheme" content="light dark";
                title { "My round · Fairly" }
                link rel="icon" href=(assets::url("mark.svg")) type="image/svg+xml";
                link rel="manifest" href="/phone/manifest.webmanifest";
                link rel="stylesheet" href=(assets::url("fairly.css"));
                script type="module" src=(assets::url("phone/app.js")) {}
            }
            body.phone data-demo=[app.is_demonstration().then_some("yes")] {
                main #main tabindex="-1" { p.soft { "One moment …" } noscript { p { "The phone needs scripts. Turn them on, or use " a href="/" { "the workspace" } "." } } }
                nav #places aria-label="On this phone" {}
                p #said.unseen role="status" {}
            }
        }
    }
}

/// How the app is called and begins once it is installed.
pub(super) async fn manifest() -> impl IntoResponse {
    let manifest: Value = json!({
        "id": "/phone",
        "name": "Fairly: my round",
        "short_name": "My round",
        "start_url": "/phone",
        "scope": "/phone",
        "display": "standalone",
        "lang": "en-GB",
        "background_color": "#fbf8f3",
        "theme_color": "#0f5c5b",
        "icons": [{ "src": assets::url("mark.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any" }],
    });
    ([(header::CONTENT_TYPE, "application/manifest+json")], Json(manifest).0.to_string())
}

/// The service worker, which knows by name the files of this state of the program.
pub(super) async fn service_worker() -> impl IntoResponse {
    let files: Vec<String> = FILES.iter().map(|file| assets::url(file)).collect();
    let files = json!(files);
    let script = format!("const FILES = {files};\n{}", assets::text("phone/worker.js"));
    let kind = (header::CONTENT_TYPE, "text/javascript; charset=utf-8");
    // It lies below `/phone/` and looks after `/phone` itself too.
    let scope = (header::HeaderName::from_static("service-worker-allowed"), "/phone");
    ([kind, scope, (header::CACHE_CONTROL, "no-cache")], script)
}
