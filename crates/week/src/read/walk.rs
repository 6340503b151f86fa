//! Holds plain JSON against a JSON Schema, in the dialect that the types of this crate produce.

use serde_json::{Map, Value};

use super::similar::similar;
use crate::civil::{Clock, Date, Moment};
use crate::finding::Finding;
use crate::notes::Notes;

/// Everything in `value` that does not fit `schema`. Fields that are unknown, or wrong and not required, are taken
/// out of `value` so that the rest can be read.
pub(super) fn walk(schema: &Value, value: &mut Value) -> Vec<Finding> {
    let mut walker = Walker { root: schema, notes: Notes::default() };
    walker.fits(schema, value, "");
    walker.notes.into_findings()
}

struct Walker<'a> {
    root: &'a Value,
    notes: Notes,
}

impl<'a> Walker<'a> {
    fn note(&mut self, at: &str, what: String, help: String) {
        let at = if at.is_empty() { "file" } else { at };
        self.notes.note(at, what, help);
    }

    /// Whether `value` fits, noting everything that does not.
    fn fits(&mut self, schema: &'a Value, value: &mut Value, at: &str) -> bool {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            return self.fits_named(name, value, at);
        }
        if let Some(choices) = alternatives(schema) {
            return self.fits_one(choices, value, at);
        }
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            return self.is_one_of(&words.iter().filter_map(Value::as_str).collect::<Vec<_>>(), value, at);
        }
        if let Some(word) = schema.get("const").and_then(Value::as_str) {
            return self.is_one_of(&[word], value, at);
        }
        let kinds = kinds(schema);
        if value.is_null() && kinds.contains(&"null") {
            return true;
        }
        match kinds.first() {
            Some(&"object") => self.fits_object(schema, value, at),
            Some(&"array") => self.fits_array(schema, value, at),
            Some(&kind) => self.fits_scalar(kind, schema, value, at),
            None => true,
        }
    }

    fn fits_named(&mut self, reference: &str, value: &mut Value, at: &str) -> bool {
        let name = reference.rsplit('/').next().unwrap_or_default();
        let wrong = match (name, value.as_str()) {
            ("Date", Some(text)) => text.parse::<Date>().err(),
            ("Clock", Some(text)) => text.parse::<Clock>().err(),
            ("Moment", Some(text)) => text.parse::<Moment>().err(),
            _ => None,
        };
        if let Some(wrong) = wrong {
            self.note(at, short(&wrong), "write it as in the example".to_owned());
            return false;
        }
        match self.root.get("$defs").and_then(|all| all.get(name)) {
            Some(schema) => self.fits(schema, value, at),
            None => true,
        }
    }

    /// Choices are: a value or null; words; or objects with one field that says which.
    fn fits_one(&mut self, choices: &'a [Value], value: &mut Value, at: &str) -> bool {
        let nullable = choices.iter().any(|choice| kinds(choice).first() == Some(&"null"));
        if nullable && value.is_null() {
            return true;
        }
        if nullable {
            return choices.first().is_none_or(|choice| self.fits(choice, value, at));
        }
        let key = value.as_object().and_then(|fields| fields.keys().next().cloned());
        let tagged = choices.iter().find(|choice| key.as_deref().is_some_and(|key| tag(choice) == Some(key)));
        if let Some(choice) = tagged {
            return self.fits(choice, value, at);
        }
        let names: Vec<&str> = choices.iter().flat_map(words).collect();
        self.is_one_of(&names, value, at)
    }

    fn is_one_of(&mut self, words: &[&str], value: &Value, at: &str) -> bool {
        let fits = value.as_str().is_some_and(|text| words.contains(&text));
        if !fits {
            let help = format!("use one of: {}", words.join(", "));
            self.note(at, format!("{} is not known here", shown(value)), help);
        }
        fits
    }

    fn fits_object(&mut self, schema: &'a Value, value: &mut Value, at: &str) -> bool {
        let Some(fields) = value.as_object_mut() else {
            self.note(
                at,
                format!("{} stands where fields in braces belong", shown(value)),
                "write { … }".to_owned(),
            );
            return false;
        };
        let required = strings(schema.get("required"));
        let mut fits = true;
        for name in required.iter().filter(|name| !fields.contains_key(**name)) {
            self.note(&below(at, name), "it is missing".to_owned(), "add it".to_owned());
            fits = false;
        }
        for name in fields.keys().cloned().collect::<Vec<_>>() {
            if !self.fits_field(schema, fields, &name, at) {
                let must = required.contains(&name.as_str());
                fits &= !must;
                if !must {
                    fields.remove(&name);
                }
            }
        }
        fits
    }

    fn fits_field(
        &mut self,
        schema: &'a Value,
        fields: &mut Map<String, Value>,
        name: &str,
        at: &str,
    ) -> bool {
        let known = schema.get("properties").and_then(Value::as_object);
        let other = schema.get("additionalProperties").filter(|other| other.is_object());
        let expected = known.and_then(|known| known.get(name)).or(other);
        let at = below(at, name);
        match (expected, fields.get_mut(name)) {
            (Some(expected), Some(field)) => self.fits(expected, field, &at),
            _ => {
                let names = known.into_iter().flat_map(Map::keys).map(String::as_str);
                let help = match similar(name, names) {
                    Some(meant) => format!("did you mean \"{meant}\"?"),
                    None => "take it out, or look it up in docs/week-format.md".to_owned(),
                };
                self.note(&at, "this field is not known".to_owned(), help);
                false
            }
        }
    }

    fn fits_array(&mut self, schema: &'a Value, value: &mut Value, at: &str) -> bool {
        let Some(items) = value.as_array_mut() else {
            self.note(at, format!("{} stands where a list belongs", shown(value)), "write [ … ]".to_owned());
            return false;
        };
        let Some(expected) = schema.get("items") else { return true };
        let mut fits = true;
        for (index, item) in items.iter_mut().enumerate() {
            fits &= self.fits(expected, item, &format!("{at}[{index}]"));
        }
        fits
    }

    fn fits_scalar(&mut self, kind: &str, schema: &Value, value: &Value, at: &str) -> bool {
        let (fits, belongs) = match kind {
            "string" => (value.is_string(), "text in quotes"),
            "integer" => (value.is_u64() || value.is_i64(), "a whole number"),
            "number" => (value.is_number(), "a number"),
            "boolean" => (value.is_boolean(), "true or false"),
            _ => (true, ""),
        };
        if !fits {
            self.note(
                at,
                format!("{} stands where {belongs} belongs", shown(value)),
                format!("write {belongs}"),
            );
        }
        fits && self.in_range(schema, value, at)
    }

    fn in_range(&mut self, schema: &Value, value: &Value, at: &str) -> bool {
        let Some(number) = value.as_f64() else { return true };
        let bound = |name| schema.get(name).and_then(Value::as_f64);
        let most = bound("maximum").or_else(|| match schema.get("format").and_then(Value::as_str) {
            Some("uint8") => Some(255.0),
            Some("uint16") => Some(65_535.0),
            Some("uint32") => Some(4_294_967_295.0),
            _ => None,
        });
        let least = bound("minimum");
        let fits = least.is_none_or(|least| least <= number) && most.is_none_or(|most| number <= most);
        if !fits {
            let least = least.map_or_else(String::new, |least| format!(" at least {least}"));
            let most = most.map_or_else(String::new, |most| format!(" at most {most}"));
            self.note(at, format!("{number} is out of range"), format!("write a number{least}{most}"));
        }
        fits
    }
}

fn alternatives(schema: &Value) -> Option<&[Value]> {
    schema.get("anyOf").or_else(|| schema.get("oneOf"))?.as_array().map(Vec::as_slice)
}

/// The kinds of value a schema allows, the main one first.
fn kinds(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The field by which an object says which of several it is.
fn tag(choice: &Value) -> Option<&str> {
    choice.get("required")?.as_array()?.first()?.as_str()
}

/// How a choice is written: its words, or the field that makes it.
fn words(choice: &Value) -> Vec<&str> {
    let constant = choice.get("const").and_then(Value::as_str);
    let listed = strings(choice.get("enum"));
    constant.or_else(|| tag(choice)).into_iter().chain(listed).collect()
}

fn strings(list: Option<&Value>) -> Vec<&str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn below(at: &str, name: &str) -> String {
    let name = short(name);
    if at.is_empty() { name } else { format!("{at}.{name}") }
}

/// A value in few words.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("{:?}", short(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// A text, cut where it is too long to be shown.
fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
