//! Reads Pabulib files (`.pb`), the form in which votes on budgets are published: <https://pabulib.org/format>.
//!
//! Three sections, `META`, `PROJECTS` and `VOTES`, each a table with `;` between cells and a row of names first. Read are the
//! pot, what each project costs, and which projects each ballot names; points and ranks are passed over, since the rules that
//! count here ask only what a ballot names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use care::budgeting::count::{Amount, Ballot, Project, Vote};

/// A vote as a file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What is counted.
    pub vote: Vote,
    /// What each project is called, in the order of the vote's projects; its id where the file has no name.
    pub names: Vec<String>,
    /// How many decimals an amount has: 0 for whole units of the currency, 2 where it says pence.
    pub decimals: u32,
    /// The currency, such as `GBP`, where the file says it.
    pub currency: Option<String>,
    /// What is odd about the file, but can be counted all the same.
    pub notes: Vec<Finding>,
}

/// Something that is wrong with a file, or odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line it is in, from 1; 0 for the whole file.
    pub line: u64,
    /// What is the matter, and what to do.
    pub says: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.says),
            line => write!(f, "line {line}: {}", self.says),
        }
    }
}

/// Reads a file.
///
/// # Errors
///
/// Everything that is wrong with it, at once.
pub fn read(text: &str) -> Result<File, Vec<Finding>> {
    let mut found = Findings::default();
    let tables = tables(text, &mut found);
    let meta = Meta::read(&tables, &mut found);
    let projects = projects(&tables, &mut found);
    let ballots = ballots(&tables, &projects, &mut found);
    let decimals = projects.iter().map(|p| &p.cost).chain(&meta.pot).map(Money::decimals).max().unwrap_or(0);
    let scaled = |money: &Money, found: &mut Findings| {
        money.at(decimals).unwrap_or_else(|| {
            found.wrong(money.line, format!("{} is more money than can be counted.", money.digits));
            0
        })
    };
    let pot = meta.pot.as_ref().map_or(0, |pot| scaled(pot, &mut found));
    let listed: Vec<Project> =
        projects.iter().map(|p| Project { id: p.id.clone(), cost: scaled(&p.cost, &mut found) }).collect();
    meta.compare(listed.len(), ballots.values().map(|&voters| u64::from(voters)).sum(), &mut found);
    if !found.wrong.is_empty() {
        return Err(found.wrong);
    }
    let ballots = ballots.into_iter().map(|(named, voters)| Ballot { voters, named }).collect();
    Ok(File {
        vote: Vote { pot, unit: 10_u64.pow(decimals), projects: listed, ballots },
        names: projects.into_iter().map(|p| p.name).collect(),
        decimals,
        currency: meta.currency,
        notes: found.odd,
    })
}

#[derive(Default)]
struct Findings {
    wrong: Vec<Finding>,
    odd: Vec<Finding>,
}

impl Findings {
    fn wrong(&mut self, line: u64, says: impl Into<String>) {
        self.wrong.push(Finding { line, says: says.into() });
    }

    fn odd(&mut self, line: u64, says: impl Into<String>) {
        self.odd.push(Finding { line, says: says.into() });
    }
}

/// A section: the names of its columns, and its rows.
#[derive(Default)]
struct Table {
    columns: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    line: u64,
    cells: Vec<String>,
}

impl Table {
    fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.eq_ignore_ascii_case(name))
    }
}

impl Row {
    fn cell(&self, column: Option<usize>) -> Option<&str> {
        self.cells.get(column?).map(String::as_str).filter(|cell| !cell.is_empty())
    }
}

const SECTIONS: [&str; 3] = ["META", "PROJECTS", "VOTES"];

/// The three sections of a file.
fn tables(text: &str, found: &mut Findings) -> BTreeMap<&'static str, Table> {
    let mut tables: BTreeMap<&'static str, Table> = BTreeMap::new();
    let mut current: Option<&'static str> = None;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                found.wrong(
                    error.position().map_or(0, csv::Position::line),
                    format!("This line cannot be read: {error}."),
                );
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        let begins =
            SECTIONS.into_iter().find(|name| cells.len() == 1 && cells[0].eq_ignore_ascii_case(name));
        if let Some(section) = begins {
            if tables.insert(section, Table::default()).is_some() {
                found.wrong(
                    line,
                    format!("The section {section} begins for the second time. Leave one of them out."),
                );
            }
            current = Some(section);
        } else if cells.iter().any(|cell| cell.lines().count() > 1) {
            found.wrong(
                line,
                "A quotation mark is opened here and not closed on the same line. Close it, or leave it out.",
            );
        } else {
            put(&mut tables, current, Row { line, cells }, found);
        }
    }
    for section in SECTIONS.into_iter().filter(|section| !tables.contains_key(section)) {
        found.wrong(0, format!("The section {section} is missing. A file has META, PROJECTS and VOTES, each on a line of its own."));
    }
    tables
}

