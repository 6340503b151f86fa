//! The worker's phone: what it takes along for the next day and a half, and what it brings back.
//!
//! Nothing that a phone sends is dropped. What it says of a visit is recorded, also where it contradicts what is known; what
//! cannot be recorded stays on the phone, with a sentence that says why.

mod beside;
mod bundle;
mod command;
mod outbox;
mod safe;

pub use beside::{AskedVisit, BundleAsked, BundleAway, BundlePicks, BundleTask, PickedVisit};
pub use bundle::{Bundle, BundlePerson, BundleVisit, HandedOver, MyHours, OnTheWay, Said, WeekVisit};
pub use outbox::{Answer, Answered, Outcome};
pub use safe::{MyOuting, TaskToDo};
