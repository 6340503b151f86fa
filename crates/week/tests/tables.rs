//! Tables that went wrong elsewhere: nobody is merged, nothing becomes whatever is the least trouble, nothing is swallowed.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

use std::collections::BTreeMap;

use week::{Horizon, Imported, Sheets, Tables, Week, import};

const WORKERS: &str = "name,days,from,to,travel,lat,lon\n\
    Asha Patel,Mon-Fri,7:00,14:00,bicycle,53.4573,-2.2690\n\
    Ben Okoro,Mon-Fri,7:00,15:00,car,53.4580,-2.2700\n";
const PEOPLE: &str = "name,lat,lon\nMrs Hill,53.4656,-2.2605\nMr Shah,53.4601,-2.2642\n";
const VISITS: &str = "person,visit,days,time,minutes\n\
    Mrs Hill,breakfast,Mon-Fri,8.30,30\n\
    Mr Shah,getting up,Mon-Fri,8am,45\n";

fn horizon() -> Horizon {
    Horizon::week("2026-03-02".parse().unwrap(), "Europe/London")
}

fn of_bytes(workers: &[u8], people: &[u8], visits: &[u8]) -> Imported {
    import(Sheets { workers, people, visits }, None, horizon())
}

fn of(workers: &str, people: &str, visits: &str) -> Imported {
    of_bytes(workers.as_bytes(), people.as_bytes(), visits.as_bytes())
}

fn at(imported: &Imported) -> Vec<&str> {
    imported.findings.iter().map(|finding| finding.at.as_str()).collect()
}

fn people(imported: &Imported) -> Vec<&str> {
    imported.week.people.iter().map(|person| person.name.as_str()).collect()
}

fn workers(imported: &Imported) -> Vec<&str> {
    imported.week.workers.iter().map(|worker| worker.id.as_str()).collect()
}

/// Whose visits there are and what, one of each.
fn visits(imported: &Imported) -> Vec<(&str, &str)> {
    let mut visits: Vec<(&str, &str)> =
        imported.week.visits.iter().map(|visit| (visit.person.as_str(), visit.name.as_str())).collect();
    visits.dedup();
    visits
}

#[test]
fn a_name_that_two_people_have_is_told_at_every_cell_and_their_ids_are_exact() {
    let two = "name,id,lat,lon\nMary Smith,101,53.4656,-2.2605\nMary Smith,102,53.49,-2.29\nMr Shah,103,53.46,-2.26\n";
    let asked = "person,visit,time,minutes\nMary Smith,breakfast,8.30,30\n102,tea,17:00,30\nmary  smith,supper,18:00,30\n";
    let imported = of(WORKERS, two, asked);
    assert_eq!(at(&imported), ["visits, row 2, column person", "visits, row 4, column person"]);
    let finding = &imported.findings[0];
    assert!(
        finding.what.contains("Mary Smith") && finding.help.contains("write the id: 101 or 102"),
        "{finding}"
    );
    assert_eq!(visits(&imported), [("102", "tea")]);
    assert_eq!(imported.week.people.len(), 3);
}

#[test]
fn a_refusal_of_a_name_that_two_workers_have_leaves_the_person_out() {
    let two = "name,id,days,from,to\nMaria Silva,W1,Mon-Fri,7,14\nMaria Silva,W2,Mon-Fri,7,14\n";
    let refused = |who: &str| {
        let people =
            format!("name,lat,lon,not these workers\nMrs Hill,53.46,-2.26,{who}\nMr Shah,53.46,-2.26,\n");
        of(two, &people, VISITS)
    };
    let imported = refused("Maria Silva");
    assert_eq!(at(&imported), ["people, row 2, column not these workers", "visits, row 2, column person"]);
    assert_eq!(people(&imported), ["Mr Shah"]);
    assert_eq!(refused("W2").week.people[0].not_workers, ["W2".into()]);
    assert_eq!(refused("W1;W2").week.people[0].not_workers.len(), 2);
    let unknown = refused("Maria Sylva");
    assert!(unknown.findings[0].help.contains("did you mean \"Maria Silva\""), "{:?}", unknown.findings);
    assert_eq!(refused("none").findings, []);
}

