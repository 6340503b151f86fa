//! E-mail through a real server: what it takes, what it will take later, and what it never will.

use super::{Village, tool};
use axum::http::StatusCode;
use serde_json::Value;
use service::mail::{Security, Smtp, SmtpSettings};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A mail server that runs until it is dropped.
struct MailServer {
    child: Child,
    port: u16,
    letters: Receiver<String>,
}

impl MailServer {
    fn start(python: &PathBuf) -> Self {
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/tests/outside/mail_server.py");
        let mut command = Command::new(python);
        let command = command.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.next().unwrap().unwrap().parse().unwrap();
        let (tell, letters) = channel();
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(tell.send(line))));
        Self { child, port, letters }
    }

    fn letter(&self) -> Value {
        serde_json::from_str(&self.letters.recv_timeout(Duration::from_secs(10)).unwrap()).unwrap()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        drop(self.child.wait());
    }
}

/// Ben is told by e-mail at this address, at any time.
async fn tell_ben_at(village: &Village, address: &str) {
    let wanted =
        format!("on-page=changed&by-email=published&by-email=changed&email={address}&quiet-from=&quiet-to=");
    let (status, page) = village.post(&village.cookies[1], "/notices/settings", &wanted).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
}

/// Ben's visit goes to Asha, or comes back.
async fn change(village: &Village, to: usize) {
    let (visit, to) = (village.breakfast_on("2026-03-09"), village.workers[to]);
    village.does(0, &format!("visit/{visit}/move"), &format!("on=board&to={to}")).await;
}

/// Waits until something is so.
async fn until<F: Future<Output = Option<T>>, T>(mut is_so: impl FnMut() -> F) -> T {
    for _ in 0..200 {
        if let Some(so) = is_so().await {
            return so;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it never was so");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_goes_out_by_mail_and_what_is_not_taken_is_seen() {
    let Some(python) = tool("bin/python") else { return };
    let server = MailServer::start(&python);
    let village = Village::build().await;
    let settings = SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port: server.port,
        security: Security::None,
        from: "Fairly <rota@example.org>".to_owned(),
        credentials: None,
    };
    let service = village.app.service();
    service.send_by(Arc::new(Smtp::new(&settings).unwrap()), "https://rota.example.org".to_owned());
    tell_ben_at(&village, "ben@example.org").await;
    village.publish().await;
    let letter = server.letter();
    assert_eq!(letter["to"], serde_json::json!(["ben@example.org"]));
    let text = letter["text"].as_str().unwrap();
    assert!(text.contains("Subject: There is something new for the week of 9 March"), "{text}");
    assert!(text.contains("https://rota.example.org/notices"), "{text}");
    for name in ["Hill", "Ben", "Asha", "breakfast", "Mill Lane"] {
        assert!(!text.contains(name), "{name} is in {text}");
    }

    tell_ben_at(&village, "later@example.org").await;
    change(&village, 0).await;
    let trouble = until(|| async {
        let open = service.journal().jobs().open("send-mail").await.unwrap();
        open.first().and_then(|job| job.trouble.clone())
    })
    .await;
    assert!(trouble.contains("450") && !trouble.contains("later@"), "{trouble}");

    tell_ben_at(&village, "never@example.org").await;
    change(&village, 1).await;
    let parked = until(|| async { service.parked_jobs().await.unwrap().pop() }).await;
    assert!(parked.trouble.contains("552") && !parked.trouble.contains("never@"), "{}", parked.trouble);
}
