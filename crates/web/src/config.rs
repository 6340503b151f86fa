//! How a server was asked to run.

use axum::http::Uri;
use service::mail::Post;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use view::WeekView;

/// Where to listen, and how people reach it.
#[derive(Clone, Debug)]
pub struct Config {
    /// The address for people.
    pub listen: SocketAddr,
    /// The address for the person who runs the machine: health, readiness, figures. Nobody else should reach it.
    pub admin: Option<SocketAddr>,
    /// The address in people's browsers, where it is not the one listened on.
    pub origin: Option<Origin>,
    /// How many proxies stand in front, each of which adds the address it was called from.
    pub trusted_hops: usize,
    /// Certificate and key, where no proxy does this.
    pub tls: Option<TlsFiles>,
    /// Who carries letters, where somebody does.
    pub mail: Option<Arc<dyn Post>>,
    /// What is shown of a demonstration, where this is one: invented people, signing in without a password.
    pub demo: Option<Demonstration>,
    /// Plans the example that the pages of the design system draw on a board. It is asked once, when somebody first looks.
    pub example: fn() -> Option<WeekView>,
}

/// An invented team to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demonstration {
    /// The invented town.
    pub town: String,
    /// How many people the team supports.
    pub people: u32,
    /// How many workers it has.
    pub workers: u32,
    /// As whom one can sign in.
    pub ways: Vec<Way>,
    /// As whom tools can sign in besides.
    pub others: Vec<Way>,
}

/// Someone of a demonstration as whom a visitor can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What comes after `/demo/`.
    pub key: String,
    /// Who it is, such as "Tracy Booth, a worker, whose turn it is to plan".
    pub who: String,
}

/// Where a certificate and its key lie, both as PEM.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    /// The certificate, followed by those that vouch for it.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// The scheme, host and port that people's browsers see, such as `https://rota.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    secure: bool,
    authority: String,
}

/// Why a text is no origin.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not an address as browsers show it, such as https://rota.example.org, without a path")]
pub struct OriginError(String);

impl Origin {
    /// The origin of a server that is reached at its own address.
    #[must_use]
    pub fn of_address(address: SocketAddr, secure: bool) -> Self {
        Self { secure, authority: address.to_string() }
    }

    /// Whether browsers reach it encrypted.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// Host and port, as in the `Host` header; the port is left out where the scheme implies it.
    #[must_use]
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// The host alone.
    #[must_use]
    pub fn host(&self) -> &str {
        let end = self.authority.rfind(':').filter(|_| !self.authority.ends_with(']'));
        &self.authority[..end.unwrap_or(self.authority.len())]
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", if self.secure { "https" } else { "http" }, self.authority)
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        let wrong = || OriginError(text.to_owned());
        let uri: Uri = text.trim_end_matches('/').parse().map_err(|_| wrong())?;
        let parts = uri.into_parts();
        let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else { return Err(wrong()) };
        let bare = parts.path_and_query.is_none_or(|path| path.as_str() == "/");
        let (secure, implied) = match scheme.as_str() {
            "https" => (true, Some(443)),
            "http" => (false, Some(80)),
            _ => return Err(wrong()),
        };
        if !bare || authority.as_str().contains('@') || authority.host().is_empty() {
            return Err(wrong());
        }
        let host = authority.host().to_ascii_lowercase();
        let port = authority.port_u16().filter(|port| Some(*port) != implied);
        let authority = port.map_or_else(|| host.clone(), |port| format!("{host}:{port}"));
        Ok(Self { secure, authority })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_as_browsers_write_it() {
        for (text, shown, host) in [
            ("https://rota.example.org", "https://rota.example.org", "rota.example.org"),
            ("https://Rota.example.org:443/", "https://rota.example.org", "rota.example.org"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080", "127.0.0.1"),
            ("http://[::1]:8080", "http://[::1]:8080", "[::1]"),
            ("http://[::1]", "http://[::1]", "[::1]"),
        ] {
            let origin: Origin = text.parse().unwrap();
            assert_eq!((origin.to_string().as_str(), origin.host()), (shown, host), "{text}");
        }
    }

    #[test]
    fn what_is_more_or_less_than_an_origin_is_refused() {
        for text in [
            "",
            "rota.example.org",
            "ftp://a.org",
            "https://a.org/rota",
            "https://a.org?x",
            "https://me@a.org",
        ] {
            assert!(text.parse::<Origin>().is_err(), "{text}");
        }
    }
}
