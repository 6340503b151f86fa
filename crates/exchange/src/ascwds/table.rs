//! A file as a table: its header, and its rows with their lines.

use super::findings::{Finding, Kind};
use super::reading::whole;

/// Which of the three files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// The teams or branches of an organisation.
    Workplace,
    /// The people who work there.
    Staff,
    /// What they learnt.
    Training,
}

/// The columns of the workplace file.
pub(super) const WORKPLACE: &str = "LOCALESTID,STATUS,ESTNAME,ADDRESS1,ADDRESS2,ADDRESS3,POSTTOWN,POSTCODE,ESTTYPE,OTHERTYPE,\
    PERMCQC,PERMLA,REGTYPE,PROVNUM,LOCATIONID,MAINSERVICE,ALLSERVICES,CAPACITY,UTILISATION,SERVICEDESC,SERVICEUSERS,\
    OTHERUSERDESC,DHA,DHAACTIVITIES,TOTALPERMTEMP,ALLJOBROLES,STARTERS,LEAVERS,VACANCIES,REASONS,REASONNOS,REPEATTRAINING,\
    CWPAWARE,CWPUSE,CWPUSEDESC,SICKPAY,PENSION,ACTUALCONT,OPTOUTPEN,HOLIDAY,SLEEPINS,SLEEPINPAY,TRAVELTIME,TTDIFFRATE";

/// The columns of the staff file; what is between the second and the third may be there or not, and pairs may follow.
pub(super) const STAFF: &str = "LOCALESTID,UNIQUEWORKERID,STATUS,DISPLAYID,NINUMBER,POSTCODE,DOB,GENDER,ETHNICITY,NATIONALITY,\
    BRITISHCITIZENSHIP,COUNTRYOFBIRTH,YEAROFENTRY,DISABLED,CARECERT,L2CARECERT,RECSOURCE,HANDCVISA,INOUTUK,STARTDATE,\
    STARTINSECT,DHA,APPRENTICE,EMPLSTATUS,ZEROHRCONT,DAYSSICK,SALARYINT,SALARY,HOURLYRATE,MAINJOBROLE,MAINJRDESC,CONTHOURS,\
    AVGHOURS,NMCREG,AMHP,SCQUAL,NONSCQUAL,CWPCATEGORY,QUALACH01,QUALACH01NOTES,QUALACH02,QUALACH02NOTES,QUALACH03,QUALACH03NOTES";

/// The columns of the training file.
pub(super) const TRAINING: &str = "LOCALESTID,UNIQUEWORKERID,CATEGORY,TRAININGNAME,ACCREDITED,WHODELIVERED,PROVIDERNAME,\
    HOWDELIVERED,VALIDITY,DATECOMPLETED,EXPIRYDATE,NOTES";

/// What may stand after a worker's id in the staff file, where an id changes or a worker moves to another workplace.
const WHERE_PEOPLE_MOVE: [&str; 2] = ["CHGUNIQUEWRKID", "TRANSFERSTAFFRECORD"];

/// The pairs of qualifications that every staff file has.
const QUALIFICATIONS: usize = 3;

/// The most pairs of qualifications that the service reads.
pub(super) const MOST_QUALIFICATIONS: usize = 99;

impl File {
    /// All three, in the order in which the service reads them.
    pub const ALL: [Self; 3] = [Self::Workplace, Self::Staff, Self::Training];

    /// What the file is called where we write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Workplace => "workplace.csv",
            Self::Staff => "staff.csv",
            Self::Training => "training.csv",
        }
    }

    /// Its columns, in their order; for staff, those that are always there.
    #[must_use]
    pub fn columns(self) -> Vec<&'static str> {
        let header = match self {
            Self::Workplace => WORKPLACE,
            Self::Staff => STAFF,
            Self::Training => TRAINING,
        };
        header.split(',').collect()
    }

    /// Which file begins with these columns: as far as the service looks.
    fn of(header: &[&str]) -> Option<Self> {
        match header {
            ["LOCALESTID", "STATUS", ..] => Some(Self::Workplace),
            ["LOCALESTID", "UNIQUEWORKERID", "CATEGORY", ..] => Some(Self::Training),
            ["LOCALESTID", "UNIQUEWORKERID", ..] => Some(Self::Staff),
            _ => None,
        }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on; the header is line 1.
    pub line: u64,
    /// Its cells, one for each column of the header.
    pub cells: Vec<String>,
}

