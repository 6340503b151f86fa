//! Observations: read with everything wrong at once, kept as they came, and given back the same.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::measure::{self, LOINC, OURS, PARTS_OF_PRESSURE};
use super::{Code, Issue};
use care::observations::{Measure, Measured};

/// The states of an observation that says something.
const SAYS_SOMETHING: [&str; 4] = ["preliminary", "final", "amended", "corrected"];
/// The system of units.
const UCUM: &str = "http://unitsofmeasure.org";

/// An observation as it came, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// As it came: what is unknown here is kept.
    resource: Map<String, Value>,
    /// What was measured.
    pub measured: Measured,
    /// When.
    pub at: Timestamp,
}

impl Observation {
    /// Reads one that is about the patient with this id.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(text: &str, patient: &str) -> Result<Self, Vec<Issue>> {
        let value: Value = serde_json::from_str(text)
            .map_err(|why| vec![Issue::new(Code::Structure, format!("This is not JSON: {why}."))])?;
        let Value::Object(resource) = value else {
            return Err(vec![Issue::new(Code::Structure, "Send one Observation as a JSON object.")]);
        };
        if resource.get("resourceType") != Some(&json!("Observation")) {
            let words = "This is not an Observation. Set resourceType to Observation.";
            return Err(vec![Issue::at(Code::Structure, "Observation", words)]);
        }
        let mut wrong = Vec::new();
        let mut keep = |result: Result<(), Issue>| wrong.extend(result.err());
        keep(status(&resource));
        keep(subject(&resource, patient));
        let at = effective(&resource);
        let measured =
            measure_of(&resource).map_err(|why| vec![why]).and_then(|measure| amount(&resource, measure));
        match (at, measured) {
            (Ok(at), Ok(measured)) if wrong.is_empty() => Ok(Self { resource, measured, at }),
            (at, measured) => {
                wrong.extend(at.err());
                wrong.extend(measured.err().into_iter().flatten());
                Err(wrong)
            }
        }
    }

    /// As it came.
    #[must_use]
    pub fn text(&self) -> String {
        Value::Object(self.resource.clone()).to_string()
    }

    /// As it is given back: as it came, under our id and about our patient.
    #[must_use]
    pub fn resource(&self, id: &str, patient: &str) -> Value {
        let mut resource = self.resource.clone();
        resource.insert("id".to_owned(), json!(id));
        resource.entry("subject").or_insert_with(|| json!({ "reference": format!("Patient/{patient}") }));
        Value::Object(resource)
    }
}

/// Observations that were found, each with its whole address.
#[must_use]
pub fn bundle(found: Vec<(String, Value)>) -> Value {
    let entries: Vec<Value> = found
        .into_iter()
        .map(|(address, resource)| {
            json!({ "fullUrl": address, "resource": resource, "search": { "mode": "match" } })
        })
        .collect();
    let mut bundle = json!({ "resourceType": "Bundle", "type": "searchset", "total": entries.len() });
    if !entries.is_empty() {
        bundle["entry"] = Value::Array(entries);
    }
    bundle
}

fn status(resource: &Map<String, Value>) -> Result<(), Issue> {
    let at = "Observation.status";
    match resource.get("status").and_then(Value::as_str) {
        Some(status) if SAYS_SOMETHING.contains(&status) => Ok(()),
        Some(_) => {
            Err(Issue::at(Code::Value, at, "The status must be preliminary, final, amended or corrected."))
        }
        None => Err(Issue::at(Code::Required, at, "A status is missing, such as final.")),
    }
}

/// About nobody but the person to whom the device was given.
fn subject(resource: &Map<String, Value>, patient: &str) -> Result<(), Issue> {
    let Some(subject) = resource.get("subject") else { return Ok(()) };
    let reference = subject.get("reference").and_then(Value::as_str).unwrap_or_default();
    if reference.rsplit('/').next() == Some(patient) {
        return Ok(());
    }
    let words =
        "This key is for another patient. Leave the subject out, or name the one the device was given to.";
    Err(Issue::at(Code::Forbidden, "Observation.subject", words))
}

