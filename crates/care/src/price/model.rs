//! The sum: what an hour with a person costs.
//!
//! Pay is for the hour itself and for all other paid time that belongs to it. Employer's costs are shares of that pay; with miles they are
//! the direct cost. Running the business and the surplus are shares of the whole price, so that the direct cost is what is left of it.
//! Source: UKHCA, A Minimum Price for Homecare, as reported by Community Care on 4 February 2014.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::pay::nearest;
use crate::units::{Minutes, Pence};

/// A part of the price. Its value is pence where it is money, and of ten thousand where it is a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// Pay for the hour with a person: pence an hour.
    Wage,
    /// Pay for the way: a share of the time with people.
    Travel,
    /// Pay for waiting, breaks, meetings, learning and what is paid on top of hours that no visit fills: a share of the time with people.
    OtherTime,
    /// Employer's National Insurance: a share of all that pay.
    NationalInsurance,
    /// Holiday: a share of pay.
    Holiday,
    /// Sick pay: a share of pay.
    SickPay,
    /// Training that is in no record of time: a share of pay.
    Training,
    /// Pension: a share of pay.
    Pension,
    /// Miles: pence for an hour with people.
    Mileage,
    /// Running the business: a share of the price.
    Running,
    /// Surplus: a share of the price.
    Surplus,
}

impl Item {
    /// All of them, in the order of the sum.
    pub const ALL: [Self; 11] = [
        Self::Wage,
        Self::Travel,
        Self::OtherTime,
        Self::NationalInsurance,
        Self::Holiday,
        Self::SickPay,
        Self::Training,
        Self::Pension,
        Self::Mileage,
        Self::Running,
        Self::Surplus,
    ];

    /// Shares of pay.
    const ON_PAY: [Self; 5] =
        [Self::NationalInsurance, Self::Holiday, Self::SickPay, Self::Training, Self::Pension];

    /// Whether its value is pence; the others are shares of ten thousand.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(self, Self::Wage | Self::Mileage)
    }

    /// The most that its value can be.
    #[must_use]
    pub fn most(self) -> i64 {
        match self {
            Self::Wage => 10_000,
            Self::Travel | Self::OtherTime => 30_000,
            Self::NationalInsurance | Self::Holiday | Self::SickPay | Self::Training | Self::Pension => 5_000,
            Self::Mileage => 5_000,
            Self::Running | Self::Surplus => 4_500,
        }
    }
}

/// What goes into the sum; what is missing is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(pub BTreeMap<Item, i64>);

/// What an hour costs, part by part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// Each part, in the order of the sum, to the nearest penny.
    pub parts: Vec<(Item, Pence)>,
    /// What they come to before they are rounded, to the nearest penny.
    pub hour: Pence,
}

impl Values {
    /// The value of a part.
    #[must_use]
    pub fn of(&self, item: Item) -> i64 {
        self.0.get(&item).copied().unwrap_or_default()
    }

    /// The same with another value for one part.
    #[must_use]
    pub fn with(&self, item: Item, value: i64) -> Self {
        let mut values = self.clone();
        values.0.insert(item, value);
        values
    }

    /// The same for visits of `length`, where those of the team are `usual` long on average: a visit has as much of the way, and as many
    /// miles, whether it is short or long.
    #[must_use]
    pub fn for_visits_of(&self, length: Minutes, usual: Minutes) -> Self {
        let of_length = |item| {
            let over = i128::from(self.of(item)) * i128::from(usual.0);
            nearest(over, i128::from(length.0))
        };
        let (travel, mileage) = (of_length(Item::Travel), of_length(Item::Mileage));
        self.with(Item::Travel, travel).with(Item::Mileage, mileage)
    }
}

/// So many parts that a share is one of.
const WHOLE: i128 = 10_000;

/// What an hour costs.
#[must_use]
pub fn price(values: &Values) -> Price {
    // Everything is counted in parts of a penny so small that nothing is rounded before its end: 100 million to a penny.
    let of = |item| i128::from(values.of(item));
    let share = |of_what: i128, item: Item| of_what * of(item) / WHOLE;
    let contact = of(Item::Wage) * WHOLE * WHOLE;
    let (travel, other) = (share(contact, Item::Travel), share(contact, Item::OtherTime));
    let pay = contact + travel + other;
    let mut parts = vec![(Item::Wage, contact), (Item::Travel, travel), (Item::OtherTime, other)];
    parts.extend(Item::ON_PAY.map(|item| (item, share(pay, item))));
    parts.push((Item::Mileage, of(Item::Mileage) * WHOLE * WHOLE));
    let direct: i128 = parts.iter().map(|(_, amount)| amount).sum();
    let left = (WHOLE - of(Item::Running) - of(Item::Surplus)).max(1);
    let whole = direct * WHOLE / left;
    parts.extend([Item::Running, Item::Surplus].map(|item| (item, share(whole, item))));
    let rounded = |amount: i128| Pence(nearest(amount, WHOLE * WHOLE));
    Price {
        parts: parts.into_iter().map(|(item, amount)| (item, rounded(amount))).collect(),
        hour: rounded(whole),
    }
}

