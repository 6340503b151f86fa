//! What a browser does, without showing anything: one connection kept, cookies, redirects, packed answers.

use std::io::{self, Read};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use flate2::read::GzDecoder;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{self, HeaderMap};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpSocket, TcpStream, lookup_host};

/// Redirects that are followed before giving up.
const REDIRECTS_MOST: usize = 5;

/// One browser. On this machine it comes from a loopback address of its own; and the tool is a proxy that vouches for another
/// one, where the server is told to trust a proxy.
pub(super) struct Browser {
    at: String,
    comes_from: Option<Ipv4Addr>,
    vouched_for: String,
    connection: Option<SendRequest<Full<Bytes>>>,
    cookie: String,
}

/// A connection on which something is heard as it happens.
pub(super) struct Listening {
    /// It lives as long as somebody could send on it.
    _connection: SendRequest<Full<Bytes>>,
    /// What is heard.
    pub(super) stream: hyper::body::Incoming,
}

/// What came of a request, redirects followed.
pub(super) struct Answer {
    /// The status.
    pub(super) status: u16,
    /// The page.
    pub(super) text: String,
    /// Bytes of bodies on the wire.
    pub(super) bytes: usize,
    /// From asking to the last byte.
    pub(super) took: Duration,
    /// How long to wait before trying again, where the server asks for that.
    pub(super) again_after: Option<Duration>,
}

/// One answer as it came.
struct Raw {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
}

impl Raw {
    /// Where it leads on, if it does.
    fn onward(&self) -> Option<String> {
        let to = self.headers.get(header::LOCATION).and_then(|to| to.to_str().ok());
        to.filter(|_| (300..400).contains(&self.status)).map(str::to_owned)
    }

    fn again_after(&self) -> Option<Duration> {
        let seconds = self.headers.get(header::RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
        (self.status == 429).then(|| Duration::from_secs(seconds))
    }
}

impl Browser {
    /// The browser of the person of this number.
    pub(super) fn new(at: &str, number: u32) -> Self {
        let counted_from =
            |first: [u8; 4]| Ipv4Addr::from(u32::from(Ipv4Addr::from(first)).wrapping_add(number));
        let (comes_from, vouched_for) =
            (Some(counted_from([127, 1, 0, 1])), counted_from([10, 0, 0, 1]).to_string());
        Self { at: at.to_owned(), comes_from, vouched_for, connection: None, cookie: String::new() }
    }

    /// A browser at the one address that everybody shares, as in an office.
    pub(super) fn at_the_office(at: &str) -> Self {
        Self { comes_from: None, ..Self::new(at, 0) }
    }

    /// Opens a page.
    pub(super) async fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.follow(Method::GET, path, String::new()).await
    }

    /// Begins to listen at an address, on a connection of its own.
    pub(super) async fn listen(&self, path: &str) -> io::Result<Listening> {
        let mut connection = connect(&self.at, self.comes_from).await?;
        let request = Request::get(path)
            .header(header::HOST, &self.at)
            .header(header::COOKIE, &self.cookie)
            .header("x-forwarded-for", &self.vouched_for)
            .header("sec-fetch-site", "same-origin")
            .body(Full::from(String::new()))
            .map_err(io::Error::other)?;
        let answer = connection.send_request(request).await.map_err(io::Error::other)?;
        if answer.status() != 200 {
            return Err(io::Error::other(format!("{path} answers {}", answer.status())));
        }
        Ok(Listening { _connection: connection, stream: answer.into_body() })
    }

    /// Sends a form.
    pub(super) async fn post(&mut self, path: &str, form: String) -> io::Result<Answer> {
        self.follow(Method::POST, path, form).await
    }

    async fn follow(&mut self, method: Method, path: &str, form: String) -> io::Result<Answer> {
        let began = Instant::now();
        let mut raw = self.ask(method, path, form).await?;
        let mut bytes = raw.body.len();
        for _ in 0..REDIRECTS_MOST {
            let Some(onward) = raw.onward() else { break };
            raw = self.ask(Method::GET, &onward, String::new()).await?;
            bytes += raw.body.len();
        }
        let text = text(&raw)?;
        let again_after = raw.again_after();
        Ok(Answer { status: raw.status, text, bytes, took: began.elapsed(), again_after })
    }

    /// A connection that the server has closed meanwhile is made again, once.
    async fn ask(&mut self, method: Method, path: &str, form: String) -> io::Result<Raw> {
        if let Some(mut connection) = self.connection.take()
            && connection.ready().await.is_ok()
            && let Ok(raw) = self.ask_on(connection, &method, path, &form).await
        {
            return Ok(raw);
        }
        let connection = connect(&self.at, self.comes_from).await?;
        self.ask_on(connection, &method, path, &form).await
    }

    async fn ask_on(
        &mut self,
        mut connection: SendRequest<Full<Bytes>>,
        method: &Method,
        path: &str,
        form: &str,
    ) -> io::Result<Raw> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, &self.at)
            .header(header::ACCEPT_ENCODING, "gzip")
            .header(header::COOKIE, &self.cookie)
            .header("x-forwarded-for", &self.vouched_for)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::from(form.to_owned()))
            .map_err(io::Error::other)?;
        let (parts, body) = connection.send_request(request).await.map_err(io::Error::other)?.into_parts();
        let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
        self.connection = Some(connection);
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap_or_default();
            self.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        }
        Ok(Raw { status: parts.status.as_u16(), headers: parts.headers, body })
    }
}

async fn connect(at: &str, from: Option<Ipv4Addr>) -> io::Result<SendRequest<Full<Bytes>>> {
    let to = lookup_host(at).await?.next().ok_or_else(|| io::Error::other("there is no such address"))?;
    let stream = match from.filter(|_| to.is_ipv4() && to.ip().is_loopback()) {
        Some(from) => connect_from(IpAddr::V4(from), to).await?,
        None => TcpStream::connect(to).await?,
    };
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    tokio::spawn(connection);
    Ok(sender)
}

/// Not every system lets a program choose among loopback addresses: there all come from the same one.
async fn connect_from(from: IpAddr, to: SocketAddr) -> io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    match socket.bind(SocketAddr::new(from, 0)) {
        Ok(()) => socket.connect(to).await,
        Err(_) => TcpStream::connect(to).await,
    }
}

fn text(raw: &Raw) -> io::Result<String> {
    let packed = raw.headers.get(header::CONTENT_ENCODING).is_some_and(|how| how == "gzip");
    let mut text = Vec::new();
    match packed {
        true => drop(GzDecoder::new(raw.body.as_ref()).read_to_end(&mut text)?),
        false => text.extend_from_slice(&raw.body),
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}
