//! Rounds from the starts a solution file states, with arrival, setting out and return worked out.

use rota::problem::Shift;
use rota::{PlaceIdx, Problem, Rest, Round, Span, Stop, Time, VisitIdx, WorkerIdx};

use super::read::{Claims, ReadError};

/// The round of `worker`'s shift `shift` that starts `visits` at these times, setting out just in time.
///
/// Nothing is repaired: starts that cannot be kept show as arrivals after them.
pub(crate) fn round(
    problem: &Problem,
    worker: WorkerIdx,
    shift: usize,
    visits: &[(VisitIdx, Time)],
    rest: Option<Rest>,
) -> Round {
    let terms = &problem.worker(worker).shifts[shift];
    let leave = leave(problem, worker, terms, visits, rest.as_ref());
    let (mut place, mut free, mut stops) = (terms.start, leave, Vec::with_capacity(visits.len()));
    for &(visit, start) in visits {
        let to = problem.visit(visit).place;
        let end = start + problem.visit(visit).duration;
        stops.push(Stop { visit, arrive: free + problem.travel(worker, place, to), start, end });
        (place, free) = (to, end);
    }
    let mut back = free + problem.travel(worker, place, terms.end);
    if let Some(rest) = rest.filter(|rest| rest.before == visits.len()) {
        back = back.max(rest.start + rest.length);
    }
    Round { worker, shift, leave, back, stops, rest }
}

impl Claims {
    /// The only round of `worker` by the stops of a solution file: for each the visits it may stand for, what to call it
    /// if none of them is left, and its start.
    pub(crate) fn round<C: IntoIterator<Item = VisitIdx>>(
        &mut self,
        problem: &Problem,
        worker: WorkerIdx,
        stops: impl IntoIterator<Item = Result<(C, String, Time), ReadError>>,
    ) -> Result<Round, ReadError> {
        let visits = stops.into_iter().map(|stop| {
            let (candidates, name, start) = stop?;
            Ok((self.claim(candidates, name)?, start))
        });
        Ok(round(problem, worker, 0, &visits.collect::<Result<Vec<_>, ReadError>>()?, None))
    }
}

/// When to set out so as to arrive just when the first visit, or the break before it, starts.
fn leave(
    problem: &Problem,
    worker: WorkerIdx,
    terms: &Shift,
    visits: &[(VisitIdx, Time)],
    rest: Option<&Rest>,
) -> Time {
    let Some(&(first, start)) = visits.first() else { return terms.window.from };
    if terms.leaves_at_start {
        return terms.window.from;
    }
    let begin = rest.filter(|rest| rest.before == 0).map_or(start, |rest| rest.start.min(start));
    begin - leg(problem, worker, terms.start, problem.visit(first).place)
}

fn leg(problem: &Problem, worker: WorkerIdx, from: Option<PlaceIdx>, to: Option<PlaceIdx>) -> Span {
    problem.travel(worker, from, to)
}
