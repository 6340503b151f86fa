//! Colours, type, signs, buttons, notices, forms, cards.

use super::example;
use crate::button::{self, Weight};
use crate::form::{self, Choice, Field};
use crate::icon::{Icon, icon};
use crate::notice::{FieldProblem, Notice, Tone, error_summary, notice};
use crate::{card, face, measure};
use maud::{Markup, html};

/// Every colour with what it is for.
const COLOURS: [(&str, &str); 9] = [
    ("paper", "paper"),
    ("card", "card"),
    ("ink", "ink"),
    ("soft", "soft ink"),
    ("line", "hairlines"),
    ("accent", "links, what to do, ours"),
    ("wanting", "needs someone"),
    ("harm", "harm possible"),
    ("kept", "kept, done"),
];

pub(super) fn colours() -> Markup {
    let palette = |class: &str, name: &str| {
        html! {
            div class={"palette " (class)} {
                h3 { (name) }
                ul.swatches {
                    @for (colour, use_of) in COLOURS { li { i class={"swatch " (colour)} aria-hidden="true" {} span { (use_of) } } }
                }
                ul.swatches {
                    @for (at, hue) in words::HUES.iter().enumerate() {
                        li class=(measure::hue(*hue)) { i.swatch.tone aria-hidden="true" {} span { "worker " (at + 1) } }
                    }
                }
            }
        }
    };
    html! { div.columns { (palette("in-light", "Light")) (palette("in-dark", "Dark")) } }
}

pub(super) fn type_sizes() -> Markup {
    html! {
        p.sample-36 { "Tuesday is looked after" }
        p.sample-28 { "Nobody has Tuesday tea for Mr Okafor yet" }
        p.sample-22 { "Names before numbers, times as people say them" }
        p { "Everything else is the system’s own sans, 18 px, so that it looks at home on every device and nothing has to be fetched. Lines stay under seventy characters, because tired people read them." }
        p.sample-16.soft { "Small print is 16 px and still easy; 14 px is for the board alone." }
    }
}

pub(super) fn signs() -> Markup {
    html! { ul.signs { @for (sign, words) in Icon::ALL { li { (icon(sign)) (words) } } } }
}

pub(super) fn buttons() -> Markup {
    html! {
        (example("Main", "at most one on a page", &button::button("Adopt this rota", Weight::Main)))
        (example("Quiet", "anything else", &button::row(&[
            button::link("#buttons", "Look at the difference", Weight::Quiet),
            button::link_with("#buttons", Icon::Print, "Print the week", Weight::Quiet),
        ])))
        (example("Bare", "in rows, beside text", &button::link_with("#buttons", Icon::Undo, "Undo", Weight::Bare)))
        (example("Grave", "takes something away from someone", &button::button("Close this account", Weight::Grave)))
    }
}

pub(super) fn notices() -> Markup {
    let undo = button::link_with("#notices", Icon::Undo, "Undo", Weight::Bare);
    html! {
        (notice(&Notice::new(Tone::Kept, "Grace has Tuesday tea with Mr Okafor now.").more("Both will be told this evening.").action(undo)))
        (notice(&Notice::new(Tone::Wanting, "Nobody has Tuesday tea for Mr Okafor yet.").more("Three of you could come. Asking them takes one press.")))
        (notice(&Notice::new(Tone::Harm, "Mrs Hill’s insulin visit was missed at 8am.").more("Ring Mrs Hill now; the nurse’s number is on the page.")))
        (notice(&Notice::new(Tone::Plain, "The rota changed while you were writing.").more("Your words are still here. Look once more and keep them.")))
    }
}

pub(super) fn forms() -> Markup {
    let problems = [
        FieldProblem::new("start", "Write when the visit should start, such as 7.45am."),
        FieldProblem::new("how-long", "Choose how long it takes."),
    ];
    let choices = [
        Choice { value: "15", words: "A quarter of an hour", meaning: "A look in, medicines" },
        Choice { value: "30", words: "Half an hour", meaning: "" },
        Choice { value: "45", words: "Three quarters of an hour", meaning: "Wash, dress, breakfast" },
    ];
    let start = Field {
        name: "start",
        label: "When should the visit start?",
        hint: "Such as 7.45am",
        value: "quarter to",
        problems: &problems,
        ..Field::default()
    };
    let long = Field {
        name: "how-long",
        label: "How long does it take?",
        problems: &problems,
        value: "30",
        ..Field::default()
    };
    let who = Field { name: "who", label: "Who should come first?", value: "grace", ..Field::default() };
    let why = Field {
        name: "why",
        label: "Why is it changing?",
        hint: "Mr Okafor can read this",
        value: "The hospital appointment moved to the afternoon.",
        ..Field::default()
    };
    let tell = Field { name: "tell", label: "Tell everyone whose day this changes", ..Field::default() };
    html! {
        (error_summary(&problems))
        form.forms action="#forms" {
            (form::short(&start))
            (form::choices(&long, &choices))
            (form::select(&who, &[("amara", "Amara Okafor"), ("grace", "Grace Lee"), ("tom", "Tom Birch")]))
            (form::long(&why))
            (form::check(&tell, true))
            (button::row(&[button::button("Keep it", Weight::Main), button::link("#forms", "Leave it as it was", Weight::Bare)]))
        }
    }
}

pub(super) fn cards() -> Markup {
    html! {
        div.columns {
            (card::card("Mrs Hill", &html! {
                (card::facts(&[
                    ("Lives at", html! { "12 Elm Road, key safe by the back door" }),
                    ("Likes", html! { "Tea before anything else" }),
                    ("Comes most", html! { "Grace" }),
                ]))
                (card::tag("medicines", Tone::Plain)) " " (card::tag("two workers", Tone::Wanting)) " " (card::tag("settled", Tone::Kept))
            }))
            (card::card("What matters to Mrs Hill", &card::words_of("Mrs Hill, in March", "I want to open my own door, and I want to know who is behind it.")))
            (card::empty("Nobody is on the team yet", "Add the people who work here, or bring them in from a spreadsheet.", Some(&button::link("#cards", "Add a worker", Weight::Main))))
            (card::fold("Why is Grace not on the list?", &html! { p { "Grace has to rest until 7am on Wednesday." } (face::line(&face::worker("Grace Lee", 40, face::Size::Small), "Grace Lee", Some("#cards"), &html! { "back on Wednesday" })) }))
        }
        (card::figures(&[
            ("By the usual worker", "78 of 100".to_owned(), "visits by the worker who comes most"),
            ("Faces at a door", "3.2".to_owned(), "different workers, on average"),
            ("With people", "64 %".to_owned(), "of all paid time"),
            ("Nobody yet", "3".to_owned(), "visits in the tray"),
        ]))
    }
}
