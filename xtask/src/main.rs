//! `cargo run -p xtask -- check`: everything that `xtask` knows how to check, with one line for each finding.
//! `cargo run -p xtask -- vendor`: fetches the files of others that the pages need.
#![forbid(unsafe_code)]

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use xtask::{CHECKS, Check, House};

/// What it says of itself.
const HELP: &str =
    "usage: cargo run -p xtask -- check [NAME...]\n       cargo run -p xtask -- vendor\n\nchecks:";

fn main() -> anyhow::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = io::stdout().lock();
    match arguments.split_first() {
        Some((task, names)) if task == "check" && names.iter().all(|name| known(name)) => {
            check(&chosen(names), &mut out)
        }
        Some((task, [])) if task == "vendor" => vendor(&mut out),
        _ => help(&mut out),
    }
}

/// The folder that holds the house.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Fetches what others wrote, and tells what came.
fn vendor(out: &mut impl Write) -> anyhow::Result<ExitCode> {
    for line in xtask::fetch_vendored(root())? {
        writeln!(out, "{line}")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether there is a check of this name.
fn known(name: &str) -> bool {
    CHECKS.iter().any(|check| check.name == name)
}

/// The checks of these names; all of them where none is named.
fn chosen(names: &[String]) -> Vec<&'static Check> {
    CHECKS.iter().filter(|check| names.is_empty() || names.iter().any(|name| name == check.name)).collect()
}

/// Runs the checks and tells what they find.
fn check(checks: &[&Check], out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let house = House::read(root())?;
    let mut count = 0;
    for check in checks {
        let findings = (check.find)(&house);
        writeln!(
            out,
            "{} {}: {}",
            if findings.is_empty() { "ok  " } else { "FAIL" },
            check.name,
            check.about
        )?;
        for finding in &findings {
            writeln!(out, "     {finding}")?;
        }
        count += findings.len();
    }
    writeln!(out, "\nlongest files: {}", xtask::longest(&house, 5).join(", "))?;
    writeln!(out, "xtask check: {} checks, {count} findings", checks.len())?;
    Ok(if count == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Lists the checks there are.
fn help(out: &mut impl Write) -> anyhow::Result<ExitCode> {
    writeln!(out, "{HELP}")?;
    for check in CHECKS {
        writeln!(out, "  {:<10} {}", check.name, check.about)?;
    }
    Ok(ExitCode::from(2))
}
