//! The server starts clearly, answers over TLS, and stops without losing an answer.

use super::*;
use crate::TlsFiles;
use crate::testing::{app, config};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use std::fs;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

const REQUEST: &[u8] = b"GET /slow HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";

/// What a slow page waits for: first it says that it runs, then it waits until it may end.
#[derive(Clone)]
struct Slow {
    runs: Arc<Semaphore>,
    may_end: Arc<Semaphore>,
}

fn slow_pages() -> (Router, Slow) {
    let slow = Slow { runs: Arc::new(Semaphore::new(0)), may_end: Arc::new(Semaphore::new(0)) };
    let page = |State(slow): State<Slow>| async move {
        slow.runs.add_permits(1);
        slow.may_end.acquire().await.unwrap().forget();
        "kept"
    };
    (Router::new().route("/slow", get(page)).with_state(slow.clone()), slow)
}

async fn local() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

async fn answer(mut stream: impl AsyncRead + AsyncWrite + Unpin) -> String {
    let mut text = String::new();
    stream.write_all(REQUEST).await.unwrap();
    stream.read_to_string(&mut text).await.unwrap();
    text
}

#[tokio::test]
async fn a_request_under_way_is_finished_before_the_server_stops() {
    let (pages, slow) = slow_pages();
    let listener = local().await;
    let address = listener.local_addr().unwrap();
    let (tell, stop) = watch::channel(false);
    let server = tokio::spawn(connections::serve(listener, None, pages, Admission::for_people(), stop));
    let asked = tokio::spawn(async move { answer(TcpStream::connect(address).await.unwrap()).await });
    slow.runs.acquire().await.unwrap().forget();
    tell.send(true).unwrap();
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(!server.is_finished(), "somebody is still waiting for an answer");
    slow.may_end.add_permits(1);
    let answer = asked.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("kept"), "{answer}");
    server.await.unwrap();
}

#[tokio::test]
async fn a_taken_address_is_told_with_what_to_do() {
    let taken = local().await;
    let config = Config { listen: taken.local_addr().unwrap(), ..config("http://127.0.0.1:8080") };
    let service = app("http://127.0.0.1:8080").await.service().clone();
    let told = Server::bind(service, config).await.err().unwrap().to_string();
    assert!(told.contains("is taken by another program") && told.ends_with("--listen"), "{told}");
}

/// A certificate for `localhost`, in files, and what a browser that trusts it knows.
fn certificate(folder: &std::path::Path) -> (TlsFiles, TlsConnector) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let files = TlsFiles { certificate: folder.join("cert.pem"), key: folder.join("key.pem") };
    fs::write(&files.certificate, made.cert.pem()).unwrap();
    fs::write(&files.key, made.signing_key.serialize_pem()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let client = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()));
    let client = client.with_safe_default_protocol_versions().unwrap();
    let mut client = client.with_root_certificates(roots).with_no_client_auth();
    client.alpn_protocols = vec![b"http/1.1".to_vec()];
    (files, TlsConnector::from(Arc::new(client)))
}

#[tokio::test]
async fn with_a_certificate_pages_come_encrypted() {
    let folder = tempfile::tempdir().unwrap();
    let (files, connector) = certificate(folder.path());
    let (pages, slow) = slow_pages();
    slow.may_end.add_permits(1);
    let listener = local().await;
    let address = listener.local_addr().unwrap();
    let (_tell, stop) = watch::channel(false);
    tokio::spawn(connections::serve(
        listener,
        Some(tls::acceptor(&files).unwrap()),
        pages,
        Admission::for_people(),
        stop,
    ));
    let stream = TcpStream::connect(address).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let answer = answer(connector.connect(name, stream).await.unwrap()).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("kept"), "{answer}");
}

#[test]
fn a_key_that_was_not_made_for_the_certificate_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (files, _) = certificate(folder.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let (other, _) = certificate(elsewhere.path());
    let mixed = TlsFiles { key: other.key, certificate: files.certificate };
    assert!(matches!(tls::acceptor(&mixed).err(), Some(ServerError::Certificate(_))));
    let missing = TlsFiles { key: folder.path().join("nowhere.pem"), ..mixed };
    assert!(matches!(tls::acceptor(&missing).err(), Some(ServerError::Pem { .. })));
}

/// A server of plain pages with this much room, and where it is.
async fn with_room(admission: Admission) -> (std::net::SocketAddr, watch::Sender<bool>) {
    let (pages, slow) = slow_pages();
    slow.may_end.add_permits(100);
    let listener = local().await;
    let address = listener.local_addr().unwrap();
    let (tell, stop) = watch::channel(false);
    tokio::spawn(connections::serve(listener, None, pages, admission, stop));
    (address, tell)
}

#[tokio::test]
async fn one_address_has_no_more_than_its_share_of_connections() {
    let (address, _tell) = with_room(Admission::with(8, 2)).await;
    let kept = [TcpStream::connect(address).await.unwrap(), TcpStream::connect(address).await.unwrap()];
    let mut third = TcpStream::connect(address).await.unwrap();
    assert_eq!(third.read(&mut [0; 8]).await.unwrap_or(0), 0, "the third is closed at once");
    let [first, second] = kept;
    assert!(answer(first).await.ends_with("kept"), "those that came first are served");
    // The place of the first is free again.
    loop {
        let mut stream = TcpStream::connect(address).await.unwrap();
        if stream.write_all(REQUEST).await.is_err() {
            continue;
        }
        let mut text = String::new();
        if stream.read_to_string(&mut text).await.is_ok() && text.ends_with("kept") {
            break;
        }
    }
    drop(second);
}

#[tokio::test]
async fn headers_without_end_are_refused_before_they_fill_memory() {
    let (address, _tell) = with_room(Admission::for_people()).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET /slow HTTP/1.1\r\nhost: localhost\r\n").await.unwrap();
    let line = format!("x-padding: {}\r\n", "a".repeat(4_000));
    for _ in 0..100 {
        if stream.write_all(line.as_bytes()).await.is_err() {
            break;
        }
    }
    let mut text = Vec::new();
    let _ = stream.read_to_end(&mut text).await;
    let text = String::from_utf8_lossy(&text).into_owned();
    assert!(text.is_empty() || text.starts_with("HTTP/1.1 431"), "{text}");
}
