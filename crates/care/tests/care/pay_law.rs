//! The law of pay, on whatever numbers: what is enough is enough to the penny, and nobody gets more than all.

use std::collections::BTreeSet;

use care::Pence;
use care::pay::holiday::{self, Hundredths, Part};
use care::pay::minimum::{Lodging, Period, Standing, Worked};
use care::pay::sick::{SickPay, Sickness};
use care::time::{Weekday, plus_days};
use proptest::prelude::*;

use crate::world::date;

fn a_period() -> impl Strategy<Value = Period> {
    let lodging = proptest::option::of((0..3_000_i64, 0..=7_u8));
    (0..4_000_i32, 7..=31_u16, 16..70_u8, 1..12_000_u32, lodging).prop_map(
        |(day, days, age, minutes, lodging)| Period {
            from: plus_days(date("2016-04-01"), day),
            days,
            standing: Standing::Aged(age),
            worked: care::Minutes(minutes).into(),
            pay: Pence::ZERO,
            costs: Pence::ZERO,
            lodging: lodging.map(|(charge, nights)| Lodging { charge: Pence(charge), nights }),
        },
    )
}

proptest! {
    #[test]
    fn what_must_be_paid_is_enough_and_a_penny_less_is_not(period in a_period()) {
        let judged = period.judge().unwrap();
        let just = judged.must - judged.lodging;
        let pay = |pay| Period { pay, ..period }.judge().unwrap();
        prop_assert!(pay(just).is_enough());
        prop_assert_eq!(pay(just).short(), Pence::ZERO);
        prop_assert_eq!(pay(just - Pence(1)).short(), Pence(1));
        let costs = Period { pay: just, costs: Pence(250), ..period }.judge().unwrap();
        prop_assert_eq!(costs.short(), Pence(250));
    }

    #[test]
    fn more_work_never_asks_for_less_pay(period in a_period(), more in 0..600_u64) {
        let worked = Worked { parts: period.worked.parts + more, ..period.worked };
        let (before, after) = (period.judge().unwrap(), Period { worked, ..period }.judge().unwrap());
        prop_assert!(before.must <= after.must);
        // To the nearest penny, and no further from it than half of one.
        let exact = i128::from(worked.parts) * i128::from(after.rate.amount);
        prop_assert!((i128::from(after.must.0) * 60 - exact).abs() <= 30);
    }

    #[test]
    fn lodging_above_the_offset_counts_against_pay_and_never_for_it(period in a_period(), charge in 1..5_000_i64) {
        let lodging = Some(Lodging { charge: Pence(charge), nights: 7 });
        let judged = Period { lodging, ..period }.judge().unwrap();
        prop_assert!(judged.lodging <= Pence::ZERO);
    }

    #[test]
    fn a_part_of_a_year_has_no_more_holiday_than_all_of_it(days in 1..=7_i64, first in 0..365_i32, length in 0..365_i32) {
        let year = date("2026-01-01");
        let a_week = Hundredths(days * 100);
        let whole = holiday::days(a_week, Part::Whole(year));
        let first = plus_days(year, first);
        let last = plus_days(first, length).min(date("2026-12-31"));
        prop_assert!(whole <= Hundredths(2_800));
        for part in [Part::From { year, first }, Part::Until { year, last }, Part::Between { first, last }] {
            let part_of_it = holiday::days(a_week, part);
            // Who begins has whole half days, which may be up to a half more.
            prop_assert!(part_of_it.0 <= whole.0 + 50, "{part:?}: {part_of_it:?} of {whole:?}");
            prop_assert!(part_of_it.0 >= 0);
        }
        prop_assert_eq!(holiday::days(a_week, Part::Until { year, last: date("2026-12-31") }), whole);
    }

    #[test]
    fn sick_pay_is_for_days_of_work_and_never_more_than_the_weeks_come_to(
        start in 0..1_000_i32, length in 0..250_i32, works in proptest::collection::btree_set(0..7_usize, 1..7), earns in 0..60_000_i64,
    ) {
        let first = plus_days(date("2026-04-06"), start);
        let works: BTreeSet<Weekday> = works.into_iter().map(|day| Weekday::ALL[day]).collect();
        let sickness = Sickness { first, last: plus_days(first, length), linked: None, works, earns: Pence(earns) };
        let SickPay::Paid(paid) = sickness.pay() else { return Ok(()) };
        prop_assert!(paid.days.iter().all(|day| sickness.works.contains(&Weekday::of(*day))));
        prop_assert!(paid.days.len() <= paid.missed && paid.days.len() <= 28 * sickness.works.len());
        let most = (earns * 80 / 100 + 1).min(12_325);
        prop_assert!(paid.weeks.values().all(|week| week.0 <= most), "{:?}", paid.weeks);
        let longer = Sickness { last: plus_days(sickness.last, 7), ..sickness.clone() };
        if let SickPay::Paid(more) = longer.pay() {
            prop_assert!(paid.pay() <= more.pay());
        }
    }
}

#[test]
fn an_hour_at_the_example_of_the_low_incomes_tax_reform_group_is_just_enough() {
    let period = Period {
        from: date("2023-04-01"),
        days: 7,
        standing: Standing::Aged(30),
        worked: care::Minutes::hours(25).into(),
        pay: Pence(26_050),
        costs: Pence::ZERO,
        lodging: None,
    };
    let judged = period.judge().unwrap();
    assert_eq!((judged.rate.amount, judged.must, judged.short()), (1_042, Pence(26_050), Pence::ZERO));
}
