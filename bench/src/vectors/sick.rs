//! Cases of sick pay.

use std::collections::BTreeSet;

use super::cell::money;
use super::{Case, Column, Said, Trouble};
use care::Pence;
use care::pay::sick::{SickPay, Sickness, weekly};
use care::time::{Date, Weekday, plus_days};

const WAITING: &str = "three waiting days taken off a long linked period under the new law";

pub(super) fn judge(case: &Case) -> Result<Said, Trouble> {
    let has_linked = case.has("linked_first_day");
    let linked =
        if has_linked { Some((case.date("linked_first_day")?, case.date("linked_last_day")?)) } else { None };
    let sickness = Sickness {
        first: case.date("first_sick_day")?,
        last: case.date("last_sick_day")?,
        linked,
        works: works(case.text("days_worked_0_is_sunday")),
        earns: weekly(case.money("contractual_pay")?, case.whole("contractual_days_covered")?),
    };
    let theirs = with_less_before(&sickness).map(|sickness| (columns(case, &sickness), WAITING));
    Ok(Said { ours: columns(case, &sickness), as_theirs: theirs })
}

/// The days of the week by their digits; 0 is Sunday.
fn works(digits: &str) -> BTreeSet<Weekday> {
    let from_monday = digits.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| (digit + 6) % 7);
    from_monday.filter_map(|day| Weekday::ALL.get(usize::try_from(day).ok()?).copied()).collect()
}

/// The same with three days of work fewer in the period before.
fn with_less_before(sickness: &Sickness) -> Option<Sickness> {
    let (mut first, last) = sickness.linked?;
    let mut fewer = 0;
    while fewer < 3 && first <= last {
        fewer += usize::from(sickness.works.contains(&Weekday::of(first)));
        first = plus_days(first, 1);
    }
    Some(Sickness {
        linked: Some((first, last)).filter(|(first, last): &(Date, Date)| first <= last),
        ..sickness.clone()
    })
}

fn columns(case: &Case, sickness: &Sickness) -> Vec<Column> {
    let earns = money(sickness.earns);
    let none = |outcome: &str, earns: &str| row(case, [outcome, earns, "", "", ""]);
    match sickness.pay() {
        SickPay::TooShort { least } => none(&format!("must_be_sick_for_{least}_days"), ""),
        SickPay::AcrossAChange { .. } => none("period_straddles_6_april_2026", ""),
        SickPay::EarnsTooLittle { .. } => none("not_earned_enough", &earns),
        SickPay::MostReached => none("maximum_entitlement_reached", &earns),
        SickPay::NoPaidDays => none("not_entitled_3_days_not_paid", &earns),
        SickPay::Paid(paid) => {
            let (missed, days) = (paid.missed.to_string(), paid.days.len().to_string());
            let pay: Pence = paid.pay();
            row(case, ["entitled", &earns, &missed, &days, &money(pay)])
        }
    }
}

fn row(case: &Case, cells: [&str; 5]) -> Vec<Column> {
    let names = ["outcome", "average_weekly_earnings", "workdays_missed", "days_paid", "sick_pay"];
    let expected_earns = case.has("average_weekly_earnings");
    names
        .into_iter()
        .zip(cells)
        .filter(|(name, _)| *name != "average_weekly_earnings" || expected_earns)
        .map(|(name, cell)| case.column(name, cell))
        .collect()
}
