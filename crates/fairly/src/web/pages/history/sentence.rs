//! One thing that happened, as a sentence a colleague would say. Who did it stands before it.

use crate::words::count;
use care::team::pattern::Exception;
use care::team::picks::Pick;
use care::team::request::{Asked, State};
use care::team::rota::{Cause, Step};
use care::team::{Event, person, topic};
use care::time::WeekStart;
use care::visit::VisitId;
use jiff::civil::Date;
use service::Glimpse;

/// Whether it can never be taken back, so that no button need offer it.
pub(super) fn is_for_good(event: &Event) -> bool {
    event.stays().is_some() || matches!(event, Event::TakenBack(_))
}

/// What happened.
pub(super) fn of(glimpse: &Glimpse, event: &Event) -> String {
    let worker = |id| glimpse.worker(id);
    let person = |id| glimpse.person(id);
    match event {
        Event::Founded(_) => "the team begins.".to_owned(),
        Event::Described(_) => "the team is described anew.".to_owned(),
        Event::StreetsLaid(laid) => match &laid.streets.after {
            Some(streets) => match streets.of {
                Some(of) => format!("the team travels on a map of {}.", day(of)),
                None => "the team travels on a new map.".to_owned(),
            },
            None => "the team has no map any more; travel is counted as the crow flies.".to_owned(),
        },
        Event::WorkerJoined(joined) => format!("{} joins the team.", worker(joined.worker)),
        Event::WorkerRemoved(removed) => format!("{} was entered by mistake.", worker(removed.joined.worker)),
        Event::WorkerDetails(changed) => format!("details of {}.", worker(changed.worker)),
        Event::WorkerTerms(changed) => {
            format!("what is agreed with {}: hours and shifts.", worker(changed.worker))
        }
        Event::WorkerLeaving(leaving) => match leaving.last.after {
            Some(last) => format!("{} leaves; the last day is {}.", worker(leaving.worker), day(last)),
            None => format!("{} stays.", worker(leaving.worker)),
        },
        Event::Competence(changed) => match &changed.held.after {
            Some(_) => format!("{} can do {}.", worker(changed.worker), changed.competence),
            None => format!("{} does {} no more.", worker(changed.worker), changed.competence),
        },
        Event::SignOff(changed) => {
            format!("{} and {} for {}.", worker(changed.worker), changed.competence, person(changed.person))
        }
        Event::Clearance(changed) => format!("the clearance of {}.", worker(changed.worker)),
        Event::Absence(changed) => match &changed.change.after {
            Some(absence) => format!("{} is away from {}.", worker(absence.worker), day(absence.from.date)),
            None => "an absence is no more.".to_owned(),
        },
        Event::PersonJoined(joined) => format!("{} is supported by the team.", person(joined.person)),
        Event::PersonRemoved(removed) => format!("{} was entered by mistake.", person(removed.joined.person)),
        Event::PersonDetails(changed) => format!("details of {}.", person(changed.person)),
        Event::PersonLeaving(leaving) => match leaving.last.after {
            Some(last) => format!("support of {} ends on {}.", person(leaving.person), day(last)),
            None => format!("support of {} goes on.", person(leaving.person)),
        },
        Event::WorkerWish(wished) => wish(glimpse, wished),
        Event::Circle(changed) => format!("who sees what in the circle of {}.", person(changed.person)),
        Event::CouncilSees(changed) => format!("what the council sees of {}.", person(changed.person)),
        Event::PatternAgreed(agreed) => format!("support agreed with {}.", person(agreed.person)),
        Event::PatternRemoved(removed) => {
            format!("support of {} was entered by mistake.", person(removed.agreed.person))
        }
        Event::PatternChanged(changed) => {
            format!("other support agreed {}from {}.", with(glimpse, changed.pattern), day(changed.from))
        }
        Event::PatternEnding(ending) => match ending.last.after {
            Some(last) => format!("support agreed {}ends on {}.", with(glimpse, ending.pattern), day(last)),
            None => format!("support agreed {}goes on.", with(glimpse, ending.pattern)),
        },
        Event::Exception(changed) => match (&changed.change.after, &changed.change.before) {
            (Some(exception), _) => exception_of(glimpse, exception),
            (None, Some(exception)) => {
                format!("for {} it is as agreed after all.", person(exception.person()))
            }
            (None, None) => "nothing is different.".to_owned(),
        },
        Event::DraftBegun(begun) => format!("a draft of {}.", week(begun.week)),
        Event::DraftDropped(dropped) => format!("the draft of {} is dropped.", week(dropped.week)),
        Event::DraftChanged(changed) => {
            format!(
                "{} in the draft of {}.",
                steps(glimpse, &changed.steps, changed.cause),
                week(changed.week)
            )
        }
        Event::DraftAgreed(agreed) if agreed.agrees.after => {
            format!("{} agrees to the draft of {}.", worker(agreed.worker), week(agreed.week))
        }
        Event::DraftAgreed(agreed) => {
            format!("{} no longer agrees to the draft of {}.", worker(agreed.worker), week(agreed.week))
        }
        Event::PicksOpened(opened) => format!("a round of picks for {} opens.", week(opened.week)),
        Event::Pick(said) => {
            let visit = visit(glimpse, said.visit);
            match said.pick.after {
                Some(Pick::Mine) => format!("{} would like {visit}.", worker(said.worker)),
                Some(Pick::NotMe) => format!("{} cannot do {visit}.", worker(said.worker)),
                None => format!("{} takes back what she said of {visit}.", worker(said.worker)),
            }
        }
        Event::PicksClosed(closed) => format!("the round of picks for {} closes.", week(closed.week)),
        Event::PickSettled(settled) => format!("{} is settled.", visit(glimpse, settled.visit)),
        Event::PlanProposed(proposed) => format!("the engine proposes a rota for {}.", week(proposed.week)),
        Event::WeekPublished(published) => format!("{} is published.", week(published.week)),
        Event::Repair(changed) => match &changed.change.after {
            Some(repair) => {
                format!("a change is proposed: {}.", steps(glimpse, &repair.steps, Cause::Hand))
            }
            None => "a proposed change is settled.".to_owned(),
        },
        Event::RotaChanged(changed) => {
            format!("{}, after people were told.", steps(glimpse, &changed.steps, changed.cause))
        }
        Event::Request(changed) => match &changed.change.after {
            Some(request) => request_of(glimpse, request),
            None => "a request is no more.".to_owned(),
        },
        Event::Role(shared) => {
            format!("turns at the role of {}.", super::super::roles::name(shared.role).to_lowercase())
        }
        Event::Topic(changed) => match changed.change.after.as_ref().map(|topic| &topic.state) {
            Some(topic::State::Decided { .. }) => "something is decided.".to_owned(),
            Some(topic::State::Withdrawn) => "a proposal is withdrawn.".to_owned(),
            Some(topic::State::Open) if changed.change.before.is_none() => {
                "something is brought up.".to_owned()
            }
            Some(topic::State::Open) => "something is said to a proposal.".to_owned(),
            None => "a proposal is no more.".to_owned(),
        },
        Event::Value(changed) => {
            format!("“{}” matters {}.", changed.value.sentence(), changed.strength.after.words())
        }
        Event::Rules(_) => "the team’s own rules.".to_owned(),
        Event::TakenBack(back) => match back.events.as_slice() {
            [] => "something is taken back.".to_owned(),
            [one] => format!("taken back, so again: {}", of(glimpse, one)),
            [first, rest @ ..] => {
                let more = i64::try_from(rest.len()).unwrap_or(0);
                format!(
                    "taken back, so again: {} And {}.",
                    of(glimpse, first),
                    count(more, "thing more", "things more")
                )
            }
        },
    }
}

