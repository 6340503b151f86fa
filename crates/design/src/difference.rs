//! What would be different: the heart of every draft, swap and repair.

use super::icon::{Icon, icon};
use maud::{Markup, html};

/// One change, for one person at one time.
#[derive(Clone, Debug)]
pub struct Change {
    /// "Mrs Hill, Tuesday 7.45am".
    pub what: String,
    /// "Amara"; empty for nobody.
    pub before: String,
    /// "Grace"; empty for nobody.
    pub after: String,
    /// "Grace has been 12 times before."; may be empty.
    pub why: String,
    /// Whether it is worse for the person: a stranger, late, nobody.
    pub worse: bool,
}

/// A list of changes with before and after in words.
#[must_use]
pub fn list(changes: &[Change]) -> Markup {
    html! { ul.changes { @for change in changes { (one(change)) } } }
}

fn one(change: &Change) -> Markup {
    let nobody = |name: &str| if name.is_empty() { "nobody".to_owned() } else { name.to_owned() };
    html! {
        li.worse[change.worse] {
            p.what { (change.what) }
            p.turn {
                del { span.unseen { "before: " } (nobody(&change.before)) }
                (icon(Icon::Onward))
                ins { span.unseen { "now: " } (nobody(&change.after)) }
            }
            @if !change.why.is_empty() { p.soft { (change.why) } }
        }
    }
}

/// One consequence of something that is not done yet: better, worse or as before, always with the words.
#[derive(Clone, Debug)]
pub struct Consequence {
    /// "Continuity".
    pub of: String,
    /// "Amara has been 12 times; Grace never has."
    pub words: String,
    /// Better is 1, worse is -1, neither is 0.
    pub turn: i8,
}

/// Every consequence before it is done.
#[must_use]
pub fn consequences(all: &[Consequence]) -> Markup {
    html! {
        dl.consequences {
            @for one in all {
                div class=(turn(one.turn)) {
                    dt { (one.of) }
                    dd { (one.words) @if one.turn != 0 { span.turn { (word(one.turn)) } } }
                }
            }
        }
    }
}

fn turn(turn: i8) -> &'static str {
    match turn.signum() {
        1 => "better",
        -1 => "worse",
        _ => "same",
    }
}

fn word(turn: i8) -> &'static str {
    if turn > 0 { "better" } else { "worse" }
}
