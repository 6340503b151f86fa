//! The team's own rules: who publishes, how picks are shown, what "on time" means; and the map it travels on.

mod map;
pub(crate) mod sentence;

use crate::Trouble;
use crate::answer::again;
use crate::frame::Area;
use crate::pages::{Pages, change, see};
use crate::sent::{Fields, Id, MinutesOfHalfADay, Sent, as_shown};
use crate::team::{Said, TeamPage, command_field};
use axum::response::Response;
use care::access::Matter;
use care::ids::CommandId;
use care::picks::Shown;
use care::values::{Adoption, Rules};
use design::button::{Weight, button};
use design::form::{self, Choice, Field};
use design::notice::{FieldProblem, error_summary};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/settings", see(Matter::Settings), show)
        .post("/team/{team}/settings", change(Matter::Settings), set)
        .and(map::pages())
}

async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let map = map::part(&here).await?;
    let known = known(&here.team_view().rules()?);
    Ok(page(&here, (&known, &known), (&[], &map)))
}

/// The team's rules, as the form's fields.
fn known(rules: &Rules) -> Fields {
    let known = [
        ("drafts", code(rules.drafts).to_owned()),
        ("repairs", code(rules.repairs).to_owned()),
        ("picks", if rules.picks == Shown::AtOnce { "at-once" } else { "when-closed" }.to_owned()),
        ("fine-early", rules.fine_early.0.to_string()),
        ("fine-late", rules.fine_late.0.to_string()),
        ("window", rules.window.0.to_string()),
    ];
    Fields::of(known.map(|(name, text)| (name.to_owned(), text)))
}

/// With the rules as they are, and what is written in the form.
fn page(
    here: &TeamPage,
    (known, written): (&Fields, &Fields),
    (problems, map): (&[FieldProblem], &Markup),
) -> Markup {
    let field = |name, label, hint| Field {
        name,
        label,
        hint,
        value: written.text(name),
        problems,
        ..Field::default()
    };
    here.frame(Area::Settings, "Our own rules").show(&html! {
        (error_summary(problems))
        form method="post" action=(here.address("settings")) {
            (command_field())
            (as_shown(known))
            (form::choices(&field("drafts", "Who publishes a week?", ""), &ADOPTIONS))
            (form::choices(&field("repairs", "Who can change a published week?", ""), &ADOPTIONS))
            (form::choices(&field("picks", "When does everyone see the picks?", ""), &PICKS))
            (form::short(&field("fine-early", "How early is still on time, in minutes?", "Unless something else is agreed with the person.")))
            (form::short(&field("fine-late", "How late is still on time, in minutes?", "Unless something else is agreed with the person.")))
            (form::short(&field("window", "How far from its agreed time may a visit ever start, in minutes?", "Unless something else is agreed with the person.")))
            (button("Save", Weight::Main))
        }
        (map)
    })
}

const ADOPTIONS: [Choice<'static>; 4] = [
    Choice { value: "anyone", words: "Any of us", meaning: "One person can publish." },
    Choice {
        value: "planner",
        words: "The Planner of the day",
        meaning: "See Roles. When nobody is Planner, anyone can.",
    },
    Choice { value: "two", words: "Two of us", meaning: "Needs a second person." },
    Choice { value: "all", words: "All of us", meaning: "Everyone who is not away has to agree." },
];

const PICKS: [Choice<'static>; 2] = [
    Choice { value: "at-once", words: "At once", meaning: "Everyone sees who picked what." },
    Choice {
        value: "when-closed",
        words: "When the round is closed",
        meaning: "Until then you see only your own.",
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

/// Whose word is enough.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum WhoseWord {
    Anyone,
    Planner,
    Two,
    All,
}

impl From<WhoseWord> for Adoption {
    fn from(word: WhoseWord) -> Self {
        match word {
            WhoseWord::Anyone => Self::Anyone,
            WhoseWord::Planner => Self::Planner,
            WhoseWord::Two => Self::Two,
            WhoseWord::All => Self::All,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum PicksShown {
    AtOnce,
    WhenClosed,
}

/// The team's own rules.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Chosen {
    command: Id<CommandId>,
    /// Whose word publishes a draft; as before where nothing is said.
    drafts: Option<WhoseWord>,
    /// Whose word changes what was published; as before where nothing is said.
    repairs: Option<WhoseWord>,
    /// When everyone sees who picked what; at once where nothing is said.
    picks: Option<PicksShown>,
    fine_early: MinutesOfHalfADay,
    fine_late: MinutesOfHalfADay,
    window: MinutesOfHalfADay,
}

impl Chosen {
    fn rules(&self, before: &Rules) -> Rules {
        Rules {
            drafts: self.drafts.map_or(before.drafts, Adoption::from),
            repairs: self.repairs.map_or(before.repairs, Adoption::from),
            picks: match self.picks {
                Some(PicksShown::WhenClosed) => Shown::WhenClosed,
                Some(PicksShown::AtOnce) | None => Shown::AtOnce,
            },
            fine_early: self.fine_early.0,
            fine_late: self.fine_late.0,
            window: self.window.0,
        }
    }
}

async fn set(here: TeamPage, sent: Sent<Chosen>) -> Result<Response, Trouble> {
    let before = here.team_view().rules()?;
    let known = known(&before);
    let sent = sent.upon(&known);
    match sent.body {
        Ok(chosen) => {
            let (id, rules) = (chosen.command.0, chosen.rules(&before));
            let done = here.service().set_rules(here.caller(), here.team(), id, rules).await;
            here.on(&here.address("settings"), Said::Saved, done)
        }
        Err(problems) => {
            let map = map::part(&here).await?;
            Ok(again(&problems, |wrong| page(&here, (&known, &sent.fields), (wrong, &map))))
        }
    }
}
