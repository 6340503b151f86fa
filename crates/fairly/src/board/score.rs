//! What the rota weighs, in words, the dearest first.

use super::layout::{Page, cut, fit_right};
use view::WeekView;
use words::grouped;

pub(super) fn score(view: &WeekView, page: &mut Page) {
    if view.weighed.is_empty() {
        return;
    }
    page.heading("What this rota weighs", "");
    page.wrapped("Each line at the price the team has set; one is worth one paid minute. Less is better.");
    let cost = view.weighed.iter().map(|part| grouped(part.cost).len()).max().unwrap_or(0);
    let cost = cost.max(grouped(view.total).len()).max(6);
    let ink = page.ink();
    for part in &view.weighed {
        let sentence = cut(&part.sentence, page.width().saturating_sub(cost + 2));
        page.line(&format!("{}  {sentence}", fit_right(&grouped(part.cost), cost)));
    }
    page.line(&ink.strong(&format!("{}  in all", fit_right(&grouped(view.total), cost))));
}