#[test]
fn two_workers_without_ids_do_not_become_one() {
    let people = "name,lat,lon,not these workers\nMrs Hill,53.46,-2.26,Maria Silva\nMr Shah,53.46,-2.26,\n";
    for (second, column) in [
        ("Maria Silva,Mon-Fri,15:00,20:00,20,car,53.51,-2.35,woman", "contracted hours"),
        ("Maria Silva,Mon-Fri,13:00,20:00,,,,,", "from"),
        ("Maria Silva,Mon-Fri,7:00,14:00,30,bicycle,53.4573,-2.269,woman", "from"),
        ("Maria Silva,,,,,,,,", "name"),
        ("Maria Silva,Mon-Fri,15:00,20:00,,,,,man", "gender"),
    ] {
        let workers_table = format!(
            "name,days,from,to,contracted hours,travel,lat,lon,gender\n\
             Maria Silva,Mon-Fri,7:00,14:00,30,bicycle,53.4573,-2.269,woman\n{second}\n"
        );
        let imported = of(&workers_table, people, VISITS);
        let expected = format!("workers, row 3, column {column}");
        assert_eq!(at(&imported)[..2], [expected.as_str(), "people, row 2, column not these workers"]);
        assert_eq!(workers(&imported), ["maria-silva"]);
        assert_eq!(imported.week.workers[0].shifts.len(), 1);
        assert_eq!(imported.week.workers[0].contract.contracted_minutes_a_week, Some(1800));
    }
}

#[test]
fn a_further_row_of_one_worker_is_a_further_shift_and_nothing_else() {
    let table = "name,id,days,from,to,travel\n\
        Ben Okoro,W1,Mon,7:00,11:00,car\nBen Okoro,W1,Sat,8:00,14:00,Car\nBen Okoro,,Sun,8:00,14:00,\n";
    let imported = of(table, PEOPLE, VISITS);
    assert_eq!(imported.findings, []);
    assert_eq!((workers(&imported), imported.week.workers[0].shifts.len()), (vec!["W1"], 3));
    let first_unread = table.replace("Mon,7:00", "Mon,7:00:30");
    let imported = of(&first_unread, PEOPLE, VISITS);
    let expected =
        ["workers, row 2, column from", "workers, row 3, column name", "workers, row 4, column name"];
    assert_eq!(at(&imported), expected, "none of it becomes a worker of whom less is known");
    assert!(workers(&imported).is_empty());
    let whose = "name,id,days,from,to\nBen,W1,Mon,7,11\nBen,W2,Mon,7,11\nBen,,Tue,7,11\nCy,W1,Wed,7,11\nDi,,Mon,7,11\nDi,W9,Tue,7,11\n";
    let imported = of(whose, PEOPLE, VISITS);
    assert_eq!(
        at(&imported),
        ["workers, row 4, column name", "workers, row 5, column id", "workers, row 7, column id"]
    );
    assert_eq!(workers(&imported), ["W1", "W2", "di"]);
}

#[test]
fn names_that_differ_by_a_blank_are_two() {
    let two = "name,id,lat,lon\nJo Anne Smith,201,53.4656,-2.2605\nJoanne Smith,202,53.49,-2.29\n";
    let asked = "person,visit,time,minutes\nJo Anne Smith,breakfast,8.30,30\nJoanne Smith,tea,17:00,30\nJoan Smith,tea,17:00,30\n";
    let imported = of(WORKERS, two, asked);
    assert_eq!(at(&imported), ["visits, row 4, column person"]);
    assert_eq!(visits(&imported), [("201", "breakfast"), ("202", "tea")]);
}

