//! The care: who works, who is visited, what each wants and who knows whom.

mod calls;
mod crew;
mod duties;
mod figures;
mod hands;
mod names;
mod past;
mod person;
mod routines;
mod skills;
mod ties;
mod travel;
mod weave;

pub(crate) use weave::{Setting, weave};