/// A file with the header that it has to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    file: File,
    header: Vec<String>,
    rows: Vec<Row>,
    odd: Vec<Finding>,
}

/// One row with the names of its columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'a> {
    header: &'a [String],
    row: &'a Row,
}

impl<'a> Cells<'a> {
    /// The text of a column; empty where the file has no such column.
    pub(super) fn get(self, column: &str) -> &'a str {
        let at = self.header.iter().position(|name| name == column);
        at.and_then(|at| self.row.cells.get(at)).map_or("", String::as_str)
    }

    /// Whether something is written there.
    pub(super) fn has(self, column: &str) -> bool {
        !self.get(column).is_empty()
    }

    /// The whole number of a column; `None` where there is none.
    pub(super) fn number(self, column: &str) -> Option<i64> {
        whole(self.get(column))
    }

    /// What the sender says of the row, in capital letters.
    pub(super) fn status(self) -> String {
        self.get("STATUS").to_uppercase()
    }

    /// The line of the row.
    pub(super) const fn line(self) -> u64 {
        self.row.line
    }
}

impl Table {
    /// A table of our own; rows that have not a cell for each column are cut or filled with empty ones.
    pub(super) fn new(file: File, pairs: usize, rows: impl IntoIterator<Item = Vec<String>>) -> Self {
        let mut header: Vec<String> = file.columns().into_iter().map(str::to_owned).collect();
        if file == File::Staff {
            header.extend((QUALIFICATIONS + 1..=pairs.min(MOST_QUALIFICATIONS)).flat_map(pair));
        }
        let fitting = |(at, mut cells): (u64, Vec<String>)| {
            cells.resize(header.len(), String::new());
            Row { line: at, cells }
        };
        let rows = (2..).zip(rows).map(fitting).collect();
        Self { file, header, rows, odd: Vec::new() }
    }

    /// Which file it is.
    #[must_use]
    pub const fn file(&self) -> File {
        self.file
    }

    /// Its columns, in their order.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Its rows, in their order.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What is wrong with rows that cannot be read; they are not among [`Self::rows`].
    #[must_use]
    pub fn odd(&self) -> &[Finding] {
        &self.odd
    }

    /// The text of a column in a row; empty where there is no such column.
    #[must_use]
    pub fn text<'a>(&'a self, row: &'a Row, column: &str) -> &'a str {
        self.cells(row).get(column)
    }

    pub(super) fn cells<'a>(&'a self, row: &'a Row) -> Cells<'a> {
        Cells { header: &self.header, row }
    }

    /// The file as text, with the line ends that the service writes (CRLF).
    #[must_use]
    pub fn written(&self) -> String {
        let lines = std::iter::once(&self.header).chain(self.rows.iter().map(|row| &row.cells));
        let line = |cells: &Vec<String>| {
            cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n"
        };
        lines.map(line).collect()
    }
}

/// A cell as CSV has it (RFC 4180).
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) || cell.starts_with('\u{feff}') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The two columns of a qualification, counted from 1.
fn pair(number: usize) -> [String; 2] {
    [format!("QUALACH{number:02}"), format!("QUALACH{number:02}NOTES")]
}

/// Reads a file by its header.
///
/// # Errors
///
/// That it is none of the three files, or that a column of its header is not the service's.
pub fn read(text: &str) -> Result<Table, Vec<Finding>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records();
    let header = match records.next() {
        Some(Ok(header)) => header,
        Some(Err(_)) | None => {
            return Err(vec![at_header("The file is empty. It has to begin with its header.")]);
        }
    };
    let header: Vec<&str> = header.iter().collect();
    let file = File::of(&header).ok_or_else(|| vec![at_header(NEITHER)])?;
    let wrong = wrong_columns(file, &header);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let header: Vec<String> = header.into_iter().map(str::to_owned).collect();
    let (mut rows, mut odd, mut lines) = (Vec::new(), Vec::new(), Lines::of(text));
    for record in records {
        let at = match &record {
            Ok(record) => record.position(),
            Err(why) => why.position(),
        };
        let line = lines.of_record(at);
        match record.map_err(|_| unreadable(line)).and_then(|record| row(&record, line, header.len())) {
            Ok(row) => rows.push(row),
            Err(finding) => odd.push(finding),
        }
    }
    Ok(Table { file, header, rows, odd })
}

