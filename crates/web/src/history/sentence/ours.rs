//! What the team is and agreed among itself.

use crate::history::phrases::{day, until, was};
use care::picks::Shown;
use care::roles::{Shared, Turn};
use care::values::{Adoption, Rules};
use care::{founding, roles, values};
use service::Glimpse;
use words::{length, listed};

pub(super) fn founding(_: &Glimpse, event: &care::founding::Event) -> String {
    match event {
        founding::Event::Founded(founded) => format!("the team {} begins.", founded.description.name),
        founding::Event::Described(described) => {
            let change = &described.description;
            let (before, after) = (&change.before.name, &change.after.name);
            if before == after {
                "where the team meets is noted anew.".to_owned()
            } else {
                format!("the team is called {after} now{}.", was(before, after))
            }
        }
        founding::Event::StreetsLaid(laid) => {
            let (before, after) = (&laid.streets.before, &laid.streets.after);
            let before = before.as_ref().map_or("none".to_owned(), map);
            match after {
                Some(after) => format!("the team travels on {} now{}.", map(after), was(&before, "")),
                None => format!("the team has no map any more{}.", was(&before, "")),
            }
        }
    }
}

pub(super) fn roles(glimpse: &Glimpse, event: &care::roles::Event) -> String {
    match event {
        roles::Event::Shared(shared) => role(glimpse, shared),
    }
}

pub(super) fn values(_: &Glimpse, event: &care::values::Event) -> String {
    match event {
        values::Event::ValueChanged(changed) => {
            let (before, after) = (changed.strength.before.words(), changed.strength.after.words());
            format!("“{}” counts {after}{}.", changed.value.sentence(), was(before, after))
        }
        values::Event::RulesChanged(changed) => rules(&changed.rules.before, &changed.rules.after),
    }
}

fn map(streets: &founding::Streets) -> String {
    let said = |date: care::time::Date| date.strftime("%-d %B %Y").to_string();
    match streets.of {
        Some(of) => format!("a map of {}", said(of)),
        None => format!("a map given on {}", said(streets.given)),
    }
}

/// "Planner: Amara until 31 December 2026 (before: nobody)."
fn role(glimpse: &Glimpse, shared: &Shared) -> String {
    let turn = |turn: &Turn| {
        let to = turn.to.map(|to| format!(" {}", until(Some(to)))).unwrap_or_default();
        format!("{} from {}{to}", glimpse.worker(turn.worker), day(turn.from))
    };
    let said = |turns: &[Turn]| {
        if turns.is_empty() {
            "nobody".to_owned()
        } else {
            listed(&turns.iter().map(turn).collect::<Vec<_>>())
        }
    };
    let (before, after) = (said(&shared.turns.before), said(&shared.turns.after));
    format!(
        "the role of {}: {after}{}.",
        crate::roles::name(shared.role).to_lowercase(),
        was(&before, &after)
    )
}

/// Each rule that is another, with what it was.
fn rules(before: &Rules, after: &Rules) -> String {
    let minutes = |minutes: care::Minutes| length(i64::from(minutes.0));
    let picks = |shown: Shown| if shown == Shown::AtOnce { "at once" } else { "when the round is closed" };
    let all = [
        ("a week is published by", who(before.drafts).to_owned(), who(after.drafts).to_owned()),
        ("a change after that is made by", who(before.repairs).to_owned(), who(after.repairs).to_owned()),
        ("picks are seen", picks(before.picks).to_owned(), picks(after.picks).to_owned()),
        ("so much early is fine:", minutes(before.fine_early), minutes(after.fine_early)),
        ("so much late is fine:", minutes(before.fine_late), minutes(after.fine_late)),
        ("a visit never starts further from its time than", minutes(before.window), minutes(after.window)),
    ];
    let changed = all.iter().filter(|(_, before, after)| before != after);
    let said: Vec<String> =
        changed.map(|(what, before, after)| format!("{what} {after}{}", was(before, after))).collect();
    if said.is_empty() {
        "the team’s own rules stay as they were.".to_owned()
    } else {
        format!("from now on {}.", said.join("; "))
    }
}

fn who(adoption: Adoption) -> &'static str {
    match adoption {
        Adoption::Anyone => "anyone of the team",
        Adoption::Planner => "whoever’s turn it is to plan",
        Adoption::Two => "two of the team",
        Adoption::All => "everyone of the team",
    }
}
