//! The week file: everything needed to plan a week of care, in one readable JSON file.
//!
//! A [`Week`] is read with [`Week::read`], which lists everything that is wrong at once; [`Week::problem`] turns it
//! into a problem for the engine `rota`, and keeps what is needed to write plans back by name as a [`RotaFile`].
//! All times are civil times in the week's own zone; only the plan's clock counts real minutes, so that the two
//! nights on which clocks change are right.
#![forbid(unsafe_code)]

pub mod bounds;
mod change;
mod check;
mod civil;
mod compile;
mod finding;
mod history;
mod horizon;
mod ids;
mod import;
mod law;
mod notes;
mod person;
mod place;
mod read;
mod rota_file;

mod rules;
mod travel;
mod visit;
mod week;
mod weights;
mod worker;

pub use change::{
    Change, ChangeFormat, Event, PersonInHospital, VisitCancelled, VisitLength, VisitMoved, WorkerIll,
};
pub use civil::{Clock, Date, Days, Moment, Stretch, Weekday};
pub use compile::Compiled;
pub use finding::Finding;
pub use history::{Came, Published};
pub use horizon::{Horizon, PlanClock};
pub use ids::{PersonId, PlaceId, VisitId, WorkerId};
pub use import::{Imported, Sheets, Tables, Template, each_postcode, import, postcode_in, whereabouts};
pub use law::{Allowance, Law};
pub use person::{Known, Person};
pub use place::Place;
pub use rota_file::{
    Assigned, MadeBy, RestOwed, RotaFile, RotaFormat, RotaPart, RotaRest, RotaRound, RotaScore, RotaStop,
    RotaUnplaced,
};
pub use rules::{LawChoice, Rules};
pub use travel::{Closure, Coordinates, Mode, Obstacle, Point, RoadMap, Table, Travel, TravelSource};
pub use visit::{Companions, Link, Pin, Priority, Visit};
pub use week::{Format, Week};
pub use weights::Weights;
pub use worker::{Contract, Held, Off, RestException, Shift, SignOff, Unwanted, WorkedBefore, Worker};
