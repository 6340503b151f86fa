//! The repository as the checks see it: its Rust files, its documents, its packages.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::packages::Packages;

/// Folders that hold nothing of ours.
const NOT_OURS: [&str; 3] = ["target", ".git", "node_modules"];

/// Everything the checks read.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// Where it is.
    pub root: PathBuf,
    /// Every Rust file.
    pub sources: Vec<Source>,
    /// Every Markdown file.
    pub documents: Vec<Source>,
    /// What Cargo says of every crate in the lock file.
    pub packages: Packages,
}

/// One file of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its path from the root, with forward slashes.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl Source {
    /// A file with this text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}

impl House {
    /// Reads the repository at `root`.
    ///
    /// # Errors
    /// Where a file cannot be read, or `cargo metadata` fails (the lock file does not fit the manifests).
    pub fn read(root: &Path) -> anyhow::Result<Self> {
        let mut paths = Vec::new();
        collect(root, &mut paths)?;
        paths.sort();
        let with = |ending: &str| -> anyhow::Result<Vec<Source>> {
            let chosen = paths.iter().filter(|path| path.extension().is_some_and(|found| found == ending));
            chosen.map(|path| read(root, path)).collect()
        };
        let packages = Packages::read(root)?;
        Ok(Self { root: root.to_owned(), sources: with("rs")?, documents: with("md")?, packages })
    }
}

fn read(root: &Path, path: &Path) -> anyhow::Result<Source> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let short = path.strip_prefix(root).unwrap_or(path);
    Ok(Source::new(short.to_string_lossy().replace('\\', "/"), text))
}

/// Every file below `folder` that could be ours.
fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() && !NOT_OURS.contains(&entry.file_name().to_string_lossy().as_ref()) {
            collect(&entry.path(), paths)?;
        } else if kind.is_file() {
            paths.push(entry.path());
        }
    }
    Ok(())
}
