//! What the team values and its own rules, as the history tells them.

use crate::history::phrases::was;
use care::picks::Shown;
use care::values::{Adoption, Event, Rules};
use service::TeamView;
use words::length;

pub(crate) fn of(_: &TeamView, event: &Event) -> String {
    match event {
        Event::ValueChanged(changed) => {
            let (before, after) = (changed.strength.before.words(), changed.strength.after.words());
            format!("“{}” counts {after}{}.", changed.value.sentence(), was(before, after))
        }
        Event::RulesChanged(changed) => rules(&changed.rules.before, &changed.rules.after),
    }
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
        Adoption::Planner => "the planner",
        Adoption::Two => "two of the team",
        Adoption::All => "everyone of the team",
    }
}
