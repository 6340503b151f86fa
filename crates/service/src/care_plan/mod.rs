//! Care plans: what somebody may see of them. What they may want is in `wanted.rs`.

mod wanted;

use care::By;
use care::access::{Action, Matter, Purpose};
use care::care_plan::{
    CarePlan, Domain, OutcomeId, OutcomeTerms, PlanWords, Rating, Score, StarterId, Version, WhatIf,
};
use care::ids::{PatternId, PersonId, TeamId};
use care::people::Section;
use care::time::{Date, Moment};
use care::visit::Priority;

use crate::{Caller, Error, Service, TeamView};

pub use wanted::{PartWanted, RatingWanted};

/// A person's plan in one version, as somebody may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRecord {
    /// Whose.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// The number of the version; 0 where there is none yet.
    pub number: usize,
    /// How many versions there are.
    pub versions: usize,
    /// Who wrote this version, and when.
    pub written: Option<(String, Moment)>,
    /// What it says.
    pub words: PlanWords,
    /// What they hope for.
    pub outcomes: Vec<OutcomeTold>,
    /// Who agreed to this version, and when.
    pub agreed: Vec<(String, Date)>,
    /// Whether the person themselves did.
    pub is_agreed: bool,
    /// When it is looked at again.
    pub review: Option<Date>,
    /// Whether that day has come.
    pub is_due: bool,
    /// Support that is agreed with the person, which an outcome can name.
    pub support: Vec<(PatternId, String)>,
    /// What next week has for the person, as it is agreed.
    pub next_week: Vec<VisitAhead>,
    /// Whether the one who looks may change it.
    pub may_change: bool,
    /// Who could agree to it, or say how far something has come, with what they are called.
    pub voices: Vec<(By, String)>,
    /// The team's questions to begin with.
    pub starters: Vec<Starter>,
}

/// Something that a person hopes for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeTold {
    /// Which.
    pub id: OutcomeId,
    /// What, in their words.
    pub what: String,
    /// How we will know.
    pub how_known: String,
    /// The part of life it belongs to.
    pub domain: Option<Domain>,
    /// By when they hope for it.
    pub by_when: Option<Date>,
    /// The support that serves it.
    pub support: Vec<(PatternId, String)>,
    /// What was said of it, first to last.
    pub ratings: Vec<RatingTold>,
}

/// How far something has come, as somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingTold {
    /// When.
    pub at: Moment,
    /// Who said so.
    pub who: String,
    /// What they said.
    pub score: Score,
    /// How they feel about it.
    pub words: String,
}

/// A visit of next week, as it is agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitAhead {
    /// When it starts if nobody says otherwise.
    pub at: Moment,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// How short it may be made if need be, in minutes.
    pub shortest: Option<u32>,
    /// Whether its time matters; otherwise any time in its window is fine.
    pub time_matters: bool,
    /// How bad it is that nobody makes it.
    pub priority: Priority,
    /// What it is for.
    pub what: String,
    /// What the person hopes for that it serves.
    pub serves: Vec<String>,
}

/// A list of questions to begin a plan with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starter {
    /// Which.
    pub id: StarterId,
    /// What it is called.
    pub name: String,
    /// The questions.
    pub questions: Vec<String>,
}

/// What a person's own page says of their plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanInBrief {
    /// What is most important to them, in their words.
    pub important: String,
    /// What they hope for.
    pub outcomes: Vec<String>,
    /// Whether there is a plan.
    pub is_there: bool,
    /// Whether the newest version waits for the person to agree.
    pub waits: bool,
    /// Whether it is time to look at it again.
    pub is_due: bool,
}

impl TeamView {
    /// What a person's page says of their plan, to whom the policy opens it for everyday work.
    #[must_use]
    pub fn plan_in_brief(&self, person: PersonId) -> Option<PlanInBrief> {
        if !self.opens(Matter::CarePlan, person) || !self.team().people.contains_key(&person) {
            return None;
        }
        let plan = self.team().care_plans.get(&person);
        let version = plan.and_then(|plan| plan.versions.last());
        let words = version.map(|version| self.plan_says(version)).unwrap_or_default();
        Some(PlanInBrief {
            important: words.important,
            outcomes: words.outcomes.into_iter().map(|one| one.what).collect(),
            is_there: version.is_some(),
            waits: version.is_some_and(|version| !version.is_agreed_by(person)),
            is_due: plan.is_some_and(|plan| plan.is_due(self.today())),
        })
    }

