//! What nobody has yet, on top.

use super::layout::Page;
use view::{Wanting, WeekView};
use words::length;

/// More than this many are counted, not listed.
const MOST: usize = 12;

pub(super) fn tray(view: &WeekView, page: &mut Page) {
    if view.tray.is_empty() {
        return;
    }
    page.heading("Nobody yet", "");
    for wanting in view.tray.iter().take(MOST) {
        page.item("○", &sentence(view, wanting));
        let reason = [wanting.why.as_str(), wanting.help.as_str()].join(" ");
        page.item(" ", reason.trim());
    }
    if view.tray.len() > MOST {
        page.item(" ", &format!("and {} more", view.tray.len() - MOST));
    }
}

/// "Mr Okafor, tea: Tuesday 4.30pm to 5.30pm, half an hour".
fn sentence(view: &WeekView, wanting: &Wanting) -> String {
    let visit = &view.visits[wanting.visit];
    let missing = visit.needed - visit.workers.len().min(visit.needed);
    let second = if missing < visit.needed { ", one of two workers is missing" } else { "" };
    let person = &view.person_of(wanting.visit).name;
    format!("{person}, {}: {}, {}{second}", visit.what, wanting.when, length(i64::from(wanting.minutes)))
}