#[test]
fn people_nobody_can_tell_apart_are_told_and_a_row_left_out_keeps_its_name() {
    let twins = "name,lat,lon\nMary Smith,53.4656,-2.2605\nMary Smith,53.49,-2.29\n";
    let asked = "person,visit,time,minutes\nMary Smith,breakfast,8.30,30\n";
    assert_eq!(
        at(&of(WORKERS, twins, asked)),
        ["people, row 3, column name", "visits, row 2, column person"]
    );
    let one_unread = "name,id,lat,lon\nMary Smith,1,53.4656,-2.2605\nMary Smith,2,north,-2.29\n";
    let imported = of(WORKERS, one_unread, asked);
    assert_eq!(at(&imported), ["people, row 3, column lat", "visits, row 2, column person"]);
    assert!(imported.week.visits.is_empty(), "the first Mary Smith is not taken for the second");
    let same_id = "name,id,lat,lon\nMary,1,53.4656,-2.2605\nJo,1,53.46,-2.29\n";
    let asked = "person,visit,time,minutes\n1,breakfast,8.30,30\n";
    assert_eq!(
        at(&of(WORKERS, same_id, asked)),
        ["people, row 3, column id", "visits, row 2, column person"]
    );
}

#[test]
fn a_stray_quote_is_named_and_the_rows_after_it_are_read() {
    let quoted = "name,lat,lon\n\"Nan\" Hill,53.4656,-2.2605\nMr Shah,53.4601,-2.2642\n\
        \"Auntie Jo,53.4610,-2.2600\nMrs Lee,53.4620,-2.2610\nMr Cole,53.4630,-2.2620\n";
    let imported = of(WORKERS, quoted, "person,visit,days,time,minutes\nNan Hill,lunch,Mon,12:00,30\n");
    assert_eq!(at(&imported), ["people, row 4, column name"]);
    assert!(imported.findings[0].what.contains("Auntie Jo"), "{}", imported.findings[0]);
    assert_eq!(people(&imported), ["\"Nan\" Hill", "Mr Shah", "Mrs Lee", "Mr Cole"]);
    assert_eq!(imported.week.visits.len(), 1);

    let open = "person,visit,days,time,minutes,priority\nMr Shah,getting up,Mon,8am,45,\n\
        Mrs Hill,\"breakfast,Mon,8.30,30,\nMr Shah,lunch,Mon,12:00,30,\n";
    let never = format!("{open}Mr Shah,tea,Mon,17:00,30,\n");
    let pair = format!("{open}Mr Shah,tea\",Mon,17:00,30,\nMr Shah,supper,Mon,18:00,30,\n");
    for (table, count) in [(never, 3), (pair, 4)] {
        let imported = of(WORKERS, PEOPLE, &table);
        assert_eq!(at(&imported), ["visits, row 3, column visit"]);
        assert_eq!(imported.week.visits.len(), count);
    }
    let workers_table =
        WORKERS.replace("Ben Okoro,Mon-Fri", "Ben Okoro,\"Mon-Fri") + "Cy,Mon,7:00,14:00,car,53.4,-2.2\n";
    let imported = of(&workers_table, PEOPLE, VISITS);
    assert_eq!(
        (at(&imported), workers(&imported)),
        (vec!["workers, row 3, column days"], vec!["asha-patel", "cy"])
    );
}

#[test]
fn cells_beside_the_columns_and_in_misspelt_ones_leave_their_row_out() {
    let decimal_comma =
        "person,visit,days,time,minutes\nMrs Hill,tea,Mon,8,30,30\nMrs Hill,lunch,Mon,12,30\n";
    let imported = of(WORKERS, PEOPLE, decimal_comma);
    assert_eq!((at(&imported), imported.week.visits.len()), (vec!["visits, row 2, column 6"], 1));
    let misspelt =
        "name,lat,lon,not these worker\nMrs Hill,53.4656,-2.2605,Ben Okoro\nMr Shah,53.4601,-2.2642,\n";
    let imported = of(WORKERS, misspelt, VISITS);
    assert_eq!(at(&imported), ["people, row 1", "visits, row 2, column person"]);
    assert_eq!(people(&imported), ["Mr Shah"]);
    let notes = "name,lat,lon,notes\nMrs Hill,53.4656,-2.2605,the dog\nMr Shah,53.4601,-2.2642,\n";
    let imported = of(WORKERS, notes, VISITS);
    assert_eq!((at(&imported), people(&imported).len()), (vec!["people, row 1"], 2));
}