    /// What to do if something goes wrong, as the plan says, to whom the policy opens it for everyday work.
    #[must_use]
    pub fn what_ifs(&self, person: PersonId) -> Vec<WhatIf> {
        if !self.opens(Matter::CarePlan, person) {
            return Vec::new();
        }
        let plan = self.team().care_plans.get(&person);
        let version = plan.and_then(|plan| plan.versions.last());
        version.map(|version| self.plan_says(version).what_ifs).unwrap_or_default()
    }

    /// What people hope for that a pattern serves, to whom the policy opens the person's plan.
    #[must_use]
    pub fn served_by(&self, pattern: PatternId) -> Vec<String> {
        let served: Vec<_> = self.team().outcomes_served_by(pattern).collect();
        let told = served.into_iter().filter_map(|(person, outcome)| {
            let may = self.judge(Action::See, &Matter::CarePlan.of_person(self.id(), person)).allowed;
            let version = self.team().care_plans.get(&person)?.versions.last().filter(|_| may)?;
            let words = self.plan_says(version);
            words.outcomes.into_iter().find(|one| one.id == outcome).map(|one| one.what)
        });
        told.collect()
    }

    /// The team's lists of questions to begin a plan with, for its workers.
    #[must_use]
    pub fn plan_starters(&self) -> Vec<Starter> {
        if self.may_see(Matter::PlanStarters).is_err() {
            return Vec::new();
        }
        let starters = self.team().plan_starters.iter().filter_map(|(id, words)| {
            let mut lines = self.now().book.words(*words)?.lines().map(str::trim).map(ToOwned::to_owned);
            let name = lines.next()?;
            Some(Starter { id: *id, name, questions: lines.filter(|line| !line.is_empty()).collect() })
        });
        starters.collect()
    }

    /// Whether the viewer may change the team's questions to begin with.
    #[must_use]
    pub fn may_change_starters(&self) -> bool {
        self.may_change(Matter::PlanStarters)
    }

    /// What a version says. Everyone asks the policy first.
    pub(crate) fn plan_says(&self, version: &Version) -> PlanWords {
        self.now().book.plan(version.words).cloned().unwrap_or_default()
    }

    /// A person's plan in one version, the newest where none is named.
    fn plan_record(&self, person: PersonId, number: Option<usize>) -> Option<PlanRecord> {
        let none = CarePlan::default();
        let plan = self.team().care_plans.get(&person).unwrap_or(&none);
        let number = number.unwrap_or(plan.versions.len());
        let version = plan.version(number);
        if version.is_none() && number != 0 {
            return None;
        }
        let words = version.map(|version| self.plan_says(version)).unwrap_or_default();
        let may_change = self.judge(Action::Change, &Matter::CarePlan.of_person(self.id(), person)).allowed;
        Some(PlanRecord {
            person,
            called: self.person(person).to_owned(),
            number,
            versions: plan.versions.len(),
            written: version.map(|one| (self.named(one.by, Some(person)), self.zone().civil(one.at))),
            outcomes: version.map(|version| self.outcomes(person, plan, version, &words)).unwrap_or_default(),
            agreed: version.map(|version| self.agreed_to(person, version)).unwrap_or_default(),
            is_agreed: version.is_some_and(|version| version.is_agreed_by(person)),
            review: version.map(|version| version.review),
            is_due: plan.is_due(self.today()),
            support: self.support_named(person),
            next_week: self.next_week(person, &words),
            may_change,
            voices: if may_change { self.voices(person) } else { Vec::new() },
            starters: self.plan_starters(),
            words,
        })
    }

    fn agreed_to(&self, person: PersonId, version: &Version) -> Vec<(String, Date)> {
        version.agreed.iter().map(|one| (self.named(one.by, Some(person)), one.on)).collect()
    }

