//! The files of the service: read and written, and its vectors.

use super::*;
use care::{Minutes, Pence};
use proptest::prelude::*;

const CONTEXT: Context = Context { today: Date::constant(2026, 11, 30), records: Records::NoneYet };

fn good(file: File) -> Vec<(&'static str, &'static str)> {
    match file {
        File::Workplace => vec![
            ("LOCALESTID", "A"),
            ("STATUS", "NEW"),
            ("ESTNAME", "Riverside"),
            ("ADDRESS1", "1 Invented Row"),
            ("POSTCODE", "NP20 9XA"),
            ("ESTTYPE", "7"),
            ("REGTYPE", "2"),
            ("PROVNUM", "1-123456790"),
            ("LOCATIONID", "1-980000001"),
            ("MAINSERVICE", "8"),
            ("ALLSERVICES", "8"),
            ("TOTALPERMTEMP", "9"),
            ("ALLJOBROLES", "4;8"),
            ("STARTERS", "0;1"),
            ("LEAVERS", "0;1"),
            ("VACANCIES", "1;2"),
        ],
        File::Staff => vec![
            ("LOCALESTID", "A"),
            ("UNIQUEWORKERID", "1"),
            ("STATUS", "NEW"),
            ("DISPLAYID", "Tegan"),
            ("POSTCODE", "NP20 9XA"),
            ("DOB", "04/05/1979"),
            ("STARTDATE", "12/11/2021"),
            ("STARTINSECT", "2012"),
            ("EMPLSTATUS", "1"),
            ("ZEROHRCONT", "2"),
            ("SALARYINT", "3"),
            ("HOURLYRATE", "13.50"),
            ("MAINJOBROLE", "8"),
            ("CONTHOURS", "23"),
            ("SCQUAL", "2"),
        ],
        File::Training => {
            vec![
                ("LOCALESTID", "A"),
                ("UNIQUEWORKERID", "1"),
                ("CATEGORY", "20"),
                ("DATECOMPLETED", "01/02/2025"),
            ]
        }
    }
}

/// A faultless row with some cells changed.
fn row(file: File, changed: &[(&str, &str)]) -> Table {
    let cells = file.columns().into_iter().map(|column| {
        let changed = changed.iter().find(|(name, _)| *name == column);
        let fine = good(file).into_iter().find(|(name, _)| *name == column);
        changed.map(|(_, text)| *text).or(fine.map(|(_, text)| text)).unwrap_or_default().to_owned()
    });
    Table::new(file, 0, [cells.collect()])
}

fn said(file: File, changed: &[(&str, &str)]) -> Vec<String> {
    let found = check(&row(file, changed), &CONTEXT);
    found.into_iter().map(|finding| format!("{} {}", finding.column, finding.kind.word())).collect()
}

#[test]
fn a_faultless_row_is_found_faultless() {
    for file in File::ALL {
        assert_eq!(said(file, &[]), [] as [&str; 0], "{}", file.name());
    }
}

#[test]
fn what_depends_on_another_column_is_told_of_both() {
    let staff = |changed: &[(&str, &str)]| said(File::Staff, changed);
    assert_eq!(staff(&[("ZEROHRCONT", "1")]), ["CONTHOURS/ZEROHRCONT error", "CONTHOURS warning"]);
    assert_eq!(staff(&[("SALARYINT", "1")]), ["SALARYINT/HOURLYRATE error"]);
    assert_eq!(staff(&[("SALARYINT", "999")]), ["HOURLYRATE warning"]);
    assert_eq!(staff(&[("DOB", "01/01/2024")]), ["DOB warning", "STARTDATE warning", "STARTINSECT warning"]);
    assert_eq!(
        staff(&[("STARTDATE", "31/02/2021")]),
        [] as [&str; 0],
        "the service says nothing, and loses the date"
    );
    let senior = [("MAINJOBROLE", "1"), ("SALARYINT", "1"), ("HOURLYRATE", ""), ("SALARY", "240000")];
    assert_eq!(staff(&senior), [] as [&str; 0]);
    assert_eq!(staff(&[&senior[1..], &[("MAINJOBROLE", "2")]].concat()), ["SALARY error"]);
    let from_abroad =
        [("NATIONALITY", "608"), ("BRITISHCITIZENSHIP", "2"), ("HANDCVISA", "1"), ("INOUTUK", "2")];
    assert_eq!(staff(&from_abroad), [] as [&str; 0]);
    assert_eq!(
        staff(&[&from_abroad[2..], &[("NATIONALITY", "826")]].concat()),
        ["HANDCVISA warning", "INOUTUK warning"]
    );
    assert_eq!(
        staff(&[("STATUS", "DELETE"), ("DOB", "never")]),
        ["STATUS error"],
        "nothing else of it is read"
    );
}

