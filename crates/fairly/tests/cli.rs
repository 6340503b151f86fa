//! What someone at a command line sees: words, exit codes, files.
#![expect(clippy::expect_used, reason = "helpers of tests may stop them")]

use fairly::board::{Ink, Style};
use fairly::cli::{Exit, Terminal, run};
use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Collects what is written.
#[derive(Clone, Default)]
struct Paper(Rc<RefCell<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Paper {
    fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).expect("words")
    }
}

/// What a command said, and how it ended.
struct Said {
    exit: Exit,
    out: String,
    err: String,
}

fn fairly(arguments: &[&str]) -> Said {
    let (out, err) = (Paper::default(), Paper::default());
    let style = Style { width: 80, ink: Ink::Plain };
    let mut terminal = Terminal::writing(Box::new(out.clone()), Box::new(err.clone()), style);
    let arguments = std::iter::once("fairly").chain(arguments.iter().copied()).map(OsString::from);
    let exit = run(arguments, &mut terminal);
    Said { exit, out: out.text(), err: err.text() }
}

/// A folder of its own for a test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("fairly-cli-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a path in words").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A small week and a rota of it.
fn small(folder: &Folder) -> (String, String) {
    let (week, rota) = (folder.file("week.json"), folder.file("rota.json"));
    let town = fairly(&["town", "--people", "4", "--workers", "3", "--seed", "5", "-o", &week]);
    assert_eq!(town.exit, Exit::Fine, "{}", town.err);
    let plan = fairly(&["plan", &week, "--steps", "2000", "-o", &rota]);
    assert_eq!(plan.exit, Exit::Fine, "{}", plan.err);
    (week, rota)
}

