//! Blocks of hours and what is kept of them, as the history tells it.

use super::words;
use crate::history::phrases::{day, until, was};
use ::words::length;
use care::bank::{Block, BlockId, Event, Whose};
use service::Glimpse;

pub(crate) fn of(glimpse: &Glimpse, event: &Event) -> String {
    match event {
        Event::BlockAgreed(agreed) => {
            let whose = agreed.either().map_or_else(|| "somebody".to_owned(), |block| whose(glimpse, block));
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
            let of = block(glimpse, spending.block);
            let minutes = length(i64::from(spending.minutes.0));
            let to = spending.to.map(|to| format!(", to {}", block(glimpse, to))).unwrap_or_default();
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
        Event::Signed(signed) => {
            let (of, side) = (block(glimpse, signed.block), words::side(signed.side));
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

fn whose(glimpse: &Glimpse, block: &Block) -> String {
    match block.whose {
        Whose::Person(person) => glimpse.person(person).to_owned(),
        Whose::Team => "everybody who has none of their own".to_owned(),
    }
}

fn block(glimpse: &Glimpse, id: BlockId) -> String {
    let known = glimpse.block_of(id);
    known.map_or_else(|| "somebody".to_owned(), |block| whose(glimpse, block))
}
