//! The fields of a body by their names, as a form or as JSON has them.

use crate::Trouble;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use design::notice::FieldProblem;
use serde_json::Value;
use week::bounds::{TEXT_LETTERS_MOST, is_hidden};

/// The fields that were sent, in order. A name may come several times: boxes that were ticked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    sent: Vec<(String, String)>,
    /// Texts that no field takes. Their other letters are kept, so that nobody has to write them again.
    unfit: Vec<FieldProblem>,
}

impl Fields {
    fn new(sent: impl Iterator<Item = (String, String)>) -> Self {
        let mut fields = Self::default();
        for (name, text) in sent {
            if text.chars().nth(TEXT_LETTERS_MOST).is_some() {
                let words = format!("This is too long. Use at most {TEXT_LETTERS_MOST} letters.");
                fields.unfit.push(FieldProblem::new(&name, words));
            }
            if text.contains(is_hidden) {
                let words = "There were hidden characters in this text. They are removed. Check it and send it again.";
                fields.unfit.push(FieldProblem::new(&name, words));
            }
            fields.sent.push((name, text.replace(is_hidden, "")));
        }
        fields
    }

    /// Fields with these texts, for a form that is shown with what is known.
    pub(crate) fn of(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { sent: fields.into_iter().collect(), unfit: Vec::new() }
    }

    /// As a browser sends a form.
    pub(crate) fn of_form(sent: &[u8]) -> Self {
        Self::new(form_urlencoded::parse(sent).into_owned())
    }

    /// Texts that no field takes: too long, or with characters that nobody can see.
    pub(crate) fn unfit(&self) -> &[FieldProblem] {
        &self.unfit
    }

    /// As a program sends JSON: an object of texts, numbers, yes or no, and lists of them. `null` is a field left empty.
    ///
    /// # Errors
    /// What is wrong: no JSON, no object, or every field that holds something else.
    pub(crate) fn of_json(sent: &[u8]) -> Result<Self, Vec<FieldProblem>> {
        let whole = |words: &str| vec![FieldProblem::new("", words)];
        let value =
            serde_json::from_slice(sent).map_err(|why| whole(&format!("This is not JSON: {why}.")))?;
        let Value::Object(object) = value else { return Err(whole("Send a JSON object.")) };
        let (mut fields, mut problems) = (Vec::new(), Vec::new());
        for (name, value) in object {
            let values = if let Value::Array(values) = value { values } else { vec![value] };
            for value in values {
                match plain(value) {
                    Ok(Some(text)) => fields.push((name.clone(), text)),
                    Ok(None) => {}
                    Err(words) => problems.push(FieldProblem::new(&name, words)),
                }
            }
        }
        if problems.is_empty() { Ok(Self::new(fields.into_iter())) } else { Err(problems) }
    }

    /// What is in a field, without the blanks around it; empty where it was not sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.sent.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// The names of the fields, each once, in order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let first = |at: usize, name: &str| self.sent.iter().position(|(known, _)| known == name) == Some(at);
        self.sent
            .iter()
            .enumerate()
            .filter(move |(at, (name, _))| first(*at, name))
            .map(|(_, (name, _))| name.as_str())
    }

    /// Fills a field with what others have in it.
    pub(crate) fn put(&mut self, name: &str, others: &Self) {
        self.sent.retain(|(known, _)| known != name);
        self.sent.extend(others.all(name).map(|text| (name.to_owned(), text.to_owned())));
        self.unfit.retain(|problem| problem.field != name);
    }

    /// Everything sent under a name, as it was written.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.sent.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// What is wrong where only one of two times is written.
    pub(crate) fn half(&self, from: &str, to: &str) -> Option<FieldProblem> {
        match (self.text(from).is_empty(), self.text(to).is_empty()) {
            (false, true) => Some(FieldProblem::new(to, "Write until when, too.")),
            (true, false) => Some(FieldProblem::new(from, "Write from when, too.")),
            (true, true) | (false, false) => None,
        }
    }
}

fn plain(value: Value) -> Result<Option<String>, &'static str> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(yes) => Ok(Some(yes.to_string())),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::String(text) => Ok(Some(text)),
        Value::Array(_) | Value::Object(_) => Err("Send a text, a number, true or false, or a list of them."),
    }
}

/// Whether a body says that it is JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let json = is_json(request.headers());
        let sent = Bytes::from_request(request, state).await;
        let bytes = sent.map_err(|_| Trouble::of_status(StatusCode::PAYLOAD_TOO_LARGE))?;
        if json {
            Self::of_json(&bytes).map_err(|problems| Trouble::of_problems(&problems))
        } else {
            Ok(Self::of_form(&bytes))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_and_json_have_the_same_fields() {
        let form = Fields::of_form(b"what=tea+%26+toast&day=mon&day=tue&minutes=30&alone=true");
        let json = br#"{"what":"tea & toast","day":["mon","tue"],"minutes":30,"alone":true,"until":null}"#;
        let json = Fields::of_json(json).unwrap();
        for name in ["what", "day", "minutes", "alone", "until"] {
            assert_eq!(form.all(name).collect::<Vec<_>>(), json.all(name).collect::<Vec<_>>(), "{name}");
        }
    }

    #[test]
    fn every_field_that_is_not_plain_is_named() {
        let wrong = Fields::of_json(br#"{"a":{"b":1},"c":[[1]],"d":"fine"}"#).unwrap_err();
        assert_eq!(wrong.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), ["a", "c"]);
        assert!(Fields::of_json(b"[1]").is_err() && Fields::of_json(b"what=tea").is_err());
    }

    #[test]
    fn a_text_without_end_or_with_hidden_characters_is_told_at_its_field() {
        let long = format!("name=Vera&notes={}", "a".repeat(TEXT_LETTERS_MOST + 1));
        let at = |fields: &Fields| fields.unfit().iter().map(|one| one.field.clone()).collect::<Vec<_>>();
        assert_eq!(at(&Fields::of_form(long.as_bytes())), ["notes"]);
        let hidden = Fields::of_form(b"name=Ve%00ra%1b&notes=tea%0Athen+toast");
        assert_eq!(at(&hidden), ["name"]);
        assert_eq!((hidden.text("name"), hidden.text("notes")), ("Vera", "tea\nthen toast"));
        let turned = Fields::of_form("name=Vera%E2%80%AEareV".as_bytes());
        assert_eq!((at(&turned), turned.text("name")), (vec!["name".to_owned()], "VeraareV"));
    }
}
