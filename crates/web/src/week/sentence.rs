//! What happened to a week, as the history tells it: drafts, picks, proposals, changes.

use crate::history::phrases::{visit, was, week};
use crate::week::people::{names, who};
use crate::week::when::{clock, moment, number};
use care::picks::Pick;
use care::weeks::{Cause, Step};
use care::{drafts, picks, plans, weeks};
use service::TeamView;
use words::count;

pub(crate) fn drafts(team_view: &TeamView, event: &care::drafts::Event) -> String {
    match event {
        drafts::Event::DraftBegun(begun) => match begun.like {
            Some(like) => format!("a draft of {} begins, like {}.", week(begun.week), week(like)),
            None => format!("a draft of {} begins.", week(begun.week)),
        },
        drafts::Event::DraftDropped(dropped) => format!("the draft of {} is dropped.", week(dropped.week)),
        drafts::Event::DraftChanged(changed) => {
            let what = steps(team_view, &changed.0.steps, changed.0.cause);
            format!("{what} in the draft of {}.", week(changed.0.week))
        }
        drafts::Event::DraftAgreed(agreed) => {
            let verb = if agreed.agrees.after { "agrees" } else { "no longer agrees" };
            format!("{} {verb} to the draft of {}.", team_view.worker(agreed.worker), week(agreed.week))
        }
    }
}

pub(crate) fn picks(team_view: &TeamView, event: &care::picks::Event) -> String {
    match event {
        picks::Event::Opened(opened) => {
            let closes = moment(team_view.zone().civil(opened.closes));
            format!("a round of picks for {} opens, until {closes}.", week(opened.week))
        }
        picks::Event::Said(said) => pick(team_view, said),
        picks::Event::Closed(closed) => format!("the round of picks for {} closes.", week(closed.week)),
        picks::Event::Settled(settled) => settlement(team_view, settled),
    }
}

pub(crate) fn plans(_: &TeamView, event: &care::plans::Event) -> String {
    match event {
        plans::Event::Proposed(proposed) => {
            let left = proposed.content.unplaced.len();
            let left = if left == 0 {
                "with somebody for every visit".to_owned()
            } else {
                format!("with nobody for {}", count(number(left), "visit", "visits"))
            };
            format!("a rota for {} is proposed, {left}.", week(proposed.week))
        }
    }
}

pub(crate) fn weeks(team_view: &TeamView, event: &care::weeks::Event) -> String {
    match event {
        weeks::Event::WeekPublished(published) => {
            format!("{} is published, and people have been told.", week(published.week))
        }
        weeks::Event::RotaChanged(changed) => {
            format!(
                "{}, after people were told.",
                steps(team_view, &changed.steps.steps, changed.steps.cause)
            )
        }
    }
}

/// What somebody picked; while a round is hidden, others see only that they did.
fn pick(team_view: &TeamView, said: &picks::Said) -> String {
    let who = team_view.worker(said.worker);
    if team_view.picks_are_hidden(said.week) && team_view.me() != Some(said.worker) {
        return format!("{who} has picked; everyone sees what when the round closes.");
    }
    let visit = visit(team_view, said.visit);
    match (said.pick.after, said.pick.before) {
        (Some(Pick::Mine), _) => format!("{who} would like to go to {visit}."),
        (Some(Pick::NotMe), _) => format!("{who} cannot go to {visit}."),
        (None, Some(Pick::Mine)) => format!("{who} no longer asks to go to {visit}."),
        (None, _) => format!("{who} takes back what they said about {visit}."),
    }
}

fn settlement(team_view: &TeamView, settled: &picks::Settled) -> String {
    let visit = visit(team_view, settled.visit);
    let Some(now) = &settled.settlement.after else {
        return format!("it is open again who goes to {visit}.");
    };
    let how = now.way.map_or_else(
        || "they talked".to_owned(),
        |way| way.sentence().replacen('T', "t", 1).replacen('D', "d", 1),
    );
    format!("several picked {visit}; {} goes ({how}).", names(team_view, &now.chosen))
}

pub(crate) fn steps(team_view: &TeamView, steps: &[Step], cause: Cause) -> String {
    let why = match cause {
        Cause::Picks => ", as picked",
        Cause::Plan(_) => ", as proposed",
        Cause::Request(_) => ", as asked and answered",
        Cause::Settled => ", as settled",
        Cause::Hand | Cause::Repair(_) => "",
    };
    match steps {
        [] => "nothing changes".to_owned(),
        [one] => format!("{}{why}", step(team_view, one)),
        [first, rest @ ..] if rest.len() < 3 => {
            let rest: Vec<String> = rest.iter().map(|one| step(team_view, one)).collect();
            format!("{}; {}{why}", step(team_view, first), rest.join("; "))
        }
        many => format!("{} changed{why}", count(number(many.len()), "visit is", "visits are")),
    }
}

/// "Grace goes to Mrs Hill (breakfast) on Monday 9 March at 8.30am (before: Amara)".
fn step(team_view: &TeamView, step: &Step) -> String {
    let visit = visit(team_view, step.visit);
    let said = |names: String| if names.is_empty() { "nobody".to_owned() } else { names };
    let (had, has) = (said(who(team_view, step.before.as_ref())), said(who(team_view, step.after.as_ref())));
    let start = |of: &Option<care::weeks::Assignment>| of.as_ref().map(|of| clock(of.start.clock));
    let (before, after) = (start(&step.before), start(&step.after));
    let Some(at) = after else { return format!("nobody goes to {visit}{}", was(&had, "nobody")) };
    let pinned = |of: &Option<care::weeks::Assignment>| of.as_ref().is_some_and(|of| of.pinned);
    match before {
        Some(before) if had == has && before != at => {
            format!("{has} goes to {visit} at {at}{}", was(&before, &at))
        }
        Some(_) if had == has && pinned(&step.after) != pinned(&step.before) => {
            let so = if pinned(&step.after) { "pinned" } else { "no longer pinned" };
            format!("{has} going to {visit} is {so}")
        }
        _ => format!("{has} goes to {visit} at {at}{}", was(&had, &has)),
    }
}
