//! What a calendar address shows: published visits, told against what it showed before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use care::access::Matter;
use care::calendars::{Address, CalendarId, Names, Whose};
use care::ids::{PersonId, TeamId, WorkerId};
use care::team::Team;
use care::time::{WeekStart, Zone, plus_days};
use care::visit::VisitId;
use care::weeks::Assignment;
use exchange::feed::{Entry, Memory, Told, tell};
use serde::{Deserialize, Serialize};

use super::{may_see, membership};
use crate::accounts::Accounts;
use crate::accounts::tokens::{Lasting, Opens};
use crate::team_view::ERASED;
use crate::teams::Now;
use crate::{Error, Service};

/// For how many days a visit stays in a calendar after it took place.
const DAYS_KEPT: i32 = 28;

/// What a calendar address opens, and what it told last.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Opened {
    pub(super) team: TeamId,
    pub(super) calendar: CalendarId,
    told: Memory,
}

impl Opens for Opened {
    const PURPOSE: Lasting = Lasting::Calendar;
}

impl Opened {
    pub(crate) fn new(team: TeamId, calendar: CalendarId) -> Self {
        Self { team, calendar, told: Memory::new() }
    }
}

/// A calendar as its subscriber may see it. Names are whole: how they are shown is decided where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Whose it is.
    pub whose: Whose,
    /// How names are to be shown.
    pub names: Names,
    /// What the team is called.
    pub team: String,
    /// What the person it is about is called; `None`: it is a worker's.
    pub person: Option<String>,
    /// Its visits, by time.
    pub lines: Vec<Line>,
}

/// A visit in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which visit.
    pub visit: VisitId,
    /// When it is, and how often that changed.
    pub told: Told,
    /// What the person is called.
    pub person: String,
    /// What those who come are called; empty in a worker's own calendar, and where that is not shared.
    pub workers: Vec<String>,
}

impl Service {
    /// What the calendar with this secret shows now.
    ///
    /// # Errors
    /// If there is none, it was closed, or it is nobody's any longer: all alike. If it cannot be read.
    pub async fn calendar(&self, accounts: &Accounts, secret: &str) -> Result<Feed, Error> {
        let mut token = accounts.token::<Opened>(secret).await?.ok_or_else(Error::not_found)?;
        let address = self.address(&token.opens).await?.ok_or_else(Error::not_found)?;
        let team = token.opens.team;
        let now = self.inner.teams.open(team).await?.now();
        let zone = now.state.founded.as_ref().map(|founded| founded.description.zone.clone());
        let shown = Shown { team, now, address, zone: zone.ok_or_else(Error::not_found)? };
        let told = shown.current(&token.opens.told, self.now()).ok_or_else(Error::not_found)?;
        if told != token.opens.told {
            token.opens.told.clone_from(&told);
            accounts.rewrite_token(token).await?;
        }
        Ok(shown.feed(told))
    }

    /// The open address that a secret is of, where somebody still is whose calendar it is.
    pub(super) async fn address(&self, opened: &Opened) -> Result<Option<Address>, Error> {
        let team = match self.inner.teams.open(opened.team).await {
            Ok(team) => team.now(),
            Err(error) if error.kind == crate::Kind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let Some(address) = team.state.calendars.get(&opened.calendar) else { return Ok(None) };
        let whose = membership(opened.team, address.whose);
        let organisation = self.organisation().await?;
        let held = organisation.memberships.values().any(|held| held.contains(&whose));
        Ok(held.then_some(*address))
    }
}

/// What is shown, of which team.
struct Shown {
    team: TeamId,
    now: Arc<Now>,
    address: Address,
    zone: Zone,
}

impl Shown {
    /// What is told now; `None` where whose calendar it is may no longer see any of it.
    fn current(&self, before: &Memory, at: jiff::Timestamp) -> Option<Memory> {
        let today = self.zone.civil(at).date;
        let may = |matter| may_see((self.team, &self.now.state), self.address.whose, matter, today);
        if !may(Matter::Times) {
            return None;
        }
        let oldest = plus_days(today, -DAYS_KEPT);
        let midnight = self.zone.timestamp(care::time::Moment::new(oldest, care::time::Clock::MIDNIGHT));
        let visits = self.visits(WeekStart::of(oldest), may(Matter::Faces));
        Some(tell(before, visits, (at, midnight)))
    }

    /// The published visits that take place, from a week on.
    fn visits(&self, from: WeekStart, faces: bool) -> BTreeMap<VisitId, Entry> {
        let team: &Team = &self.now.state;
        let published = team.weeks.range(from..).filter_map(|(_, week)| week.published.as_ref());
        let told = published.flat_map(|published| &published.rota);
        told.filter_map(|(visit, told)| self.entry(team, *visit, told, faces)).collect()
    }

    fn entry(&self, team: &Team, visit: VisitId, told: &Assignment, faces: bool) -> Option<(VisitId, Entry)> {
        let person = self.concerns(team, visit, told)?;
        team.visit(visit)?;
        let workers = if faces && !matches!(self.address.whose, Whose::Worker(_)) {
            team.who_comes(told)
        } else {
            BTreeSet::new()
        };
        let start = self.zone.timestamp(told.start);
        Some((visit, Entry { person, workers, start, minutes: told.minutes }))
    }

    /// Whom a visit is to, where it belongs in this calendar.
    fn concerns(&self, team: &Team, visit: VisitId, told: &Assignment) -> Option<PersonId> {
        let person = team.whose(visit)?;
        let belongs = match self.address.whose {
            Whose::Worker(worker) => team.who_comes(told).contains(&worker),
            Whose::Person(of) | Whose::Member(of, _) => person == of,
        };
        belongs.then_some(person)
    }

    fn feed(&self, told: Memory) -> Feed {
        let person = match self.address.whose {
            Whose::Worker(_) => None,
            Whose::Person(person) | Whose::Member(person, _) => Some(self.person(person)),
        };
        let line = |(visit, told): (VisitId, Told)| Line {
            visit,
            person: self.person(told.entry.person),
            workers: told.entry.workers.iter().map(|worker| self.worker(*worker)).collect(),
            told,
        };
        let mut lines: Vec<Line> = told.into_iter().map(line).collect();
        lines.sort_by_key(|line| (line.told.entry.start, line.visit));
        let founded = self.now.state.founded.as_ref();
        let team = founded.map(|founded| founded.description.name.clone()).unwrap_or_default();
        Feed { whose: self.address.whose, names: self.address.names, team, person, lines }
    }

    fn person(&self, id: PersonId) -> String {
        let known = self.now.state.people.get(&id).and_then(|known| self.now.book.person(known.details));
        known.map_or(ERASED, |details| details.called()).to_owned()
    }

    fn worker(&self, id: WorkerId) -> String {
        let known = self.now.state.workers.get(&id).and_then(|known| self.now.book.worker(known.details));
        known.map_or(ERASED, |details| details.called()).to_owned()
    }
}