const NEITHER: &str = "The header is of none of the three files. They begin LOCALESTID,STATUS (workplaces), \
    LOCALESTID,UNIQUEWORKERID,STATUS (staff) and LOCALESTID,UNIQUEWORKERID,CATEGORY (training).";

fn at_header(says: &str) -> Finding {
    Finding { line: 1, column: String::new(), kind: Kind::Error, says: says.to_owned() }
}

fn unreadable(line: u64) -> Finding {
    let says = "The row cannot be read as text. Save the file as CSV in UTF-8.".to_owned();
    Finding { line, column: String::new(), kind: Kind::Error, says }
}

/// Counts the lines of a text on which records begin. The reader's own count is one short where lines end in CRLF.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    const fn of(text: &'a str) -> Self {
        Self { text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line of a record, past what ends the line before.
    fn of_record(&mut self, position: Option<&csv::Position>) -> u64 {
        let from =
            position.map_or(self.at, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        while let Some(&byte) = self.text.get(self.at) {
            if self.at >= from && byte != b'\r' && byte != b'\n' {
                break;
            }
            let ends = byte == b'\n' || byte == b'\r' && self.text.get(self.at + 1) != Some(&b'\n');
            self.line += u64::from(ends);
            self.at += 1;
        }
        self.line
    }
}

fn row(record: &csv::StringRecord, line: u64, columns: usize) -> Result<Row, Finding> {
    if record.len() != columns {
        let says = format!(
            "The row has {} cells and the header {columns}. Look for a comma too many or too few; a comma inside a cell \
             needs quotation marks around the cell.",
            record.len()
        );
        return Err(Finding { line, column: String::new(), kind: Kind::Error, says });
    }
    Ok(Row { line, cells: record.iter().map(str::to_owned).collect() })
}

/// Every column that is not where the service wants it.
fn wrong_columns(file: File, header: &[&str]) -> Vec<Finding> {
    let moving = match file {
        File::Staff => {
            let there = |name: &&str| header.iter().skip(2).take(2).any(|column| column == name);
            WHERE_PEOPLE_MOVE.into_iter().filter(there).collect()
        }
        File::Workplace | File::Training => Vec::new(),
    };
    let always = file.columns();
    let (ids, rest) = always.split_at(2.min(always.len()));
    let mut wanted: Vec<String> = [ids, &moving, rest].concat().into_iter().map(str::to_owned).collect();
    if file == File::Staff && header.len() > wanted.len() {
        let more = (header.len() - wanted.len()).div_ceil(2);
        let last = (QUALIFICATIONS + more).min(MOST_QUALIFICATIONS);
        wanted.extend((QUALIFICATIONS + 1..=last).flat_map(pair));
    }
    (0..wanted.len().max(header.len()))
        .filter_map(|at| wrong_column(at, header.get(at).copied(), wanted.get(at).map(String::as_str)))
        .collect()
}

fn wrong_column(at: usize, has: Option<&str>, wanted: Option<&str>) -> Option<Finding> {
    let number = at + 1;
    match (has, wanted) {
        (Some(has), Some(wanted)) if has == wanted => None,
        (Some(has), Some(wanted)) => {
            Some(at_header(&format!("Column {number} is called {has:?}. It has to be {wanted}.")))
        }
        (Some(has), None) => {
            Some(at_header(&format!("Column {number}, {has:?}, is one too many. Take it out.")))
        }
        (None, Some(wanted)) => {
            Some(at_header(&format!("Column {number} is missing. It has to be {wanted}, and may be empty.")))
        }
        (None, None) => None,
    }
}
