//! FHIR R4: observations of devices, and what is said where one cannot be taken.

mod measure;
mod observation;
mod outcome;

pub use observation::{Observation, bundle};
pub use outcome::{Code, Issue, outcome};
