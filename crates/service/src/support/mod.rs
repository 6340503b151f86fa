//! Support agreed with a person: what somebody may want of it.

use std::collections::BTreeSet;

use care::details::{DataSubject, Detail};
use care::ids::{CommandId, PatternId, PersonId, SealedId, TeamId};
use care::support::{Agree, Agreed, Change, End, Terms};
use care::team::Command;
use care::time::{Clock, Stretch, WeekStart, Weekday};
use care::visit::{Competence, Crew, Priority, Support};
use care::{Minutes, Rhythm};
use jiff::civil::Date;

use crate::carry_out::Done;
use crate::wanted::fresh;
use crate::{Caller, Error, Order, Service};

/// Support as it is to be agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// What it is for, in a few words.
    pub what: String,
    /// From when on.
    pub from: Date,
    /// On which days.
    pub weekdays: BTreeSet<Weekday>,
    /// Every how many weeks, from 1 to 52.
    pub every: u8,
    /// When it should start; `None`: any time that suits.
    pub at: Option<Clock>,
    /// It never starts outside this; `None`: as the team usually says.
    pub window: Option<Stretch>,
    /// How long it is.
    pub minutes: Minutes,
    /// How short it may be made if need be; `None`: never shorter.
    pub shortest: Option<Minutes>,
    /// How many workers it takes.
    pub crew: Crew,
    /// What each of them must be able to do.
    pub competences: BTreeSet<Competence>,
    /// How bad it is if nobody can come.
    pub priority: Priority,
}

impl Agreement {
    /// Its terms. What a form does not ask for (what it follows, how early and late are fine) stays as it was.
    fn terms(&self, what: SealedId, before: Option<&Support>) -> Terms {
        let before = before.cloned().unwrap_or_else(|| Support::new(what, self.minutes));
        let support = Support {
            what,
            agreed: self.at,
            window: self.window,
            minutes: self.minutes,
            shortest: self.shortest,
            crew: self.crew,
            competences: self.competences.clone(),
            priority: self.priority,
            ..before
        };
        let rhythm = Rhythm { every: self.every, from: WeekStart::of(self.from) };
        Terms { weekdays: self.weekdays.clone(), rhythm, support }
    }
}

impl Service {
    /// Agrees support with a person.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn agree_support(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        wanted: Agreement,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let what = order.seal(DataSubject::Person(person), Detail::Words(wanted.what.clone()));
        let (terms, from) = (wanted.terms(what, None), wanted.from);
        let agreed = Agreed { pattern: fresh(PatternId::new), person, from, terms, until: None };
        order.commands.push(Command::from(Agree(agreed)));
        self.act(caller, team, order).await
    }

    /// Agrees other terms with a person, from a date on.
    ///
    /// # Errors
    /// If it is not theirs, they may not, it makes no sense, or it cannot be recorded now.
    pub async fn change_support(
        &self,
        caller: &Caller,
        (team, person, pattern): (TeamId, PersonId, PatternId),
        id: CommandId,
        wanted: Agreement,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let known = team_view.team().patterns.get(&pattern).filter(|known| known.person == person);
        let before = known.and_then(|known| known.terms.values().next_back()).ok_or_else(Error::not_found)?;
        let mut order = Order::of(id);
        let what = order.seal(DataSubject::Person(person), Detail::Words(wanted.what.clone()));
        let (terms, from) = (wanted.terms(what, Some(&before.support)), wanted.from);
        order.commands.push(Command::from(Change { pattern, from, terms }));
        self.act(caller, team, order).await
    }

    /// Ends agreed support with a last day, or lets it go on where none is given.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn end_support(
        &self,
        caller: &Caller,
        (team, pattern): (TeamId, PatternId),
        id: CommandId,
        last: Option<Date>,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(End { pattern, last }))).await
    }
}
