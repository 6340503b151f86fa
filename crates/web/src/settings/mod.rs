//! The team's own rules: who publishes, how picks are shown, what "on time" means; and the map it travels on.

mod map;
pub(crate) mod sentence;

use crate::Trouble;
use crate::answer::again;
use crate::frame::Area;
use crate::pages::{Pages, change, see};
use crate::sent::{Fields, Id, MinutesOfHalfADay, Sent};
use crate::team::{Said, TeamPage, command_field};
use axum::response::Response;
use care::Minutes;
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
    Ok(page(&here, here.team_view().rules()?, (&[], &map)))
}

fn page(here: &TeamPage, rules: Rules, (problems, map): (&[FieldProblem], &Markup)) -> Markup {
    let field = |name, label, hint| Field { name, label, hint, problems, ..Field::default() };
    let minutes = |name, label, hint, value: Minutes| {
        form::short(&Field { value: &value.0.to_string(), ..field(name, label, hint) })
    };
    let adoption = |name, label, chosen: Adoption| {
        form::choices(&Field { value: code(chosen), ..field(name, label, "") }, &ADOPTIONS)
    };
    let shown = if rules.picks == Shown::AtOnce { "at-once" } else { "when-closed" };
    here.frame(Area::Settings, "Our own rules").show(&html! {
        (error_summary(problems))
        form method="post" action=(here.address("settings")) {
            (command_field())
            (adoption("drafts", "Who publishes a week?", rules.drafts))
            (adoption("repairs", "Who can change a published week?", rules.repairs))
            (form::choices(&Field { value: shown, ..field("picks", "When does everyone see the picks?", "") }, &PICKS))
            (minutes("fine-early", "How early is still on time, in minutes?", "Unless something else is agreed with the person.", rules.fine_early))
            (minutes("fine-late", "How late is still on time, in minutes?", "Unless something else is agreed with the person.", rules.fine_late))
            (minutes("window", "How far from its agreed time may a visit ever start, in minutes?", "Unless something else is agreed with the person.", rules.window))
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

/// What was written, as far as it can be read, to be shown again.
fn as_written(written: &Fields, before: Rules) -> Rules {
    let minutes = |name: &str, before| {
        let read = written.text(name).parse().ok().filter(|minutes| *minutes <= 720);
        read.map_or(before, Minutes)
    };
    let adoption = |name: &str, before| {
        let one = Adoption::ALL.into_iter().find(|one| code(*one) == written.text(name));
        one.unwrap_or(before)
    };
    Rules {
        drafts: adoption("drafts", before.drafts),
        repairs: adoption("repairs", before.repairs),
        picks: if written.text("picks") == "when-closed" { Shown::WhenClosed } else { Shown::AtOnce },
        fine_early: minutes("fine-early", before.fine_early),
        fine_late: minutes("fine-late", before.fine_late),
        window: minutes("window", before.window),
    }
}

async fn set(here: TeamPage, sent: Sent<Chosen>) -> Result<Response, Trouble> {
    let before = here.team_view().rules()?;
    match sent.body {
        Ok(chosen) => {
            let (id, rules) = (chosen.command.0, chosen.rules(&before));
            let done = here.service().set_rules(here.caller(), here.team(), id, rules).await;
            here.on(&here.address("settings"), Said::Saved, done)
        }
        Err(problems) => {
            let map = map::part(&here).await?;
            let written = as_written(&sent.fields, before);
            Ok(again(&problems, |wrong| page(&here, written, (wrong, &map))))
        }
    }
}
