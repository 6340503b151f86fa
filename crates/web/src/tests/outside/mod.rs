//! What programs of others make of what we write. `.ci/outside` puts them where these tests look; where they are not there, the
//! tests say that they skip.

mod calendar;
mod mail;
mod observations;

use super::village::Village;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A program that `.ci/outside` has put there.
fn tool(name: &str) -> Option<PathBuf> {
    let tool = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/outside").join(name);
    let there = tool.exists();
    if !there {
        println!("skipped: {name} is not there; `.ci/outside` installs it");
    }
    there.then_some(tool)
}

/// Runs a script of this folder.
fn run(program: &PathBuf, script: &str, words: &[&str]) -> Output {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/tests/outside").join(script);
    Command::new(program).arg(script).args(words).output().unwrap()
}

/// What a script printed, as JSON.
fn printed(output: &Output) -> serde_json::Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

impl Village {
    /// Serves its site at an address of its own, for as long as the test runs.
    async fn serve(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let site = self.site.clone();
        tokio::spawn(async move { axum::serve(listener, site).await.unwrap() });
        origin
    }
}
