//! Yesterday was made as planned, and today is in the middle: visits are made and written down as they come, and one is late.

use super::super::tale::Tale;
use super::super::words::RECORDS;
use care::day::{Clocks, Say, StatementId, Stop, What};
use care::details::{DataSubject, Detail, RecordWords};
use care::ids::WorkerId;
use care::records::{RecordId, Write};
use care::team::{Command, Team};
use care::time::Date;
use jiff::{SignedDuration, Timestamp};
use service::Error;
use town::Chance;

/// How many of a hundred visits have a record.
const RECORDED: usize = 75;
/// To whole so many minutes the time is taken, so that a story that takes a moment to tell is told the same again.
const WHOLE_MINUTES: i64 = 10;

/// Tells of yesterday, and of today until the time it is.
pub(in super::super) async fn goes_by(tale: &mut Tale<'_>, now: Timestamp) -> Result<(), Error> {
    let mut chance = Chance::new(tale.seed, "day");
    let (yesterday, today) = (tale.calendar.yesterday(), tale.calendar.today());
    let until = Timestamp::from_second(now.as_second() - now.as_second().rem_euclid(WHOLE_MINUTES * 60));
    let until = until.map_err(Error::internal)?;
    let began = tale.calendar.at(today, 0, 0);
    one_day(tale, &mut chance, yesterday, (began, None)).await?;
    if began < until {
        let late = latest_due(&tale.team().await?, today, until);
        one_day(tale, &mut chance, today, (until, late)).await?;
    }
    Ok(())
}

/// The worker who is late, and for which visit: that which was due last.
fn latest_due(team: &Team, day: Date, until: Timestamp) -> Option<Stop> {
    let rounds = team.rounds_so_far(day, until);
    let due = rounds.into_values().flatten().filter(|stop| stop.due < until);
    due.max_by_key(|stop| (stop.due, stop.visit, stop.worker))
}

async fn one_day(
    tale: &mut Tale<'_>,
    chance: &mut Chance,
    day: Date,
    (until, late): (Timestamp, Option<Stop>),
) -> Result<(), Error> {
    let team = tale.team().await?;
    for (worker, stops) in team.rounds_so_far(day, until) {
        let mut free = Timestamp::MIN;
        for stop in stops {
            let is_late = late.as_ref().is_some_and(|late| (late.visit, late.worker) == (stop.visit, worker));
            if is_late {
                break;
            }
            let (deeds, until_then) = visit(chance, (&team, worker, &stop), (free, until), RECORDED);
            free = until_then;
            for (at, deed) in deeds {
                if let Some(command) = command(tale, (&team, worker, &stop), deed, at) {
                    tale.does(worker, at, command).await?;
                }
            }
        }
    }
    Ok(())
}

/// What a worker does about a visit.
#[derive(Clone, Copy)]
pub(super) enum Deed {
    /// Says something of it.
    Says(What),
    /// Writes a record, of which this is the number among those of the story.
    Writes(usize),
}

/// What a worker does about a visit, as far as it is that time, and when they are free again. So many of a hundred have a record.
pub(super) fn visit(
    chance: &mut Chance,
    (team, worker, stop): (&Team, WorkerId, &Stop),
    (free, until): (Timestamp, Timestamp),
    recorded: usize,
) -> (Vec<(Timestamp, Deed)>, Timestamp) {
    if !team.told_place(stop.visit).is_some_and(|told| team.who_comes(told).contains(&worker)) {
        return (Vec::new(), free);
    }
    let early = minutes(chance.below(11)) - SignedDuration::from_mins(4);
    let arrived = (stop.promised + early).max(later(free, stop.way.0));
    let left = later(arrived, stop.minutes.0) + minutes(chance.below(7)) - SignedDuration::from_mins(3);
    let (recorded, which) = (chance.percent(recorded), chance.below(RECORDS.len()));
    let deeds = [
        (arrived, Deed::Says(What::Arrived), true),
        (left, Deed::Says(What::Left), true),
        (left, Deed::Writes(which), recorded),
    ];
    let done = deeds.into_iter().filter(|(at, _, does)| *does && *at < until);
    (done.map(|(at, deed, _)| (at, deed)).collect(), left)
}

/// The command of it. A record's words are sealed with the command that is told next, so what is told next has to hold it.
pub(super) fn command(
    tale: &mut Tale<'_>,
    (team, worker, stop): (&Team, WorkerId, &Stop),
    deed: Deed,
    at: Timestamp,
) -> Option<Command> {
    match deed {
        Deed::Says(what) => Some(says(tale, (worker, stop, what), at)),
        Deed::Writes(which) => writes(tale, (team, worker, stop), which, at),
    }
}

fn says(tale: &mut Tale<'_>, (worker, stop, what): (WorkerId, &Stop, What), at: Timestamp) -> Command {
    let statement = StatementId::new(tale.teller.id());
    let (visit, clocks) = (stop.visit, Clocks::both(at));
    Say { statement, visit, worker, what, clocks, corrects: None, why: None }.into()
}

fn writes(
    tale: &mut Tale<'_>,
    (team, worker, stop): (&Team, WorkerId, &Stop),
    which: usize,
    at: Timestamp,
) -> Option<Command> {
    let person = team.whose(stop.visit)?;
    let (said, noticed, handover) = RECORDS[which];
    let words = RecordWords {
        hoped: Vec::new(),
        said: said.to_owned(),
        noticed: noticed.to_owned(),
        handover: handover.to_owned(),
    };
    let words = tale.teller.seal(DataSubject::Person(person), Detail::Record(words));
    let write = Write {
        id: RecordId::new(tale.teller.id()),
        visit: stop.visit,
        worker,
        clocks: Clocks::both(at),
        words,
        noticed: !noticed.is_empty(),
        handover: !handover.is_empty(),
    };
    Some(write.into())
}

fn minutes(number: usize) -> SignedDuration {
    SignedDuration::from_mins(i64::try_from(number).unwrap_or_default())
}

fn later(at: Timestamp, minutes: u32) -> Timestamp {
    at.saturating_add(SignedDuration::from_mins(i64::from(minutes))).unwrap_or(at)
}
