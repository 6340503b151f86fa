//! What a fuzzer begins with: small files that are in order, made here, and the words of the formats.

use std::fs;
use std::io;
use std::path::Path;

use rota::{Options, Steps};
use serde_json::{Value, json};
use week::{Change, Compiled, RotaFile, Template, Week};

use crate::BETWEEN;
use crate::formats::Format;

#[allow(dead_code, reason = "the seeds need no costs")]
#[path = "../../bench/src/formats/tests/samples.rs"]
mod instances;
#[path = "../../crates/roads/src/osm/sample.rs"]
mod sample;
#[path = "../../bench/src/weekly/sample.rs"]
mod weekly;

/// An invented week of two days, small enough to read in a moment.
pub(crate) fn small_week() -> Week {
    let first_day = "2026-03-28".parse().expect("a date");
    let wish = town::Wish { days: 2, history_days: 2, ..town::Wish::new(3, 2, 1, first_day) };
    town::invent(&wish).expect("a town that can be invented").week
}

/// A rota of a week.
pub(crate) fn small_rota(week: &Compiled) -> RotaFile {
    let options = Options::default();
    week.rota_file(&rota::plan(&week.problem, None, &options, &Steps(500), &mut |_| {}), &options)
}

/// A block of an extract as a file.
pub(crate) fn osm_file(block: &[u8]) -> Vec<u8> {
    let features = ["OsmSchema-V0.6", "DenseNodes"].map(|name| sample::bytes_field(4, name.as_bytes()));
    let header = sample::blob("OSMHeader", &features.concat(), false);
    [header, sample::blob("OSMData", block, false)].concat()
}

/// Writes the seeds of every target into a folder of its own below `corpus`, and words of its format into `words`.
///
/// # Errors
/// Where they cannot be written.
pub fn write(corpus: &Path, words: &Path) -> io::Result<()> {
    let put = |target: &str, name: &str, bytes: &[u8]| {
        fs::create_dir_all(corpus.join(target))?;
        fs::write(corpus.join(target).join(name), bytes)
    };
    let week = small_week();
    let rota = small_rota(&week.problem(None).expect("an invented week can be planned"));
    put("week", "town", week.to_json().as_bytes())?;
    put("week", "tables", tables_week().to_json().as_bytes())?;
    put("rota", "town", rota.to_json().as_bytes())?;
    put("change", "everything", change(&week, &rota).as_bytes())?;
    put("import", "templates", &tables())?;
    put("postcodes", "ours", POSTCODES.as_bytes())?;
    put("postcodes", "directory", DIRECTORY.as_bytes())?;
    let village = village();
    put("extract", "plain", &village.file(false))?;
    put("extract", "packed", &village.file(true))?;
    put("block", "village", &village.block())?;
    let graph =
        roads::osm::read_from(&mut io::Cursor::new(village.file(false))).expect("a village of streets").graph;
    put("roads", "village", &graph.to_bytes()[HEADER_BYTES..])?;
    put("roads", "whole", &graph.to_bytes())?;
    for (format, instance, solution, _) in instances::ALL {
        let name = clap::ValueEnum::to_possible_value(&format).expect("a name for every format");
        put(name.get_name(), "tiny", &[instance.as_bytes(), BETWEEN, solution.as_bytes()].concat())?;
    }
    put("weekly", "tiny", weekly::TINY.as_bytes())?;

    fs::create_dir_all(words)?;
    for (target, schema) in
        [("week", Week::json_schema()), ("rota", RotaFile::json_schema()), ("change", Change::json_schema())]
    {
        fs::write(words.join(target), words_of(&schema))?;
    }
    Ok(())
}

/// The bytes of a compiled map before its body.
const HEADER_BYTES: usize = 28;

/// Where the postcodes of the templates are.
const POSTCODES: &str = "postcode,lat,lon\nM16 9EA,53.455,-2.265\nM15 4AB,53.46,-2.26\nM16 7AD,53.45,-2.27\n";

/// The same as the national directory writes it.
const DIRECTORY: &str = "\"pcd\",\"pcd2\",\"pcds\",\"lat\",\"long\"\n\"M154AB\",\"M15  4AB\",\"M15 4AB\",53.46,-2.26\n\
                         \"M169EA\",\"M16  9EA\",\"M16 9EA\",99.999999,0.000000\n";

