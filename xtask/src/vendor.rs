//! Fetches what we serve but did not write: files of npm packages, unedited, as `manifest.json` beside them lists them.
//!
//! To take a newer version, change it in the manifest and run `cargo run -p xtask -- vendor`; a test of `web` holds the
//! files against the sums written there.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Where the files lie.
const FOLDER: &str = "crates/web/assets/vendor";

/// What there is.
#[derive(Debug, Deserialize, Serialize)]
struct Manifest {
    /// A line for anyone who opens the file.
    about: String,
    packages: Vec<Package>,
}

/// A package of the registry, and which of its files we serve.
#[derive(Debug, Deserialize, Serialize)]
struct Package {
    name: String,
    version: String,
    licence: String,
    files: Vec<File>,
}

/// One file.
#[derive(Debug, Deserialize, Serialize)]
struct File {
    /// Its name here.
    file: String,
    /// Its path in the package.
    from: String,
    sha256: String,
}

/// Fetches every file again and writes its sum down; returns a line for each.
///
/// # Errors
/// When `npm` or `tar` is missing or fails, or a package has no such file.
pub fn fetch(root: &Path) -> anyhow::Result<Vec<String>> {
    let folder = root.join(FOLDER);
    let list = folder.join("manifest.json");
    let mut manifest: Manifest = serde_json::from_str(&fs::read_to_string(&list)?)?;
    let mut told = Vec::new();
    for package in &mut manifest.packages {
        let scratch = tempfile::tempdir()?;
        unpack(&package.name, &package.version, scratch.path())?;
        for file in &mut package.files {
            let data = fs::read(scratch.path().join("package").join(&file.from))
                .with_context(|| format!("{} {} has no {}", package.name, package.version, file.from))?;
            fs::write(folder.join(&file.file), &data)?;
            file.sha256 = Sha256::digest(&data).iter().map(|byte| format!("{byte:02x}")).collect();
            told.push(format!("{} {}: {} ({} bytes)", package.name, package.version, file.file, data.len()));
        }
    }
    fs::write(&list, serde_json::to_string_pretty(&manifest)? + "\n")?;
    Ok(told)
}

/// Lets `npm` fetch a package, which checks it against the registry's sum, and unpacks it.
fn unpack(name: &str, version: &str, into: &Path) -> anyhow::Result<()> {
    let packed = Command::new("npm")
        .args(["pack", "--silent", &format!("{name}@{version}")])
        .current_dir(into)
        .output()
        .context("npm is not here; it comes with Node")?;
    ensure!(packed.status.success(), "npm: {}", String::from_utf8_lossy(&packed.stderr));
    let archive = String::from_utf8(packed.stdout)?;
    let unpacked = Command::new("tar").args(["xf", archive.trim()]).current_dir(into).status()?;
    ensure!(unpacked.success(), "tar could not unpack {}", archive.trim());
    Ok(())
}
