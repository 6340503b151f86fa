//! What the lines of a payslip are for, and both tests, in words.

use care::pay::payslip::{Line, Payslip, What};
use care::pay::{Days, Every, Promise};
use care::visit::VisitId;
use service::TeamView;

/// What a line is for.
pub(super) fn what(team_view: &TeamView, line: &Line) -> String {
    let whose = |id: VisitId| {
        let person = team_view.whose(id).map(|person| team_view.person(person).to_owned());
        person.unwrap_or_else(|| "someone".to_owned())
    };
    match line.what {
        What::Visit(id) => whose(id),
        What::Way(Some(id)) => format!("On the way to {}", whose(id)),
        What::Way(None) => "On the way back".to_owned(),
        What::Waiting => "Waiting between visits".to_owned(),
        What::Break => "A paid break".to_owned(),
        What::Meeting => "Team meeting".to_owned(),
        What::Training => "Learning".to_owned(),
        What::OtherWork => "Other work".to_owned(),
        What::AwakeAtNight => "Up in the night".to_owned(),
        What::Leave => "Leave".to_owned(),
        What::TopUp => "On top, to what was promised for the week".to_owned(),
        What::SleepIn => "A night asleep at somebody’s home".to_owned(),
        What::SickPay => "Statutory sick pay".to_owned(),
        What::BankHoliday => "More for a bank holiday".to_owned(),
        What::Mileage(metres) => format!("Miles by car: {}", miles(metres.0)),
        What::PaidBack => "Paid back".to_owned(),
    }
}

/// Miles with one figure after the point.
fn miles(metres: u32) -> String {
    let tenths = (u64::from(metres) * 10_000 + 804_672) / 1_609_344;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// "1 November to 30 November 2026".
pub(super) fn days(days: Days) -> String {
    format!("{} to {}", days.first.strftime("%-d %B"), days.last.strftime("%-d %B %Y"))
}

/// What the law says, in a sentence.
pub(super) fn law(slip: &Payslip) -> String {
    let Some(law) = &slip.law else {
        return "No hourly rate is agreed yet, so there is nothing to check.".to_owned();
    };
    let rate = law.rate.pence();
    let hours = words::length(i64::from(slip.worked.0));
    if law.is_enough() {
        format!(
            "{hours} of work at {rate} an hour must come to {}. Your pay for it counts as {}: enough.",
            law.must, law.counts
        )
    } else {
        format!(
            "{hours} of work at {rate} an hour must come to {}. Your pay for it counts as {}: {} is missing. This must be paid.",
            law.must,
            law.counts,
            law.short()
        )
    }
}

/// What the promise says, in a sentence.
pub(super) fn promise(slip: &Payslip) -> String {
    let Some(promise) = slip.promise else { return "No rate is known for this period.".to_owned() };
    let short = (promise.must - promise.pay).0;
    let checked = if promise.checked { "" } else { " (from memory, to be checked)" };
    let said = format!(
        "Every minute at {} an hour, as the {} says{checked}, comes to {}. You are paid {}",
        promise.hour, promise.source, promise.must, promise.pay
    );
    if short <= 0 {
        format!("{said}: the promise is kept.")
    } else {
        format!("{said}: {} less.", care::Pence(short))
    }
}

/// How often the team pays.
pub(super) fn every(every: Every) -> &'static str {
    match every {
        Every::Month => "every month",
        Every::Week => "every week",
        Every::FourWeeks(_) => "every four weeks",
    }
}

/// What is promised for an hour at least.
pub(super) fn promised(promise: Promise) -> &'static str {
    match promise {
        Promise::LivingWage => "the real Living Wage",
        Promise::LivingWageInLondon => "the real Living Wage for London",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn miles_have_a_tenth() {
        assert_eq!([0, 80, 1_609, 8_047].map(miles), ["0.0", "0.0", "1.0", "5.0"]);
    }
}
