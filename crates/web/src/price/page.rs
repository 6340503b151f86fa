//! What an hour of care costs, part by part; by the length of visits; beside what is paid for it.

use super::{forms, words};
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::day;
use ::words::length;
use care::Pence;
use design::button::{Weight, link};
use design::card::{self, facts, section};
use design::table::table;
use maud::{Markup, html};
use service::price::{Paid, Part, PriceOfCare};

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let price = here.service().price_of_care(here.caller(), here.team()).await?;
    Ok(here.frame(Area::Price, "Price of care").show(&html! {
        p { "What an hour with a person costs us, from our own ways, wages and overheads. The team, its organisation and the council read the same sum." }
        (figures(&price))
        (section("parts", "Part by part", &parts(&price)))
        (section("lengths", "By the length of a visit", &lengths(&price)))
        (section("paid", "What is paid", &paid(&here, &price)))
        (section("measured", "What was measured", &measured(&price)))
        @if price.may_change { (section("assume", "Change something", &forms::to_change(&here, &price))) }
        p { (link(&here.address("budgets"), "Personal budgets, without names", Weight::Bare)) }
        p.soft { "This page is made for paper, too: use your browser’s Print." }
    }))
}

fn figures(price: &PriceOfCare) -> Markup {
    let council = price.fees.first();
    let paid = council.map_or_else(|| "not agreed yet".to_owned(), |paid| paid.fee.hour.to_string());
    let gap = council.map_or_else(String::new, |paid| paid.gap.to_string());
    let mut all = vec![
        ("An hour costs", price.hour.to_string(), "as our own record and the sources below say"),
        ("An hour is paid", paid, "as agreed for today"),
    ];
    if council.is_some() {
        all.push(("Missing", gap, "of the price; below nothing where more is paid"));
    }
    if let Some(known) = price.published {
        all.push(("Published", known.pence().to_string(), known.source));
    }
    card::figures(&all)
}

fn parts(price: &PriceOfCare) -> Markup {
    let row = |part: &Part| {
        vec![
            html! { (words::item(part.item)) },
            html! { (words::value(part.item, part.value)) },
            html! { (part.amount) },
            html! { (words::basis(&part.basis)) },
        ]
    };
    let mut rows: Vec<_> = price.parts.iter().map(row).collect();
    rows.push(vec![html! { strong { "An hour" } }, html! {}, html! { strong { (price.hour) } }, html! {}]);
    html! {
        (table("The price, part by part", &["Part", "How much", "In an hour", "Where that comes from"], &rows))
        p.soft { "The sum is that of the Homecare Association: pay for the hour and all paid time that belongs to it, employer’s costs as shares of that pay, miles; running the business and the surplus as shares of the whole. Each part is rounded to the penny, the hour itself only once." }
    }
}

fn lengths(price: &PriceOfCare) -> Markup {
    let row = |(minutes, hour): &(care::Minutes, Pence)| {
        let visit = Pence(hour.0 * i64::from(minutes.0) / 60);
        vec![html! { (length(i64::from(minutes.0))) }, html! { (hour) }, html! { (visit) }]
    };
    let rows: Vec<_> = price.by_length.iter().map(row).collect();
    html! {
        p { "A visit takes as much of the way whether it is short or long, so an hour of short visits costs more. Ours are " (length(i64::from(price.usual.0))) " long on average." }
        (table("The price by the length of visits", &["A visit of", "An hour costs", "The visit costs"], &rows))
    }
}

fn paid(here: &TeamPage, price: &PriceOfCare) -> Markup {
    html! {
        @if price.fees.is_empty() { p { "No fee is agreed for today." } }
        @for one in &price.fees { (card::card(words::payer(one.payer), &beside(one))) }
        @if !price.other_fees.is_empty() {
            h3 { "On other days" }
            ul { @for (payer, from, fee) in &price.other_fees {
                li { (words::payer(*payer)) ", from " (from.strftime("%-d %B %Y")) ": " (fee.hour) " an hour, for " (words::counts(fee.counts)) "." }
            } }
        }
        @if price.may_change { (forms::to_agree(here, price)) }
    }
}

fn beside(one: &Paid) -> Markup {
    html! {
        (facts(&[
            ("An hour", html! { (one.fee.hour) ", for " (words::counts(one.fee.counts)) }),
            ("From", html! { (one.from.strftime("%-d %B %Y")) }),
            ("Missing", html! { @if Pence::ZERO < one.gap { (one.gap) " an hour, " (one.a_year) " in a year" } @else { "nothing: it is " (-one.gap) " more than the price" } }),
        ]))
        @if !one.closing.is_empty() {
            p { "Each of these would close the gap by itself, everything else as it is:" }
            ul { @for step in &one.closing { li { (words::closing(*step)) } } }
            p.soft { "Paying less for an hour is not among them: it is bounded by the law, and by what we promised." }
        }
    }
}

fn measured(price: &PriceOfCare) -> Markup {
    let one = &price.measured;
    let long = |minutes: care::Minutes| html! { (length(i64::from(minutes.0))) };
    html! {
        p.soft { "In the last " (one.weeks) " whole weeks that had a rota, from " (day(price.first.monday())) " at the earliest, all of us together." @if one.estimated { " Some ways and waits are not known: at least so much." } }
        (facts(&[
            ("Visits", html! { (::words::grouped(i64::from(one.visits))) }),
            ("With people", long(one.with_people)),
            ("On the way", long(one.travel)),
            ("Waiting and breaks", long(one.waiting)),
            ("Meetings and learning", long(one.meetings)),
            ("On top, to the guaranteed hours", long(one.on_top)),
            ("Miles in our own cars", html! { (one.miles) " paid" }),
        ]))
    }
}
