//! Participatory budgeting: people decide together what a pot of money pays for.
//!
//! [`count`] says what wins once everybody has voted, and why. It knows no ballot by whose it is: a ballot is what somebody
//! named, and how many named the same.

pub mod count;
