//! A week as one HTML page that needs nothing else: it can be mailed, printed, or opened without a network.
//!
//! It works without script; the script only lights up a person's visits. Time is drawn as length everywhere.

mod day;
mod figures;
mod hours;
mod map;
mod parts;
mod people;
mod score;
mod tray;
mod week;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use view::WeekView;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The whole page.
#[must_use]
pub fn page(view: &WeekView) -> String {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (view.title) " · Fairly" }
                style { (PreEscaped(STYLE)) (PreEscaped(parts::picking(view.days.len()))) }
            }
            body {
                a.skip href="#main" { "Skip to the rota" }
                (header(view))
                (contents(view))
                main #main tabindex="-1" { (main(view)) }
                (footer(view))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
    .into_string()
}

fn header(view: &WeekView) -> Markup {
    let mood = if !view.broken.is_empty() {
        "harm"
    } else if view.tray.is_empty() {
        "kept"
    } else {
        "wanting"
    };
    html! {
        header.top {
            h1 { (view.title) }
            p.headline.(mood) { (view.headline()) }
            @if !view.broken.is_empty() {
                ul.broken { @for sentence in &view.broken { li { (sentence) } } }
            }
            (figures::figures(view))
        }
    }
}

fn contents(view: &WeekView) -> Markup {
    html! {
        nav.contents aria-label="On this page" {
            ul {
                @if !view.tray.is_empty() { li { a href="#tray" { "Nobody yet" } } }
                li { a href="#rounds" { "Rounds" } }
                @if view.chart.is_some() { li { a href="#map" { "Map" } } }
                li { a href="#people" { "Who is coming" } }
                li { a href="#hours" { "Hours" } }
                @if !view.weighed.is_empty() { li { a href="#weighs" { "What it weighs" } } }
            }
        }
    }
}

fn main(view: &WeekView) -> Markup {
    html! {
        (tray::tray(view))
        section #rounds aria-labelledby="rounds-title" {
            h2 #rounds-title { "Rounds" }
            (parts::day_picker(view))
            (week::week(view))
            @for at in 0..view.days.len() { (day::day(view, at)) }
        }
        (map::map(view))
        (people::people(view))
        (hours::hours(view))
        (score::score(view))
    }
}

fn footer(view: &WeekView) -> Markup {
    html! {
        footer {
            p { "Proposed by Fairly. The team decides." }
            @if let Some(made) = &view.made {
                p.soft {
                    "Found after " (words::count(made.steps.try_into().unwrap_or(i64::MAX), "move", "moves"))
                    ", seed " (made.seed) ", " (made.threads) " side by side. Every rule was checked afterwards by code that shares nothing "
                    "with the search."
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::page;
    use view::sample::Sample;

    /// Everything after `before` and up to `after`, wherever it is on the page.
    fn between<'a>(html: &'a str, before: &'a str, after: &'a str) -> Vec<&'a str> {
        html.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
    }

    #[test]
    fn it_is_one_document_with_a_language_a_title_and_one_main_heading() {
        let view = Sample::new(3, 5).view();
        let html = page(&view);
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"en-GB\">"));
        assert_eq!(between(&html, "<h1>", "</h1>"), [view.title.as_str()]);
        assert_eq!(between(&html, "<title>", "</title>")[0], format!("{} · Fairly", view.title));
        for landmark in ["<main", "<header", "<nav", "<footer"] {
            assert!(html.contains(landmark), "{landmark}");
        }
    }

    #[test]
    fn it_needs_nothing_from_elsewhere() {
        let html = page(&Sample::new(3, 5).view());
        for outside in ["http:", "https:", "src=", "url(", "@import", "<link", "<img", "<iframe"] {
            assert!(!html.contains(outside), "{outside}");
        }
        assert!(between(&html, "href=\"", "\"").iter().all(|target| target.starts_with('#')));
    }

    #[test]
    fn names_are_words_never_markup() {
        let html = page(&Sample::new(3, 5).view());
        assert!(html.contains("&lt;script&gt;alert"), "the name is there");
        assert!(!html.contains("<script>alert"), "and does nothing");
        assert_eq!(html.matches("<script>").count(), 1, "only our own");
    }

    #[test]
    fn every_link_leads_somewhere_and_no_id_stands_twice() {
        let html = page(&Sample::new(12, 22).view());
        let mut ids = between(&html, " id=\"", "\"");
        for target in between(&html, "href=\"#", "\"") {
            assert!(ids.contains(&target), "{target}");
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }

    #[test]
    fn who_comes_is_said_in_words_with_the_time() {
        let html = page(&Sample::new(3, 5).view());
        let hill = between(&html, "id=\"person-0\"", "</article>");
        assert!(hill[0].contains("7.25am"), "{}", hill[0]);
        assert!(hill[0].contains("Amara"), "{}", hill[0]);
        assert!(between(&html, "id=\"person-2\"", "</article>")[0].contains("nobody yet for tea"));
    }

    #[test]
    fn an_empty_week_is_a_page_too() {
        let html = page(&Sample::new(0, 0).view());
        assert!(html.contains("There are no visits to plan."));
    }
}
