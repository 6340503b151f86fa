//! `fairly asc-wds`: the files of the workforce data set, checked, or written from what is known.

use super::store::Store;
use super::{Exit, Terminal, Trouble};
use care::time::Date;
use clap::{Args, Subcommand};
use exchange::ascwds::{
    Context, Draft, File, Finding, Gap, Kind, Records, Table, Upload, across, check, read,
};
use service::{Service, SystemClock};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use words::count;

/// Check the files of the workforce data set (ASC-WDS), or write them
///
/// Says of every row what Skills for Care's own service would say, so that an upload does not fail there: errors, which stop it, and
/// warnings. docs/asc-wds.md says where each column comes from.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fairly asc-wds check upload/
  fairly asc-wds export --of \"Riverside Care\" -o upload/ --data fairly.db")]
pub(super) struct AscWdsCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Check the files of a folder, each by itself and all together; ends with 1 where there is something to look at
    Check {
        /// The folder with the files; their headers say which is which
        folder: PathBuf,
        /// The service holds nothing of this organisation yet, so every row has to be NEW
        #[arg(long)]
        first_upload: bool,
    },
    /// Write the three files for the organisation, as far as it is known, and list what is missing
    Export {
        /// What the organisation is called; another name than its own is refused
        #[arg(long, value_name = "ORGANISATION")]
        of: Option<String>,
        /// The folder to write to; it is made where it is not there
        #[arg(short, long, value_name = "FOLDER")]
        output: PathBuf,
        /// The service holds these workplaces and workers already: rows say UPDATE instead of NEW
        #[arg(long)]
        update: bool,
        #[command(flatten)]
        store: Store,
    },
}

impl AscWdsCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        match self.what {
            What::Check { folder, first_upload } => {
                let records = if first_upload { Records::NoneYet } else { Records::AsTheFileSays };
                judge(&folder, &Context { today: today(), records }, terminal)
            }
            What::Export { of, output, update, store } => {
                let mut draft = store.with(async |journal| {
                    let service = Service::new(journal.clone(), Arc::new(SystemClock));
                    let organisation = service.organisation().await.map_err(|why| asked(&why))?;
                    let name = organisation.founded.as_ref().map(|founded| founded.description.name.clone());
                    is_it(of.as_deref(), name.as_deref())?;
                    service.workforce_here().await.map_err(|why| asked(&why))
                })?;
                draft.held_already = update;
                write(&draft, &output, terminal)
            }
        }
    }
}

fn today() -> Date {
    jiff::Zoned::now().date()
}

fn asked(why: &impl ToString) -> Trouble {
    Trouble::Asked { what: why.to_string() }
}

/// Refuses another organisation than the one that is here.
fn is_it(wanted: Option<&str>, here: Option<&str>) -> Result<(), Trouble> {
    match (wanted, here) {
        (Some(wanted), Some(here)) if wanted.trim() != here => {
            Err(asked(&format!("{wanted} is not kept here; this is {here}")))
        }
        (Some(wanted), None) => {
            Err(asked(&format!("{wanted} is not kept here; no organisation has begun yet")))
        }
        _ => Ok(()),
    }
}

/// The files of a folder, by what they are.
fn files(folder: &Path) -> Result<BTreeMap<File, (String, Table)>, Trouble> {
    let unread = |source| Trouble::Read { path: folder.to_owned(), source };
    let entries = fs::read_dir(folder).map_err(unread)?;
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(unread)?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")));
    paths.sort();
    let mut files = BTreeMap::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let table = read(&super::files::read(&path)?).map_err(|findings| Trouble::Unusable {
            path: path.clone(),
            problems: findings.iter().map(ToString::to_string).collect(),
        })?;
        let file = table.file();
        if let Some((other, _)) = files.insert(file, (name.clone(), table)) {
            return Err(asked(&format!(
                "{other} and {name} are both a {}; leave one in the folder",
                what(file)
            )));
        }
    }
    Ok(files)
}

fn what(file: File) -> &'static str {
    match file {
        File::Workplace => "workplace file",
        File::Staff => "staff file",
        File::Training => "training file",
    }
}

