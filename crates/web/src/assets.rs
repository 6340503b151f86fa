//! The files that pages need: our own styles and scripts, what is vendored, all inside the binary.
//!
//! Every address carries one hash over all of them (`/assets/3f9a…/fairly.css`), so a browser may keep a file for a year and
//! still never sees an old one; modules find each other by relative addresses. Text is packed once, at the first use.

use crate::pages::{Pages, anyone};
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Embedded;

/// The parts of `fairly.css`, in the order in which they must come.
const STYLES: [&str; 13] = [
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/forms.css",
    "css/components.css",
    "css/week.css",
    "css/people.css",
    "css/board.css",
    "css/map.css",
    "css/accounts.css",
    "css/gallery.css",
    "css/phone.css",
    "css/print.css",
];

/// A file that carries the hash of its state may be kept for a year.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// One that was asked for by an old address is asked for again next time.
const NOT_KEPT: HeaderValue = HeaderValue::from_static("no-cache");

/// One file, ready to be sent.
#[derive(Debug)]
struct Asset {
    kind: &'static str,
    plain: Bytes,
    packed: Option<Bytes>,
    etag: HeaderValue,
}

/// All files by their path.
#[derive(Debug)]
struct Assets {
    version: String,
    files: BTreeMap<String, Asset>,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::gather);

/// The address of a file, such as `fairly.css` or `js/main.js`.
#[must_use]
pub fn url(path: &str) -> String {
    format!("/assets/{}/{path}", ASSETS.version)
}

/// The text of a file, to be sent by a page of its own; empty where there is no such file.
pub(crate) fn text(path: &str) -> String {
    let plain = ASSETS.files.get(path).map(|asset| asset.plain.clone()).unwrap_or_default();
    String::from_utf8_lossy(&plain).into_owned()
}

/// Serves them.
pub(super) fn pages() -> Pages {
    Pages::new().get("/assets/{version}/{*path}", anyone(), serve)
}

async fn serve(Path((version, path)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.files.get(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let keep = if version == ASSETS.version { FOR_EVER } else { NOT_KEPT };
    asset.answer(&headers, keep)
}

impl Assets {
    fn gather() -> Self {
        let mut files = BTreeMap::new();
        for path in Embedded::iter().filter(|path| !path.starts_with("css/")) {
            if let Some(file) = Embedded::get(&path) {
                files.insert(path.to_string(), Asset::new(&path, file.data.into_owned()));
            }
        }
        files.insert("fairly.css".to_owned(), Asset::new("fairly.css", style_sheet().into_bytes()));
        let mut sum = Sha256::new();
        for (path, asset) in &files {
            sum.update(path.as_bytes());
            sum.update(asset.etag.as_bytes());
        }
        Self { version: hex(&sum.finalize()[..6]), files }
    }
}

/// Our styles as one file: a page then waits for one answer.
fn style_sheet() -> String {
    let mut all = design::measure::style_sheet();
    for part in STYLES {
        if let Some(file) = Embedded::get(part) {
            all.push_str(&String::from_utf8_lossy(&file.data));
        }
    }
    all
}

impl Asset {
    fn new(path: &str, data: Vec<u8>) -> Self {
        let sum = hex(&Sha256::digest(&data)[..12]);
        let etag = HeaderValue::from_str(&format!("\"{sum}\"")).unwrap_or(HeaderValue::from_static("\"\""));
        let (kind, text) = kind(path);
        let packed = if text { pack(&data) } else { None };
        Self { kind, plain: data.into(), packed, etag }
    }

    fn answer(&self, headers: &HeaderMap, keep: HeaderValue) -> Response {
        let named = |name, word: &str| {
            headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(word))
        };
        let etag = self.etag.to_str().unwrap_or_default();
        let state = [
            (header::CACHE_CONTROL, keep),
            (header::ETAG, self.etag.clone()),
            (header::VARY, HeaderValue::from_static("accept-encoding")),
        ];
        if named(header::IF_NONE_MATCH, etag) {
            return (StatusCode::NOT_MODIFIED, state).into_response();
        }
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(self.kind))];
        match &self.packed {
            Some(packed) if named(header::ACCEPT_ENCODING, "gzip") => {
                (state, kind, [(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))], packed.clone())
                    .into_response()
            }
            _ => (state, kind, self.plain.clone()).into_response(),
        }
    }
}

