//! The pay of a period, line by line, with both tests beside it.
//!
//! Every minute is a line or part of one: a visit, the way to it, a wait. Pence follow from the minutes added up so far, so that the lines
//! add up to the sum exactly and nobody loses a fraction of a penny on each of them.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::minimum::{LegalMinimum, Period, Worked};
use super::rates::{self, Kind};
use super::round::nearest;
use super::sick::{SickPay, Sickness};
use super::{Days, Extra, ExtraKind, Rules, Terms};
use crate::absences::{Absence, Why};
use crate::hours::Record;
use crate::ids::WorkerId;
use crate::team::Team;
use crate::time::{Moment, WeekStart, Weekday, plus_days};
use crate::units::{Metres, Minutes, Pence};
use crate::visit::VisitId;
use crate::weeks::Round;
use crate::workers::Travel;

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A visit.
    Visit(VisitId),
    /// The way to a visit; `None`: the way home.
    Way(Option<VisitId>),
    /// Waiting between visits.
    Waiting,
    /// A break that is paid.
    Break,
    /// A meeting of the team.
    Meeting,
    /// Learning, in paid time.
    Training,
    /// Work that is not on the rota.
    OtherWork,
    /// Up in a night asleep at somebody's home.
    AwakeAtNight,
    /// On leave.
    Leave,
    /// Paid on top so that the week comes to what was promised.
    TopUp,
    /// The agreed sum for a night asleep at somebody's home.
    SleepIn,
    /// Statutory sick pay.
    SickPay,
    /// Paid more on a bank holiday.
    BankHoliday,
    /// Miles in one's own car.
    Mileage(Metres),
    /// Something paid back.
    PaidBack,
}

/// One line of somebody's pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The day it is of.
    pub on: Date,
    /// When it began, where that is known.
    pub at: Option<Moment>,
    /// What for.
    pub what: What,
    /// How long; nothing for a sum of money.
    pub minutes: Minutes,
    /// What it comes to.
    pub pay: Pence,
}

/// What the team promised for the period, and whether it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    /// What an hour is to be paid at least, on the first day.
    pub hour: Pence,
    /// What every minute of working time comes to at that.
    pub must: Pence,
    /// What every minute of working time is paid, without what is paid more for some.
    pub pay: Pence,
    /// Where it is written.
    pub source: &'static str,
    /// Whether that was read.
    pub checked: bool,
}

/// Somebody's pay of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payslip {
    /// The days.
    pub days: Days,
    /// Every line, by day.
    pub lines: Vec<Line>,
    /// All working time.
    pub worked: Minutes,
    /// What the law says; `None` where nothing is agreed or known.
    pub law: Option<LegalMinimum>,
    /// What the promise says.
    pub promise: Option<Promised>,
    /// What an hour is paid on the first day on which something is agreed.
    pub hour: Option<Pence>,
    /// What sick pay comes to cannot be said for an illness across a change of the law.
    pub sick_pay_open: bool,
    /// Whether some of the minutes are estimated: at least so much.
    pub estimated: bool,
}

impl What {
    /// Whether it is working time.
    #[must_use]
    pub fn is_work(self) -> bool {
        match self {
            Self::Visit(_)
            | Self::Way(_)
            | Self::Waiting
            | Self::Break
            | Self::Meeting
            | Self::Training
            | Self::OtherWork
            | Self::AwakeAtNight => true,
            Self::Leave
            | Self::TopUp
            | Self::SleepIn
            | Self::SickPay
            | Self::BankHoliday
            | Self::Mileage(_)
            | Self::PaidBack => false,
        }
    }

    /// Whether it is money back for what the work cost, and no pay.
    #[must_use]
    pub fn is_money_back(self) -> bool {
        matches!(self, Self::Mileage(_) | Self::PaidBack)
    }
}

impl Payslip {
    /// What the lines that `which` picks come to.
    #[must_use]
    pub fn sum(&self, which: impl Fn(What) -> bool) -> Pence {
        self.lines.iter().filter(|line| which(line.what)).map(|line| line.pay).sum()
    }

    /// All pay.
    #[must_use]
    pub fn pay(&self) -> Pence {
        self.sum(|what| !what.is_money_back())
    }

    /// All money back.
    #[must_use]
    pub fn money_back(&self) -> Pence {
        self.sum(What::is_money_back)
    }
}

/// What is looked at to make a payslip.
struct Making<'a> {
    team: &'a Team,
    record: &'a Record,
    worker: WorkerId,
    rules: Rules,
    lines: Vec<Line>,
    /// Minutes times pence an hour added up so far, and what was given out for them.
    earned: i128,
    given: i64,
}