#[test]
fn lists_have_to_be_of_one_length() {
    let workplace = |changed: &[(&str, &str)]| said(File::Workplace, changed);
    assert_eq!(workplace(&[("STARTERS", "999"), ("LEAVERS", "999")]), [] as [&str; 0]);
    assert_eq!(workplace(&[("STARTERS", "1")]), ["ALLJOBROLES/STARTERS error"]);
    assert_eq!(workplace(&[("ALLSERVICES", "8;0"), ("CAPACITY", ";0")]), [] as [&str; 0]);
    assert_eq!(workplace(&[("ALLSERVICES", "8;0;13")]).len(), 2, "0 is no other; and descriptions");
    assert_eq!(
        workplace(&[("LEAVERS", "0;3"), ("REASONS", "20;21"), ("REASONNOS", "1;1")]),
        ["REASONNOS/LEAVERS error"]
    );
}

#[test]
fn validity_and_expiry_belong_together() {
    let training = |changed: &[(&str, &str)]| said(File::Training, changed);
    assert_eq!(training(&[("VALIDITY", "24"), ("EXPIRYDATE", "31/01/2027")]), [] as [&str; 0]);
    assert_eq!(
        training(&[("VALIDITY", "12"), ("EXPIRYDATE", "31/01/2027")]),
        ["EXPIRYDATE/VALIDITY warning"]
    );
    assert_eq!(training(&[("VALIDITY", "24months")]), [] as [&str; 0]);
    assert_eq!(training(&[("VALIDITY", "annual")]), ["VALIDITY error"]);
}

#[test]
fn a_header_that_is_not_the_services_is_told_column_by_column() {
    let header = File::Training.columns().join(",").replace("HOWDELIVERED", "HOW");
    let wrong: Vec<String> = read(&header).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(wrong, ["line 1: error: Column 8 is called \"HOW\". It has to be HOWDELIVERED."]);
    assert_eq!(read("name,age\n").unwrap_err()[0].line, 1);
    assert_eq!(read("").unwrap_err().len(), 1);
    let moving =
        File::Staff.columns().join(",").replacen("UNIQUEWORKERID", "UNIQUEWORKERID,CHGUNIQUEWRKID", 1);
    assert!(read(&moving).is_ok());
    assert!(read(&format!("{moving},QUALACH04,QUALACH04NOTES")).is_ok());
    assert_eq!(read(&format!("{moving},QUALACH04")).unwrap_err().len(), 1);
}

#[test]
fn a_row_with_a_cell_too_many_is_told_and_the_others_are_read() {
    let header = File::Training.columns().join(",");
    let table = read(&format!("{header}\nA,1,20,,,,,,,,,\nA,2,20,,,,,,,,,,\n")).unwrap();
    assert_eq!((table.rows().len(), table.odd().len()), (1, 1));
    assert_eq!(check(&table, &CONTEXT)[0].line, 3);
    for end in ["\n", "\r\n", "\r"] {
        let table =
            read(&[&header, "A,1,20,\"two\n lines\",,,,,,,,", "", "A,2,20,,,,,,,,,"].join(end)).unwrap();
        let lines: Vec<u64> = table.rows().iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 5], "{end:?}");
    }
}

#[test]
fn files_are_held_against_one_another() {
    let workplaces =
        row(File::Workplace, &[("TOTALPERMTEMP", "1"), ("LEAVERS", "0;0"), ("VACANCIES", "0;0")]);
    let staff = row(File::Staff, &[]);
    let training = row(File::Training, &[("UNIQUEWORKERID", "2")]);
    let upload = Upload { workplaces: Some(&workplaces), staff: Some(&staff), training: Some(&training) };
    let found = across(&upload, &CONTEXT);
    let said: Vec<String> =
        found.iter().map(|(file, finding)| format!("{} {}", file.name(), finding.column)).collect();
    assert_eq!(said, ["workplace.csv VACANCIES", "training.csv UNIQUEWORKERID"]);
}

