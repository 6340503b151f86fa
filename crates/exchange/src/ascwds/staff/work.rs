//! How somebody works here: since when, as what, how many hours.

use super::codes::{self, EmploymentStatus, UNKNOWN, YES, YES_NO_UNKNOWN};
use super::{Checking, Kind, says};
use crate::ascwds::reading::{decimal, in_halves, length, start_date_form, strict_date, whole, year};
use care::time::Date;

/// The most hours a week that the service believes.
const MOST_HOURS: f64 = 75.0;
/// The most days of sickness in twelve months.
const MOST_DAYS_SICK: f64 = 366.0;
/// That nobody knows how many days or hours.
const UNKNOWN_AMOUNT: f64 = 999.0;
/// The most characters of a description of a job.
const LONGEST_DESCRIPTION: usize = 119;

impl Checking<'_> {
    pub(super) fn work(&mut self) {
        self.employment_status();
        self.recruited_from();
        let started = self.start_date();
        self.start_in_sector(started);
        self.code("DHA", &YES_NO_UNKNOWN, Kind::Warning, "1 (yes), 2 (no) or 999 (not known)");
        self.code(
            "APPRENTICE",
            &[1, 2, UNKNOWN, 314, 315],
            Kind::Warning,
            "1 (yes), 2 (no) or 999 (not known)",
        );
        self.zero_hours();
        self.days_sick();
        self.job();
        self.contracted_hours();
        self.average_hours();
        self.professions();
    }

    fn employed(&self) -> Option<EmploymentStatus> {
        self.cells.number("EMPLSTATUS").and_then(EmploymentStatus::of)
    }

    fn employment_status(&mut self) {
        let words = "1 (permanent), 2 (temporary), 3 (pool or bank), 4 (agency) or 7 (other)";
        match self.cells.number("EMPLSTATUS") {
            None | Some(0) => self.found.error("EMPLSTATUS", says::missing(words)),
            Some(code) if EmploymentStatus::of(code).is_none() => {
                let said = says::unknown(self.cells.get("EMPLSTATUS"), words);
                self.found.error("EMPLSTATUS", said);
            }
            Some(_) => {}
        }
    }

    fn recruited_from(&mut self) {
        self.code(
            "RECSOURCE",
            &codes::RECRUITED_FROM,
            Kind::Error,
            "a source of recruitment, or 16 (not known)",
        );
    }

    /// Checks the day on which somebody started here. The day, where the service keeps it.
    fn start_date(&mut self) -> Option<Date> {
        let text = self.cells.get("STARTDATE");
        // The service keeps a day of the right form that does not exist, and says nothing.
        let started = strict_date(text);
        let entered = year(self.cells.get("YEAROFENTRY"));
        let said = if text.is_empty() {
            says::missing("the day on which the worker started in this job, as DD/MM/YYYY")
        } else if !start_date_form(text) {
            format!("{text:?} is no date. Write it as DD/MM/YYYY.")
        } else if started.is_some_and(|started| started > self.context.today) {
            format!("{text} is yet to come. Add the worker when they have started.")
        } else if self.may_work_from().is_some_and(|from| started.is_some_and(|started| started < from)) {
            format!("On {text} the worker was not 14 yet. Check it, and DOB.")
        } else if entered
            .is_some_and(|entered| started.is_some_and(|started| i64::from(started.year()) < entered))
        {
            format!("{text} is before YEAROFENTRY. Check both.")
        } else {
            return started;
        };
        self.found.warning("STARTDATE", said);
        None
    }

    fn start_in_sector(&mut self, started: Option<Date>) {
        let text = self.cells.get("STARTINSECT");
        let four_digits = text.len() >= 4 && text.bytes().take(4).all(|byte| byte.is_ascii_digit());
        let entered = whole(text).filter(|&entered| entered != UNKNOWN);
        let said = if text.is_empty() {
            says::missing("the year in which the worker started in social care, or 999 (not known)")
        } else if !four_digits && !text.ends_with("999") {
            format!("{text:?} is no year. Write four digits, or 999 (not known).")
        } else if entered.zip(started).is_some_and(|(entered, started)| entered > i64::from(started.year())) {
            format!("{text} is after STARTDATE. Check both.")
        } else if entered
            .zip(self.born())
            .is_some_and(|(entered, born)| i64::from(born.year()) + 14 > entered)
        {
            format!("In {text} the worker was not 14 yet. Check it, and DOB.")
        } else {
            return;
        };
        self.found.warning("STARTINSECT", said);
    }

    fn zero_hours(&mut self) {
        let hours = decimal(self.cells.get("CONTHOURS"));
        let (some, none) = (hours.is_some_and(|hours| hours > 0.0), hours == Some(0.0));
        let text = self.cells.get("ZEROHRCONT");
        let code = whole(text);
        if some && text.is_empty() {
            let said = "CONTHOURS has hours, so the contract is not for zero hours. Write 2 (no).";
            self.found.warning("ZEROHRCONT", said);
        } else if !text.is_empty() && !code.is_some_and(|code| YES_NO_UNKNOWN.contains(&code)) {
            let said = says::no_code(text, "1 (yes), 2 (no) or 999 (not known)");
            self.found.error("ZEROHRCONT", said);
        } else if some && matches!(code, Some(YES | UNKNOWN)) {
            let said = "CONTHOURS has hours, but ZEROHRCONT does not say no. Empty CONTHOURS, or write 2 in ZEROHRCONT.";
            self.found.error("CONTHOURS/ZEROHRCONT", said);
        } else if none && code == Some(2) {
            let said = "CONTHOURS is 0, but ZEROHRCONT says no. Write the hours, or 1 in ZEROHRCONT.";
            self.found.warning("CONTHOURS/ZEROHRCONT", said);
        }
    }

    fn days_sick(&mut self) {
        let text = self.cells.get("DAYSSICK");
        if text.is_empty() {
            return;
        }
        let in_halves = match text.split_once('.') {
            Some((before, rest)) if !before.is_empty() => matches!(whole(rest), Some(0 | 5)),
            Some(_) | None => true,
        };
        let fine = |days: f64| days == UNKNOWN_AMOUNT || in_halves && (0.0..=MOST_DAYS_SICK).contains(&days);
        if !decimal(text).is_some_and(fine) {
            let said =
                format!("{text:?} is no number of days. Write 0 to 366 in halves, or 999 (not known).");
            self.found.warning("DAYSSICK", said);
        }
    }

    fn job(&mut self) {
        let text = self.cells.get("MAINJOBROLE");
        let description = length(self.cells.get("MAINJRDESC"));
        let role = self.role();
        match role {
            None => self
                .found
                .error("MAINJOBROLE", says::missing("the code of the main job, such as 8 (care worker)")),
            Some(code) if !codes::JOB_ROLES.contains(&code) => {
                self.found.error(
                    "MAINJOBROLE",
                    says::unknown(text, "the code of the main job, such as 8 (care worker)"),
                );
            }
            Some(_) => {}
        }
        let needs = role.is_some_and(|code| codes::OTHER_ROLES.contains(&code));
        if needs && description == 0 {
            self.found.error("MAINJRDESC", says::missing("what the job is, since MAINJOBROLE says “other”"));
        } else if description > LONGEST_DESCRIPTION {
            self.found.error("MAINJRDESC", says::too_long(description, LONGEST_DESCRIPTION));
        } else if !needs && description > 0 {
            self.found.warning("MAINJRDESC", says::ignored("MAINJOBROLE is not “other” (23 or 27)"));
        }
    }

    fn contracted_hours(&mut self) {
        if !self.cells.has("CONTHOURS") {
            return;
        }
        let employed = self.employed().filter(|employed| !employed.has_contracted_hours());
        if self.cells.number("ZEROHRCONT") == Some(YES) {
            self.found.warning("CONTHOURS", says::ignored("ZEROHRCONT is 1 (yes)"));
        } else if let Some(employed) = employed {
            let why =
                format!("EMPLSTATUS is {} ({}); AVGHOURS is for them", employed.code(), employed.words());
            self.found.warning("CONTHOURS", says::ignored(&why));
        } else {
            self.hours("CONTHOURS");
        }
    }

    fn average_hours(&mut self) {
        if !self.cells.has("AVGHOURS") {
            return;
        }
        let employed = self.employed().filter(|employed| employed.has_contracted_hours());
        match employed {
            Some(employed) if self.cells.number("ZEROHRCONT") != Some(YES) => {
                let why = format!(
                    "EMPLSTATUS is {} ({}); CONTHOURS is for them",
                    employed.code(),
                    employed.words()
                );
                self.found.warning("AVGHOURS", says::ignored(&why));
            }
            Some(_) | None => self.hours("AVGHOURS"),
        }
    }

    /// Hours a week, in halves.
    fn hours(&mut self, column: &str) {
        let text = self.cells.get(column);
        let hours = decimal(text).filter(|&hours| in_halves(text) && hours >= 0.0);
        let said = match hours {
            None => format!("{text:?} is no number of hours. Write 0 to 75 in halves, or 999 (not known)."),
            Some(hours) if hours > MOST_HOURS && hours.trunc() != UNKNOWN_AMOUNT => {
                format!("{text} hours a week are more than 75. Check it.")
            }
            Some(_) => return,
        };
        self.found.warning(column, said);
    }

    /// What only nurses and social workers are asked.
    fn professions(&mut self) {
        let is = |role: i64| self.role() == Some(role);
        let (nurse, social_worker) = (is(codes::REGISTERED_NURSE), is(codes::SOCIAL_WORKER));
        self.profession("NMCREG", nurse, &[1, 2, 3, 4, 5], "a registered nurse (16)");
        self.profession("AMHP", social_worker, &YES_NO_UNKNOWN, "a social worker (6)");
    }

    fn profession(&mut self, column: &str, asked: bool, codes: &[i64], who: &str) {
        if asked && !self.cells.has(column) {
            self.found.warning(column, says::missing(&format!("a code, since MAINJOBROLE is {who}")));
        } else if asked {
            self.code(column, codes, Kind::Warning, "a code of its list");
        } else if self.cells.has(column) {
            self.found.warning(column, says::ignored(&format!("it is only asked of {who}")));
        }
    }
}
