//! The ledger of all blocks of a team, as it follows from what happened, day by day.
//!
//! It is never written by hand. What people were told reserves minutes; when a day is over, what was told for it and not cancelled counts as
//! delivered, and is marked so until visits are recorded as they were made. What comes to light later is a correction on the day
//! on which it does, so that nothing before it changes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Block, BlockId, Correction, CorrectionId, Holding, Spending, SpendingId, What};
use crate::hours::pairs;
use crate::ids::WorkerId;
use crate::ledger::{Amount, Held, Ledger, Posting, Time, Transaction};
use crate::time::{WeekStart, Weekday, plus_days};
use crate::units::Minutes;
use crate::visit::VisitId;

/// One worker's part in one visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Part {
    /// The visit.
    pub visit: VisitId,
    /// The worker.
    pub worker: WorkerId,
}

/// A part as people were told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The block it is taken from.
    pub block: BlockId,
    /// The day it is on.
    pub on: Date,
    /// The week whose rota has it.
    pub week: WeekStart,
    /// How long it is.
    pub minutes: Minutes,
}

/// What became of a part so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stand {
    told: Told,
    delivered: bool,
    times: u32,
}

/// Minutes that were kept from one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// The week from which they were kept; of what was given, the week of the gift.
    pub from: WeekStart,
    /// How many are left.
    pub left: i64,
}

/// The ledger of all blocks of a team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    ledger: Ledger<Holding, What, Part>,
    blocks: BTreeMap<BlockId, Block>,
    #[serde(with = "pairs")]
    parts: BTreeMap<Part, Stand>,
    /// How often something happened to a part that is in no rota any more.
    #[serde(with = "pairs")]
    times: BTreeMap<Part, u32>,
    due: BTreeMap<Date, BTreeSet<Part>>,
    lots: BTreeMap<BlockId, VecDeque<Lot>>,
    /// How often a week of a block was commissioned, and whether it still is.
    #[serde(with = "pairs")]
    given: BTreeMap<(BlockId, WeekStart), (u32, bool)>,
    /// How often a week of a block that is over was settled.
    #[serde(with = "pairs")]
    ended: BTreeMap<(BlockId, WeekStart), u32>,
    spendings: BTreeMap<SpendingId, (Option<Spending>, u32)>,
    corrections: BTreeMap<CorrectionId, (Option<Correction>, u32)>,
    day: Option<Date>,
    refused: Vec<String>,
}

impl Book {
    /// Everything that moved minutes.
    #[must_use]
    pub fn ledger(&self) -> &Ledger<Holding, What, Part> {
        &self.ledger
    }

    /// What is kept of a block, week by week, the oldest first.
    pub fn lots(&self, block: BlockId) -> impl Iterator<Item = Lot> {
        self.lots.get(&block).into_iter().flatten().copied()
    }

    /// What of a block's bank runs out on each Monday from `from` on, if nobody spends it.
    #[must_use]
    pub fn runs_out(&self, block: BlockId) -> Vec<(Date, Minutes)> {
        let Some(terms) = self.blocks.get(&block) else { return Vec::new() };
        let lots = self.lots(block).filter(|lot| lot.left > 0);
        let of =
            |lot: Lot| (out(lot.from, terms).monday(), Minutes(u32::try_from(lot.left).unwrap_or_default()));
        lots.map(of).collect()
    }

    /// When and how long a part was told to be, while it is in a rota.
    #[must_use]
    pub fn promised(&self, part: Part) -> Option<Told> {
        self.parts.get(&part).map(|stand| stand.told)
    }

