//! The round of picks as a worker makes hers: a list by day, what suits her first, each pick kept at once.

use super::step::until;
use crate::team::{Here, command_field};
use crate::week::people::{Known, title};
use crate::week::when::{clock, day};
use care::ids::WorkerId;
use care::picks::{Pick, Round};
use care::time::{Date, WeekStart, Weekday};
use care::visit::Visit;
use design::button::{Weight, button_of};
use design::card::{empty, fold};
use design::live;
use maud::{Markup, html};
use words::length;

/// A worker, the round and what she should know to choose.
pub(super) struct Picking<'a> {
    here: &'a Here,
    week: WeekStart,
    round: &'a Round,
    me: WorkerId,
    known: Known,
    is_open: bool,
}

impl<'a> Picking<'a> {
    /// The round of a week's draft, for a worker of the team.
    pub(super) fn of(here: &'a Here, week: WeekStart) -> Option<Self> {
        let round = here.glimpse().team().draft(week)?.picks.as_ref()?;
        let (me, known) = (here.glimpse().me()?, Known::count(here));
        Some(Self { here, week, round, me, known, is_open: round.is_open(here.service().now()) })
    }

    /// The whole list.
    pub(super) fn list(&self) -> Markup {
        let mut visits: Vec<Visit> = self.here.glimpse().team().visits(self.week).into_values().collect();
        visits.sort_by_key(Visit::usual_start);
        let back = self.here.address(&format!("draft?week={}", self.week));
        html! {
            @if self.is_open { p { "The round is open " (until(self.here, self.round)) ". Each pick is kept at once, and you can change your mind until then." } }
            @else { p { "The round is closed: nothing more can be picked." } }
            p { (self.sum()) " " a href=(back) { "Back to the draft" } }
            @for date in self.week.dates() {
                @let of_day: Vec<&Visit> = visits.iter().filter(|visit| visit.date == date).collect();
                (self.day(date, &of_day))
            }
        }
    }

    /// "You picked 12 visits, 8 hours together."
    fn sum(&self) -> String {
        let team = self.here.glimpse().team();
        let mine = self.round.said.iter().filter(|(_, said)| said.get(&self.me) == Some(&Pick::Mine));
        let minutes =
            mine.filter_map(|(visit, _)| team.visit(*visit)).map(|visit| i64::from(visit.support.minutes.0));
        let (count, sum) = minutes.fold((0, 0), |(count, sum), minutes| (count + 1, sum + minutes));
        let visits = words::count(count, "visit", "visits");
        if count == 0 {
            "You have picked nothing yet.".to_owned()
        } else {
            format!("You picked {visits}, {} together.", length(sum))
        }
    }

    fn day(&self, date: Date, visits: &[&Visit]) -> Markup {
        let (hers, others): (Vec<&Visit>, Vec<&Visit>) = visits.iter().partition(|visit| self.suits(visit));
        let rows = |visits: &[&Visit]| html! { ul.picks { @for visit in visits { (self.row(visit)) } } };
        html! {
            section.section {
                h2 { (day(date)) }
                @if hers.is_empty() { p.soft { "You do not work then, or nothing is wanted that you could do." } } @else { (rows(&hers)) }
                @if !others.is_empty() { (fold(&format!("The other visits of the day ({})", others.len()), &rows(&others))) }
            }
        }
    }

    /// One visit, with what she said of it.
    pub(super) fn row(&self, visit: &Visit) -> Markup {
        let glimpse = self.here.glimpse();
        let id = format!("pick-{}", visit.id);
        let said = self.round.said.get(&visit.id).and_then(|said| said.get(&self.me)).copied();
        let start = clock(visit.usual_start().clock);
        html! {
            li id=(id) class=(class(said)) {
                div {
                    p.what { strong { (start) } " " (title(glimpse, visit)) ", " (length(i64::from(visit.support.minutes.0))) }
                    p.soft { (self.familiar(visit)) (self.others(visit)) }
                }
                @if self.is_open { (self.buttons(visit, said, &id)) } @else { (word(said)) }
            }
        }
    }

