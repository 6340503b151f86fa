//! What accounts and transactions are called in what `fairly ledger` writes.

use care::bank::{BlockId, Holding, Part, What};
use care::budget::{self, On};
use care::ledger::Words;
use care::visit::VisitId;

/// Names by ids: nobody's own name is in what is written.
pub(super) struct ByIds;

impl Words<Holding, What> for ByIds {
    fn account(&self, account: Holding) -> String {
        let of = |what: &str, block: BlockId| format!("{what}:{block}");
        match account {
            Holding::Commissioned(block) => of("commissioned", block),
            Holding::Open(block, week) => format!("open:{block}:{week}"),
            Holding::Reserved(block) => of("reserved", block),
            Holding::Delivered(block) => of("delivered", block),
            Holding::Kept(block) => of("kept", block),
            Holding::Spent(block) => of("spent", block),
            Holding::Returned(block) => of("returned", block),
            Holding::Beyond(block) => of("beyond", block),
        }
    }

    fn transaction(&self, what: &What) -> String {
        match what {
            What::Commissioned(_, week, _) => format!("hours for the week of {week}"),
            What::Withdrawn(_, week, _) => format!("hours for the week of {week} were a mistake"),
            What::Reserved(part, _) => format!("promised: {}", visit(*part)),
            What::Released(part, _) => format!("no longer promised: {}", visit(*part)),
            What::Delivered(part, _) => format!("took place: {}", visit(*part)),
            What::Corrected(part, _) => format!("did not take place like this: {}", visit(*part)),
            What::NotUsed(_, week, _) => format!("the week of {week} is over"),
            What::RanOut(_, week) => format!("kept for as long as was agreed by the week of {week}"),
            What::Spent(spending, _) => format!("spent: {spending}"),
            What::NotSpent(spending, _) => format!("not spent: {spending}"),
            What::PutRight(correction, _) => format!("put right: {correction}"),
            What::NotPutRight(correction, _) => format!("had been right: {correction}"),
        }
    }
}

fn visit(part: Part) -> String {
    match part.visit {
        VisitId::Agreed { pattern, date } => format!("{pattern} of {date} by {}", part.worker),
        VisitId::Once(once) => format!("{once} by {}", part.worker),
    }
}

impl Words<budget::Holding, budget::What> for ByIds {
    fn account(&self, account: budget::Holding) -> String {
        match account {
            budget::Holding::Agreed(budget) => format!("agreed:{budget}"),
            budget::Holding::Free(budget) => format!("free:{budget}"),
            budget::Holding::Contingency(budget) => format!("contingency:{budget}"),
            budget::Holding::Reserved(budget) => format!("reserved:{budget}"),
            budget::Holding::Spent(budget, On::Visits) => format!("spent:{budget}:visits"),
            budget::Holding::Spent(budget, On::Use(what)) => {
                format!("spent:{budget}:{}", format!("{what:?}").to_lowercase())
            }
        }
    }

    fn transaction(&self, what: &budget::What) -> String {
        match what {
            budget::What::Agreed(budget, _) => format!("agreed: {budget}"),
            budget::What::Withdrawn(budget, _) => format!("agreed otherwise before: {budget}"),
            budget::What::Reserved(part, _) => format!("promised: {}", visit(*part)),
            budget::What::Released(part, _) => format!("no longer promised: {}", visit(*part)),
            budget::What::Delivered(part, _) => format!("took place: {}", visit(*part)),
            budget::What::Corrected(part, _) => format!("did not take place like this: {}", visit(*part)),
            budget::What::Billed(part, _) => format!("billed otherwise: {}", visit(*part)),
            budget::What::Spent(spending, _) => format!("spent: {spending}"),
            budget::What::NotSpent(spending, _) => format!("not spent: {spending}"),
        }
    }
}
