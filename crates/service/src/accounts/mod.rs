//! Accounts: who someone is, how she proves it, and where she is signed in.
//!
//! An account says nothing of what its owner may do; that is her memberships, which are events of the organisation. Every
//! way in ends in a [`Presence`], which the session remembers.

mod code;
mod name;
mod presence;

pub use self::code::{Code, LinkCode, NotACode, RecoveryCode};
pub use self::name::{NameTrouble, SignInName};
pub use self::presence::{AtTablet, Presence, SignedIn, Tablet, Way};
