//! Everybody's hours and pay of a period, and the table for payroll.

use super::own::Look;
use super::{forms, words};
use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::day;
use ::words::length_short;
use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use care::pay::payslip::{Payslip, What};
use design::button::{self, Weight};
use design::card;
use design::table::table as columns;
use maud::{Markup, html};
use service::Colleague;
use service::pay::{TeamPay, beside};

pub(super) async fn show(here: TeamPage, Query(look): Query<Look>) -> Result<Markup, Trouble> {
    let (pay, _) = here.service().team_pay(here.caller(), here.team(), look.day()).await?;
    let (before, after) = beside(pay.rules, pay.days);
    let to = |day| here.address(&format!("pay?on={day}"));
    let csv = here.address(&format!("pay/table?on={}", pay.days.first));
    Ok(here.frame(Area::Pay, "Hours and pay").show(&html! {
        p { strong { (words::days(pay.days)) } ". We pay " (words::every(pay.rules.every)) ", and every hour at least " (words::promised(pay.rules.promise)) "." }
        p.choices {
            (button::link(&to(before.first), "Earlier", Weight::Quiet)) " "
            @if after.first <= here.team_view().today() { (button::link(&to(after.first), "Later", Weight::Quiet)) " " }
            (button::link(&csv, "Table for payroll", Weight::Quiet))
        }
        @if !pay.questions.is_empty() {
            (card::section("questions", "Waiting for an answer", &html! {
                ul { @for one in &pay.questions {
                    li { a href=(here.address(&format!("workers/{}/pay?on={}", one.who.id, one.on))) { (one.who.called) ", about " (day(one.on)) } }
                } }
            }))
        }
        (card::section("everyone", "Everyone", &everyone(&here, &pay)))
        @if pay.may_change { (card::section("rules", "How we pay", &forms::to_rule(&here, &pay))) }
    }))
}

fn everyone(here: &TeamPage, pay: &TeamPay) -> Markup {
    let head = ["Worker", "Hours worked", "Leave", "On top", "Pay", "Money back", "By law", "As promised"];
    let row = |(who, slip): &(Colleague, Payslip)| {
        let minutes = |wanted: What| -> care::Minutes {
            slip.lines.iter().filter(|line| line.what == wanted).map(|line| line.minutes).sum()
        };
        let short = |minutes: care::Minutes| length_short(i64::from(minutes.0));
        let href = here.address(&format!("workers/{}/pay?on={}", who.id, pay.days.first));
        vec![
            html! { a href=(href) { (who.called) } },
            html! { (short(slip.worked)) @if slip.estimated { " at least" } },
            html! { (short(minutes(What::Leave))) },
            html! { (short(minutes(What::TopUp))) },
            html! { (slip.pay()) },
            html! { (slip.money_back()) },
            html! { @match &slip.law { Some(law) if law.is_enough() => { "enough" } Some(law) => { (law.short()) " missing" } None => { "no rate agreed" } } },
            html! { @match slip.promise { Some(promise) if promise.must <= promise.pay => { "kept" } Some(promise) => { (promise.must - promise.pay) " less" } None => { "–" } } },
        ]
    };
    columns("Everybody’s hours and pay", &head, &pay.slips.iter().map(row).collect::<Vec<_>>())
}

/// The table for payroll, as a file.
pub(super) async fn table(here: TeamPage, Query(look): Query<Look>) -> Result<Response, Trouble> {
    let (pay, _) = here.service().team_pay(here.caller(), here.team(), look.day()).await?;
    let name = format!("attachment; filename=\"pay-{}-to-{}.csv\"", pay.days.first, pay.days.last);
    let headers =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, service::pay::table(&pay)).into_response())
}
