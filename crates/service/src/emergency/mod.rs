//! The emergency sheet: what the team and the person see of it, and what somebody sees who reads the printed code.

mod opened;

use care::access::{Action, Matter, Purpose};
use care::details::{DataSubject, Detail};
use care::emergency::{SetSheetCode, SheetCodeId, SheetLook, SheetWords, WriteSheet};
use care::ids::{CommandId, PersonId, TeamId};
use care::team::Command;
use care::time::{Date, Moment};
use serde::{Deserialize, Serialize};

use crate::accounts::tokens::{Lasting, Opens, tokens_opening};
use crate::accounts::{Accounts, LinkCode};
use crate::carry_out::Done;
use crate::wanted::fresh;
use crate::{Caller, Error, Order, Service, TeamView};

pub use opened::{AtTheDoor, OpenSheet};

/// A person's sheet, as those see it who look after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetView {
    /// Whose.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// What it says; `None`: nothing is written yet.
    pub words: Option<SheetWords>,
    /// Whom of the circle to ring, as a beginning: name, what they are to the person, number.
    pub circle: Vec<String>,
    /// Since when a code opens it; `None`: none does.
    pub code_since: Option<Date>,
    /// Who looked, the latest first.
    pub looks: Vec<LookTold>,
    /// Whether the one who looks may write it, close its code and make a new one.
    pub may_change: bool,
}

/// That somebody looked at a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookTold {
    /// Who they said they are.
    pub who: String,
    /// When.
    pub at: Moment,
    /// Until when the sheet is still open to them; `None`: it is closed to them.
    pub open_until: Option<Moment>,
}

/// The secret that is printed, shown once.
#[derive(Clone, Debug)]
pub struct SheetLink(LinkCode);

/// What a printed code opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SheetKey {
    pub(crate) team: TeamId,
    pub(crate) person: PersonId,
    pub(crate) code: SheetCodeId,
}

/// A sheet of a demonstration, for tools that look for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownSheet {
    /// The team.
    pub team: TeamId,
    /// Whose.
    pub person: PersonId,
    /// Its path.
    pub path: String,
}

impl Opens for SheetKey {
    const PURPOSE: Lasting = Lasting::Emergency;
}

impl SheetLink {
    /// The path of the address that is printed.
    #[must_use]
    pub fn path(&self) -> String {
        path(&self.0.text())
    }
}

fn path(secret: &str) -> String {
    format!("/emergency/{secret}")
}

impl TeamView {
    fn sheet_of(&self, person: PersonId) -> SheetView {
        let team = self.team();
        let now = self.service().now();
        let told = |look: &SheetLook| LookTold {
            who: self.now().book.words(look.who).unwrap_or("somebody whose name was erased").to_owned(),
            at: self.zone().civil(look.at),
            open_until: team.sheet_is_open(look, now).then(|| self.zone().civil(look.until())),
        };
        let circle = team.people.get(&person).into_iter().flat_map(|known| known.circle.values());
        let to_ring = circle.filter_map(|member| {
            let details = self.now().book.member(member.details)?;
            let known = !details.phone.is_empty();
            known.then(|| format!("{}, {}: {}", details.name, details.relation, details.phone))
        });
        let resource = Matter::Emergency.of_person(self.id(), person);
        SheetView {
            person,
            called: self.person(person).to_owned(),
            words: team.sheets.get(&person).and_then(|words| self.now().book.sheet(*words)).cloned(),
            circle: to_ring.collect(),
            code_since: team.sheet_codes.get(&person).map(|code| code.since),
            looks: team.sheet_looks_of(person).into_iter().map(told).collect(),
            may_change: self.judge(Action::Change, &resource).allowed,
        }
    }

    /// Whether somebody looks at a person's sheet just now; `None` to those who may not see it.
    #[must_use]
    pub fn sheet_is_being_read(&self, person: PersonId) -> Option<bool> {
        let may = self.judge(Action::See, &Matter::Emergency.of_person(self.id(), person)).allowed;
        if !may || !self.team().people.contains_key(&person) {
            return None;
        }
        let now = self.service().now();
        let mut looks = self.team().sheet_looks_of(person).into_iter();
        Some(looks.any(|look| self.team().sheet_is_open(look, now)))
    }
}

impl Service {
    /// A person's sheet, for those who look after it. The look is written down.
    ///
    /// # Errors
    /// If there is no such person, or it is not for them.
    pub async fn open_sheet_view(
        &self,
        caller: &Caller,
        whose: (TeamId, PersonId),
    ) -> Result<SheetView, Error> {
        let team_view = self.open_of_person(caller, whose, Purpose::Everyday, Matter::Emergency).await?;
        Ok(team_view.sheet_of(whose.1))
    }

    /// Writes a person's sheet.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn write_sheet(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        (id, words): (CommandId, SheetWords),
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Person(person), Detail::Sheet(words));
        order.commands.push(Command::from(WriteSheet { person, words }));
        self.act(caller, team, order).await
    }

    /// Makes a code for a person's sheet, in place of the one there is, which opens nothing any longer.
    ///
    /// # Errors
    /// If they may not, nothing is written on it yet, or it cannot be recorded now.
    pub async fn make_sheet_code(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
    ) -> Result<SheetLink, Error> {
        let code = fresh(SheetCodeId::new);
        let make = Command::from(SetSheetCode { person, code: Some(code) });
        self.act(caller, team, Order::new(id, make)).await?;
        accounts.end_tokens::<SheetKey>(|key| (key.team, key.person) == (team, person)).await?;
        Ok(SheetLink(accounts.make_token(SheetKey { team, person, code }).await?))
    }

    /// Closes the code of a person's sheet, and with it every look that is still open.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn close_sheet(
        &self,
        accounts: &Accounts,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
    ) -> Result<Done, Error> {
        let close = Command::from(SetSheetCode { person, code: None });
        let done = self.act(caller, team, Order::new(id, close)).await?;
        accounts.end_tokens::<SheetKey>(|key| (key.team, key.person) == (team, person)).await?;
        Ok(done)
    }

    /// Every sheet of a demonstration; nothing anywhere else.
    ///
    /// # Errors
    /// If they cannot be read.
    pub async fn shown_sheets(&self, accounts: &Accounts) -> Result<Vec<ShownSheet>, Error> {
        let shown = accounts.shown_tokens::<SheetKey>().await?.into_iter();
        let sheet = |(secret, SheetKey { team, person, .. }): (String, SheetKey)| ShownSheet {
            team,
            person,
            path: path(&secret),
        };
        Ok(shown.map(sheet).collect())
    }

    /// The secrets of the sheet of a person who is erased.
    pub(crate) async fn sheets_about(
        &self,
        whom: DataSubject,
    ) -> Result<Vec<(String, journal::Hash)>, Error> {
        let is_theirs = |key: &SheetKey| match whom {
            DataSubject::Person(person) => key.person == person,
            DataSubject::Worker(_) | DataSubject::Team(_) => false,
        };
        tokens_opening::<SheetKey>(&self.inner.journal, is_theirs).await
    }
}
