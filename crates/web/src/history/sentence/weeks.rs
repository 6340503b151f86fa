//! What happened to a week: drafts, picks, proposals, changes, requests.

use crate::history::phrases::{visit, was, week};
use crate::week::people::{names, who};
use crate::week::when::{clock, moment, number};
use care::picks::{Pick, Shown};
use care::repairs::RepairChanged;
use care::requests::{Asked, Request, State};
use care::weeks::{Cause, Step};
use care::{drafts, picks, plans, repairs, requests, weeks};
use service::Glimpse;
use words::count;

pub(super) fn drafts(glimpse: &Glimpse, event: &care::drafts::Event) -> String {
    match event {
        drafts::Event::DraftBegun(begun) => match begun.like {
            Some(like) => format!("a draft of {} begins, like {}.", week(begun.week), week(like)),
            None => format!("a draft of {} begins.", week(begun.week)),
        },
        drafts::Event::DraftDropped(dropped) => format!("the draft of {} is dropped.", week(dropped.week)),
        drafts::Event::DraftChanged(changed) => {
            let what = steps(glimpse, &changed.0.steps, changed.0.cause);
            format!("{what} in the draft of {}.", week(changed.0.week))
        }
        drafts::Event::DraftAgreed(agreed) => {
            let verb = if agreed.agrees.after { "agrees" } else { "no longer agrees" };
            format!("{} {verb} to the draft of {}.", glimpse.worker(agreed.worker), week(agreed.week))
        }
    }
}

pub(super) fn picks(glimpse: &Glimpse, event: &care::picks::Event) -> String {
    match event {
        picks::Event::Opened(opened) => {
            let closes = moment(glimpse.zone().civil(opened.closes));
            format!("a round of picks for {} opens, until {closes}.", week(opened.week))
        }
        picks::Event::Said(said) => pick(glimpse, said),
        picks::Event::Closed(closed) => format!("the round of picks for {} closes.", week(closed.week)),
        picks::Event::Settled(settled) => settlement(glimpse, settled),
    }
}

pub(super) fn plans(_: &Glimpse, event: &care::plans::Event) -> String {
    match event {
        plans::Event::Proposed(proposed) => {
            let left = proposed.content.unplaced.len();
            let left = if left == 0 {
                "with somebody for every visit".to_owned()
            } else {
                format!("which leaves {} to nobody", count(number(left), "visit", "visits"))
            };
            format!("a rota for {} is proposed, {left}.", week(proposed.week))
        }
    }
}

pub(super) fn weeks(glimpse: &Glimpse, event: &care::weeks::Event) -> String {
    match event {
        weeks::Event::WeekPublished(published) => {
            format!("{} is published, and people know it.", week(published.week))
        }
        weeks::Event::RotaChanged(changed) => {
            format!("{}, after people were told.", steps(glimpse, &changed.0.steps, changed.0.cause))
        }
    }
}

pub(super) fn repairs(glimpse: &Glimpse, event: &care::repairs::Event) -> String {
    match event {
        repairs::Event::RepairChanged(changed) => repair(glimpse, changed),
    }
}

pub(super) fn requests(glimpse: &Glimpse, event: &care::requests::Event) -> String {
    match event {
        requests::Event::Changed(changed) => match (&changed.change.before, &changed.change.after) {
            (before, Some(after)) => request(glimpse, before.as_ref(), after),
            (Some(before), None) => {
                format!("what {} asked is as if it had not been asked.", glimpse.worker(before.from))
            }
            (None, None) => "a request is as if it had not been.".to_owned(),
        },
    }
}

/// What somebody picked; as long as a round is hidden, others see only that she did.
fn pick(glimpse: &Glimpse, said: &picks::Said) -> String {
    let who = glimpse.worker(said.worker);
    let round = glimpse.team().draft(said.week).and_then(|draft| draft.picks.as_ref());
    let hidden = round.is_some_and(|round| round.shown == Shown::WhenClosed && !round.closed);
    if hidden && glimpse.me() != Some(said.worker) {
        return format!("{who} picks; what is seen when the round closes.");
    }
    let visit = visit(glimpse, said.visit);
    match (said.pick.after, said.pick.before) {
        (Some(Pick::Mine), _) => format!("{who} would like {visit}."),
        (Some(Pick::NotMe), _) => format!("{who} cannot do {visit}."),
        (None, Some(Pick::Mine)) => format!("{who} no longer asks for {visit}."),
        (None, _) => format!("{who} says nothing of {visit} any more."),
    }
}