    /// Everything wrong with the ledger: what does not add up, and what it refused.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        self.ledger.faults().into_iter().chain(self.refused.iter().cloned()).collect()
    }

    /// Goes on to the morning of `date`: days that are over are posted, weeks that are over are settled.
    pub(crate) fn go_on_to(&mut self, date: Date) {
        let mut day = match self.day {
            Some(day) if date <= day => return,
            Some(day) => plus_days(day, 1),
            None => date,
        };
        while day <= date {
            self.begin(day);
            day = plus_days(day, 1);
        }
        self.day = Some(date);
    }

    /// A block is agreed otherwise from now on; `None`: it had been entered by mistake, and what it gave is taken back.
    pub(crate) fn agree(&mut self, id: BlockId, block: Option<&Block>) {
        let Some(today) = self.day else { return };
        match block {
            Some(block) => {
                self.blocks.insert(id, block.clone());
                self.commission(today, id, WeekStart::of(today));
            }
            None => drop(self.blocks.remove(&id)),
        }
    }

    /// Takes back what blocks gave that are there no longer.
    pub(crate) fn withdraw(&mut self) {
        let Some(today) = self.day else { return };
        let given: Vec<_> = self
            .given
            .iter()
            .filter(|(_, (_, given))| *given)
            .map(|(key, (times, _))| (*key, *times))
            .collect();
        for ((block, week), times) in given {
            if !self.blocks.contains_key(&block) && !self.ended.contains_key(&(block, week)) {
                let what = What::Withdrawn(block, week, times);
                let result = self.ledger.correct((today, what), &What::Commissioned(block, week, times));
                self.note(result);
                self.given.insert((block, week), (times, false));
            }
        }
    }

    /// What people were told of a week is now this.
    pub(crate) fn tell(&mut self, week: WeekStart, told: &BTreeMap<Part, Told>) {
        let Some(today) = self.day else { return };
        let of_week = |stand: &Stand| stand.told.week == week;
        let before: Vec<(Part, Stand)> = self
            .parts
            .iter()
            .filter(|(_, stand)| of_week(stand))
            .map(|(part, stand)| (*part, *stand))
            .collect();
        for (part, stand) in before {
            if told.get(&part) != Some(&stand.told) {
                self.take_off(today, part, stand);
            }
        }
        for (part, one) in told {
            if !self.parts.contains_key(part) {
                self.promise(today, *part, *one);
            }
        }
        self.deliver_until(today, today);
        self.settle_again(today);
    }

    /// Kept minutes are spent so from now on, or not.
    pub(crate) fn spend(&mut self, id: SpendingId, spending: Option<&Spending>) {
        let Some(today) = self.day else { return };
        let (before, times) = self.spendings.get(&id).cloned().unwrap_or_default();
        let week = WeekStart::of(today);
        if let Some(before) = before {
            let result = self.ledger.correct((today, What::NotSpent(id, times)), &What::Spent(id, times));
            self.note(result);
            self.put_by(before.block, week, i64::from(before.minutes.0));
            if let Some(to) = before.to {
                self.take(to, i64::from(before.minutes.0));
            }
        }
        let times = times + 1;
        if let Some(spending) = spending {
            let (from, minutes) = (Holding::Kept(spending.block), spending.minutes);
            let to = spending.to.map_or(Holding::Spent(spending.block), Holding::Kept);
            let result = self.ledger.transfer((today, What::Spent(id, times)), (from, to), minutes.into());
            self.note(result);
            self.take(spending.block, i64::from(minutes.0));
            if let Some(to) = spending.to {
                self.put_by(to, week, i64::from(minutes.0));
            }
        }
        self.spendings.insert(id, (spending.cloned(), times));
    }

    /// A line is put right so from now on, or not.
    pub(crate) fn put_right(&mut self, id: CorrectionId, correction: Option<&Correction>) {
        let Some(today) = self.day else { return };
        let (before, times) = self.corrections.get(&id).copied().unwrap_or_default();
        if let Some(before) = before {
            let wrong = What::PutRight(id, times);
            let result = self.ledger.correct((today, What::NotPutRight(id, times)), &wrong);
            self.note(result);
            self.put_by_or_take(before.block, today, -before.minutes);
        }
        if let Some(correction) = correction {
            let (block, amount) = (correction.block, Amount::new(correction.minutes));
            let corrects = usize::try_from(correction.line).ok().and_then(|line| line.checked_sub(1));
            let postings = vec![
                Posting { account: Holding::Kept(block), amount },
                Posting { account: Holding::Delivered(block), amount: -amount },
            ];
            let what = What::PutRight(id, times + 1);
            let result = self.ledger.post(Transaction { what, on: today, postings, corrects });
            self.note(result);
            self.put_by_or_take(block, today, correction.minutes);
        }
        self.corrections.insert(id, (correction.copied(), times + 1));
    }

    fn put_by_or_take(&mut self, block: BlockId, today: Date, minutes: i64) {
        if minutes > 0 {
            self.put_by(block, WeekStart::of(today), minutes);
        } else {
            self.take(block, -minutes);
        }
    }

    /// A day begins.
    fn begin(&mut self, day: Date) {
        self.deliver_until(day, plus_days(day, -1));
        if Weekday::of(day) != Weekday::Mon {
            return;
        }
        let (week, over) = (WeekStart::of(day), WeekStart::of(day).previous());
        let blocks: Vec<BlockId> = self.blocks.keys().copied().collect();
        for block in blocks {
            self.run_out(day, block);
            self.end(day, block, over);
            self.commission(day, block, week);
        }
    }

    /// Every part whose day is before `day` counts as delivered, on its own day or on `least` if that is later.
    fn deliver_until(&mut self, day: Date, least: Date) {
        let over: Vec<Date> = self.due.range(..day).map(|(on, _)| *on).collect();
        for on in over {
            for part in self.due.remove(&on).unwrap_or_default() {
                let Some(stand) = self.parts.get_mut(&part) else { continue };
                stand.delivered = true;
                let (told, times) = (stand.told, stand.times);
                let to = (Holding::Delivered(told.block), told.minutes.into());
                let entered = on.max(least).max(self.ledger.last().unwrap_or(on));
                let result = self.ledger.settle((entered, What::Delivered(part, times)), part, to);
                self.note(result);
            }
        }
    }

    /// The minutes of a week of a block are there, once.
    fn commission(&mut self, on: Date, block: BlockId, week: WeekStart) {
        let Some(terms) = self.blocks.get(&block) else { return };
        let minutes = share(terms, week);
        let (times, given) = self.given.get(&(block, week)).copied().unwrap_or_default();
        if given || minutes == 0 {
            return;
        }
        self.given.insert((block, week), (times + 1, true));
        let what = What::Commissioned(block, week, times + 1);
        let places = (Holding::Commissioned(block), Holding::Open(block, week));
        let result = self.ledger.transfer((on, what), places, Amount::new(minutes));
        self.note(result);
    }

    fn promise(&mut self, on: Date, part: Part, told: Told) {
        self.commission(on, told.block, told.week);
        let times = self.times.get(&part).map_or(1, |times| times + 1);
        let (from, at) = (Holding::Open(told.block, told.week), Holding::Reserved(told.block));
        let held = Held { from, at, amount: told.minutes.into() };
        let result = self.ledger.reserve((on, What::Reserved(part, times)), part, held);
        self.note(result);
        self.times.insert(part, times);
        self.parts.insert(part, Stand { told, delivered: false, times });
        self.due.entry(told.on).or_default().insert(part);
    }

    fn take_off(&mut self, on: Date, part: Part, stand: Stand) {
        self.parts.remove(&part);
        if let Some(due) = self.due.get_mut(&stand.told.on) {
            due.remove(&part);
        }
        let (told, times) = (stand.told, stand.times);
        let result = if stand.delivered {
            let wrong = self.ledger.find(&What::Delivered(part, times)).map(|(at, _)| at);
            let amount: Amount<Time> = told.minutes.into();
            let postings = vec![
                Posting { account: Holding::Open(told.block, told.week), amount },
                Posting { account: Holding::Delivered(told.block), amount: -amount },
            ];
            self.ledger.post(Transaction {
                what: What::Corrected(part, times),
                on,
                postings,
                corrects: wrong,
            })
        } else {
            self.ledger.release((on, What::Released(part, times)), part)
        };
        self.note(result);
    }

    /// Settles weeks that are over again, where a correction left something open in them.
    fn settle_again(&mut self, on: Date) {
        let again: Vec<(BlockId, WeekStart)> = self.ended.keys().copied().collect();
        for (block, week) in again {
            if !self.ledger.balance(Holding::Open(block, week)).is_zero() {
                self.end(on, block, week);
            }
        }
    }

    /// A week is over: what is open in it is kept as far as the agreement says, and the rest goes back; what is missing comes
    /// from the bank as far as there is anything.
    fn end(&mut self, on: Date, block: BlockId, week: WeekStart) {
        let times = self.ended.entry((block, week)).or_default();
        *times += 1;
        let what = What::NotUsed(block, week, *times);
        let open = self.ledger.balance(Holding::Open(block, week)).number();
        let kept = self.ledger.balance(Holding::Kept(block)).number();
        if open == 0 {
            return;
        }
        let Some(terms) = self.blocks.get(&block) else { return };
        let (keep, other, place) = if open > 0 {
            let room = (i64::from(terms.keeping.most.0) - kept).max(0);
            let keep = (open * i64::from(terms.keeping.percent) / 100).min(room);
            (keep, open - keep, Holding::Returned(block))
        } else {
            let from_bank = (-open).min(kept.max(0));
            (-from_bank, open + from_bank, Holding::Beyond(block))
        };
        let each = [(Holding::Kept(block), keep), (place, other), (Holding::Open(block, week), -open)];
        let postings = each.into_iter().filter(|(_, amount)| *amount != 0);
        let postings =
            postings.map(|(account, amount)| Posting { account, amount: Amount::new(amount) }).collect();
        let result = self.ledger.post(Transaction { what, on, postings, corrects: None });
        self.note(result);
        if keep > 0 { self.put_by(block, week, keep) } else { self.take(block, -keep) }
    }

    /// What was kept for as long as the agreement keeps it goes back.
    fn run_out(&mut self, on: Date, block: BlockId) {
        let Some(terms) = self.blocks.get(&block).cloned() else { return };
        let week = WeekStart::of(on);
        let lots = self.lots.entry(block).or_default();
        let over: Vec<Lot> = lots.iter().copied().filter(|lot| out(lot.from, &terms) <= week).collect();
        lots.retain(|lot| week < out(lot.from, &terms));
        let left: i64 = over.iter().map(|lot| lot.left).sum();
        if left > 0 {
            let places = (Holding::Kept(block), Holding::Returned(block));
            let result = self.ledger.transfer((on, What::RanOut(block, week)), places, Amount::new(left));
            self.note(result);
        }
    }

    fn put_by(&mut self, block: BlockId, from: WeekStart, minutes: i64) {
        let lots = self.lots.entry(block).or_default();
        let at = lots.partition_point(|lot| lot.from <= from);
        match at.checked_sub(1).and_then(|before| lots.get_mut(before)).filter(|lot| lot.from == from) {
            Some(lot) => lot.left += minutes,
            None => lots.insert(at, Lot { from, left: minutes }),
        }
    }

    /// Takes minutes from what was kept longest.
    fn take(&mut self, block: BlockId, mut minutes: i64) {
        let lots = self.lots.entry(block).or_default();
        while minutes > 0
            && let Some(oldest) = lots.front_mut()
        {
            let taken = oldest.left.min(minutes);
            oldest.left -= taken;
            minutes -= taken;
            if oldest.left == 0 {
                lots.pop_front();
            }
        }
    }

    fn note(&mut self, result: Result<(), crate::ledger::Problem>) {
        if let Err(problem) = result {
            self.refused.push(problem.to_string());
        }
    }
}

/// The week on whose Monday what was kept from a week runs out.
fn out(from: WeekStart, terms: &Block) -> WeekStart {
    from.plus_weeks(1 + i32::from(terms.keeping.weeks.min(5_000)))
}

/// The minutes that a block has for a week: for part of a week, the share of its days, rounded down.
fn share(terms: &Block, week: WeekStart) -> i64 {
    let days = week.dates().filter(|date| terms.holds(*date)).count();
    i64::from(terms.a_week.0) * i64::try_from(days).unwrap_or_default() / 7
}
