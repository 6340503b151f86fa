//! A command as a phone sends it: its fields in JSON, read one by one, so that one that makes no sense stops no other.

use care::arrivals::{Proof, ProveArrival};
use care::day::{Clocks, Say, StatementId, What};
use care::details::{Detail, Hoped, RecordWords};
use care::ids::{PersonId, TeamId, WorkerId};
use care::lone_working::{OutingId, SayBack, SayBackBy};
use care::records::RecordId;
use care::support::Away;
use care::suspensions::{Counts, Resume, Suspend, Suspension, SuspensionId};
use care::tasks::{DoTask, TaskId};
use care::team::Command;
use care::time::{Moment, Zone};
use care::visit::VisitId;
use care::{Metres, Minutes};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

use crate::Order;
use crate::day::{record, words_of};

/// The letters of the longest text.
const LETTERS_MOST: usize = 10_000;
/// The most things that can be hoped for at a visit.
const HOPED_MOST: usize = 60;

/// What a phone says.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Sent {
    /// Made on the phone: the same arrives once.
    pub(super) id: Uuid,
    kind: Kind,
    /// When it happened, by the phone's clock.
    happened: Timestamp,
    /// The version of the team that the phone went by.
    #[serde(default, rename = "based_on")]
    _based_on: u64,
    /// Of which visit, where it is about one.
    #[serde(default, deserialize_with = "named")]
    pub(super) visit: Option<VisitId>,
    /// About whom, where it is about no visit.
    #[serde(default)]
    pub(super) person: Option<PersonId>,
    /// From which time away somebody is back.
    #[serde(default)]
    suspension: Option<SuspensionId>,
    /// Where somebody is.
    #[serde(default)]
    away: Option<Away>,
    /// Which task is done.
    #[serde(default)]
    pub(super) task: Option<TaskId>,
    /// Of which team, for workers of several.
    #[serde(default)]
    pub(super) team: Option<TeamId>,
    /// Whose visit, where it is not the sender's.
    #[serde(default)]
    worker: Option<WorkerId>,
    /// The command whose statement this one corrects.
    #[serde(default)]
    corrects: Option<Uuid>,
    #[serde(default)]
    why: String,
    #[serde(default)]
    with: Option<WorkerId>,
    #[serde(default)]
    minutes: u32,
    #[serde(default)]
    pence: u32,
    #[serde(default)]
    metres: u32,
    #[serde(default)]
    hoped: Vec<Hoped>,
    #[serde(default)]
    said: String,
    #[serde(default)]
    noticed: String,
    #[serde(default)]
    handover: String,
    /// The code that was scanned, typed or read out.
    #[serde(default)]
    code: String,
    /// By when the worker is back, by the phone's clock.
    #[serde(default)]
    until: Option<Timestamp>,
    /// From which time out they are back.
    #[serde(default)]
    outing: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Arrived,
    Together,
    Left,
    NoAccess,
    PersonAway,
    InHospital,
    Longer,
    Shorter,
    Expense,
    Mileage,
    Mistake,
    Record,
    /// Nobody comes from now on until the person is back.
    Away,
    /// The person is back.
    Back,
    /// A task is done.
    TaskDone,
    /// A code proves the arrival.
    Proved,
    /// The worker and the person are out together.
    OutTogether,
    /// The worker goes on alone, and says by when they are back.
    BackBy,
    /// The worker is back.
    BackAlone,
}

impl Kind {
    /// Whether it is said of a visit.
    fn is_of_a_visit(self) -> bool {
        !matches!(self, Self::Back | Self::TaskDone | Self::BackAlone)
    }
}

fn named<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<VisitId>, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map(Some).map_err(|_| serde::de::Error::custom("there is no visit of this name"))
}

