//! The books of a team: everything that is ever added up from what happened to it, so that it is added up once.
//!
//! A second fold of the team's events, beside its state: the state forgets weeks that are long over, the books forget nothing. They
//! hold the [ledger](crate::bank::Book) of the bank of hours and the [record](crate::hours::Record) of everybody's time. The same
//! events give the same books, whenever they are folded.

mod touched;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bank::{self, Book, Part};
use crate::bills::{self, BillId, BillSent};
use crate::hours::Record;
use crate::ids::PersonId;
use crate::pay::Days;
use crate::pay::minimum::Worked;
use crate::stream::Stream;
use crate::suspensions::Counts;
use crate::team::{Event, Team};
use crate::time::WeekStart;
use crate::units::Minutes;
use crate::weeks::Round;
use crate::weeks::rounds::Promised;
use crate::{absences, budget, history, meetings, workers};

/// The books of a team.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Books {
    team: Team,
    /// What becomes of commissioned hours.
    pub bank: Book,
    /// Everybody's time.
    pub hours: Record,
    /// What becomes of the money of budgets.
    pub budgets: budget::Book,
    bills: BTreeMap<BillId, Vec<bills::Line>>,
    today: Option<Date>,
}

impl Books {
    /// Takes in something that happened to the team.
    pub fn apply(&mut self, at: Timestamp, event: &Event) {
        self.team.apply(event);
        let Some(founded) = &self.team.founded else { return };
        let today = founded.description.zone.civil(at).date.max(self.today.unwrap_or(Date::MIN));
        self.today = Some(today);
        self.bank.go_on_to(today);
        self.budgets.go_on_to(today);
        self.note(event, today);
        for week in touched::weeks(&self.team, event, today) {
            self.tell(week);
        }
        self.bank.withdraw();
    }

    /// The same on the morning of a later day on which nothing else has happened.
    #[must_use]
    pub fn on(&self, today: Date) -> Self {
        let mut books = self.clone();
        if self.today.is_some() {
            books.bank.go_on_to(today);
            books.budgets.go_on_to(today);
        }
        books
    }

