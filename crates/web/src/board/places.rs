//! Where things on the board lead. All addresses of visits, people and workers that a board knows are made here.

use super::By;

/// A board's own address, and the keys of everyone on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// What all addresses begin with: "/team/k".
    pub base: String,
    /// The page the board stands on: "board" or "draft".
    pub page: String,
    /// The Monday of the week, such as `2026-03-02`.
    pub week: String,
    /// The keys of the workers, in the order of the week.
    pub workers: Vec<String>,
    /// The keys of the people, likewise.
    pub people: Vec<String>,
    /// The dates of the days, likewise.
    pub dates: Vec<String>,
    /// Today's date, wherever it lies.
    pub today: String,
}

impl Places {
    /// The board itself, with other lanes or another day.
    #[must_use]
    pub fn board(&self, by: By, day: Option<usize>) -> String {
        let base = format!("{}/{}?week={}&by={}", self.base, self.page, self.week, by.key());
        match day {
            Some(day) => format!("{base}&day={day}"),
            None => base,
        }
    }

    /// The week on paper.
    #[must_use]
    pub fn print(&self) -> String {
        format!("{}/print?week={}", self.base, self.week)
    }

    /// A visit's page, which is told of the week and of the page one comes from: a draft and what was published are two
    /// rotas of one week. Below it lie `/move` (told where to, after a drag: `&to=WORKER&date=DATE`), `/swap` and `/pin`.
    #[must_use]
    pub fn visit(&self, key: &str) -> String {
        format!("{}/visit/{key}?week={}&on={}", self.base, self.week, self.page)
    }

    /// A worker's page.
    #[must_use]
    pub fn worker(&self, at: usize) -> String {
        format!("{}/workers/{}", self.base, key(&self.workers, at))
    }

    /// A person's page.
    #[must_use]
    pub fn person(&self, at: usize) -> String {
        format!("{}/people/{}", self.base, key(&self.people, at))
    }

    /// Which of the days is today.
    pub(super) fn today(&self) -> Option<usize> {
        self.dates.iter().position(|date| *date == self.today)
    }

    /// The date of a day.
    pub(super) fn date(&self, day: usize) -> &str {
        key(&self.dates, day)
    }
}

fn key(keys: &[String], at: usize) -> &str {
    keys.get(at).map_or("", String::as_str)
}
