//! Spreadsheets become weeks, and every row that cannot be read is named.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

use proptest::prelude::*;
use week::{Date, Horizon, Imported, Sheets, Template, Week, Weekday, import};

fn horizon() -> Horizon {
    Horizon::week("2026-03-30".parse().unwrap(), "Europe/London")
}

fn imported(workers: &str, people: &str, visits: &str) -> Imported {
    let sheets = Sheets { workers: workers.as_bytes(), people: people.as_bytes(), visits: visits.as_bytes() };
    import(sheets, Some(&mut Template::Postcodes.text().as_bytes()), horizon())
}

fn templates() -> [&'static str; 3] {
    [Template::Workers, Template::People, Template::Visits].map(Template::text)
}

fn places(imported: &Imported) -> Vec<&str> {
    imported.findings.iter().map(|finding| finding.at.as_str()).collect()
}

#[test]
fn the_templates_make_a_week() {
    let [workers, people, visits] = templates();
    let imported = imported(workers, people, visits);
    assert_eq!((&imported.findings[..], &imported.unplaced[..]), (&[][..], &[][..]));
    let week = &imported.week;
    assert_eq!((week.workers.len(), week.people.len(), week.visits.len()), (2, 2, 11));
    let ben = &week.workers[1];
    assert_eq!(ben.shifts.iter().map(|shift| shift.parts.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(ben.shifts[1].weekdays, [Weekday::Sat]);
    assert_eq!(week.people[0].liked, ["asha-patel".into()]);
    assert_eq!(week.visits[0].id.as_str(), "mrs-hill-breakfast-2026-03-30");
    assert_eq!(week.visits[10].dates.len(), 3);
    assert_eq!(Week::read(&week.to_json()).as_ref(), Ok(week));
    assert!(week.problem(None).is_ok());
}

#[test]
fn semicolons_tabs_marks_and_other_titles_are_no_matter() {
    let [workers, people, _] = templates();
    let workers = format!("\u{feff}{}", workers.replace(';', "/").replace(',', ";"));
    let visits = "Who\tCall\tDate\tStart Time\tDuration\tDouble up\n\
                  mrs hill\tTea\t03/04/2026\t4.30pm\t0:30\tyes\n";
    let imported = imported(&workers, people, visits);
    assert_eq!(imported.findings, []);
    let tea = &imported.week.visits[0];
    assert_eq!(tea.dates, ["2026-04-03".parse::<Date>().unwrap()]);
    assert_eq!((tea.agreed.unwrap().to_string(), tea.minutes, tea.workers), ("16:30".to_owned(), 30, 2));
    assert_eq!(imported.week.workers.len(), 2);
}

#[test]
fn a_window_with_its_ends_swapped_is_named_and_left_out() {
    let [workers, people, _] = templates();
    let visits = "person,visit,date,earliest,latest,minutes\n\
                  Mrs Hill,breakfast,03/04/2026,9:30,7:30,30\n\
                  Mrs Hill,night call,03/04/2026,22:00,6:00,30\n";
    let imported = imported(workers, people, visits);
    assert_eq!(places(&imported), ["visits, row 2, column latest"]);
    let names: Vec<&str> = imported.week.visits.iter().map(|visit| visit.name.as_str()).collect();
    assert_eq!(names, ["night call"]);
}

#[test]
fn every_cell_that_cannot_be_read_is_named() {
    let [workers, people, _] = templates();
    let visits = "person,visit,days,time,minutes\n\
                  Mrs Hill,breakfast,Mon-Fri,8.30,30\n\
                  Mrs Hull,breakfast,Mon-Fri,half eight,\n\
                  Mrs Hill,lunch,T,12:00,30\n";
    let imported = imported(workers, people, visits);
    let expected = [
        "visits, row 3, column person",
        "visits, row 3, column minutes",
        "visits, row 3, column time",
        "visits, row 4, column days",
    ];
    assert_eq!(places(&imported), expected);
    assert_eq!(imported.week.visits.len(), 5);
}

#[test]
fn columns_and_postcodes_that_are_not_known_are_named() {
    let people = "name,postcode,colour\nMrs Hill,M1 1AA,blue\nMr Shah,nowhere,red\n";
    let imported = imported("nmae\nAsha\n", people, "person,visit,minutes\n");
    let expected = ["workers, row 1", "workers, row 1", "people, row 1", "people, row 3, column postcode"];
    assert_eq!(places(&imported), expected);
    assert_eq!(imported.unplaced[0].at, "people, row 2, column postcode");
    assert_eq!(imported.findings[0].help, "did you mean \"name\"?");
}

#[test]
fn a_table_that_would_fill_the_memory_is_refused() {
    // Eight million empty cells, each of which would be kept.
    let [workers, people, _] = templates();
    let imported = imported(workers, people, &",".repeat((8 << 20) + 1));
    assert_eq!(places(&imported), ["visits"]);
    assert_eq!(imported.findings[0].what, "the file is longer than 8 MiB");
}

#[test]
fn without_a_postcode_table_degrees_will_do() {
    let sheets = Sheets {
        workers: b"name,from,to,lat,lon\nAsha,7,14,53.46,-2.26\n",
        people: b"name,latitude,longitude\nMrs Hill,53.47,-2.27\n",
        visits: b"person,visit,days,time,minutes\nMrs Hill,breakfast,daily,8am,30\n",
    };
    let imported = import(sheets, None, horizon());
    assert_eq!(imported.findings, []);
    assert_eq!((imported.week.places.len(), imported.week.visits.len()), (2, 7));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(
        workers in prop::collection::vec(any::<u8>(), 0..200),
        cells in prop::collection::vec("[\"a-zA-Z0-9:;,./ \t\n-]{0,12}", 0..40),
        separator in prop::sample::select(vec![",", ";", "\t", "|"]),
    ) {
        let [_, people, visits] = templates();
        let sheets = Sheets { workers: &workers, people: people.as_bytes(), visits: visits.as_bytes() };
        import(sheets, Some(&mut &workers[..]), horizon());
        let rows: Vec<String> = cells.chunks(5).map(|row| row.join(separator)).collect();
        let header = ["person", "visit", "days", "time", "minutes"].join(separator);
        let visits = format!("{header}\n{}", rows.join("\n"));
        let imported = imported(templates()[0], people, &visits);
        prop_assert!(imported.week.visits.iter().all(|visit| !visit.dates.is_empty()));
    }
}