    /// The day up to which they are written.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        self.today
    }

    /// How many events they are the fold of.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.team.version
    }

    /// The lines of a bill; none where it was a mistake.
    #[must_use]
    pub fn bill(&self, id: BillId) -> &[bills::Line] {
        self.bills.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The lines of a person's bills for some days, for each who pays.
    #[must_use]
    pub fn draft_bills(&self, person: PersonId, days: Days) -> BTreeMap<bills::Who, Vec<bills::Line>> {
        bills::draft(&self.team, &self.hours, person, days)
    }

    /// Everything wrong with any ledger: what does not add up, and what was refused.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let bills = self.bills.iter().filter(|(id, lines)| {
            let sum = lines.iter().map(|line| line.amount).sum();
            self.team.bills.get(id).is_none_or(|bill| bill.total != sum)
        });
        let bills = bills.map(|(id, _)| format!("{id:?} has another sum than its lines"));
        self.bank.faults().into_iter().chain(self.budgets.faults()).chain(bills).collect()
    }

    /// What is not about rotas.
    fn note(&mut self, event: &Event, today: Date) {
        if let Event::History(history::Event::TakenBack(taken)) = event {
            taken.events.iter().for_each(|event| self.note(event, today));
        }
        if let Event::Meetings(meetings::Event::Changed(changed)) = event {
            crate::stream::set::put(&mut self.hours.meetings, changed.meeting, changed.change.after.clone());
        }
        if let Event::Absences(absences::Event::Changed(changed)) = event {
            crate::stream::set::put(&mut self.hours.absences, changed.absence, changed.change.after.clone());
        }
        if let Event::Workers(event) = event {
            self.note_worker(event, today);
        }
        if let Event::Bank(bank::Event::BlockAgreed(agreed)) = event {
            self.bank.agree(agreed.block, agreed.change.after.as_ref());
        }
        if let Event::Bank(bank::Event::Spent(spent)) = event {
            self.bank.spend(spent.spending, spent.change.after.as_ref());
        }
        if let Event::Bank(bank::Event::LinePutRight(right)) = event {
            self.bank.put_right(right.correction, right.change.after.as_ref());
        }
        if let Event::Budget(budget::Event::BudgetAgreed(agreed)) = event {
            self.budgets.agree(agreed.budget, agreed.change.after.as_ref());
        }
        if let Event::Budget(budget::Event::Spent(spent)) = event {
            self.budgets.spend(spent.spending, spent.change.after.as_ref());
        }
        if let Event::Bills(bills::Event::BillSent(sent)) = event {
            self.note_bill(sent);
        }
    }

    /// A bill was sent, or had been a mistake: budgets pay for what it counts.
    fn note_bill(&mut self, sent: &BillSent) {
        crate::stream::set::put(&mut self.bills, sent.bill, sent.change.after.map(|_| sent.lines.clone()));
        for line in &sent.lines {
            let parts = self.budgets.parts_of(line.visit);
            let each = u16::try_from(parts.len()).unwrap_or(u16::MAX).max(1);
            let all = Worked::from(line.charged()).at(line.hour);
            let shares = bills::shared_evenly(all, each);
            for (part, share) in parts.into_iter().zip(shares) {
                let told = self.budgets.promised(part).map(|told| told.amount);
                let amount = if sent.change.after.is_some() { Some(share.into()) } else { told };
                if let Some(amount) = amount {
                    self.budgets.bill(part, amount);
                }
            }
        }
    }

    fn note_worker(&mut self, event: &workers::Event, today: Date) {
        match event {
            workers::Event::Joined(joined) => {
                self.hours.here.insert(joined.worker, (joined.on, None));
                self.hours.terms.insert(joined.worker, [(joined.on, joined.terms.clone())].into());
            }
            workers::Event::Removed(removed) => {
                self.hours.here.remove(&removed.joined.worker);
                self.hours.terms.remove(&removed.joined.worker);
            }
            workers::Event::TermsChanged(changed) => {
                let first = self.hours.here.get(&changed.worker).map_or(today, |(first, _)| *first);
                let terms = self.hours.terms.entry(changed.worker).or_default();
                terms.insert(today.max(first), changed.terms.after.clone());
            }
            workers::Event::Leaving(leaving) => {
                if let Some((_, last)) = self.hours.here.get_mut(&leaving.worker) {
                    *last = leaving.last.after;
                }
            }
            workers::Event::DetailsChanged(_) | workers::Event::LeavingProposed(_) => {}
        }
    }

    /// Writes down what people are told of a week now. A visit that is suspended counts as was said of it.
    fn tell(&mut self, week: WeekStart) {
        let Some(published) = self.team.published(week) else { return };
        let visits = self.team.visits(week);
        let suspended = self.team.suspended_between(week.monday(), week.sunday());
        let (mut told, mut priced) = (BTreeMap::new(), BTreeMap::new());
        let mut rounds: Vec<Round> = Vec::new();
        for round in &published.rounds {
            let counts = |visit: &Promised, how: fn(&Counts) -> bool| {
                let assignment = published.rota.get(&visit.visit);
                let counts = visits.contains_key(&visit.visit)
                    || suspended.get(&visit.visit).is_some_and(|(_, counts)| how(counts));
                counts && assignment.is_some_and(|one| self.team.who_comes(one).contains(&round.worker))
            };
            for visit in round.visits.iter().filter(|visit| counts(visit, |counts| counts.charged)) {
                let on = visit.promised.date;
                let agreed = visits.get(&visit.visit).or(suspended.get(&visit.visit).map(|(visit, _)| visit));
                let Some(person) = agreed.map(|visit| visit.person) else { continue };
                let part = Part { visit: visit.visit, worker: round.worker };
                if let Some(block) = self.team.block_of(person, on) {
                    told.insert(part, bank::Told { block, on, week, minutes: visit.minutes });
                }
                if let Some(one) = self.priced((person, on), week, visit.minutes) {
                    priced.insert(part, one);
                }
            }
            rounds.extend(kept(round, |visit| counts(visit, |counts| counts.paid)));
        }
        self.bank.tell(week, &told);
        self.budgets.tell(week, &priced);
        self.hours.tell(week, rounds);
    }

    /// What a worker's part in a visit costs the person's budget, where they have one and a fee is agreed.
    fn priced(
        &self,
        (person, on): (PersonId, Date),
        week: WeekStart,
        minutes: Minutes,
    ) -> Option<budget::Priced> {
        let (id, budget) = self.team.budget_of(person, on)?;
        let fee = self.team.fee_on(budget.kind.payer(), on)?;
        let amount = Worked::from(minutes).at(fee.hour).into();
        (minutes > Minutes::ZERO).then_some(budget::Priced { budget: id, on, week, amount })
    }
}

/// A round without the visits to which its worker does not come; `None` where none is left. Where some are left, the ways to them stay
/// as they were judged, and what was waited is not known any longer.
fn kept(round: &Round, comes: impl Fn(&Promised) -> bool) -> Option<Round> {
    let visits: Vec<_> = round.visits.iter().filter(|visit| comes(visit)).copied().collect();
    if visits.len() == round.visits.len() {
        return Some(round.clone());
    }
    let goes = |leg: &crate::weeks::rounds::Leg| {
        leg.to.is_none_or(|to| visits.iter().any(|visit| visit.visit == to))
    };
    let travel = round.travel.iter().filter(|leg| goes(leg)).copied().collect();
    (!visits.is_empty()).then(|| Round {
        visits,
        travel,
        waiting: Minutes::ZERO,
        estimated: true,
        ..round.clone()
    })
}
