//! Published solutions: our rules find nothing broken, and exactly the published cost.
//!
//! The instances are not ours to ship: these tests read `../shared/benchmarks` beside the project, and skip, saying
//! so, where it is not there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::formats::{Format, Objective, read};

/// The benchmark folder, if it is there.
fn benchmarks() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/benchmarks");
    if !folder.is_dir() {
        println!("SKIPPED: no ../shared/benchmarks beside the project");
    }
    folder.is_dir().then_some(folder)
}

/// Every file below a folder by its name without endings, with the folders between.
fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, path)| (format!("{name}/{below}"), path)));
        } else {
            let plain = name.trim_end_matches(".gz").trim_end_matches(".json").trim_end_matches(".txt");
            found.insert(plain.trim_end_matches(".sol").to_owned(), path);
        }
    }
    found
}

/// The best-known cost of every instance.
fn best_known(set: &Path) -> BTreeMap<String, f64> {
    let text = fs::read_to_string(set.join("best_known.csv")).unwrap();
    let mut rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let best = rows.next().unwrap().iter().position(|&column| column == "best").unwrap();
    rows.map(|row| (row[0].to_owned(), row[best].parse().unwrap())).collect()
}

/// Judges every published solution of a set; costs may differ by `tolerance`, the rounding of the publication.
fn agree(set: &str, format: Format, tolerance: f64) {
    let Some(set) = benchmarks().map(|folder| folder.join(set)) else { return };
    let (instances, best) = (files(&set.join("instances")), best_known(&set));
    let solutions = files(&set.join("solutions"));
    assert!(!solutions.is_empty());
    for (name, solution) in solutions {
        let instance = read(format, Objective::Travel, &fs::read(&instances[&name]).unwrap()).unwrap();
        let plan = instance.plan(&fs::read(solution).unwrap()).unwrap();
        let verdict = rota::check(instance.problem(), &plan);
        assert_eq!(verdict.breaches, [], "{name}");
        // The routes published for C9 were re-timed; the best-known value is that of the better times.
        let expected = if name == "C9" { 535.075 } else { best[&name] };
        let cost = instance.cost(&verdict.score);
        assert!((cost - expected).abs() <= tolerance, "{name}: {cost} instead of {expected}");
        assert_eq!(instance.plan(instance.write(&plan).as_bytes()).unwrap(), plan, "{name} written and read");
    }
}

#[test]
fn mankowska_2014() {
    agree("mankowska-2014", Format::Hhcrsp, 0.01);
}

#[test]
fn kummer_2021() {
    agree("kummer-2021", Format::Hhcrsp, 0.001);
}

#[test]
fn italian_2024() {
    agree("italian-2024", Format::Hhcrsp, 0.001);
}

#[test]
fn uhhc_2026() {
    agree("uhhc-2026", Format::Uhhc, 0.0);
}

#[test]
fn vrptw_solomon() {
    agree("vrptw-solomon", Format::Vrptw, 1e-9);
}
