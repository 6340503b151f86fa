//! The three files of the Adult Social Care Workforce Data Set (ASC-WDS, Skills for Care): workplaces, staff and training.
//!
//! [`read`] takes a file by its header, which has to be exactly the service's own. [`check`] says of every row what the service
//! would say of it, and [`across`] what it would say of the files together: an [error](Kind::Error) stops an upload, a
//! [warning](Kind::Warning) means that a value is ignored or should be looked at. The rules were learnt from the service's public
//! source (`SopraSteria-SFC`, MIT licence, Skills for Care) and from what its own validators say of invented rows; where the service
//! is odd, it is followed, since a file that it turns away helps nobody. [`Draft`] writes the files from what is known.

mod across;
mod codes;
mod draft;
mod findings;
mod reading;
mod staff;
mod table;
mod training;
mod workplace;

#[cfg(test)]
mod tests;

pub use across::{Upload, across};
pub use codes::{EmploymentStatus, TravelTime, training_category};
pub use draft::{Draft, Gap, StaffMember, Training, Workplace};
pub use findings::{Finding, Kind};
pub use table::{File, Row, Table, read};

use care::time::Date;

/// What the service holds already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Records {
    /// Nothing yet: the first upload there is. Only `NEW` is right.
    NoneYet,
    /// What the file says: a row that is `NEW` is not there yet, and every other is.
    AsTheFileSays,
}

/// What a row is held against besides itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// The day of the check: nobody starts work after it.
    pub today: Date,
    /// What the service holds already.
    pub records: Records,
}

/// Everything that the service would say of each row, in the order of the rows; and what it says of rows that cannot be read.
#[must_use]
pub fn check(table: &Table, context: &Context) -> Vec<Finding> {
    let of_row = |row| match table.file() {
        File::Workplace => workplace::check(table.cells(row), context),
        File::Staff => staff::check(table.cells(row), context),
        File::Training => training::check(table.cells(row), context),
    };
    let mut findings: Vec<Finding> = table.odd().to_vec();
    findings.extend(table.rows().iter().flat_map(of_row));
    findings.sort_by_key(|finding| finding.line);
    findings
}
