//! All blocks of the team, and one with every line: for the team and those who pay.

use super::{forms, statement, words};
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use ::words::length_short;
use axum::extract::Path;
use care::bank::BlockId;
use care::ids::TeamId;
use design::card;
use design::notice::Tone;
use design::table::table;
use maud::{Markup, html};
use service::bank::{BlockSeen, Blocks, Stand};

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let (blocks, _) = here.service().blocks(here.caller(), here.team()).await?;
    Ok(here.frame(Area::Bank, "Bank of hours").show(&html! {
        p { "The council and people themselves commission hours as blocks. What is not needed is kept as agreed, and nothing lapses unseen. The person, the team and those who pay read the same ledger." }
        @if !blocks.faults.is_empty() {
            p { (card::tag("does not add up", Tone::Harm)) " " (blocks.faults.join("; ")) }
        }
        @if blocks.all.is_empty() {
            (card::empty("No block of hours yet", "Agree the first one: for a person, or for everybody who has none of their own.", None))
        } @else {
            (sum(blocks.sum))
            (card::section("blocks", "Blocks", &list(&here, &blocks)))
        }
        @if blocks.may_agree { (card::section("agree", "Agree a block", &forms::to_agree(&here, &blocks))) }
    }))
}

fn sum(sum: Stand) -> Markup {
    let long = ::words::length;
    card::figures(&[
        ("In the bank", long(sum.kept), "kept for later"),
        ("Used so far", long(sum.delivered), "by visits whose day is over, and that nobody cancelled"),
        ("Gone back", long(sum.returned), "to those who pay"),
        ("Used beyond", long(sum.beyond), "what was commissioned"),
    ])
}

fn list(here: &TeamPage, blocks: &Blocks) -> Markup {
    let row = |block: &BlockSeen| {
        let stand = block.stand;
        let href = here.address(&format!("bank/{}", block.id));
        vec![
            html! { a href=(href) { (block.called) } },
            html! { (length_short(i64::from(block.terms.a_week.0))) },
            html! { (words::payer(block.terms.payer)) },
            html! { (length_short(stand.commissioned)) },
            html! { (length_short(stand.delivered)) },
            html! { (length_short(stand.reserved)) },
            html! { (length_short(stand.kept)) },
            html! { (length_short(stand.spent)) },
            html! { (length_short(stand.returned)) },
        ]
    };
    let head =
        ["For", "A week", "Paid by", "Commissioned", "Used", "Promised", "In the bank", "Spent", "Gone back"];
    table("Blocks of hours", &head, &blocks.all.iter().map(row).collect::<Vec<_>>())
}

pub(super) async fn one(
    here: TeamPage,
    Path((team, block)): Path<(TeamId, BlockId)>,
) -> Result<Markup, Trouble> {
    let one = here.service().block(here.caller(), team, block).await?;
    let title = format!("Hours for {}", one.block.called);
    Ok(here.frame(Area::Bank, title).show(&statement::statement(&here, &one)))
}
