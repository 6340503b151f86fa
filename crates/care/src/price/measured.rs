//! What the team's own record says of its price: paid time by what it was for, miles, wages.

use jiff::civil::Date;

use super::{Item, Values};
use crate::hours::Record;
use crate::ids::WorkerId;
use crate::pay::nearest;
use crate::team::Team;
use crate::time::{WeekStart, plus_days};
use crate::units::{Metres, Minutes, Pence};
use crate::workers::Travel;

/// Paid time of some weeks, of all workers together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// How many weeks of them had a rota; the others are left out.
    pub weeks: u16,
    /// How many workers had any.
    pub workers: u32,
    /// How many visits, each worker of a visit by two counted.
    pub visits: u32,
    /// With people.
    pub with_people: Minutes,
    /// On the way.
    pub travel: Minutes,
    /// Waiting and paid breaks.
    pub waiting: Minutes,
    /// In meetings and learning.
    pub meetings: Minutes,
    /// Paid on top of what was worked, up to the guaranteed hours.
    pub on_top: Minutes,
    /// In workers' own cars.
    pub driven: Metres,
    /// What those miles were paid.
    pub miles: Pence,
    /// What an hour was paid, on average over the minutes worked; `None` where nothing is agreed.
    pub hour: Option<Pence>,
    /// What employers pay of it for insurance, of ten thousand; `None` where nothing is known.
    pub insurance: Option<i64>,
    /// Whether some ways and waits are not known.
    pub estimated: bool,
}

/// What is added up for wages: minutes times pence, and the minutes that have a wage.
#[derive(Default)]
struct Wages {
    pence_minutes: i128,
    minutes: i128,
    insured: i128,
    earned: i128,
}

/// What was paid for in the whole weeks from `first` on, so many of them, as far as they had a rota.
#[must_use]
pub fn measure(team: &Team, record: &Record, first: WeekStart, weeks: u16) -> Measured {
    let mut measured = Measured::default();
    let mut wages = Wages::default();
    let weeks: Vec<WeekStart> = (0..i32::from(weeks))
        .map(|number| first.plus_weeks(number))
        .filter(|week| record.knows(*week))
        .collect();
    let Some(last) = weeks.last().map(|week| week.monday()) else { return measured };
    measured.weeks = u16::try_from(weeks.len()).unwrap_or(u16::MAX);
    for worker in record.everyone() {
        let before = measured.with_people + measured.on_top;
        for week in &weeks {
            measured.week(team, record, (worker, *week), &mut wages);
        }
        measured.workers += u32::from(before < measured.with_people + measured.on_top);
        wages.insure(team, record, (worker, last));
    }
    measured.hour = (wages.minutes > 0).then(|| Pence(nearest(wages.pence_minutes, wages.minutes)));
    measured.insurance = (wages.earned > 0).then(|| nearest(wages.insured, wages.earned));
    measured
}

impl Measured {
    fn week(
        &mut self,
        team: &Team,
        record: &Record,
        (worker, week): (WorkerId, WeekStart),
        wages: &mut Wages,
    ) {
        let standing = record.week(worker, week);
        let account = standing.account;
        self.with_people += account.with_people;
        self.travel += account.travel;
        self.waiting += account.waiting + account.breaks;
        self.meetings += account.meetings + account.training;
        self.on_top += standing.top_up;
        self.estimated |= account.estimated;
        let terms = team.pay_on(worker, week.monday());
        if let Some(terms) = terms {
            let minutes = i128::from(account.worked().0);
            wages.minutes += minutes;
            wages.pence_minutes += minutes * i128::from(terms.hour.0);
        }
        for date in week.dates() {
            for round in record.rounds_on(worker, date) {
                self.visits += u32::try_from(round.visits.len()).unwrap_or(u32::MAX);
                let legs = round.travel.iter().filter(|leg| leg.by == Travel::Car);
                let driven: Metres = legs.map(|leg| leg.metres).sum();
                let mile = terms.map_or(0, |terms| terms.mile.0);
                // A mile is 1,609.344 metres.
                self.miles += Pence(nearest(i128::from(driven.0) * i128::from(mile) * 1_000, 1_609_344));
                self.driven = self.driven + driven;
            }
        }
    }

    /// How long a visit is on average, rounded up; at least a minute.
    #[must_use]
    pub fn usual_visit(&self) -> Minutes {
        Minutes(self.with_people.0.div_ceil(self.visits.max(1)).max(1))
    }

    /// The parts of the price that follow from it; none where nobody was with anybody.
    #[must_use]
    pub fn values(&self) -> Values {
        let mut values = Values::default();
        let people = i128::from(self.with_people.0);
        if people == 0 {
            return values;
        }
        let share = |minutes: Minutes| nearest(i128::from(minutes.0) * 10_000, people);
        let other = self.waiting + self.meetings + self.on_top;
        values.0.insert(Item::Travel, share(self.travel));
        values.0.insert(Item::OtherTime, share(other));
        values.0.insert(Item::Mileage, nearest(i128::from(self.miles.0) * 60, people));
        values.0.extend(self.hour.map(|hour| (Item::Wage, hour.0)));
        values.0.extend(self.insurance.map(|share| (Item::NationalInsurance, share)));
        values
    }
}

impl Wages {
    /// What an employer pays for somebody's insurance in a year of their guaranteed hours.
    fn insure(&mut self, team: &Team, record: &Record, (worker, on): (WorkerId, Date)) {
        use super::known::{What, on as known};
        let date = record.first_day(worker).map_or(on, |first| first.max(on));
        let (Some(rate), Some(free)) =
            (known(What::InsuranceRate, date), known(What::InsuranceThreshold, date))
        else {
            return;
        };
        let (Some(terms), Some(pay)) = (record.terms_on(worker, date), team.pay_on(worker, date)) else {
            return;
        };
        let year = i128::from(terms.contract.guaranteed.0) * 52 * i128::from(pay.hour.0) / 60;
        self.earned += year;
        self.insured += (year - i128::from(free.value)).max(0) * i128::from(rate.value);
    }
}

/// The whole weeks before a day, so many of them: the first.
#[must_use]
pub fn weeks_before(today: Date, weeks: u16) -> WeekStart {
    WeekStart::of(plus_days(today, -7 * i32::from(weeks)))
}
