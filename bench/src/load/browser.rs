//! What a browser does, without showing anything: one connection kept, cookies, redirects, packed answers.

use std::io::{self, Read};
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use flate2::read::GzDecoder;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{self, HeaderMap};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// Redirects that are followed before giving up.
const REDIRECTS_MOST: usize = 5;

/// One browser, at an address of its own: the tool is the proxy that vouches for it, where the server is told to trust one.
pub(super) struct Browser {
    at: String,
    from: String,
    connection: Option<SendRequest<Full<Bytes>>>,
    cookie: String,
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
}

impl Browser {
    /// The browser of the person of this number.
    pub(super) fn new(at: &str, number: u32) -> Self {
        let from = Ipv4Addr::from(u32::from(Ipv4Addr::new(10, 0, 0, 1)).wrapping_add(number)).to_string();
        Self { at: at.to_owned(), from, connection: None, cookie: String::new() }
    }

    /// Opens a page.
    pub(super) async fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.follow(Method::GET, path, String::new()).await
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
        Ok(Answer { status: raw.status, text, bytes, took: began.elapsed() })
    }

    /// A connection that the server has closed meanwhile is made anew, once.
    async fn ask(&mut self, method: Method, path: &str, form: String) -> io::Result<Raw> {
        if let Some(mut connection) = self.connection.take()
            && connection.ready().await.is_ok()
            && let Ok(raw) = self.ask_on(connection, &method, path, &form).await
        {
            return Ok(raw);
        }
        let connection = connect(&self.at).await?;
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
            .header("x-forwarded-for", &self.from)
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

async fn connect(at: &str) -> io::Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(at).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    tokio::spawn(connection);
    Ok(sender)
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
