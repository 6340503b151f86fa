//! Where a proposal is worse than the week before, and why: more faces at somebody's door, fewer hours for somebody.

use crate::team::TeamPage;
use crate::week::people::names;
use crate::week::when::{clock, day};
use care::ids::{PersonId, WorkerId};
use care::time::{Moment, plus_days};
use care::visit::VisitId;
use care::weeks::{Assignment, Rota};
use design::card::fold;
use maud::{Markup, html};
use service::drafts::DraftView;
use service::planning::Figures;
use std::collections::{BTreeMap, BTreeSet};
use words::{length, listed};

/// So many sentences stand open; the others are folded.
const OPEN: usize = 6;
/// From so many minutes fewer on it is said.
const FEWER: i64 = 30;

/// Who has which visit in a proposal, with everyone's paid minutes, beside the week before.
pub(super) struct Beside<'a> {
    pub(super) here: &'a TeamPage,
    pub(super) making: &'a DraftView,
    /// The rota that is proposed.
    pub(super) rota: &'a Rota,
    /// Everyone's paid minutes in it.
    pub(super) paid: BTreeMap<WorkerId, i64>,
    /// The rota of the week before.
    pub(super) before: &'a Rota,
    /// What that week came to.
    pub(super) figures: Figures,
}

impl Beside<'_> {
    /// A sentence for each, or that there is nothing of the kind.
    pub(super) fn show(&self) -> Markup {
        let mut all = self.faces();
        all.extend(self.hours());
        let (open, more) = all.split_at(all.len().min(OPEN));
        let list = |all: &[String]| html! { ul { @for one in all { li { (one) } } } };
        html! {
            section.section aria-labelledby="worse" {
                h3 #worse { "Where it is worse than the week before, and why" }
                @if all.is_empty() { p { "Nowhere: nobody sees more people, and nobody has fewer hours." } }
                @else { (list(open)) }
                @if !more.is_empty() { (fold(&format!("{} more", more.len()), &list(more))) }
            }
        }
    }

    /// "Mrs Hill would see 4 people, not 3: Grace comes on Tuesday, because Tom is away."
    fn faces(&self) -> Vec<String> {
        let team_view = self.here.team_view();
        let (then, now) = (self.by_person(self.before), self.by_person(self.rota));
        let more = now.iter().filter_map(|(person, faces)| {
            let known = then.get(person)?;
            if faces.len() <= known.len() {
                return None;
            }
            let new = faces.iter().filter(|worker| !known.contains(worker));
            let whys: Vec<String> = new.filter_map(|worker| self.first_visit(*person, *worker)).collect();
            let (name, now, then) = (team_view.person(*person), faces.len(), known.len());
            Some(format!("{name} would see {now} people, not {then}: {}.", whys.join("; ")))
        });
        more.collect()
    }

    fn by_person(&self, rota: &Rota) -> BTreeMap<PersonId, BTreeSet<WorkerId>> {
        let mut faces: BTreeMap<PersonId, BTreeSet<WorkerId>> = BTreeMap::new();
        for (visit, one) in rota {
            if let Some(person) = self.here.team_view().whose(*visit) {
                faces.entry(person).or_default().extend(&one.workers);
            }
        }
        faces
    }

    /// "Grace comes on Tuesday 24 November, 8am, because Tom is away": the first visit of a new face.
    fn first_visit(&self, person: PersonId, worker: WorkerId) -> Option<String> {
        let team_view = self.here.team_view();
        let theirs = self
            .rota
            .iter()
            .filter(|(visit, one)| one.workers.contains(&worker) && team_view.whose(**visit) == Some(person));
        let (visit, one) = theirs.min_by_key(|(_, one)| one.start)?;
        let who = self.here.team_view().worker(worker);
        let when = format!("{}, {}", day(one.start.date), clock(one.start.clock));
        Some(format!("{who} comes on {when}, because {}", self.because(worker, *visit, one)))
    }

    /// Why the worker who made the same visit a week before does not, and a new one does.
    fn because(&self, new: WorkerId, visit: VisitId, one: &Assignment) -> String {
        let team_view = self.here.team_view();
        let then = match visit {
            VisitId::Agreed { pattern, date } => {
                self.before.get(&VisitId::Agreed { pattern, date: plus_days(date, -7) })
            }
            VisitId::Once(_) => None,
        };
        let gone: Vec<WorkerId> =
            then.into_iter().flat_map(|then| then.workers.difference(&one.workers).copied()).collect();
        let Some(usual) = gone.first() else { return "the visit is new this week".to_owned() };
        let (name, end) = (team_view.worker(*usual), team_view.zone().later(one.start, one.minutes.0));
        if !team_view.is_here(*usual, one.start.date) {
            format!("{name} has left the team")
        } else if team_view.is_away(*usual, (one.start, end)) {
            format!("{name} is away")
        } else if !team_view.works_then(*usual, one.start) {
            format!("{name} does not work then")
        } else if let Some(whom) = self.elsewhere(*usual, (one.start, end)) {
            format!("{name} is with {whom} then")
        } else if self.had_hours_left(new) {
            format!("{} has promised hours that were empty", team_view.worker(new))
        } else {
            format!("the week as a whole is better that way than with {}", names(team_view, &gone))
        }
    }

    /// Whether a worker had promised hours without work in the week before.
    fn had_hours_left(&self, worker: WorkerId) -> bool {
        let promised = self.here.team_view().promised(worker);
        self.figures.workers.get(&worker).map_or(0, |hours| hours.paid) + FEWER <= promised
    }

    /// With whom a worker is at a time in the proposal.
    fn elsewhere(&self, worker: WorkerId, (from, to): (Moment, Moment)) -> Option<String> {
        let team_view = self.here.team_view();
        let meets =
            |one: &Assignment| one.start < to && from < team_view.zone().later(one.start, one.minutes.0);
        let (visit, _) = self.rota.iter().find(|(_, one)| one.workers.contains(&worker) && meets(one))?;
        Some(team_view.person(team_view.whose(*visit)?).to_owned())
    }

    /// "Tom has 12 hours of 20 promised, 4 hours fewer than the week before: away on Thursday."
    fn hours(&self) -> Vec<String> {
        let then = |worker| self.figures.workers.get(&worker).map_or(0, |hours| hours.paid);
        let fewer = self.paid.iter().filter_map(|(worker, now)| {
            let promised = self.here.team_view().guaranteed(*worker)?;
            let (now, then) = (*now, then(*worker));
            (then - now >= FEWER && now < promised).then(|| {
                let name = self.here.team_view().worker(*worker);
                let (has, of, fewer) = (length(now), length(promised), length(then - now));
                let why = self.why_fewer(*worker);
                format!("{name} has {has} of {of} promised, {fewer} fewer than the week before{why}.")
            })
        });
        fewer.collect()
    }

    /// ": away on Thursday", or who has more instead; nothing where neither is so.
    fn why_fewer(&self, worker: WorkerId) -> String {
        let team_view = self.here.team_view();
        let days = self.making.week.dates().filter(|date| {
            let morning = Moment::new(*date, care::time::Clock::MIDNIGHT);
            let night = Moment::new(*date, care::time::Clock::DAY_END);
            team_view.is_away(worker, (morning, night))
        });
        let days: Vec<String> = days.map(|date| date.strftime("%A").to_string()).collect();
        if !days.is_empty() {
            return format!(": away on {}", listed(&days));
        }
        let then = |worker: &WorkerId| self.figures.workers.get(worker).map_or(0, |hours| hours.paid);
        let gains = self.paid.iter().map(|(other, now)| (now - then(other), *other));
        match gains.max() {
            Some((more, other)) if more >= FEWER => {
                format!(": {} has {} more", team_view.worker(other), length(more))
            }
            _ => String::new(),
        }
    }
}
