//! The round of picks as a worker makes theirs: person by person, folded, what suits them first, each pick saved at once.

use super::step::until;
use crate::team::{TeamPage, command_field};
use crate::week::people::{Known, what};
use crate::week::when::{clock, day};
use care::ids::{PersonId, WorkerId};
use care::picks::Pick;
use care::time::WeekStart;
use care::visit::{Visit, VisitId};
use design::button::{Weight, button, button_of};
use design::card::{empty, fold};
use design::{hours, live};
use maud::{Markup, html};
use service::drafts::RoundView;
use std::collections::BTreeMap;
use words::{count, length};

/// A person and their visits of the week: those that suit the one who picks, and the others.
struct Of {
    person: PersonId,
    suits: Vec<Visit>,
    others: Vec<Visit>,
}

impl Of {
    fn new(person: PersonId) -> Self {
        Self { person, suits: Vec::new(), others: Vec::new() }
    }
}

/// A worker, the round and what they should know to choose.
pub(super) struct Picking<'a> {
    here: &'a TeamPage,
    week: WeekStart,
    round: RoundView,
    me: WorkerId,
    known: Known,
    is_open: bool,
}

impl<'a> Picking<'a> {
    /// The round of a week's draft, for a worker of the team.
    pub(super) fn of(here: &'a TeamPage, week: WeekStart) -> Option<Self> {
        let round = here.team_view().draft(week)?.round?;
        let (me, known) = (here.team_view().me()?, Known::count(here.team_view()));
        Some(Self { here, week, me, known, is_open: round.is_open, round })
    }

    /// The whole list, person by person: those they know best first.
    pub(super) fn list(&self) -> Markup {
        let (mine, others): (Vec<Of>, Vec<Of>) =
            self.people().into_iter().partition(|of| !of.suits.is_empty());
        html! {
            @if self.is_open { p { "The round is open " (until(&self.round)) ". Open a person and tap what you’d like. Each tap is saved at once, and you can change your mind until then." } }
            @else { p { "The round is closed: nothing more can be picked." } }
            (self.bar())
            @if mine.is_empty() { p { "There is nothing this week in the hours when you work." } }
            @for of in &mine { (self.person(of)) }
            @if !others.is_empty() {
                (fold(&format!("People with nothing in your hours ({})", others.len()), &html! { @for of in &others { (self.person(of)) } }))
            }
        }
    }

    /// Everyone with visits that week, those they know best first.
    fn people(&self) -> Vec<Of> {
        let mut people: BTreeMap<PersonId, Of> = BTreeMap::new();
        let mut visits: Vec<Visit> = self.here.team_view().visits_of(self.week).into_values().collect();
        visits.sort_by_key(Visit::usual_start);
        for visit in visits {
            let of = people.entry(visit.person).or_insert_with(|| Of::new(visit.person));
            if self.here.team_view().suits_me(&visit) { of.suits.push(visit) } else { of.others.push(visit) }
        }
        let mut people: Vec<Of> = people.into_values().collect();
        let name = |of: &Of| self.here.team_view().person(of.person).to_owned();
        people.sort_by_key(|of| (std::cmp::Reverse(self.known.times(of.person, self.me)), name(of)));
        people
    }

    /// The visits of a person that suit them.
    pub(super) fn suiting(&self, person: PersonId) -> Vec<VisitId> {
        let of = self.people().into_iter().find(|of| of.person == person);
        of.into_iter().flat_map(|of| of.suits).map(|visit| visit.id).collect()
    }

    /// What is picked so far against the hours that are promised, always in sight; and "as last week" in one tap.
    fn bar(&self) -> Markup {
        let team_view = self.here.team_view();
        let picked = self.picked().filter_map(|visit| team_view.visit(visit));
        let (visits, minutes) = picked.fold((0, 0), |(visits, minutes), visit| {
            (visits + 1, minutes + i64::from(visit.support.minutes.0))
        });
        let back = self.here.address(&format!("draft?week={}", self.week));
        let before = self.here.team_view().as_the_week_before(self.week, self.me);
        let silent = before.iter().filter(|visit| self.said(**visit).is_none()).count();
        html! {
            div.picks-bar {
                div {
                    (hours::bar(minutes, team_view.guaranteed(self.me)))
                    p.soft { @if visits == 0 { "Nothing picked yet. " } @else { (count(visits, "visit", "visits")) " picked. " } a href=(back) { "Back to the draft" } }
                }
                @if self.is_open && silent > 0 { (self.many("As last week", None)) }
            }
        }
    }

