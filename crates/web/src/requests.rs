//! What workers ask of one another, and changes to a published week that wait for somebody's word.

use super::week::consequence;
use super::week::people::{names, title, title_and_time, who};
use super::week::when::{day, moment};
use crate::Trouble;
use crate::frame::Place;
use crate::pages::{Pages, change, see};
use crate::sent::{Body, Id};
use crate::team::{Here, Said, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::access::Matter;
use care::ids::{CommandId, RepairId, RequestId, TeamId, WorkerId};
use care::repairs::Repair;
use care::requests::{Answer, Asked, Request, State};
use care::team::Command;
use care::time::WeekStart;
use care::visit::VisitId;
use care::{repairs, requests};
use design::button::{Weight, button_of};
use design::card::{card, empty, facts, fold, section, words_of};
use design::live;
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::planning::Consequence;
use service::{Error, Order};
use std::collections::BTreeMap;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/requests", see(Matter::Weeks), look)
        .post("/team/{team}/requests/{request}", change(Matter::Weeks), answer)
        .post("/team/{team}/repairs/{repair}", change(Matter::Weeks), decide)
}

async fn look(here: Here) -> Markup {
    let address = here.address("requests");
    let meant = Meant::of(&here).await;
    here.frame(Place::Requests, "Requests").show(&live::region("requests", &address, &all(&here, &meant)))
}

/// What a yes of whoever looks would mean, where she is asked.
#[derive(Default)]
struct Meant {
    requests: BTreeMap<RequestId, Result<Consequence, Error>>,
    repairs: BTreeMap<RepairId, Result<Consequence, Error>>,
}

impl Meant {
    async fn of(here: &Here) -> Self {
        let (glimpse, mut meant) = (here.glimpse(), Self::default());
        let Some(me) = glimpse.me() else { return meant };
        for (id, request) in &glimpse.team().requests {
            if request.state == State::Open && request.answers.contains_key(&me) {
                meant.requests.insert(*id, glimpse.if_answered(request, me).await);
            }
        }
        for (week, known) in &glimpse.team().weeks {
            for id in known.repairs.keys() {
                meant.repairs.insert(*id, glimpse.if_repaired(*week, *id).await);
            }
        }
        meant
    }
}

/// What a yes would mean; whether it can be given.
fn meaning(here: &Here, meant: Option<&Result<Consequence, Error>>) -> (Markup, bool) {
    match meant {
        None => (html! {}, true),
        Some(Ok(told)) => {
            let shown = html! { div.meaning { p { strong { "If you say yes:" } } (consequence::show(here.glimpse(), told)) } };
            (shown, told.breaks.is_empty())
        }
        Some(Err(error)) => {
            let said = html! { @for sentence in &error.sentences { (notice(&Notice::new(Tone::Wanting, sentence.as_str()))) } };
            (said, false)
        }
    }
}

fn all(here: &Here, meant: &Meant) -> Markup {
    let (glimpse, me) = (here.glimpse(), here.glimpse().me());
    let open: Vec<(&RequestId, &Request)> =
        glimpse.team().requests.iter().filter(|(_, request)| request.state == State::Open).collect();
    let (asked, others): (Vec<_>, Vec<_>) = open
        .into_iter()
        .partition(|(_, request)| me.is_some_and(|me| request.answers.get(&me) == Some(&Answer::Open)));
    let repairs: Vec<(WeekStart, RepairId, &Repair)> = glimpse
        .team()
        .weeks
        .iter()
        .flat_map(|(week, known)| known.repairs.iter().map(|(id, repair)| (*week, *id, repair)))
        .collect();
    let mut over: Vec<&Request> =
        glimpse.team().requests.values().filter(|request| request.state != State::Open).collect();
    over.sort_by_key(|request| std::cmp::Reverse(request.week));
    html! {
        @if asked.is_empty() && others.is_empty() && repairs.is_empty() {
            (empty("Nothing waits for an answer", "To ask a colleague to take a visit or to swap, open the visit on the board and choose “Ask a colleague”.", None))
        }
        @if !asked.is_empty() { (section("asked", "You are asked", &html! { @for (id, request) in &asked { (one(here, **id, request, meant)) } })) }
        @if !repairs.is_empty() { (section("repairs", "Changes that wait for somebody’s word", &html! { @for (week, id, repair) in &repairs { (one_repair(here, *week, *id, repair, meant)) } })) }
        @if !others.is_empty() { (section("others", "Waiting for others", &html! { @for (id, request) in &others { (one(here, **id, request, meant)) } })) }
        @if !over.is_empty() { (fold("What became of earlier ones", &html! { ul { @for request in over.iter().take(30) { li { (sentence(here, request)) " " (became(request.state)) } } } })) }
    }
}

