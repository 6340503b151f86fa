//! What the whole team is told on today and on the board: who is late, who cannot come, and what that leaves open.

use crate::team::TeamPage;
use crate::week::when::clock;
use care::Minutes;
use care::visit::VisitId;
use design::button::{Weight, link};
use design::notice::{Notice, Tone, notice};
use maud::{Markup, html};
use service::hitches::Hitched;
use words::{count, length};

/// So many people are named who wait.
const NAMED: usize = 4;

/// A notice for everyone who is late or cannot come, but for the viewer: their own is with their own round.
pub(crate) fn notices(here: &TeamPage) -> Markup {
    let hitches = here.team_view().hitches();
    let others = hitches.iter().filter(|one| here.team_view().me() != Some(one.who.id));
    html! { @for one in others { (late(here, one)) (cannot_come(here, one)) } }
}

fn way_on(here: &TeamPage, one: &Hitched, words: &str) -> Markup {
    link(&here.address(&format!("hitches/{}", one.who.id)), words, Weight::Quiet)
}

fn late(here: &TeamPage, one: &Hitched) -> Markup {
    let Some((late, visits)) = &one.late else { return html! {} };
    let what = format!("{} is running {} late.", one.who.called, length(i64::from(late.by.0)));
    let expected: Vec<String> = in_order(here, visits.iter().map(|(visit, delay)| (*visit, *delay)));
    let more = format!("{}.", expected.join(", "));
    notice(&Notice::new(Tone::Wanting, what).more(more).action(way_on(here, one, "See what can be done")))
}

/// "Mrs Hill about 8.50am", by when each starts.
fn in_order(here: &TeamPage, visits: impl Iterator<Item = (VisitId, Minutes)>) -> Vec<String> {
    let team_view = here.team_view();
    let expected = |(visit, delay): (VisitId, Minutes)| {
        let start = team_view.zone().later(team_view.published_visit(visit)?.start, delay.0);
        Some((start, format!("{} about {}", team_view.person(team_view.whose(visit)?), clock(start.clock))))
    };
    let mut expected: Vec<_> = visits.filter_map(expected).collect();
    expected.sort();
    expected.into_iter().map(|(_, said)| said).take(NAMED).collect()
}

fn cannot_come(here: &TeamPage, one: &Hitched) -> Markup {
    let Some((_, said)) = &one.cannot_come else { return html! {} };
    let what = format!("{} can’t come from {} on.", one.who.called, clock(said.at.clock));
    let open =
        here.team_view().left_open_by(one.who.id).into_iter().filter(|visit| visit.date == said.at.date);
    let open = i64::try_from(open.count()).unwrap_or(i64::MAX);
    let (tone, more, way) = match open {
        0 => (Tone::Plain, "Every visit has somebody else by now.".to_owned(), "Open"),
        _ => {
            let verb = if open == 1 { "needs" } else { "need" };
            (Tone::Wanting, format!("{} {verb} somebody.", count(open, "visit", "visits")), "Find somebody")
        }
    };
    notice(&Notice::new(tone, what).more(more).action(way_on(here, one, way)))
}
