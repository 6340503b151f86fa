//! What a notice says on its page, and where it leads.

use crate::week::when;
use care::notices::{Kind, Notice};
use care::time::{Date, WeekStart, Zone, days_between};
use jiff::Timestamp;
use words::listed;

/// The most days that are named; of more only the first and last are.
const DAYS_NAMED_MOST: usize = 3;

/// What is new, in a sentence.
pub(super) fn sentence(notice: &Notice, today: Date) -> String {
    let told = &notice.told;
    let days = days(told.days.iter().copied(), today);
    match (told.kind, notice.person) {
        (Kind::Published, _) => match told.days.first() {
            Some(monday) => format!("The week of {} is published.", when::week(WeekStart::of(*monday))),
            None => "A week is published.".to_owned(),
        },
        (Kind::Changed, None) => format!("Your visits are different {days}."),
        (Kind::Changed, Some(_)) => format!("Visits are different {days}."),
        (Kind::Asked, _) => {
            "There is something new about a swap, an offer or somebody taking over.".to_owned()
        }
        (Kind::Proposed, _) => "The team has something to decide.".to_owned(),
        (Kind::Thanked, _) => "Somebody thanks you.".to_owned(),
        (Kind::Wished, None) => "Somebody you visit asks for something to be different.".to_owned(),
        (Kind::Wished, Some(_)) => "The team answered what was asked.".to_owned(),
        (Kind::FollowUp, None) => {
            "There is something new about a concern, or about somebody who seems unwell.".to_owned()
        }
        (Kind::FollowUp, Some(_)) => "There is an answer to what you raised.".to_owned(),
        (Kind::Health, _) => "There is something new about medicines or health tasks.".to_owned(),
        (Kind::Pay, _) => "There is something new about pay.".to_owned(),
        (Kind::Emergency, _) => {
            "An emergency sheet was opened by its code. Look now, and close it if that is wrong.".to_owned()
        }
        (Kind::NotBack, _) => {
            "A colleague who works alone was not back in time, or is back after all. Look now.".to_owned()
        }
    }
}

/// The page that shows it.
pub(super) fn address(notice: &Notice) -> String {
    let team = notice.team;
    if let Some(person) = notice.person {
        return format!("/team/{team}/people/{person}");
    }
    match (notice.told.kind, notice.told.days.first()) {
        (Kind::Published | Kind::Changed, Some(day)) => {
            format!("/team/{team}/board?week={}", WeekStart::of(*day).monday())
        }
        (Kind::Published | Kind::Changed, None) => format!("/team/{team}/board"),
        (Kind::Asked, _) => format!("/team/{team}/requests"),
        (Kind::Proposed, _) => format!("/team/{team}/decisions"),
        (Kind::Thanked, _) => format!("/team/{team}/thanks"),
        (Kind::Wished, _) => format!("/team/{team}/wishes"),
        (Kind::FollowUp, _) => format!("/team/{team}/concerns"),
        (Kind::Emergency, _) => match notice.told.whose {
            Some(person) => format!("/team/{team}/people/{person}/emergency"),
            None => format!("/team/{team}/people"),
        },
        (Kind::Health, _) => format!("/team/{team}/people"),
        (Kind::Pay, _) => format!("/team/{team}/my-pay"),
        (Kind::NotBack, _) => format!("/team/{team}/lone-working"),
    }
}

/// "today, 7.45am".
pub(super) fn when(at: Timestamp, zone: &Zone, today: Date) -> String {
    let moment = zone.civil(at);
    format!("{}, {}", day(moment.date, today).trim_start_matches("on "), when::clock(moment.clock))
}

/// "today and on Thursday 3 December", "from Monday 7 December to Friday 11 December".
fn days(days: impl Iterator<Item = Date>, today: Date) -> String {
    let all: Vec<Date> = days.collect();
    match all.as_slice() {
        [first, .., last] if all.len() > DAYS_NAMED_MOST => {
            format!("from {} to {}", when::day(*first), when::day(*last))
        }
        all => listed(&all.iter().map(|date| day(*date, today)).collect::<Vec<_>>()),
    }
}

fn day(date: Date, today: Date) -> String {
    match days_between(today, date) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ => format!("on {}", when::day(date)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::ids::TeamId;
    use care::notices::Told;
    use uuid::Uuid;

    fn said(kind: Kind, days: &[&str]) -> String {
        let days = days.iter().map(|day| day.parse().unwrap());
        let team = TeamId::new(Uuid::from_u128(1));
        let notice = Notice { team, person: None, told: Told::new(kind, days) };
        sentence(&notice, "2026-11-30".parse().unwrap())
    }

    #[test]
    fn a_notice_says_for_which_days() {
        let three = ["2026-11-30", "2026-12-01", "2026-12-03"];
        assert_eq!(
            said(Kind::Changed, &three),
            "Your visits are different today, tomorrow and on Thursday 3 December."
        );
        let more = ["2026-12-02", "2026-12-03", "2026-12-04", "2026-12-06"];
        assert_eq!(
            said(Kind::Changed, &more),
            "Your visits are different from Wednesday 2 December to Sunday 6 December."
        );
        assert_eq!(said(Kind::Published, &["2026-12-07"]), "The week of 7 to 13 December is published.");
    }
}
