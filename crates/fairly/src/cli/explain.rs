//! `fairly explain`: why this worker and this time.

use super::asked::{Asked, Question};
use super::load::Loaded;
use super::options::json;
use super::{Exit, Terminal, Trouble, offers, tell};
use clap::Args;
use rota::{Answer, Offer, Plan, VisitIdx, WorkerIdx};
use serde_json::json;
use view::Calendar;
use words::{clock, grouped, listed, span_of_day};

/// Say why this worker comes at this time, and what everyone else would have cost
///
/// Every other worker is there with what the week would weigh more, or with the rule that stops them.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fairly explain week.json rota.json --visit v12
  fairly explain week.json rota.json --visit \"hill breakfast tuesday\"")]
pub(super) struct ExplainCommand {
    #[command(flatten)]
    question: Question,
}

impl ExplainCommand {
    pub(super) fn carry_out(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let Asked { loaded, plan, visit, answer } = self.question.ask()?;
        if self.question.showing.json {
            let coming: Vec<_> = plan.of_visit(visit).map(|(round, _)| round.worker).collect();
            let id = |worker: &WorkerIdx| loaded.compiled.worker_id(*worker).map(ToString::to_string);
            let mut value = offers::as_json(&loaded, &answer);
            value["coming"] = json!(coming.iter().map(id).collect::<Vec<_>>());
            terminal.print(&json(&value))?;
        } else {
            let explained =
                Explained { loaded: &loaded, calendar: tell::calendar(&loaded.week)?, plan: &plan, visit };
            terminal.print(&explained.in_words(answer))?;
        }
        Ok(Exit::Fine)
    }
}

/// One visit of a plan, about to be explained.
struct Explained<'a> {
    loaded: &'a Loaded,
    calendar: Calendar,
    plan: &'a Plan,
    visit: VisitIdx,
}

impl Explained<'_> {
    fn in_words(&self, mut answer: Answer) -> String {
        let coming: Vec<WorkerIdx> = self.plan.of_visit(self.visit).map(|(round, _)| round.worker).collect();
        let (now, others): (Vec<Offer>, Vec<Offer>) = answer
            .offers
            .drain(..)
            .partition(|offer| offer.workers.iter().any(|worker| coming.contains(worker)));
        answer.offers = others;
        let mut text = self.who_and_when(&coming);
        text += &self.reasons(&coming);
        text += &self.rank(now.first(), answer.offers.first());
        if !answer.offers.is_empty() {
            let ranked = offers::ranked(self.loaded, &self.calendar, &answer);
            text += &format!("\nWho else could come, and what the week would weigh then:\n{ranked}");
        }
        if !answer.refused.is_empty() {
            text += &format!("\nWho could not, and why:\n{}", offers::refused(self.loaded, &answer));
        }
        text
    }

    /// "Grace Lee comes for Mrs Hill's breakfast on Tuesday, 7.45am to 8.15am."
    fn who_and_when(&self, coming: &[WorkerIdx]) -> String {
        let problem = &self.loaded.compiled.problem;
        let name = &problem.visit(self.visit).name;
        let Some((_, stop)) = self.plan.of_visit(self.visit).next() else {
            return format!("Nobody comes for {name}.\n");
        };
        let when = |time| self.calendar.happens(problem, time).1;
        let times = span_of_day(when(stop.start), when(stop.end));
        let verb = if coming.len() == 1 { "comes" } else { "come" };
        format!("{} {verb} for {name}, {times}.\n", offers::names(self.loaded, coming))
    }

    /// What speaks for each worker who comes, and for the time.
    fn reasons(&self, coming: &[WorkerIdx]) -> String {
        let problem = &self.loaded.compiled.problem;
        let visit = problem.visit(self.visit);
        let person = problem.person(visit.person);
        let mut text = String::new();
        for &worker in coming {
            let name = &problem.worker(worker).name;
            let visits = rota::continuity::visitors(problem, self.plan, visit.person);
            let theirs = visits.iter().filter(|other| **other == worker).count();
            let mut facts = vec![format!("makes {} of {}'s {} visits", theirs, person.name, visits.len())];
            facts.push(
                if person.known.contains(&worker) { "is known there" } else { "is new there" }.to_owned(),
            );
            if person.liked.contains(&worker) {
                facts.push("was asked for".to_owned());
            }
            text += &format!("  {name} {}.\n", listed(&facts));
        }
        let mut whens: Vec<String> = visit.appointments.iter().map(|one| self.fine(one)).collect();
        whens.dedup();
        text + &format!("  It is fine to start {}.\n", whens.join(", or "))
    }

    fn fine(&self, appointment: &rota::problem::Appointment) -> String {
        let problem = &self.loaded.compiled.problem;
        let when = |time| self.calendar.happens(problem, time).1;
        let (fine, day) = (appointment.fine, self.calendar.weekday(appointment.fine.from));
        let (from, to) = (when(fine.from), when(fine.to));
        if fine.from >= fine.to {
            format!("on {day} at {}", clock(from))
        } else {
            format!("on {day} from {}", span_of_day(from, to))
        }
    }

    /// How the place it has compares with the best other one.
    fn rank(&self, now: Option<&Offer>, best: Option<&Offer>) -> String {
        match (now, best) {
            (Some(now), Some(best)) if best.extra >= now.extra => {
                let more = grouped(best.extra - now.extra);
                format!(
                    "  The best other choice, {}, would weigh {more} more.\n",
                    offers::names(self.loaded, &best.workers)
                )
            }
            (Some(now), Some(best)) => {
                let less = grouped(now.extra - best.extra);
                let who = offers::names(self.loaded, &best.workers);
                format!(
                    "  By itself {who} would weigh {less} less here; moving only this visit would do it.\n"
                )
            }
            (Some(_), None) => "  Nobody else could.\n".to_owned(),
            (None, Some(_)) => String::new(),
            (None, None) => {
                let problem = &self.loaded.compiled.problem;
                let shortage =
                    rota::shortage(problem, self.visit).map(|found| format!(" {}", found.in_words(problem)));
                format!("  As the rota stands, nobody could.{}\n", shortage.unwrap_or_default())
            }
        }
    }
}
