//! What somebody may want of concerns.

use care::By;
use care::concerns::{self, About, ConcernId, Found, Kind};
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, PersonId, SealedId, TeamId};
use care::team::Command;

use crate::carry_out::Done;
use crate::{Caller, Error, Order, Service};

/// A concern to raise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// What kind it is.
    pub kind: Kind,
    /// Whom and what it is about; the person follows from the visit where only that is said.
    pub about: About,
    /// Whose concern it is; `None`: their own.
    pub whose: Option<By>,
    /// What it is; empty: not said yet.
    pub words: String,
}

/// What somebody wants of a concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// That somebody follows it up; `None`: they themselves.
    TakeOn(Option<By>),
    /// To note something.
    Note(String),
    /// To say how the person was to whom nobody had come.
    Check(Found, String),
    /// To answer.
    Answer(String),
    /// To end it.
    Close(String),
    /// To open it again.
    Reopen(String),
    /// To add something as the one whose concern it is.
    ComeBack(String),
}

impl Service {
    /// Raises a concern; says which it is. The same form sent twice raises one.
    ///
    /// # Errors
    /// If they may not, if it makes no sense, or it cannot be recorded now.
    pub async fn raise_concern(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        Raise { kind, mut about, whose, words }: Raise,
    ) -> Result<(ConcernId, Done), Error> {
        let team_view = self.team_view(caller, team).await?;
        about.person = about.person.or_else(|| about.visit.and_then(|visit| team_view.team().whose(visit)));
        let mut order = Order::of(id);
        let words = seal(&mut order, team, about.person, words);
        let concern = ConcernId::new(id.bits());
        order.commands.push(Command::from(concerns::Raise { concern, kind, about, whose, words }));
        Ok((concern, self.act(caller, team, order).await?))
    }

    /// Does what somebody wants of a concern.
    ///
    /// # Errors
    /// If they may not, the team's rules refuse it, or it cannot be recorded now.
    pub async fn follow_up(
        &self,
        caller: &Caller,
        (team, concern): (TeamId, ConcernId),
        id: CommandId,
        wanted: FollowUp,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let known = team_view.team().concerns.get(&concern);
        // Who may not know of it hears the same as of one that is not there.
        let known = known.filter(|known| team_view.sight(known).is_some()).ok_or_else(Error::not_found)?;
        let (mut order, person) = (Order::of(id), known.about.person);
        let subject = subject(team, person);
        let mut sealed = |words| order.seal(subject, Detail::Words(words));
        let command = match wanted {
            FollowUp::TakeOn(owner) => {
                Command::from(concerns::TakeOn { concern, owner: owner.unwrap_or(caller.by(team)) })
            }
            FollowUp::Note(words) => concerns::Note { concern, words: sealed(words) }.into(),
            FollowUp::Check(found, words) => {
                let words = Some(words).filter(|words| !words.is_empty()).map(sealed);
                concerns::Check { concern, found, words }.into()
            }
            FollowUp::Answer(words) => concerns::Answer { concern, words: sealed(words) }.into(),
            FollowUp::Close(words) => concerns::Close { concern, words: sealed(words) }.into(),
            FollowUp::Reopen(words) => concerns::Reopen { concern, words: sealed(words) }.into(),
            FollowUp::ComeBack(words) => concerns::ComeBack { concern, words: sealed(words) }.into(),
        };
        order.commands.push(command);
        self.act(caller, team, order).await
    }
}

/// Under whose key words about a concern are sealed.
fn subject(team: TeamId, person: Option<PersonId>) -> DataSubject {
    person.map_or(DataSubject::Team(team), DataSubject::Person)
}

/// Seals words, where there are any.
fn seal(order: &mut Order, team: TeamId, person: Option<PersonId>, words: String) -> Option<SealedId> {
    let words = Some(words).filter(|words| !words.is_empty())?;
    Some(order.seal(subject(team, person), Detail::Words(words)))
}