#[test]
fn a_cell_that_cannot_be_read_leaves_its_row_out() {
    let header = "name,days,from,to,contracted hours,most hours,travel,competences,cleared until,born";
    for (row, column) in [
        ("Asha,Mon-Fri,7:00,14:00,30,16h max,bike,hoist,,", "most hours"),
        ("Asha,Mon-Fri,7:00,14:00,30,,bike,hoist,exp. 3/25,", "cleared until"),
        ("Asha,Mon-Fri,7:00,14:00,30,,bike,hoist,,17 yrs", "born"),
        ("Asha,Mon-Fri,7:00,14:00,30,,bike,hoist,,3/4/2049", "born"),
        ("Asha,Mon-Fri not Wed,7:00,14:00,30,,bike,hoist,,", "days"),
        ("Asha,Mon-Fri,7:00,15:00:30,30,,bike,hoist,,", "to"),
        ("Asha,Mon-Fri,,14:00,30,,bike,hoist,,", "from"),
        ("Asha,Mon-Fri,,,30,,bike,hoist,,", "from"),
        ("Asha,Mon-Fri,7:00,14:00,thirty,,bike,hoist,,", "contracted hours"),
        ("Asha,Mon-Fri,7:00,14:00,30,,hovercraft,hoist,,", "travel"),
    ] {
        let imported = of(&format!("{header}\n{row}\n"), PEOPLE, VISITS);
        assert_eq!(at(&imported), [format!("workers, row 2, column {column}")], "{row}");
        assert!(workers(&imported).is_empty(), "{row}");
    }
    let header =
        "person,visit,days,any one day,time,earliest,latest,minutes,shortest minutes,workers,priority";
    for (row, column) in [
        ("Mrs Hill,insulin,Mon,,8:30:30,,,15,,1,essential", "time"),
        ("Mrs Hill,tea,Mon,,,before 10,,15,,1,", "earliest"),
        ("Mrs Hill,tea,Mon,,,,half 11,15,,1,", "latest"),
        ("Mrs Hill,tea,Mon,,,,,15,,3 carers,", "workers"),
        ("Mrs Hill,tea,Mon,,,,,15,,1,whenever", "priority"),
        ("Mrs Hill,tea,Mon,perhaps,,,,15,,1,", "any one day"),
        ("Mrs Hill,tea,Mon,,,,,15,a little,1,", "shortest minutes"),
        ("Mrs Hill,tea,most days,,,,,15,,1,", "days"),
        ("Mrs Hill,tea,Mon,,,9:30,7:30,15,,1,", "latest"),
    ] {
        let imported = of(WORKERS, PEOPLE, &format!("{header}\n{row}\n"));
        assert_eq!(at(&imported), [format!("visits, row 2, column {column}")], "{row}");
        assert!(imported.findings[0].help.ends_with("the row is left out"), "{}", imported.findings[0]);
        assert!(imported.week.visits.is_empty(), "{row}");
    }
    let plain = format!(
        "{header}\nMrs Hill,hoist,Mon,,8.30,,,30,,2 carers,time critical\nMr Shah,hoist,Mon,,\u{ff18}:30,,,30,,2.0,\n"
    );
    let imported = of(WORKERS, PEOPLE, &plain);
    assert_eq!(imported.findings, []);
    assert!(imported.week.visits.iter().all(|visit| visit.workers == 2));
    assert_eq!(imported.week.visits[1].agreed.unwrap().to_string(), "08:30");
}

