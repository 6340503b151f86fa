//! Encryption to the database: as the address asks for it, by rustls.
//!
//! `sslmode=require` encrypts, no matter who answers. `sslmode=verify-full` also makes sure that it is the database that answers:
//! its certificate must be for the host in the address, and be vouched for by `sslrootcert`, or be that very certificate.

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::Config;
use tokio_postgres::config::SslMode;
use tokio_postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream as Stream;
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{self, CertificateError, ClientConfig, RootCertStore};

use super::trust::{Anybody, Vouched};
use crate::OpenError;

/// How to encrypt; nothing where the address does not ask for it.
#[derive(Clone)]
pub(super) struct Encryption(Option<TlsConnector>);

/// Reads an address: how to connect, and how to encrypt.
pub(super) fn read(url: &str) -> Result<(Config, Encryption), OpenError> {
    let address = |why: String| OpenError::Address(why);
    let (url, asked) = Asked::take_from(url);
    let mut config: Config = url.parse().map_err(|error| address(in_full(&error)))?;
    let encryption = asked.encryption()?;
    config.ssl_mode(if encryption.0.is_some() { SslMode::Require } else { SslMode::Disable });
    Ok((config, encryption))
}

/// What an address says about encryption.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    mode: Option<String>,
    roots: Option<PathBuf>,
}

impl Asked {
    /// The rest of the address, and what it said.
    fn take_from(url: &str) -> (String, Self) {
        let Some((before, query)) = url.split_once('?') else { return (url.to_owned(), Self::default()) };
        let mut asked = Self::default();
        let mut rest = Vec::new();
        for pair in query.split('&') {
            let value =
                || form_urlencoded::parse(pair.as_bytes()).next().map(|(_, value)| value.into_owned());
            match pair.split('=').next() {
                Some("sslmode") => asked.mode = value(),
                Some("sslrootcert") => asked.roots = value().map(PathBuf::from),
                _ => rest.push(pair),
            }
        }
        let rest = if rest.is_empty() { before.to_owned() } else { format!("{before}?{}", rest.join("&")) };
        (rest, asked)
    }

    fn encryption(&self) -> Result<Encryption, OpenError> {
        let refuse = |why: &str| Err(OpenError::Address(why.to_owned()));
        match (self.mode.as_deref(), &self.roots) {
            (None | Some("disable"), None) => Ok(Encryption(None)),
            (Some("require"), None) => connector(&[]),
            (Some("verify-full"), Some(roots)) => connector(&certificates(roots)?),
            (Some("verify-full"), None) => refuse(
                "sslmode=verify-full needs sslrootcert=FILE: the certificate that vouches for the database, as PEM",
            ),
            (_, Some(_)) => refuse("sslrootcert is for sslmode=verify-full"),
            (Some(_), None) => refuse("sslmode is disable, require or verify-full"),
        }
    }
}

/// The certificates in a file.
fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, OpenError> {
    let found = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let unreadable = |why: String| OpenError::Address(format!("sslrootcert {}: {why}", path.display()));
    let found = found.map_err(|error| unreadable(error.to_string()))?;
    if found.is_empty() { Err(unreadable("there is no certificate in it".to_owned())) } else { Ok(found) }
}

