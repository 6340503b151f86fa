//! Calendar addresses: making and closing one, and what it shows.

mod feed;

use care::access::{Action, Matter};
use care::calendars::{Address, CalendarId, Names, SetCalendar, Whose};
use care::details::DataSubject;
use care::ids::{CommandId, PersonId, TeamId};
use care::organisation::Membership;
use care::team::Command;
use std::collections::BTreeSet;

use crate::accounts::tokens::tokens_opening;
use crate::accounts::{Accounts, LinkCode};
use crate::carry_out::Done;
use crate::wanted::fresh;
use crate::{Caller, Error, Order, Service, TeamView};

pub(crate) use feed::Opened;
pub use feed::{Feed, Line};

/// The calendar addresses about somebody, as the one who looks may see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendars {
    /// What is or would be their own; `None`: nothing here is about them.
    pub own: Option<Whose>,
    /// The addresses that are open, their own among them.
    pub open: Vec<Address>,
}

/// The secret part of a calendar address, shown once.
#[derive(Clone, Debug)]
pub struct CalendarLink(LinkCode);

/// A calendar address of a demonstration, for tools that look for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownCalendar {
    /// The team.
    pub team: TeamId,
    /// Whose.
    pub whose: Whose,
    /// Its path.
    pub path: String,
}

impl CalendarLink {
    /// The path of the address.
    #[must_use]
    pub fn path(&self) -> String {
        path(&self.0.text())
    }
}

fn path(token: &str) -> String {
    format!("/calendar/{token}.ics")
}

impl TeamView {
    /// The calendar addresses of a worker; `None` where they are not for the one who looks.
    #[must_use]
    pub fn calendars_of_worker(&self, worker: care::ids::WorkerId) -> Option<Calendars> {
        let whose = Whose::Worker(worker);
        let own = (self.me() == Some(worker)).then_some(whose);
        self.calendars(own, whose, |address| address.whose == whose)
    }

    /// The calendar addresses about a person; `None` where they are not for the one who looks. Somebody of the circle sees
    /// their own.
    #[must_use]
    pub fn calendars_of_person(&self, person: PersonId) -> Option<Calendars> {
        let (id, caller) = (self.id(), self.caller());
        let member = caller.circle(id).filter(|(of, _)| *of == person);
        let own = match (caller.person(id) == Some(person), member) {
            (true, _) => Some(Whose::Person(person)),
            (false, Some((_, member))) => Some(Whose::Member(person, member)),
            (false, None) => None,
        };
        let only = own.filter(|own| matches!(own, Whose::Member(..)));
        let about = |address: &Address| match (only, address.whose) {
            (Some(own), whose) => own == whose,
            (None, Whose::Person(of) | Whose::Member(of, _)) => of == person,
            (None, Whose::Worker(_)) => false,
        };
        self.calendars(own, Whose::Person(person), about)
    }

    fn calendars(
        &self,
        own: Option<Whose>,
        whose: Whose,
        about: impl Fn(&Address) -> bool,
    ) -> Option<Calendars> {
        if !self.judge(Action::See, &whose.resource(self.id())).allowed {
            return None;
        }
        Some(Calendars { own, open: self.team().calendars.values().copied().filter(about).collect() })
    }
}

impl Service {
    /// Makes a calendar address for the one who asks, in place of the one they have.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn make_calendar(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        team: TeamId,
        (id, whose, names): (CommandId, Whose, Names),
    ) -> Result<CalendarLink, Error> {
        let calendar = fresh(CalendarId::new);
        let before = self.team_view(caller, team).await?.team().calendar_of(whose);
        self.set_calendar(caller, team, id, SetCalendar { whose, to: Some((calendar, names)) }).await?;
        forget(accounts, before).await?;
        Ok(CalendarLink(accounts.make_token(Opened::new(team, calendar)).await?))
    }

    /// Closes somebody's calendar address; nothing happens where they have none.
    ///
    /// # Errors
    /// If the one who asks may not, or it cannot be recorded now.
    pub async fn close_calendar(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        team: TeamId,
        (id, whose): (CommandId, Whose),
    ) -> Result<Done, Error> {
        let before = self.team_view(caller, team).await?.team().calendar_of(whose);
        let done = self.set_calendar(caller, team, id, SetCalendar { whose, to: None }).await?;
        forget(accounts, before).await?;
        Ok(done)
    }

    async fn set_calendar(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        set: SetCalendar,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(set))).await
    }

    /// Every calendar address of a demonstration; nothing anywhere else.
    ///
    /// # Errors
    /// If they cannot be read.
    pub async fn shown_calendars(&self, accounts: &Accounts) -> Result<Vec<ShownCalendar>, Error> {
        let mut shown = Vec::new();
        for (token, opened) in accounts.shown_tokens::<Opened>().await? {
            if let Some(address) = self.address(&opened).await? {
                shown.push(ShownCalendar { team: opened.team, whose: address.whose, path: path(&token) });
            }
        }
        Ok(shown)
    }
}

/// Ends the secret of an address that is closed. It opens nothing without the address, so this only tidies.
async fn forget(accounts: &Accounts, closed: Option<Address>) -> Result<(), Error> {
    let Some(closed) = closed else { return Ok(()) };
    accounts.end_tokens::<Opened>(|opened| opened.calendar == closed.id).await
}

impl Service {
    /// The secrets of every calendar address about a person or worker, with those of the person's circle: they go when the one they
    /// are about is erased.
    pub(crate) async fn calendars_about(
        &self,
        whom: DataSubject,
    ) -> Result<Vec<(String, journal::Hash)>, Error> {
        let mut about: BTreeSet<CalendarId> = BTreeSet::new();
        for team in &self.organisation().await?.teams {
            let now = self.inner.teams.open(*team).await?.now();
            let theirs = now.state.calendars.values().filter(|address| is_about(address.whose, whom));
            about.extend(theirs.map(|address| address.id));
        }
        tokens_opening::<Opened>(&self.inner.journal, |opened| about.contains(&opened.calendar)).await
    }
}

fn is_about(whose: Whose, whom: DataSubject) -> bool {
    match (whose, whom) {
        (Whose::Worker(worker), DataSubject::Worker(erased)) => worker == erased,
        (Whose::Person(person) | Whose::Member(person, _), DataSubject::Person(erased)) => person == erased,
        (_, DataSubject::Person(_) | DataSubject::Worker(_) | DataSubject::Team(_)) => false,
    }
}

/// Who somebody is whose calendar it is.
fn membership(team: TeamId, whose: Whose) -> Membership {
    match whose {
        Whose::Worker(worker) => Membership::Worker { team, worker },
        Whose::Person(person) => Membership::Person { team, person },
        Whose::Member(person, member) => Membership::Member { team, person, member },
    }
}

/// Whether somebody may see a part of what a calendar shows; `of` is the matter of that part.
fn may_see(team: (TeamId, &care::team::Team), whose: Whose, of: Matter, today: jiff::civil::Date) -> bool {
    let (id, state) = team;
    let resource = match whose {
        Whose::Worker(_) => Matter::Weeks.of_team(id),
        Whose::Person(person) | Whose::Member(person, _) => of.of_person(id, person),
    };
    let viewer =
        care::access::Viewer { memberships: &[membership(id, whose)], council_teams: &BTreeSet::new() };
    let purpose = care::access::Purpose::Everyday;
    care::access::judge(viewer, purpose, Action::See, &resource, Some(state), today).allowed
}
