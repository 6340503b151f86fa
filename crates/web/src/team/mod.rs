//! What the pages of a team have in common: their frame, their forms, what they say when something is done.

mod form;
mod frame;
mod here;
mod said;

pub(super) use crate::sent::{clock, place};
pub(super) use form::{command_field, fresh_id};
pub(super) use frame::Frame;
pub(super) use here::Here;
pub(super) use said::Said;
