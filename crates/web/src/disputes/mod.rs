//! Disputed lines: somebody says that a line of hours, pay or a bill is not right; it is looked into, answered and put right in the open.

mod drawn;
mod forms;
mod list;
pub(crate) mod sentence;

use crate::pages::{Pages, see, theirs};
use crate::team::TeamPage;
use care::access::Matter;
use care::disputes::Line;

pub(crate) use drawn::card;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/disputes", see(Matter::Disputes), list::show)
        .get("/team/{team}/disputes/new", theirs(), forms::new)
        .post("/team/{team}/disputes/new", theirs(), forms::raise)
        .post("/team/{team}/disputes/{dispute}/look", theirs(), forms::look)
        .post("/team/{team}/disputes/{dispute}/answer", theirs(), forms::answer)
        .post("/team/{team}/disputes/{dispute}/again", theirs(), forms::again)
}

/// Where somebody says that a line is not right, which says so much in minutes or pence.
pub(crate) fn address(here: &TeamPage, line: Line, said: i64) -> String {
    here.address(&format!("disputes/new?line={}&amount={said}", key(line)))
}

/// A line as an address names it.
fn key(line: Line) -> String {
    match line {
        Line::Bank { block, number } => format!("bank.{block}.{number}"),
        Line::Pay { worker, on, number } => format!("pay.{worker}.{on}.{number}"),
        Line::Bill { bill, number } => format!("bill.{bill}.{number}"),
    }
}

/// The line that an address names.
fn line(text: &str) -> Option<Line> {
    let parts: Vec<&str> = text.split('.').collect();
    match parts.as_slice() {
        ["bank", block, number] => {
            Some(Line::Bank { block: block.parse().ok()?, number: number.parse().ok()? })
        }
        ["bill", bill, number] => Some(Line::Bill { bill: bill.parse().ok()?, number: number.parse().ok()? }),
        ["pay", worker, on, number] => Some(Line::Pay {
            worker: worker.parse().ok()?,
            on: on.parse().ok()?,
            number: number.parse().ok()?,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::ids::WorkerId;
    use uuid::Uuid;

    #[test]
    fn a_line_is_named_and_found_again() {
        let id = Uuid::from_u128(7);
        let lines = [
            Line::Bank { block: care::bank::BlockId::new(id), number: 3 },
            Line::Pay { worker: WorkerId::new(id), on: jiff::civil::date(2026, 11, 12), number: 1 },
            Line::Bill { bill: care::bills::BillId::new(id), number: 65 },
        ];
        for one in lines {
            assert_eq!(line(&key(one)), Some(one));
        }
        assert_eq!(["", "bank.x.1", "bill..", "pay.1.2"].map(line), [None; 4]);
    }
}
