//! Telling everyone concerned of what happened to a team, as a job that is written with the events themselves.

use care::By;
use care::ids::{AccountId, TeamId};
use care::notices::{Notice, Told, is_news, news_of};
use care::organisation::Membership;
use care::stream::Written;
use care::team::{Event, Team};
use care::time::Zone;
use jiff::{SignedDuration, Timestamp};
use journal::{Moment, Recorded, Version};
use serde::{Deserialize, Serialize};

use super::key;
use crate::jobs::{Hands, Work};
use crate::streams::Kept;
use crate::{Error, Kind, Service};

/// How long a notice is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 60);

/// What happened longer ago is no news: a story told afterwards, a server that was away.
const NEWS: SignedDuration = SignedDuration::from_hours(24 * 7);

/// The job: to tell whom it concerns what one command did to a team. Done twice, everyone is told once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tell {
    team: TeamId,
    after: u64,
    events: u32,
}

/// What happened to a team, and who did it.
struct Happened {
    by: Option<By>,
    at: Timestamp,
    events: Vec<Event>,
}

impl Tell {
    /// The job that follows these events, the first of which comes after a version; `None` where nobody hears of them.
    pub(crate) fn of(team: TeamId, after: u64, events: &[Event]) -> Option<Self> {
        let count = u32::try_from(events.len()).ok()?;
        events.iter().any(is_news).then_some(Self { team, after, events: count })
    }

    /// What a notice of it is called.
    fn name(&self, told: &Told) -> String {
        format!("{}/{}/{:?}", self.team, self.after, told.kind)
    }

    async fn happened(&self, service: &Service) -> Result<Happened, Error> {
        let stream = Team::stream(self.team);
        let recorded = service.inner.journal.read(&stream, Version(self.after), self.events).await?;
        let first = recorded.first().ok_or_else(Error::not_found)?;
        let read = |one: &Recorded| Event::read(&one.kind, &one.body).map_err(Error::internal);
        Ok(Happened {
            by: serde_json::from_str(first.meta.actor.as_str()).ok(),
            at: first.meta.happened_at.timestamp(),
            events: recorded.iter().map(read).collect::<Result<_, _>>()?,
        })
    }
}

impl Work for Tell {
    const KIND: &'static str = "tell";
    const AT_ONCE: usize = 2;

    fn about(&self) -> String {
        self.team.to_string()
    }

    async fn carry_out(self, service: &Service, _: &Hands) -> Result<(), Error> {
        let happened = self.happened(service).await?;
        if service.now().duration_since(happened.at) > NEWS {
            return Ok(());
        }
        let team = match service.inner.teams.open(self.team).await {
            Ok(team) => team.now(),
            Err(error) if error.kind == Kind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        let zone = team.state.founded.as_ref().map(|founded| founded.description.zone.clone());
        let zone = zone.ok_or_else(Error::not_found)?;
        for (account, membership) in service.everyone_of(self.team).await? {
            let is_self = happened.by.is_some_and(|by| is_of(membership, by));
            if is_self {
                continue;
            }
            for told in heard(&happened, membership, &team.state, &zone) {
                let notice = Notice { team: self.team, person: person(membership), told };
                service.give(account, (&self.name(&notice.told), happened.at, &zone), &notice).await?;
            }
        }
        Ok(())
    }
}

impl Service {
    /// Everyone who has to do with a team, and as whom.
    async fn everyone_of(&self, team: TeamId) -> Result<Vec<(AccountId, Membership)>, Error> {
        let organisation = self.organisation().await?;
        let all = organisation.memberships.iter();
        let all = all.flat_map(|(account, held)| held.iter().map(|membership| (*account, *membership)));
        Ok(all.filter(|(_, membership)| membership.team() == Some(team)).collect())
    }

    /// Gives somebody a notice, in the ways they chose.
    async fn give(
        &self,
        account: AccountId,
        (name, at, zone): (&str, Timestamp, &Zone),
        notice: &Notice,
    ) -> Result<(), Error> {
        let choices = self.choices(account).await?;
        let name = match notice.person {
            Some(person) => format!("{name}/{person}"),
            None => name.to_owned(),
        };
        let body = serde_json::to_string(notice).map_err(Error::internal)?;
        let now = self.now();
        let oldest = Moment::from(now.saturating_sub(KEPT).unwrap_or(Timestamp::MIN));
        let unseen = !choices.shows(notice.told.kind);
        // Not new on the page, and sent all the same where they want that.
        let read_at = unseen.then(|| Moment::from(at));
        let given = journal::Notice { id: name, at: at.into(), body, read_at };
        self.inner.journal.notices().give(&key(account), &given, oldest).await?;
        if self.sends_mail() && choices.mails(notice.told.kind).is_some() {
            let due = choices.due(&notice.told, at, zone);
            self.mail_at(due.max(at), account, (notice.team, &given.id)).await?;
        }
        Ok(())
    }
}

/// What somebody hears of what happened.
fn heard(happened: &Happened, who: Membership, team: &Team, zone: &Zone) -> Vec<Told> {
    let today = zone.civil(happened.at).date;
    Told::gathered(happened.events.iter().filter_map(|event| news_of(event, who, team, today)))
}

/// The person whose visits somebody hears of.
fn person(who: Membership) -> Option<care::ids::PersonId> {
    match who {
        Membership::Person { person, .. } | Membership::Member { person, .. } => Some(person),
        Membership::Worker { .. }
        | Membership::Council
        | Membership::CouncilOfficer { .. }
        | Membership::Administrator => None,
    }
}

/// Whether somebody did it themselves.
fn is_of(who: Membership, by: By) -> bool {
    match (who, by) {
        (Membership::Worker { worker, .. }, By::Worker(other)) => worker == other,
        (Membership::Person { person, .. }, By::Person(other)) => person == other,
        (Membership::Member { member, .. }, By::Member(other)) => member == other,
        (
            Membership::Worker { .. }
            | Membership::Person { .. }
            | Membership::Member { .. }
            | Membership::Council
            | Membership::CouncilOfficer { .. }
            | Membership::Administrator,
            By::Worker(_) | By::Person(_) | By::Member(_) | By::Account(_) | By::Program,
        ) => false,
    }
}
