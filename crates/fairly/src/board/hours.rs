//! Hours against what is guaranteed, as a bar with its numbers.

use super::Ink;
use super::layout::{Page, column, fit, fit_right};
use view::{WeekView, WorkerView};
use words::length_short;

/// A full block, and its eighths.
const PARTS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

pub(super) fn hours(view: &WeekView, page: &mut Page) {
    if view.workers.is_empty() {
        return;
    }
    page.heading("Hours, paid against guaranteed", "█ paid  ▒ beyond  ─ not filled");
    let name = column(view.workers.iter().map(|worker| worker.name.as_str()), 6, 24);
    let most =
        view.workers.iter().map(|worker| worker.paid.max(worker.guaranteed.unwrap_or(0))).max().unwrap_or(0);
    let with_parts = page.width() >= 100;
    let columns = if with_parts { name + 2 + 46 + 20 } else { name + 2 + 22 };
    let bar = page.width().saturating_sub(columns).clamp(6, 60);
    let ink = page.ink();
    for worker in &view.workers {
        let mut line =
            format!("{}  {}  {}", fit(&worker.name, name), bar_of(worker, most, bar, ink), figures(worker));
        if with_parts {
            line += &ink.soft(&format!("  {}", parts(worker)));
        }
        page.line(&line);
    }
}

/// "26 h 30 of 27 h".
fn figures(worker: &WorkerView) -> String {
    let paid = fit_right(&length_short(worker.paid), 7);
    match worker.guaranteed {
        Some(promised) => format!("{paid} of {}", fit(&length_short(promised), 8)),
        None => format!("{paid}{}", fit("", 12)),
    }
}

fn parts(worker: &WorkerView) -> String {
    let travel = format!("travel {}", length_short(worker.travel));
    let waiting = format!("waiting {}", length_short(worker.waiting));
    format!("{}  {}", fit(&travel, 15), fit(&waiting, 16))
}

/// Filled up to what is paid, lighter beyond what is guaranteed; a rail up to what is guaranteed and not filled.
fn bar_of(worker: &WorkerView, most: i64, columns: usize, ink: Ink) -> String {
    let eighths = |minutes: i64| {
        let eighths = minutes.max(0) * i64::try_from(columns).unwrap_or(0) * 8 / most.max(1);
        usize::try_from(eighths).unwrap_or(0)
    };
    let promised = worker.guaranteed.unwrap_or(worker.paid);
    let solid = eighths(worker.paid.min(promised));
    let mut filled = "█".repeat(solid / 8);
    let beyond = eighths(worker.paid).div_ceil(8).saturating_sub(solid.div_ceil(8));
    if !solid.is_multiple_of(8) {
        filled.push(if beyond > 0 { '█' } else { PARTS[solid % 8] });
    }
    let drawn = solid.div_ceil(8) + beyond;
    let rail = (eighths(promised) / 8).saturating_sub(drawn);
    let rest = columns.saturating_sub(drawn + rail);
    let (filled, beyond) = (ink.accent(&filled), ink.accent(&"▒".repeat(beyond)));
    format!("{filled}{beyond}{}{}", ink.soft(&"─".repeat(rail)), " ".repeat(rest))
}
