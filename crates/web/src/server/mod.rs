//! Binds addresses, serves, and stops without losing a request.

mod admission;
mod connections;
mod tls;

use super::{App, Config, operations, router};
use admission::Admission;
use service::Service;
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
    pub async fn bind(service: Service, mut config: Config) -> Result<Self, ServerError> {
        let tls = config.tls.as_ref().map(tls::acceptor).transpose()?;
        let people = take(&mut config.listen, "--listen").await?;
        let admin = match &mut config.admin {
            Some(address) => Some(take(address, "--admin").await?),
            None => None,
        };
        Ok(Self { people, admin, tls, app: App::new(service, config) })
    }

    /// The pages' state; its addresses are those listened on, with ports as the system gave them.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Serves until `stop` says true; then takes no new requests, finishes those under way, and returns.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        let housekeeping = tokio::spawn(operations::housekeeping(self.app.clone()));
        let (listeners, mut stopping) = (self.app.listeners().clone(), stop.clone());
        tokio::spawn(async move {
            // Streams would otherwise hold the server until they are cut.
            let _ = stopping.wait_for(|stop| *stop).await;
            listeners.close();
        });
        let admin = self.admin.map(|listener| {
            let pages = operations::router(self.app.clone());
            tokio::spawn(connections::serve(listener, None, pages, Admission::for_people(), stop.clone()))
        });
        let behind_a_proxy = self.app.config().trusted_hops > 0;
        let admission = if behind_a_proxy { Admission::behind_a_proxy() } else { Admission::for_people() };
        connections::serve(self.people, self.tls, router(self.app), admission, stop).await;
        if let Some(admin) = admin {
            let _ = admin.await;
        }
        housekeeping.abort();
    }
}

/// Takes an address, and fills in the port where the system chooses it.
async fn take(address: &mut SocketAddr, option: &'static str) -> Result<TcpListener, ServerError> {
    let wanted = *address;
    let taken = async {
        let listener = TcpListener::bind(wanted).await?;
        *address = listener.local_addr()?;
        Ok(listener)
    };
    taken.await.map_err(|source: io::Error| match source.kind() {
        io::ErrorKind::AddrInUse => ServerError::Taken { address: wanted, option },
        _ => ServerError::Listen { address: wanted, option, source },
    })
}

#[cfg(test)]
mod tests;