fn day(date: Date) -> String {
    date.strftime("%A %-d %B").to_string()
}

fn week(week: WeekStart) -> String {
    format!("the week of {}", week.monday().strftime("%-d %B"))
}

/// "with Mrs Hill ", for support of which it is known whose it is.
fn with(glimpse: &Glimpse, pattern: care::ids::PatternId) -> String {
    let person = glimpse.team().patterns.get(&pattern).map(|pattern| pattern.person);
    person.map_or(String::new(), |person| format!("with {} ", glimpse.person(person)))
}

/// "Mrs Hill’s breakfast on Monday 9 March".
pub(in crate::web) fn visit(glimpse: &Glimpse, id: VisitId) -> String {
    let Some(person) = glimpse.team().whose(id) else { return "a visit".to_owned() };
    let name = glimpse.person(person);
    match glimpse.team().visit(id) {
        Some(visit) => format!("{name}’s {} on {}", glimpse.words(visit.support.what), day(visit.date)),
        None => format!("a visit to {name}"),
    }
}

fn wish(glimpse: &Glimpse, wished: &person::Wished) -> String {
    let (whose, whom) = (glimpse.person(wished.person), glimpse.worker(wished.worker));
    match wished.wish.after {
        Some(person::WorkerWish::Liked) => format!("{whose} likes to see {whom}."),
        Some(person::WorkerWish::NotThisWorker) => format!("{whose} asks that {whom} does not come."),
        None => format!("{whose} says nothing of {whom} any more."),
    }
}

