//! The first run: an organisation and its first team, in three short questions on one page, then an empty board.

use super::door::{is_new, words};
use crate::answer::again;
use crate::frame::{PageHead, Width, page};
use crate::pages::{Pages, signed_in};
use crate::sent::Body;
use crate::session::{Browser, Viewer};
use crate::workers::details::is_like_a_postcode;
use crate::{App, Trouble};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use care::founding;
use care::provider::{Description, LegalForm, Size};
use care::time::Zone;

use design::button::{Weight, button};
use design::form::{self, Choice, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::{Beginning, BeginningIds, Kind};

/// Under which name the session keeps the ids of what begins.
const IDS: &str = "beginning";

/// The clocks of the islands this is made for come first; the rest of the world writes the name of its own.
const USUAL_ZONE: &str = "Europe/London";

pub(super) fn pages() -> Pages {
    Pages::new().get("/first-run", signed_in(), ask).post("/first-run", signed_in(), begin)
}

/// What somebody typed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
struct Typed {
    organisation: String,
    #[serde(default)]
    form: String,
    #[serde(default)]
    size: String,
    team: String,
    #[serde(default)]
    place: String,
    zone: String,
    #[serde(default)]
    makes_visits: String,
}

async fn ask(State(app): State<App>, browser: Browser, _: Viewer) -> Result<Response, Trouble> {
    if !is_new(&app).await? {
        return Ok(Redirect::to("/").into_response());
    }
    if browser.recall::<BeginningIds>(IDS).await?.is_none() {
        browser.keep(IDS, BeginningIds::random()).await?;
    }
    let typed = Typed {
        organisation: String::new(),
        form: "charity".to_owned(),
        size: "micro".to_owned(),
        team: String::new(),
        place: String::new(),
        zone: USUAL_ZONE.to_owned(),
        makes_visits: "yes".to_owned(),
    };
    Ok(question_page(&app, &typed, &[]).into_response())
}

async fn begin(
    State(app): State<App>,
    browser: Browser,
    viewer: Viewer,
    Body(typed): Body<Typed>,
) -> Result<Response, Trouble> {
    let administrator = app.accounts().own(viewer.caller.account).await?.known_as;
    let beginning = match read(&typed, administrator) {
        Ok(mut beginning) => {
            beginning.team.base = app.service().place_of(&typed.place).await?;
            beginning
        }
        Err(problems) => return Ok(again(&problems, |wrong| question_page(&app, &typed, wrong))),
    };
    let ids = browser.recall::<BeginningIds>(IDS).await?.unwrap_or_else(BeginningIds::random);
    match app.service().begin(viewer.caller.account, ids, &beginning).await {
        Ok(team) => {
            browser.take::<BeginningIds>(IDS).await?;
            Ok(Redirect::to(&format!("/team/{team}/board")).into_response())
        }
        Err(why) => {
            let field = if why.kind == Kind::Invalid { "team" } else { "organisation" };
            Ok(again(&[FieldProblem::new(field, words(why)?)], |wrong| question_page(&app, &typed, wrong)))
        }
    }
}

/// What begins, or everything that is missing for it.
fn read(typed: &Typed, administrator: String) -> Result<Beginning, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut need = |field: &str, text: &str, words: &str| {
        if text.trim().is_empty() {
            problems.push(FieldProblem::new(field, words));
        }
        text.trim().to_owned()
    };
    let name = need("organisation", &typed.organisation, "Write what your organisation is called.");
    let team = need("team", &typed.team, "Write what the team is called.");
    let form = LegalForm::ALL.into_iter().find(|form| key(form) == typed.form);
    if form.is_none() {
        problems.push(FieldProblem::new(
            "form",
            "Choose the type of organisation; \u{201c}something else\u{201d} is fine.",
        ));
    }
    let size = Size::ALL.into_iter().find(|size| key(size) == typed.size);
    if size.is_none() {
        problems.push(FieldProblem::new("size", "Say about how many people work in it."));
    }
    let zone = typed.zone.trim().parse::<Zone>();
    if zone.is_err() {
        problems.push(FieldProblem::new(
            "zone",
            "Write the zone of your clocks as a place, such as Europe/London.",
        ));
    }
    if !typed.place.trim().is_empty() && !is_like_a_postcode(&typed.place) {
        problems.push(FieldProblem::new("place", "Write a postcode, such as M16 7AB, or leave it blank."));
    }
    match (form, size, zone) {
        (Some(form), Some(size), Ok(zone)) if problems.is_empty() => Ok(Beginning {
            organisation: Description { name, form, size },
            team: founding::Description { name: team, zone, base: None },
            administrator,
            makes_visits: typed.makes_visits == "yes",
        }),
        _ => Err(problems),
    }
}

