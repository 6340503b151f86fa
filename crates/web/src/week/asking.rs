//! Whom to ask: about a visit that nobody makes, and because somebody has too few of their hours.

use crate::Trouble;
use crate::team::TeamPage;
use care::time::{Date, WeekStart};
use design::card::fold;
use maud::{Markup, html};
use service::planning::Which;
use service::{FreeTime, HasTime, PartOfDay, ToAsk};
use words::{length, length_short, listed};

/// "Ask Ola, who has 3 hours free on Friday morning."
pub(crate) fn about_visit(ask: &ToAsk) -> String {
    match ask {
        ToAsk::Free(who, Some(free)) => {
            format!("Ask {}, who has {} free on {}.", who.called, length(free.minutes), part(free))
        }
        ToAsk::Free(who, None) => format!("Ask {}.", who.called),
        ToAsk::Off(who, left) if *left >= 60 => {
            let left = length(left / 60 * 60);
            format!(
                "Ask {} to work then: {left} of their guaranteed hours are not filled this week.",
                who.called
            )
        }
        ToAsk::Off(who, _) => format!("Ask {} whether they can work then.", who.called),
    }
}

/// "They have 6 hours free on Tuesday evening and 4 hours on Friday morning."
pub(crate) fn free_times(time: &HasTime) -> String {
    let times: Vec<String> = time
        .free
        .iter()
        .take(3)
        .enumerate()
        .map(|(at, free)| {
            let word = if at == 0 { " free" } else { "" };
            format!("{}{word} on {}", length(free.minutes), part(free))
        })
        .collect();
    format!("They have {}.", listed(&times))
}

/// "Ask Ravi, who has 6 hours free on Tuesday evening. This week they have 12 h of the 20 h they are guaranteed."
fn about_hours(time: &HasTime) -> Option<String> {
    let free = time.free.first()?;
    Some(format!(
        "Ask {}, who has {} free on {}. This week they have {} of the {} they are guaranteed.",
        time.who.called,
        length(free.minutes),
        part(free),
        length_short(time.paid),
        length_short(time.guaranteed)
    ))
}

/// On the board of a week: who has too few of their hours, and when they have time; nothing once it is over.
///
/// # Errors
/// If the week makes no sense to the engine.
pub(crate) async fn short(here: &TeamPage, week: WeekStart, which: Which) -> Result<Markup, Trouble> {
    if week.sunday() < here.team_view().today() {
        return Ok(html! {});
    }
    let short = here.team_view().short_of_hours(week, which).await?;
    let said: Vec<String> = short.iter().filter_map(about_hours).collect();
    let names: Vec<&str> = short.iter().map(|one| one.who.called.as_str()).collect();
    let list = html! { ul { @for one in &said { li { (one) } } } };
    Ok(
        html! { @if !said.is_empty() { (fold(&format!("Fewer hours than guaranteed: {}", listed(&names)), &list)) } },
    )
}

/// "Tuesday evening", "the night to Tuesday".
fn part(free: &FreeTime) -> String {
    let day = weekday(free.date);
    match free.part {
        PartOfDay::Night => format!("{day} before 6am"),
        PartOfDay::Morning => format!("{day} morning"),
        PartOfDay::Afternoon => format!("{day} afternoon"),
        PartOfDay::Evening => format!("{day} evening"),
    }
}

fn weekday(date: Date) -> String {
    date.strftime("%A").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::ids::WorkerId;
    use service::Colleague;
    use uuid::Uuid;

    fn ravi() -> Colleague {
        Colleague { id: WorkerId::new(Uuid::from_u128(1)), called: "Ravi".to_owned(), place: 0 }
    }

    fn tuesday(part: PartOfDay, minutes: i64) -> FreeTime {
        FreeTime { date: "2026-03-03".parse().unwrap(), part, minutes }
    }

    #[test]
    fn whom_to_ask_is_said_as_a_colleague_would() {
        let evening = tuesday(PartOfDay::Evening, 360);
        assert_eq!(
            about_visit(&ToAsk::Free(ravi(), Some(evening))),
            "Ask Ravi, who has 6 hours free on Tuesday evening."
        );
        assert_eq!(about_visit(&ToAsk::Free(ravi(), None)), "Ask Ravi.");
        assert_eq!(
            about_visit(&ToAsk::Off(ravi(), 250)),
            "Ask Ravi to work then: 4 hours of their guaranteed hours are not filled this week."
        );
        assert_eq!(about_visit(&ToAsk::Off(ravi(), 20)), "Ask Ravi whether they can work then.");
        let time = HasTime {
            who: ravi(),
            paid: 720,
            guaranteed: 1_200,
            free: vec![evening, tuesday(PartOfDay::Morning, 240)],
        };
        assert_eq!(
            about_hours(&time).unwrap(),
            "Ask Ravi, who has 6 hours free on Tuesday evening. This week they have 12 h of the 20 h they are guaranteed."
        );
        assert_eq!(
            free_times(&time),
            "They have 6 hours free on Tuesday evening and 4 hours on Tuesday morning."
        );
    }
}
