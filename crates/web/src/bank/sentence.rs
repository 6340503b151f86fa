//! Blocks of hours and what is kept of them, as the history tells it.

use super::words;
use crate::history::phrases::{day, until, was};
use ::words::length;
use care::bank::{Block, BlockId, Event, Whose};
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::BlockAgreed(agreed) => {
            let whose =
                agreed.either().map_or_else(|| "somebody".to_owned(), |block| whose(team_view, block));
            let a_week = |block: &Block| format!("{} a week", length(i64::from(block.a_week.0)));
            match (&agreed.change.before, &agreed.change.after) {
                (before, Some(after)) => {
                    let before = before.as_ref().map(a_week).unwrap_or_default();
                    let now = a_week(after);
                    let before = was(&before, &now);
                    format!(
                        "a block of hours was agreed for {whose}: {now} from {}, {}{before}.",
                        day(after.from),
                        until(after.last)
                    )
                }
                (Some(_), None) | (None, None) => format!("the block of hours for {whose} was a mistake."),
            }
        }
        Event::Spent(spent) => {
            let either = spent.change.after.as_ref().or(spent.change.before.as_ref());
            let Some(spending) = either else { return "nothing was spent from a bank of hours.".to_owned() };
            let of = block(team_view, spending.block);
            let minutes = length(i64::from(spending.minutes.0));
            let to = spending.to.map(|to| format!(", to {}", block(team_view, to))).unwrap_or_default();
            match spent.change.after {
                Some(_) => {
                    format!("{minutes} from the bank of {of} were spent on {}{to}.", words::used(spending.on))
                }
                None => format!(
                    "{minutes} from the bank of {of} were not spent on {} after all.",
                    words::used(spending.on)
                ),
            }
        }
        Event::LinePutRight(right) => {
            let either = right.change.after.or(right.change.before);
            let (line, of) =
                either.map_or((0, "somebody".to_owned()), |one| (one.line, block(team_view, one.block)));
            match right.change.after {
                Some(_) => format!("line {line} of the bank of {of} was put right."),
                None => format!("line {line} of the bank of {of} had been right."),
            }
        }
        Event::Signed(signed) => {
            let (of, side) = (block(team_view, signed.block), words::side(signed.side));
            match signed.signature.after {
                Some(signature) => format!(
                    "what the block of {of} came to up to {} was signed for {side}.",
                    day(signature.through)
                ),
                None => format!("what the block of {of} came to is no longer signed for {side}."),
            }
        }
    }
}

fn whose(team_view: &TeamView, block: &Block) -> String {
    match block.whose {
        Whose::Person(person) => team_view.person(person).to_owned(),
        Whose::Team => "everybody who has none of their own".to_owned(),
    }
}

fn block(team_view: &TeamView, id: BlockId) -> String {
    let known = team_view.block_of(id);
    known.map_or_else(|| "somebody".to_owned(), |block| whose(team_view, block))
}
