//! Reads the keyword text of the instances.

use std::collections::BTreeMap;

use super::{Days, Patient, Slot, Week, Worker};
use crate::formats::read::{ReadError, wrong};

/// The most nodes a file may have; its matrix holds their square.
const MOST_NODES: usize = 1_000;

/// The latest time of day, in units of ten minutes: far more than there are.
const LATEST: f64 = 1_000.0;

/// The figures of a file by keyword.
struct Table(BTreeMap<String, Vec<f64>>);

/// Reads an instance.
pub(crate) fn read(text: &str) -> Result<Week, ReadError> {
    let table = Table::read(text)?;
    let (nodes, workers) = (table.size("nPatients", MOST_NODES)?, table.size("nNurses", MOST_NODES)?);
    let days = table.size("nDays", 7)?;
    let patients = nodes
        .checked_sub(2 * workers)
        .filter(|&patients| patients > 0)
        .ok_or_else(|| wrong("nPatients", "leaves no patients between the workers' starts and ends"))?;
    let node = |patient: usize| workers + patient;
    let travel = |from: usize| {
        let row = (0..patients).map(move |to| (node(from), node(to)));
        row.map(|(from, to)| table.time("travelTime", from * nodes + to)).collect::<Result<Vec<i32>, _>>()
    };
    Ok(Week {
        days,
        workers: (0..workers).map(|worker| table.worker(worker)).collect::<Result<_, _>>()?,
        patients: (0..patients)
            .map(|patient| table.patient(patient, patients, workers, days))
            .collect::<Result<_, _>>()?,
        travel: (0..patients).map(travel).collect::<Result<_, _>>()?,
    })
}

impl Table {
    fn read(text: &str) -> Result<Self, ReadError> {
        let (mut table, mut key) = (BTreeMap::<String, Vec<f64>>::new(), None);
        for word in text.split_whitespace() {
            if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                table.insert(word.to_owned(), Vec::new());
                key = Some(word);
                continue;
            }
            let figures = key
                .and_then(|key| table.get_mut(key))
                .ok_or_else(|| wrong(word, "comes before any keyword"))?;
            figures.push(word.parse().map_err(|_| wrong(word, "is no number"))?);
        }
        Ok(Self(table))
    }

    /// The figure number `at` of a keyword.
    fn figure(&self, key: &str, at: usize) -> Result<f64, ReadError> {
        let figure = self.0.get(key).and_then(|figures| figures.get(at)).copied();
        figure.ok_or_else(|| wrong(key, format_args!("has no figure number {}", at + 1)))
    }

    /// A whole figure between 0 and `most`.
    #[expect(clippy::cast_possible_truncation, reason = "whole and within bounds")]
    fn whole(&self, key: &str, at: usize, most: f64) -> Result<i32, ReadError> {
        let figure = self.figure(key, at)?;
        if figure.fract() != 0.0 || !(0.0..=most).contains(&figure) {
            return Err(wrong(key, format_args!("{figure} is no whole number up to {most}")));
        }
        Ok(figure as i32)
    }

    /// A time or a length.
    fn time(&self, key: &str, at: usize) -> Result<i32, ReadError> {
        self.whole(key, at, LATEST)
    }

    /// The only figure of a keyword, counting something.
    fn size(&self, key: &str, most: usize) -> Result<usize, ReadError> {
        let size = self.whole(key, 0, 1e6)?;
        usize::try_from(size)
            .ok()
            .filter(|size| (1..=most).contains(size))
            .ok_or_else(|| wrong(key, format_args!("{size} is not between 1 and {most}")))
    }

    /// A number that counts from 1, counted from 0.
    fn index(&self, key: &str, at: usize, size: usize) -> Result<usize, ReadError> {
        let number = self.whole(key, at, 1e6)?;
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        index
            .filter(|&index| index < size)
            .ok_or_else(|| wrong(key, format_args!("{number} is not one of {size}")))
    }

    fn worker(&self, worker: usize) -> Result<Worker, ReadError> {
        let (leave, arrive) =
            (self.index("base", 2 * worker, MOST_NODES)?, self.index("base", 2 * worker + 1, MOST_NODES)?);
        Ok(Worker {
            open: self.whole("nurseAvail", worker, 2.0)? == 2,
            from: self.time("release", leave)?,
            to: self.time("deadline", arrive)?,
            most: self.whole("maxWeekly", worker, 1e6)?,
        })
    }

    fn patient(
        &self,
        patient: usize,
        patients: usize,
        workers: usize,
        days: usize,
    ) -> Result<Patient, ReadError> {
        let node = workers + patient;
        let status = self.whole("patAvail", patient, 2.0)?;
        let (visits, gap) = (self.whole("dayReq", node, 1e6)?, self.whole("code", node, 1e6)?);
        Ok(Patient {
            from: self.time("release", node)?,
            to: self.time("deadline", node)?,
            duration: self.time("duration", node)?,
            patterns: if status == 2 { patterns(days, visits, gap) } else { Vec::new() },
            fixed: if status == 1 { Some(self.place(patient, patients, workers, days)?) } else { None },
        })
    }

    /// What is agreed with an existing patient.
    fn place(&self, patient: usize, patients: usize, workers: usize, days: usize) -> Result<Slot, ReadError> {
        let width = |key: &str| self.0.get(key).map_or(0, Vec::len) / patients;
        let (on, at) = (width("preAssignDays"), width("preAssignWindows"));
        let mut set: Days = 0;
        for day in 0..days {
            set |= Days::from(self.figure("preAssignDays", patient * on + day)? != 0.0) << day;
        }
        Ok(Slot {
            worker: self.index("preAssignNurse", patient, workers)?,
            start: self.time("preAssignWindows", patient * at)?,
            days: set,
        })
    }
}

/// Every set of so many days with at least `gap` free days between any two.
pub(super) fn patterns(days: usize, visits: i32, gap: i32) -> Vec<Days> {
    let far = |set: Days| {
        let on: Vec<i32> = (0i32..).take(days).filter(|day| set >> day & 1 == 1).collect();
        on.windows(2).all(|pair| pair[1] - pair[0] > gap)
    };
    let sets = 1..(1u16 << days).min(256);
    let sets = sets.filter_map(|set| Days::try_from(set).ok());
    sets.filter(|set| i32::try_from(set.count_ones()) == Ok(visits) && far(*set)).collect()
}