fn settlement(glimpse: &Glimpse, settled: &picks::Settled) -> String {
    let visit = visit(glimpse, settled.visit);
    let Some(now) = &settled.settlement.after else {
        return format!("who makes {visit} is open again.");
    };
    let how = now.way.map_or_else(
        || "they talked".to_owned(),
        |way| way.sentence().replacen('W', "w", 1).replacen("By lot", "by lot", 1),
    );
    format!("several had picked {visit}; {} has it ({how}).", names(glimpse, &now.chosen))
}

fn repair(glimpse: &Glimpse, changed: &RepairChanged) -> String {
    let (before, after) = (&changed.change.before, &changed.change.after);
    match (before, after) {
        (None, Some(after)) => {
            format!("a change is proposed: {}.", steps(glimpse, &after.steps, Cause::Hand))
        }
        (Some(before), Some(after)) if before.agreed.len() < after.agreed.len() => {
            format!("one word more for a change: {}.", steps(glimpse, &after.steps, Cause::Hand))
        }
        (Some(_), Some(after)) => {
            format!("a proposed change is another: {}.", steps(glimpse, &after.steps, Cause::Hand))
        }
        (Some(before), None) => {
            format!("a proposed change waits no longer: {}.", steps(glimpse, &before.steps, Cause::Hand))
        }
        (None, None) => "a proposed change waits no longer.".to_owned(),
    }
}

fn steps(glimpse: &Glimpse, steps: &[Step], cause: Cause) -> String {
    let why = match cause {
        Cause::Picks => ", as picked",
        Cause::Plan(_) => ", as proposed",
        Cause::Request(_) => ", as asked and answered",
        Cause::Settled => ", as settled",
        Cause::Hand | Cause::Repair(_) => "",
    };
    match steps {
        [] => "nothing is different".to_owned(),
        [one] => format!("{}{why}", step(glimpse, one)),
        [first, rest @ ..] if rest.len() < 3 => {
            let rest: Vec<String> = rest.iter().map(|one| step(glimpse, one)).collect();
            format!("{}; {}{why}", step(glimpse, first), rest.join("; "))
        }
        many => format!("{} changed{why}", count(number(many.len()), "visit is", "visits are")),
    }
}

/// "Grace makes Mrs Hill’s breakfast on Monday 9 March at 8.30am (before: Amara)".
fn step(glimpse: &Glimpse, step: &Step) -> String {
    let visit = visit(glimpse, step.visit);
    let said = |names: String| if names.is_empty() { "nobody".to_owned() } else { names };
    let (had, has) = (said(who(glimpse, step.before.as_ref())), said(who(glimpse, step.after.as_ref())));
    let start = |of: &Option<care::weeks::Assignment>| of.as_ref().map(|of| clock(of.start.clock));
    let (before, after) = (start(&step.before), start(&step.after));
    let Some(at) = after else { return format!("nobody makes {visit}{}", was(&had, "nobody")) };
    let pinned = |of: &Option<care::weeks::Assignment>| of.as_ref().is_some_and(|of| of.pinned);
    match before {
        Some(before) if had == has && before != at => format!("{visit} is at {at}{}", was(&before, &at)),
        Some(_) if had == has && pinned(&step.after) != pinned(&step.before) => {
            let so = if pinned(&step.after) { "pinned" } else { "no longer pinned" };
            format!("{visit} with {has} is {so}")
        }
        _ => format!("{has} makes {visit} at {at}{}", was(&had, &has)),
    }
}

fn request(glimpse: &Glimpse, before: Option<&Request>, after: &Request) -> String {
    let who = glimpse.worker(after.from);
    let what = match after.what {
        Asked::Offer { visit: id } => format!("who takes {}", visit(glimpse, id)),
        Asked::TakeOver { visit: id } => format!("who takes over {}", visit(glimpse, id)),
        Asked::Swap { mine, yours } => {
            format!("to swap {} for {}", visit(glimpse, mine), visit(glimpse, yours))
        }
    };
    match after.state {
        State::Open if before.is_none() => format!("{who} asks {what}."),
        State::Open => format!("an answer to {who}, who asks {what}."),
        State::Made => format!("somebody said yes to {who}, who asked {what}."),
        State::Declined => format!("nobody could, when {who} asked {what}."),
        State::Withdrawn => format!("{who} no longer asks {what}."),
    }
}
