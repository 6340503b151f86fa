//! The week file and what stands beside it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rota::Plan;
use week::{
    Change, Compiled, Horizon, Mode, Point, RotaFile, Sheets, TravelSource, Week, import, whereabouts,
};

use crate::files;
use crate::seeds::small_week;

/// The week that rota and change files are held against.
static WEEK: LazyLock<(Week, Compiled, RotaFile)> = LazyLock::new(|| {
    let week = small_week();
    let compiled = week.problem(None).expect("an invented week can be planned");
    let rota = crate::seeds::small_rota(&compiled);
    (week, compiled, rota)
});

/// A map on which every way takes five minutes, and none leads back.
struct FiveMinutes;

impl TravelSource for FiveMinutes {
    fn table(&self, _mode: Mode, points: &[Point]) -> Result<Vec<Option<u32>>, String> {
        let count = points.len();
        Ok((0..count * count).map(|at| (at / count <= at % count).then_some(300)).collect())
    }
}

/// Reads a week file. One that is in order is written and read again, compiled, and an empty plan of it judged.
pub fn week_file(text: &str) {
    let Ok(week) = Week::read(text) else { return };
    let written = week.to_json();
    assert_eq!(Week::read(&written).as_ref(), Ok(&week), "what is written is read");
    if let Ok(compiled) = week.problem(Some(&FiveMinutes)) {
        let empty = Plan::default();
        let _ = rota::check(&compiled.problem, &empty);
        let _ = compiled.left_out(&empty);
    }
}

/// Reads a rota file, makes it a plan of a small week and has the plan judged.
pub fn rota_file(text: &str) {
    let Ok(file) = RotaFile::read(text) else { return };
    assert_eq!(RotaFile::read(&file.to_json()).as_ref(), Ok(&file), "what is written is read");
    let (_, compiled, _) = &*WEEK;
    for plan in compiled.plan(&file).into_iter().chain([compiled.plan_that_remains(&file)]) {
        let _ = rota::check(&compiled.problem, &plan);
        let _ = compiled.left_out(&plan);
    }
}

/// Reads a change file and applies it to a small week and its rota.
pub fn change_file(text: &str) {
    let Ok(change) = Change::read(text) else { return };
    assert_eq!(Change::read(&change.to_json()).as_ref(), Ok(&change), "what is written is read");
    let (week, _, rota) = &*WEEK;
    if let Ok(changed) = week.apply(&change, rota) {
        let _ = changed.problem(None);
    }
}

/// Reads three tables and one of postcodes, in this order. The week they come to is compiled.
pub fn tables(bytes: &[u8]) {
    let [workers, people, visits, mut postcodes] = files(bytes);
    let horizon = Horizon::week("2026-03-23".parse().expect("a date"), "Europe/London");
    let imported = import(Sheets { workers, people, visits }, Some(&mut postcodes), horizon);
    if imported.findings.is_empty() && imported.unplaced.is_empty() {
        week_file(&imported.week.to_json());
    }
}

/// Looks two postcodes up in a table.
pub fn postcodes(mut bytes: &[u8]) {
    let wanted = BTreeSet::from(["M15 4AB".to_owned(), "M16 9EA".to_owned()]);
    if let Ok(found) = whereabouts(&mut bytes, &wanted) {
        assert!(found.keys().all(|code| wanted.contains(code)), "what was asked for and nothing else");
    }
}
