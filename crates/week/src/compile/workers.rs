//! Workers: their shifts on the plan's clock, what they may do and what they are owed.

use rota::problem::{Competent, RestException, Shift, SignOff, Unwanted, Worker};
use rota::{CompetenceIdx, DayIdx, ModeIdx, PersonIdx, PlaceIdx, Span, Time, Window};

use super::Context;
use super::days::{cut, not_empty};
use super::law::minutes;
use crate::civil::{Clock, Date, Stretch};
use crate::ids::PlaceId;
use crate::worker;

impl Context<'_> {
    pub(super) fn compile_workers(&self) -> Vec<Worker> {
        self.week.workers.iter().map(|worker| self.compile_worker(worker)).collect()
    }

    fn compile_worker(&self, worker: &worker::Worker) -> Worker {
        let cleared = self.valid(worker.cleared_until);
        let shifts = if cleared.is_ok() { self.shifts(worker) } else { Vec::new() };
        let nights = self.works_nights(worker, &shifts);
        Worker {
            name: worker.name.clone(),
            mode: self.modes.find(&worker.travel).map_or(ModeIdx(0), ModeIdx::at),
            competences: self.held(worker),
            sign_offs: self.sign_offs(worker),
            cleared_until: cleared.unwrap_or(Some(DayIdx(0))),
            guaranteed: self.guaranteed(worker),
            limits: self.limits(worker, nights),
            unwanted: self.unwanted(worker),
            last_worked: worker.last_worked.map(|moment| self.clock.time(moment)),
            rest_exceptions: self.rest_exceptions(worker),
            capacity: None,
            evenings_before: worker.evenings_before,
            weekends_before: worker.weekends_before,
            shifts,
        }
    }

    /// What is promised for a week; for a horizon shorter than a week its share of it.
    fn guaranteed(&self, worker: &worker::Worker) -> Option<Span> {
        let days = u32::from(self.week.horizon.days.min(7));
        worker.contract.contracted_minutes_a_week.map(|week| minutes(week * days / 7))
    }

    fn shifts(&self, worker: &worker::Worker) -> Vec<Shift> {
        let mut shifts = self.rest_of_the_evening_before(worker);
        for (day, date) in self.week.horizon.dates().enumerate() {
            for (shift, window) in self.windows_on(worker, date) {
                shifts.push(self.shift(worker, shift, DayIdx::at(day), window));
            }
        }
        shifts.sort_by_key(|shift| (shift.day, shift.window.from));
        shifts
    }

    /// What the horizon has of the shifts that began on the evening before it: until they end, from where the worker's
    /// last work before it ended.
    fn rest_of_the_evening_before(&self, worker: &worker::Worker) -> Vec<Shift> {
        let first = self.week.horizon.from;
        let worked_until = worker.last_worked.map_or(Time::MIN, |moment| self.clock.time(moment));
        let since = self.midnight(first).max(worked_until);
        let rest = |(shift, window): (&worker::Shift, Window)| {
            let left = Window { from: window.from.max(since), ..window };
            not_empty(&left)
                .then(|| Shift { began: Some(window.from), ..self.shift(worker, shift, DayIdx(0), left) })
        };
        self.windows_on(worker, first.plus_days(-1)).filter_map(rest).collect()
    }

    /// The stretches of a date's shifts in which a worker can work.
    fn windows_on<'w>(
        &'w self,
        worker: &'w worker::Worker,
        date: Date,
    ) -> impl Iterator<Item = (&'w worker::Shift, Window)> {
        let on_date = worker.shifts.iter().filter(move |shift| shift.days().hold(date));
        on_date.flat_map(move |shift| {
            let open = shift.parts.iter().flat_map(move |part| self.open(worker, date, part));
            open.map(move |window| (shift, window))
        })
    }

    fn shift(&self, worker: &worker::Worker, own: &worker::Shift, day: DayIdx, window: Window) -> Shift {
        let start = own.start.as_ref().or(worker.start.as_ref());
        let end = own.end.as_ref().or(worker.end.as_ref());
        let at_once = |off: &worker::Off| off.at_once && self.clock.time(off.from) == window.to;
        let cut_short = worker.off.iter().any(at_once);
        Shift {
            day,
            window,
            began: None,
            start: start.and_then(|place| self.place(place)),
            end: end.filter(|_| !cut_short).and_then(|place| self.place(place)),
            may_overrun: false,
            leaves_at_start: false,
            break_rule: self.lawful(worker).map(|lawful| self.break_rule(&lawful, window)),
        }
    }

    /// The pieces of a part of a shift in which the worker is neither away nor, being young, to be asleep.
    fn open(&self, worker: &worker::Worker, date: Date, part: &Stretch) -> Vec<Window> {
        let mut pieces = vec![self.window(date, part)];
        for out in
            self.nights_off(worker, date).into_iter().chain(worker.off.iter().map(|off| self.away(off)))
        {
            pieces = pieces.into_iter().flat_map(|piece| cut(piece, out)).collect();
        }
        pieces.retain(not_empty);
        pieces
    }

    fn away(&self, off: &worker::Off) -> Window {
        let from = self.clock.time(off.from);
        Window { from, to: self.clock.time(off.to).max(from) }
    }

    /// The nights around a date in which someone so young may not work.
    fn nights_off(&self, worker: &worker::Worker, date: Date) -> Vec<Window> {
        let hours = self.lawful(worker).and_then(|lawful| lawful.allowance.no_nights);
        let Some((from, to)) = hours else { return Vec::new() };
        let clocks = Clock::new(from, 0).zip(Clock::new(to, 0));
        let night =
            |(from, to)| [date.plus_days(-1), date].map(|date| self.window(date, &Stretch { from, to }));
        clocks.into_iter().flat_map(night).collect()
    }

    /// Whether any shift is a night shift: then the stricter law for night workers is kept.
    fn works_nights(&self, worker: &worker::Worker, shifts: &[Shift]) -> bool {
        let Some(lawful) = self.lawful(worker) else { return false };
        let clocks = Clock::new(23, 0).zip(Clock::new(6, 0));
        let Some((from, to)) = clocks else { return false };
        let dates: Vec<Date> = self.week.horizon.dates().collect();
        shifts.iter().any(|shift| {
            let Some(date) = dates.get(shift.day.index()) else { return false };
            let whole = Window { from: shift.began.unwrap_or(shift.window.from), ..shift.window };
            [date.plus_days(-1), *date]
                .iter()
                .any(|date| self.is_night(&lawful, self.window(*date, &Stretch { from, to }), whole))
        })
    }

    pub(super) fn place(&self, id: &PlaceId) -> Option<PlaceIdx> {
        self.places.find(id).map(PlaceIdx::at)
    }

    pub(super) fn competence(&self, name: &str) -> Option<CompetenceIdx> {
        self.competences.find(&name.to_owned()).map(CompetenceIdx::at)
    }

    fn held(&self, worker: &worker::Worker) -> Vec<Competent> {
        let held = |held: &worker::Held| {
            let until = self.valid(held.until).ok()?;
            Some(Competent { competence: self.competence(&held.name)?, until })
        };
        worker.competences.iter().filter_map(held).collect()
    }

    fn sign_offs(&self, worker: &worker::Worker) -> Vec<SignOff> {
        let signed = |signed: &worker::SignOff| {
            let until = self.valid(signed.until).ok()?;
            let person = self.people.find(&signed.person).map(PersonIdx::at)?;
            Some(SignOff { person, competence: self.competence(&signed.competence)?, until })
        };
        worker.sign_offs.iter().filter_map(signed).collect()
    }

    fn unwanted(&self, worker: &worker::Worker) -> Vec<Unwanted> {
        let mut unwanted = Vec::new();
        let evening_before = std::iter::once(self.week.horizon.from.plus_days(-1));
        for date in evening_before.chain(self.week.horizon.dates()) {
            for wish in worker.unwanted.iter().filter(|wish| wish.days().hold(date)) {
                let from = wish.from.unwrap_or_default();
                let stretch = Stretch { from, to: wish.to.unwrap_or(Clock::DAY_END) };
                let cost = wish.cost_minutes.unwrap_or(self.week.weights.worker_wish).into();
                unwanted.push(Unwanted { window: self.window(date, &stretch), cost });
            }
        }
        unwanted
    }

    fn rest_exceptions(&self, worker: &worker::Worker) -> Vec<RestException> {
        let exception = |exception: &worker::RestException| {
            let after = self.day(exception.after)?;
            Some(RestException { after, least: minutes(exception.least_minutes) })
        };
        worker.rest_exceptions.iter().filter_map(exception).collect()
    }
}