fn visit(here: &Here, visit: VisitId) -> String {
    let glimpse = here.glimpse();
    glimpse.team().visit(visit).map_or_else(
        || "a visit that is not wanted any more".to_owned(),
        |visit| title_and_time(glimpse, &visit),
    )
}

/// The same, at the time that people were told.
fn visit_as_told(here: &Here, which: VisitId) -> String {
    let (glimpse, team) = (here.glimpse(), here.glimpse().team());
    let Some(known) = team.visit(which) else { return visit(here, which) };
    let told = team.published(WeekStart::of(known.date)).and_then(|told| told.rota.get(&which));
    let start = told.map_or_else(|| known.usual_start(), |told| told.start);
    format!("{}, {}", title(glimpse, &known), moment(start))
}

/// "Grace asks who can take over Mrs Hill, breakfast, Tuesday 24 November, 7.45am."
fn sentence(here: &Here, request: &Request) -> String {
    let from = here.glimpse().worker(request.from);
    match request.what {
        Asked::Offer { visit: which } => format!("{from} asks who can take {}.", visit(here, which)),
        Asked::TakeOver { visit: which } => format!("{from} asks who can take over {}.", visit(here, which)),
        Asked::Swap { mine, yours } => {
            format!("{from} would like to swap {} for {}.", visit(here, mine), visit(here, yours))
        }
    }
}

/// "Carys would like to swap with you": what is asked, in a line.
fn heading(here: &Here, request: &Request) -> String {
    let (glimpse, me) = (here.glimpse(), here.glimpse().me());
    let from = if me == Some(request.from) { "You" } else { glimpse.worker(request.from) };
    let asks = if from == "You" { "ask" } else { "asks" };
    match request.what {
        Asked::Offer { .. } => format!("{from} {asks} who can take a visit that nobody has"),
        Asked::TakeOver { .. } => format!("{from} {asks} who can take over a visit"),
        Asked::Swap { .. } => {
            let with = match me.filter(|me| request.answers.contains_key(me)) {
                Some(_) => "you".to_owned(),
                None => names(glimpse, request.answers.keys()),
            };
            format!("{from} would like to swap with {with}")
        }
    }
}

/// The visits it is about, each with a way to it and who would make it.
fn visits(here: &Here, request: &Request) -> Markup {
    let (glimpse, me) = (here.glimpse(), here.glimpse().me());
    let link = |which| html! { a href=(here.address(&format!("visit/{which}?on=board"))) { (visit_as_told(here, which)) } };
    let name =
        |worker: &WorkerId| (if me == Some(*worker) { "You" } else { glimpse.worker(*worker) }).to_owned();
    match request.what {
        Asked::Offer { visit } | Asked::TakeOver { visit } => html! { p { (link(visit)) } },
        Asked::Swap { mine, yours } => {
            let other = request.answers.keys().next().map(name).unwrap_or_default();
            facts(&[
                (&format!("{other} would make"), link(mine)),
                (&format!("{} would make", name(&request.from)), link(yours)),
            ])
        }
    }
}

fn became(state: State) -> &'static str {
    match state {
        State::Open => "",
        State::Made => "Done.",
        State::Declined => "Nobody could.",
        State::Withdrawn => "Withdrawn.",
    }
}

fn one(here: &Here, id: RequestId, request: &Request, meant: &Meant) -> Markup {
    let (glimpse, me) = (here.glimpse(), here.glimpse().me());
    let of = |answer| -> Vec<_> {
        request
            .answers
            .iter()
            .filter(|(_, said)| **said == answer)
            .map(|(worker, _)| worker)
            .copied()
            .collect()
    };
    let (open, no): (Vec<_>, Vec<_>) = (of(Answer::Open), of(Answer::No));
    let answers = me.is_some_and(|me| request.answers.contains_key(&me));
    let others: Vec<_> = open.iter().filter(|worker| Some(**worker) != me).copied().collect();
    let (meaning, can) = meaning(here, meant.requests.get(&id));
    card(
        &heading(here, request),
        &html! {
            (visits(here, request))
            @if let Some(words) = request.words.map(|words| glimpse.words(words)).filter(|words| !words.is_empty()) {
                (words_of(glimpse.worker(request.from), words))
            }
            p.soft {
                @if !others.is_empty() { "Not answered yet: " (names(glimpse, &others)) ". " }
                @if !no.is_empty() { "Cannot: " (names(glimpse, &no)) "." }
            }
            (meaning)
            form method="post" action=(here.address(&format!("requests/{id}"))) {
                (command_field())
                div.buttons {
                    @if answers {
                        @if can { (button_of("answer", "yes", "Yes, I’ll do it", Weight::Main)) }
                        (button_of("answer", "no", "No, I can’t", Weight::Quiet))
                    }
                    @if me == Some(request.from) { (button_of("answer", "withdraw", "Withdraw it", Weight::Quiet)) }
                }
            }
        },
    )
}

