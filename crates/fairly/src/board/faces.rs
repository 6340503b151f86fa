//! Who comes to each person: how many faces, the usual one's share, who is new.

use super::layout::{Page, column, cut, fit};
use view::{PersonView, WeekView, number};
use words::{count, listed};

pub(super) fn faces(view: &WeekView, page: &mut Page) {
    let seen = || view.people.iter().filter(|person| !person.faces.is_empty());
    if seen().next().is_none() {
        return;
    }
    page.heading("Faces", "who comes, and how often");
    let name = column(view.people.iter().map(|person| person.name.as_str()), 6, (page.width() / 4).min(26));
    for person in seen() {
        let faces = count(number(person.faces.len()), "face", "faces");
        let room = page.width().saturating_sub(name + 2 + 8 + 2);
        page.line(&format!(
            "{}  {}  {}",
            fit(&person.name, name),
            fit(&faces, 8),
            cut(&who(view, person, room), room)
        ));
    }
}

/// "Grace 12, Amara 5, Tom 1 (new)", as many as fit, the rest counted.
fn who(view: &WeekView, person: &PersonView, room: usize) -> String {
    let said: Vec<String> = person
        .faces
        .iter()
        .map(|face| {
            let new = if face.new { " (new)" } else { "" };
            format!("{} {}{new}", view.workers[face.worker].first, face.visits)
        })
        .collect();
    let all = listed(&said);
    if all.chars().count() <= room {
        return all;
    }
    let fits = (1..said.len()).rev().map(|shown| shortened(&said, shown));
    fits.into_iter().find(|text| text.chars().count() <= room).unwrap_or_else(|| shortened(&said, 1))
}

fn shortened(said: &[String], shown: usize) -> String {
    format!("{} and {} more", said[..shown].join(", "), said.len() - shown)
}
