//! Records of people and workers, opened for somebody: only what they may see of it, and the opening written down.

mod door;
mod looks;
mod person;
mod settled;
mod sums;
mod worker;

pub use door::AtTheDoor;
pub use looks::SeenLook;
pub use person::{Before, Coming, Contact, PersonRecord, SupportAgreed};
pub(crate) use settled::SettledWeeks;
pub use sums::WeekSums;
pub use worker::WorkerRecord;
