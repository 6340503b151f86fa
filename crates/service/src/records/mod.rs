//! Records of people and workers, opened for somebody: only what they may see of it, and the opening written down.

mod looks;
mod person;
mod settled;
mod sums;
mod worker;

pub use looks::SeenLook;
pub use person::{Coming, Contact, PersonRecord, SupportAgreed};
pub(crate) use settled::SettledWeeks;
pub use sums::WeekSums;
pub use worker::WorkerRecord;