fn judge(folder: &Path, context: &Context, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let files = files(folder)?;
    if files.is_empty() {
        return Err(asked(&format!("{} has no .csv file of the workforce data set in it", folder.display())));
    }
    let table = |file: File| files.get(&file).map(|(_, table)| table);
    let upload = Upload {
        workplaces: table(File::Workplace),
        staff: table(File::Staff),
        training: table(File::Training),
    };
    let alone = files
        .values()
        .flat_map(|(_, table)| check(table, context).into_iter().map(|found| (table.file(), found)));
    let mut found: Vec<(File, Finding)> = alone.chain(across(&upload, context)).collect();
    found.sort_by_key(|(file, finding)| (*file, finding.line));
    for (file, finding) in &found {
        let name = files.get(file).map_or("", |(name, _)| name.as_str());
        terminal.print(&format!("{name} {finding}"))?;
    }
    for file in File::ALL.into_iter().filter(|file| !files.contains_key(file)) {
        terminal.print(&format!("There is no {}, so nothing is held against one.", what(file)))?;
    }
    let rows = files.values().map(|(_, table)| table.rows().len() + table.odd().len()).sum();
    terminal.print(&summary(&found, rows))?;
    Ok(if found.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn summary(found: &[(File, Finding)], rows: usize) -> String {
    let of = |kind: Kind| number(found.iter().filter(|(_, finding)| finding.kind == kind).count());
    let rows = count(number(rows), "row", "rows");
    match found {
        [] => format!("{rows}: the service would find nothing."),
        _ => format!(
            "{rows}: {}, which stop an upload, and {}.",
            count(of(Kind::Error), "error", "errors"),
            count(of(Kind::Warning), "warning", "warnings")
        ),
    }
}

fn number(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn write(draft: &Draft, folder: &Path, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    fs::create_dir_all(folder).map_err(|source| Trouble::Write { path: folder.to_owned(), source })?;
    for table in draft.tables() {
        let path = folder.join(table.file().name());
        super::files::write(&path, table.written().as_bytes())?;
        let rows = count(number(table.rows().len()), "row", "rows");
        terminal.print(&format!("{} holds {rows}.", path.display()))?;
    }
    for line in ASSUMED {
        terminal.print(line)?;
    }
    let gaps = draft.gaps(today());
    gaps.iter().map(told).try_for_each(|line| terminal.print(&line))?;
    Ok(if gaps.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// What is written without being known for certain: look at it before an upload.
const ASSUMED: [&str; 4] = [
    "Everyone is written as a care worker (MAINJOBROLE 8): change it for others, such as the registered manager (4).",
    "Who is promised hours is written as permanent (EMPLSTATUS 1), everyone else as bank staff (3).",
    "Each team is written as regulated home care (MAINSERVICE 8, REGTYPE 2), with vacancies not known (999).",
    "The way between visits is paid like a visit (TRAVELTIME 1), as pay is worked out here.",
];

fn told(gap: &Gap) -> String {
    let Gap { file, column, rows, of, kind } = gap;
    let means = match kind {
        Some(Kind::Error) => "the service needs it: fill it in before an upload",
        Some(Kind::Warning) => "the service warns of it",
        None => "may stay empty",
    };
    let many = if rows == of { "every row".to_owned() } else { format!("{rows} of {of} rows") };
    format!("{} {column}: not known in {many}; {means}.", file.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::{Ink, Style};
    use care::Minutes;
    use exchange::ascwds::{EmploymentStatus, StaffMember, Workplace};
    use std::cell::RefCell;
    use std::io::{self, Write};
    use std::rc::Rc;

    #[derive(Clone, Default)]
    struct Paper(Rc<RefCell<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What a command says, and how it ends.
    fn said(carry_out: impl FnOnce(&mut Terminal) -> Result<Exit, Trouble>) -> (Option<Exit>, String) {
        let paper = Paper::default();
        let style = Style { width: 80, ink: Ink::Plain };
        let mut terminal = Terminal::writing(Box::new(paper.clone()), Box::new(paper.clone()), style);
        let (exit, trouble) = match carry_out(&mut terminal) {
            Ok(exit) => (Some(exit), String::new()),
            Err(trouble) => (None, trouble.lines().join("\n")),
        };
        (exit, String::from_utf8(paper.0.borrow().clone()).unwrap() + &trouble)
    }

    const CONTEXT: Context = Context { today: Date::constant(2026, 11, 30), records: Records::NoneYet };

    fn draft() -> Draft {
        let workplace =
            Workplace { id: "mill".into(), name: "Mill Lane".into(), staff: 1, ..Workplace::default() };
        let asha = StaffMember {
            workplace: "mill".into(),
            id: "asha".into(),
            name: "Asha Patel".into(),
            born: None,
            started: Date::constant(2025, 1, 6),
            employed: EmploymentStatus::Permanent,
            promised: Minutes(600),
            days_sick: Some(0),
            hour: None,
        };
        Draft { workplaces: vec![workplace], staff: vec![asha], ..Draft::default() }
    }

    #[test]
    fn what_is_written_is_checked_and_every_gap_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (exit, text) = said(|terminal| write(&draft(), folder.path(), terminal));
        assert_eq!(exit, Some(Exit::Findings));
        for line in [
            "workplace.csv PROVNUM: not known in every row; the service needs it: fill it in before an upload.",
            "staff.csv DOB: not known in every row; the service warns of it.",
            "staff.csv GENDER: not known in every row; may stay empty.",
        ] {
            assert!(text.contains(line), "{text}");
        }
        let (exit, text) = said(|terminal| judge(folder.path(), &CONTEXT, terminal));
        assert_eq!(exit, Some(Exit::Findings));
        assert!(text.contains("workplace.csv line 2, PROVNUM: error: It is empty."), "{text}");
        assert!(text.contains("2 rows: 5 errors, which stop an upload, and "), "{text}");
    }

    #[test]
    fn a_folder_without_the_files_is_refused_and_so_is_another_header() {
        let folder = tempfile::tempdir().unwrap();
        let (exit, text) = said(|terminal| judge(folder.path(), &CONTEXT, terminal));
        assert!(exit.is_none() && text.contains("has no .csv file"), "{text}");
        fs::write(folder.path().join("people.csv"), "LOCALESTID,STATUS,NAME\n").unwrap();
        let (exit, text) = said(|terminal| judge(folder.path(), &CONTEXT, terminal));
        assert!(exit.is_none() && text.contains("Column 3 is called"), "{text}");
    }

    #[test]
    fn only_the_organisation_that_is_here_is_written() {
        assert!(is_it(None, None).is_ok() && is_it(Some(" Riverside "), Some("Riverside")).is_ok());
        let said = is_it(Some("Other"), Some("Riverside")).map_err(|why| why.to_string());
        assert_eq!(said, Err("Other is not kept here; this is Riverside".to_owned()));
    }
}