/// What stands for one of a list in the form: as it is written in the journal.
fn key<T: serde::Serialize>(one: &T) -> String {
    serde_json::to_value(one).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn question_page(app: &App, typed: &Typed, problems: &[FieldProblem]) -> Markup {
    let head = PageHead::new("Begin").width(Width::Narrow).demo(app.is_demonstration());
    let body = html! {
        (error_summary(problems))
        p { "Two names and a few choices, then your team's board opens, empty. Everything here can be changed later." }
        form method="post" action="/first-run" {
            (organisation(typed, problems))
            (team(typed, problems))
            (button("Open the board", Weight::Main))
        }
    };
    page(&head, &body)
}

fn organisation(typed: &Typed, problems: &[FieldProblem]) -> Markup {
    let name = Field {
        name: "organisation",
        label: "What is your organisation called?",
        value: &typed.organisation,
        fill: "organization",
        problems,
        ..Field::default()
    };
    let forms: Vec<(String, &str)> = LegalForm::ALL.iter().map(|form| (key(form), form.name())).collect();
    let forms: Vec<(&str, &str)> = forms.iter().map(|(key, name)| (key.as_str(), *name)).collect();
    let form = Field {
        name: "form",
        label: "Type of organisation",
        value: &typed.form,
        problems,
        ..Field::default()
    };
    let sizes: Vec<(String, &str)> = Size::ALL.iter().map(|size| (key(size), size.name())).collect();
    let sizes: Vec<Choice<'_>> =
        sizes.iter().map(|(key, name)| Choice { value: key, words: name, meaning: "" }).collect();
    let size = Field {
        name: "size",
        label: "How many people work in it?",
        value: &typed.size,
        problems,
        ..Field::default()
    };
    html! {
        h2 { "The organisation" }
        (form::text(&name))
        (form::select(&form, &forms))
        (form::choices(&size, &sizes))
    }
}

fn team(typed: &Typed, problems: &[FieldProblem]) -> Markup {
    let name = Field {
        name: "team",
        label: "What is the first team called?",
        hint: "Often the neighbourhood it works in, such as Old Trafford.",
        value: &typed.team,
        problems,
        ..Field::default()
    };
    let place = Field {
        within: "",
        name: "place",
        label: "Where does it meet? (optional)",
        hint: "A postcode, such as M16 7AB. You can leave it blank and add it later.",
        value: &typed.place,
        fill: "off",
        problems,
    };
    let zone = Field {
        name: "zone",
        label: "Time zone",
        hint: "A place in your time zone, such as Europe/London.",
        value: &typed.zone,
        problems,
        ..Field::default()
    };
    let works = Field {
        name: "makes_visits",
        label: "I make visits in this team myself",
        problems,
        ..Field::default()
    };
    html! {
        h2 { "The first team" }
        (form::text(&name))
        (form::text(&place))
        (form::text(&zone))
        (form::check(&works, typed.makes_visits == "yes"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            organisation: " Oakfield Care ".to_owned(),
            form: "community-interest-company".to_owned(),
            size: "micro".to_owned(),
            team: "Elm Road".to_owned(),
            place: "M16 7AB".to_owned(),
            zone: "Europe/London".to_owned(),
            makes_visits: "yes".to_owned(),
        }
    }

    #[test]
    fn what_is_typed_becomes_what_begins() {
        let beginning = read(&typed(), "Grace".to_owned()).unwrap();
        assert_eq!(beginning.organisation.name, "Oakfield Care");
        assert_eq!(beginning.organisation.form, LegalForm::CommunityInterestCompany);
        assert!(beginning.makes_visits);
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let nothing = Typed {
            organisation: " ".to_owned(),
            form: "x".to_owned(),
            size: String::new(),
            team: String::new(),
            place: "here".to_owned(),
            zone: "Mars".to_owned(),
            makes_visits: String::new(),
        };
        let problems = read(&nothing, "Grace".to_owned()).unwrap_err();
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["organisation", "team", "form", "size", "zone", "place"]);
    }
}
