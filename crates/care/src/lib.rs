//! The terms of neighbourhood home care: who there is, what can happen, what follows from it, who may see what.
//!
//! Pure: it reads no clock, file, network or chance. The moment and every new id are passed in. State is a fold of
//! events; [`team::decide`] turns a command into events or into reasons against it. What describes somebody (names,
//! addresses, words) is not in events but sealed in the vault: see [`details`].
//!
//! ```
//! use care::ids::{OrganisationId, TeamId};
//! use care::team::founding::{Description, Founded};
//! use care::team::{Command, Problem, Team, decide};
//! use care::{By, Context};
//! use uuid::Uuid;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let description = Description { name: "Old Trafford".into(), zone: "Europe/London".parse()?, base: None };
//! let found = Command::Found(Founded {
//!     team: TeamId::new(Uuid::from_u128(1)),
//!     organisation: OrganisationId::new(Uuid::from_u128(2)),
//!     description,
//! });
//! let context = Context { by: By::Program, now: "2026-11-23T09:00:00Z".parse()? };
//!
//! let mut team = Team::default();
//! for event in decide(&team, &found, &context)? {
//!     assert_eq!(event.kind(), "team-founded/1");
//!     team.apply(&event);
//! }
//! assert_eq!(decide(&team, &found, &context), Err(Problem::AlreadyFounded.into()));
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

pub mod access;
mod base32;
mod change;
pub mod details;
pub mod ids;
pub mod organisation;
mod place;
mod recorded;
mod refusal;
mod rhythm;
pub mod team;
pub mod time;
mod units;
pub mod visit;
mod who;

pub use change::Change;
pub use place::Place;
pub use recorded::Unreadable;
pub use refusal::Refusal;
pub use rhythm::Rhythm;
pub use units::Minutes;
pub use who::{By, Context};
