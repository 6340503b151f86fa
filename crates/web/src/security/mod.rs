//! What keeps pages safe, whatever a page does.
//!
//! - `caller`: the address someone calls from, believing no header that a stranger could have written.
//! - `pace`: how much may be asked how often.
//! - `headers`: what browsers are told never to do.
//! - `doorstep`: requests that come by another name, or from another site.

mod caller;
mod doorstep;
mod headers;
mod pace;

pub(super) use caller::Caller;
pub(super) use doorstep::{answers_to_this_name, plain_addresses_only, same_site_only};
pub(super) use headers::dress;
pub(super) use pace::{Allowance, Pace};