#[test]
fn what_is_not_known_stays_empty_and_is_told() {
    let draft = Draft {
        workplaces: vec![Workplace {
            id: "team".into(),
            name: "Riverside".into(),
            kind: Some((7, String::new())),
            staff: 1,
            travel: Some(TravelTime::AsVisits),
            ..Workplace::default()
        }],
        staff: vec![StaffMember {
            workplace: "team".into(),
            id: "worker".into(),
            name: "Tegan".into(),
            born: None,
            started: "2021-11-12".parse().unwrap(),
            employed: EmploymentStatus::Permanent,
            promised: Minutes(23 * 60 + 20),
            days_sick: Some(3),
            hour: Some(Pence(1_350)),
        }],
        ..Draft::default()
    };
    let [workplaces, staff, _] = draft.tables();
    let text = |table: &Table, column: &str| table.text(&table.rows()[0], column).to_owned();
    assert_eq!(text(&workplaces, "TRAVELTIME"), "1");
    assert_eq!(
        ["STARTDATE", "CONTHOURS", "HOURLYRATE"].map(|column| text(&staff, column)),
        ["12/11/2021", "23.5", "13.50"]
    );
    let gaps = draft.gaps(CONTEXT.today);
    let stops: Vec<&str> =
        gaps.iter().filter(|gap| gap.kind == Some(Kind::Error)).map(|gap| gap.column.as_str()).collect();
    assert_eq!(stops, ["ADDRESS1", "POSTCODE", "PROVNUM", "LOCATIONID"]);
    assert!(gaps.iter().any(|gap| gap.column == "DOB" && gap.kind == Some(Kind::Warning) && gap.rows == 1));
    assert!(gaps.iter().any(|gap| gap.column == "NINUMBER" && gap.kind.is_none()));
}

#[test]
fn a_competence_is_of_a_category_where_its_name_says_so() {
    let category = |name| training_category(name);
    assert_eq!(category("Medicines"), Some(13));
    assert_eq!(category("moving and handling"), Some(15));
    assert_eq!(category("speaks Welsh"), None);
}

fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        3 => "[0-9;./ -]{0,12}",
        2 => prop::sample::select(vec!["1", "2", "999", "0", "1;2", "31/02/1985", "NEW", "update", "8;13", "none", "1;2025"])
            .prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn any_table() -> impl Strategy<Value = Table> {
    let file = prop::sample::select(File::ALL.to_vec());
    (file, 0_usize..6).prop_flat_map(|(file, pairs)| {
        let columns = Table::new(file, pairs, []).header().len();
        let rows = prop::collection::vec(prop::collection::vec(any_cell(), columns), 0..4);
        rows.prop_map(move |rows| Table::new(file, pairs, rows))
    })
}

fn cells(table: &Table) -> Vec<&[String]> {
    table.rows().iter().map(|row| row.cells.as_slice()).collect()
}

proptest! {
    #[test]
    fn what_is_written_reads_the_same(table in any_table()) {
        let again = read(&table.written()).unwrap();
        prop_assert_eq!(again.header(), table.header());
        prop_assert_eq!(cells(&again), cells(&table));
        prop_assert_eq!(again.odd(), []);
        prop_assert_eq!(again.written(), table.written());
    }

    #[test]
    fn no_row_is_too_odd_to_be_checked(workplaces in any_table(), others in any_table(), text in any::<String>()) {
        for records in [Records::NoneYet, Records::AsTheFileSays] {
            let context = Context { records, ..CONTEXT };
            for table in [&workplaces, &others] {
                let lines = table.rows().len() as u64 + 1;
                for finding in check(table, &context) {
                    prop_assert!((2..=lines).contains(&finding.line));
                    prop_assert!(finding.says.ends_with('.'), "{}", finding.says);
                }
            }
            let upload = Upload { workplaces: Some(&workplaces), staff: Some(&others), training: Some(&others) };
            prop_assert!(across(&upload, &context).iter().all(|(_, finding)| finding.line >= 2));
        }
        let _ = read(&text);
        let _ = read(&format!("{}\n{text}", File::Training.columns().join(",")));
    }
}
