//! What changed in a week since somebody last looked at it: kept for each account, beside what it signs in with.
//!
//! A look lasts for a while, so that what is marked stays marked until it can have been read. Only whole pages count as
//! looks: a page that keeps itself up to date may have nobody in front of it.

use care::stream::Written;
use care::team::{Event, Team};
use care::time::WeekStart;
use care::visit::VisitId;
use care::weeks::since::{Before, agreed_otherwise, draft_before, moved, published_after, published_before};
use care::weeks::{Assignment, Rota};
use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use journal::{AccountId, Moment, Seen, StreamId, Version};

use crate::TeamView;
use crate::error::Error;
use crate::planning::{Which, steps};
use crate::streams::Kept;

/// How long a look lasts.
const A_LOOK: SignedDuration = SignedDuration::from_mins(30);

/// How long it is remembered what somebody saw of a week.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 70);

/// How many events at most are read to find out what changed; further back, the week counts as another.
const MOST: u64 = 5_000;

/// What changed in a week since somebody looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// When they did.
    pub at: Timestamp,
    /// What is new, visit by visit.
    pub visits: BTreeMap<VisitId, New>,
    /// Whether it is another rota altogether: begun or published since.
    pub replaced: bool,
}

/// What is new about a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    /// Whether others make it, or at another time.
    pub rota: bool,
    /// Who made it before, and when; `None` for nobody.
    pub before: Option<Assignment>,
    /// Whether it is agreed otherwise for once.
    pub agreed: bool,
}

impl Since {
    /// Whether there is anything new.
    #[must_use]
    pub fn is_something(&self) -> bool {
        self.replaced || !self.visits.is_empty()
    }
}

impl TeamView {
    /// What changed in a week since the viewer looked last; `None` where they never have. Where this is a look, it counts from
    /// now on.
    ///
    /// # Errors
    /// If it cannot be read or kept.
    pub async fn since(&self, week: WeekStart, which: Which, is_look: bool) -> Result<Option<Since>, Error> {
        let (now, version) = (self.service().now(), Version(self.team().version));
        let known =
            self.service().journal().seen().of(&self.account(), &self.stream(), &part(week, which)).await?;
        let Some(known) = known else {
            if is_look {
                self.saw(week, which).await?;
            }
            return Ok(None);
        };
        let mut seen = known;
        if is_look {
            if Moment::from(now - A_LOOK) > seen.at {
                seen = Seen { since: seen.latest, since_at: seen.at, at: now.into(), ..seen };
            }
            seen.latest = version;
        }
        if seen != known {
            self.keep(week, which, seen).await?;
        }
        self.compare(week, which, seen).await.map(Some)
    }

    /// Notes that the viewer has seen a week as it is.
    ///
    /// # Errors
    /// If it cannot be kept.
    pub async fn saw(&self, week: WeekStart, which: Which) -> Result<(), Error> {
        let (now, version) = (Moment::from(self.service().now()), Version(self.team().version));
        self.keep(week, which, Seen { since: version, since_at: now, latest: version, at: now }).await
    }

    async fn keep(&self, week: WeekStart, which: Which, seen: Seen) -> Result<(), Error> {
        let oldest = Moment::from(self.service().now() - REMEMBERED);
        let of = (&self.stream(), part(week, which));
        let kept = self.service().journal().seen().save(&self.account(), (of.0, &of.1), seen, oldest).await;
        Ok(kept?)
    }

    async fn compare(&self, week: WeekStart, which: Which, seen: Seen) -> Result<Since, Error> {
        let at = Timestamp::from_microsecond(seen.since_at.micros()).unwrap_or_default();
        let nothing = Since { at, visits: BTreeMap::new(), replaced: false };
        let version = self.team().version;
        if seen.since.0 >= version {
            return Ok(nothing);
        }
        if version - seen.since.0 > MOST {
            return Ok(Since { replaced: true, ..nothing });
        }
        let (events, others) = self.events(seen.since.0, version).await?;
        let now = self.rota(week, which);
        let before = match (which, self.team().published(week)) {
            (Which::Draft, _) => draft_before(week, &now, &events),
            (Which::Published, Some(published)) => published_before(week, (&now, published.times), &events),
            (Which::Published, None) => Before::None,
        };
        let before = match before {
            Before::Was(before) => Some(before),
            Before::None => None,
            Before::Replaced => self.replaced(week, seen.since.0).await?,
        };
        let Some(before) = before else { return Ok(Since { replaced: true, ..nothing }) };
        let mut visits = self.news(week, (&before, &now), &agreed_otherwise(&others));
        // What they did themselves is no news to them.
        if let Some(moved) = moved(week, &others) {
            visits.retain(|visit, new| new.agreed || moved.contains(visit));
        }
        Ok(Since { visits, ..nothing })
    }

    /// What was published of a week at a version, where another was published since.
    async fn replaced(&self, week: WeekStart, version: u64) -> Result<Option<Rota>, Error> {
        let (events, _) = self.events(version.saturating_sub(MOST), version).await?;
        Ok(published_after(week, &events))
    }

    /// What is new, visit by visit.
    fn news(
        &self,
        week: WeekStart,
        (before, now): (&Rota, &Rota),
        agreed: &BTreeSet<VisitId>,
    ) -> BTreeMap<VisitId, New> {
        let step = |step: care::weeks::Step| {
            (step.visit, New { rota: true, before: step.before, agreed: agreed.contains(&step.visit) })
        };
        let mut news: BTreeMap<VisitId, New> = steps(before, now).into_iter().map(step).collect();
        let here = self.team().visits(week);
        for visit in agreed {
            // One that was in the week and is no longer there is still in the rota.
            if here.contains_key(visit) || now.contains_key(visit) {
                let before = now.get(visit).cloned();
                news.entry(*visit).or_insert(New { rota: false, before, agreed: true });
            }
        }
        news
    }

    /// What happened after one version and up to another: all of it, and what of it others did.
    async fn events(&self, after: u64, to: u64) -> Result<(Vec<Event>, Vec<Event>), Error> {
        let count = u32::try_from(to - after).unwrap_or(u32::MAX);
        let recorded = self.service().journal().read(&self.stream(), Version(after), count).await?;
        let me = serde_json::to_string(&self.caller().by(self.id())).map_err(Error::internal)?;
        let (mut all, mut others) = (Vec::new(), Vec::new());
        for one in &recorded {
            let event = Event::read(&one.kind, &one.body).map_err(Error::internal)?;
            if one.meta.actor.as_str() != me {
                others.push(event.clone());
            }
            all.push(event);
        }
        Ok((all, others))
    }

    fn account(&self) -> AccountId {
        AccountId::new(self.caller().account.to_string())
    }

    fn stream(&self) -> StreamId {
        Team::stream(self.id())
    }
}

fn part(week: WeekStart, which: Which) -> String {
    format!("{week} {}", which.word())
}