/// Reads a command.
///
/// # Errors
/// A sentence that says what is wrong with it and what to do.
pub(super) fn read(value: &Value) -> Result<Sent, String> {
    let sent = Sent::deserialize(value)
        .map_err(|why| format!("This could not be read: {why}. It is still on the phone; write it again."))?;
    let longest = [&sent.why, &sent.said, &sent.noticed, &sent.handover, &sent.code]
        .into_iter()
        .map(|text| text.chars().count())
        .max();
    if longest > Some(LETTERS_MOST)
        || sent.hoped.len() > HOPED_MOST
        || sent.hoped.iter().any(|one| one.what.chars().count() > LETTERS_MOST)
    {
        return Err(format!(
            "This is too long to be recorded: at most {LETTERS_MOST} letters. It is still on the phone; make it shorter."
        ));
    }
    if sent.kind == Kind::Together && sent.with.is_none() {
        return Err(
            "It does not say with whom. It is still on the phone; choose who came with you.".to_owned()
        );
    }
    let missing = match sent.kind {
        kind if kind.is_of_a_visit() && sent.visit.is_none() => Some("which visit"),
        Kind::Away if sent.away.is_none() => Some("where the person is"),
        Kind::Back if sent.person.is_none() || sent.suspension.is_none() => Some("who is back"),
        Kind::TaskDone if sent.task.is_none() => Some("which task"),
        Kind::BackBy if sent.until.is_none() => Some("by when"),
        Kind::BackAlone if sent.outing.is_none() => Some("from where"),
        _ => None,
    };
    match missing {
        Some(what) => Err(format!("It does not say {what}. It is still on the phone; say it again.")),
        None => Ok(sent),
    }
}

/// Whom a command is for: the team with its zone, the worker who says it, and the person it is about.
#[derive(Clone, Copy)]
pub(super) struct Meant<'a> {
    /// The team.
    pub(super) team: TeamId,
    /// Its zone.
    pub(super) zone: &'a Zone,
    /// The worker.
    pub(super) me: WorkerId,
    /// The person; `None` where it is about nobody in particular.
    pub(super) person: Option<PersonId>,
    /// When people were told that the visit starts of which it is said.
    pub(super) told: Option<Moment>,
}

impl Sent {
    /// The command that it is for a team, with its words sealed into the order; `None` where something of it is missing.
    pub(super) fn command(
        self,
        order: &mut Order,
        meant: Meant<'_>,
        wrong_by: SignedDuration,
        proves: impl Fn(&str) -> Option<Proof>,
    ) -> Option<Command> {
        let right = |at: Timestamp| at.saturating_add(wrong_by).unwrap_or(at);
        let clocks = Clocks { phone: self.happened, happened: right(self.happened) };
        match self.kind {
            Kind::TaskDone => Some(self.task_done(order, meant)?),
            Kind::Away => Some(self.goes_away(meant, clocks)?),
            Kind::Back => Some(self.come_back(meant, clocks)?),
            Kind::BackBy | Kind::BackAlone => self.alone(meant.me, right),
            Kind::Proved | Kind::OutTogether => self.proof(meant.me, proves),
            Kind::Arrived
            | Kind::Together
            | Kind::Left
            | Kind::NoAccess
            | Kind::PersonAway
            | Kind::InHospital
            | Kind::Longer
            | Kind::Shorter
            | Kind::Expense
            | Kind::Mileage
            | Kind::Mistake
            | Kind::Record => Some(self.of_visit(order, (meant.me, meant.person?), clocks)?),
        }
    }

    fn task_done(self, order: &mut Order, meant: Meant<'_>) -> Option<Command> {
        let (task, person) = (self.task?, meant.person);
        let words = Some(self.why).filter(|why| !why.trim().is_empty());
        let subject = crate::tasks::subject(meant.team, person);
        let words = words.map(|words| order.seal(subject, Detail::Words(words)));
        Some(DoTask { task, person, words }.into())
    }

    /// What a code proves, or that they are out together.
    fn proof(self, me: WorkerId, proves: impl Fn(&str) -> Option<Proof>) -> Option<Command> {
        let given = proves(&self.code).unwrap_or(Proof::WrongCode);
        let proof = if self.kind == Kind::OutTogether { Proof::OutTogether } else { given };
        let (statement, worker) = (StatementId::new(self.id), self.worker.unwrap_or(me));
        Some(ProveArrival { statement, visit: self.visit?, worker, proof }.into())
    }

    /// From now on, and not before this very visit has begun: what is said of it stays said of it.
    fn goes_away(self, meant: Meant<'_>, clocks: Clocks) -> Option<Command> {
        let (person, now) = (meant.person?, meant.zone.civil(clocks.happened));
        let from = meant.told.map_or(now, |told| now.max(meant.zone.later(told, 1)));
        let suspension = Suspension {
            person,
            from,
            to: None,
            why: self.away?,
            usually: Counts::USUAL,
            visits: BTreeMap::new(),
            words: None,
        };
        Some(Suspend { suspension: SuspensionId::new(self.id), person, to: Some(suspension) }.into())
    }