    /// Who can speak: the person and the circle where a worker writes it down, else the viewer alone.
    fn voices(&self, person: PersonId) -> Vec<(By, String)> {
        let me = self.caller().by(self.id());
        if me.worker().is_some() { self.close_to(person) } else { vec![(me, self.named(me, Some(person)))] }
    }

    fn outcomes(
        &self,
        person: PersonId,
        plan: &CarePlan,
        version: &Version,
        words: &PlanWords,
    ) -> Vec<OutcomeTold> {
        let told = words.outcomes.iter().map(|one| {
            let terms = version.outcomes.get(&one.id).cloned().unwrap_or_default();
            let OutcomeTerms { domain, by_when, support } = terms;
            OutcomeTold {
                id: one.id,
                what: one.what.clone(),
                how_known: one.how_known.clone(),
                domain,
                by_when,
                support: self
                    .support_named(person)
                    .into_iter()
                    .filter(|(id, _)| support.contains(id))
                    .collect(),
                ratings: plan
                    .ratings_of(one.id)
                    .into_iter()
                    .map(|one| self.rating_told(person, one))
                    .collect(),
            }
        });
        told.collect()
    }

    fn rating_told(&self, person: PersonId, rating: &Rating) -> RatingTold {
        let words = rating.words.and_then(|words| self.now().book.words(words));
        RatingTold {
            at: self.zone().civil(rating.at),
            who: self.named(rating.by, Some(person)),
            score: rating.score,
            words: words.unwrap_or_default().to_owned(),
        }
    }

    /// The support that is agreed with a person, as far as the viewer may know what it is for.
    fn support_named(&self, person: PersonId) -> Vec<(PatternId, String)> {
        let today = self.today();
        let theirs = self.team().patterns.iter().filter(|(_, pattern)| {
            pattern.person == person && pattern.until.is_none_or(|last| last >= today)
        });
        let named = theirs.filter_map(|(id, pattern)| {
            let terms = pattern.terms_on(today).or_else(|| pattern.terms.values().next_back())?;
            Some((*id, self.support_words(person, terms.support.what)?.to_owned()))
        });
        let mut named: Vec<_> = named.collect();
        named.sort_by(|one, other| one.1.cmp(&other.1));
        named
    }

    /// The visits of next week, as they are agreed.
    fn next_week(&self, person: PersonId, words: &PlanWords) -> Vec<VisitAhead> {
        let may = self.judge(Action::See, &Section::Times.matter().of_person(self.id(), person)).allowed;
        let visits = self.team().visits(self.this_week().next());
        let theirs = visits.values().filter(|visit| may && visit.person == person);
        let mut ahead: Vec<VisitAhead> = theirs
            .map(|visit| VisitAhead {
                at: visit.usual_start(),
                minutes: visit.support.minutes.0,
                shortest: visit.support.shortest.map(|minutes| minutes.0),
                time_matters: visit.support.agreed.is_some(),
                priority: visit.support.priority,
                what: self.support_words(person, visit.support.what).unwrap_or("a visit").to_owned(),
                serves: self.serves(person, visit.id, words),
            })
            .collect();
        ahead.sort_by_key(|one| one.at);
        ahead
    }

    fn serves(&self, person: PersonId, visit: care::visit::VisitId, words: &PlanWords) -> Vec<String> {
        let care::visit::VisitId::Agreed { pattern, .. } = visit else { return Vec::new() };
        let served: Vec<OutcomeId> = self
            .team()
            .outcomes_served_by(pattern)
            .filter(|(whose, _)| *whose == person)
            .map(|(_, outcome)| outcome)
            .collect();
        words.outcomes.iter().filter(|one| served.contains(&one.id)).map(|one| one.what.clone()).collect()
    }
}

impl Service {
    /// Opens a person's plan in one version, the newest where none is named. The look is written down.
    ///
    /// # Errors
    /// If there is no such person or version, or it is not for them.
    pub async fn open_care_plan(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        purpose: Purpose,
        number: Option<usize>,
    ) -> Result<PlanRecord, Error> {
        let team_view = self.open_of_person(caller, (team, person), purpose, Matter::CarePlan).await?;
        team_view.plan_record(person, number).ok_or_else(Error::not_found)
    }
}
