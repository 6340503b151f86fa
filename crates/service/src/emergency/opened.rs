//! What somebody sees who reads the printed code: nothing before they say who they are, then the sheet for half an hour.

use care::By;
use care::details::{DataSubject, Detail, PersonDetails};
use care::emergency::{LookAtSheet, SheetLookId, SheetWords};
use care::ids::CommandId;
use care::medicines::{Help, MedicineDetails};
use care::team::Command;
use care::time::Moment;
use std::sync::Arc;

use super::SheetKey;
use crate::accounts::Accounts;
use crate::teams::Now;
use crate::{Error, Order, Service};

/// What somebody may know before they say who they are: which team to ring, and nothing of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtTheDoor {
    /// The team that looks after the sheet.
    pub team: String,
}

/// A sheet that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSheet {
    /// The person's full name.
    pub name: String,
    /// What they like to be called.
    pub called: String,
    /// Where they live, in lines.
    pub address: String,
    /// What is written on it.
    pub words: SheetWords,
    /// What they take, and whether somebody else sees to it.
    pub medicines: Vec<(MedicineDetails, Help)>,
    /// The team that looks after the sheet.
    pub team: String,
    /// Until when it is open.
    pub until: Moment,
}

impl Service {
    /// The door before a sheet.
    ///
    /// # Errors
    /// If the code opens nothing, whatever the reason. If it cannot be read.
    pub async fn at_sheet(&self, accounts: &Accounts, secret: &str) -> Result<AtTheDoor, Error> {
        let (_, now) = self.sheet_key(accounts, secret).await?;
        Ok(AtTheDoor { team: team_name(&now) })
    }

    /// Opens a sheet to somebody who says who they are. That they look is recorded, and the team and the circle are told, before
    /// anything is shown. `form` makes the same form count once.
    ///
    /// # Errors
    /// If the code opens nothing, or it cannot be recorded now.
    pub async fn look_at_sheet(
        &self,
        accounts: &Accounts,
        secret: &str,
        (form, who): (CommandId, String),
    ) -> Result<SheetLookId, Error> {
        let (key, _) = self.sheet_key(accounts, secret).await?;
        let SheetKey { team, person, code } = key;
        let look = SheetLookId::new(form.bits());
        let mut order = Order::of(form);
        let who = order.seal(DataSubject::Person(person), Detail::Words(who));
        order.commands.push(Command::from(LookAtSheet { person, code, look, who }));
        self.inner.teams.act(team, By::Program, order, self.now()).await?;
        Ok(look)
    }

    /// A sheet, for as long as a look at it is open.
    ///
    /// # Errors
    /// If the code opens nothing, or that look is over. If it cannot be read.
    pub async fn opened_sheet(
        &self,
        accounts: &Accounts,
        secret: &str,
        look: SheetLookId,
    ) -> Result<Option<OpenSheet>, Error> {
        let (key, now) = self.sheet_key(accounts, secret).await?;
        let known = now.state.sheet_looks.get(&look).filter(|known| known.person == key.person);
        let Some(known) = known.filter(|known| now.state.sheet_is_open(known, self.now())) else {
            return Ok(None);
        };
        let zone = now.state.founded.as_ref().map(|founded| founded.description.zone.clone());
        let zone = zone.ok_or_else(Error::not_found)?;
        let today = zone.civil(self.now()).date;
        let until = zone.civil(known.until());
        let details = details(&now, key);
        let words = now.state.sheets.get(&key.person).and_then(|words| now.book.sheet(*words));
        let taken = now.state.medicines_of(key.person).filter(|(_, medicine)| medicine.holds(today));
        let medicines =
            taken.filter_map(|(_, one)| Some((now.book.medicine(one.details)?.clone(), one.help)));
        Ok(Some(OpenSheet {
            called: details.called().to_owned(),
            name: details.name,
            address: details.address,
            words: words.cloned().unwrap_or_default(),
            medicines: medicines.collect(),
            team: team_name(&now),
            until,
        }))
    }

    /// What a code opens, while it does: its secret is known, the code is the sheet's, and the team supports the person.
    async fn sheet_key(&self, accounts: &Accounts, secret: &str) -> Result<(SheetKey, Arc<Now>), Error> {
        let key = accounts.token::<SheetKey>(secret).await?.ok_or_else(Error::not_found)?.opens;
        let now = self.inner.teams.open(key.team).await.map_err(|_| Error::not_found())?.now();
        let is_open = now.state.sheet_codes.get(&key.person).is_some_and(|code| code.id == key.code);
        if is_open { Ok((key, now)) } else { Err(Error::not_found()) }
    }
}

fn details(now: &Now, key: SheetKey) -> PersonDetails {
    let known = now.state.people.get(&key.person);
    known.and_then(|known| now.book.person(known.details)).cloned().unwrap_or_default()
}

fn team_name(now: &Now) -> String {
    now.state.founded.as_ref().map(|founded| founded.description.name.clone()).unwrap_or_default()
}
