//! Every page described for programs, as OpenAPI 3.1: made from what the pages were declared with and from the types of
//! what they take in, so it cannot say anything else than they do.

use super::answer::Outcome;
use super::pages::{Effort, Page, Pages, Verb, Who, anyone};
use super::sent::Taken;
use super::trouble::Document;
use axum::http::header;
use axum::response::IntoResponse;
use care::access::Action;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

const ABOUT: &str = "Pages are HTML. What is sent to them may be a form or JSON with the same fields; those who send JSON, or \
    accepts it, is answered with JSON: what came of it, or a problem document. Sign in first and send the cookie along. Every \
    `command` is an id of your own making: sent again, it counts once.";

pub(super) fn pages() -> Pages {
    Pages::new().get("/openapi.json", anyone(), show)
}

async fn show() -> impl IntoResponse {
    static TEXT: LazyLock<String> = LazyLock::new(|| document().to_string());
    ([(header::CONTENT_TYPE, "application/json")], TEXT.as_str())
}

fn document() -> Value {
    let settings = SchemaSettings::draft2020_12();
    let settings = settings.with(|settings| settings.definitions_path = "/components/schemas".into());
    let mut generator = settings.into_generator();
    let mut paths = Map::new();
    for page in Page::all() {
        let path = page.path.replace("{*", "{");
        let described =
            paths.entry(path.clone()).or_insert_with(|| json!({ "parameters": parameters(&path) }));
        described[verb(page.method)] = operation(page, &mut generator);
    }
    let responses = json!({
        "done": {
            "description": "What came of it.",
            "content": { "application/json": { "schema": generator.subschema_for::<Outcome>() } },
        },
        "problem": {
            "description": "What is wrong, and what to do.",
            "content": { "application/problem+json": { "schema": generator.subschema_for::<Document>() } },
        },
    });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Fairly", "version": env!("CARGO_PKG_VERSION"), "description": ABOUT },
        "paths": paths,
        "components": { "schemas": generator.take_definitions(true), "responses": responses },
    })
}

fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Get => "get",
        Verb::Post => "post",
    }
}

/// What differs in an address: `{team}`, `{worker}`.
fn parameters(path: &str) -> Vec<Value> {
    let names = path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let parameter =
        |name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } });
    names.map(parameter).collect()
}

fn operation(page: &Page, generator: &mut SchemaGenerator) -> Value {
    let done = match page.method {
        Verb::Get => json!({ "description": "The page." }),
        Verb::Post => json!({ "$ref": "#/components/responses/done" }),
    };
    let mut operation = json!({
        "summary": who(page.right.who),
        "responses": { "200": done, "default": { "$ref": "#/components/responses/problem" } },
    });
    if page.right.effort == Effort::Door {
        operation["description"] = json!("May be tried only so often.");
    }
    if let Some(body) = body((page.taken)(generator)) {
        operation["requestBody"] = body;
    }
    operation
}

fn who(who: Who) -> &'static str {
    match who {
        Who::Anyone => "For anyone.",
        Who::SignedIn => "For everyone who is signed in.",
        Who::Workers => "For workers.",
        Who::Theirs => "For everyone who has anything to do with the team.",
        Who::May(Action::See, _) => "For those who may see this, by the rules of who sees what.",
        Who::May(Action::Change, _) => "For those who may change this, by the rules of who sees what.",
    }
}

fn body(taken: Taken) -> Option<Value> {
    let content = match taken {
        Taken::Nothing => return None,
        Taken::Fields(schema) => json!({
            "application/json": { "schema": schema },
            "application/x-www-form-urlencoded": { "schema": schema },
        }),
        Taken::Json(schema) => json!({ "application/json": { "schema": schema } }),
        Taken::Files => json!({ "multipart/form-data": { "schema": { "type": "object" } } }),
        Taken::Fhir => json!({ "application/fhir+json": { "schema": {
            "type": "object", "description": "An Observation (FHIR R4)."
        } } }),
        Taken::Passkey => json!({ "application/json": { "schema": {
            "type": "object", "description": "A credential, as browsers make it (Web Authentication)."
        } } }),
    };
    Some(json!({ "required": true, "content": content }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_declared_page_is_described() {
        let document = document();
        for page in Page::all() {
            let path = page.path.replace("{*", "{");
            assert!(document["paths"][path.as_str()][verb(page.method)].is_object(), "{page:?}");
        }
    }

    #[test]
    fn everything_that_is_sent_has_a_schema_of_its_fields() {
        let document = document();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        let mut described = 0;
        for page in Page::all().filter(|page| page.method == Verb::Post) {
            let sent = &document["paths"][page.path]["post"]["requestBody"]["content"];
            let form = &sent["application/x-www-form-urlencoded"]["schema"];
            let name = form["$ref"].as_str().and_then(|name| name.strip_prefix("#/components/schemas/"));
            assert!(form.is_null() || name.is_some(), "{page:?} takes fields without a type");
            let Some(name) = name else { continue };
            let fields = schemas[name]["properties"].as_object().unwrap();
            assert!(!fields.is_empty(), "{page:?}");
            let of_team = ["/team", "/councils", "/emergency"].iter().any(|part| page.path.starts_with(part));
            let counts_once = of_team && !is_without_command(page);
            assert_eq!(fields.contains_key("command"), counts_once, "{page:?}");
            described += 1;
        }
        assert!(described > 40, "{described}");
    }

    /// Ways in, looks and stopping a search need no id that makes them count once.
    fn is_without_command(page: &Page) -> bool {
        let without = ["tablets", "invitations", "board/seen", "run/stop"];
        without.iter().any(|part| page.path.contains(part))
    }

    #[test]
    fn parameters_are_those_of_the_address() {
        let names: Vec<Value> =
            parameters("/team/{team}/workers/{worker}").iter().map(|one| one["name"].clone()).collect();
        assert_eq!(names, ["team", "worker"]);
    }
}
