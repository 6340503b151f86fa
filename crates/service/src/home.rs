//! The way in: the teams that somebody has to do with, and which page of each they can open.

use care::access::{Action, Matter, Purpose};
use care::ids::TeamId;

use crate::{Caller, Error, Kind, Service};

/// A team that somebody has to do with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamAtHome {
    /// Which.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
    /// The page on which they begin.
    pub page: FirstPage,
    /// How many work in it and how many people it supports, for those who belong to it. Those who only set teams up,
    /// or are of a council, read names: their list opens no team.
    pub size: Option<TeamSize>,
}

/// How large a team is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamSize {
    /// How many work in it.
    pub workers: usize,
    /// How many people it supports.
    pub people: usize,
}

/// A page of a team on which somebody can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstPage {
    /// The week.
    Board,
    /// The team's own rules.
    Settings,
    /// Hours, continuity and fairness.
    Figures,
    /// Who may see what.
    Access,
}

impl FirstPage {
    /// Each page but the last, with what one must be allowed to see for it; the last is open to everyone of the team.
    const BEST: [(Self, Matter); 3] =
        [(Self::Board, Matter::Weeks), (Self::Settings, Matter::Settings), (Self::Figures, Matter::Figures)];

    fn of(may: impl Fn(Matter) -> bool) -> Self {
        Self::BEST.into_iter().find(|(_, matter)| may(*matter)).map_or(Self::Access, |(page, _)| page)
    }
}

impl Service {
    /// The teams that somebody has to do with, by name.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn home(&self, caller: &Caller) -> Result<Vec<TeamAtHome>, Error> {
        let mut teams = Vec::new();
        for (team, name) in self.all_teams().await? {
            if caller.is_of(team) {
                teams.extend(self.own_team(caller, team).await?);
            } else if caller.administers() || caller.council_sees(team) {
                teams.push(self.team_by_name(caller, team, name));
            }
        }
        teams.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(teams)
    }

    async fn own_team(&self, caller: &Caller, team: TeamId) -> Result<Option<TeamAtHome>, Error> {
        let team_view = match self.team_view(caller, team).await {
            Ok(team_view) => team_view,
            Err(gone) if gone.kind == Kind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let size = team_view.size_on(team_view.today());
        let page = FirstPage::of(|matter| team_view.judge(Action::See, &matter.of_team(team)).allowed);
        Ok(Some(TeamAtHome { id: team, name: team_view.name().to_owned(), page, size: Some(size) }))
    }

    /// A team to somebody who belongs to none of its people and workers: what they may open does not depend on its state.
    fn team_by_name(&self, caller: &Caller, id: TeamId, name: String) -> TeamAtHome {
        let today = self.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let may = |matter: Matter| {
            caller.judge(Purpose::Everyday, Action::See, &matter.of_team(id), None, today).allowed
        };
        TeamAtHome { id, name, page: FirstPage::of(may), size: None }
    }
}