#[test]
fn letters_in_two_forms_are_the_same_letters() {
    let parts = |text: &str| {
        text.replace('ë', "e\u{308}")
            .replace('é', "e\u{301}")
            .replace('í', "i\u{301}")
            .replace('ç', "c\u{327}")
    };
    let workers_table =
        "name,days,from,to,competences,languages\nZoë Ní Bhriain,Mon-Fri,7,14,médicaments,Français\n";
    let people_table =
        "name,lat,lon,not these workers,language wish\nMme Zoë,53.4656,-2.2605,Zoë Ní Bhriain,français\n";
    let visits_table =
        "person,visit,days,time,minutes,competences\nMme Zoë,petit déjeuner,Mon,8.30,30,médicaments\n";
    let whole = of(workers_table, people_table, visits_table);
    assert_eq!(whole.findings, []);
    assert_eq!(whole.week.people[0].not_workers, [whole.week.workers[0].id.clone()]);
    assert_eq!(whole.week.visits[0].competences, [whole.week.workers[0].competences[0].name.clone()]);
    for apart in [
        of(&parts(workers_table), people_table, visits_table),
        of(workers_table, &parts(people_table), visits_table),
        of(workers_table, people_table, &parts(visits_table)),
    ] {
        assert_eq!((apart.findings, apart.week.to_json()), (Vec::new(), whole.week.to_json()));
    }
    // The week file too, whether the marks are written or escaped.
    let text = whole.week.to_json();
    for apart in
        [parts(&text), text.replace('é', "e\\u0301"), text.replacen("médicaments", "me\u{301}dicaments", 1)]
    {
        assert_eq!(Week::read(&apart).as_ref(), Ok(&whole.week));
    }
}

#[test]
fn every_encoding_gives_the_same_week() {
    let people_table = PEOPLE.replace("Mrs Hill", "Mrs Ruža Šimić");
    let western = PEOPLE.replace("Mrs Hill", "Mrs Ruža Šimiç");
    let asked = |name: &str| VISITS.replace("Mrs Hill", name);
    let wide = |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let whole = of(WORKERS, &people_table, &asked("Mrs Ruža Šimić"));
    assert_eq!((&whole.findings[..], whole.week.visits.len()), (&[][..], 10));
    for unit in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
        let imported =
            of_bytes(&wide(WORKERS, unit), &wide(&people_table, unit), asked("Mrs Ruža Šimić").as_bytes());
        assert_eq!((imported.findings, imported.week.to_json()), (Vec::new(), whole.week.to_json()));
    }
    let windows: Vec<u8> = western
        .chars()
        .map(|sign| match sign {
            'ž' => 0x9e,
            'Š' => 0x8a,
            other => u8::try_from(u32::from(other)).unwrap(),
        })
        .collect();
    let imported = of_bytes(WORKERS.as_bytes(), &windows, asked("Mrs Ruža Šimiç").as_bytes());
    assert_eq!((&imported.findings[..], people(&imported)), (&[][..], vec!["Mrs Ruža Šimiç", "Mr Shah"]));
    let imported = of_bytes(b"PK\x03\x04", PEOPLE.as_bytes(), VISITS.as_bytes());
    assert_eq!((at(&imported), imported.findings[0].what.contains("workbook")), (vec!["workers"], true));
    let lost = of(WORKERS, &PEOPLE.replace("Mrs Hill", "Mrs H\u{fffd}ll"), VISITS);
    assert_eq!(at(&lost)[0], "people, row 2, column name");
}

#[test]
fn rows_are_numbered_truly_whatever_ends_a_line() {
    for end in ["\n", "\r\n", "\r"] {
        let visits_table =
            VISITS.replace("8am", "soon").replace("breakfast", "\"tea\nand toast\"").replace('\n', end);
        let imported = of(&WORKERS.replace('\n', end), &PEOPLE.replace('\n', end), &visits_table);
        assert_eq!(at(&imported), ["visits, row 3, column time"], "{end:?}");
    }
}

