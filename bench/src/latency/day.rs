//! What can happen on a day, drawn by chance.

use week::{
    Change, ChangeFormat, Clock, Compiled, Date, Event, Moment, RotaFile, Visit, VisitCancelled, VisitId,
    VisitLength, VisitMoved, Week, WorkerId, WorkerIll,
};

use super::chance::Chance;

/// Things happen from half past six until eight in the evening.
const AWAKE: (u16, u16) = (6 * 60 + 30, 20 * 60);

/// A published day on which things happen.
pub(super) struct Day<'a> {
    /// Its week.
    pub(super) week: &'a Week,
    /// The same for the engine.
    pub(super) compiled: &'a Compiled,
    /// What was published.
    pub(super) rota: &'a RotaFile,
    /// Which day.
    pub(super) date: Date,
}

/// A visit that is still to come, and who was to make it.
struct ToCome<'a> {
    visit: &'a VisitId,
    worker: &'a WorkerId,
}

impl Day<'_> {
    /// Something that happens at some time of the day; nothing where all of its visits have started by then.
    /// The five kinds take turns: someone ill, a visit cancelled, added, longer, moved.
    pub(super) fn change(&self, turn: usize, chance: &mut Chance) -> Option<Change> {
        let now = self.at(chance.between(AWAKE.0, AWAKE.1))?;
        let to_come = self.to_come(now);
        let drawn = chance.pick(&to_come)?;
        let visit = self.week.visits.iter().find(|visit| visit.id == *drawn.visit)?;
        let event = match turn % 5 {
            0 => {
                Event::WorkerIll(WorkerIll { worker: drawn.worker.clone(), from: None, to: self.at(24 * 60) })
            }
            1 => Event::VisitCancelled(VisitCancelled { visit: visit.id.clone() }),
            2 => Event::VisitAdded(Box::new(self.added(visit, now, chance)?)),
            3 => Event::VisitLength(VisitLength {
                visit: visit.id.clone(),
                minutes: visit.minutes + chance.between(10, 45),
                shortest_minutes: None,
            }),
            _ => Event::VisitMoved(VisitMoved {
                visit: visit.id.clone(),
                agreed: self.later(now, chance)?,
                hard: None,
            }),
        };
        Some(Change { format: ChangeFormat::default(), now, changes: vec![event] })
    }

    /// The visits of the day that have not started.
    fn to_come(&self, now: Moment) -> Vec<ToCome<'_>> {
        let clock = &self.compiled.clock;
        let rounds = self.rota.rounds.iter().filter(|round| round.date == self.date);
        let stops = rounds.flat_map(|round| round.visits.iter().map(|stop| (&round.worker, stop)));
        stops
            .filter(|(_, stop)| clock.read_stamp(&stop.start).is_some_and(|start| clock.time(now) < start))
            .map(|(worker, stop)| ToCome { visit: &stop.visit, worker })
            .collect()
    }

    /// One more visit, for someone who has one already.
    fn added(&self, like: &Visit, now: Moment, chance: &mut Chance) -> Option<Visit> {
        let agreed = self.later(now, chance)?;
        let added = Visit::new("added", like.person.clone(), "added", agreed, chance.between(3, 12) * 5);
        Some(Visit { competences: like.competences.clone(), ..added })
    }

    /// Half an hour from now or later, on the same day.
    fn later(&self, now: Moment, chance: &mut Chance) -> Option<Moment> {
        self.at(chance.between(now.clock.minutes() + 30, 21 * 60) / 15 * 15)
    }

    fn at(&self, minutes: u16) -> Option<Moment> {
        Clock::from_minutes(minutes).map(|clock| self.date.at(clock))
    }
}
