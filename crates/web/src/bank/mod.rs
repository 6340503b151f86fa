//! The bank of hours: blocks for the team and those who pay, a person's own bank, every line explained.

mod blocks;
mod forms;
mod person;
pub(crate) mod sentence;
mod statement;
mod words;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/bank", see(Matter::Blocks), blocks::show)
        .post("/team/{team}/bank/agree", change(Matter::Blocks), forms::agree)
        .get("/team/{team}/bank/{block}", see(Matter::Blocks), blocks::one)
        .post("/team/{team}/bank/{block}/sign", change(Matter::Blocks), forms::sign)
        .get("/team/{team}/people/{person}/bank", see(Matter::Bank), person::show)
        .post("/team/{team}/people/{person}/bank/spend", change(Matter::Bank), forms::spend)
}
