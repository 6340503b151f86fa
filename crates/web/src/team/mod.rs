//! What the pages of a team have in common: their frame, their forms, what they say when something is done.

mod form;
mod frame;
mod said;
mod team_page;

pub(super) use crate::sent::clock;
pub(super) use form::{command_field, fresh_id};
pub(super) use frame::Frame;
pub(super) use said::Said;
pub(super) use team_page::TeamPage;
