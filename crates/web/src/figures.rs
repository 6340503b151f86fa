//! Sums over the team's weeks, without a name: for the council, the organisation and the team itself.

use crate::Trouble;
use crate::board::summary::percent;
use crate::frame::Area;
use crate::pages::{Pages, see};
use crate::team::TeamPage;
use care::access::Matter;
use care::time::WeekStart;
use design::card;
use design::chart::{Chart, Point, chart};
use design::table::table;
use maud::{Markup, html};
use service::planning::Figures;
use service::records::WeekSums;
use std::sync::Arc;

/// How many weeks are shown, this one included.
const WEEKS: i32 = 9;

pub(super) fn pages() -> Pages {
    Pages::new().get("/team/{team}/figures", see(Matter::Figures), show)
}

async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let this = here.team_view().this_week();
    let (sums, _) =
        here.service().sums(here.caller(), here.team(), this.plus_weeks(1 - WEEKS), WEEKS).await?;
    let frame = here.frame(Area::Figures, "Figures");
    Ok(frame.show(&html! {
        p { "How the team’s weeks went, without anybody’s name. The team and the council read the same figures." }
        @if let Some((week, latest)) = sums.last() {
            div.charts { @for one in charts(&sums, *week, latest) { (chart(&one)) } }
            (card::fold("All figures, week by week", &table("Week by week", &HEAD, &sums.iter().rev().map(|(week, sums)| row(*week, sums)).collect::<Vec<_>>())))
        } @else {
            (card::empty("No week is published yet", "Once the team publishes one, you see here how it went.", None))
        }
        (crate::feedback::sums(&here))
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

type Sums = [(WeekStart, Arc<WeekSums>)];

/// One chart for each thing that the team, the people it supports and the council care about.
fn charts(sums: &Sums, week: WeekStart, latest: &WeekSums) -> Vec<Chart<'static>> {
    let figures = &latest.figures;
    let guaranteed = words::length(figures.guaranteed);
    vec![
        Chart {
            id: "covered",
            title: "Visits with somebody",
            sentence: format!(
                "{} of {} visits in the week of {} have somebody. {}",
                figures.covered,
                figures.visits,
                when(week),
                trend(sums, covered, "more", "fewer")
            ),
            aim: "The line at the top is what the team aims at: somebody for every visit.",
            points: points(sums, covered, |one| format!("{} of {}", one.figures.covered, one.figures.visits)),
            target: Some(1000),
        },
        Chart {
            id: "with-people",
            title: "Paid time with people",
            sentence: format!(
                "{} of paid time is with people. {}",
                percent(figures.all.share_with_people()),
                trend(sums, with_people, "more", "less")
            ),
            aim: "The rest is travel, waiting and paid breaks. More is better, as long as nobody has to rush.",
            points: points(sums, with_people, |one| percent(one.figures.all.share_with_people())),
            target: None,
        },
        Chart {
            id: "faces",
            title: "Different faces a person",
            sentence: format!(
                "Each person sees {} different workers in the week, on average. {}",
                tenths(figures),
                trend(sums, faces, "more", "fewer")
            ),
            aim: "Fewer is better: people know who is coming.",
            points: points(sums, faces, |one| tenths(&one.figures)),
            target: None,
        },
        Chart {
            id: "paid",
            title: "Paid hours",
            sentence: format!(
                "{} paid; contracts guarantee {guaranteed}. {}",
                words::length(figures.all.paid),
                trend(sums, paid, "more", "fewer")
            ),
            aim: "The line is what contracts guarantee. Below it, hours are paid that no visit fills.",
            points: points(sums, paid, |one| words::length_short(one.figures.all.paid)),
            target: Some(figures.guaranteed),
        },
    ]
}

fn covered(sums: &WeekSums) -> Option<i64> {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let figures = &sums.figures;
    (figures.visits > 0).then(|| number(figures.covered) * 1000 / number(figures.visits))
}

fn with_people(sums: &WeekSums) -> Option<i64> {
    sums.figures.all.share_with_people()
}

fn faces(sums: &WeekSums) -> Option<i64> {
    sums.figures.faces_tenths().and_then(|tenths| i64::try_from(tenths).ok())
}

fn paid(sums: &WeekSums) -> Option<i64> {
    Some(sums.figures.all.paid)
}

fn points(
    sums: &Sums,
    value: fn(&WeekSums) -> Option<i64>,
    said: impl Fn(&WeekSums) -> String,
) -> Vec<Point> {
    let point = |(week, one): &(WeekStart, Arc<WeekSums>)| Point {
        when: when(*week),
        value: value(one),
        said: said(one),
    };
    sums.iter().map(point).collect()
}

/// The last week beside the mean of those before it; a difference of a twentieth is none.
fn trend(sums: &Sums, value: fn(&WeekSums) -> Option<i64>, more: &str, less: &str) -> String {
    let mut values: Vec<i64> = sums.iter().filter_map(|(_, one)| value(one)).collect();
    let (Some(last), false) = (values.pop(), values.is_empty()) else { return String::new() };
    let many = i64::try_from(values.len()).unwrap_or(i64::MAX);
    let mean = values.iter().sum::<i64>() / many;
    let compared = match last - mean {
        difference if difference.abs() * 20 <= mean.abs() => "about the same as",
        difference if difference > 0 => return format!("That is {more} than {}.", before(many)),
        _ => return format!("That is {less} than {}.", before(many)),
    };
    format!("That is {compared} {}.", before(many))
}

fn before(many: i64) -> String {
    if many == 1 { "the week before".to_owned() } else { format!("in the {many} weeks before") }
}

fn when(week: WeekStart) -> String {
    week.monday().strftime("%-d %B").to_string()
}

fn row(week: WeekStart, sums: &WeekSums) -> Vec<Markup> {
    let length = words::length_short;
    let (figures, hours) = (&sums.figures, &sums.figures.all);
    vec![
        html! { (when(week)) },
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

    fn weeks(paid: &[i64]) -> Vec<(WeekStart, Arc<WeekSums>)> {
        let first: WeekStart = "2026-03-02".parse().unwrap();
        let week = |(at, paid): (i32, &i64)| {
            let all = Hours { paid: *paid, ..Hours::default() };
            (
                first.plus_weeks(at),
                Arc::new(WeekSums { figures: Figures { all, ..Figures::default() }, ..WeekSums::default() }),
            )
        };
        (0..).zip(paid).map(week).collect()
    }

    #[test]
    fn the_last_week_is_told_beside_those_before_it() {
        let told = |paid_each: &[i64]| trend(&weeks(paid_each), paid, "more", "fewer");
        assert_eq!(told(&[600]), "", "there is nothing to compare it with");
        assert_eq!(told(&[600, 620]), "That is about the same as the week before.");
        assert_eq!(told(&[600, 640, 900]), "That is more than in the 2 weeks before.");
        assert_eq!(told(&[600, 640, 300]), "That is fewer than in the 2 weeks before.");
    }

    #[test]
    fn a_mean_and_a_share_are_rounded() {
        let mean = |faces, people| tenths(&Figures { faces, people, ..Figures::default() });
        assert_eq!((mean(67, 20), mean(5, 2), mean(1, 0)), ("3.4".into(), "2.5".into(), "–".into()));
        let share =
            |with_people, paid| percent(Hours { with_people, paid, ..Hours::default() }.share_with_people());
        assert_eq!((share(2, 3), share(1, 3), share(0, 0)), ("67 %".into(), "33 %".into(), "–".into()));
    }
}
