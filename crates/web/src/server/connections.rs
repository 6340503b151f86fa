//! One listening address: accepts connections, bounds them, and lets them end in peace.

use super::admission::{Admission, Admitted};
use crate::security::Caller;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request};
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// Who has not said within this what they want is let go.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// The same for agreeing on keys.
const HANDSHAKE_WITHIN: Duration = Duration::from_secs(10);
/// Requests of one HTTP/2 connection at once.
const STREAMS_MOST: u32 = 100;
/// Headers of one request, in bytes.
const HEADER_BYTES_MOST: u16 = 32 * 1024;
/// How long requests under way are waited for at the end.
const FAREWELL: Duration = Duration::from_secs(10);
/// After an accept that failed, such as for want of open files: no reason to spin.
const BREATH: Duration = Duration::from_millis(50);

/// Serves until told to stop, then finishes what is under way.
pub(super) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    pages: Router,
    admission: Admission,
    mut stop: watch::Receiver<bool>,
) {
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &admission) => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let Some((stream, peer, place)) = accepted else { continue };
        let (tls, pages, watcher) = (tls.clone(), pages.clone(), graceful.watcher());
        tokio::spawn(async move {
            converse(stream, peer, tls, pages, watcher).await;
            drop(place);
        });
    }
    drop(listener);
    if timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections did not end in time and were cut");
    }
}

/// The next connection that there is room for. One more of an address that has enough is closed at once.
async fn accept(listener: &TcpListener, admission: &Admission) -> Option<(TcpStream, SocketAddr, Admitted)> {
    let one = admission.one_more().await?;
    match listener.accept().await {
        Ok((stream, peer)) => {
            let place = admission.place(one, Caller::of(peer, &HeaderMap::new(), 0))?;
            // Pages are written in one go: waiting to fill packets only delays them.
            let _ = stream.set_nodelay(true);
            Some((stream, peer, place))
        }
        Err(why) => {
            tracing::warn!(kind = ?why.kind(), "a connection could not be accepted");
            tokio::time::sleep(BREATH).await;
            None
        }
    }
}

/// Agrees on keys where that is wanted, then answers requests. Who goes away in the middle is no trouble.
async fn converse(
    stream: TcpStream,
    peer: SocketAddr,
    tls: Option<TlsAcceptor>,
    pages: Router,
    watcher: Watcher,
) {
    match tls {
        None => answer(stream, peer, pages, watcher).await,
        Some(tls) => {
            if let Ok(Ok(stream)) = timeout(HANDSHAKE_WITHIN, tls.accept(stream)).await {
                answer(stream, peer, pages, watcher).await;
            }
        }
    }
}

async fn answer<S>(stream: S, peer: SocketAddr, pages: Router, watcher: Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let pages = pages.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.map(Body::new)
    });
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_buf_size(usize::from(HEADER_BYTES_MOST));
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS_MOST)
        .max_header_list_size(u32::from(HEADER_BYTES_MOST))
        .keep_alive_interval(Duration::from_secs(30));
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(pages));
    let _ = watcher.watch(connection).await;
}
