//! Visits that too many picked, each with the fair ways out as sentences.

use crate::sent::terms;
use crate::team::{TeamPage, command_field, fresh_id};
use crate::week::people::{names, title_and_time};
use crate::week::when::day;
use care::picks::{Conflict, Standing, Way, WayOut};
use care::time::WeekStart;
use design::button::{Weight, button, button_of};
use design::card::{card, fold};
use design::form::{self, Choice, Field};
use maud::{Markup, html};
use words::count;

terms! {
    /// A fair way out.
    FairWay(Way) |text| KEYS.iter().find(|(key, _)| *key == text).map(|(_, way)| *way),
        "Choose one of: fewest-picks, knows-best, not-lately, draw.",
        { "type": "string", "enum": ["fewest-picks", "knows-best", "not-lately", "draw"] };
}

/// As forms say the ways.
const KEYS: [(&str, Way); 4] = [
    ("fewest-picks", Way::FewestPicks),
    ("knows-best", Way::KnowsBest),
    ("not-lately", Way::NotLately),
    ("draw", Way::Draw),
];

pub(super) fn conflicts(here: &TeamPage, week: WeekStart) -> Markup {
    let conflicts = here.team_view().conflicts(week);
    html! {
        p { "Some visits were picked by more of you than they take. Choose a way that all of you find fair; nothing is settled by itself." }
        @for conflict in &conflicts { (one(here, week, conflict)) }
    }
}

fn one(here: &TeamPage, week: WeekStart, conflict: &Conflict) -> Markup {
    let team_view = here.team_view();
    // The same seed is shown and sent, so that what is drawn is what was read.
    let seed = fresh_id(|bits| bits.as_u64_pair().0);
    card(
        &title_and_time(team_view, &conflict.visit),
        &html! {
            p { "Picked by " (names(team_view, &conflict.pickers)) "." }
            form method="post" action=(here.address("draft/settle")) {
                (command_field())
                input type="hidden" name="week" value=(week);
                input type="hidden" name="visit" value=(conflict.visit.id);
                input type="hidden" name="seed" value=(seed);
                ul.ways {
                    @for (key, way) in KEYS {
                        @let out = team_view.way_out(week, conflict, way, seed);
                        li {
                            (button_of("way", key, way.sentence(), Weight::Quiet))
                            " " span { (leads_to(here, &out)) }
                        }
                    }
                }
            }
            (fold("We talked about it", &talked(here, week, conflict)))
        },
    )
}

/// "That is Grace, who got 3 of their picks."
fn leads_to(here: &TeamPage, out: &WayOut) -> String {
    let team_view = here.team_view();
    if out.way == Way::Draw {
        return "Chance decides, the same for each of you.".to_owned();
    }
    let who = names(team_view, &out.chosen);
    let chosen = out.standing.iter().find(|(worker, _)| out.chosen.contains(worker));
    let stands = chosen.map(|(_, standing)| standing_words(*standing)).unwrap_or_default();
    let drawn = if out.drawn { " Others have as good a claim, so lots decided between them." } else { "" };
    format!("That is {who}, who {stands}.{drawn}")
}

fn standing_words(standing: Standing) -> String {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    match standing {
        Standing::Picks(picks) => format!("got {} so far", count(number(picks), "pick", "picks")),
        Standing::Visits(visits) => format!("made {} there", count(number(visits), "visit", "visits")),
        Standing::Last(Some(date)) => format!("was last there on {}", day(date)),
        Standing::Last(None) => "has not been there yet".to_owned(),
        Standing::Lot => "was drawn".to_owned(),
    }
}

fn talked(here: &TeamPage, week: WeekStart, conflict: &Conflict) -> Markup {
    let team_view = here.team_view();
    let pickers: Vec<(String, &str)> =
        conflict.pickers.iter().map(|worker| (worker.to_string(), team_view.worker(*worker))).collect();
    let choices: Vec<Choice<'_>> =
        pickers.iter().map(|(value, words)| Choice { value, words, meaning: "" }).collect();
    let visit = conflict.visit.id.to_string();
    let field = Field { name: "chosen", within: &visit, label: "Who goes?", ..Field::default() };
    html! {
        form method="post" action=(here.address("draft/settle")) {
            (command_field())
            input type="hidden" name="week" value=(week);
            input type="hidden" name="visit" value=(conflict.visit.id);
            (form::checks(&field, &choices, &[]))
            (button("This is what we agreed", Weight::Quiet))
        }
    }
}
