//! May they? Asked before anything is loaded for somebody, and before anything is done for them.

use care::access::{Action, Permission, Purpose, Relation, Resource, Viewer, Whose, judge};
use care::team::Team;
use jiff::civil::Date;

use crate::error::{Error, Kind};
use crate::{Caller, Service};

impl Caller {
    /// What the policy says of them.
    #[must_use]
    pub fn judge(
        &self,
        purpose: Purpose,
        action: Action,
        resource: &Resource,
        team: Option<&Team>,
        today: Date,
    ) -> Permission {
        let memberships: Vec<_> = self.memberships.iter().copied().collect();
        let viewer = Viewer { memberships: &memberships, council_teams: &self.council_teams };
        judge(viewer, purpose, action, resource, team, today)
    }

    /// Why they may not. To those who have nothing to do with whom it is about, it is as if there were nobody such: an id that
    /// is not theirs and one that nothing has are answered alike.
    pub(crate) fn refusal(
        &self,
        because: &'static str,
        resource: &Resource,
        team: Option<&Team>,
        today: Date,
    ) -> Error {
        let known = match resource.of {
            Whose::Organisation => true,
            Whose::Team(team) => self.knows_of(team),
            Whose::Person(..) | Whose::Worker(..) => self.memberships.iter().any(|who| {
                let who = (*who, &self.council_teams);
                !Relation::of(who, resource, team, today).is_outside()
            }),
        };
        if known { Error::new(Kind::Forbidden, because) } else { Error::not_found() }
    }
}

impl Service {
    /// Lets through those who may, and says to the others why not. What must be recorded is.
    pub(crate) async fn let_through(
        &self,
        caller: &Caller,
        (purpose, action, resource): (Purpose, Action, &Resource),
        (team, today): (Option<&Team>, Date),
    ) -> Result<(), Error> {
        let permission = caller.judge(purpose, action, resource, team, today);
        if !permission.allowed {
            return Err(caller.refusal(permission.because, resource, team, today));
        }
        if permission.recorded {
            self.write_down(caller, purpose, &[*resource]).await?;
        }
        Ok(())
    }
}
