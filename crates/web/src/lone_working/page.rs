//! Who is out alone: by when they are back, who was asked, and what to do where somebody is not.

use crate::Trouble;
use crate::frame::Area;
use crate::sent::{Body, Id, Text, TimeOfDay};
use crate::team::{Said, TeamPage, command_field};
use crate::week::when::clock;
use axum::extract::Path;
use axum::response::Response;
use care::ids::{CommandId, TeamId, WorkerId};
use care::lone_working::{OutingId, Whom};
use care::time::{Moment, plus_days};
use design::button::{Weight, button, link};
use design::card::{self, empty};
use design::form::{self, Field};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::lone_working::{BackByWanted, BackTold, LoneView, OutAlone};

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let view = here.team_view().lone_working();
    let nobody = view.mine.is_none() && view.others.is_empty();
    Ok(here.frame(Area::Today, "Working alone").show(&html! {
        p { "Say by when you will be back. If you have not said that you are, the colleague you chose is asked, and a quarter of an hour later everyone. Nobody is followed: this goes by what people say." }
        @if nobody { (empty("Nobody is awaited", "If you work alone in the evening, or where you do not feel safe, say so here or on your phone.", None)) }
        (body(&here, &view))
        @if here.team_view().me().is_some() {
            (card::section("say", if view.mine.is_some() { "Later than you said?" } else { "I go on alone" }, &form(&here)))
        }
    }))
}

/// On today's page: who is awaited, and who came back after they were asked for.
pub(crate) fn section(here: &TeamPage) -> Markup {
    let view = here.team_view().lone_working();
    let quiet = view.mine.is_none() && view.others.is_empty() && view.back.is_empty();
    html! {
        @if quiet {
            @if here.team_view().me().is_some() { p { (link(&here.address("lone-working"), "I work alone: say by when I am back", Weight::Bare)) } }
        } @else { (body(here, &view)) }
    }
}

fn body(here: &TeamPage, view: &LoneView) -> Markup {
    html! {
        @for one in &view.back { (came_back(one)) }
        @if let Some(mine) = &view.mine { (own(here, mine)) }
        @for one in &view.others { (awaited(here, one)) }
    }
}

fn came_back(one: &BackTold) -> Markup {
    let (who, at, received) = (&one.who.called, clock(one.at.clock), clock(one.received.clock));
    let said = if one.in_time {
        format!("{who} was back at {at}, in time. The phone had no signal, and it reached us at {received}.")
    } else {
        format!("{who} is back since {at}.")
    };
    notice(&Notice::new(Tone::Kept, said).more("Nobody has to look for them."))
}

fn own(here: &TeamPage, mine: &OutAlone) -> Markup {
    let until = clock(mine.until.clock);
    let (tone, said) = if mine.overdue {
        (Tone::Harm, format!("You said that you would be back by {until}. Are you?"))
    } else {
        (Tone::Plain, format!("You said that you are back by {until}."))
    };
    notice(&Notice::new(tone, said).action(back_form(here, mine, "I am back")))
}

fn awaited(here: &TeamPage, one: &OutAlone) -> Markup {
    let (who, until) = (&one.who.called, clock(one.until.clock));
    if !one.overdue {
        let asked = one.colleague.as_ref().map(|chosen| format!(" {} is asked first.", chosen.called));
        return html! { p.soft { (who) " works alone, and is back by " (until) "." (asked.unwrap_or_default()) } };
    }
    let asked = match &one.asked {
        Some((Whom::Everyone, at)) => format!("Everyone was asked at {}.", clock(at.clock)),
        Some((Whom::Colleague, at)) => {
            let chosen = one.colleague.as_ref().map_or("A colleague", |chosen| chosen.called.as_str());
            format!("{chosen} was asked at {}.", clock(at.clock))
        }
        None => String::new(),
    };
    let said = Notice::new(Tone::Harm, format!("{who} wanted to be back by {until}, and has not said so."));
    let action = html! { (what_to_do(one)) (back_form(here, one, &format!("I have heard from {who}: they are back"))) };
    notice(&said.more(asked).action(action))
}

/// What to do, step by step.
fn what_to_do(one: &OutAlone) -> Markup {
    let who = &one.who.called;
    html! {
        ol.plain {
            li { "Ring " (who) (number(&one.phone)) "." }
            @match &one.last {
                Some(last) => li { "No answer: ring " (last.called) (number(&last.phone)) ", where they were last." },
                None => li { "No answer: ring those whom they visited last." },
            }
            li { "Still nothing: two of you go there. Say here who goes." }
            li { strong { "If you fear that they are hurt or in danger, ring 999 now." } " Say where they were last, and since when." }
        }
    }
}

/// " on 0161 496 0000", with a link that rings.
fn number(phone: &str) -> Markup {
    let digits: String = phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    html! { @if !digits.is_empty() { " on " a href={"tel:" (digits)} { (phone) } } }
}

fn back_form(here: &TeamPage, one: &OutAlone, words: &str) -> Markup {
    html! {
        form method="post" action=(here.address(&format!("workers/{}/back", one.who.id))) {
            (command_field())
            input type="hidden" name="outing" value=(one.outing);
            (button(words, Weight::Main))
        }
    }
}

fn form(here: &TeamPage) -> Markup {
    let team_view = here.team_view();
    let me = team_view.me();
    let others = team_view.colleagues().into_iter().filter(|one| Some(one.id) != me);
    let others: Vec<(String, String)> = others.map(|one| (one.id.to_string(), one.called)).collect();
    let mut options: Vec<(&str, &str)> = vec![("", "Everyone at once")];
    options.extend(others.iter().map(|(id, name)| (id.as_str(), name.as_str())));
    html! {
        form method="post" action=(here.address("lone-working")) {
            (command_field())
            (form::short(&Field { name: "until", label: "Back by", hint: "Such as 9.30pm.", ..Field::default() }))
            (form::select(&Field { name: "colleague", label: "Who is asked first?", ..Field::default() }, &options))
            (button("Save", Weight::Main))
        }
    }
}

/// By when somebody is back.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct BackBy {
    command: Id<CommandId>,
    until: TimeOfDay,
    /// Who is asked first; everyone where it is left out.
    colleague: Option<Text>,
}

/// Somebody is back.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Back {
    command: Id<CommandId>,
    outing: Id<OutingId>,
}

pub(super) async fn say(here: TeamPage, Body(sent): Body<BackBy>) -> Result<Response, Trouble> {
    let now = here.team_view().moment();
    // A time that has passed today is tomorrow's: a night ends in the morning.
    let date = if sent.until.0 <= now.clock { plus_days(now.date, 1) } else { now.date };
    let colleague = sent.colleague.and_then(|colleague| colleague.0.parse::<WorkerId>().ok());
    let wanted = BackByWanted { until: Moment::new(date, sent.until.0), after: None, colleague };
    let done = here.service().say_back_by(here.caller(), here.team(), sent.command.0, wanted).await;
    here.on(&here.address("lone-working"), Said::BackBy, done)
}

pub(super) async fn back(
    here: TeamPage,
    Path((team, worker)): Path<(TeamId, WorkerId)>,
    Body(sent): Body<Back>,
) -> Result<Response, Trouble> {
    let which = (sent.command.0, sent.outing.0);
    let done = here.service().say_back(here.caller(), (team, worker), which).await;
    here.on(&here.address("lone-working"), Said::Back, done)
}
