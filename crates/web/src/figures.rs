//! Sums over the team's weeks, without a name: for the council, the organisation and the team itself.

use crate::Trouble;
use crate::frame::Place;
use crate::pages::{Pages, see};
use crate::team::Here;
use care::access::Matter;
use care::time::WeekStart;
use design::card;
use design::table::table;
use maud::{Markup, html};
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
        ("Visits with somebody", format!("{} of {}", sums.placed, sums.visits), "this week"),
        (
            "Of each paid hour with people",
            percent(sums.with_people, sums.paid),
            "the rest is the way, waiting and breaks between",
        ),
        ("Different faces a person", tenths(sums.faces, sums.people), "on average, in one week"),
    ])
}

fn row(week: WeekStart, sums: &WeekSums) -> Vec<Markup> {
    let length = words::length_short;
    vec![
        html! { (week.monday().strftime("%-d %B")) },
        html! { (sums.placed) " of " (sums.visits) },
        html! { (length(sums.with_people)) },
        html! { (length(sums.travel)) },
        html! { (length(sums.paid)) },
        html! { (length(sums.guaranteed)) },
        html! { (tenths(sums.faces, sums.people)) },
        html! { (sums.first_meetings) },
    ]
}

fn percent(part: i64, whole: i64) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{} %", part * 100 / whole) }
}

/// A mean with one figure after the point.
fn tenths(sum: usize, count: usize) -> String {
    if count == 0 {
        return "–".to_owned();
    }
    let tenths = (sum * 10 + count / 2) / count;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_rounded_to_a_tenth() {
        assert_eq!((tenths(67, 20), tenths(5, 2), tenths(1, 0)), ("3.4".into(), "2.5".into(), "–".into()));
        assert_eq!((percent(2, 3), percent(0, 0)), ("66 %".into(), "–".into()));
    }
}
