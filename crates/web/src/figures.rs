//! Sums over the team's weeks, without a name: for the council, the organisation and the team itself.

use crate::Trouble;
use crate::board::summary::percent;
use crate::frame::Place;
use crate::pages::{Pages, see};
use crate::team::Here;
use care::access::Matter;
use care::time::WeekStart;
use design::card;
use design::table::table;
use maud::{Markup, html};
use service::planning::Figures;
use service::records::WeekSums;

/// How many weeks are shown, this one included.
const WEEKS: i32 = 9;

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/figures", see(Matter::Figures), show)
}

async fn show(here: Here) -> Result<Markup, Trouble> {
    let this = here.glimpse().this_week();
    let (sums, _) =
        here.service().sums(here.caller(), here.team(), this.plus_weeks(1 - WEEKS), WEEKS).await?;
    let frame = here.frame(Place::Figures, "Figures");
    Ok(frame.show(&html! {
        p { "What the team’s weeks came to: in hours and faces, without anybody’s name. The team reads the same figures." }
        @if let Some((_, latest)) = sums.last() {
            (summary(latest))
            (table("Week by week", &HEAD, &sums.iter().rev().map(|(week, sums)| row(*week, sums)).collect::<Vec<_>>()))
        } @else {
            (card::empty("No week is published yet", "As soon as the team publishes one, its figures stand here.", None))
        }
    }))
}

const HEAD: [&str; 8] = [
    "Week of",
    "Visits made",
    "With people",
    "On the way",
    "Paid",
    "Guaranteed",
    "Faces a person",
    "First meetings",
];

fn summary(sums: &WeekSums) -> Markup {
    card::figures(&[
        ("Visits with somebody", format!("{} of {}", sums.figures.covered, sums.figures.visits), "this week"),
        (
            "Of each paid hour with people",
            percent(sums.figures.all.share_with_people()),
            "the rest is the way, waiting and breaks between",
        ),
        ("Different faces a person", tenths(&sums.figures), "on average, in one week"),
    ])
}

fn row(week: WeekStart, sums: &WeekSums) -> Vec<Markup> {
    let length = words::length_short;
    let (figures, hours) = (&sums.figures, &sums.figures.all);
    vec![
        html! { (week.monday().strftime("%-d %B")) },
        html! { (figures.covered) " of " (figures.visits) },
        html! { (length(hours.with_people)) },
        html! { (length(hours.travel)) },
        html! { (length(hours.paid)) @if figures.estimated { " at least" } },
        html! { (length(figures.guaranteed)) },
        html! { (tenths(figures)) },
        html! { (sums.first_meetings) },
    ]
}

/// A mean with one figure after the point.
fn tenths(figures: &Figures) -> String {
    figures.faces_tenths().map_or_else(|| "–".to_owned(), |tenths| format!("{}.{}", tenths / 10, tenths % 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use service::planning::figures::Hours;

    #[test]
    fn a_mean_and_a_share_are_rounded() {
        let mean = |faces, people| tenths(&Figures { faces, people, ..Figures::default() });
        assert_eq!((mean(67, 20), mean(5, 2), mean(1, 0)), ("3.4".into(), "2.5".into(), "–".into()));
        let share =
            |with_people, paid| percent(Hours { with_people, paid, ..Hours::default() }.share_with_people());
        assert_eq!((share(2, 3), share(1, 3), share(0, 0)), ("67 %".into(), "33 %".into(), "–".into()));
    }
}
