//! The page that shows every piece with invented words, in light and dark: to see what there is, and to see what broke.

mod people;
mod plain;
mod weeks;

pub use weeks::consequences;

use maud::{Markup, html};

/// The parts of the page: where each is, what it is called, what it shows.
type Part = (&'static str, &'static str, fn() -> Markup);

const PARTS: [Part; 14] = [
    ("colours", "Colours", plain::colours),
    ("type", "Type", plain::type_sizes),
    ("signs", "Signs", plain::signs),
    ("buttons", "Buttons", plain::buttons),
    ("notices", "Notices", plain::notices),
    ("forms", "Forms", plain::forms),
    ("cards", "Cards, facts, figures", plain::cards),
    ("faces", "Faces and names", people::faces),
    ("decisions", "Decisions and strengths", people::decisions),
    ("history", "History", people::history),
    ("weeks", "Weeks and their stages", weeks::weeks),
    ("hours", "Hours", weeks::hours),
    ("differences", "Differences and consequences", weeks::differences),
    ("tables", "Tables", weeks::tables),
];

/// All of it, for a page of full width. `more` comes last: what is drawn elsewhere.
#[must_use]
pub fn body(more: &Markup) -> Markup {
    html! {
        (schemes())
        nav.gallery-contents aria-label="On this page" {
            ul { @for (id, title, _) in PARTS { li { a href={"#" (id)} { (title) } } } }
        }
        @for (id, title, show) in PARTS { (super::card::section(id, title, &show())) }
        (more)
    }
}

/// Light or dark, whatever the system says: by radio buttons and style alone.
fn schemes() -> Markup {
    html! {
        fieldset.schemes {
            legend { "Show it" }
            @for (id, words) in [("scheme-own", "as my system does"), ("scheme-light", "light"), ("scheme-dark", "dark")] {
                label { input id=(id) type="radio" name="scheme" checked[id == "scheme-own"]; " " (words) }
            }
        }
    }
}

/// One example with a line on when to use it.
fn example(name: &str, when: &str, shown: &Markup) -> Markup {
    html! {
        div.example {
            p.about { strong { (name) } " " span.soft { (when) } }
            div.shown { (shown) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_leads_somewhere_and_no_id_stands_twice() {
        let html = body(&html! {}).into_string();
        let between = |before: &str| -> Vec<String> {
            let parts = html.split(before).skip(1).filter_map(|rest| rest.split('"').next());
            parts.map(str::to_owned).collect()
        };
        let mut ids = between(" id=\"");
        for target in between("href=\"#").iter().filter(|target| !target.is_empty()) {
            assert!(ids.contains(target), "{target}");
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id stands twice");
    }
}
