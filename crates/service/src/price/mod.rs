//! The price of care as the team, its council and its organisation read it, and what they may want of it.

use std::collections::BTreeMap;

use care::access::{Action, Matter};
use care::bank::Payer;
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, TeamId};
use care::price::known::{self, Known, What};
use care::price::measured::{Measured, measure, weeks_before};
use care::price::{Assumption, Counts, Fee, Item, Values, model, price};
use care::team::Command;
use care::time::WeekStart;
use care::{Minutes, Pence};
use jiff::civil::Date;

use crate::carry_out::Done;
use crate::{Caller, Error, Order, Service, TeamView};

/// Over how many whole weeks is measured.
pub const WEEKS: u16 = 13;

/// Of how many workers an average wage is shown: of fewer, somebody's own pay could be worked out.
const WORKERS_LEAST: u32 = 5;

/// The lengths of visits for which a price is shown.
const LENGTHS: [u32; 6] = [15, 20, 30, 45, 60, 120];

/// What an hour of care costs, part by part, and what is paid for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceOfCare {
    /// The first of the weeks that were measured.
    pub first: WeekStart,
    /// What was measured in them.
    pub measured: Measured,
    /// Each part of the sum.
    pub parts: Vec<Part>,
    /// What an hour costs.
    pub hour: Pence,
    /// How long a visit is on average.
    pub usual: Minutes,
    /// What an hour costs in visits of other lengths.
    pub by_length: Vec<(Minutes, Pence)>,
    /// What is agreed to be paid today, by who pays.
    pub fees: Vec<Paid>,
    /// Fees that hold from another day on.
    pub other_fees: Vec<(Payer, Date, Fee)>,
    /// What the Homecare Association published for today, or for the last year for which it is known.
    pub published: Option<&'static Known>,
    /// Whether they may assume something and agree on fees.
    pub may_change: bool,
    /// The date on the team's wall.
    pub today: Date,
}

/// One part of the price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub item: Item,
    /// Its value: see [`Item`] for the unit.
    pub value: i64,
    /// What it comes to in an hour.
    pub amount: Pence,
    /// Where the value comes from.
    pub basis: Basis,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// From the team's own record.
    Measured,
    /// From what the team promises to pay, because too few are there for an average.
    Promised,
    /// From elsewhere.
    Known {
        /// Where it is written.
        source: &'static str,
        /// Whether that was read.
        checked: bool,
    },
    /// The team itself says so, from a day on, and why.
    Ours(Date, String),
    /// Nothing is known: it counts as nothing.
    Unknown,
}

/// A fee beside the price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// Who pays.
    pub payer: Payer,
    /// From when.
    pub from: Date,
    /// What.
    pub fee: Fee,
    /// What is missing of the price; less than nothing where more is paid.
    pub gap: Pence,
    /// What that comes to in a year of as many hours with people as were measured, if all were paid so.
    pub a_year: Pence,
    /// What closing the gap would take, each by itself; empty where there is none.
    pub closing: Vec<Closing>,
}

/// Something that would close the gap by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// A fee as high as the price.
    Fee(Pence),
    /// Visits at least so long; `None`: not even of four hours.
    Longer(Option<Minutes>),
    /// Of a part at most so much; `None`: not even without it.
    Less(Item, Option<i64>),
}

impl Service {
    /// What an hour of care costs, and what is paid for it.
    ///
    /// # Errors
    /// If they may not see it, or it cannot be read.
    pub async fn price_of_care(&self, caller: &Caller, team: TeamId) -> Result<PriceOfCare, Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.check(Action::See, &Matter::Price.of_team(team))?;
        let books = team_view.books().await?;
        let today = team_view.today();
        let first = weeks_before(today, WEEKS);
        let measured = measure(team_view.team(), &books.hours, first, WEEKS);
        Ok(team_view.price_of(first, measured))
    }

    /// Assumes something for a part of the price, from a day on.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn assume_for_price(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        (item, from, value, words): (Item, Date, i64, String),
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Team(team), Detail::Words(words));
        let to = Some(Assumption { value, words });
        order.commands.push(Command::from(care::price::Assume { item, from, to }));
        self.act(caller, team, order).await
    }

    /// Agrees on what is paid for an hour, from a day on.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn agree_fee(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        (payer, from, hour, counts): (Payer, Date, Pence, Counts),
    ) -> Result<Done, Error> {
        let to = Some(Fee { hour, counts });
        let command = Command::from(care::price::AgreeFee { payer, from, to });
        self.act(caller, team, Order::new(id, command)).await
    }
}