/// The templates of the spreadsheet door, and the postcodes in them.
fn tables() -> Vec<u8> {
    let tables = Template::ALL.map(Template::text);
    [tables[0], tables[1], tables[2], POSTCODES].map(str::as_bytes).join(BETWEEN)
}

/// The week that the templates come to.
fn tables_week() -> Week {
    let [workers, people, visits] = Template::ALL.map(|template| template.text().as_bytes());
    let horizon = week::Horizon {
        days: 1,
        ..week::Horizon::week("2026-03-23".parse().expect("a date"), "Europe/London")
    };
    week::import(week::Sheets { workers, people, visits }, Some(&mut POSTCODES.as_bytes()), horizon).week
}

/// One of every change there is.
fn change(week: &Week, rota: &RotaFile) -> String {
    let round = rota.rounds.first().expect("a round");
    let visit = &round.visits.first().expect("a visit").visit;
    let added = week.visits.first().map(|visit| week::Visit { id: "added".into(), ..visit.clone() });
    json!({
        "format": "fairly.change/1",
        "now": "2026-03-28T06:00",
        "changes": [
            { "visit_added": added },
            { "visit_moved": { "visit": visit, "agreed": "2026-03-28T10:15" } },
            { "visit_length": { "visit": visit, "minutes": 50, "shortest_minutes": 40 } },
            { "road_closed": { "between": [week.places[0].id, week.places[1].id], "effect": { "percent": 150 } } },
            { "person_in_hospital": { "person": week.people[0].id, "from": "2026-03-28T12:00" } },
            { "visit_cancelled": { "visit": "added" } },
            { "worker_ill": { "worker": round.worker, "from": "2026-03-29T00:00", "to": "2026-03-29T12:00" } },
        ],
    })
    .to_string()
}

/// A village with everything in it that the reader of extracts knows of.
fn village() -> sample::Sample {
    let door = [("addr:housenumber", "7"), ("addr:street", "Back Lane"), ("addr:postcode", "NP0 0XX")];
    sample::Sample::new()
        .node(1, 515_000_000, -30_000_000, &[])
        .node(2, 515_000_000, -29_900_000, &[("highway", "traffic_signals")])
        .node(3, 515_000_000, -29_800_000, &[])
        .node(4, 515_050_000, -29_900_000, &[("barrier", "bollard"), ("bicycle", "yes")])
        .node(5, 515_100_000, -29_900_000, &[])
        .node(6, 515_060_000, -29_910_000, &door)
        .way(10, &[1, 2, 3], &[("highway", "primary"), ("name", "High Street"), ("maxspeed", "30 mph")])
        .way(11, &[2, 4, 5], &[("highway", "residential"), ("oneway", "yes"), ("access", "private")])
        .way(12, &[5, 1], &[("highway", "steps"), ("foot", "designated"), ("surface", "gravel")])
        .way(13, &[1, 3, 5], &[])
        .way(14, &[5, 2, 1], &[("waterway", "river")])
        .way(15, &[1, 2, 5, 1], &[("building", "yes"), ("addr:housename", "Inn")])
        .area(20, &[13, 14], &[("type", "multipolygon"), ("natural", "water")])
}

/// The names of fields and the fixed words of a JSON Schema, as a fuzzer takes them.
fn words_of(schema: &str) -> String {
    let mut words = std::collections::BTreeSet::new();
    collect(&serde_json::from_str(schema).unwrap_or_default(), &mut words);
    words.iter().map(|word| format!("\"\\\"{word}\\\"\"\n")).collect()
}

fn collect(schema: &Value, words: &mut std::collections::BTreeSet<String>) {
    let plain = |word: &&str| word.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"\\".contains(&byte));
    match schema {
        Value::Object(fields) => {
            let names = fields.get("properties").and_then(Value::as_object);
            words.extend(names.into_iter().flat_map(|names| names.keys().cloned()));
            words.extend(fields.get("const").and_then(Value::as_str).filter(plain).map(str::to_owned));
            fields.values().for_each(|inner| collect(inner, words));
        }
        Value::Array(items) => {
            words.extend(items.iter().filter_map(Value::as_str).filter(plain).map(str::to_owned));
            items.iter().for_each(|inner| collect(inner, words));
        }
        _ => {}
    }
}
