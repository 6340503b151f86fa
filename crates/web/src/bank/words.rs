//! What happens to hours, in words.

use care::bank::{Keeping, Payer, Side, Use};
use service::bank::Told;
use words::length;

/// What kept hours are spent on.
pub(super) fn used(on: Use) -> &'static str {
    match on {
        Use::MoreTime => "more time in another week",
        Use::Outing => "an outing",
        Use::Gift => "a gift to somebody else",
        Use::Respite => "a break for somebody who cares for them",
        Use::Learning => "learning something so that less help is needed",
    }
}

/// Who pays.
pub(super) fn payer(payer: Payer) -> &'static str {
    match payer {
        Payer::Council => "the council",
        Payer::Person => "the person",
    }
}

/// Who signs.
pub(super) fn side(side: Side) -> &'static str {
    match side {
        Side::Team => "the team",
        Side::Payer => "who pays",
    }
}

/// What becomes of what is not used, in a sentence.
pub(super) fn keeping(keeping: &Keeping) -> String {
    let uses: Vec<&str> = keeping.uses.iter().map(|on| used(*on)).collect();
    let uses = if uses.is_empty() { "nothing yet".to_owned() } else { words::listed(&uses) };
    format!(
        "Of every hundred minutes that are not used, {} are kept, up to {}, for {}. They can be spent on {uses}. The rest goes back.",
        keeping.percent,
        length(i64::from(keeping.most.0)),
        words::count(i64::from(keeping.weeks), "week", "weeks"),
    )
}

/// What a line of a statement says.
pub(super) fn in_words(what: &Told) -> String {
    let week = |week: &care::time::WeekStart| week.monday().strftime("%-d %B").to_string();
    match what {
        Told::Commissioned(one) => format!("Hours for the week of {}", week(one)),
        Told::Withdrawn(one) => format!("Hours for the week of {} had been entered by mistake", week(one)),
        Told::Promised(_, part) => format!("Promised: {part}"),
        Told::NotPromised(part) => format!("No longer promised: {part}"),
        Told::Delivered(part) => format!("Visit: {part}. Counted because nobody cancelled it"),
        Told::Corrected(part) => format!("Put right, it did not take place like this: {part}"),
        Told::NotUsed { week: one, kept, returned } => {
            let mut said = format!("The week of {} is over.", week(one));
            if *kept > 0 {
                said += &format!(" Kept: {}.", length(*kept));
            }
            if *kept < 0 {
                said += &format!(" More was used than there was: {} from the bank.", length(-kept));
            }
            if *returned > 0 {
                said += &format!(" Gone back: {}.", length(*returned));
            }
            said
        }
        Told::RanOut => "Kept for as long as was agreed, and gone back".to_owned(),
        Told::Spent(on, words) if words.is_empty() => format!("Spent on {}", used(*on)),
        Told::Spent(on, words) => format!("Spent on {}: {words}", used(*on)),
        Told::Given(whose) => format!("A gift from {whose}"),
        Told::NotSpent => "Not spent after all".to_owned(),
        Told::PutRight(words) => format!("Put right: {words}"),
        Told::NotPutRight => "It had been right".to_owned(),
    }
}
