//! Farewells: everything that is known about a person, to take along; a page for who supports them next; and what is done when
//! support ends.

use std::collections::BTreeMap;

use care::access::{Action, Matter, Purpose};
use care::details::Hoped;
use care::farewells::{FarewellStep, TickFarewell};
use care::ids::{CommandId, PersonId, TeamId};
use care::medicines::MedicineDetails;
use care::team::Command;
use care::time::{Date, Moment};
use serde::Serialize;

use crate::care_plan::PlanRecord;
use crate::carry_out::Done;
use crate::consents::Consents;
use crate::feedback::FeedbackRecord;
use crate::records::PersonRecord;
use crate::{Caller, Error, Order, Service, TeamView};

/// Everything that is known about a person and is theirs to take along.
#[derive(Clone, Debug)]
pub struct TakenAlong {
    /// Who they are, how to reach them, what is agreed, how visits went.
    pub record: PersonRecord,
    /// Their plan, in its newest version.
    pub plan: PlanRecord,
    /// What they consented to, and who may decide where they cannot.
    pub consents: Consents,
    /// What they take, and how.
    pub medicines: Vec<MedicineDetails>,
    /// What they and their circle said of how it was.
    pub feedback: FeedbackRecord,
    /// What was recorded of visits, the latest first.
    pub records: Vec<RecordAlong>,
    /// Everything as data, for another program.
    pub json: String,
}

/// Something that was recorded of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordAlong {
    /// When.
    pub at: Moment,
    /// How it was.
    pub said: String,
    /// What others should know of.
    pub noticed: String,
    /// What was hoped for, and what came of each.
    pub hoped: Vec<Hoped>,
}

/// What is done when somebody's support ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Farewell {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// The last day of support.
    pub last: Option<Date>,
    /// Each step, with who did it and when.
    pub steps: Vec<(FarewellStep, Option<(String, Date)>)>,
    /// Whether the one who looks may tick them off.
    pub may_tick: bool,
}

impl TeamView {
    /// Whether somebody's support ends on a known day, and how many things are still to be done; `None` to who may not see it.
    #[must_use]
    pub fn farewell_open(&self, person: PersonId) -> Option<usize> {
        let may = self.judge(Action::See, &Matter::Farewells.of_person(self.id(), person)).allowed;
        self.team().people.get(&person).filter(|_| may)?.leaves?;
        let done = self.team().farewells.get(&person).map_or(0, BTreeMap::len);
        Some(FarewellStep::ALL.len().saturating_sub(done))
    }

    fn farewell(&self, person: PersonId) -> Farewell {
        let done = self.team().farewells.get(&person);
        let told = |step: FarewellStep| {
            let ticked = done.and_then(|done| done.get(&step));
            (step, ticked.map(|ticked| (self.named(ticked.by, Some(person)), ticked.on)))
        };
        Farewell {
            person,
            called: self.person(person).to_owned(),
            last: self.team().people.get(&person).and_then(|known| known.leaves),
            steps: FarewellStep::ALL.map(told).into(),
            may_tick: self.judge(Action::Change, &Matter::Farewells.of_person(self.id(), person)).allowed,
        }
    }

    fn records_along(&self, person: PersonId) -> Vec<RecordAlong> {
        let all = self.recorded_about(person, usize::MAX).into_iter();
        all.map(|one| RecordAlong {
            at: self.zone().civil(one.at),
            said: one.words.said,
            noticed: one.words.noticed,
            hoped: one.words.hoped,
        })
        .collect()
    }

    fn medicines_along(&self, person: PersonId) -> Vec<MedicineDetails> {
        let theirs = self.team().medicines_of(person).filter(|(_, medicine)| medicine.holds(self.today()));
        let details = theirs.filter_map(|(_, medicine)| self.medicine_details(person, medicine.details));
        details.cloned().collect()
    }
}

/// Everything as data. Names of fields are stable; what is for the team alone is not in it.
fn as_json(
    (record, plan, consents): (&PersonRecord, &PlanRecord, &Consents),
    (medicines, records): (&[MedicineDetails], &[RecordAlong]),
) -> String {
    let contact = record.contact.as_ref();
    let agreed = record.support.iter().flatten();
    let value = serde_json::json!({
        "form": "fairly/person/1",
        "name": contact.map(|contact| &contact.name),
        "called": record.called,
        "address": contact.map(|contact| &contact.address),
        "phone": contact.map(|contact| &contact.phone),
        "to_know": record.notes,
        "getting_in": record.key,
        "plan": plan.words,
        "plan_version": plan.number,
        "ratings": plan.outcomes.iter().map(|one| serde_json::json!({
            "outcome": one.id,
            "said": one.ratings.iter().map(|rating| serde_json::json!({
                "at": rating.at, "who": rating.who, "score": rating.score, "words": rating.words,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "support": agreed.map(|one| serde_json::json!({ "what": one.what, "agreed": one.agreed })).collect::<Vec<_>>(),
        "consents": consents.asked.iter().map(|one| serde_json::json!({
            "about": one.about, "asked": one.asked, "on": one.on, "holds": one.holds, "review": one.review,
        })).collect::<Vec<_>>(),
        "authorities": consents.authorities.iter().map(|one| serde_json::json!({
            "kind": one.kind, "holder": one.holder, "words": one.words, "from": one.from, "until": one.until,
        })).collect::<Vec<_>>(),
        "medicines": medicines,
        "records": records,
    });
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

impl Service {
    /// Everything that is known about a person, for themselves to take along, or for those who help them pack. The look is written down.
    ///
    /// # Errors
    /// If there is no such person, or their record is not for the one who asks.
    pub async fn take_along(
        &self,
        caller: &Caller,
        which @ (team, person): (TeamId, PersonId),
    ) -> Result<TakenAlong, Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.check(Action::See, &Matter::Farewells.of_person(team, person))?;
        let (record, team_view) = self.open_person(caller, team, person, Purpose::Everyday).await?;
        let plan = self.open_care_plan(caller, which, Purpose::Everyday, None).await?;
        let consents = self.open_consents(caller, which, Purpose::Everyday).await?;
        let feedback = self.open_feedback(caller, which).await?;
        let (medicines, records) = (team_view.medicines_along(person), team_view.records_along(person));
        let json = as_json((&record, &plan, &consents), (&medicines, &records));
        Ok(TakenAlong { record, plan, consents, medicines, feedback, records, json })
    }

    /// What is done when somebody's support ends.
    ///
    /// # Errors
    /// If there is no such person, or it is not for them.
    pub async fn open_farewell(&self, caller: &Caller, whose: (TeamId, PersonId)) -> Result<Farewell, Error> {
        let team_view = self.open_of_person(caller, whose, Purpose::Everyday, Matter::Farewells).await?;
        Ok(team_view.farewell(whose.1))
    }

    /// Notes that something was done for a person whose support ends, or was not after all.
    ///
    /// # Errors
    /// If they may not, the support goes on, or it cannot be recorded now.
    pub async fn tick_farewell(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (step, done): (FarewellStep, bool),
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(TickFarewell { person, step, done }))).await
    }
}
