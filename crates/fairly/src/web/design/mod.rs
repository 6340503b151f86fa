//! The design system: a few dozen pieces that every page is made of, all shown at `/design`.
//!
//! Pure functions from words to markup. How they look is in `web/assets/css`, how they feel in `web/assets/js`; each works
//! without script. What a piece is for, and when not to use it, stands at its function.

pub mod button;
pub mod card;
pub mod consent;
#[cfg(test)]
mod contrast;
pub mod difference;
pub mod face;
pub mod form;
pub mod gallery;
pub mod history;
pub mod hours;
pub mod icon;
pub mod layout;
pub mod live;
pub mod measure;
pub mod notice;
pub mod strength;
pub mod table;
pub mod week;