/// Trusts those for whom these vouch; anybody where there are none.
fn connector(roots: &[CertificateDer<'static>]) -> Result<Encryption, OpenError> {
    let provider = Arc::new(ring::default_provider());
    let unfit = |why: rustls::Error| OpenError::Address(why.to_string());
    let config = ClientConfig::builder_with_provider(Arc::clone(&provider));
    let config = config.with_safe_default_protocol_versions().map_err(unfit)?.dangerous();
    let config = match roots {
        [] => config.with_custom_certificate_verifier(Arc::new(Anybody::new(provider))),
        roots => config.with_custom_certificate_verifier(Arc::new(vouched(roots, provider)?)),
    };
    Ok(Encryption(Some(TlsConnector::from(Arc::new(config.with_no_client_auth())))))
}

fn vouched(roots: &[CertificateDer<'static>], provider: Arc<CryptoProvider>) -> Result<Vouched, OpenError> {
    let unfit = |why: String| OpenError::Address(format!("sslrootcert: {why}"));
    let mut store = RootCertStore::empty();
    for root in roots {
        store.add(root.clone()).map_err(|error| unfit(error.to_string()))?;
    }
    Vouched::new(store, roots.to_vec(), provider).map_err(|error| unfit(error.to_string()))
}

/// Why the database is not trusted, in words, where that is the matter.
pub(super) fn distrust(error: &tokio_postgres::Error) -> Option<String> {
    let mut cause: Option<&(dyn Error + 'static)> = error.source();
    while let Some(error) = cause {
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        let found = inner.and_then(|inner| inner.downcast_ref()).or_else(|| error.downcast_ref());
        if let Some(found) = found {
            return Some(in_words(found));
        }
        if error.to_string() == "server does not support TLS" {
            return Some("it does not speak TLS, and the address asks for it; turn ssl on there".to_owned());
        }
        cause = error.source();
    }
    None
}

fn in_words(error: &rustls::Error) -> String {
    use CertificateError as Wrong;
    let rustls::Error::InvalidCertificate(wrong) = error else { return error.to_string() };
    match wrong {
        Wrong::UnknownIssuer | Wrong::BadSignature => {
            "nobody in sslrootcert vouches for its certificate; give the certificate of the authority that signed it"
        }
        Wrong::NotValidForName | Wrong::NotValidForNameContext { .. } => {
            "its certificate is not for the host in the address; use the name in its subjectAltName, or have one made for this \
             host"
        }
        Wrong::Expired | Wrong::ExpiredContext { .. } => {
            "its certificate has expired; have a new one made, and look at the clocks of both machines"
        }
        Wrong::NotValidYet | Wrong::NotValidYetContext { .. } => {
            "its certificate does not hold yet; look at the clocks of both machines"
        }
        // What rustls has no word of its own for: a certificate for signing others, shown as one's own.
        Wrong::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => {
            "it signed its certificate itself, and that is not in sslrootcert; give this very certificate"
        }
        other => return format!("its certificate does not serve: {other}"),
    }
    .to_owned()
}

/// An error with what caused it.
pub(super) fn in_full(error: &dyn Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words = format!("{words}: {error}");
        cause = error.source();
    }
    words
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> MakeTlsConnect<S> for Encryption {
    type Stream = Encrypted<S>;
    type TlsConnect = Connect;
    type Error = io::Error;

    fn make_tls_connect(&mut self, host: &str) -> io::Result<Connect> {
        let Some(connector) = self.0.clone() else { return Ok(Connect(None)) };
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        Ok(Connect(Some((connector, name))))
    }
}

/// One connection about to be encrypted.
pub(super) struct Connect(Option<(TlsConnector, ServerName<'static>)>);

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> TlsConnect<S> for Connect {
    type Stream = Encrypted<S>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Encrypted<S>>> + Send>>;

    fn connect(self, stream: S) -> Self::Future {
        Box::pin(async move {
            // Where the address asks for no encryption, none is tried.
            let (connector, name) = self.0.ok_or_else(|| io::Error::from(io::ErrorKind::Unsupported))?;
            connector.connect(name, stream).await.map(Encrypted)
        })
    }
}

/// An encrypted connection.
pub(super) struct Encrypted<S>(Stream<S>);

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream for Encrypted<S> {
    /// The certificate is checked by name; the password need not be bound to it as well.
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Encrypted<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Encrypted<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(url: &str) -> String {
        read(url).map(drop).unwrap_err().to_string()
    }

    #[test]
    fn an_address_says_how_to_encrypt_and_the_rest_stays_as_it_was() {
        let url = "postgres://fairly@db.example.org/fairly?sslmode=verify-full&options=-csearch_path%3Da&sslrootcert=/etc/a%20b.pem";
        let (rest, asked) = Asked::take_from(url);
        assert_eq!(rest, "postgres://fairly@db.example.org/fairly?options=-csearch_path%3Da");
        let roots = Some(PathBuf::from("/etc/a b.pem"));
        assert_eq!(asked, Asked { mode: Some("verify-full".to_owned()), roots });
        let plain = "postgres://fairly@localhost/fairly";
        assert_eq!(Asked::take_from(plain), (plain.to_owned(), Asked::default()));
        assert!(read(plain).unwrap().1.0.is_none() && read(&format!("{plain}?sslmode=require")).is_ok());
    }

    #[test]
    fn an_address_that_asks_for_half_of_it_is_told_what_is_missing() {
        let url = "postgres://fairly@localhost/fairly";
        assert!(why(&format!("{url}?sslmode=verify-full")).contains("needs sslrootcert=FILE"));
        assert!(why(&format!("{url}?sslmode=perhaps")).contains("disable, require or verify-full"));
        assert!(why(&format!("{url}?sslmode=require&sslrootcert=a")).contains("is for sslmode=verify-full"));
        assert!(why(&format!("{url}?sslmode=verify-full&sslrootcert=/nowhere")).contains("/nowhere"));
        assert!(why("postgres://fairly@localhost:nonsense/fairly").contains("not the address"));
    }
}
