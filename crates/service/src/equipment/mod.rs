//! Equipment: what there is in a person's home, which visits take two, and what may be wanted of both.

use std::collections::BTreeSet;

use care::Minutes;
use care::access::{Action, Matter, Purpose};
use care::details::{DataSubject, Detail};
use care::equipment::{
    CrewReview, CrewReviewId, Equipment, EquipmentId, Found, ReviewCrew, SetEquipment, minutes_a_week,
};
use care::ids::{CommandId, PatternId, PersonId, TeamId};
use care::team::Command;
use care::time::{Date, plus_days};
use care::visit::{Competence, Crew};

use crate::carry_out::Done;
use crate::{Caller, Error, Order, Service, TeamView};

/// Lifting equipment is examined again after so many days.
const CHECK_DAYS: i32 = 182;

/// Equipment in a person's home, and the visits that take two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EquipmentRecord {
    /// Whose home.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// What there is: what is to be examined first.
    pub there: Vec<EquipmentTold>,
    /// Support that takes two workers, or did until it was looked at.
    pub by_two: Vec<ByTwo>,
    /// Whether the one who looks may change something.
    pub may_change: bool,
}

/// A piece of equipment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EquipmentTold {
    /// Which.
    pub id: EquipmentId,
    /// What it is and who owns it.
    pub words: String,
    /// When it was examined.
    pub checked: Option<Date>,
    /// By when it is examined again.
    pub next_check: Date,
    /// Whether that day has passed.
    pub is_overdue: bool,
}

/// Support that takes two workers, or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByTwo {
    /// Which.
    pub pattern: PatternId,
    /// What it is for.
    pub what: String,
    /// Whether it takes two today.
    pub takes_two: bool,
    /// What a week of it takes, over all workers.
    pub a_week: Minutes,
    /// The last look at it: what was found, who looked, when, in words, and when it is looked at again.
    pub review: Option<(Found, String, Date, String, Date)>,
    /// Whether it was never looked at, or is due.
    pub is_due: bool,
}

/// A look at a visit by two, as it is to be noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewWanted {
    /// Which support.
    pub pattern: PatternId,
    /// From when one worker makes it; `None`: it takes two.
    pub one_from: Option<Date>,
    /// What that worker has learnt.
    pub learnt: BTreeSet<Competence>,
    /// What was tried.
    pub words: String,
    /// When it is looked at again; `None`: in half a year.
    pub next: Option<Date>,
}

impl TeamView {
    /// How much of a person's equipment is overdue and how many visits by two are to be looked at; `None` to who may not see it.
    #[must_use]
    pub fn equipment_waiting(&self, person: PersonId) -> Option<usize> {
        let may = self.judge(Action::See, &Matter::Equipment.of_person(self.id(), person)).allowed;
        if !may || !self.team().people.contains_key(&person) {
            return None;
        }
        let overdue =
            self.team().equipment_of(person).iter().filter(|(_, one)| one.next_check < self.today()).count();
        Some(overdue + self.by_two(person).iter().filter(|one| one.is_due).count())
    }

    fn equipment_words(&self, id: care::ids::SealedId) -> String {
        self.now().book.words(id).unwrap_or_default().to_owned()
    }

    fn equipment_told(&self, id: EquipmentId, one: &Equipment) -> EquipmentTold {
        EquipmentTold {
            id,
            words: self.equipment_words(one.words),
            checked: one.checked,
            next_check: one.next_check,
            is_overdue: one.next_check < self.today(),
        }
    }

    fn review_told(&self, one: &CrewReview) -> (Found, String, Date, String, Date) {
        let who = self.worker(one.by).to_owned();
        (one.found.clone(), who, one.on, self.equipment_words(one.words), one.next)
    }

    fn by_two(&self, person: PersonId) -> Vec<ByTwo> {
        let today = self.today();
        let theirs = self.team().patterns.iter().filter(|(_, pattern)| pattern.person == person);
        let both = theirs.filter_map(|(id, pattern)| {
            let terms = pattern.terms_on(today)?;
            let review = self.team().crew_review_of(*id);
            let takes_two = terms.support.crew == Crew::Two;
            (takes_two || review.is_some()).then(|| ByTwo {
                pattern: *id,
                what: self.support_words(person, terms.support.what).unwrap_or("a visit").to_owned(),
                takes_two,
                a_week: minutes_a_week(terms),
                review: review.map(|one| self.review_told(one)),
                is_due: takes_two && review.is_none_or(|one| one.next <= today),
            })
        });
        both.collect()
    }

    fn equipment_record(&self, person: PersonId) -> EquipmentRecord {
        let there = self.team().equipment_of(person).into_iter();
        EquipmentRecord {
            person,
            called: self.person(person).to_owned(),
            there: there.map(|(id, one)| self.equipment_told(id, one)).collect(),
            by_two: self.by_two(person),
            may_change: self.judge(Action::Change, &Matter::Equipment.of_person(self.id(), person)).allowed,
        }
    }
}

impl Service {
    /// Equipment in a person's home, and visits that take two.
    ///
    /// # Errors
    /// If there is no such person, or it is not for them.
    pub async fn open_equipment(
        &self,
        caller: &Caller,
        whose: (TeamId, PersonId),
    ) -> Result<EquipmentRecord, Error> {
        let team_view = self.open_of_person(caller, whose, Purpose::Everyday, Matter::Equipment).await?;
        Ok(team_view.equipment_record(whose.1))
    }

    /// Enters equipment, or notes that it was examined; it is gone where there are no words.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn set_equipment(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (known, words, checked): (Option<EquipmentId>, String, Option<Date>),
    ) -> Result<Done, Error> {
        let today = self.team_view(caller, team).await?.today();
        let mut order = Order::of(id);
        let equipment = known.unwrap_or(EquipmentId::new(id.bits()));
        let to = (!words.is_empty()).then(|| {
            let words = order.seal(DataSubject::Person(person), Detail::Words(words));
            let next_check = checked.map_or(today, |on| plus_days(on, CHECK_DAYS));
            Equipment { person, words, checked, next_check }
        });
        order.commands.push(Command::from(SetEquipment { equipment, person, to }));
        self.act(caller, team, order).await
    }

    /// Notes whether a visit takes two; where one can make it, its support is agreed so.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn review_crew(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        ReviewWanted { pattern, one_from, learnt, words, next }: ReviewWanted,
    ) -> Result<Done, Error> {
        let today = self.team_view(caller, team).await?.today();
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Person(person), Detail::Words(words));
        let (review, next) = (CrewReviewId::new(id.bits()), next.unwrap_or(plus_days(today, CHECK_DAYS)));
        let look = ReviewCrew { review, person, pattern, one_from, learnt, words, next };
        order.commands.push(Command::from(look));
        self.act(caller, team, order).await
    }
}