/// The largest amount of one part at which an hour still costs at most `fee`, with the other parts unchanged. `None` if an hour
/// costs more than that even without the part. If the price is already below the fee, the amount is larger than it is today.
#[must_use]
pub fn most_for(values: &Values, item: Item, fee: Pence) -> Option<i64> {
    let fits = |value: i64| price(&values.with(item, value)).hour <= fee;
    if !fits(0) {
        return None;
    }
    let (mut fits_still, mut too_much) = (0, item.most() + 1);
    while too_much - fits_still > 1 {
        let middle = fits_still + (too_much - fits_still) / 2;
        if fits(middle) { fits_still = middle } else { too_much = middle }
    }
    Some(fits_still)
}

/// The shortest visit at which an hour costs at most `fee`, in whole minutes up to four hours.
#[must_use]
pub fn shortest_for(values: &Values, usual: Minutes, fee: Pence) -> Option<Minutes> {
    let fits = |length: &Minutes| price(&values.for_visits_of(*length, usual)).hour <= fee;
    (5..=240).map(Minutes).find(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(all: &[(Item, i64)]) -> Values {
        Values(all.iter().copied().collect())
    }

    /// 2014: shares as published; holiday is published as 10.5 % and as 81p, which is 10.77 %, that is 5.6 of 52 weeks.
    fn of_2014() -> Values {
        values(&[
            (Item::Wage, 631),
            (Item::Travel, 1_900),
            (Item::NationalInsurance, 950),
            (Item::Holiday, 1_077),
            (Item::Training, 173),
            (Item::Pension, 100),
            (Item::Mileage, 140),
            (Item::Running, 2_700),
            (Item::Surplus, 300),
        ])
    }

    #[test]
    fn the_published_table_of_2014_comes_out_part_by_part() {
        let price = price(&of_2014());
        let published = [
            (Item::Wage, 631),
            (Item::Travel, 120),
            (Item::OtherTime, 0),
            (Item::NationalInsurance, 71),
            (Item::Holiday, 81),
            (Item::SickPay, 0),
            (Item::Training, 13),
            (Item::Pension, 8),
            (Item::Mileage, 140),
            (Item::Running, 410),
            (Item::Surplus, 46),
        ];
        assert_eq!(price.parts, published.map(|(item, pence)| (item, Pence(pence))));
        // The parts come to 15.20 because each is rounded; the price is published as 15.19, as it comes out.
        assert_eq!(price.parts.iter().map(|(_, pence)| *pence).sum::<Pence>(), Pence(1_520));
        assert_eq!(price.hour, Pence(1_519));
    }

    #[test]
    fn the_published_price_of_2018_follows_from_its_wage() {
        // The National Living Wage of April 2018 and the law's 2 % of pension; running the business at 25.07 %, where it is published for
        // 2020 (5.20 of 20.69). No table of parts for 2018 was found.
        let of_2018 = of_2014().with(Item::Wage, 783).with(Item::Pension, 200).with(Item::Running, 2_507);
        assert_eq!(price(&of_2018).hour, Pence(1_801));
    }

    #[test]
    fn shorter_visits_cost_more_an_hour() {
        let (usual, values) = (Minutes(30), of_2014());
        let at = |length| price(&values.for_visits_of(Minutes(length), usual)).hour;
        assert_eq!(at(30), price(&values).hour);
        assert!([15, 20, 30, 45, 60].map(at).is_sorted_by(|a, b| a > b));
    }

    #[test]
    fn what_closes_the_gap_is_the_most_that_fits() {
        let values = of_2014();
        for (item, fee) in [(Item::Travel, 1_450), (Item::Running, 1_400), (Item::Wage, 1_300)] {
            let most = most_for(&values, item, Pence(fee)).unwrap();
            assert!(price(&values.with(item, most)).hour <= Pence(fee));
            assert!(price(&values.with(item, most + 1)).hour > Pence(fee));
        }
        assert_eq!(most_for(&values, Item::Travel, Pence(500)), None, "no travel at all is not enough");
        let shortest = shortest_for(&values, Minutes(30), Pence(1_450)).unwrap();
        assert!(price(&values.for_visits_of(shortest, Minutes(30))).hour <= Pence(1_450));
        assert!(shortest > Minutes(30));
        assert_eq!(shortest_for(&values, Minutes(30), Pence(500)), None);
    }

    #[test]
    fn a_price_never_falls_when_a_part_rises() {
        let values = of_2014();
        for item in Item::ALL {
            let prices: Vec<Pence> =
                [0, 1, 50, 500, 1_500, 4_500].map(|value| price(&values.with(item, value)).hour).to_vec();
            assert!(prices.is_sorted(), "{item:?}: {prices:?}");
        }
    }
}
