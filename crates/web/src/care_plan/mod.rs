//! A person's plan: what matters to them first, then what they hope for, who does what, and what happens if something goes wrong;
//! its versions side by side; on paper, and as Easy Read.

mod agree;
mod change;
mod compare;
mod easy;
mod labels;
mod page;
mod paper;
mod parts;
mod pictures;
pub(crate) mod sentence;
mod starters;

use crate::pages::{Pages, change, see};
use care::access::Matter;

pub(crate) use page::about_person;
pub(crate) use paper::whole;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/team/{team}/people/{person}/plan", see(Matter::CarePlan), page::show)
        .get("/team/{team}/people/{person}/plan/paper", see(Matter::CarePlan), paper::show)
        .get("/team/{team}/people/{person}/plan/easy", see(Matter::CarePlan), easy::show)
        .get("/team/{team}/people/{person}/plan/versions", see(Matter::CarePlan), compare::show)
        .post("/team/{team}/people/{person}/plan/about-me", change(Matter::CarePlan), change::about_me)
        .post("/team/{team}/people/{person}/plan/strengths", change(Matter::CarePlan), change::strengths)
        .post("/team/{team}/people/{person}/plan/outcome", change(Matter::CarePlan), change::outcome)
        .post("/team/{team}/people/{person}/plan/action", change(Matter::CarePlan), change::action)
        .post("/team/{team}/people/{person}/plan/what-if", change(Matter::CarePlan), change::what_if)
        .post("/team/{team}/people/{person}/plan/review", change(Matter::CarePlan), change::review)
        .post("/team/{team}/people/{person}/plan/agree", change(Matter::CarePlan), agree::agree)
        .post("/team/{team}/people/{person}/plan/rate", change(Matter::CarePlan), agree::rate)
        .get("/team/{team}/plan-questions", see(Matter::PlanStarters), starters::show)
        .post("/team/{team}/plan-questions", change(Matter::PlanStarters), starters::save)
}
