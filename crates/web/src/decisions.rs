//! What the team decides by consent: a proposal stands unless somebody has a reason against it.

use crate::Trouble;
use crate::frame::Place;
use crate::pages::{Pages, change, see};
use crate::sent::{Body, Day, Id, Words};
use crate::team::{Here, Said, command_field, fresh_id};
use axum::extract::Path;
use axum::response::Response;
use care::access::Matter;
use care::decisions;
use care::decisions::Proposal;
use care::details::{Detail, Subject};
use care::ids::{CommandId, ProposalId, SealedId, TeamId};
use care::team::Command;
use care::time::plus_days;
use design::button::{self, Weight, button};
use design::card;
use design::consent::{Spoken, Voice, proposal};
use design::face;
use design::form::{self, Field};
use design::notice::Problem;
use jiff::civil::Date;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::{Glimpse, Order};

/// How many days a proposal usually waits for answers, and a decision for its review.
const ANSWER_DAYS: i32 = 7;
const REVIEW_DAYS: i32 = 84;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/decisions", see(Matter::Decisions), show)
        .post("/team/{team}/decisions", change(Matter::Decisions), propose)
        .post("/team/{team}/decisions/{topic}", change(Matter::Decisions), answer)
}

async fn show(here: Here) -> Markup {
    let (glimpse, frame) = (here.glimpse(), here.frame(Place::Decisions, "Decisions"));
    let of = |wanted: fn(&decisions::State) -> bool| -> Vec<(&ProposalId, &Proposal)> {
        glimpse.team().proposals.iter().filter(|(_, topic)| wanted(&topic.state)).collect()
    };
    let open = of(|state| *state == decisions::State::Open);
    let mut decided = of(|state| matches!(state, decisions::State::Decided { .. }));
    decided.sort_by_key(|(_, topic)| match topic.state {
        decisions::State::Decided { review, .. } => review,
        _ => Date::MAX,
    });
    frame.show(&html! {
        p { "We decide by consent: not when everyone is for it, but when nobody has a reason against it that the team should hear. A reason against is a gift; the proposal takes it up." }
        @if open.is_empty() {
            (card::empty("Nothing is waiting for an answer", "When something should be different, bring it up below in a few words.", None))
        }
        @if !open.is_empty() {
            (card::section("waiting", "Waiting for answers", &html! {
                @for (id, topic) in &open { (waiting(glimpse, **id, topic)) }
            }))
        }
        (card::section("bring-up", "Bring something up", &bring_up(glimpse)))
        @if !decided.is_empty() {
            (card::section("decided", "What we decided", &html! {
                @for (id, topic) in &decided { (settled(glimpse, **id, topic)) }
            }))
        }
    })
}

fn said(date: Date) -> String {
    date.strftime("%A %-d %B").to_string()
}

fn waiting(glimpse: &Glimpse, id: ProposalId, topic: &Proposal) -> Markup {
    let words = topic.words().map(|words| glimpse.words(words)).unwrap_or_default();
    let stands = match topic.versions.len() {
        1 => format!("{} proposed this; answers until {}", glimpse.worker(topic.by), said(topic.answer_by)),
        times => format!(
            "{} brought this up; changed {} to take up what was said; answers until {}",
            glimpse.worker(topic.by),
            if times == 2 { "once".to_owned() } else { format!("{} times", times - 1) },
            said(topic.answer_by)
        ),
    };
    proposal("Before the team", words, &stands, &voices(glimpse, topic), Some(&answers(glimpse, id, topic)))
}

fn voices(glimpse: &Glimpse, topic: &Proposal) -> Vec<Spoken> {
    let workers = glimpse.team().workers.iter().enumerate();
    let here = workers.filter(|(_, (_, worker))| worker.is_here(glimpse.today()));
    let spoken = |(place, (id, _)): (usize, (&care::ids::WorkerId, _))| Spoken {
        name: glimpse.worker(*id).to_owned(),
        hue: face::hue_of(place),
        voice: match topic.objections.get(id) {
            Some(reason) => Voice::Objects(glimpse.words(*reason).to_owned()),
            None if topic.consents.contains(id) => Voice::Consents,
            None => Voice::Silent,
        },
    };
    here.map(spoken).collect()
}

fn answers(glimpse: &Glimpse, id: ProposalId, topic: &Proposal) -> Markup {
    let action = format!("/team/{}/decisions/{id}", glimpse.id());
    let mine = glimpse.me() == Some(topic.by);
    let within = id.to_string();
    let (answer_by, review) = (
        plus_days(glimpse.today(), ANSWER_DAYS).to_string(),
        plus_days(glimpse.today(), REVIEW_DAYS).to_string(),
    );
    html! {
        form.answer method="post" action=(action) {
            (command_field())
            (button::row(&[button::button_of("answer", "consent", "I can live with it", Weight::Main)]))
        }
        (card::fold("I have a reason against it", &html! {
            form method="post" action=(action) {
                (command_field()) input type="hidden" name="answer" value="object";
                (form::long(&Field { name: "reason", within: &within, label: "What would go wrong?", ..Field::default() }))
                (button("Say it to the team", Weight::Quiet))
            }
        }))
        (card::fold("Propose it differently", &html! {
            form method="post" action=(action) {
                (command_field()) input type="hidden" name="answer" value="amend";
                (form::long(&Field { name: "words", within: &within, label: "What do you propose instead?", ..Field::default() }))
                (form::date(&Field { name: "answer-by", within: &within, label: "Answers until", value: &answer_by, ..Field::default() }))
                (button("Propose this instead", Weight::Quiet))
            }
        }))
        (card::fold("Close it", &html! {
            form method="post" action=(action) {
                (command_field()) input type="hidden" name="answer" value="decide";
                p { "It is decided when everyone has answered, or the time is over, and no reason against it stands." }
                (form::date(&Field { name: "review", within: &within, label: "Look at it again on", value: &review, ..Field::default() }))
                (button("It is decided", Weight::Quiet))
            }
            @if mine {
                form method="post" action=(action) {
                    (command_field()) input type="hidden" name="answer" value="withdraw";
                    (button("Withdraw it", Weight::Bare))
                }
            }
        }))
    }
}

