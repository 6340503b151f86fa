//! The terms of neighbourhood home care: who there is, what can happen, what follows from it, who may see what.
//!
//! Pure: it reads no clock, file, network or chance. The moment and every new id are passed in. Each topic is a folder: its state
//! and terms, what can happen (`events.rs`), what somebody may want (`commands.rs`), and who may see and change it (`access.rs`).
//! A [`stream`] is what is folded together: a [`team`], an [`organisation`]. What describes somebody (names, addresses, words) is
//! not in events but sealed in the vault: see [`details`].
//!
//! ```
//! use care::founding::{self, Description, Found, Founded};
//! use care::ids::{OrganisationId, TeamId};
//! use care::stream::{Written, Stream};
//! use care::team::{Command, Team};
//! use care::{By, Context};
//! use uuid::Uuid;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let description = Description { name: "Old Trafford".into(), zone: "Europe/London".parse()?, base: None };
//! let found = Command::from(Found(Founded {
//!     team: TeamId::new(Uuid::from_u128(1)),
//!     organisation: OrganisationId::new(Uuid::from_u128(2)),
//!     description,
//! }));
//! let context = Context::now(By::Program, "2026-11-23T09:00:00Z".parse()?);
//!
//! let mut team = Team::default();
//! for event in team.decide(&found, &context)? {
//!     assert_eq!(event.kind(), "team-founded/1");
//!     team.apply(&event);
//! }
//! assert_eq!(team.decide(&found, &context), Err(founding::Problem::AlreadyFounded.into()));
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

pub mod absences;
pub mod access;
pub mod accounts;
pub mod arrivals;
pub mod bank;
mod base32;
pub mod bills;
pub mod books;
pub mod budget;
pub mod budgeting;
pub mod calendars;
pub mod care_plan;
pub mod carers;
pub mod case;
mod change;
pub mod circle;
pub mod concerns;
pub mod consents;
pub mod councils;
pub mod day;
pub mod decisions;
pub mod delegated;
pub mod details;
pub mod disputes;
pub mod drafts;
pub mod emergency;
pub mod equipment;
pub mod erasures;
pub mod farewells;
pub mod feedback;
pub mod figures;
pub mod founding;
mod general;
pub mod history;
pub mod hitches;
pub mod hours;
pub mod ids;
pub mod invitations;
pub mod ledger;
mod location;
pub mod lone_working;
pub mod medicines;
pub mod meetings;
pub mod notices;
pub mod observations;
pub mod organisation;
pub mod pay;
pub mod people;
pub mod picks;
pub mod plans;
pub mod price;
pub mod provider;
pub mod records;
mod refusal;
pub mod repairs;
pub mod requests;
mod rhythm;
pub mod roles;
mod second_voice;
pub mod skills;
pub mod stream;
pub mod support;
pub mod suspensions;
pub mod tasks;
pub mod team;
pub mod teams;
pub mod time;
mod topics;
pub mod transfer;
pub mod triage;
mod units;
pub mod values;
pub mod visit;
pub mod weeks;
mod who;
pub mod wishes;
pub mod workers;

pub use change::Change;
pub use general::General;
pub use location::Location;
pub use refusal::Refusal;
pub use rhythm::Rhythm;
pub use stream::Unreadable;
pub use units::{Metres, Minutes, Pence};
pub use who::{By, Context};
