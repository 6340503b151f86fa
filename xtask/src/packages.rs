//! What Cargo says of every crate in the lock file.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};
use serde::Deserialize;

/// Every crate in the lock file.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Packages {
    /// The crates, ours among them.
    pub packages: Vec<Package>,
    /// The ids of ours.
    #[serde(rename = "workspace_members")]
    pub ours: BTreeSet<String>,
}

/// One crate.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Package {
    /// Its id, unlike any other's.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an SPDX expression.
    pub license: Option<String>,
    /// What it depends on.
    pub dependencies: Vec<Dependency>,
}

/// That one crate depends on another.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Dependency {
    /// The other's name.
    pub name: String,
    /// `None` for a normal one, otherwise `dev` or `build`.
    pub kind: Option<String>,
}

impl Packages {
    /// Asks Cargo, holding it to the lock file.
    pub(crate) fn read(root: &Path) -> anyhow::Result<Self> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let arguments = ["metadata", "--locked", "--format-version", "1", "--all-features"];
        let output =
            Command::new(cargo).args(arguments).current_dir(root).output().context("cannot run cargo")?;
        if !output.status.success() {
            bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        serde_json::from_slice(&output.stdout).context("cannot read what cargo metadata says")
    }

    /// The crates of this repository.
    pub(crate) fn ours(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| self.ours.contains(&package.id))
    }
}
