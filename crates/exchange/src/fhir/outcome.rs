//! What is wrong with something that was sent, as FHIR says it.

use serde_json::{Value, json};

/// What sort of thing is wrong, by FHIR's own codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// It is no FHIR at all.
    Structure,
    /// Something is missing.
    Required,
    /// A value cannot be.
    Value,
    /// It is not one of those that are taken.
    NotSupported,
    /// It is about somebody else.
    Forbidden,
    /// There is no valid key.
    Login,
    /// There is no such thing.
    NotFound,
    /// It is too much at once.
    Throttled,
    /// It is too long.
    TooLong,
    /// Something is wrong on our side.
    Exception,
}

/// One thing that is wrong: where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What sort.
    pub code: Code,
    /// Where, as a path such as `Observation.valueQuantity.unit`; `None`: in all of it.
    pub at: Option<&'static str>,
    /// What is wrong and what to do, in a sentence.
    pub words: String,
}

impl Code {
    fn text(self) -> &'static str {
        match self {
            Self::Structure => "structure",
            Self::Required => "required",
            Self::Value => "value",
            Self::NotSupported => "not-supported",
            Self::Forbidden => "forbidden",
            Self::Login => "login",
            Self::NotFound => "not-found",
            Self::Throttled => "throttled",
            Self::TooLong => "too-long",
            Self::Exception => "exception",
        }
    }
}

impl Issue {
    /// Something that is wrong with all of it.
    #[must_use]
    pub fn new(code: Code, words: impl Into<String>) -> Self {
        Self { code, at: None, words: words.into() }
    }

    /// Something that is wrong there.
    #[must_use]
    pub fn at(code: Code, at: &'static str, words: impl Into<String>) -> Self {
        Self { at: Some(at), ..Self::new(code, words) }
    }

    fn json(&self) -> Value {
        let mut issue = json!({ "severity": "error", "code": self.code.text(), "diagnostics": self.words });
        if let Some(at) = self.at {
            issue["expression"] = json!([at]);
        }
        issue
    }
}

/// Everything that is wrong, as an OperationOutcome.
#[must_use]
pub fn outcome(issues: &[Issue]) -> Value {
    let issues: Vec<Value> = issues.iter().map(Issue::json).collect();
    json!({ "resourceType": "OperationOutcome", "issue": issues })
}
