//! What contradicts itself in what was said of a visit. It follows from what is there, so that it is the same in whatever order
//! statements arrived, and goes away by itself where a correction explains it.

use std::collections::BTreeSet;

use super::StatementId;
use crate::ids::WorkerId;
use crate::stream::Stream;
use crate::team::Team;
use crate::time::{Moment, WeekStart};
use crate::visit::VisitId;

/// How far from a visit's time a statement about it can have happened: beyond that, the phone's clock was wrong.
const HOURS_FROM_VISIT: i64 = 24;

/// Something that only a person can settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// These were there or wrote a record, and the rota gives the visit to others.
    NotTheirVisit(BTreeSet<WorkerId>),
    /// More workers were there, or wrote a record, than it takes.
    MoreThanPlanned(BTreeSet<WorkerId>),
    /// The visit was taken out, and somebody was there.
    NotTakingPlace,
    /// Statements of a day or more from the visit: the clock of a phone was wrong.
    StrangeClock(Vec<StatementId>),
}

impl Team {
    /// Everyone who said something of a visit or wrote a record of it.
    pub(crate) fn heard_of(&self, visit: VisitId) -> BTreeSet<WorkerId> {
        let said = self.course(visit).map(super::Course::spoken_of).unwrap_or_default();
        said.into_iter().chain(self.records_of(visit).values().map(|record| record.worker)).collect()
    }

    /// Everything about a visit that a person has to settle.
    #[must_use]
    pub fn questions(&self, visit: VisitId) -> Vec<Question> {
        let mut questions = Vec::new();
        let settled = self.course(visit).and_then(|course| course.settled.as_ref());
        if settled.is_none_or(|found| !self.heard_of(visit).is_subset(&found.heard)) {
            questions.extend(self.who_went_is_unclear(visit));
        }
        let strange = self.strange_clocks(visit);
        if !strange.is_empty() {
            questions.push(Question::StrangeClock(strange));
        }
        questions
    }

    /// Every visit of a week that has a question, in the order of their ids.
    pub fn open_questions(&self, week: WeekStart) -> impl Iterator<Item = (VisitId, Vec<Question>)> {
        let said = self.days.get(&week).into_iter().flat_map(|days| days.keys());
        let recorded = self.records.get(&week).into_iter().flat_map(|records| records.keys());
        let visits: BTreeSet<VisitId> = said.chain(recorded).copied().collect();
        let asked = visits.into_iter().map(|visit| (visit, self.questions(visit)));
        asked.filter(|(_, questions)| !questions.is_empty())
    }

    fn who_went_is_unclear(&self, visit: VisitId) -> Vec<Question> {
        let went = self.course(visit).map(super::Course::who_went).unwrap_or_default();
        let wrote = self.records_of(visit).values().map(|record| record.worker);
        let there: BTreeSet<WorkerId> = went.into_iter().chain(wrote).collect();
        if there.is_empty() {
            return Vec::new();
        }
        let Some(planned) = self.visit(visit) else { return vec![Question::NotTakingPlace] };
        let told = self.told_place(visit).map(|place| &place.workers);
        let others: BTreeSet<WorkerId> =
            there.iter().copied().filter(|worker| !told.is_some_and(|told| told.contains(worker))).collect();
        let mut questions = Vec::new();
        if there.len() > planned.support.crew.count() {
            questions.push(Question::MoreThanPlanned(there));
        } else if !others.is_empty() && told.is_some() {
            questions.push(Question::NotTheirVisit(others));
        }
        questions
    }

    fn strange_clocks(&self, visit: VisitId) -> Vec<StatementId> {
        let (Some(course), Some(zone)) = (self.course(visit), self.zone()) else { return Vec::new() };
        let Some(planned) = self.planned_start(visit) else { return Vec::new() };
        let start = zone.timestamp(planned);
        let far = |at: jiff::Timestamp| at.duration_since(start).abs().as_hours() >= HOURS_FROM_VISIT;
        course.standing().filter(|(_, said)| far(said.clocks.happened)).map(|(id, _)| id).collect()
    }

    /// When people were told that a visit starts; else when it usually would, whether it takes place or not.
    fn planned_start(&self, visit: VisitId) -> Option<Moment> {
        let told = self.told_place(visit).map(|place| place.start);
        told.or_else(|| self.visit(visit).map(|visit| visit.usual_start())).or(match visit {
            VisitId::Agreed { date, .. } => Some(Moment::new(date, "12:00".parse().ok()?)),
            VisitId::Once(_) => None,
        })
    }

    /// Who makes a visit, as people were told.
    #[must_use]
    pub fn told_place(&self, visit: VisitId) -> Option<&crate::weeks::Assignment> {
        let home = self.week_of(visit).and_then(|week| self.published(week)?.rota.get(&visit));
        home.or_else(|| {
            let mut published = self.weeks.values().filter_map(|week| week.published.as_ref());
            published.find_map(|published| published.rota.get(&visit))
        })
    }
}
