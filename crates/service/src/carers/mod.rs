//! Carers: what a person's circle does, and how they are, as somebody may read it; and what they may want.

use std::collections::BTreeMap;

use care::access::{Action, Matter, Purpose};
use care::carers::{self, CareGiven, CareId, CarerWordId, Strain};
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, MemberId, PersonId, TeamId};
use care::team::Command;
use care::time::{Date, Moment, plus_days};
use care::{By, Minutes};

use crate::carry_out::Done;
use crate::{Caller, Error, Order, Service, TeamView};

/// For so many days back what the circle did is shown and added up.
const DAYS: i32 = 28;

/// What a person's circle does, and how they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleCare {
    /// Whose circle.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// What was done in the last four weeks, the latest first.
    pub done: Vec<CareTold>,
    /// What each came to in these weeks, by name.
    pub sums: BTreeMap<String, Minutes>,
    /// How carers are: all of them for the team, their own word for each of the circle, nobody's for the person.
    pub carers: Vec<CarerTold>,
    /// For whom of the circle the viewer may write something down.
    pub members: Vec<(MemberId, String)>,
}

/// Something that somebody of a circle did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareTold {
    /// When.
    pub on: Date,
    /// Who.
    pub who: String,
    /// For how long.
    pub minutes: Minutes,
    /// What.
    pub words: String,
}

/// How a carer said they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarerTold {
    /// Who.
    pub who: String,
    /// When.
    pub at: Moment,
    /// How they are.
    pub strain: Strain,
    /// Whether they ask for a break.
    pub wants_break: bool,
    /// More.
    pub words: String,
}

impl TeamView {
    /// How many carers of a person ask for a break or cannot go on; `None` to who does not follow that up.
    #[must_use]
    pub fn carers_in_need(&self, person: PersonId) -> Option<usize> {
        let may = self.judge(Action::See, &Matter::Carers.of_person(self.id(), person)).allowed;
        let carers = self.team().carers_of(person);
        let need = carers.iter().filter(|one| one.wants_break || one.strain == Strain::AtTheEnd).count();
        (may && self.me().is_some()).then_some(need)
    }

    fn circle_care(&self, person: PersonId) -> CircleCare {
        let words = |id| self.now().book.words(id).unwrap_or_default().to_owned();
        let who = |member| self.named(By::Member(member), Some(person));
        let done = self.team().care_given_to(person, plus_days(self.today(), -DAYS)).into_iter();
        let done = done.filter(|(_, one)| self.reads_care(one.member));
        let done: Vec<CareTold> = done
            .map(|(_, one)| CareTold {
                on: one.on,
                who: who(one.member),
                minutes: one.minutes,
                words: words(one.words),
            })
            .collect();
        let mut sums = BTreeMap::new();
        for one in &done {
            sums.entry(one.who.clone()).or_insert(Minutes(0)).0 += one.minutes.0;
        }
        let carers = self.team().carers_of(person).into_iter().filter(|one| self.reads_carer(one.member));
        let carers = carers.map(|one| CarerTold {
            who: who(one.member),
            at: self.zone().civil(one.at),
            strain: one.strain,
            wants_break: one.wants_break,
            words: one.words.map(words).unwrap_or_default(),
        });
        CircleCare {
            person,
            called: self.person(person).to_owned(),
            carers: carers.collect(),
            members: self.carers_to_write_for(person),
            done,
            sums,
        }
    }

    /// What somebody does is read by the person and the team, and by themselves.
    fn reads_care(&self, member: MemberId) -> bool {
        match self.caller().by(self.id()) {
            By::Member(me) => me == member,
            By::Worker(_) | By::Account(_) | By::Person(_) => true,
            By::Program => false,
        }
    }

    /// How somebody is, they tell the team: not the person, and not one another.
    fn reads_carer(&self, member: MemberId) -> bool {
        match self.caller().by(self.id()) {
            By::Member(me) => me == member,
            By::Worker(_) | By::Account(_) => true,
            By::Person(_) | By::Program => false,
        }
    }

    fn carers_to_write_for(&self, person: PersonId) -> Vec<(MemberId, String)> {
        let me = self.caller().by(self.id());
        let members = self.team().people.get(&person).into_iter().flat_map(|known| known.circle.keys());
        let may = members.filter(|id| me == By::Member(**id) || me.worker().is_some());
        may.map(|id| (*id, self.named(By::Member(*id), Some(person)))).collect()
    }
}

impl Service {
    /// What a person's circle does, and how they are.
    ///
    /// # Errors
    /// If there is no such person, or it is not for them.
    pub async fn open_circle_care(
        &self,
        caller: &Caller,
        whose: (TeamId, PersonId),
    ) -> Result<CircleCare, Error> {
        let team_view = self.open_of_person(caller, whose, Purpose::Everyday, Matter::Carers).await?;
        Ok(team_view.circle_care(whose.1))
    }

    /// Notes what somebody of a circle did.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn note_care(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (member, on, minutes, words): (MemberId, Option<Date>, Minutes, String),
    ) -> Result<Done, Error> {
        let on = on.unwrap_or(self.team_view(caller, team).await?.today());
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Person(person), Detail::Words(words));
        let (care, to) = (CareId::new(id.bits()), CareGiven { person, member, on, minutes, words });
        order.commands.push(Command::from(carers::NoteCare { care, to }));
        self.act(caller, team, order).await
    }

    /// Records how a carer is, and whether they ask for a break.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn say_how_you_are(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (member, strain, wants_break, words): (MemberId, Strain, bool, String),
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = Some(words).filter(|words| !words.is_empty());
        let words = words.map(|words| order.seal(DataSubject::Person(person), Detail::Words(words)));
        let word = CarerWordId::new(id.bits());
        let say = carers::SayHowYouAre { word, person, member, strain, wants_break, words };
        order.commands.push(Command::from(say));
        self.act(caller, team, order).await
    }
}
