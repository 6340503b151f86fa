//! What a workplace does: services, who is supported, what is regulated, tasks from nurses.

use super::codes::{self, HEAD_OFFICE, REGULATED_SERVICES};
use super::{Checking, REGULATED, says};
use crate::ascwds::reading::{length, list, whole};

/// The most characters of a description.
const LONGEST_DESCRIPTION: usize = 120;
/// No service, and no vacancy, has as many places as this.
const TOO_MANY_PLACES: i64 = 9_999;
/// No other service: the code in `ALLSERVICES`.
const NO_OTHER: &str = "0";

impl<'a> Checking<'a> {
    pub(super) fn services(&mut self) {
        self.main_service();
        let regulated = self.regulation();
        self.registered_numbers(regulated);
        let services = self.all_services();
        self.service_users();
        self.delegation();
        self.places(services);
    }

    fn main_service(&mut self) {
        let text = self.cells.get("MAINSERVICE");
        match whole(text) {
            None => self
                .found
                .error("MAINSERVICE", says::missing("the code of the main service, such as 8 (home care)")),
            Some(0) => {}
            Some(code) if !codes::SERVICES.contains(&code) => {
                self.found.error(
                    "MAINSERVICE",
                    says::unknown(text, "the code of the main service, such as 8 (home care)"),
                );
            }
            Some(_) => {}
        }
    }

    /// Checks whether the workplace is regulated, against its main service. Whether it is, where that is sure.
    fn regulation(&mut self) -> Option<bool> {
        let service = self.cells.number("MAINSERVICE").unwrap_or_default();
        let (text, kind) = (self.cells.get("REGTYPE"), self.cells.number("REGTYPE"));
        let is_regulated = REGULATED_SERVICES.contains(&service);
        if text.is_empty() {
            self.found.error("REGTYPE", says::missing("2 (regulated by the CQC) or 0 (not)"));
        } else if !matches!(kind, Some(0 | REGULATED)) {
            self.found.error("REGTYPE", says::unknown(text, "2 (regulated by the CQC) or 0 (not)"));
        } else if kind == Some(REGULATED) && !is_regulated && service != HEAD_OFFICE {
            let said = "REGTYPE is 2, but the CQC does not regulate the MAINSERVICE. Change one of them.";
            self.found.error("REGTYPE/MAINSERVICE", said);
        } else if kind == Some(0) && is_regulated {
            let said = "REGTYPE is 0, but the CQC regulates the MAINSERVICE. Change one of them.";
            self.found.error("REGTYPE/MAINSERVICE", said);
        } else {
            return Some(kind == Some(REGULATED));
        }
        None
    }

    /// The numbers that the Care Quality Commission gave.
    fn registered_numbers(&mut self, regulated: Option<bool>) {
        let head_office = self.cells.number("MAINSERVICE") == Some(HEAD_OFFICE);
        for column in ["PROVNUM", "LOCATIONID"] {
            let text = self.cells.get(column);
            match regulated {
                Some(true) if column == "LOCATIONID" && head_office => {}
                Some(true) if text.is_empty() => {
                    self.found
                        .error(column, says::missing("the number that the CQC gave, such as 1-123456789"));
                }
                Some(true) if !is_cqc_number(text) => {
                    let said =
                        format!("{text:?} is no CQC number. Write a digit, a hyphen and 8 to 12 digits.");
                    self.found.error(column, said);
                }
                Some(false) if !text.is_empty() => {
                    self.found.warning(column, says::ignored("REGTYPE is 0 (not regulated)"));
                }
                Some(_) | None => {}
            }
        }
    }

    /// Checks the list of services. How many there are besides “no other”, where the list can be read.
    fn all_services(&mut self) -> Option<usize> {
        let services = list(self.cells.get("ALLSERVICES"));
        let real: Vec<&str> = services.iter().copied().filter(|&service| service != NO_OTHER).collect();
        if !services.contains(&self.cells.get("MAINSERVICE")) {
            self.found.error("ALLSERVICES", "The MAINSERVICE is not among them. Add it.");
        }
        if services.contains(&NO_OTHER) && real.len() != 1 {
            self.found.error(
                "ALLSERVICES",
                "0 says that there is no other service, but others are there. Take one out.",
            );
        }
        if real.iter().any(|service| whole(service).is_none()) {
            self.found.error(
                "ALLSERVICES",
                "A code is missing, or is no number. Write codes with semicolons between.",
            );
            return None;
        }
        let descriptions = self.fitted("SERVICEDESC");
        if real.len() != descriptions.len() {
            let said = format!(
                "{} services, but {} descriptions. Write as many in each column, with semicolons between, some empty.",
                real.len(),
                descriptions.len()
            );
            self.found.error("ALLSERVICES/CAPACITY/UTILISATION/SERVICEDESC", said);
            return None;
        }
        self.each_service(&services, &descriptions);
        Some(real.len())
    }

