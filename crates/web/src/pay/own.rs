//! A worker's hours and pay: what a period comes to, both tests, and every line.

use super::{forms, words};
use crate::Trouble;
use crate::disputes;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::day;
use ::words::{length, length_short};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use care::disputes::Line as Which;
use care::hours::Standing;
use care::ids::{TeamId, WorkerId};
use care::pay::payslip::Line;
use care::time::WeekStart;
use design::button::{self, Weight};
use design::card::{self, facts};
use design::table::table;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use service::pay::{OwnPay, beside};

/// Which period is looked at.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Look {
    /// A day of it.
    on: Option<String>,
}

impl Look {
    pub(super) fn day(&self) -> Option<Date> {
        self.on.as_deref()?.parse().ok()
    }
}

/// On to the viewer's own.
pub(super) async fn mine(here: TeamPage) -> Result<Response, Trouble> {
    let me = here.team_view().me().ok_or_else(Trouble::not_found)?;
    Ok(Redirect::to(&here.address(&format!("workers/{me}/pay"))).into_response())
}

pub(super) async fn show(
    here: TeamPage,
    Path((team, worker)): Path<(TeamId, WorkerId)>,
    Query(look): Query<Look>,
) -> Result<Markup, Trouble> {
    let pay = here.service().own_pay(here.caller(), (team, worker), look.day()).await?;
    let title =
        if pay.own { "My hours and pay".to_owned() } else { format!("Hours and pay of {}", pay.who.called) };
    let place = if pay.own { Area::MyPay } else { Area::Pay };
    let days = pay.slip.days;
    Ok(here.frame(place, title).show(&html! {
        p { strong { (words::days(days)) } ". Every minute of work is paid: visits, travel, waiting and meetings." }
        (beside_links(&here, &pay))
        @if pay.slip.estimated {
            p.soft { "Some minutes are estimated: at least so much. They were published before ways and waiting were written down, or somebody was away for part of a round." }
        }
        (sums(&pay))
        (card::section("tests", "Is it enough?", &html! {
            (facts(&[
                ("By law", html! { (words::law(&pay.slip)) }),
                ("As promised", html! { (words::promise(&pay.slip)) }),
            ]))
            @if pay.slip.sick_pay_open { p { "An illness goes across a change of the law of sick pay. Work that out by hand." } }
        }))
        (card::section("weeks", "Week by week", &weeks(&pay.weeks)))
        (card::section("lines", "Line by line", &lines(&here, &pay)))
        @if !pay.disputes.is_empty() {
            (card::section("asked", "Lines that were asked about", &html! { @for one in &pay.disputes { (disputes::card(&here, one)) } }))
        }
        (card::section("questions", "Questions", &questions(&here, &pay)))
        @if pay.may_change { (card::section("agree", "Agree and note", &forms::to_change(&here, &pay))) }
        p.soft { "This page is made for paper, too: use your browser’s Print." }
    }))
}

/// Earlier and later periods.
fn beside_links(here: &TeamPage, pay: &OwnPay) -> Markup {
    let (before, after) = beside(here.team_view().pay_rules(), pay.slip.days);
    let base = here.address(&format!("workers/{}/pay", pay.who.id));
    let is_past = after.first <= here.team_view().today();
    html! {
        div.buttons {
            (button::link(&format!("{base}?on={}", before.first), "Earlier", Weight::Quiet))
            @if is_past { " " (button::link(&format!("{base}?on={}", after.first), "Later", Weight::Quiet)) }
        }
    }
}

fn sums(pay: &OwnPay) -> Markup {
    let slip = &pay.slip;
    let hour =
        slip.hour.map_or_else(|| "no rate is agreed yet".to_owned(), |hour| format!("at {hour} an hour"));
    card::figures(&[
        ("Pay before tax", slip.pay().to_string(), &hour),
        (
            "Hours worked",
            length(i64::from(slip.worked.0)),
            "with people, on the way, waiting, meeting and learning",
        ),
        ("Money back", slip.money_back().to_string(), "miles and expenses, which are no pay"),
        (
            "Holiday this year",
            format!(
                "{} of {}",
                length_short(i64::from(pay.leave_taken.0)),
                length_short(i64::from(pay.holiday.0))
            ),
            "taken, of 5.6 weeks by law",
        ),
    ])
}

fn weeks(weeks: &[(WeekStart, Standing)]) -> Markup {
    let short = |minutes: care::Minutes| html! { span.number { (length_short(i64::from(minutes.0))) } };
    let row = |(week, one): &(WeekStart, Standing)| {
        let account = one.account;
        vec![
            html! { (week.monday().strftime("%-d %B")) },
            short(one.guaranteed),
            short(one.planned),
            short(account.with_people),
            short(account.travel),
            short(account.waiting),
            short(account.meetings + account.training + account.breaks),
            short(account.sick),
            short(account.leave),
            short(one.top_up),
            short(one.owed()),
        ]
    };
    let head = [
        "Week of",
        "Promised",
        "Planned",
        "With people",
        "On the way",
        "Waiting",
        "Meeting, learning",
        "Ill",
        "Leave",
        "On top",
        "Paid",
    ];
    table("Hours, week by week", &head, &weeks.iter().map(row).collect::<Vec<_>>())
}

fn lines(here: &TeamPage, pay: &OwnPay) -> Markup {
    let team_view = here.team_view();
    let row = |line: &Line| {
        let minutes = i64::from(line.minutes.0);
        vec![
            html! { (line.on.strftime("%a %-d %b")) @if let Some(at) = line.at { ", " (::words::clock(i32::from(at.clock.minutes()))) } },
            html! { (words::what(team_view, line)) },
            html! { @if minutes > 0 { (length_short(minutes)) } },
            html! { (line.pay) },
            html! { (not_right(here, pay, line)) },
        ]
    };
    if pay.slip.lines.is_empty() {
        return card::empty(
            "Nothing in this period yet",
            "Once a week is published, every visit and journey is listed here.",
            None,
        );
    }
    html! {
        (table("Pay, line by line", &["When", "What for", "How long", "Pay", "Right?"], &pay.slip.lines.iter().map(row).collect::<Vec<_>>()))
        @if !pay.extras.is_empty() {
            ul { @for (_, extra, words) in &pay.extras { li { (day(extra.on)) ": " (words) } } }
        }
    }
}

/// The way to say that a line is not right.
fn not_right(here: &TeamPage, pay: &OwnPay, line: &Line) -> Markup {
    let of_day = pay.slip.lines.iter().filter(|one| one.on == line.on);
    let number = of_day.take_while(|one| !std::ptr::eq(*one, line)).count() + 1;
    let (Ok(number), true) = (u32::try_from(number), pay.may_ask) else { return html! {} };
    let which = Which::Pay { worker: pay.who.id, on: line.on, number };
    let label = format!("Line {number} of {} is not right", day(line.on));
    html! { a href=(disputes::address(here, which, line.pay.0)) aria-label=(label) { "Not right?" } }
}

fn questions(here: &TeamPage, pay: &OwnPay) -> Markup {
    html! {
        @for one in &pay.questions {
            (card::card(&format!("About {}", day(one.on)), &html! {
                (card::words_of(&one.who.called, &one.words))
                @match &one.answer {
                    Some(answer) => { p { strong { "Answer: " } (answer) } }
                    None if pay.may_answer => { (forms::to_answer(here, one)) }
                    None => { p.soft { "Not answered yet." } }
                }
            }))
        }
        @if pay.questions.is_empty() { p.soft { "No questions about this period." } }
        @if pay.may_ask { (forms::to_ask(here, pay)) }
    }
}
