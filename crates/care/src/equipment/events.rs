//! Equipment was entered or examined; a visit by two was looked at.

use serde::{Deserialize, Serialize};

use super::{CrewReview, CrewReviewId, Equipment, EquipmentId};
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;

events! { team:
    /// What equipment there is.
    "equipment/1" => EquipmentSet,
    /// Whether a visit takes two.
    "crew-review/1" => CrewReviewed,
}

/// Equipment was entered, examined or taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EquipmentSet {
    /// Which.
    pub equipment: EquipmentId,
    /// In whose home.
    pub person: PersonId,
    /// What it is, before and after.
    pub change: Change<Option<Equipment>>,
}

/// A visit by two was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrewReviewed {
    /// Which look.
    pub review: CrewReviewId,
    /// Whose visit.
    pub person: PersonId,
    /// What came of it, before and after.
    pub change: Change<Option<CrewReview>>,
}

impl Sets<Team> for EquipmentSet {
    sets!(change: Option<Equipment>);

    fn now(&self, team: &Team) -> Option<Option<Equipment>> {
        Some(team.equipment.get(&self.equipment).cloned())
    }

    fn set(&self, team: &mut Team, equipment: Option<Equipment>) {
        put(&mut team.equipment, self.equipment, equipment);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.as_ref().map(|one| one.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Equipment.of_person(id, self.person)
    }
}

impl Sets<Team> for CrewReviewed {
    sets!(change: Option<CrewReview>);

    fn now(&self, team: &Team) -> Option<Option<CrewReview>> {
        Some(team.crew_reviews.get(&self.review).cloned())
    }

    fn set(&self, team: &mut Team, review: Option<CrewReview>) {
        put(&mut team.crew_reviews, self.review, review);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        under(DataSubject::Person(self.person), self.change.after.as_ref().map(|one| one.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Equipment.of_person(id, self.person)
    }
}
