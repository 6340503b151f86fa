//! What can be wrong with workers.

use super::Finder;
use crate::problem::{BreakRule, Shift, Worker};

impl Finder<'_> {
    pub(super) fn workers(&mut self) {
        for (index, worker) in self.problem.workers.iter().enumerate() {
            let at = format!("workers[{index}]");
            self.index(&format!("{at}.mode"), "travel table", worker.mode.index(), self.problem.travel.len());
            for (index, shift) in worker.shifts.iter().enumerate() {
                self.shift(&format!("{at}.shifts[{index}]"), shift);
            }
            self.qualifications(&at, worker);
            self.promises(&at, worker);
            self.limits(&at, worker);
        }
    }

    fn shift(&mut self, at: &str, shift: &Shift) {
        self.day(&format!("{at}.day"), shift.day);
        self.window(&format!("{at}.window"), shift.window);
        if let Some(began) = shift.began {
            self.time(&format!("{at}.began"), began);
            if began > shift.window.from {
                self.fault(&format!("{at}.began"), "is after the window begins");
            }
        }
        self.place(&format!("{at}.start"), shift.start);
        self.place(&format!("{at}.end"), shift.end);
        if let Some(rule) = &shift.break_rule {
            self.break_rule(&format!("{at}.break_rule"), rule);
        }
    }

    fn break_rule(&mut self, at: &str, rule: &BreakRule) {
        self.span(&format!("{at}.length"), rule.length);
        self.window(&format!("{at}.starts"), rule.starts);
        if let Some(beyond) = rule.beyond {
            self.span(&format!("{at}.beyond"), beyond);
        }
        if rule.missed.is_some_and(|cost| cost < 0) {
            self.fault(&format!("{at}.missed"), "is negative");
        }
    }

    fn qualifications(&mut self, at: &str, worker: &Worker) {
        for (index, held) in worker.competences.iter().enumerate() {
            self.competence(&format!("{at}.competences[{index}]"), held.competence);
        }
        for (index, signed) in worker.sign_offs.iter().enumerate() {
            self.competence(&format!("{at}.sign_offs[{index}].competence"), signed.competence);
            self.person(&format!("{at}.sign_offs[{index}].person"), signed.person);
        }
    }

    fn promises(&mut self, at: &str, worker: &Worker) {
        if let Some(guaranteed) = worker.guaranteed {
            self.span(&format!("{at}.guaranteed"), guaranteed);
        }
        for (index, unwanted) in worker.unwanted.iter().enumerate() {
            self.window(&format!("{at}.unwanted[{index}].window"), unwanted.window);
        }
        if worker.capacity.is_some_and(|capacity| capacity < 0) {
            self.fault(&format!("{at}.capacity"), "is negative");
        }
    }

    fn limits(&mut self, at: &str, worker: &Worker) {
        let limits = &worker.limits;
        self.span(&format!("{at}.limits.most_a_day"), limits.most_a_day);
        self.span(&format!("{at}.limits.most_a_week"), limits.most_a_week);
        self.span(&format!("{at}.limits.daily_rest"), limits.daily_rest);
        self.span(&format!("{at}.limits.weekly_rest"), limits.weekly_rest);
        if let Some(last_worked) = worker.last_worked {
            self.time(&format!("{at}.last_worked"), last_worked);
        }
        for (index, exception) in worker.rest_exceptions.iter().enumerate() {
            self.day(&format!("{at}.rest_exceptions[{index}].after"), exception.after);
            self.span(&format!("{at}.rest_exceptions[{index}].least"), exception.least);
        }
    }
}
