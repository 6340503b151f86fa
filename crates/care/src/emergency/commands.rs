//! Writing a sheet, giving it a code or closing it, and looking at it by its code.

use super::{CodeChanged, SheetCode, SheetCodeId, SheetLook, SheetLookId, SheetSeen, SheetWritten};
use crate::access::{Matter, Resource};
use crate::ids::{PersonId, SealedId, TeamId};
use crate::stream::{Decision, Wanted, commands, set};
use crate::team::Team;
use crate::{By, Context, General};

commands! { team: WriteSheet, SetSheetCode, LookAtSheet, }

/// Write a person's sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteSheet {
    /// Whose.
    pub person: PersonId,
    /// What it says, sealed under the person's key.
    pub words: SealedId,
}

/// Give a person's sheet a new code, or close it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetSheetCode {
    /// Whose.
    pub person: PersonId,
    /// The new code; `None`: none opens it any longer.
    pub code: Option<SheetCodeId>,
}

/// Look at a sheet by its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookAtSheet {
    /// Whose.
    pub person: PersonId,
    /// By which code.
    pub code: SheetCodeId,
    /// What the look is called.
    pub look: SheetLookId,
    /// Who they say they are, sealed under the person's key.
    pub who: SealedId,
}

/// A reason against looking at a sheet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The code was closed.
    #[error("This code opens nothing any longer. Ring the team, or look for a newer sheet in the home.")]
    CodeIsClosed,
    /// There is nothing on it yet.
    #[error("Nothing is written on this sheet yet. Write it first, then print its code.")]
    NothingWritten,
    /// It is opened by its code, and in no other way.
    #[error("A sheet is opened by the code that is printed in the home.")]
    OnlyByCode,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Self::CodeIsClosed | Self::NothingWritten | Self::OnlyByCode => None,
        }
    }
}

impl Wanted<Team> for WriteSheet {
    fn decide(&self, team: &Team, _: &Context) -> Decision<Team> {
        team.known_person(self.person)?;
        let before = team.sheets.get(&self.person).copied();
        let person = self.person;
        Ok(set::to(before, Some(self.words), |words| SheetWritten { person, words }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Emergency.of_person(id, self.person)]
    }
}

impl Wanted<Team> for SetSheetCode {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        team.known_person(self.person)?;
        if self.code.is_some() && !team.sheets.contains_key(&self.person) {
            return Err(Problem::NothingWritten.into());
        }
        let before = team.sheet_codes.get(&self.person).copied();
        let after = self.code.map(|id| SheetCode { id, since: team.today(context) });
        let person = self.person;
        Ok(set::to(before, after, |code| CodeChanged { person, code }))
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Emergency.of_person(id, self.person)]
    }
}

impl Wanted<Team> for LookAtSheet {
    fn decide(&self, team: &Team, context: &Context) -> Decision<Team> {
        if context.by != By::Program {
            return Err(Problem::OnlyByCode.into());
        }
        let here = team.known_person(self.person)?.is_here(team.today(context));
        let code = team.sheet_codes.get(&self.person).filter(|_| here);
        if code.is_none_or(|code| code.id != self.code) {
            return Err(Problem::CodeIsClosed.into());
        }
        if team.sheet_looks.contains_key(&self.look) {
            return Err(General::AlreadyThere.into());
        }
        let Self { person, code, look, who } = *self;
        let seen = SheetLook { person, code, who, at: context.received };
        Ok(vec![SheetSeen { look, seen }.into()])
    }

    fn about(&self, id: TeamId, _: &Team) -> Vec<Resource> {
        vec![Matter::Emergency.of_person(id, self.person)]
    }
}
