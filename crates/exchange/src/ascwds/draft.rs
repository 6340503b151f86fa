//! The files written from what is known of an organisation; what is not known stays empty, and is told.

use super::codes::{CARE_WORKER, DOMICILIARY_CARE, EmploymentStatus, TravelTime};
use super::findings::Kind;
use super::table::{File, Table};
use super::{Context, Upload, across, check};
use care::time::Date;
use care::{Minutes, Pence};
use std::collections::BTreeMap;

/// A workplace as far as it is known: a team of home care.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workplace {
    /// An id of our own that stays the same; at most 49 characters.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The lines of its address, at most three.
    pub address: Vec<String>,
    /// Its town.
    pub town: Option<String>,
    /// Its postcode.
    pub postcode: Option<String>,
    /// What kind of organisation it belongs to: the code of `ESTTYPE`, and for 8 (other) what it is.
    pub kind: Option<(i64, String)>,
    /// How many people work there.
    pub staff: usize,
    /// How many of them started in the last twelve months.
    pub starters: usize,
    /// How many left in the last twelve months.
    pub leavers: usize,
    /// How the way between visits is paid.
    pub travel: Option<TravelTime>,
}

/// Somebody who works there, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffMember {
    /// The id of the workplace.
    pub workplace: String,
    /// An id of our own that stays the same; at most 49 characters.
    pub id: String,
    /// A name that the organisation knows them by; what is longer than 49 characters is cut.
    pub name: String,
    /// When they were born.
    pub born: Option<Date>,
    /// Their first day.
    pub started: Date,
    /// How they are employed.
    pub employed: EmploymentStatus,
    /// What is promised for each week; nothing promised is a contract for zero hours.
    pub promised: Minutes,
    /// Days of sickness in the last twelve months.
    pub days_sick: Option<u32>,
    /// What an hour is paid.
    pub hour: Option<Pence>,
}

/// Something that somebody learnt, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Training {
    /// The id of the workplace.
    pub workplace: String,
    /// The id of the worker.
    pub worker: String,
    /// The code of the category.
    pub category: i64,
    /// What it is called.
    pub name: String,
    /// The last day on which it is valid; `None` if no end is known.
    pub expires: Option<Date>,
}

/// Everything that is known of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its workplaces.
    pub workplaces: Vec<Workplace>,
    /// The people who work there.
    pub staff: Vec<StaffMember>,
    /// What they learnt.
    pub training: Vec<Training>,
    /// Whether the service holds these workplaces and people already: their rows are `UPDATE`, otherwise `NEW`.
    pub held_already: bool,
}

/// A column that is not filled everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// In which file.
    pub file: File,
    /// Which column; two that do not fit together are joined by `/`.
    pub column: String,
    /// In how many rows.
    pub rows: usize,
    /// Of how many.
    pub of: usize,
    /// What the service would say of it: nothing where it may stay empty.
    pub kind: Option<Kind>,
}

impl Draft {
    /// The three files, in the order of [`File::ALL`].
    #[must_use]
    pub fn tables(&self) -> [Table; 3] {
        [
            Table::new(File::Workplace, 0, self.workplaces.iter().map(|workplace| self.workplace(workplace))),
            Table::new(File::Staff, 0, self.staff.iter().map(|worker| self.worker(worker))),
            Table::new(File::Training, 0, self.training.iter().map(training)),
        ]
    }

