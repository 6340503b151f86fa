//! Cases of the minimum wage.

use super::cell::{Decimal, money};
use super::{Case, Column, Said, Trouble};
use care::Pence;
use care::pay::minimum::{LegalMinimum, Lodging, Period, SCHOOL_LEAVING_AGE, Standing, Worked};
use care::pay::rates::{self, Kind};

const ROUNDED: &str = "hours rounded to two decimals, weeks of lodging to three";

pub(super) fn judge(case: &Case) -> Result<Said, Trouble> {
    let standing = standing(case)?;
    if matches!(standing, Standing::Aged(age) if age < SCHOOL_LEAVING_AGE) {
        let ours = vec![case.column("outcome", "under_school_leaving_age"), case.column("passes", "")];
        return Ok(Said { ours, as_theirs: None });
    }
    let hours = case.decimal("hours_in_period")?;
    let lodging = lodging(case)?;
    let period = Period {
        from: case.date("rates_from")?,
        days: case.whole("pay_period_days")?,
        standing,
        worked: hours.worked(),
        pay: case.money("pay_in_period")?,
        costs: Pence::ZERO,
        lodging,
    };
    let Some(verdict) = period.judge() else {
        return Ok(Said {
            ours: vec![case.column("outcome", "no rate is known for the day")],
            as_theirs: None,
        });
    };
    let ours = columns(case, (&period, &verdict), hours, &exact(case, hours));
    let rounded = Worked { parts: hours.hundredths().unsigned_abs(), of_an_hour: 100 };
    let theirs = Period { worked: rounded, ..period };
    let as_theirs = theirs.judge().map(|verdict| with_rounded_weeks(&theirs, verdict));
    let as_theirs =
        as_theirs.map(|verdict| columns(case, (&theirs, &verdict), hours, &tenths(hours.hundredths())));
    Ok(Said { ours, as_theirs: as_theirs.map(|columns| (columns, ROUNDED)) })
}

fn standing(case: &Case) -> Result<Standing, Trouble> {
    Ok(match case.text("apprentice") {
        "apprentice_under_19" | "apprentice_over_19_first_year" => Standing::Apprentice,
        _ => Standing::Aged(case.whole("age")?),
    })
}

fn lodging(case: &Case) -> Result<Option<Lodging>, Trouble> {
    if !case.text("accommodation").starts_with("yes") {
        return Ok(None);
    }
    let charged = case.has("accommodation_charge_per_day");
    let charge = if charged { case.money("accommodation_charge_per_day")? } else { Pence::ZERO };
    Ok(Some(Lodging { charge, nights: case.whole("accommodation_nights_per_week")? }))
}

/// The same with the weeks of the period rounded to three decimals, as the calculator does.
fn with_rounded_weeks(period: &Period, verdict: LegalMinimum) -> LegalMinimum {
    let Some(lodging) = period.lodging else { return verdict };
    let week = Period { days: 7, ..*period }.judge().map_or(Pence::ZERO, |week| week.lodging);
    let thousandths = (2 * 1_000 * i64::from(period.days) + 7) / 14;
    let rounded = if lodging.nights == 0 { 0 } else { (2 * week.0 * thousandths + 1_000).div_euclid(2_000) };
    let counts = verdict.counts - verdict.lodging + Pence(rounded);
    LegalMinimum { lodging: Pence(rounded), counts, ..verdict }
}

fn columns(
    case: &Case,
    (period, verdict): (&Period, &LegalMinimum),
    hours: Decimal,
    used: &str,
) -> Vec<Column> {
    let outcome = if verdict.is_enough() { "at_or_above" } else { "below" };
    let lodging = period.lodging.map_or_else(String::new, |_| money(verdict.lodging));
    vec![
        case.column("outcome", outcome),
        case.column("passes", verdict.is_enough()),
        case.column("minimum_rate", money(verdict.rate.pence())),
        case.column("rate_paid", rate_paid(period.pay, hours)),
        case.column("hours_used", used),
        case.column("accommodation_adjustment", lodging),
        case.column("total_pay", money(verdict.counts)),
        case.column("total_entitlement", money(verdict.must)),
        case.column("underpayment", money(verdict.short())),
        case.column("living_wage_wording", living_wage(period)),
        case.column("possible_underpayment_flag", may_be_short(case)),
    ]
}

/// Pay for an hour to the hundredth of a penny.
fn rate_paid(pay: Pence, hours: Decimal) -> String {
    let (over, under) = (i128::from(pay.0) * 100 * i128::from(hours.under), i128::from(hours.digits.max(1)));
    let rounded = (2 * over + under).div_euclid(2 * under);
    format!("{}.{:04}", rounded / 10_000, rounded % 10_000)
}

/// Whether the minimum is called a living wage for somebody of this age; nothing where that depends on no age.
fn living_wage(period: &Period) -> String {
    let from = rates::of(Kind::LivingWageAge, period.from);
    match (period.standing, from) {
        (Standing::Aged(age), Some(from)) => (from.amount <= i64::from(age)).to_string(),
        (Standing::Apprentice, _) | (_, None) => String::new(),
    }
}

/// Whether something the case does not put a number on can bring pay below the minimum.
fn may_be_short(case: &Case) -> bool {
    case.text("charged_for_job_needs") == "yes" || case.text("extra_work") == "yes_unpaid"
}

/// Hours as they are counted: exactly as they are given.
fn exact(case: &Case, hours: Decimal) -> String {
    let hundredths = hours.hundredths();
    let exactly = hundredths * hours.under == hours.digits * 100;
    if exactly { tenths(hundredths) } else { case.text("hours_in_period").to_owned() }
}

/// Hundredths as the calculator shows hours: without a last nought, but with one place.
fn tenths(hundredths: i64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest % 10 == 0 { format!("{whole}.{}", rest / 10) } else { format!("{whole}.{rest:02}") }
}
