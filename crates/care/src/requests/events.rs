//! A request was made, answered, or came to an end.

use serde::{Deserialize, Serialize};

use super::Request;
use crate::access::{Matter, Resource};
use crate::change::Change;
use crate::details::DataSubject;
use crate::ids::{RequestId, SealedId, TeamId};
use crate::stream::events;
use crate::stream::set::{Sets, put, sets, under};
use crate::team::Team;

events! { team:
    /// A worker asked others for something.
    "request/1" => Changed,
}

/// A request was made, answered, or came to an end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Which.
    pub request: RequestId,
    /// What is known of it, before and after.
    pub change: Change<Option<Request>>,
}

impl Sets<Team> for Changed {
    sets!(change: Option<Request>);

    fn now(&self, team: &Team) -> Option<Option<Request>> {
        Some(team.requests.get(&self.request).cloned())
    }

    fn set(&self, team: &mut Team, request: Option<Request>) {
        put(&mut team.requests, self.request, request);
    }

    fn sealed(&self, _: TeamId) -> Vec<(SealedId, DataSubject)> {
        let after = self.change.after.as_ref();
        after.map_or_else(Vec::new, |request| under(DataSubject::Worker(request.from), request.words))
    }

    fn about(&self, id: TeamId, _: &Team) -> Resource {
        Matter::Weeks.of_team(id)
    }
}