    fn each_service(&mut self, services: &[&str], descriptions: &[&str]) {
        for (at, service) in services.iter().enumerate() {
            let code = whole(service).unwrap_or_default();
            let described = descriptions.get(at).map_or(0, |text| length(text));
            if codes::OTHER_SERVICES.contains(&code) && described > LONGEST_DESCRIPTION {
                self.found.error("SERVICEDESC", says::too_long(described, LONGEST_DESCRIPTION));
            }
            if code != 0 && !codes::SERVICES.contains(&code) {
                self.found.error(
                    "ALLSERVICES",
                    says::unknown(service, "codes of services with semicolons between"),
                );
            }
        }
    }

    /// A list that goes with the services. Where there is one service, or none besides the main one, only its numbers count.
    fn fitted(&self, column: &str) -> Vec<&'a str> {
        let services = list(self.cells.get("ALLSERVICES"));
        let mut parts = list(self.cells.get(column));
        let none_besides = services.contains(&NO_OTHER);
        if services.len() == 1 || none_besides && parts.len() == 2 {
            let of_none =
                services.iter().position(|&service| service == NO_OTHER).filter(|_| services.len() == 2);
            let mut at = 0;
            parts.retain(|part| {
                at += 1;
                whole(part).is_some() && !(of_none == Some(at - 1) && *part == NO_OTHER)
            });
            if parts.is_empty() {
                parts.push("");
            }
        }
        parts
    }

    /// Places and how many of them are used.
    fn places(&mut self, services: Option<usize>) {
        let lists = ["CAPACITY", "UTILISATION"].map(|column| (column, self.fitted(column).len()));
        let [(_, places), (_, used)] = lists;
        if places != used {
            let said = format!("{places} capacities, but {used} utilisations. Write as many in each.");
            self.found.error("CAPACITY/UTILISATION", said);
        }
        if services.is_some_and(|services| services != places) {
            let said = format!("{places} capacities, but another number of services. Write as many in each.");
            self.found.error("CAPACITY/UTILISATION", said);
        }
        for (column, _) in lists {
            let fine =
                |part: &&str| part.is_empty() || whole(part).is_some_and(|places| places < TOO_MANY_PLACES);
            if !self.fitted(column).iter().all(fine) {
                let said = format!(
                    "{:?} is no list of whole numbers below {TOO_MANY_PLACES}.",
                    self.cells.get(column)
                );
                self.found.error(column, said);
            }
        }
    }

    fn service_users(&mut self) {
        if !self.cells.has("SERVICEUSERS") {
            return;
        }
        let (users, descriptions) =
            (list(self.cells.get("SERVICEUSERS")), list(self.cells.get("OTHERUSERDESC")));
        if users.iter().any(|user| whole(user).is_none()) {
            self.found.warning(
                "SERVICEUSERS",
                "A code is missing, or is no number. Write codes with semicolons between.",
            );
        } else if users.len() != descriptions.len() {
            let said = format!(
                "{} codes, but {} descriptions. Write as many in each column, with semicolons between, some empty.",
                users.len(),
                descriptions.len()
            );
            self.found.error("SERVICEUSERS/OTHERUSERDESC", said);
        } else {
            users
                .into_iter()
                .zip(descriptions)
                .for_each(|(user, described)| self.service_user(user, described));
        }
    }

    fn service_user(&mut self, user: &str, described: &str) {
        let (code, length) = (whole(user).unwrap_or_default(), length(described));
        let other = codes::OTHER_SERVICE_USERS.contains(&code);
        if other && length == 0 {
            self.found.warning("OTHERUSERDESC", says::missing("who they are, since the code says “other”"));
        } else if other && length > LONGEST_DESCRIPTION {
            self.found.error("OTHERUSERDESC", says::too_long(length, LONGEST_DESCRIPTION));
        }
        if !codes::SERVICE_USERS.contains(&code) {
            self.found.warning("SERVICEUSERS", says::unknown(user, "codes with semicolons between"));
        }
    }

    /// Tasks that nurses hand over to staff.
    fn delegation(&mut self) {
        let (answer, activities) = (self.cells.get("DHA"), self.cells.get("DHAACTIVITIES"));
        let known = ["1", "2", "999"];
        self.one_of("DHA", &known, "1 (yes), 2 (no) or 999 (not known)");
        let service = self.cells.number("MAINSERVICE").unwrap_or_default();
        if known.contains(&answer) && codes::SERVICES_WITHOUT_DELEGATION.contains(&service) {
            self.found
                .warning("DHA", says::ignored("staff of this MAINSERVICE take on no tasks from nurses"));
        }
        let wrong = list(activities)
            .iter()
            .filter(|code| !matches!(whole(code), Some(1..=8)) || code.len() > 1)
            .count();
        if activities.is_empty() || answer == "999" && activities == "999" {
        } else if answer != "1" {
            self.found.warning("DHAACTIVITIES", says::ignored("DHA is not 1 (yes)"));
        } else if wrong > 0 {
            self.found.warning(
                "DHAACTIVITIES",
                says::no_code(activities, "codes from 1 to 8 with semicolons between"),
            );
        }
    }
}

/// A digit, a hyphen and 8 to 12 digits.
fn is_cqc_number(text: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('-').is_some_and(|(first, rest)| {
        first.len() == 1 && digits(first) && (8..=12).contains(&rest.len()) && digits(rest)
    })
}