    fn come_back(self, meant: Meant<'_>, clocks: Clocks) -> Option<Command> {
        let (suspension, person) = (self.suspension?, meant.person?);
        Some(Resume { suspension, person, at: meant.zone.civil(clocks.happened) }.into())
    }

    fn of_visit(
        self,
        order: &mut Order,
        (me, person): (WorkerId, PersonId),
        clocks: Clocks,
    ) -> Option<Command> {
        let (visit, worker) = (self.visit?, self.worker.unwrap_or(me));
        if self.kind == Kind::Record {
            let Self { hoped, said, noticed, handover, .. } = self;
            let words = RecordWords { hoped, said, noticed, handover };
            return Some(record(order, person, (RecordId::new(self.id), visit, worker), clocks, words));
        }
        let what = self.what(me);
        let why = words_of(order, person, self.why);
        let corrects = self.corrects.map(StatementId::new);
        Some(Say { statement: StatementId::new(self.id), visit, worker, what, clocks, corrects, why }.into())
    }

    /// What is said of working alone.
    fn alone(self, me: WorkerId, right: impl Fn(Timestamp) -> Timestamp) -> Option<Command> {
        let (worker, happened) = (self.worker.unwrap_or(me), Some(right(self.happened)));
        if self.kind == Kind::BackAlone {
            return Some(SayBack { outing: OutingId::new(self.outing?), worker, happened }.into());
        }
        let (outing, until) = (OutingId::new(self.id), right(self.until?));
        let (after, colleague) = (self.visit, self.with);
        Some(SayBackBy { outing, worker, until, after, colleague, said: happened }.into())
    }

    /// Whether it is about the worker alone, and nobody whom they visit.
    pub(super) fn is_of_the_worker(&self) -> bool {
        self.kind == Kind::BackAlone
    }

    fn what(&self, me: WorkerId) -> What {
        match self.kind {
            Kind::Arrived => What::Arrived,
            Kind::Together => What::Together(self.with.unwrap_or(me)),
            Kind::Left => What::Left,
            Kind::NoAccess => What::NoAccess,
            Kind::PersonAway => What::PersonAway,
            Kind::InHospital => What::InHospital,
            Kind::Longer => What::Longer(Minutes(self.minutes)),
            Kind::Shorter => What::Shorter(Minutes(self.minutes)),
            Kind::Expense => What::Expense(self.pence),
            Kind::Mileage => What::Mileage(Metres(self.metres)),
            Kind::Mistake
            | Kind::Record
            | Kind::Away
            | Kind::Back
            | Kind::TaskDone
            | Kind::Proved
            | Kind::OutTogether
            | Kind::BackBy
            | Kind::BackAlone => What::Nothing,
        }
    }
}

/// By how much a phone's clock is wrong, in whole minutes: what is to be added to the times it says. `sent` is what its clock
/// showed as it sent. A minute and a half either way is how long sending may take.
pub(super) fn wrong_by(sent: Option<Timestamp>, received: Timestamp) -> SignedDuration {
    const ON_THE_WAY: i64 = 90;
    let seconds = sent.map_or(0, |sent| received.duration_since(sent).as_secs());
    if seconds.abs() <= ON_THE_WAY {
        SignedDuration::ZERO
    } else {
        SignedDuration::from_mins((seconds + 30).div_euclid(60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_put_right_by_whole_minutes() {
        let received: Timestamp = "2026-03-02T12:00:00Z".parse().unwrap();
        let by = |sent: &str| wrong_by(Some(sent.parse().unwrap()), received).as_mins();
        assert_eq!([by("2026-03-02T11:58:31Z"), by("2026-03-02T12:01:30Z")], [0, 0]);
        assert_eq!([by("2026-03-02T11:30:02Z"), by("2026-03-02T12:29:58Z")], [30, -30]);
        assert_eq!(by("2029-03-02T12:00:00Z"), -3 * 365 * 24 * 60 - 24 * 60);
        assert_eq!(wrong_by(None, received), SignedDuration::ZERO);
    }
}
