//! What the pages of a team have in common: their frame, their forms, what they say when something is done.

mod form;
mod frame;
mod here;
mod read;
mod said;

pub(super) use form::{Form, command_field, fresh_id};
pub(super) use frame::Frame;
pub(super) use here::Here;
pub(super) use read::{Reader, clock, hours, place};
pub(super) use said::Said;
