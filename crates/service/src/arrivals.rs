//! How arrivals are proved: what is agreed with a person, and whether a code that was given is theirs.

use care::access::{Action, Matter, Purpose};
use care::arrivals::{AgreeWay, AgreedWay, Means, Proof};
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, PersonId, SealedId, TeamId};
use care::team::Command;
use uuid::Uuid;

use crate::carry_out::Done;
use crate::wanted::fresh;
use crate::{Caller, Error, Order, Service, TeamView};

/// How many letters a printed code has.
const LETTERS: usize = 8;
/// What a printed square holds before the code.
const PREFIX: &str = "FAIRLY";

/// What is agreed with a person about arrivals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrivalWay {
    /// With whom.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// How, and the code; `None`: nothing is proved.
    pub agreed: Option<(Means, String)>,
    /// Whether the one who looks may agree it otherwise.
    pub may_change: bool,
}

impl ArrivalWay {
    /// What the printed square holds.
    #[must_use]
    pub fn square(code: &str) -> String {
        format!("{PREFIX}:{code}")
    }
}

impl TeamView {
    /// What is agreed with a person about arrivals; `None` to those who may not see it.
    #[must_use]
    pub fn arrival_way(&self, person: PersonId) -> Option<ArrivalWay> {
        let resource = Matter::Arrivals.of_person(self.id(), person);
        let may = self.judge(Action::See, &resource).allowed;
        if !may || !self.team().people.contains_key(&person) {
            return None;
        }
        let agreed = self.team().arrival_ways.get(&person);
        let code = |way: &AgreedWay| self.now().book.words(way.code).unwrap_or_default().to_owned();
        Some(ArrivalWay {
            person,
            called: self.person(person).to_owned(),
            agreed: agreed.map(|way| (way.means, code(way))),
            may_change: self.judge(Action::Change, &resource).allowed,
        })
    }

    /// How an arrival at a person is proved, for the worker who goes there.
    pub(crate) fn how_to_prove(&self, person: PersonId) -> Option<Means> {
        self.team().arrival_ways.get(&person).map(|way| way.means)
    }

    /// What a code that was given at a person's door proves; `None`: nothing is agreed there.
    pub(crate) fn proves(&self, person: PersonId, given: &str) -> Option<Proof> {
        let way = self.team().arrival_ways.get(&person)?;
        let code = self.now().book.words(way.code)?;
        Some(if plain(given) == plain(code) { way.means.into() } else { Proof::WrongCode })
    }
}

impl Service {
    /// What is agreed with a person about arrivals.
    ///
    /// # Errors
    /// If there is no such person, or it is not for them.
    pub async fn open_arrival_way(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
    ) -> Result<ArrivalWay, Error> {
        let team_view = self.team_view(caller, team).await?;
        let resource = Matter::Arrivals.of_person(team, person);
        team_view.let_through(Purpose::Everyday, Action::See, &resource).await?;
        team_view.arrival_way(person).ok_or_else(Error::not_found)
    }

    /// Agrees with a person how arrivals are proved, with a new code; or that they are not.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn agree_arrivals(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        (id, means): (CommandId, Option<Means>),
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let mut agreed = |means| {
            let code = order.seal(DataSubject::Person(person), Detail::Words(new_code(means)));
            AgreedWay { means, code }
        };
        let way = means.map(&mut agreed);
        order.commands.push(Command::from(AgreeWay { person, way }));
        self.act(caller, team, order).await
    }
}

/// A code that is easy to type, or to read out.
fn new_code(means: Means) -> String {
    match means {
        Means::Door => {
            fresh(SealedId::new).to_string().chars().rev().take(LETTERS).collect::<String>().to_uppercase()
        }
        Means::Spoken => format!("{:04}", fresh(|bits: Uuid| bits.as_u128()) % 10_000),
    }
}

/// A code as it is compared: letters and digits, without what the square holds before it.
fn plain(code: &str) -> String {
    let letters: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    let letters = letters.to_ascii_uppercase();
    letters.strip_prefix(PREFIX).unwrap_or(&letters).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_scanned_and_typed() {
        let code = new_code(Means::Door);
        assert_eq!(code.len(), LETTERS);
        assert_eq!(plain(&ArrivalWay::square(&code)), plain(&code));
        assert_eq!(plain(" 7k2m-9qxa "), "7K2M9QXA");
        let spoken = new_code(Means::Spoken);
        assert!(spoken.len() == 4 && spoken.chars().all(|digit| digit.is_ascii_digit()), "{spoken}");
    }
}