/// The media type of a file by its ending, and whether it is text.
fn kind(path: &str) -> (&'static str, bool) {
    match path.rsplit('.').next() {
        Some("css") => ("text/css; charset=utf-8", true),
        Some("js") => ("text/javascript; charset=utf-8", true),
        Some("json") => ("application/json", true),
        Some("svg") => ("image/svg+xml", true),
        _ => ("text/plain; charset=utf-8", true),
    }
}

/// The data as gzip, where that is shorter.
fn pack(data: &[u8]) -> Option<Bytes> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(data).ok()?;
    let packed = packer.finish().ok()?;
    (packed.len() < data.len()).then(|| packed.into())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod contrast;

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::http::Request;
    use axum::routing::get;
    use serde_json::Value;
    use tower::ServiceExt;

    fn router() -> Router {
        Router::new().route("/assets/{version}/{*path}", get(serve))
    }

    async fn ask(uri: &str, name: header::HeaderName, value: &str) -> Response {
        let request = Request::get(uri).header(name, value).body(Body::empty()).expect("a request");
        router().oneshot(request).await.expect("an answer")
    }

    #[tokio::test]
    async fn a_file_is_packed_kept_and_not_sent_twice() {
        let first = ask(&url("fairly.css"), header::ACCEPT_ENCODING, "gzip, br").await;
        assert_eq!(first.headers()[header::CONTENT_ENCODING], "gzip");
        assert_eq!(first.headers()[header::CACHE_CONTROL], FOR_EVER);
        let etag = first.headers()[header::ETAG].to_str().expect("a word").to_owned();
        let again = ask(&url("fairly.css"), header::IF_NONE_MATCH, &etag).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }

    #[tokio::test]
    async fn an_old_address_still_answers_but_is_not_kept() {
        let old = ask("/assets/old/js/main.js", header::ACCEPT_ENCODING, "identity").await;
        assert_eq!(old.status(), StatusCode::OK);
        assert_eq!(old.headers()[header::CACHE_CONTROL], NOT_KEPT);
        let missing = ask("/assets/old/secret.txt", header::ACCEPT_ENCODING, "identity").await;
        assert_eq!(missing.status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn every_style_is_in_the_sheet_and_every_script_is_served() {
        let known = |path: &str| STYLES.contains(&path) || ASSETS.files.contains_key(path);
        assert!(Embedded::iter().all(|path| known(&path)));
        assert!(STYLES.iter().all(|path| Embedded::get(path).is_some()));
    }

    #[test]
    fn vendored_files_are_what_the_manifest_says() {
        let manifest = Embedded::get("vendor/manifest.json").expect("the manifest");
        let manifest: Value = serde_json::from_slice(&manifest.data).expect("JSON");
        let mut listed = vec!["vendor/manifest.json".to_owned()];
        for file in manifest["packages"].as_array().expect("packages").iter().flat_map(files) {
            let path = format!("vendor/{}", file["file"].as_str().expect("a name"));
            let data = Embedded::get(&path).expect("the file").data;
            assert_eq!(hex(&Sha256::digest(&data)), file["sha256"], "{path}");
            listed.push(path);
        }
        let there = Embedded::iter().filter(|path| path.starts_with("vendor/"));
        assert_eq!(
            there.filter(|path| !listed.contains(&path.to_string())).count(),
            0,
            "not in the manifest"
        );
    }

    fn files(package: &Value) -> Vec<Value> {
        package["files"].as_array().cloned().unwrap_or_default()
    }
}