    fn status(&self) -> &'static str {
        if self.held_already { "UPDATE" } else { "NEW" }
    }

    fn workplace(&self, of: &Workplace) -> Vec<String> {
        let line = |at: usize| cut(of.address.get(at).map_or("", String::as_str), 40);
        let (kind, other) =
            of.kind.clone().map_or_else(Default::default, |(code, words)| (code.to_string(), words));
        row(
            File::Workplace,
            [
                ("LOCALESTID", of.id.clone()),
                ("STATUS", self.status().to_owned()),
                ("ESTNAME", cut(&of.name, 120)),
                ("ADDRESS1", line(0)),
                ("ADDRESS2", line(1)),
                ("ADDRESS3", line(2)),
                ("POSTTOWN", cut(of.town.as_deref().unwrap_or_default(), 40)),
                ("POSTCODE", of.postcode.clone().unwrap_or_default()),
                ("ESTTYPE", kind),
                ("OTHERTYPE", cut(&other, 240)),
                ("REGTYPE", "2".to_owned()),
                ("MAINSERVICE", DOMICILIARY_CARE.to_string()),
                ("ALLSERVICES", DOMICILIARY_CARE.to_string()),
                ("TOTALPERMTEMP", of.staff.to_string()),
                ("ALLJOBROLES", CARE_WORKER.to_string()),
                ("STARTERS", of.starters.to_string()),
                ("LEAVERS", of.leavers.to_string()),
                ("VACANCIES", "999".to_owned()),
                ("TRAVELTIME", of.travel.map(|travel| travel.code().to_string()).unwrap_or_default()),
            ],
        )
    }

    fn worker(&self, of: &StaffMember) -> Vec<String> {
        let zero = of.promised == Minutes(0);
        let hours =
            if zero || !of.employed.has_contracted_hours() { String::new() } else { halves(of.promised) };
        row(
            File::Staff,
            [
                ("LOCALESTID", of.workplace.clone()),
                ("UNIQUEWORKERID", of.id.clone()),
                ("STATUS", self.status().to_owned()),
                ("DISPLAYID", cut(&of.name, 49)),
                ("DOB", of.born.map(day).unwrap_or_default()),
                ("STARTDATE", day(of.started)),
                ("EMPLSTATUS", of.employed.code().to_string()),
                ("ZEROHRCONT", if zero { "1" } else { "2" }.to_owned()),
                ("DAYSSICK", of.days_sick.map(|days| days.min(366).to_string()).unwrap_or_default()),
                ("SALARYINT", of.hour.map(|_| "3".to_owned()).unwrap_or_default()),
                ("HOURLYRATE", of.hour.map(pounds).unwrap_or_default()),
                ("MAINJOBROLE", CARE_WORKER.to_string()),
                ("CONTHOURS", hours),
            ],
        )
    }

    /// Every column that is empty somewhere, or of which the service would say something, in the order of the files.
    #[must_use]
    pub fn gaps(&self, today: Date) -> Vec<Gap> {
        let tables = self.tables();
        let records = if self.held_already { super::Records::AsTheFileSays } else { super::Records::NoneYet };
        let context = Context { today, records };
        let [workplaces, staff, training] = &tables;
        let upload = Upload { workplaces: Some(workplaces), staff: Some(staff), training: Some(training) };
        let mut said: BTreeMap<(File, String), (Kind, usize)> = BTreeMap::new();
        let of_rows = tables
            .iter()
            .flat_map(|table| check(table, &context).into_iter().map(|found| (table.file(), found)));
        for (file, finding) in of_rows.chain(across(&upload, &context)) {
            let (kind, rows) = said.entry((file, finding.column)).or_insert((finding.kind, 0));
            (*kind, *rows) = ((*kind).min(finding.kind), *rows + 1);
        }
        tables.iter().flat_map(|table| gaps_of(table, &said)).collect()
    }
}

fn gaps_of(table: &Table, said: &BTreeMap<(File, String), (Kind, usize)>) -> Vec<Gap> {
    let (file, of) = (table.file(), table.rows().len());
    let empty = |column: &str| table.rows().iter().filter(|row| table.text(row, column).is_empty()).count();
    let ours = |column: &String| {
        let found = said.get(&(file, column.clone())).copied();
        let rows = empty(column).max(found.map_or(0, |(_, rows)| rows));
        (rows > 0).then(|| Gap { file, column: column.clone(), rows, of, kind: found.map(|(kind, _)| kind) })
    };
    let others =
        said.iter().filter(|((in_file, column), _)| *in_file == file && !table.header().contains(column));
    let others = others.map(|((_, column), &(kind, rows))| Gap {
        file,
        column: column.clone(),
        rows,
        of,
        kind: Some(kind),
    });
    table.header().iter().filter_map(ours).chain(others).collect()
}

fn training(of: &Training) -> Vec<String> {
    row(
        File::Training,
        [
            ("LOCALESTID", of.workplace.clone()),
            ("UNIQUEWORKERID", of.worker.clone()),
            ("CATEGORY", of.category.to_string()),
            ("TRAININGNAME", cut(&of.name, 120)),
            ("EXPIRYDATE", of.expires.map(day).unwrap_or_default()),
        ],
    )
}

/// A row with these cells filled, and every other empty.
fn row<const N: usize>(file: File, filled: [(&str, String); N]) -> Vec<String> {
    let cells: BTreeMap<&str, String> = filled.into_iter().collect();
    file.columns().into_iter().map(|column| cells.get(column).cloned().unwrap_or_default()).collect()
}

/// A text without line breaks, cut to so many characters as the service counts them.
fn cut(text: &str, most: usize) -> String {
    let mut length = 0;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= most
    };
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take_while(fits).collect()
}

/// A date as the service writes it.
fn day(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// Pounds, with pence after a point.
fn pounds(pence: Pence) -> String {
    format!("{}.{:02}", pence.0 / 100, (pence.0 % 100).abs())
}

/// Hours to the nearest half, since the service takes no others.
fn halves(minutes: Minutes) -> String {
    let halves = (i64::from(minutes.0) + 15) / 30;
    format!("{}{}", halves / 2, if halves % 2 == 0 { "" } else { ".5" })
}
