//! The design system: a few dozen pieces that every page is made of, all shown at `/design`.
//!
//! Pure functions from words to markup, which know nothing of care. The styles and scripts behind them are served by the
//! crate `web`, from its folder `assets`; each piece works without script. What a piece is for, and when not to use it, is
//! said at its function.
#![forbid(unsafe_code)]

pub mod button;
pub mod card;
pub mod chart;
pub mod consent;
pub mod difference;
pub mod face;
pub mod form;
pub mod gallery;
pub mod history;
pub mod hours;
pub mod icon;
pub mod live;
pub mod measure;
pub mod notice;
pub mod strength;
pub mod table;
pub mod week;
