//! A team: its state as a fold of what happened to it, and what may happen next.
//!
//! State, events and commands are made from the list of its topics in `lib.rs`. [`Stream::apply`] folds one [`Event`] into the
//! state; [`Stream::decide`] answers a [`Command`] with the events that follow from it, or with all reasons against it. Neither
//! reads a clock or draws chance.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::access::Resource;
use crate::details::DataSubject;
use crate::founding;
use crate::ids::*;
use crate::stream::{Decision, Happened, Stream, Wanted, state, stream};
use crate::time::{Clock, Moment, Timestamp, WeekStart, Zone};
use crate::{Context, General};

crate::topics::team_topics!(state);
crate::topics::team_topics!(stream);

impl Stream for Team {
    const KIND: &'static str = "team";
    const FORM: &'static str = "team/5";
    type Id = TeamId;
    type Event = Event;
    type Command = Command;
    type Problem = Problem;

    fn version(&self) -> u64 {
        self.version
    }

    fn apply(&mut self, event: &Event) {
        self.version += 1;
        event.fold(self);
    }

    fn zone(&self) -> Option<&Zone> {
        self.founded.as_ref().map(|founded| &founded.description.zone)
    }

    fn decide(&self, command: &Command, context: &Context) -> Decision<Self> {
        let begins = matches!(command, Command::Founding(founding::Command::Found(_)));
        if self.founded.is_none() && !begins {
            return Err(General::NotFounded.into());
        }
        Wanted::decide(command, self, context)
    }

    fn changed_by(&self, id: TeamId, command: &Command) -> Vec<Resource> {
        command.about(id, self)
    }

    fn sealed_by(id: TeamId, event: &Event) -> Vec<(SealedId, DataSubject)> {
        event.sealed(id)
    }
}

impl Team {
    /// For how many weeks before the one that is published a team remembers its rotas, requests, exceptions and
    /// absences: half a year, as long as a worker is known to a person. What is older is read from the journal.
    pub const KEPT_WEEKS: i32 = 27;

    /// The fold of `events`.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut team = Self::default();
        for event in events {
            team.apply(event);
        }
        team
    }

    /// The date that the team's clocks showed when a command was received.
    #[must_use]
    pub fn today(&self, context: &Context) -> Date {
        let midnight = Moment::new(Date::ZERO, Clock::MIDNIGHT);
        self.zone().map_or(midnight, |zone| zone.civil(context.received)).date
    }

    /// Lets go of what ended before `oldest` began. It stays in the journal; who comes and why needs nothing older.
    pub(crate) fn forget_before(&mut self, oldest: WeekStart) {
        let first = oldest.monday();
        self.weeks = self.weeks.split_off(&oldest);
        self.days = self.days.split_off(&oldest);
        self.records = self.records.split_off(&oldest);
        self.doses = self.doses.split_off(&oldest);
        self.arrival_proofs = self.arrival_proofs.split_off(&oldest);
        self.forget_outings_before(oldest);
        self.requests.retain(|_, request| oldest <= request.week);
        self.absences.retain(|_, absence| absence.to.is_none_or(|to| first <= to.date));
        self.suspensions.retain(|_, one| one.to.is_none_or(|to| first <= to.date));
        let zone = self.zone().cloned();
        let kept = |at: Timestamp| zone.as_ref().is_none_or(|zone| first <= zone.civil(at).date);
        self.tasks.retain(|_, task| task.done.is_none_or(|done| kept(done.at)));
        self.exceptions.retain(|_, exception| exception.last_date().is_none_or(|last| first <= last));
    }
}