/// Somebody's pay of a period, from the record of their time as it stands.
#[must_use]
pub fn payslip(team: &Team, record: &Record, worker: WorkerId, days: Days) -> Payslip {
    let rules = team.pay_rules;
    let mut making = Making { team, record, worker, rules, lines: Vec::new(), earned: 0, given: 0 };
    for date in days.dates() {
        making.day(date, days);
    }
    making.sick_pay(days).finish(days)
}

impl Making<'_> {
    fn terms(&self, on: Date) -> Option<Terms> {
        self.team.pay_on(self.worker, on)
    }

    /// A line of so many minutes at the agreed rate.
    fn time(&mut self, on: Date, at: Option<Moment>, what: What, minutes: Minutes) {
        if minutes == Minutes::ZERO {
            return;
        }
        let hour = self.terms(on).map_or(0, |terms| terms.hour.0);
        self.earned += i128::from(hour) * i128::from(minutes.0);
        let all = nearest(self.earned, 60);
        let pay = Pence(all - self.given);
        self.given = all;
        self.lines.push(Line { on, at, what, minutes, pay });
    }

    fn sum(&mut self, on: Date, what: What, pay: Pence) {
        if pay != Pence::ZERO {
            self.lines.push(Line { on, at: None, what, minutes: Minutes::ZERO, pay });
        }
    }

    fn day(&mut self, on: Date, days: Days) {
        let first = self.lines.len();
        let rounds: Vec<Round> = self.record.rounds_on(self.worker, on).cloned().collect();
        for round in &rounds {
            self.round(on, round);
        }
        let account = self.record.day(self.worker, on);
        self.time(on, None, What::Meeting, account.meetings);
        self.time(on, None, What::Training, account.training);
        let extras: Vec<Extra> = self.extras(on).collect();
        for extra in &extras {
            match extra.what {
                ExtraKind::Work(minutes) => self.time(on, None, What::OtherWork, minutes),
                ExtraKind::SleepIn { awake, .. } => self.time(on, None, What::AwakeAtNight, awake),
                ExtraKind::PaidBack(_) | ExtraKind::Cost(_) => {}
            }
        }
        self.bank_holiday(on, first);
        self.time(on, None, What::Leave, account.leave);
        self.money(on, &rounds, &extras);
        if Weekday::of(on) == Weekday::Sun || on == days.last {
            self.top_up(on, days);
        }
    }

    fn round(&mut self, on: Date, round: &Round) {
        for visit in &round.visits {
            let ways = round.travel.iter().filter(|leg| leg.to == Some(visit.visit));
            let way: Minutes = ways.map(|leg| leg.minutes).sum();
            self.time(on, None, What::Way(Some(visit.visit)), way);
            self.time(on, Some(visit.promised), What::Visit(visit.visit), visit.minutes);
        }
        let home: Minutes = round.travel.iter().filter(|leg| leg.to.is_none()).map(|leg| leg.minutes).sum();
        self.time(on, None, What::Way(None), home);
        self.time(on, None, What::Waiting, round.waiting);
        let breaks = round.breaks.iter().filter(|one| one.paid).map(|one| one.minutes).sum();
        self.time(on, None, What::Break, breaks);
    }

    fn extras(&self, on: Date) -> impl Iterator<Item = Extra> {
        let all = self.team.pay_extras.values().copied();
        all.filter(move |extra| extra.worker == self.worker && extra.on == on)
    }

    /// What is paid more for the work of a bank holiday.
    fn bank_holiday(&mut self, on: Date, first: usize) {
        if rates::of(Kind::BankHoliday, on).is_none() {
            return;
        }
        let work: Pence = self.lines[first..].iter().map(|line| line.pay).sum();
        let more = nearest(i128::from(work.0) * i128::from(self.rules.bank_holidays), 100);
        self.sum(on, What::BankHoliday, Pence(more));
    }

    fn money(&mut self, on: Date, rounds: &[Round], extras: &[Extra]) {
        let legs = rounds.iter().flat_map(|round| &round.travel).filter(|leg| leg.by == Travel::Car);
        let driven: Metres = legs.map(|leg| leg.metres).sum();
        let mile = self.terms(on).map_or(0, |terms| terms.mile.0);
        // A mile is 1,609.344 metres.
        let miles = nearest(i128::from(driven.0) * i128::from(mile) * 1_000, 1_609_344);
        self.sum(on, What::Mileage(driven), Pence(miles));
        for extra in extras {
            match extra.what {
                ExtraKind::SleepIn { allowance, .. } => self.sum(on, What::SleepIn, allowance),
                ExtraKind::PaidBack(pence) => self.sum(on, What::PaidBack, pence),
                ExtraKind::Work(_) | ExtraKind::Cost(_) => {}
            }
        }
    }

    /// What the days of a week within the period come to less than was promised for them. Days on which they were ill have sick pay.
    fn top_up(&mut self, on: Date, days: Days) {
        let dates: Vec<Date> = WeekStart::of(on).dates().filter(|date| days.hold(*date)).collect();
        let promised: u32 = dates.iter().map(|date| self.promised(*date)).sum();
        let counts: Minutes = dates.iter().map(|date| self.record.day(self.worker, *date).counts()).sum();
        let extra = self.lines.iter().filter(|line| dates.contains(&line.on));
        let other = extra.filter(|line| matches!(line.what, What::OtherWork | What::AwakeAtNight));
        let counts = counts + other.map(|line| line.minutes).sum();
        self.time(on, None, What::TopUp, Minutes(promised.div_ceil(7)).less(counts));
    }

    /// What is promised for the week that a date is in, if they are there on it.
    fn promised(&self, on: Date) -> u32 {
        let terms = self.record.terms_on(self.worker, on).filter(|_| self.record.is_here(self.worker, on));
        terms.map_or(0, |terms| terms.contract.guaranteed.0)
    }

    /// Statutory sick pay for the days of illnesses within the period.
    fn sick_pay(mut self, days: Days) -> Made<Self> {
        let ill = self.record.absences.values();
        let ill: Vec<Absence> = ill
            .filter(|one| one.worker == self.worker && one.why == Why::Ill)
            .filter(|one| one.from.date <= days.last && one.to.is_none_or(|to| days.first <= to.date))
            .cloned()
            .collect();
        let mut open = false;
        for absence in ill {
            let last = absence.to.map_or(days.last, |to| to.date).min(days.last);
            match (
                self.sickness(absence.from.date, last),
                self.sickness(absence.from.date, plus_days(days.first, -1)),
            ) {
                (SickPay::AcrossAChange { .. }, _) => open = true,
                (SickPay::Paid(paid), before) => {
                    let had = match before {
                        SickPay::Paid(before) if absence.from.date < days.first => before.pay(),
                        SickPay::Paid(_)
                        | SickPay::TooShort { .. }
                        | SickPay::AcrossAChange { .. }
                        | SickPay::EarnsTooLittle { .. }
                        | SickPay::MostReached
                        | SickPay::NoPaidDays => Pence::ZERO,
                    };
                    self.sum(last, What::SickPay, paid.pay() - had);
                }
                (
                    SickPay::TooShort { .. }
                    | SickPay::EarnsTooLittle { .. }
                    | SickPay::MostReached
                    | SickPay::NoPaidDays,
                    _,
                ) => {}
            }
        }
        Made { making: self, open }
    }

    /// What the law gives for an illness. What they earn in a week is what was promised for it.
    fn sickness(&self, first: Date, last: Date) -> SickPay {
        let terms = self.record.terms_on(self.worker, first);
        let shifts = terms.map(|terms| terms.shifts.as_slice()).unwrap_or_default();
        let works: BTreeSet<Weekday> =
            shifts.iter().flat_map(|shift| shift.weekdays.iter().copied()).collect();
        let promised = terms.map_or(Minutes::ZERO, |terms| terms.contract.guaranteed);
        let hour = self.terms(first).map_or(Pence::ZERO, |terms| terms.hour);
        let earns = Worked::from(promised).at(hour);
        Sickness { first, last, linked: None, works, earns }.pay()
    }
}