fn read(path: &str) -> String {
    fs::read_to_string(path).expect("a file that was just written")
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn alone_it_explains_itself() {
    let alone = fairly(&[]);
    assert_eq!(alone.exit, Exit::Fine);
    insta::assert_snapshot!(alone.out);
    assert_eq!(fairly(&["--help"]).exit, Exit::Fine);
}

#[test]
fn every_command_says_what_it_does_and_every_option_what_it_is_for() {
    for command in [
        "town",
        "map",
        "postcodes",
        "import",
        "plan",
        "show",
        "check",
        "explain",
        "fit",
        "repair",
        "diff",
        "serve",
        "demo",
    ] {
        let help = fairly(&[command, "--help"]);
        assert_eq!(help.exit, Exit::Fine, "{command}");
        let lines: Vec<&str> = help.out.lines().collect();
        let bare = lines.iter().zip(lines.iter().skip(1)).filter(|(line, next)| {
            line.trim_start().starts_with("--") && !line.trim().contains("  ") && next.trim().is_empty()
        });
        assert_eq!(bare.count(), 0, "an option without help in {command}:\n{}", help.out);
    }
}

#[test]
fn what_cannot_be_used_ends_with_two() {
    for arguments in [
        &["plant"] as &[&str],
        &["plan", "--seconds", "soon"],
        &["plan", "--seconds", "3", "--steps", "3"],
        &["plan", "no-such-week.json"],
        &["check", "no-such-week.json", "no-such-rota.json"],
        &["town", "--days", "40"],
        &["repair", "a.json", "b.json"],
    ] {
        let said = fairly(arguments);
        assert_eq!(said.exit, Exit::Unusable, "{arguments:?}");
        assert!(!said.err.is_empty() && said.out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn all_that_is_wrong_with_a_week_comes_at_once() {
    let folder = Folder::new("wrong");
    let (week, _) = small(&folder);
    let mut value = json(&read(&week));
    value["visits"][0]["minutes"] = 0.into();
    value["visits"][1]["person"] = "nobody".into();
    value["colour"] = "blue".into();
    value["workers"][0]["travel"] = "broom".into();
    fs::write(&week, value.to_string()).expect("written");
    let said = fairly(&["plan", &week, "--steps", "10"]);
    assert_eq!(said.exit, Exit::Unusable);
    for wrong in ["colour", "broom"] {
        assert!(said.err.contains(wrong), "{wrong} is not in\n{}", said.err);
    }
    assert!(said.err.contains("cannot be used yet"), "{}", said.err);
}

#[test]
fn the_same_steps_and_seed_give_the_same_bytes() {
    let folder = Folder::new("same");
    let (week, rota) = small(&folder);
    let again = folder.file("again.json");
    fairly(&["plan", &week, "--steps", "2000", "-o", &again]);
    assert_eq!(read(&rota), read(&again));
    let printed = fairly(&["plan", &week, "--steps", "2000", "--json"]);
    assert_eq!(printed.out, read(&rota));
}

#[test]
fn a_plan_passes_the_check_and_a_spoilt_one_does_not() {
    let folder = Folder::new("check");
    let (week, rota) = small(&folder);
    let good = fairly(&["check", &week, &rota]);
    assert_eq!(good.exit, Exit::Fine, "{}", good.out);
    assert!(good.out.starts_with("No rule is broken."));
    let mut value = json(&read(&rota));
    let first = value["rounds"][0]["visits"][0].clone();
    value["rounds"][0]["visits"].as_array_mut().expect("visits").push(first);
    fs::write(&rota, value.to_string()).expect("written");
    let bad = fairly(&["check", &week, &rota]);
    assert_eq!(bad.exit, Exit::Findings);
    assert!(bad.out.starts_with("Rules are broken"), "{}", bad.out);
    let judged = json(&fairly(&["check", &week, &rota, "--json"]).out);
    assert_eq!(judged["holds"], false);
    assert!(judged["breaches"][0]["visit"].is_string() || judged["breaches"][0]["worker"].is_string());
}

#[test]
fn the_board_and_the_page_are_there_for_the_asking() {
    let folder = Folder::new("show");
    let (week, rota) = small(&folder);
    let page = folder.file("week.html");
    let shown = fairly(&["show", &week, &rota, "--html", &page, "--rounds", "--width", "70"]);
    assert_eq!(shown.exit, Exit::Fine);
    assert!(shown.out.starts_with("The week from Monday 2 March 2026"), "{}", shown.out);
    assert!(read(&page).starts_with("<!DOCTYPE html>"));
    assert!(shown.out.lines().all(|line| line.chars().count() <= 70), "{}", shown.out);
}

#[test]
fn a_rota_differs_from_another_but_not_from_itself() {
    let folder = Folder::new("diff");
    let (week, rota) = small(&folder);
    let same = fairly(&["diff", &rota, &rota, "--week", &week]);
    assert_eq!((same.exit, same.out.trim()), (Exit::Fine, "Nothing changed."));
    let mut value = json(&read(&rota));
    value["rounds"].as_array_mut().expect("rounds").remove(0);
    let less = folder.file("less.json");
    fs::write(&less, value.to_string()).expect("written");
    let differs = fairly(&["diff", &rota, &less, "--week", &week]);
    assert_eq!(differs.exit, Exit::Findings);
    assert!(differs.out.contains("nobody any more"), "{}", differs.out);
}

#[test]
fn a_visit_can_be_asked_about() {
    let folder = Folder::new("ask");
    let (week, rota) = small(&folder);
    let visit = json(&read(&rota))["rounds"][0]["visits"][0]["visit"].as_str().expect("an id").to_owned();
    let who = fairly(&["fit", &week, &rota, "--visit", &visit]);
    assert_eq!(who.exit, Exit::Fine, "{}", who.err);
    assert!(who.out.starts_with("Who could take "), "{}", who.out);
    let why = fairly(&["explain", &week, &rota, "--visit", &visit, "--json"]);
    assert_eq!(json(&why.out)["coming"].as_array().map(Vec::len), Some(1));
    let unknown = fairly(&["fit", &week, &rota, "--visit", "the moon"]);
    assert_eq!(unknown.exit, Exit::Unusable);
    assert!(unknown.err.contains("the week has no visit \"the moon\""), "{}", unknown.err);
}

#[test]
fn an_illness_is_mended_in_several_ways() {
    let folder = Folder::new("repair");
    let (week, rota) = small(&folder);
    let planned = json(&read(&rota));
    let rounds = planned["rounds"].as_array().expect("rounds");
    let worker =
        rounds.iter().find(|round| round["date"] == "2026-03-04").expect("a round")["worker"].clone();
    let change = folder.file("change.json");
    let ill = serde_json::json!({
        "format": "fairly.change/1",
        "now": "2026-03-03T06:00",
        "changes": [{ "worker_ill": { "worker": worker, "to": "2026-03-04T23:00" } }],
    });
    fs::write(&change, ill.to_string()).expect("written");
    let mended = folder.file("mended.json");
    let said = fairly(&[
        "repair", &week, &rota, "--change", &change, "--steps", "2000", "--take", "fewest", "-o", &mended,
    ]);
    assert_eq!(said.exit, Exit::Fine, "{}", said.err);
    for way in ["Fewest changes", "Balanced", "Best week"] {
        assert!(said.out.contains(way), "{}", said.out);
    }
    assert!(Path::new(&mended).exists());
    assert!(said.out.contains("Who to ask first"), "{}", said.out);

    let said = fairly(&["repair", &week, &rota, "--change", &change, "--steps", "2000", "--json"]);
    let needs = json(&said.out)["needs"].clone();
    assert!(needs.as_array().is_some_and(|needs| !needs.is_empty()), "{needs}");
    for need in needs.as_array().into_iter().flatten() {
        assert!(need["visit"].is_string() && need["offers"].is_array(), "{need}");
        let ill = |offer: &serde_json::Value| {
            let start = offer["start"].as_str().unwrap_or_default();
            offer["workers"][0] == worker && ("2026-03-03T06:00".."2026-03-04T23:00").contains(&start)
        };
        assert!(!need["offers"].as_array().is_some_and(|offers| offers.iter().any(ill)), "{need}");
    }
}

#[test]
fn a_cancelled_visit_counts_as_a_change_as_in_the_difference() {
    let folder = Folder::new("cancelled");
    let (week, rota) = small(&folder);
    let planned = json(&read(&rota));
    let visit = planned["rounds"][0]["visits"][0]["visit"].as_str().expect("an id").to_owned();
    let (change, mended) = (folder.file("change.json"), folder.file("mended.json"));
    let what = format!(
        r#"{{ "format": "fairly.change/1", "now": "2026-03-01T08:00", "changes": [{{ "visit_cancelled": {{ "visit": "{visit}" }} }}] }}"#
    );
    fs::write(&change, what).expect("written");
    let repair =
        ["repair", &week, &rota, "--change", &change, "--steps", "1000", "--take", "fewest", "-o", &mended];
    let said = fairly(&repair);
    assert_eq!(said.exit, Exit::Fine, "{}", said.err);
    let differs = fairly(&["diff", &rota, &mended, "--week", &week]);
    let figure = differs.out.lines().next().expect("a summary");
    assert!(figure.contains("changed, for"), "{figure}");
    assert!(said.out.contains(figure), "{figure}: {}", said.out);
    assert!(said.out.contains("no longer wanted; it was"), "{}", said.out);
}

#[test]
fn three_tables_become_a_week_and_rows_that_cannot_be_read_are_named() {
    let folder = Folder::new("import");
    let written = fairly(&["import", "--templates", &folder.file("team")]);
    assert_eq!(written.exit, Exit::Fine, "{}", written.err);
    let table = |name: &str| folder.file(&format!("team/{name}.csv"));
    let week = folder.file("week.json");
    let (workers, people, visits) = (table("workers"), table("people"), table("visits"));
    let tables =
        ["import", "--workers", &workers, "--people", &people, "--visits", &visits, "--from", "2026-03-02"];
    let import = |more: &[&str]| fairly(&[&tables[..], &["-o", &week], more].concat());
    let whole = import(&["--postcodes", &table("postcodes")]);
    assert_eq!(
        (whole.exit, whole.err.as_str()),
        (Exit::Fine, ""),
        "the templates are read without a complaint"
    );
    let unplaced = import(&[]);
    assert_eq!(unplaced.exit, Exit::Findings);
    assert!(unplaced.err.contains("it is not known where M15 4AB is"), "{}", unplaced.err);
    assert!(unplaced.err.contains("--postcodes"), "{}", unplaced.err);
    let mut more = read(&visits);
    more.push_str("Nobody at all,,,,,,\n");
    fs::write(&visits, more).expect("written");
    let said = import(&["--postcodes", &table("postcodes")]);
    assert_eq!(said.exit, Exit::Findings, "{}{}", said.out, said.err);
    assert!(said.err.contains("visits") && said.err.contains("row"), "{}", said.err);
    assert!(!json(&read(&week))["visits"].as_array().expect("visits").is_empty());
}

#[test]
fn a_region_is_a_folder_with_a_week_for_each_team() {
    let folder = Folder::new("region");
    let region = folder.file("region");
    let said = fairly(&["town", "--people", "110", "--workers", "66", "-o", &region]);
    assert_eq!(said.exit, Exit::Fine, "{}", said.err);
    let files = fs::read_dir(&region).expect("a folder").count();
    assert!(said.out.starts_with(&format!("{files} teams")), "{}", said.out);
    assert!(files > 1);
    assert_eq!(fairly(&["town", "--people", "110", "--workers", "66"]).exit, Exit::Unusable);
}

#[test]
fn a_week_without_workers_says_so_for_every_visit() {
    let folder = Folder::new("nobody");
    let week = folder.file("week.json");
    let town = fairly(&["town", "--people", "2", "--workers", "0", "-o", &week]);
    assert_eq!(town.exit, Exit::Fine, "{}", town.err);
    assert!(town.err.contains("No workers"), "{}", town.err);
    let visits = json(&read(&week))["visits"].as_array().map(Vec::len);
    let said = fairly(&["plan", &week, "--steps", "100", "--json"]);
    assert_eq!(said.exit, Exit::Fine, "{}", said.err);
    assert_eq!(json(&said.out)["unplaced"].as_array().map(Vec::len), visits);
}

#[test]
fn a_town_without_people_is_refused() {
    for workers in ["0", "12"] {
        let said = fairly(&["town", "--people", "0", "--workers", workers]);
        assert_eq!((said.exit, said.out.as_str()), (Exit::Unusable, ""));
        assert!(said.err.contains("--people 1"), "{}", said.err);
    }
}

#[test]
fn the_example_is_what_town_writes() {
    let folder = Folder::new("example");
    let (week, roads) = (folder.file("week.json"), folder.file("roads"));
    fairly(&["town", "--people", "22", "--workers", "12", "--seed", "1", "-o", &week, "--roads", &roads]);
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let kept = |name: &str| fs::read(examples.join(name)).expect("the example");
    let help = "make it again: fairly town --people 22 --workers 12 --seed 1 -o examples/neighbourhood.json --roads examples/neighbourhood.roads";
    assert!(kept("neighbourhood.json") == fs::read(&week).expect("written"), "{help}");
    assert!(kept("neighbourhood.roads") == fs::read(&roads).expect("written"), "{help}");
}

#[test]
fn a_region_is_planned_team_by_team_and_always_alike() {
    let folder = Folder::new("region-plan");
    let region = folder.file("region");
    assert_eq!(fairly(&["town", "--people", "120", "--workers", "70", "-o", &region]).exit, Exit::Fine);
    let teams = fs::read_dir(&region).expect("a folder").count();
    assert!(teams > 1, "{teams}");
    fs::write(folder.0.join("region/spoilt.json"), "{").expect("written");

    let plan = |threads: &str, rotas: &str| {
        fairly(&["plan", &region, "--steps", "2000", "--threads", threads, "-o", rotas])
    };
    let said = plan("2", &folder.file("rotas"));
    assert_eq!(said.exit, Exit::Unusable, "one team's week cannot be used");
    assert!(said.err.contains("spoilt.json"), "{}", said.err);
    assert!(said.out.starts_with(&format!("{teams} of {} teams planned", teams + 1)), "{}", said.out);
    plan("1", &folder.file("again"));
    for team in 1..=teams {
        let rota = |rotas: &str| {
            fs::read(folder.0.join(rotas).join(format!("team-{team:04}.json"))).expect("written")
        };
        assert_eq!(rota("rotas"), rota("again"));
    }

    let said = plan("1", &region);
    assert_eq!(said.exit, Exit::Unusable);
    assert!(said.err.contains("written over the weeks"), "{}", said.err);
}

#[test]
fn what_is_for_one_week_is_not_taken_for_a_region() {
    let folder = Folder::new("region-options");
    let empty = folder.file("empty");
    fs::create_dir_all(&empty).expect("a folder");
    assert!(fairly(&["plan", &empty]).err.contains("holds no week"));
    assert!(fairly(&["plan", &empty, "--rounds"]).err.contains("for one week"));
    assert!(fairly(&["plan", "--total-seconds", "5"]).err.contains("folder of weeks"));
}

#[test]
fn files_in_the_wrong_place_are_told_apart() {
    let folder = Folder::new("wrong-place");
    let (week, rota) = small(&folder);
    let said = fairly(&["check", &rota, &week]);
    assert_eq!(said.exit, Exit::Unusable);
    assert!(said.err.contains("this is a rota, and a week belongs here"), "{}", said.err);
    assert!(fairly(&["check", &week, &week]).err.contains("this is a week, and a rota belongs here"));

    let other = folder.file("other.json");
    fairly(&["town", "--people", "3", "--workers", "2", "--seed", "9", "-o", &other]);
    let said = fairly(&["check", &other, &rota]);
    assert!(said.err.contains("it is the rota of another one"), "{}", said.err);
}
