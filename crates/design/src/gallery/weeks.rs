//! Weeks, hours, differences, tables.

use crate::difference::{self, Change, Consequence};
use crate::week::{self, Pager, Stage};
use crate::{hours as bars, table};
use maud::{Markup, html};

pub(super) fn weeks() -> Markup {
    html! {
        (week::pager(&Pager { title: "9 to 15 March", relation: "next week", before: "#weeks", after: "#weeks", now: Some("#weeks") }))
        (week::tabs("How to look at it", &[("By worker", "#weeks", true), ("By person", "#weeks", false), ("On the map", "#weeks", false)]))
        (week::stages(&[
            ("Picks", "9 of 12 have picked", Stage::Done),
            ("Draft", "3 visits have nobody yet", Stage::Now),
            ("Look together", "Monday at the table", Stage::Later),
            ("Published", "by Wednesday 8pm", Stage::Later),
        ]))
    }
}

pub(super) fn hours() -> Markup {
    html! {
        div.columns {
            (bars::bar(25 * 60 + 20, Some(27 * 60)))
            (bars::bar(29 * 60, Some(27 * 60)))
            (bars::bar(9 * 60 + 45, None))
            (bars::share(9, 12, "9 of 12 have picked"))
        }
    }
}

pub(super) fn differences() -> Markup {
    let change = |what: &str, before: &str, after: &str, why: &str, worse| Change {
        what: what.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
        why: why.to_owned(),
        worse,
    };
    html! {
        div.columns {
            (difference::list(&[
                change("Mrs Hill, Tuesday 7.45am", "Amara", "Grace", "Grace has been 12 times before.", false),
                change("Mr Okafor, Tuesday 4.30pm", "Tom", "", "Nobody who works then is signed off for insulin.", true),
                change("Ida Marsh, Friday 7pm", "", "Peter", "It lay in the tray since Monday.", false),
            ]))
            (difference::consequences(&consequences()))
        }
    }
}

pub(super) fn tables() -> Markup {
    let cell = |words: &str| html! { (words) };
    let row = |words: [&str; 4]| words.iter().map(|words| cell(words)).collect();
    table::table(
        "Evenings and weekends by worker",
        &["Worker", "Evenings", "Weekend visits", "Days in two parts"],
        &[
            row(["Amara Okafor", "4", "6", "0"]),
            row(["Grace Lee", "5", "0", "1"]),
            row(["Tom Birch", "3", "5", "0"]),
        ],
    )
}

/// What would follow if someone else came.
#[must_use]
pub fn consequences() -> Vec<Consequence> {
    let one = |of: &str, words: &str, turn| Consequence { of: of.to_owned(), words: words.to_owned(), turn };
    vec![
        one("Continuity", "Grace has been 12 times; Amara has been 5 times.", 1),
        one("Hours", "Grace 26 h of 27 h; Amara 25 h 20 of 27 h.", 0),
        one("Rest", "Grace comes home at 9.40pm and starts at 8.50am: 11 hours 10 minutes.", -1),
        one("Travel", "4 minutes less on the way.", 1),
    ]
}
