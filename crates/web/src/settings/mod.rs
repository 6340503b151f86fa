//! The team's own rules: who publishes, how picks are shown, what "on time" means; and the map it travels on.

mod map;

use crate::Trouble;
use crate::frame::Place;
use crate::pages::{Pages, change, see};
use crate::team::{Form, Here, Said, command_field};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use care::Minutes;
use care::access::{Matter, TeamPart};
use care::team::Command;
use care::team::picks::Shown;
use care::team::value::{Adoption, Rules};
use design::button::{Weight, button};
use design::form::{self, Choice, Field};
use design::notice::{Problem, error_summary};
use maud::{Markup, html};
use service::Order;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/settings", see(Matter::Team(TeamPart::Ours)), show)
        .post("/team/{team}/settings", change(Matter::Team(TeamPart::Ours)), set)
        .and(map::pages())
}

async fn show(here: Here) -> Result<Markup, Trouble> {
    let map = map::part(&here).await?;
    Ok(page(&here, here.glimpse().team().rules, (&[], &map)))
}

fn page(here: &Here, rules: Rules, (problems, map): (&[Problem], &Markup)) -> Markup {
    let field = |name, label, hint| Field { name, label, hint, problems, ..Field::default() };
    let minutes = |name, label, hint, value: Minutes| {
        form::short(&Field { value: &value.0.to_string(), ..field(name, label, hint) })
    };
    let adoption = |name, label, chosen: Adoption| {
        form::choices(&Field { value: code(chosen), ..field(name, label, "") }, &ADOPTIONS)
    };
    let shown = if rules.picks == Shown::AtOnce { "at-once" } else { "when-closed" };
    here.frame(Place::Settings, "Our own rules").show(&html! {
        (error_summary(problems))
        form method="post" action=(here.address("settings")) {
            (command_field())
            (adoption("drafts", "Who publishes a week?", rules.drafts))
            (adoption("repairs", "Who makes a change once people were told?", rules.repairs))
            (form::choices(&Field { value: shown, ..field("picks", "When are picks seen?", "") }, &PICKS))
            (minutes("fine-early", "Minutes early that are still fine", "Where nothing else is agreed with the person.", rules.fine_early))
            (minutes("fine-late", "Minutes late that are still fine", "Where nothing else is agreed with the person.", rules.fine_late))
            (minutes("window", "A visit never starts further than this from its agreed time", "In minutes, where nothing else is agreed.", rules.window))
            (button("Keep this", Weight::Main))
        }
        (map)
    })
}

const ADOPTIONS: [Choice<'static>; 4] = [
    Choice { value: "anyone", words: "Anyone of us", meaning: "One word is enough." },
    Choice {
        value: "planner",
        words: "Whoever’s turn it is to plan",
        meaning: "See Roles. Where it is nobody’s turn, anyone.",
    },
    Choice { value: "two", words: "Two of us", meaning: "The second word publishes it." },
    Choice { value: "all", words: "All of us", meaning: "Everyone who is not away." },
];

const PICKS: [Choice<'static>; 2] = [
    Choice { value: "at-once", words: "At once", meaning: "Everyone sees who picked what." },
    Choice {
        value: "when-closed",
        words: "When the round is closed",
        meaning: "Until then each sees only her own.",
    },
];

fn code(adoption: Adoption) -> &'static str {
    match adoption {
        Adoption::Anyone => "anyone",
        Adoption::Planner => "planner",
        Adoption::Two => "two",
        Adoption::All => "all",
    }
}

fn adoption(code: &str) -> Option<Adoption> {
    Adoption::ALL.into_iter().find(|one| self::code(*one) == code)
}

async fn set(here: Here, form: Form) -> Result<Response, Trouble> {
    let before = here.glimpse().team().rules;
    let mut problems = Vec::new();
    let mut minutes =
        |name: &str, before: Minutes| match form.read::<u32>(name).filter(|minutes| *minutes <= 720) {
            Some(minutes) => Minutes(minutes),
            None => {
                problems.push(Problem::new(name, "Write whole minutes, from 0 to 720."));
                before
            }
        };
    let rules = Rules {
        drafts: adoption(form.text("drafts")).unwrap_or(before.drafts),
        repairs: adoption(form.text("repairs")).unwrap_or(before.repairs),
        picks: if form.text("picks") == "when-closed" { Shown::WhenClosed } else { Shown::AtOnce },
        fine_early: minutes("fine-early", before.fine_early),
        fine_late: minutes("fine-late", before.fine_late),
        window: minutes("window", before.window),
    };
    if !problems.is_empty() {
        let map = map::part(&here).await?;
        let page = page(&here, rules, (&problems, &map));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let order = Order::new(form.command()?, Command::SetRules(rules));
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address("settings"), Said::Saved, done)
}
