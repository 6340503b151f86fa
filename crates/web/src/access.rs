//! Who may see and change what: the policy itself, as people can read it.

use crate::frame::Area;
use crate::pages::{Pages, theirs};
use crate::team::TeamPage;
use care::access::{Action, Matter, Relation, Row};
use design::card;
use design::table::table;
use maud::{Markup, html};

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/access", theirs(), show)
}

async fn show(here: TeamPage) -> Markup {
    let frame = here.frame(Area::Access, "Who may see what");
    let rows: Vec<Row> = care::access::table().collect();
    frame.show(&html! {
        p { "These are the rules themselves, as the program keeps them: not a description of them. Every look at a record that is somebody’s own is recorded, and they can read who looked." }
        @for relation in Relation::ALL { (one(relation, &rows)) }
    })
}

/// What somebody so related may see and change.
fn one(relation: Relation, rows: &[Row]) -> Markup {
    let find = |matter: Matter, action: Action| {
        rows.iter().find(|row| row.relation == relation && row.matter == matter && row.action == action)
    };
    let word = |matter, action| html! { (find(matter, action).map_or("no", Row::word)) };
    let why = |matter| find(matter, Action::See).map_or("", |row| row.everyday.because);
    let row = |matter: Matter| {
        let written = if matter.looks_are_recorded() { " (recorded)" } else { "" };
        vec![
            html! { (matter.name()) span.soft { (written) } },
            word(matter, Action::See),
            word(matter, Action::Change),
            html! { span.soft { (why(matter)) } },
        ]
    };
    let name = relation.name();
    let anything = Matter::ALL.iter().any(|&matter| {
        Action::ALL.into_iter().any(|action| find(matter, action).is_some_and(|row| row.word() != "no"))
    });
    let mut title = name.to_owned();
    if let Some(first) = title.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    html! {
        @if anything {
            (card::fold(&title, &table(&format!("What {name} may see and change"), &["What", "See", "Change", "Why"], &Matter::ALL.iter().copied().map(row).collect::<Vec<_>>())))
        } @else {
            (card::fold(&title, &html! { p { "Nothing. " (why(Matter::ALL[0])) } }))
        }
    }
}
