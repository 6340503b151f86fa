//! Why a ledger refuses a transaction.

use jiff::civil::Date;

/// Why a ledger refuses a transaction. Nothing of it is entered then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// What goes in is not what goes out.
    #[error(
        "What goes into the accounts and what comes out of them differ by {over}. Both must be the same."
    )]
    DoesNotBalance {
        /// By how much.
        over: String,
    },
    /// There is nothing to enter.
    #[error("Nothing would move from one account to another. Enter an amount.")]
    NothingMoves,
    /// It is before what is entered already.
    #[error(
        "Entries are in the order of their days, and the last is of {last}. Enter it on that day or later."
    )]
    OutOfOrder {
        /// The day of the last one.
        last: Date,
    },
    /// Both sides signed.
    #[error("Both sides signed the balance of {through}. Enter a correction on a later day instead.")]
    Closed {
        /// The last day that is closed.
        through: Date,
    },
    /// Something else has this name.
    #[error("Something else was entered under this name. Correct that, and both stay readable.")]
    AnotherOfThisName,
    /// Nothing has this name.
    #[error("Nothing was entered under this name, so there is nothing to correct.")]
    NothingOfThisName,
    /// It was corrected before.
    #[error("This is corrected already. Correct the correction, if that was wrong.")]
    CorrectedAlready,
    /// Something is reserved under this name.
    #[error("Something is reserved for this already. Release it first.")]
    HeldAlready,
    /// Nothing is reserved under this name.
    #[error("Nothing is reserved for this, so it can be neither posted nor released.")]
    NothingHeld,
}
