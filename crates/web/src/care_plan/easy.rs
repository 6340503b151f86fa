//! The plan as Easy Read: short sentences, a picture beside each, large type. The person's own words are only cut into sentences.

use super::labels::doer;
use super::pictures::{Picture, picture};
use crate::Trouble;
use crate::frame::Area;
use crate::people::For;
use crate::team::TeamPage;
use crate::week::when::day;
use axum::extract::{Path, Query};
use care::care_plan::Doer;
use care::ids::{PersonId, TeamId};
use maud::{Markup, html};
use service::care_plan::PlanRecord;

pub(super) async fn show(
    here: TeamPage,
    Path(whose): Path<(TeamId, PersonId)>,
    Query(why): Query<For>,
) -> Result<Markup, Trouble> {
    let plan = here.service().open_care_plan(here.caller(), whose, why.purpose(), None).await?;
    let back = here.address(&format!("people/{}/plan", plan.person));
    let frame = here.frame(Area::People, "My plan");
    Ok(frame.show(&html! {
        p.choices { "Easy Read. This page can be printed: use your browser’s Print." a href=(back) { "Back" } }
        div.paper.easy {
            (line(Picture::Me, &format!("This is the plan of {}.", plan.called)))
            @for part in parts(&plan) { (drawn(&part)) }
            (ending(&plan))
        }
    }))
}

/// A heading with sentences, each with a picture.
struct Part {
    heading: &'static str,
    lines: Vec<(Picture, String)>,
}

fn parts(plan: &PlanRecord) -> Vec<Part> {
    let words = &plan.words;
    let of = |heading, picture, text: &str| Part {
        heading,
        lines: sentences(text).into_iter().map(|one| (picture, one)).collect(),
    };
    let hopes = plan.outcomes.iter().flat_map(|one| sentences(&one.what));
    let actions = words.actions.iter().map(|one| (action_picture(one.doer), who_does(one)));
    let what_ifs = words.what_ifs.iter().flat_map(|one| {
        let first = (Picture::Phone, format!("If {}:", one.happens));
        std::iter::once(first).chain(sentences(&one.then).into_iter().map(|one| (Picture::Hand, one)))
    });
    vec![
        of("What matters to me", Picture::Heart, &words.important),
        of("People who matter to me", Picture::People, &words.people),
        of("How to talk with me", Picture::Speech, &words.communicate),
        of("Please do", Picture::Tick, &words.please_do),
        of("Please don’t", Picture::Cross, &words.please_dont),
        of("What I am good at", Picture::Star, &words.strengths),
        of("What I need help with", Picture::Hand, &words.needs),
        Part { heading: "What I hope for", lines: hopes.map(|one| (Picture::Sun, one)).collect() },
        Part { heading: "Who does what", lines: actions.collect() },
        Part { heading: "If something goes wrong", lines: what_ifs.collect() },
    ]
}

fn action_picture(doer: Doer) -> Picture {
    match doer {
        Doer::Themselves => Picture::Me,
        Doer::Team | Doer::Health => Picture::Hand,
        Doer::Family | Doer::Neighbour | Doer::Community => Picture::Together,
    }
}

fn who_does(one: &care::care_plan::ActionWords) -> String {
    let who = match (one.doer, one.name.as_str()) {
        (Doer::Themselves, "") => "Me",
        (other, "") => doer(other).1,
        (_, name) => name,
    };
    format!("{who}: {}", ended(&one.what))
}

fn drawn(part: &Part) -> Markup {
    html! {
        @if !part.lines.is_empty() {
            section { h2 { (part.heading) } @for (what, words) in &part.lines { (line(*what, words)) } }
        }
    }
}

fn line(what: Picture, words: &str) -> Markup {
    html! { div.easy-line { (picture(what)) p { (words) } } }
}

fn ending(plan: &PlanRecord) -> Markup {
    let agreed =
        if plan.is_agreed { "I said yes to this plan." } else { "I have not said yes to this plan yet." };
    html! {
        section {
            h2 { "Saying yes" }
            (line(Picture::Pen, agreed))
            @if let Some(review) = plan.review { (line(Picture::Calendar, &format!("We talk about it again on {}.", day(review)))) }
            (line(Picture::Speech, "You can change your plan at any time. Tell us."))
        }
    }
}

/// The sentences of a text, one by one.
fn sentences(text: &str) -> Vec<String> {
    let lines = text.lines().flat_map(|line| line.split_inclusive(['.', '!', '?', ';']));
    let whole = lines.map(|one| one.trim().trim_end_matches(';')).filter(|one| !one.is_empty());
    whole.map(ended).collect()
}

/// With a capital at its beginning and a full stop at its end.
fn ended(sentence: &str) -> String {
    let mut letters = sentence.trim().chars();
    let sentence: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if sentence.ends_with(['.', '!', '?', ':']) { sentence } else { format!("{sentence}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_sentences_and_nothing_is_lost() {
        let cut = sentences("I love my garden; my cat, too!\nTea at four");
        assert_eq!(cut, ["I love my garden.", "My cat, too!", "Tea at four."]);
        assert_eq!(sentences(" \n "), [""; 0]);
    }
}
