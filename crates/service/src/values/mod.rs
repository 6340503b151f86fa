//! What the team values in a rota and its own rules: what somebody may see of them, and what they may want.

use std::collections::BTreeMap;

use care::access::Matter;
use care::ids::{CommandId, TeamId};
use care::team::Command;
use care::time::WeekStart;
use care::values::{Rules, SetRules, SetValue, Strength, Value};
use rota::Rule;

use crate::carry_out::Done;
use crate::planning::Which;
use crate::{Caller, Error, Order, Service, TeamView};

/// What the team values, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// Everything a team can value, in the order in which it is shown.
    pub all: Vec<Valued>,
    /// The last published week that they are held against, if there is one.
    pub last: Option<WeekStart>,
    /// Whether they may change it.
    pub may_change: bool,
}

/// One thing, with how much it matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valued {
    /// What.
    pub value: Value,
    /// How much.
    pub strength: Strength,
    /// How the last published week did.
    pub last: Option<LastWeek>,
}

/// How the last published week did by one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LastWeek {
    /// It did not count, so nobody looked.
    NotCounted,
    /// What spoke against it, each in its rule's own measure (visits, minutes, faces); empty where nothing did.
    Against(Vec<(Rule, i64)>),
}

impl TeamView {
    /// What the team values, beside the last week it published.
    ///
    /// # Errors
    /// If they may not see it.
    pub async fn values(&self) -> Result<Values, Error> {
        self.may_see(Matter::Values)?;
        let published = self.team().weeks.iter().rev().find(|(_, week)| week.published.is_some());
        let week = published.map(|(week, _)| *week);
        // A week that cannot be laid out by now is not held against anything; the board says why.
        let sheet = match week {
            Some(week) => self.sheet(week, Which::Published).await.ok(),
            None => None,
        };
        let last = |value, strength| {
            let score = &sheet.as_ref()?.verdict.score;
            if strength == Strength::NotAtAll {
                return Some(LastWeek::NotCounted);
            }
            let amounts = rules(value).iter().map(|rule| (*rule, score.part(*rule).amount));
            Some(LastWeek::Against(amounts.filter(|(_, amount)| *amount > 0).collect()))
        };
        let valued = |value| {
            let strength = self.team().strength(value);
            Valued { value, strength, last: last(value, strength) }
        };
        Ok(Values {
            all: Value::ALL.into_iter().map(valued).collect(),
            last: week.filter(|_| sheet.is_some()),
            may_change: self.may_change(Matter::Values),
        })
    }

    /// The rules by which the team makes its rota.
    ///
    /// # Errors
    /// If they may not see them.
    pub fn rules(&self) -> Result<Rules, Error> {
        self.may_see(Matter::Settings)?;
        Ok(self.team().rules)
    }
}

/// The rules of the engine that a value is about.
fn rules(value: Value) -> &'static [Rule] {
    match value {
        Value::FewFaces => &[Rule::Faces],
        Value::NoStrangers => &[Rule::Stranger],
        Value::PeoplesWishes => &[Rule::PersonWishes],
        Value::AgreedTimes => &[Rule::Late, Rule::Early],
        Value::FullLength => &[Rule::Shortened],
        Value::ShortTravel => &[Rule::Travel],
        Value::GuaranteedHours => &[Rule::GuaranteedHours, Rule::BeyondGuaranteed],
        Value::WholeDays => &[Rule::SplitDay],
        Value::FairEvenings => &[Rule::FairEvenings, Rule::FairWeekends],
        Value::WorkersWishes => &[Rule::WorkerWishes],
        Value::EvenWork => &[Rule::Balance],
        Value::LittleChange => &[Rule::Changed],
    }
}

impl Service {
    /// Lets these values matter so much from now on; the others stay as they are.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn set_values(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        strengths: &BTreeMap<Value, Strength>,
    ) -> Result<Done, Error> {
        let set = |(value, strength): (&Value, &Strength)| {
            Command::from(SetValue { value: *value, strength: *strength })
        };
        let order = Order { commands: strengths.iter().map(set).collect(), ..Order::of(id) };
        self.act(caller, team, order).await
    }

    /// Lets the team make its rota by these rules from now on.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn set_rules(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        rules: Rules,
    ) -> Result<Done, Error> {
        self.act(caller, team, Order::new(id, Command::from(SetRules(rules)))).await
    }
}
