//! People and the visits they are to have.

use crate::units::{
    CompetenceIdx, Cost, DayIdx, PersonIdx, PlaceIdx, Span, Time, VisitIdx, Window, WorkerIdx,
};

/// Someone who is visited.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// What to call them in sentences.
    pub name: String,
    /// Workers who never come.
    pub not_this_worker: Vec<WorkerIdx>,
    /// Workers they asked for. Anyone else costs `Weights::not_liked` a visit, if there is anyone here.
    pub liked: Vec<WorkerIdx>,
    /// Workers they have met. Anyone else is a stranger on the first visit: `Weights::stranger`, once a stranger.
    pub known: Vec<WorkerIdx>,
    /// Workers who came in the days before the horizon that still count towards faces in fourteen days.
    pub recent: Vec<WorkerIdx>,
}

/// One visit that is wanted.
#[derive(Clone, Debug)]
pub struct Visit {
    /// What to call it in sentences, such as "Mrs Hill's breakfast on Tuesday".
    pub name: String,
    /// Who is visited.
    pub person: PersonIdx,
    /// Where; `None` where travel is of no matter.
    pub place: Option<PlaceIdx>,
    /// How long it takes.
    pub duration: Span,
    /// How short it may be made at `Weights::shortened` a tick; equal to `duration` where it may not.
    pub shortest: Span,
    /// When it may be: exactly one of these. Days of choice, several windows on a day, or just one.
    pub appointments: Vec<Appointment>,
    /// How many workers it takes: 1, or 2 who start at the same time.
    pub workers: u8,
    /// What every one of its workers must be competent in.
    pub competences: Vec<CompetenceIdx>,
    /// What leaving it out costs, each worker it takes counted once.
    pub unplaced: Cost,
    /// What it costs (or, negative, is worth) that this worker comes.
    pub wishes: Vec<(WorkerIdx, Cost)>,
    /// What it adds to the load of a round, against `Worker::capacity`.
    pub load: i32,
    /// What may no longer be changed about it.
    pub pin: Option<Pin>,
    /// What the published rota says of it.
    pub published: Option<Published>,
}

impl Visit {
    /// A visit by one worker that asks for nothing but a time; leaving it out costs 1,000.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        person: PersonIdx,
        place: PlaceIdx,
        duration: Span,
        at: Appointment,
    ) -> Self {
        Self {
            name: name.into(),
            person,
            place: Some(place),
            duration,
            shortest: duration,
            appointments: vec![at],
            workers: 1,
            competences: Vec::new(),
            unplaced: 1_000,
            wishes: Vec::new(),
            load: 0,
            pin: None,
            published: None,
        }
    }
}

/// A day and time at which a visit may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The day; only shifts of this day can serve it.
    pub day: DayIdx,
    /// It never starts outside this.
    pub hard: Window,
    /// Starting within this costs nothing; before it, `Weights::early` a tick, after it, `Weights::late` a tick. It
    /// lies within `hard`, except that its end may lie before `hard.from` (then every start is late).
    pub fine: Window,
}

impl Appointment {
    /// A hard window in which every start is as good as another.
    #[must_use]
    pub fn hard(day: DayIdx, window: Window) -> Self {
        Self { day, hard: window, fine: window }
    }
}

/// Whether two linked visits must, may or must not have the same worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Companions {
    /// Anyone for either.
    Any,
    /// Two different workers: nobody makes both.
    Different,
    /// The same worker for both; where one takes two and the other one, one of the two makes the other.
    Same,
}

/// A tie between two visits: `least <= start(second) - start(first) <= most`, and who may make them.
///
/// It only binds when both are placed; where `together`, neither is placed without the other. The search keeps to plans
/// in which the first comes no later in the order of work than the second: links that lead round in a circle, or
/// that let the second start first, are kept but not searched to the last plan they allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The earlier one (or either, where both start together).
    pub first: VisitIdx,
    /// The later one.
    pub second: VisitIdx,
    /// Least ticks from start to start; negative where the second may come first, `-Span::MAX` where there is no limit.
    pub least: Span,
    /// Most ticks from start to start; `Span::MAX` where there is no limit.
    pub most: Span,
    /// Who may make them.
    pub companions: Companions,
    /// Both or neither.
    pub together: bool,
}

/// What can no longer be changed about a visit: started, agreed by hand, or picked by the worker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pin {
    /// These workers make it and no others; empty: anyone.
    pub workers: Vec<WorkerIdx>,
    /// It starts exactly then; `None`: as the appointments say.
    pub start: Option<Time>,
}

/// What was published for a visit, and so what changing it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Who was to come.
    pub workers: Vec<WorkerIdx>,
    /// When.
    pub start: Time,
    /// What each worker who comes and was not said to costs: dearer the nearer the visit is.
    pub other_worker: Cost,
    /// What each tick of difference in the start costs.
    pub moved: Cost,
}
