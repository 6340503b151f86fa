//! What the week is like for people and for workers, in a few figures: continuity, fairness, time.

use super::{BoardView, tray};
use design::card::figures;
use maud::{Markup, html};
use service::planning::figures::Hours;
use view::{WeekView, number};
use words::OnTheClock;
use words::{grouped, length};

/// An evening begins here, in minutes after midnight.
const EVENING: i32 = 18 * 60;

/// Nothing yet of a draft of which most is still to be filled in: its figures would only frighten.
pub(super) fn summary(view: &BoardView) -> Markup {
    if !view.week.tray.is_empty() && !tray::lists(view) {
        return html! {};
    }
    let week = &view.week;
    let sums = &week.sums;
    html! {
        section.board-summary aria-labelledby="summary-title" {
            h2 #summary-title { (week.headline()) }
            (figures(&[
                ("By the usual worker", format!("{} of 100", sums.usual_percent), "visits by the worker who comes most"),
                ("Faces at a door", tenths(sums.faces_tenths), "different workers, on average"),
                ("First meetings", grouped(number(sums.new_faces)), "someone new at a door"),
                ("With people", percent(Hours { with_people: sums.with_people, paid: sums.paid, ..Hours::default() }.share_with_people()), "of all paid time"),
                ("On the way", length(sums.travel), "over the whole week"),
                ("Evenings", spread(week, |_, start| start >= EVENING), "visits after 6pm, fewest and most"),
                ("Weekends", spread(week, |weekend, _| weekend), "weekend visits, fewest and most"),
            ]))
        }
    }
}

/// "33 %"; a dash where there is nothing to take a part of.
pub(crate) fn percent(share: Option<i64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{share} %"))
}

fn tenths(value: i64) -> String {
    format!("{}.{}", value / 10, value % 10)
}

/// "2 (Ana) to 9 (Tom)": how evenly a kind of visit is shared among those who work at all.
fn spread(week: &WeekView, counts: fn(bool, i32) -> bool) -> String {
    let mut shares: Vec<(usize, &str)> = week
        .workers
        .iter()
        .filter(|worker| !worker.rounds.is_empty())
        .map(|worker| {
            let stops = worker.rounds.iter().flat_map(|round| {
                round.stops.iter().filter(|stop| counts(week.days[round.day].weekend, stop.start.minute()))
            });
            (stops.count(), worker.first.as_str())
        })
        .collect();
    shares.sort_unstable();
    match (shares.first(), shares.last()) {
        (Some((least, _)), Some((most, _))) if least == most => format!("{most} each"),
        (Some((least, who)), Some((most, whose))) => format!("{least} ({who}) to {most} ({whose})"),
        _ => "none".to_owned(),
    }
}
