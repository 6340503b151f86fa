//! What can be wrong with visits and with the links between them.

use std::collections::BTreeSet;

use super::Finder;
use crate::problem::{Appointment, Link, Pin, Visit};
use crate::units::{Span, WorkerIdx};

impl Finder<'_> {
    pub(super) fn visits(&mut self) {
        for (index, visit) in self.problem.visits.iter().enumerate() {
            let at = format!("visits[{index}]");
            self.person(&format!("{at}.person"), visit.person);
            self.place(&format!("{at}.place"), visit.place);
            self.length(&at, visit);
            self.appointments(&at, visit);
            self.who(&at, visit);
            self.agreed(&at, visit);
        }
    }

    fn length(&mut self, at: &str, visit: &Visit) {
        self.span(&format!("{at}.duration"), visit.duration);
        self.span(&format!("{at}.shortest"), visit.shortest);
        if visit.shortest > visit.duration {
            self.fault(&format!("{at}.shortest"), "is longer than the visit takes");
        }
        if visit.load < 0 {
            self.fault(&format!("{at}.load"), "is negative");
        }
    }

    fn appointments(&mut self, at: &str, visit: &Visit) {
        if visit.appointments.is_empty() {
            self.fault(&format!("{at}.appointments"), "there are none, so the visit can never be");
        }
        for (index, appointment) in visit.appointments.iter().enumerate() {
            self.appointment(&format!("{at}.appointments[{index}]"), appointment);
        }
    }

    fn appointment(&mut self, at: &str, appointment: &Appointment) {
        let Appointment { day, hard, fine } = *appointment;
        self.day(&format!("{at}.day"), day);
        self.window(&format!("{at}.hard"), hard);
        self.time(&format!("{at}.fine.from"), fine.from);
        self.time(&format!("{at}.fine.to"), fine.to);
        // The one window that may end before it begins: no start can be in time, and none is early.
        let always_late = fine.to < hard.from && fine.from <= hard.from;
        if fine.to < fine.from && !always_late {
            self.fault(&format!("{at}.fine"), "ends before it begins");
        } else if !always_late && (fine.from < hard.from || fine.to > hard.to) {
            self.fault(&format!("{at}.fine"), "is not within the hard window");
        }
    }

    fn who(&mut self, at: &str, visit: &Visit) {
        if !(1..=2).contains(&visit.workers) {
            let what = format!("is {}; a visit takes 1 worker or 2", visit.workers);
            self.fault(&format!("{at}.workers"), what);
        }
        for (index, &competence) in visit.competences.iter().enumerate() {
            self.competence(&format!("{at}.competences[{index}]"), competence);
        }
        let mut seen = BTreeSet::new();
        for (index, &(worker, _)) in visit.wishes.iter().enumerate() {
            let at = format!("{at}.wishes[{index}]");
            self.worker(&at, worker);
            if !seen.insert(worker) {
                self.fault(&at, format!("names worker {worker} a second time"));
            }
        }
    }

    fn agreed(&mut self, at: &str, visit: &Visit) {
        if let Some(pin) = &visit.pin {
            self.pin(&format!("{at}.pin"), pin, visit.workers);
        }
        if let Some(published) = &visit.published {
            self.worker_list(&format!("{at}.published.workers"), &published.workers);
            self.time(&format!("{at}.published.start"), published.start);
        }
    }

    fn pin(&mut self, at: &str, pin: &Pin, wanted: u8) {
        self.worker_list(&format!("{at}.workers"), &pin.workers);
        if let Some(start) = pin.start {
            self.time(&format!("{at}.start"), start);
        }
        let different = pin.workers.iter().collect::<BTreeSet<&WorkerIdx>>().len();
        if different > 0 && different < usize::from(wanted) {
            let what = format!("names {different} and no others, and the visit takes {wanted}");
            self.fault(&format!("{at}.workers"), what);
        }
    }

    pub(super) fn links(&mut self) {
        for (index, link) in self.problem.links.iter().enumerate() {
            self.link(&format!("links[{index}]"), link);
        }
    }

    fn link(&mut self, at: &str, link: &Link) {
        self.visit(&format!("{at}.first"), link.first);
        self.visit(&format!("{at}.second"), link.second);
        // Negative where the second may come first.
        self.span(&format!("{at}.least"), Span(link.least.0.saturating_abs()));
        self.span(&format!("{at}.most"), link.most);
        if link.first == link.second {
            self.fault(at, "ties a visit to itself");
        }
        if link.most < link.least {
            self.fault(at, "allows no gap: the most is less than the least");
        }
    }
}