/// All lines, and whether some sick pay cannot be said.
struct Made<M> {
    making: M,
    open: bool,
}

impl Made<Making<'_>> {
    fn finish(self, days: Days) -> Payslip {
        let Made { mut making, open } = self;
        making.lines.sort_by_key(|line| line.on);
        let agreed = days.dates().find_map(|date| Some((date, making.terms(date)?)));
        let work = || making.lines.iter().filter(|line| line.what.is_work());
        let (worked, pay): (Minutes, Pence) =
            (work().map(|line| line.minutes).sum(), work().map(|line| line.pay).sum());
        let law = agreed.and_then(|(_, terms)| {
            let costs = days.dates().flat_map(|date| making.extras(date)).map(cost).sum();
            let (standing, worked) = (terms.standing, worked.into());
            Period { from: days.first, days: days.count(), standing, worked, pay, costs, lodging: None }
                .judge()
        });
        let promise =
            making.rules.promise.rate(days.first).filter(|_| agreed.is_some()).map(|rate| Promised {
                hour: rate.pence(),
                must: Worked::from(worked).at(rate.pence()),
                pay,
                source: rate.source,
                checked: rate.checked,
            });
        let estimated = making.record.between(making.worker, days.first, days.last).estimated;
        let hour = agreed.map(|(_, terms)| terms.hour);
        Payslip { days, lines: making.lines, worked, law, promise, hour, sick_pay_open: open, estimated }
    }
}

/// What something cost a worker that nobody pays back.
fn cost(extra: Extra) -> Pence {
    match extra.what {
        ExtraKind::Cost(pence) => pence,
        ExtraKind::Work(_) | ExtraKind::SleepIn { .. } | ExtraKind::PaidBack(_) => Pence::ZERO,
    }
}
