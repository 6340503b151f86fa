//! Requests that come by another name, from another site, or with what nobody can see in their address.

use crate::trouble::Trouble;
use crate::{App, Origin};
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use tower_http::csrf::{CsrfLayer, ProtectionError};
use week::bounds::is_hidden;

/// Lets in only who calls us by the name we go by: another site's name that leads to our address gets nothing.
pub(crate) async fn answers_to_this_name(State(app): State<App>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let called = request.uri().authority().map(|authority| authority.as_str()).or(host);
    if called.is_some_and(|name| is_ours(name, app.origin())) {
        return next.run(request).await;
    }
    tracing::warn!("a request came by a name that is not ours; a proxy has to pass on the Host header");
    let what = "This address leads to Fairly, but Fairly goes by another name here.";
    let origin = app.origin().to_string();
    Trouble::new(StatusCode::MISDIRECTED_REQUEST, what)
        .say("Nothing was done.")
        .way(origin.clone(), format!("Go to {origin}"))
        .into_response()
}

/// Lets in no address with hidden characters in it: pages show parts of their address again, such as what was looked for.
pub(crate) async fn plain_addresses_only(request: Request, next: Next) -> Response {
    if is_plain(request.uri()) {
        return next.run(request).await;
    }
    Trouble::new(StatusCode::BAD_REQUEST, "There are hidden characters in this address.")
        .say("Nothing was done. Type it again.")
        .into_response()
}

fn is_plain(address: &Uri) -> bool {
    let parts = [address.path(), address.query().unwrap_or_default()].into_iter();
    let mut parts = parts.flat_map(|part| form_urlencoded::parse(part.as_bytes()));
    parts.all(|(name, value)| !name.contains(is_hidden) && !value.contains(is_hidden))
}

/// Our own name; and where we are reached at a loopback address, any name for this machine.
fn is_ours(called: &str, origin: &Origin) -> bool {
    called.eq_ignore_ascii_case(origin.authority())
        || (is_this_machine(origin.host()) && host_of(called).is_some_and(is_this_machine))
}

fn host_of(authority: &str) -> Option<&str> {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => Some(host),
        _ => Some(authority),
    }
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || bare.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// Refuses to change anything on behalf of a page that is not ours, going by what browsers say of where a request comes
/// from. Behind [`answers_to_this_name`], the name a request came by is a name of ours, so it is what origins are
/// compared with.
pub(crate) fn same_site_only() -> CsrfLayer<fn(ProtectionError) -> Response> {
    CsrfLayer::new().with_rejection_response(from_another_site)
}

fn from_another_site(_: ProtectionError) -> Response {
    Trouble::new(StatusCode::FORBIDDEN, "This came from another site.")
        .say("Nothing was done, because we change things only when you ask for it on our own pages.")
        .say("Open the page here and do it again.")
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_name_is_ours() {
        let origin: Origin = "https://rota.example.org".parse().unwrap();
        assert!(is_ours("rota.example.org", &origin));
        assert!(is_ours("Rota.Example.org", &origin));
        assert!(!is_ours("rota.example.org:8080", &origin));
        assert!(!is_ours("evil.example", &origin));
        assert!(!is_ours("127.0.0.1:8080", &origin));
    }

    #[test]
    fn an_address_is_plain_or_refused() {
        for address in
            ["/", "/erasures?q=Zo%C3%AB%20N%C3%BA%C3%B1ez&x=1", "/a%20b?q=%0A%09", "/?q=%f0%9f%92%9c"]
        {
            assert!(is_plain(&address.parse().unwrap()), "{address}");
        }
        for address in ["/%00", "/a/%1b[2J", "/?q=%1B", "/?%e2%80%ae=x", "/?a=b&c=x%7f"] {
            assert!(!is_plain(&address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn on_this_machine_every_name_of_it_will_do() {
        let origin: Origin = "http://127.0.0.1:8080".parse().unwrap();
        for name in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "localhost", "127.0.0.2:9"] {
            assert!(is_ours(name, &origin), "{name}");
        }
        for name in ["evil.example:8080", "localhost.evil.example", "192.0.2.1:8080", ""] {
            assert!(!is_ours(name, &origin), "{name}");
        }
    }
}