#[test]
fn names_of_signs_alone_have_ids_and_are_told_apart() {
    let workers_table = WORKERS.replace("Asha Patel", "💜").replace("Ben Okoro", "🌹🌹");
    let people_table = "name,lat,lon,likes\nمحمد علي,53.4656,-2.2605,🌹🌹\n李小龍,53.4601,-2.2642,💜\n";
    let imported = of(&workers_table, people_table, "person,visit,days,time,minutes\n李小龍,☕,Mon,8am,45\n");
    assert_eq!(imported.findings, []);
    assert_eq!(workers(&imported), ["worker", "worker-2"]);
    let liked: Vec<_> = imported.week.people.iter().map(|person| person.liked[0].as_str()).collect();
    assert_eq!(liked, ["worker-2", "worker"]);
    assert_eq!(Week::read(&imported.week.to_json()).as_ref(), Ok(&imported.week));
}

#[test]
fn a_part_of_a_day_is_a_time_or_asked_about() {
    let table = "person,visit,days,time,minutes\nMrs Hill,a,Mon,0.25,30\nMrs Hill,b,Mon,0.3125,30\nMrs Hill,c,Mon,3.54166666666667E-01,30\n";
    let imported = of(WORKERS, PEOPLE, table);
    assert_eq!(at(&imported), ["visits, row 2, column time"]);
    assert!(imported.findings[0].help.starts_with("write 06:00 or 00:25"), "{}", imported.findings[0]);
    let times: Vec<String> =
        imported.week.visits.iter().map(|visit| visit.agreed.unwrap().to_string()).collect();
    assert_eq!(times, ["07:30", "08:30"]);
}

#[test]
fn degrees_that_cannot_be_right_are_told() {
    let person = |degrees: &str| {
        of(WORKERS, &format!("name,lat,lon\nMrs Hill,{degrees}\nMr Shah,53.4601,-2.2642\n"), VISITS)
    };
    for (degrees, column, help) in [
        ("0,0", "lat", "look the place up"),
        ("-2.2605,53.4656", "lat", "did you mean 53.4656, -2.2605?"),
        ("53.4656,2.2605", "lat", "did you mean 53.4656, -2.2605?"),
        ("53.4656,", "lon", "fill in both"),
        (",-2.2605", "lat", "fill in both"),
        ("40.7,-74.0", "lat", "mend lat and lon"),
    ] {
        let imported = person(degrees);
        assert_eq!(at(&imported)[0], format!("people, row 2, column {column}"), "{degrees}");
        assert!(imported.findings[0].help.contains(help), "{degrees}: {}", imported.findings[0]);
        let hill = imported.week.people.iter().find(|person| person.name == "Mrs Hill");
        let place = hill.and_then(|hill| imported.week.places.iter().find(|place| place.id == hill.place));
        assert!(place.is_none_or(|place| place.point().is_none()), "{degrees}: no plan goes there");
    }
    assert_eq!(person("53.4656 N,2.2605 W").findings, []);
}

#[test]
fn what_a_postcode_table_says_is_looked_at_too() {
    let people_table = "name,postcode\nMrs Hill,M15 4AB\nMr Shah,IM1 1AD\nMiss Orr,BT1 5GS\n";
    let table = "postcode;latitude;longitude\nM15 4AB;53,465;-2,2605\nIM1 1AD;0;0\nBT1 5GS;53,46;2,26\n";
    let sheets =
        Sheets { workers: WORKERS.as_bytes(), people: people_table.as_bytes(), visits: VISITS.as_bytes() };
    let imported = import(sheets, Some(&mut table.as_bytes()), horizon());
    assert_eq!(at(&imported), ["people, row 4, column postcode"]);
    let unplaced: Vec<&str> = imported.unplaced.iter().map(|finding| finding.at.as_str()).collect();
    assert_eq!(unplaced, ["people, row 3, column postcode"]);
    assert_eq!(people(&imported).len(), 3, "they are taken in all the same");
    let workbook = import(sheets, Some(&mut &b"PK\x03\x04"[..]), horizon());
    assert_eq!(at(&workbook), ["postcodes"]);
}