    fn buttons(&self, visit: &Visit, said: Option<Pick>, id: &str) -> Markup {
        let address = self.here.address("draft/pick");
        html! {
            form.deed method="post" action=(address) hx-post=(address) hx-target={"#" (id)} hx-swap="outerHTML" {
                (command_field())
                input type="hidden" name="week" value=(self.week);
                input type="hidden" name="visit" value=(visit.id);
                span.soft { (word(said)) }
                @if said != Some(Pick::Mine) { (button_of("pick", "mine", "I’d like it", Weight::Quiet)) }
                @if said != Some(Pick::NotMe) { (button_of("pick", "not-me", "Not me", Weight::Bare)) }
                @if said.is_some() { (button_of("pick", "", "Clear", Weight::Bare)) }
            }
        }
    }

    /// "You have been 12 times."
    fn familiar(&self, visit: &Visit) -> String {
        match self.known.times(visit.person, self.me) {
            0 => "You would be new there.".to_owned(),
            1 => "You have been once.".to_owned(),
            2 => "You have been twice.".to_owned(),
            times => format!("You have been {times} times."),
        }
    }

    /// " Tom would like it too.", as far as she may know.
    fn others(&self, visit: &Visit) -> String {
        let said = self.round.said_of(visit.id, Some(self.me));
        let pickers = said.filter(|(worker, pick)| *worker != self.me && *pick == Pick::Mine);
        let names: Vec<&str> = pickers.map(|(worker, _)| self.here.glimpse().worker(worker)).collect();
        match names.len() {
            0 => String::new(),
            1 => format!(" {} would like it.", names[0]),
            _ => format!(" {} would like it.", words::listed(&names)),
        }
    }

    /// Whether she works then, may come and can do what is wanted.
    fn suits(&self, visit: &Visit) -> bool {
        let team = self.here.glimpse().team();
        let Some(worker) = team.workers.get(&self.me) else { return false };
        let start = visit.usual_start();
        let works = worker.terms.shifts.iter().any(|shift| {
            shift.weekdays.contains(&Weekday::of(visit.date))
                && shift.rhythm.holds(self.week)
                && shift
                    .parts
                    .iter()
                    .any(|part| part.from <= start.clock && (start.clock < part.to || part.to < part.from))
        });
        let can = visit.support.competences.iter().all(|one| worker.can(one, visit.person, visit.date));
        let welcome = !team.people.get(&visit.person).is_some_and(|person| person.refuses(self.me));
        works && can && welcome && !team.is_away(self.me, start, start)
    }
}

fn class(said: Option<Pick>) -> &'static str {
    match said {
        Some(Pick::Mine) => "mine",
        Some(Pick::NotMe) => "not-me",
        None => "open",
    }
}

fn word(said: Option<Pick>) -> &'static str {
    match said {
        Some(Pick::Mine) => "You’d like it.",
        Some(Pick::NotMe) => "Not you.",
        None => "",
    }
}

/// How the round goes, on the draft's own page.
pub(super) fn so_far(here: &Here, week: WeekStart, round: &Round) -> Markup {
    let glimpse = here.glimpse();
    let all: Vec<WorkerId> = glimpse.team().workers_on(glimpse.today()).map(|(worker, _)| worker).collect();
    let (have, not_yet): (Vec<WorkerId>, Vec<WorkerId>) =
        all.into_iter().partition(|worker| round.picks_of(*worker) > 0);
    let over = !round.is_open(here.service().now());
    let said = |workers: &[WorkerId]| crate::week::people::names(glimpse, workers);
    let list = here.address(&format!("draft/picks?week={week}"));
    html! {
        @if over { p { "The time for picks has passed. Close the round, and visits go to those who picked them." } }
        @else { p { "The round of picks is open " (until(here, round)) "." } }
        @if have.is_empty() { p { "Nobody has picked yet." } } @else { p { "Have picked: " (said(&have)) "." } }
        @if !not_yet.is_empty() { p.soft { "Not yet: " (said(&not_yet)) "." } }
        div.buttons {
            @if glimpse.me().is_some() && !over { a.button.main href=(list) { "Make your picks" } }
            form.deed method="post" action=(here.address("draft/picks/close")) {
                (command_field())
                input type="hidden" name="week" value=(week);
                (design::button::button("Close the round now", if over { Weight::Main } else { Weight::Quiet }))
            }
        }
    }
}

/// The page of picks as a part that stays true: others' picks appear in it.
pub(super) fn part(here: &Here, week: WeekStart) -> Markup {
    let address = here.address(&format!("draft/picks?week={week}"));
    match Picking::of(here, week) {
        Some(picking) => live::region("picks", &address, &picking.list()),
        None => empty(
            "There is no round of picks for this week",
            "One can be opened from the week’s draft. Picks are made by workers of the team.",
            None,
        ),
    }
}
