//! Making a calendar address, and closing one.

use super::{Address, CalendarId, Changed, Names, Whose};
use crate::access::Resource;
use crate::ids::TeamId;
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;
use crate::{Context, General};

commands! { team: SetCalendar, }

/// Make a calendar address in place of the one there is, or close it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetCalendar {
    /// Whose.
    pub whose: Whose,
    /// The new address, and how names are shown in it; `None`: none any longer.
    pub to: Option<(CalendarId, Names)>,
}

impl Wanted<Team> for SetCalendar {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        let whose = self.whose;
        if self.to.is_some() && !whose.is(context.by) {
            return Err(General::OnlyThemselves.into());
        }
        match whose {
            Whose::Worker(worker) => drop(team.known_worker(worker)?),
            Whose::Person(person) => drop(team.known_person(person)?),
            Whose::Member(person, member) => {
                let known = team.known_person(person)?.circle.contains_key(&member);
                if self.to.is_some() && !known {
                    return Err(General::Unknown("person's circle").into());
                }
            }
        }
        let after = self.to.map(|(id, names)| Address { id, whose, names });
        Ok(set::to(team.calendar_of(whose), after, |change| Changed { whose, change }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![self.whose.resource(id)]
    }
}