impl TeamView {
    fn price_of(&self, first: WeekStart, measured: Measured) -> PriceOfCare {
        let today = self.today();
        let own = measured.values();
        let based: BTreeMap<Item, (i64, Basis)> =
            Item::ALL.into_iter().map(|item| (item, self.based(item, &own, &measured))).collect();
        let values = Values(based.iter().map(|(item, (value, _))| (*item, *value)).collect());
        let whole = price(&values);
        let usual = measured.usual_visit();
        let amount = |item: Item| {
            let part = whole.parts.iter().find(|(one, _)| *one == item);
            part.map_or(Pence::ZERO, |(_, amount)| *amount)
        };
        let part =
            |(item, (value, basis)): (Item, (i64, Basis))| Part { item, value, amount: amount(item), basis };
        let by_length =
            |length: u32| (Minutes(length), price(&values.for_visits_of(Minutes(length), usual)).hour);
        let paid = [Payer::Council, Payer::Person].into_iter().filter_map(|payer| {
            let (from, fee) = self.team().fee_from(payer, today)?;
            Some(beside((payer, from, fee), whole.hour, &values, &measured))
        });
        PriceOfCare {
            first,
            parts: based.clone().into_iter().map(part).collect(),
            hour: whole.hour,
            usual,
            by_length: LENGTHS.map(by_length).into(),
            fees: paid.collect(),
            other_fees: self.other_fees(),
            published: published(today),
            may_change: self.may_change(Matter::Price),
            today,
            measured,
        }
    }

    fn other_fees(&self) -> Vec<(Payer, Date, Fee)> {
        let all = self.team().fees.iter().flat_map(|(payer, dates)| {
            let now = self.team().fee_from(*payer, self.today()).map(|(from, _)| from);
            dates.iter().filter(move |(from, _)| Some(**from) != now).map(|(from, fee)| (*payer, *from, *fee))
        });
        all.collect()
    }

    /// The value of a part, and where it comes from: the team's word first, then its record, then what is known elsewhere.
    fn based(&self, item: Item, own: &Values, measured: &Measured) -> (i64, Basis) {
        let today = self.today();
        if let Some((from, Assumption { value, words })) = self.team().assumed_on(item, today) {
            let words = self.price_words(words).unwrap_or_default().to_owned();
            return (value, Basis::Ours(from, words));
        }
        let hides_pay = [Item::Wage, Item::NationalInsurance, Item::Mileage].contains(&item)
            && measured.workers < WORKERS_LEAST;
        if let Some(value) = own.0.get(&item).filter(|_| !hides_pay) {
            return (*value, Basis::Measured);
        }
        if item == Item::Wage
            && let Some(rate) = self.team().pay_rules.promise.rate(today)
        {
            return (rate.amount, Basis::Promised);
        }
        let known = match item {
            Item::NationalInsurance => known::on(What::InsuranceRate, today),
            Item::Wage | Item::Travel | Item::OtherTime => None,
            Item::Holiday
            | Item::SickPay
            | Item::Training
            | Item::Pension
            | Item::Mileage
            | Item::Running
            | Item::Surplus => known::on(What::Part(item), today),
        };
        known.map_or((0, Basis::Unknown), |one| {
            (one.value, Basis::Known { source: one.source, checked: one.checked })
        })
    }
}

/// The price that is published for a day; else the last before it.
fn published(today: Date) -> Option<&'static Known> {
    let years_back = |years: i16| today.checked_sub(jiff::Span::new().years(years)).ok();
    (0..3).filter_map(years_back).find_map(|date| known::on(What::PublishedPrice, date))
}

/// A fee beside a price.
fn beside((payer, from, fee): (Payer, Date, Fee), hour: Pence, values: &Values, measured: &Measured) -> Paid {
    let gap = hour - fee.hour;
    let hours_a_year = i64::from(measured.with_people.0) * 52 / i64::from(measured.weeks.max(1)) / 60;
    let less = |item| Closing::Less(item, model::most_for(values, item, fee.hour));
    let closing = if Pence::ZERO < gap {
        vec![
            Closing::Fee(hour),
            Closing::Longer(model::shortest_for(values, measured.usual_visit(), fee.hour)),
            less(Item::Travel),
            less(Item::OtherTime),
            less(Item::Running),
        ]
    } else {
        Vec::new()
    };
    Paid { payer, from, fee, gap, a_year: Pence(gap.0.saturating_mul(hours_a_year)), closing }
}