    /// A button that picks several at once.
    fn many(&self, words: &str, person: Option<PersonId>) -> Markup {
        html! {
            form.deed method="post" action=(self.here.address("draft/picks/many")) {
                (command_field())
                input type="hidden" name="week" value=(self.week);
                @if let Some(person) = person { input type="hidden" name="person" value=(person); }
                (button(words, Weight::Quiet))
            }
        }
    }

    fn said(&self, visit: VisitId) -> Option<Pick> {
        self.round.own.get(&visit).copied()
    }

    fn picked(&self) -> impl Iterator<Item = VisitId> {
        let mine = self.round.own.iter().filter(|(_, said)| **said == Pick::Mine);
        mine.map(|(visit, _)| *visit)
    }

    /// A person, folded: their visits day by day.
    fn person(&self, of: &Of) -> Markup {
        let all = of.suits.len() + of.others.len();
        let mine = |visit: &&Visit| self.said(visit.id) == Some(Pick::Mine);
        let picked = of.suits.iter().chain(&of.others).filter(mine).count();
        let silent = of.suits.iter().filter(|visit| self.said(visit.id).is_none()).count();
        html! {
            details.fold.picks-of id={"picks-" (of.person)} {
                summary {
                    strong { (self.here.team_view().person(of.person)) }
                    span.soft { (picked) " of " (all) " picked. " (self.familiar(of.person)) }
                }
                div {
                    @if self.is_open && silent > 1 { (self.many(&format!("I’d like all {silent}"), Some(of.person))) }
                    (self.days(&of.suits))
                    @if !of.others.is_empty() {
                        (fold(&format!("Outside your hours, or not for you ({})", of.others.len()), &self.days(&of.others)))
                    }
                }
            }
        }
    }

    fn days(&self, visits: &[Visit]) -> Markup {
        html! {
            div.some-days {
                @for of_day in visits.chunk_by(|one, other| one.date == other.date) {
                    @if let Some(first) = of_day.first() { h4 { (day(first.date)) } }
                    ul.picks { @for visit in of_day { (self.row(visit)) } }
                }
            }
        }
    }

    /// One visit, with what they said of it.
    pub(super) fn row(&self, visit: &Visit) -> Markup {
        let team_view = self.here.team_view();
        let (id, said) = (format!("pick-{}", visit.id), self.said(visit.id));
        let others = self.others(visit);
        let start = clock(visit.usual_start().clock);
        html! {
            li id=(id) class=(class(said)) {
                div {
                    p.what { strong { (start) } " " (what(team_view, visit)) ", " (length(i64::from(visit.support.minutes.0))) }
                    @if !others.is_empty() { p.soft { (others) } }
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
    fn familiar(&self, person: PersonId) -> String {
        match self.known.times(person, self.me) {
            0 => "You would be new there.".to_owned(),
            1 => "You have been once.".to_owned(),
            2 => "You have been twice.".to_owned(),
            times => format!("You have been {times} times."),
        }
    }

    /// "Tom would like it.", as far as they may know.
    fn others(&self, visit: &Visit) -> String {
        let others = self.round.others.get(&visit.id).into_iter().flatten();
        let names: Vec<&str> = others.map(|worker| self.here.team_view().worker(*worker)).collect();
        match names.len() {
            0 => String::new(),
            _ => format!("{} would like it.", words::listed(&names)),
        }
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
pub(super) fn so_far(here: &TeamPage, week: WeekStart, round: &RoundView) -> Markup {
    let team_view = here.team_view();
    let (have, not_yet, over) = (&round.have_picked, &round.not_yet, !round.is_open);
    let said = |workers: &[WorkerId]| crate::week::people::names(team_view, workers);
    let list = here.address(&format!("draft/picks?week={week}"));
    html! {
        @if over { p { "The time for picks has passed. Close the round, and visits go to those who picked them." } }
        @else { p { "The round of picks is open " (until(round)) "." } }
        @if have.is_empty() { p { "Nobody has picked yet." } } @else { p { "Have picked: " (said(have)) "." } }
        @if !not_yet.is_empty() { p.soft { "Not yet: " (said(not_yet)) "." } }
        div.buttons {
            @if team_view.me().is_some() && !over { a.button.main href=(list) { "Make your picks" } }
            form.deed method="post" action=(here.address("draft/picks/close")) {
                (command_field())
                input type="hidden" name="week" value=(week);
                (button("Close the round now", if over { Weight::Main } else { Weight::Quiet }))
            }
        }
    }
}

/// The page of picks as a part that stays true: others' picks appear in it.
pub(super) fn part(here: &TeamPage, week: WeekStart) -> Markup {
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
