//! What somebody may want of a person's plan. A plan is changed one part at a time; each change is a new version.

use std::collections::{BTreeMap, BTreeSet};

use care::By;
use care::access::{Matter, Purpose};
use care::care_plan::{
    self, ActionWords, Doer, Domain, OutcomeId, OutcomeTerms, OutcomeWords, PlanWords, RatingId, Score,
    StarterId, WhatIf,
};
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, PatternId, PersonId, TeamId};
use care::team::Command;
use care::time::{Date, plus_days};

use crate::carry_out::Done;
use crate::{Caller, Error, Order, Service};

/// A new plan is looked at again after so many days, unless somebody says otherwise.
const USUAL_REVIEW_DAYS: i32 = 182;

/// One part of a plan as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartWanted {
    /// What the person wants others to know.
    AboutMe {
        /// What is most important to them.
        important: String,
        /// Who is important to them.
        people: String,
        /// How to communicate with them.
        communicate: String,
        /// Please do.
        please_do: String,
        /// Please don't.
        please_dont: String,
    },
    /// What they can do, and what they need.
    Strengths {
        /// What they can do and are good at.
        strengths: String,
        /// What they need help with.
        needs: String,
    },
    /// Something that they hope for; left out where it has no words.
    Outcome {
        /// Which; `None`: a new one.
        id: Option<OutcomeId>,
        /// What, in their words.
        what: String,
        /// How we will know.
        how_known: String,
        /// The part of life it belongs to.
        domain: Option<Domain>,
        /// By when.
        by_when: Option<Date>,
        /// The support that serves it.
        support: BTreeSet<PatternId>,
    },
    /// Something that somebody does; left out where it has no words.
    Action {
        /// Its place in the list, from 0; `None`: a new one.
        place: Option<usize>,
        /// Who does it.
        doer: Doer,
        /// Their name.
        name: String,
        /// What they do.
        what: String,
    },
    /// What happens if something goes wrong; left out where it has no words.
    WhatIf {
        /// Its place in the list, from 0; `None`: a new one.
        place: Option<usize>,
        /// What may happen.
        happens: String,
        /// What to do then.
        then: String,
    },
    /// When it is looked at again, and who helped to write it.
    Review {
        /// When.
        review: Date,
        /// Who helped.
        helped_by: String,
    },
}

/// How far something has come, as somebody says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingWanted {
    /// Of which outcome.
    pub outcome: OutcomeId,
    /// Who says so.
    pub whose: By,
    /// What they say.
    pub score: Score,
    /// How they feel about it; may be empty.
    pub words: String,
}

impl PartWanted {
    /// Puts this part into a plan, and keeps everything else.
    fn put(self, words: &mut PlanWords, terms: &mut BTreeMap<OutcomeId, OutcomeTerms>, new: OutcomeId) {
        match self {
            Self::AboutMe { important, people, communicate, please_do, please_dont } => {
                words.important = important;
                words.people = people;
                words.communicate = communicate;
                words.please_do = please_do;
                words.please_dont = please_dont;
            }
            Self::Strengths { strengths, needs } => {
                words.strengths = strengths;
                words.needs = needs;
            }
            Self::Outcome { id, what, how_known, domain, by_when, support } => {
                let id = id.unwrap_or(new);
                let place = words.outcomes.iter().position(|one| one.id == id);
                let there = !what.is_empty();
                put_at(&mut words.outcomes, place, there.then_some(OutcomeWords { id, what, how_known }));
                terms.remove(&id);
                terms.extend(there.then_some((id, OutcomeTerms { domain, by_when, support })));
            }
            Self::Action { place, doer, name, what } => {
                let action = (!what.is_empty()).then_some(ActionWords { doer, name, what });
                put_at(&mut words.actions, place, action);
            }
            Self::WhatIf { place, happens, then } => {
                let what_if = (!happens.is_empty()).then_some(WhatIf { happens, then });
                put_at(&mut words.what_ifs, place, what_if);
            }
            Self::Review { helped_by, .. } => words.helped_by = helped_by,
        }
    }