/// What somebody says to a request.
#[derive(Debug, Deserialize, JsonSchema)]
struct Reply {
    command: Id<CommandId>,
    answer: Word,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Word {
    Yes,
    No,
    /// For whoever asked.
    Withdraw,
}

/// Yes changes the rota, so the checker looks first.
async fn answer(
    here: Here,
    Path((_, request)): Path<(TeamId, RequestId)>,
    Body(sent): Body<Reply>,
) -> Result<Response, Trouble> {
    let (service, caller, team, id) = (here.service(), here.caller(), here.team(), sent.command.0);
    let (said, command) = match sent.answer {
        Word::Yes => {
            let make = |verdict| Command::from(requests::SayYes { request, verdict });
            let done = service.act_judged(caller, team, Order::of(id), make).await;
            return here.on(&here.address("requests"), Said::Answered, done);
        }
        Word::No => (Said::Answered, Command::from(requests::SayNo { request })),
        Word::Withdraw => (Said::Withdrawn, Command::from(requests::WithdrawRequest { request })),
    };
    let done = service.act(caller, team, Order::new(id, command)).await;
    here.on(&here.address("requests"), said, done)
}

fn one_repair(here: &Here, week: WeekStart, id: RepairId, repair: &Repair, meant: &Meant) -> Markup {
    let glimpse = here.glimpse();
    let mine = glimpse.me().is_some_and(|me| repair.agreed.contains(&me));
    let (meaning, can) = meaning(here, meant.repairs.get(&id));
    card(
        &format!("A change to the week of {}", day(week.monday())),
        &html! {
            ul {
                @for step in &repair.steps {
                    @let (before, after) = (who(glimpse, step.before.as_ref()), who(glimpse, step.after.as_ref()));
                    li { (visit(here, step.visit)) ": " (if after.is_empty() { "nobody" } else { &after }) ", now " (if before.is_empty() { "nobody" } else { &before }) }
                }
            }
            @if let Some(words) = repair.words.map(|words| glimpse.words(words)).filter(|words| !words.is_empty()) { p.quoted { (words) } }
            @if !repair.agreed.is_empty() { p.soft { "Agreed so far: " (names(glimpse, &repair.agreed)) "." } }
            (meaning)
            form method="post" action=(here.address(&format!("repairs/{id}"))) {
                (command_field())
                input type="hidden" name="week" value=(week);
                div.buttons {
                    @if !mine && can { (button_of("answer", "agree", "I agree to it", Weight::Main)) }
                    (button_of("answer", "drop", "Drop it", Weight::Quiet))
                }
            }
        },
    )
}

/// What somebody says to a change of a published week.
#[derive(Debug, Deserialize, JsonSchema)]
struct RepairReply {
    command: Id<CommandId>,
    /// The Monday of the week.
    week: Id<WeekStart>,
    answer: RepairWord,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum RepairWord {
    Agree,
    Drop,
}

async fn decide(
    here: Here,
    Path((_, repair)): Path<(TeamId, RepairId)>,
    Body(sent): Body<RepairReply>,
) -> Result<Response, Trouble> {
    let (service, caller, team, id) = (here.service(), here.caller(), here.team(), sent.command.0);
    let week = sent.week.0;
    let (said, done) = match sent.answer {
        RepairWord::Agree => {
            let make = |verdict| Command::from(repairs::AgreeToRepair { repair, week, verdict });
            (Said::Answered, service.act_judged(caller, team, Order::of(id), make).await)
        }
        RepairWord::Drop => {
            let order = Order::new(id, Command::from(repairs::DropRepair { repair, week }));
            (Said::Withdrawn, service.act(caller, team, order).await)
        }
    };
    here.on(&here.address("requests"), said, done)
}
