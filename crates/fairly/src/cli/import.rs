//! `fairly import`: a week from three spreadsheets.

use super::days::week_day;
use super::{Exit, Terminal, Trouble, files};
use clap::Args;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use week::{Date, Finding, Horizon, Imported, Sheets, Template, import};
use words::count;

/// Make a week file from three spreadsheets: workers, people, visits
///
/// Save them as CSV; commas or semicolons, dates like 03/04/2026 and times like 8.30 are all understood. Every row
/// that cannot be read is named, and the rest becomes a week all the same. Begin with --templates.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fairly import --templates my-team
  fairly import --workers my-team/workers.csv --people my-team/people.csv --visits my-team/visits.csv \\
      --postcodes postcodes.csv --from 2026-03-02 -o week.json")]
pub(super) struct ImportCommand {
    /// Write templates of the tables into this folder, and nothing else
    #[arg(long, value_name = "FOLDER", exclusive = true)]
    templates: Option<PathBuf>,
    /// The table of workers
    #[arg(long, value_name = "CSV", required_unless_present = "templates")]
    workers: Option<PathBuf>,
    /// The table of people
    #[arg(long, value_name = "CSV", required_unless_present = "templates")]
    people: Option<PathBuf>,
    /// The table of visits
    #[arg(long, value_name = "CSV", required_unless_present = "templates")]
    visits: Option<PathBuf>,
    /// A table that says where each postcode is, such as the national directory's
    #[arg(long, value_name = "CSV")]
    postcodes: Option<PathBuf>,
    /// The first day of the week
    #[arg(long, value_name = "DATE", required_unless_present = "templates", value_parser = week_day)]
    from: Option<Date>,
    /// How many days, 1 to 28
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u8).range(1..=28))]
    days: u8,
    /// The time zone of all times
    #[arg(long, default_value = "Europe/London")]
    zone: String,
    /// Write the week here; printed where not given
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl ImportCommand {
    pub(super) fn carry_out(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        match (&self.templates, self.from) {
            (Some(folder), _) => write_templates(folder, terminal),
            (None, Some(from)) => self.import(from, terminal),
            (None, None) => Err(Trouble::Asked { what: "say the first day with --from".to_owned() }),
        }
    }

    fn import(&self, from: Date, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let table =
            |path: &Option<PathBuf>| path.as_deref().map_or_else(|| Ok(Vec::new()), files::read_bytes);
        let (workers, people, visits) = (table(&self.workers)?, table(&self.people)?, table(&self.visits)?);
        let sheets = Sheets { workers: &workers, people: &people, visits: &visits };
        let mut postcodes = self.postcodes.as_deref().map(open).transpose()?;
        let horizon = Horizon { days: self.days, ..Horizon::week(from, self.zone.clone()) };
        let imported = import(sheets, postcodes.as_mut().map(|file| file as &mut dyn Read), horizon);
        match &self.output {
            Some(path) => {
                files::write(path, imported.week.to_json().as_bytes())?;
                terminal.print(&summary(&imported, path))?;
            }
            None => terminal.print(&imported.week.to_json())?,
        }
        let to_look_at = || imported.findings.iter().chain(&imported.unplaced);
        to_look_at().for_each(|finding| terminal.say(&said(finding)));
        if !imported.unplaced.is_empty() && self.postcodes.is_none() {
            terminal.say("  Where postcodes are, a table says: give one with --postcodes.");
        }
        Ok(if to_look_at().next().is_none() { Exit::Fine } else { Exit::Findings })
    }
}

fn open(path: &Path) -> Result<File, Trouble> {
    File::open(path).map_err(|source| Trouble::Read { path: path.to_owned(), source })
}

fn write_templates(folder: &Path, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    std::fs::create_dir_all(folder).map_err(|source| Trouble::Write { path: folder.to_owned(), source })?;
    for template in Template::ALL {
        let path = folder.join(template.file_name());
        if path.exists() {
            return Err(Trouble::Asked {
                what: format!("{} is there already; nothing was written over it", path.display()),
            });
        }
        files::write(&path, template.text().as_bytes())?;
        terminal.print(&format!("Written {}.", path.display()))?;
    }
    Ok(Exit::Fine)
}

fn summary(imported: &Imported, path: &Path) -> String {
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let rows = match imported.findings.len() + imported.unplaced.len() {
        0 => "Everything could be read.".to_owned(),
        findings => format!("{} to look at, below.", count(number(findings), "thing", "things")),
    };
    format!(
        "{}, {} and {}, written to {}. {rows}",
        count(number(imported.week.workers.len()), "worker", "workers"),
        count(number(imported.week.people.len()), "person", "people"),
        count(number(imported.week.visits.len()), "visit", "visits"),
        path.display(),
    )
}

fn said(finding: &Finding) -> String {
    format!("  {}: {}\n    {}", finding.at, finding.what, finding.help)
}
