//! Hours: what each worker worked day by day, as it was judged when people were told of it, and what became of it since.
//!
//! A [`Record`] follows from what happened and is never worked out again from streets or agreements as they are later. It knows every
//! round that was published, as it stands now; meetings; absences; and what was agreed with each worker from when on.

mod account;
mod record;

pub use account::{Account, Day, Standing};
pub use record::Record;
pub(crate) use record::pairs;
