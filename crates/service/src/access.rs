//! May they? Asked before anything is loaded for somebody, and before anything is done for them.

use care::access::{Action, Permission, Purpose, Resource, judge};
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
        judge(&memberships, purpose, action, resource, team, today)
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
            return Err(Error::new(Kind::Forbidden, permission.because));
        }
        if permission.recorded {
            self.write_down(caller, purpose, &[*resource]).await?;
        }
        Ok(())
    }
}
