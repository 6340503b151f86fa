//! A worker said by when they are back; colleagues were asked; the worker came back.

use serde::{Deserialize, Serialize};

use super::{Back, BackBy, Outing, OutingId, Whom};
use crate::General;
use crate::access::{Matter, Resource};
use crate::details::DataSubject;
use crate::ids::{SealedId, TeamId, WorkerId};
use crate::stream::{Decision, Happened, events};
use crate::team::Team;
use crate::time::Timestamp;

events! { team:
    /// A worker who is out alone said by when they are back.
    "back-by/1" => BackByUntil,
    /// Colleagues were asked whether they are back.
    "back-asked/1" => AskedWhoIsBack,
    /// They came back.
    "came-back/1" => CameBack,
}

/// A worker said by when they are back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackByUntil {
    /// Which time out.
    pub outing: OutingId,
    /// Who is out.
    pub worker: WorkerId,
    /// By when they are back.
    pub back_by: BackBy,
}

/// Colleagues were asked whether somebody is back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedWhoIsBack {
    /// From which time out.
    pub outing: OutingId,
    /// Who is out.
    pub worker: WorkerId,
    /// Who was asked.
    pub whom: Whom,
    /// When.
    pub at: Timestamp,
}

/// A worker came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CameBack {
    /// From which time out.
    pub outing: OutingId,
    /// Who was out.
    pub worker: WorkerId,
    /// When, and who said so.
    pub back: Back,
}

/// A time out, to be changed.
fn outing(team: &mut Team, worker: WorkerId, id: OutingId) -> &mut Outing {
    team.outings.entry(worker).or_default().entry(id).or_default()
}

fn stays(why: &'static str) -> Decision<Team> {
    Err(General::CannotBeTakenBack(why).into())
}

impl Happened<Team> for BackByUntil {
    fn fold(&self, team: &mut Team) {
        outing(team, self.worker, self.outing).back_by = Some(self.back_by);
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        stays("A time to be back stays until you are. Say that you are back, or say another time.")
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::LoneWorking.of_worker(id, self.worker)
    }
}

impl Happened<Team> for AskedWhoIsBack {
    fn fold(&self, team: &mut Team) {
        outing(team, self.worker, self.outing).asked.push((self.whom, self.at));
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        stays("That colleagues were asked stays written down.")
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::LoneWorking.of_worker(id, self.worker)
    }
}

impl Happened<Team> for CameBack {
    fn fold(&self, team: &mut Team) {
        outing(team, self.worker, self.outing).back = Some(self.back);
    }

    fn back(&self, _: &Team) -> Decision<Team> {
        stays("That somebody is back stays. If they are out again, they say a new time.")
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        Vec::new()
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::LoneWorking.of_worker(id, self.worker)
    }
}
