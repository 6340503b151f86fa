//! Who opened a record: for the person it is about.

use care::By;
use care::access::{Action, Matter, Purpose, Resource, Whose};
use care::details::DataSubject;
use care::ids::{PersonId, TeamId};
use jiff::Timestamp;
use journal::{Look, Moment};

use crate::{Caller, Error, Service};

/// How many looks a page shows.
const A_PAGE: u32 = 100;

/// Somebody opened a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenLook {
    /// Its place in the list, to read on from.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Who; none where it cannot be told any more.
    pub by: Option<By>,
    /// What was opened, in words.
    pub what: String,
    /// What for, in words.
    pub purpose: String,
}

impl Service {
    /// Who opened a person's record, the latest first; those before `before` where it is given.
    ///
    /// # Errors
    /// If they may not see that, or it cannot be read.
    pub async fn looks(
        &self,
        caller: &Caller,
        team: TeamId,
        person: PersonId,
        (purpose, before): (Purpose, Option<u64>),
    ) -> Result<Vec<SeenLook>, Error> {
        let team_view = self.team_view(caller, team).await?;
        let resource = Matter::Looks.of_person(team, person);
        team_view.let_through(purpose, Action::See, &resource).await?;
        let subject = DataSubject::Person(person).to_string().into();
        let looks = self.inner.journal.looks().at(&subject, before, A_PAGE).await?;
        let seen = |(number, look): (u64, Look)| SeenLook {
            number,
            at: Timestamp::from_microsecond(look.at.micros()).unwrap_or_default(),
            by: serde_json::from_str(look.actor.as_str()).ok(),
            what: look.record,
            purpose: look.purpose,
        };
        Ok(looks.into_iter().map(seen).collect())
    }

    /// Writes down that somebody looked at parts of one record.
    pub(crate) async fn write_down(
        &self,
        caller: &Caller,
        purpose: Purpose,
        seen: &[Resource],
    ) -> Result<(), Error> {
        let Some((first, subject)) = seen.first().and_then(|first| Some((first, subject(first)?))) else {
            return Ok(());
        };
        let parts: Vec<&str> = seen.iter().map(|resource| resource.matter.name()).collect();
        let look = self.look(caller, purpose, (first, subject, parts.join("; ")))?;
        Ok(self.inner.journal.looks().write(vec![look]).await?)
    }

    /// Writes down that somebody looked at one part of each of several records, all of them together or none.
    pub(crate) async fn write_down_each(
        &self,
        caller: &Caller,
        purpose: Purpose,
        seen: &[Resource],
    ) -> Result<(), Error> {
        let about = seen.iter().filter_map(|resource| Some((resource, subject(resource)?)));
        let looks = about.map(|(resource, subject)| {
            self.look(caller, purpose, (resource, subject, resource.matter.name().to_owned()))
        });
        let looks: Vec<Look> = looks.collect::<Result<_, _>>()?;
        if looks.is_empty() { Ok(()) } else { Ok(self.inner.journal.looks().write(looks).await?) }
    }

    fn look(
        &self,
        caller: &Caller,
        purpose: Purpose,
        (resource, subject, record): (&Resource, DataSubject, String),
    ) -> Result<Look, Error> {
        let by = resource.team().map_or(By::Account(caller.account), |team| caller.by(team));
        Ok(Look {
            at: Moment::from(self.now()),
            actor: serde_json::to_string(&by).map_err(Error::internal)?.into(),
            subject: subject.to_string().into(),
            record,
            purpose: purpose.sentence().to_owned(),
        })
    }
}

/// Whose record a look is at.
fn subject(resource: &Resource) -> Option<DataSubject> {
    match resource.of {
        Whose::Person(_, person) => Some(DataSubject::Person(person)),
        Whose::Worker(_, worker) => Some(DataSubject::Worker(worker)),
        Whose::Team(team) => Some(DataSubject::Team(team)),
        Whose::Organisation => None,
    }
}