fn put(
    tables: &mut BTreeMap<&'static str, Table>,
    section: Option<&'static str>,
    row: Row,
    found: &mut Findings,
) {
    let Some(table) = section.and_then(|section| tables.get_mut(section)) else {
        found.wrong(row.line, "This line stands before the first section. Begin the file with META.");
        return;
    };
    if table.columns.is_empty() {
        table.columns = row.cells;
    } else if row.cells.iter().any(|cell| !cell.is_empty()) {
        table.rows.push(row);
    }
}

/// An amount of money as it is written.
struct Money {
    line: u64,
    digits: String,
}

impl Money {
    /// Reads digits, with a point before at most two decimals.
    fn read(line: u64, text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        // More than two decimals only where they are zeros.
        let part = part.trim_end_matches('0');
        let fits = !whole.is_empty() && digits(whole) && digits(part) && part.len() <= 2;
        fits.then(|| Self {
            line,
            digits: if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") },
        })
    }

    fn decimals(&self) -> u32 {
        if self.digits.contains('.') { 2 } else { 0 }
    }

    /// The amount with so many decimals, as a whole number; `None` where it is too large.
    fn at(&self, decimals: u32) -> Option<Amount> {
        let (whole, part) = self.digits.split_once('.').unwrap_or((&self.digits, ""));
        let part: Amount = format!("{part:0<width$}", width = decimals as usize).parse().unwrap_or(0);
        whole.parse::<Amount>().ok()?.checked_mul(10_u64.pow(decimals))?.checked_add(part)
    }
}

#[derive(Default)]
struct Meta {
    pot: Option<Money>,
    currency: Option<String>,
    projects: Option<(u64, u64)>,
    votes: Option<(u64, u64)>,
}

impl Meta {
    fn read(tables: &BTreeMap<&'static str, Table>, found: &mut Findings) -> Self {
        let mut meta = Self::default();
        let Some(table) = tables.get("META") else { return meta };
        for row in &table.rows {
            let (key, value) = (row.cell(Some(0)).unwrap_or(""), row.cell(Some(1)).unwrap_or(""));
            match key {
                "budget" => {
                    meta.pot = Money::read(row.line, value);
                    if meta.pot.is_none() {
                        found.wrong(row.line, format!("{value:?} is not an amount. Write the budget in digits, such as 100000 or 1250.50."));
                    }
                }
                "currency" => meta.currency = Some(value.to_owned()),
                "num_projects" => meta.projects = value.parse().ok().map(|number| (row.line, number)),
                "num_votes" => meta.votes = value.parse().ok().map(|number| (row.line, number)),
                _ => {}
            }
        }
        if !table.rows.iter().any(|row| row.cell(Some(0)) == Some("budget")) {
            found.wrong(0, "META does not say the budget. Add a line such as budget;100000.");
        }
        meta
    }

    /// What the file says of itself beside what is in it.
    fn compare(&self, projects: usize, ballots: u64, found: &mut Findings) {
        if let Some((line, said)) = self.projects.filter(|&(_, said)| said != projects as u64) {
            found.odd(line, format!("The file says that it has {said} projects; it has {projects}."));
        }
        if let Some((line, said)) = self.votes.filter(|&(_, said)| said != ballots) {
            found.odd(line, format!("The file says that it has {said} ballots; it has {ballots}."));
        }
    }
}

/// A project as it is listed.
struct Listed {
    id: String,
    name: String,
    cost: Money,
}

fn projects(tables: &BTreeMap<&'static str, Table>, found: &mut Findings) -> Vec<Listed> {
    let Some(table) = tables.get("PROJECTS") else { return Vec::new() };
    let (id, cost, name) = (table.column("project_id"), table.column("cost"), table.column("name"));
    for (column, called) in [(id, "project_id"), (cost, "cost")] {
        if column.is_none() {
            found.wrong(
                0,
                format!("PROJECTS has no column {called}. Add it to the first line of the section."),
            );
        }
    }
    let mut projects: Vec<Listed> = Vec::new();
    let mut known = BTreeSet::new();
    for row in table.rows.iter().filter(|_| id.is_some() && cost.is_some()) {
        let Some(id) = row.cell(id) else {
            found.wrong(row.line, "This project has no id. Give it one in the column project_id.");
            continue;
        };
        let Some(cost) = row.cell(cost).and_then(|cell| Money::read(row.line, cell)) else {
            let cell = row.cell(cost).unwrap_or("");
            found.wrong(
                row.line,
                format!(
                    "Project {id} costs {cell:?}, which is not an amount. Write it in digits, such as 15000."
                ),
            );
            continue;
        };
        if known.insert(id.to_owned()) {
            projects.push(Listed { id: id.to_owned(), name: row.cell(name).unwrap_or(id).to_owned(), cost });
        } else {
            found.wrong(row.line, format!("Project {id} is listed twice. Leave one of them out."));
        }
    }
    projects
}

