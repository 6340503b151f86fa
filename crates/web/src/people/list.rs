//! Everyone whom the team supports, with what is next for each.

use crate::Trouble;
use crate::frame::Area;
use crate::team::TeamPage;
use crate::week::when::{clock, number};
use care::time::{Date, days_between};
use design::button::{self, Weight};
use design::card;
use design::face::{self, Size};
use maud::{Markup, html};
use service::people::{Next, PersonInList};

pub(super) async fn show(here: TeamPage) -> Result<Markup, Trouble> {
    let people = here.team_view().people()?;
    let add = html! { @if people.may_add { (button::link(&here.address("people/new"), "Someone new", Weight::Main)) } };
    Ok(here.frame(Area::People, "People").show(&html! {
        @if people.now.is_empty() {
            (card::empty("Nobody yet", "Add the first person, and agree what support they would like and when. Their visits are then on the board every week.", Some(&add)))
        } @else {
            p { "We support " (words::count(number(people.now.len()), "person", "people")) "." }
            (crate::pin::not_yet(&here))
            (list(&here, &people.now))
            (add)
        }
        @if !people.others.is_empty() { (card::fold("Not at the moment", &list(&here, &people.others))) }
    }))
}

fn list(here: &TeamPage, people: &[PersonInList]) -> Markup {
    html! { ul.people { @for one in people { li { (line(here, one)) } } } }
}

fn line(here: &TeamPage, one: &PersonInList) -> Markup {
    let href = here.address(&format!("people/{}", one.id));
    face::line(
        &face::person(&one.called, Size::Medium),
        &one.called,
        Some(&href),
        &html! { (next(&one.next, here.team_view().today())) " " (faces(one.faces)) },
    )
}

/// "Next: tomorrow at 8.30am, Asha."
fn next(next: &Next, today: Date) -> String {
    match next {
        Next::Away(Some(until)) => format!("Away until {}.", until.strftime("%A %-d %B")),
        Next::Away(None) => "Away; nobody knows yet until when.".to_owned(),
        Next::Nothing => "No visit in the next seven days.".to_owned(),
        Next::Visit(start, who) => {
            let day = match days_between(today, start.date) {
                0 => "today".to_owned(),
                1 => "tomorrow".to_owned(),
                _ => start.date.strftime("on %A").to_string(),
            };
            let names: Vec<&str> = who.iter().map(|one| one.called.as_str()).collect();
            let who = if names.is_empty() { "nobody yet".to_owned() } else { words::listed(&names) };
            format!("Next: {day} at {}, {who}.", clock(start.clock))
        }
    }
}

fn faces(faces: usize) -> String {
    if faces == 0 {
        return String::new();
    }
    format!("{} in two weeks.", words::count(number(faces), "face", "different faces"))
}
