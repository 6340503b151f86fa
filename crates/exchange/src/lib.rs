//! What other programs read and send, in the forms that they know.
//!
//! Pure: it reads no clock, file, network or chance. Text and data come in, text and data go out; who may have them is for others
//! to decide.
//!
//! - [`ascwds`] reads, checks and writes the files of the Adult Social Care Workforce Data Set.
//! - [`feed`] remembers what a calendar address told last, so that a change is told as a change.
//! - [`ical`] writes it as iCalendar (RFC 5545).
//! - [`ocds`] writes agreements as Open Contracting publishes them (OCDS 1.1).
//! - [`pabulib`] reads votes on budgets as they are published.
//! - [`fhir`] reads observations of devices, and gives them back (FHIR R4).
#![forbid(unsafe_code)]

pub mod ascwds;
pub mod feed;
pub mod fhir;
pub mod ical;
pub mod ocds;
pub mod pabulib;
