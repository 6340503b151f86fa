//! Cases of holiday.

use super::{Case, Said, Trouble};
use care::pay::holiday::{self, Hundredths, Part};
use care::time::Date;

pub(super) fn judge(case: &Case) -> Result<Said, Trouble> {
    let (entitlement, each) = if case.text("hours_type") == "irregular-hours-and-part-year" {
        (irregular(case)?, String::new())
    } else {
        regular(case)?
    };
    let ours = vec![case.column("entitlement", entitlement), case.column("per_day_or_shift", each)];
    Ok(Said { ours, as_theirs: None })
}

fn irregular(case: &Case) -> Result<String, Trouble> {
    let worked = case.decimal("hours_in_pay_period")?.worked();
    Ok(holiday::accrued(worked, case.date("leave_year_start")?).to_string())
}

fn regular(case: &Case) -> Result<(String, String), Trouble> {
    let part = part(case)?;
    let nothing = String::new;
    Ok(match case.text("basis") {
        "hours-worked-per-week" => {
            let (hours, days) = (case.hundredths("hours_per_week")?, case.hundredths("days_per_week")?);
            (number(holiday::hours(hours, days, part)), nothing())
        }
        "compressed-hours" => {
            let (hours, days) = (case.hundredths("hours_per_week")?, case.hundredths("days_per_week")?);
            let a_day = up(hours.0 * 60, days.0);
            (clock(up(holiday::hours(hours, days, part).0 * 60, 100)), clock(a_day))
        }
        "annualised-hours" => (number(holiday::weeks(part)), nothing()),
        "shift-worker" => {
            let (shifts, days) =
                (case.hundredths("shifts_per_pattern")?, case.hundredths("days_per_pattern")?);
            let hours = case.hundredths("hours_per_shift")?;
            (number(holiday::shifts(shifts, days, part)), format!("{}.{}", hours.0 / 100, hours.0 % 100 / 10))
        }
        _ => (number(holiday::days(case.hundredths("days_per_week")?, part)), nothing()),
    })
}

fn part(case: &Case) -> Result<Part, Trouble> {
    let year = || case.date("leave_year_start");
    Ok(match case.text("period") {
        "starting" => Part::From { year: year()?, first: case.date("start_date")? },
        "leaving" => Part::Until { year: year()?, last: case.date("leaving_date")? },
        "starting-and-leaving" => {
            Part::Between { first: case.date("start_date")?, last: case.date("leaving_date")? }
        }
        _ => Part::Whole(if case.has("leave_year_start") { year()? } else { Date::constant(2026, 4, 1) }),
    })
}

fn up(over: i64, under: i64) -> i64 {
    -((-over).div_euclid(under.max(1)))
}

/// Without noughts at its end.
fn number(hundredths: Hundredths) -> String {
    let text = format!("{}.{:02}", hundredths.0 / 100, hundredths.0 % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn clock(minutes: i64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}
