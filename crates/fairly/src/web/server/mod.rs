//! Binds addresses, serves, and stops without losing a request.

mod connections;
mod tls;

use super::{App, Config, operations, router};
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls;
use tokio_rustls::rustls::pki_types::pem;

/// Why a server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// Somebody else listens there.
    #[error(
        "{address} is taken by another program, perhaps another Fairly: stop that one, or choose another port \
         with {option}"
    )]
    Taken {
        /// The address wanted.
        address: SocketAddr,
        /// The option that names another.
        option: &'static str,
    },
    /// The system does not let us listen there.
    #[error("{address} cannot be listened on ({source}): choose another address with {option}")]
    Listen {
        /// The address wanted.
        address: SocketAddr,
        /// The option that names another.
        option: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// A certificate or key file is not readable as PEM.
    #[error("{path} cannot be used for TLS ({source}): it has to be a PEM file this program may read")]
    Pem {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: pem::Error,
    },
    /// Certificate and key do not fit each other, or are of a kind nobody should use.
    #[error("certificate and key cannot be used together ({0}): check that they were made for each other")]
    Certificate(rustls::Error),
}

/// A server that holds its addresses and is ready to serve.
pub struct Server {
    app: App,
    people: TcpListener,
    admin: Option<TcpListener>,
    tls: Option<TlsAcceptor>,
}

impl Server {
    /// Takes the addresses that the configuration asks for. Nobody is answered before [`run`](Self::run).
    ///
    /// # Errors
    /// When an address is taken or forbidden, or the certificate cannot be used.
    pub async fn bind(app: App) -> Result<Self, ServerError> {
        let Config { listen, admin, tls, .. } = app.config();
        let tls = tls.as_ref().map(tls::acceptor).transpose()?;
        let people = take(*listen, "--listen").await?;
        let admin = match admin {
            Some(address) => Some(take(*address, "--admin").await?),
            None => None,
        };
        Ok(Self { people, admin, tls, app })
    }

    /// The address for people; the port as the system gave it where port 0 was asked for.
    ///
    /// # Errors
    /// When the system will not say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.people.local_addr()
    }

    /// Serves until `stop` says true; then takes no new requests, finishes those under way, and returns.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        let admin = self.admin.map(|listener| {
            let pages = operations::router(self.app.clone());
            tokio::spawn(connections::serve(listener, None, pages, stop.clone()))
        });
        connections::serve(self.people, self.tls, router(self.app), stop).await;
        if let Some(admin) = admin {
            let _ = admin.await;
        }
    }
}

async fn take(address: SocketAddr, option: &'static str) -> Result<TcpListener, ServerError> {
    TcpListener::bind(address).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => ServerError::Taken { address, option },
        _ => ServerError::Listen { address, option, source },
    })
}