fn bring_up(glimpse: &Glimpse) -> Markup {
    let answer_by = plus_days(glimpse.today(), ANSWER_DAYS).to_string();
    html! {
        form method="post" action=(format!("/team/{}/decisions", glimpse.id())) {
            (command_field())
            (form::long(&Field { name: "words", label: "What do you propose?", hint: "One thing, so that people can say yes or why not.", ..Field::default() }))
            (form::date(&Field { name: "answer-by", label: "Answers until", value: &answer_by, ..Field::default() }))
            (button("Put it before the team", Weight::Quiet))
        }
    }
}

fn settled(glimpse: &Glimpse, id: ProposalId, topic: &Proposal) -> Markup {
    let words = topic.words().map(|words| glimpse.words(words)).unwrap_or_default();
    let decisions::State::Decided { on, review } = topic.state else { return html! {} };
    let due = review <= glimpse.today();
    let answer_by = plus_days(glimpse.today(), ANSWER_DAYS).to_string();
    card::card(
        words,
        &html! {
            p.soft {
                "Decided on " (said(on)) ". "
                @if due { strong { "It was to be looked at again on " (said(review)) "." } } @else { "We look at it again on " (said(review)) "." }
            }
            (card::fold("Bring it up again", &html! {
                form method="post" action=(format!("/team/{}/decisions/{id}", glimpse.id())) {
                    (command_field()) input type="hidden" name="answer" value="amend";
                    (form::long(&Field { name: "words", within: &id.to_string(), label: "What do you propose now?", value: words, ..Field::default() }))
                    (form::date(&Field { name: "answer-by", within: &id.to_string(), label: "Answers until", value: &answer_by, ..Field::default() }))
                    (button("Put it before the team", Weight::Quiet))
                }
            }))
        },
    )
}

/// A proposal as it is put before the team.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct NewProposal {
    command: Id<CommandId>,
    /// One thing, so that people can say yes or why not.
    words: Words,
    /// Until when answers are waited for; a week where nothing is said.
    answer_by: Option<Day>,
}

/// What somebody answers to a proposal.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Reply {
    command: Id<CommandId>,
    answer: Answer,
    /// What would go wrong, for an objection.
    reason: Option<Words>,
    /// What is proposed instead, for an amendment.
    words: Option<Words>,
    /// Until when answers to an amendment are waited for.
    answer_by: Option<Day>,
    /// When what is decided comes up again.
    review: Option<Day>,
}

/// What can be done with a proposal.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    /// There is no reason against it.
    Consent,
    /// There is one.
    Object,
    /// It is proposed differently.
    Amend,
    /// It is decided.
    Decide,
    /// It is no longer proposed.
    Withdraw,
}

/// What somebody wrote, to be sealed with the team's key.
fn seal(team: TeamId, words: Words) -> (SealedId, (SealedId, Subject, Detail)) {
    let id = fresh_id(SealedId::new);
    (id, (id, Subject::Team(team), Detail::Words(words.0)))
}

/// Words that an answer cannot do without.
fn needed(words: Option<Words>, field: &str) -> Result<Words, Trouble> {
    let missing =
        || Trouble::of_problems(&[Problem::new(field, "There are no words yet. Write a sentence.")]);
    words.ok_or_else(missing)
}

async fn propose(here: Here, Body(sent): Body<NewProposal>) -> Result<Response, Trouble> {
    let (id, sealed) = seal(here.team(), sent.words);
    let answer_by =
        sent.answer_by.map_or_else(|| plus_days(here.glimpse().today(), ANSWER_DAYS), |day| day.0);
    let command =
        Command::from(decisions::Propose { proposal: fresh_id(ProposalId::new), words: id, answer_by });
    let order = Order { sealed: vec![sealed], ..Order::new(sent.command.0, command) };
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address("decisions"), Said::Proposed, done)
}

async fn answer(
    here: Here,
    Path((_, topic)): Path<(TeamId, ProposalId)>,
    Body(sent): Body<Reply>,
) -> Result<Response, Trouble> {
    let day =
        |day: Option<Day>, days| day.map_or_else(|| plus_days(here.glimpse().today(), days), |day| day.0);
    let mut sealed = Vec::new();
    let mut seal = |words: Words| {
        let (id, detail) = seal(here.team(), words);
        sealed.push(detail);
        id
    };
    let (command, said) = match sent.answer {
        Answer::Consent => (Command::from(decisions::Consent { proposal: topic }), Said::Consented),
        Answer::Object => {
            let words = seal(needed(sent.reason, "reason")?);
            (Command::from(decisions::Object { proposal: topic, words }), Said::Objected)
        }
        Answer::Amend => {
            let (words, answer_by) = (seal(needed(sent.words, "words")?), day(sent.answer_by, ANSWER_DAYS));
            (Command::from(decisions::Amend { proposal: topic, words, answer_by }), Said::Proposed)
        }
        Answer::Decide => (
            Command::from(decisions::Decide { proposal: topic, review: day(sent.review, REVIEW_DAYS) }),
            Said::Decided,
        ),
        Answer::Withdraw => (Command::from(decisions::Withdraw { proposal: topic }), Said::Withdrawn),
    };
    let order = Order { sealed, ..Order::new(sent.command.0, command) };
    let done = here.service().act(here.caller(), here.team(), order).await;
    here.on(&here.address("decisions"), said, done)
}
