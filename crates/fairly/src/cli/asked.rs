//! One visit of a rota that someone asks about.

use super::load::{self, Loaded};
use super::options::Showing;
use super::{Trouble, find};
use clap::Args;
use rota::{Answer, Explainer, Plan, VisitIdx};
use std::path::PathBuf;

/// Which visit, of which rota.
#[derive(Debug, Args)]
pub(super) struct Question {
    /// The week file
    week: PathBuf,
    /// The rota as it stands
    rota: PathBuf,
    /// The visit's id, or words that only it has
    #[arg(long, value_name = "VISIT")]
    visit: String,
    #[command(flatten)]
    pub(super) showing: Showing,
}

/// What was asked about, read, and who could make it.
pub(super) struct Asked {
    pub(super) loaded: Loaded,
    pub(super) plan: Plan,
    pub(super) visit: VisitIdx,
    pub(super) answer: Answer,
}

impl Question {
    pub(super) fn ask(&self) -> Result<Asked, Trouble> {
        let loaded = load::week(&self.week, None)?;
        let (_, plan) = load::rota(&self.rota, &loaded.compiled)?;
        let visit = find::visit(&loaded, &self.visit)?;
        let answer = Explainer::new(&loaded.compiled.problem, &plan).who_could(visit);
        Ok(Asked { loaded, plan, visit, answer })
    }
}