/// How many voters named which projects, by their places.
fn ballots(
    tables: &BTreeMap<&'static str, Table>,
    projects: &[Listed],
    found: &mut Findings,
) -> BTreeMap<Vec<usize>, u32> {
    let mut ballots = BTreeMap::new();
    let Some(table) = tables.get("VOTES") else { return ballots };
    let (voter, vote) = (table.column("voter_id"), table.column("vote"));
    if vote.is_none() {
        found.wrong(0, "VOTES has no column vote. Add it to the first line of the section.");
        return ballots;
    }
    let places: BTreeMap<&str, usize> =
        projects.iter().enumerate().map(|(place, p)| (p.id.as_str(), place)).collect();
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    for row in &table.rows {
        if let Some(before) = row.cell(voter).and_then(|voter| seen.insert(voter, row.line)) {
            found.wrong(row.line, format!("This voter has a ballot already, in line {before}. Everybody has one: leave one of them out."));
        }
        let mut named = BTreeSet::new();
        for id in row.cell(vote).unwrap_or("").split(',').map(str::trim).filter(|id| !id.is_empty()) {
            match places.get(id) {
                Some(&place) if named.insert(place) => {}
                Some(_) => found
                    .odd(row.line, format!("The ballot names project {id} more than once. It counts once.")),
                None => {
                    found.wrong(row.line, format!("The ballot names project {id}, which is not in PROJECTS."))
                }
            }
        }
        *ballots.entry(named.into_iter().collect()).or_default() += 1;
    }
    ballots
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "META\nkey;value\nbudget;100\ncurrency;GBP\nnum_projects;2\nnum_votes;3\nPROJECTS\nproject_id;cost;name\n\
        1;60;\"A bench; green\"\nb;40.50;Lights\nVOTES\nvoter_id;vote;points\n7;1,b;3,2\n8;b;5\n9;;\n";

    fn says(text: &str) -> Vec<String> {
        read(text).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_file_is_read_with_pence_where_it_has_them() {
        let file = read(GOOD).unwrap();
        assert_eq!((file.vote.pot, file.vote.unit, file.decimals), (10_000, 100, 2));
        assert_eq!(file.names, ["A bench; green", "Lights"]);
        assert_eq!(file.vote.projects[1].cost, 4050);
        assert_eq!(file.vote.support(), [1, 2]);
        assert_eq!(file.vote.voters(), 3);
        assert_eq!(file.notes, []);
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once_with_its_line() {
        let text = GOOD
            .replace("budget;100", "budget;a lot")
            .replace("b;40.50", "b;cheap")
            .replace("8;b;5", "7;2;5");
        assert_eq!(
            says(&text),
            [
                "line 3: \"a lot\" is not an amount. Write the budget in digits, such as 100000 or 1250.50.",
                "line 10: Project b costs \"cheap\", which is not an amount. Write it in digits, such as 15000.",
                "line 13: The ballot names project b, which is not in PROJECTS.",
                "line 14: This voter has a ballot already, in line 13. Everybody has one: leave one of them out.",
                "line 14: The ballot names project 2, which is not in PROJECTS.",
            ]
        );
    }

    #[test]
    fn sections_that_are_missing_or_broken_are_named() {
        assert_eq!(says("").len(), 3);
        assert_eq!(
            says("hello\n")[0],
            "line 1: This line stands before the first section. Begin the file with META."
        );
        assert_eq!(
            says(&GOOD.replace("VOTES\n", "VOTES\nVOTES\n"))[0],
            "line 12: The section VOTES begins for the second time. Leave one of them out."
        );
        assert_eq!(
            says(&GOOD.replace("key;value\nbudget;100\n", "key;value\n")),
            ["META does not say the budget. Add a line such as budget;100000."]
        );
        assert!(
            says(&GOOD.replace("b;40.50;Lights", "b;40.50;\"Lights"))[0]
                .starts_with("line 10: A quotation mark")
        );
        assert_eq!(
            says(&GOOD.replace("voter_id;vote;", "voter_id;choice;")),
            ["VOTES has no column vote. Add it to the first line of the section."]
        );
    }

    #[test]
    fn what_is_odd_is_told_and_counted_all_the_same() {
        let file = read(&GOOD.replace("num_votes;3", "num_votes;4").replace("1,b;", "1,b,b;")).unwrap();
        let notes: Vec<String> = file.notes.iter().map(ToString::to_string).collect();
        assert_eq!(
            notes,
            [
                "line 13: The ballot names project b more than once. It counts once.",
                "line 6: The file says that it has 4 ballots; it has 3."
            ]
        );
    }

    #[test]
    fn an_amount_that_no_number_holds_is_refused() {
        assert_eq!(
            says(&GOOD.replace("1;60;", "1;99999999999999999999;")),
            ["line 9: 99999999999999999999 is more money than can be counted."]
        );
    }

    proptest::proptest! {
        #[test]
        fn no_text_stops_the_reader(text in "(META|PROJECTS|VOTES|budget|cost|project_id|vote|[;,.\"\n0-9a-z]){0,60}") {
            let _ = read(&text);
        }
    }
}