fn exception_of(glimpse: &Glimpse, exception: &Exception) -> String {
    match exception {
        Exception::Away { person, from, to, .. } => {
            format!("{} is away from {} to {}.", glimpse.person(*person), day(*from), day(*to))
        }
        Exception::Without { visit: id, .. } => format!("{} is not needed.", visit(glimpse, *id)),
        Exception::Different { visit: id, .. } => format!("{} is different for once.", visit(glimpse, *id)),
        Exception::Extra { person, date, .. } => {
            format!("one more visit to {} on {}.", glimpse.person(*person), day(*date))
        }
    }
}

fn steps(glimpse: &Glimpse, steps: &[Step], cause: Cause) -> String {
    let why = match cause {
        Cause::Picks => " by picks",
        Cause::Plan(_) => " as the engine proposed",
        Cause::Request(_) => " as asked and answered",
        Cause::Hand | Cause::Settled | Cause::Repair(_) => "",
    };
    match steps {
        [one] => format!("{}{why}", step(glimpse, one)),
        many => {
            let number = i64::try_from(many.len()).unwrap_or(0);
            format!("{} changed{why}", count(number, "visit is", "visits are"))
        }
    }
}

fn step(glimpse: &Glimpse, step: &Step) -> String {
    let visit = visit(glimpse, step.visit);
    let Some(after) = &step.after else { return format!("{visit} has nobody") };
    let names: Vec<&str> = after.workers.iter().map(|worker| glimpse.worker(*worker)).collect();
    let same = step.before.as_ref().is_some_and(|before| before.workers == after.workers);
    let at = crate::words::clock(i32::from(after.start.clock.minutes()));
    if same {
        format!("{visit} is at {at}")
    } else {
        format!("{} makes {visit}", crate::words::listed(&names))
    }
}

fn request_of(glimpse: &Glimpse, request: &care::team::request::Request) -> String {
    let who = glimpse.worker(request.from);
    let what = match request.what {
        Asked::Offer { visit: id } | Asked::TakeOver { visit: id } => {
            format!("somebody takes over {}", visit(glimpse, id))
        }
        Asked::Swap { mine, yours } => {
            format!("to swap {} for {}", visit(glimpse, mine), visit(glimpse, yours))
        }
    };
    match request.state {
        State::Open => format!("{who} asks: {what}."),
        State::Made => format!("what {who} asked is made: {what}."),
        State::Declined => format!("what {who} asked was declined: {what}."),
        State::Withdrawn => format!("{who} asks no longer: {what}."),
    }
}