fn effective(resource: &Map<String, Value>) -> Result<Timestamp, Issue> {
    let at = "Observation.effective";
    let period = || resource.get("effectivePeriod").and_then(|period| period.get("start"));
    let given =
        resource.get("effectiveDateTime").or_else(|| resource.get("effectiveInstant")).or_else(period);
    let given = given.and_then(Value::as_str).ok_or_else(|| {
        Issue::at(Code::Required, at, "When it was measured is missing. Send effectiveDateTime.")
    })?;
    given.parse().map_err(|_| {
        let words = "This is not a time with its zone, such as 2026-11-30T07:30:00Z.";
        Issue::at(Code::Value, at, words)
    })
}

fn codings(code: &Value) -> impl Iterator<Item = (&str, &str)> {
    let codings = code.get("coding").and_then(Value::as_array).into_iter().flatten();
    codings.filter_map(|coding| Some((coding.get("system")?.as_str()?, coding.get("code")?.as_str()?)))
}

fn measure_of(resource: &Map<String, Value>) -> Result<Measure, Issue> {
    let at = "Observation.code";
    let code = resource.get("code").ok_or_else(|| Issue::at(Code::Required, at, "A code is missing."))?;
    codings(code).find_map(|(system, code)| measure::of(system, code)).ok_or_else(|| {
        let ours = Measure::ALL.map(Measure::name).join(", ");
        let words =
            format!("This is none of what is taken here. Use a code of {LOINC}, or one of {OURS}: {ours}.");
        Issue::at(Code::NotSupported, at, words)
    })
}

fn amount(resource: &Map<String, Value>, measure: Measure) -> Result<Measured, Vec<Issue>> {
    if measure != Measure::Pressure {
        let value = quantity(resource.get("valueQuantity"), measure, "Observation.valueQuantity");
        return value.map(|value| Measured { measure, value, lower: None }).map_err(|why| vec![why]);
    }
    let parts = resource.get("component").and_then(Value::as_array);
    let part = |code: &str| {
        let is_it =
            |part: &&Value| part.get("code").is_some_and(|of| codings(of).any(|of| of == (LOINC, code)));
        let found = parts.and_then(|parts| parts.iter().find(is_it));
        let value = found.and_then(|found| found.get("valueQuantity"));
        quantity(value, measure, "Observation.component.valueQuantity")
    };
    let [upper, lower] = PARTS_OF_PRESSURE.map(part);
    match (upper, lower) {
        (Ok(value), Ok(lower)) if lower < value => Ok(Measured { measure, value, lower: Some(lower) }),
        (Ok(_), Ok(_)) => {
            let words =
                "The lower blood pressure is not below the upper. Look whether they are the other way round.";
            Err(vec![Issue::at(Code::Value, "Observation.component", words)])
        }
        (upper, lower) => Err(upper.err().into_iter().chain(lower.err()).collect()),
    }
}

/// A quantity in thousandths of the measure's unit.
fn quantity(quantity: Option<&Value>, measure: Measure, at: &'static str) -> Result<i64, Issue> {
    let name = measure.name();
    let missing = || Issue::at(Code::Required, at, format!("The value of {name} is missing, with its unit."));
    let quantity = quantity.ok_or_else(missing)?;
    let value = quantity.get("value").and_then(Value::as_f64).ok_or_else(missing)?;
    let text = |key: &str| quantity.get(key).and_then(Value::as_str);
    let unit = text("code").or_else(|| text("unit")).unwrap_or_default();
    let known = measure::units(measure).iter().find(|(code, ..)| *code == unit);
    let other_system = text("system").is_some_and(|system| system != UCUM);
    let (_, factor, off) = known.filter(|_| !other_system).ok_or_else(|| {
        let units: Vec<&str> = measure::units(measure).iter().map(|(code, ..)| *code).collect();
        let words =
            format!("{name} comes in one of the units {} of {UCUM}, and not in “{unit}”.", units.join(", "));
        Issue::at(Code::NotSupported, at, words)
    })?;
    let thousandths = (value - off) * factor;
    let (least, most) = measure.bounds();
    let can_be = (least as f64 * 1_000.0..=most as f64 * 1_000.0).contains(&thousandths);
    if !can_be {
        let words = format!(
            "A value of {value} {unit} cannot be for {name}. Look at the device and its unit; nothing was kept."
        );
        return Err(Issue::at(Code::Value, at, words));
    }
    Ok(thousandths.round() as i64)
}
