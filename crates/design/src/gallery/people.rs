//! Faces, decisions, history.

use crate::button::{self, Weight};
use crate::consent::{Spoken, Voice, proposal};
use crate::face::{self, Size, hue_of};
use crate::history::{Item, timeline};
use crate::{card, strength};
use maud::{Markup, html};

const NAMES: [&str; 6] =
    ["Amara Okafor", "Grace Lee", "Tom Birch", "Shazia Malik", "Peter Novak", "Ruth Cohen"];

const SCALE: [&str; 5] = ["not at all", "a little", "normal", "much", "above all"];

pub(super) fn faces() -> Markup {
    html! {
        div.columns {
            (face::line(&face::worker(NAMES[0], hue_of(0), Size::Medium), NAMES[0], Some("#faces"), &html! { "27 hours, with us since 2019" }))
            (face::line(&face::person("Mrs Hill", Size::Medium), "Mrs Hill", Some("#faces"), &html! { "next: Grace, today 7.45am" }))
            div { (face::worker(NAMES[1], hue_of(1), Size::Large)) " " (face::person("Mr Okafor", Size::Large)) }
        }
        (face::familiar(&[("Grace", hue_of(1), 12, false), ("Amara", hue_of(0), 5, false), ("Tom", hue_of(2), 1, true)]))
    }
}

pub(super) fn decisions() -> Markup {
    let voice = |at: usize, voice: Voice| Spoken { name: NAMES[at].to_owned(), hue: hue_of(at), voice };
    let voices = [
        voice(0, Voice::Consents),
        voice(1, Voice::Consents),
        voice(
            2,
            Voice::Objects("Two of us share a car on Thursdays; then neither can start at seven.".to_owned()),
        ),
        voice(3, Voice::Silent),
    ];
    html! {
        (proposal(
            "Picks close on Wednesday evening",
            "From April we close picks on Wednesday at 8pm instead of Thursday, so that people hear a day earlier who is coming.",
            "proposed by Shazia on Monday, open until Friday",
            &voices,
            Some(&button::row(&[button::link("#decisions", "I can live with it", Weight::Main), button::link("#decisions", "I object, because …", Weight::Quiet)])),
        ))
        (strength::choose("few-faces", "Few faces at each door matters to us", &SCALE, 3, "3.2 faces at a door; it cost 40 minutes of travel."))
        (card::fold("What the team values now", &html! {
            (strength::said("Few faces at each door", &SCALE, 3)) (strength::said("Even weekends", &SCALE, 2)) (strength::said("Short ways", &SCALE, 1))
        }))
    }
}

pub(super) fn history() -> Markup {
    let undo = Some(button::link("#history", "Undo", Weight::Bare));
    let item = |when: &str, what: &str, why: &str, undo, undone| Item {
        when: when.to_owned(),
        what: what.to_owned(),
        parts: Vec::new(),
        why: why.to_owned(),
        undo,
        undone,
    };
    timeline(&[
        (
            "Today".to_owned(),
            vec![
                item("4.10pm", "Grace adopted the rota for the week of 9 March.", "", undo, false),
                item(
                    "3.55pm",
                    "Tom moved Mr Okafor’s tea from Tuesday 4.30pm to 5pm.",
                    "He asked for it, his daughter visits first.",
                    None,
                    false,
                ),
            ],
        ),
        ("Yesterday".to_owned(), vec![item("8.20pm", "Shazia picked Thursday evening.", "", None, true)]),
    ])
}
