//! What programs of others make of what we write. `.ci/outside` puts them where these tests look.

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a script of `tests/outside` prints of a document, with a folder of public references; `None` where something is not there,
/// which is said.
pub(crate) fn judged(script: &str, reference: &str, document: &Value) -> Option<Value> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let python = here.join("../../target/outside/bin/python");
    let reference = here.join("../../../shared/reference").join(reference);
    for needed in [&python, &reference] {
        if !needed.exists() {
            println!("skipped: {} is not there", needed.display());
            return None;
        }
    }
    let script = here.join("tests/outside").join(script);
    let mut child = Command::new(python)
        .arg(script)
        .arg(reference)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(document.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the checker failed");
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    if said.is_null() {
        println!("skipped: the checker is not there; `.ci/outside` installs it");
        return None;
    }
    Some(said)
}