    /// Whether this part says the same in two versions, so that a change made from the one can go into the other.
    fn is_same(&self, one: &PlanWords, other: &PlanWords) -> bool {
        match self {
            Self::AboutMe { .. } => about_me(one) == about_me(other),
            Self::Strengths { .. } => (&one.strengths, &one.needs) == (&other.strengths, &other.needs),
            Self::Outcome { id: None, .. }
            | Self::Action { place: None, .. }
            | Self::WhatIf { place: None, .. } => true,
            Self::Outcome { id: Some(id), .. } => {
                let of = |words: &PlanWords| words.outcomes.iter().find(|one| one.id == *id).cloned();
                of(one) == of(other)
            }
            Self::Action { .. } => one.actions == other.actions,
            Self::WhatIf { .. } => one.what_ifs == other.what_ifs,
            Self::Review { .. } => one.helped_by == other.helped_by,
        }
    }
}

fn about_me(words: &PlanWords) -> [&str; 5] {
    [&words.important, &words.people, &words.communicate, &words.please_do, &words.please_dont]
}

/// Sets what is at a place of a list, adds it at the end, or takes it out.
fn put_at<T>(list: &mut Vec<T>, place: Option<usize>, to: Option<T>) {
    match (place.filter(|place| *place < list.len()), to) {
        (Some(place), Some(to)) => {
            list[place] = to;
        }
        (Some(place), None) => {
            list.remove(place);
        }
        (None, Some(to)) => list.push(to),
        (None, None) => {}
    }
}

/// The day that was agreed, where it is still to come; else half a year from now.
fn usual_review(agreed: Option<Date>, today: Date) -> Date {
    agreed.filter(|review| *review > today).unwrap_or_else(|| plus_days(today, USUAL_REVIEW_DAYS))
}

impl Service {
    /// Changes one part of a person's plan, which makes a new version. A change that was made from an older version goes into the
    /// newest one where nobody changed the same part since; otherwise it is refused.
    ///
    /// # Errors
    /// If they may not, somebody changed the same part since, it makes no sense, or it cannot be recorded now.
    pub async fn change_plan(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (based_on, part): (usize, PartWanted),
    ) -> Result<Done, Error> {
        let team_view =
            self.open_of_person(caller, (team, person), Purpose::Everyday, Matter::CarePlan).await?;
        let plan = team_view.team().care_plans.get(&person);
        let says = |number: usize| {
            let version = plan.and_then(|plan| plan.version(number));
            version.map(|version| team_view.plan_says(version)).unwrap_or_default()
        };
        let newest = plan.map_or(0, |plan| plan.versions.len());
        let mut words = says(newest);
        let based_on = if part.is_same(&says(based_on), &words) { newest } else { based_on };
        let last = plan.and_then(|plan| plan.versions.last());
        let mut outcomes = last.map(|version| version.outcomes.clone()).unwrap_or_default();
        let review = if let PartWanted::Review { review, .. } = &part {
            *review
        } else {
            usual_review(last.map(|version| version.review), team_view.today())
        };
        part.put(&mut words, &mut outcomes, OutcomeId::new(id.bits()));
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Person(person), Detail::Plan(Box::new(words)));
        let write = care_plan::WritePlan { person, based_on, words, outcomes, review };
        order.commands.push(Command::from(write));
        self.act(caller, team, order).await
    }

    /// Records that somebody agrees to the newest version of a plan.
    ///
    /// # Errors
    /// If they may not, there is a newer version, or it cannot be recorded now.
    pub async fn agree_to_plan(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (number, whose): (usize, By),
    ) -> Result<Done, Error> {
        let agree = care_plan::AgreeToPlan { person, number, whose };
        self.act(caller, team, Order::new(id, Command::from(agree))).await
    }

    /// Records how far something has come.
    ///
    /// # Errors
    /// If they may not, there is no such outcome, or it cannot be recorded now.
    pub async fn rate_outcome(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        RatingWanted { outcome, whose, score, words }: RatingWanted,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = Some(words).filter(|words| !words.is_empty());
        let words = words.map(|words| order.seal(DataSubject::Person(person), Detail::Words(words)));
        let rating = RatingId::new(id.bits());
        let rate = care_plan::RateOutcome { person, rating, outcome, whose, score, words };
        order.commands.push(Command::from(rate));
        self.act(caller, team, order).await
    }

    /// Sets a list of questions to begin plans with, or drops it where there are none.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn set_starter(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        (starter, name, questions): (Option<StarterId>, String, String),
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let starter = starter.unwrap_or(StarterId::new(id.bits()));
        let words = (!questions.trim().is_empty()).then(|| format!("{name}\n{questions}"));
        let words = words.map(|words| order.seal(DataSubject::Team(team), Detail::Words(words)));
        order.commands.push(Command::from(care_plan::SetStarter { starter, words }));
        self.act(caller, team, order).await
    }
}