#[test]
fn someone_without_any_place_is_taken_in_and_told() {
    let tables = Tables::read(
        Sheets {
            workers: WORKERS.as_bytes(),
            people: b"name\nMrs Hill\nMr Shah\n",
            visits: VISITS.as_bytes(),
        },
        horizon(),
    );
    let imported = tables.located(&BTreeMap::new());
    assert_eq!((&imported.findings[..], imported.week.visits.len()), (&[][..], 10));
    let unplaced: Vec<&str> = imported.unplaced.iter().map(|finding| finding.at.as_str()).collect();
    assert_eq!(unplaced, ["people, row 2, column postcode", "people, row 3, column postcode"]);
}

#[test]
fn a_worker_and_a_person_never_share_a_place() {
    let workers_table = "name,id,days,from,to,lat,lon\nAsha Patel,person-12,Mon-Fri,7,14,53.49,-2.29\n";
    let people_table = "name,id,lat,lon\nMrs Hill,12,53.4656,-2.2605\nMr Shah,13,53.4601,-2.2642\n";
    let imported = of(workers_table, people_table, VISITS);
    assert_eq!((&imported.findings[..], imported.week.places.len()), (&[][..], 3));
    assert_ne!(imported.week.workers[0].start.as_ref(), Some(&imported.week.people[0].place));
}

#[test]
fn what_is_wrong_with_a_week_is_told_with_the_row_it_came_from() {
    let table = "person,visit,days,time,earliest,latest,minutes\nMrs Hill,tea,Mon,,,,30\nMrs Hill,lunch,Tue Wed,8.00,11:00,13:00,30\n";
    let imported = of(WORKERS, PEOPLE, table);
    assert_eq!(at(&imported), ["visits, row 3 (agreed)", "visits, row 3 (agreed)"]);
}

#[test]
fn names_and_texts_of_tables_are_held_to_the_bounds_of_forms() {
    let (fits, long) = ("é".repeat(100), "é".repeat(101));
    let workers = format!(
        "name,days,from,to,lat,lon,languages,competences\n\
        {fits},Mon-Fri,7:00,14:00,53.4573,-2.2690,French; Urdu,\n\
        {long},Mon-Fri,7:00,14:00,53.4573,-2.2690,{long}; Urdu,\n\
        Ben\u{202e}okorO,Mon-Fri,7:00,14:00,53.4573,-2.2690,,\n\
        \"Cara\nWebb\",Mon-Fri,7:00,14:00,53.4573,-2.2690,,{long}\n"
    );
    let people = format!(
        "name,lat,lon,notes\nMrs Hill,53.4656,-2.2605,\nMr\u{200b} Shah,53.4601,-2.2642,{}\n",
        "x".repeat(10_001)
    );
    let asked = format!(
        "person,visit,days,time,minutes\nMrs Hill,{long},Mon,8.30,30\nMrs Hill,{fits},Mon,12.30,30\n"
    );
    let imported = of(&workers, &people, &asked);
    let expected = [
        "workers, row 3, column name",
        "workers, row 3, column languages",
        "workers, row 4, column name",
        "workers, row 5, column competences",
        "visits, row 2, column visit",
    ];
    for place in expected {
        assert!(at(&imported).contains(&place), "{place}: {:?}", imported.findings);
    }
    assert!(
        imported.findings.iter().any(|finding| finding.what.contains("at most 10000 letters")),
        "{:?}",
        imported.findings
    );
    assert!(!at(&imported).contains(&"workers, row 5, column name"), "a name in two lines is one");
    assert_eq!(imported.week.workers.len(), 1, "each such row is left out");
    assert_eq!(self::people(&imported), ["Mrs Hill"]);
    assert_eq!(visits(&imported).len(), 1);
    assert_eq!(
        of("name\n", "name,lat,lon\nMr\u{200b} Sh\u{ad}ah,53.46,-2.26\n", "").week.people[0].name,
        "Mr Shah"
    );
}
