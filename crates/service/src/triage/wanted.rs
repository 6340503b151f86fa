//! What somebody may want for a person who seems unwell.

use care::By;
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, PersonId, TeamId, WorkerId};
use care::team::Command;
use care::time::{Date, Moment};
use care::triage::{self, EpisodeId, Route, Seen};

use crate::carry_out::Done;
use crate::{Caller, Error, Order, Service};

/// Whom somebody spoke to, what was decided, and who checks by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Who was spoken to, and what they are.
    pub with: String,
    /// What was asked for.
    pub asked: String,
    /// Where it goes from here.
    pub route: Route,
    /// What was advised and agreed.
    pub agreed: String,
    /// Who checks how they are; `None`: they themselves.
    pub checks: Option<WorkerId>,
    /// By when.
    pub by_when: Moment,
}

/// A plan that a clinician signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedPlan {
    /// Who signed it, and what they are.
    pub clinician: String,
    /// When.
    pub signed: Date,
    /// When it is looked at again.
    pub review: Date,
    /// What is done at which score.
    pub words: String,
}

/// That a clinician decided to score somebody's saturation on scale 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleTwo {
    /// Who, and what they are.
    pub clinician: String,
    /// When.
    pub on: Date,
}

impl Service {
    /// Notes how somebody is who seems unwell, in an episode or as the beginning of one; says which. The same form sent twice
    /// begins one.
    ///
    /// # Errors
    /// If they may not, if something cannot be right, or it cannot be recorded now.
    pub async fn look_at(
        &self,
        caller: &Caller,
        (team, person, episode): (TeamId, PersonId, Option<EpisodeId>),
        id: CommandId,
        seen: Seen,
    ) -> Result<(EpisodeId, Done), Error> {
        let episode = episode.unwrap_or(EpisodeId::new(id.bits()));
        let (mut order, observations) = (Order::of(id), seen.observations);
        let seen = order.seal(DataSubject::Person(person), Detail::Seen(seen));
        order.commands.push(Command::from(triage::LookAt { episode, person, seen, observations }));
        Ok((episode, self.act(caller, team, order).await?))
    }

    /// Notes whom somebody spoke to and what was decided.
    ///
    /// # Errors
    /// If they may not, if the time to check has passed, or it cannot be recorded now.
    pub async fn decide_triage(
        &self,
        caller: &Caller,
        (team, person, episode): (TeamId, PersonId, EpisodeId),
        id: CommandId,
        decided: Decided,
    ) -> Result<Done, Error> {
        let Decided { with, asked, route, agreed, checks, by_when } = decided;
        let by_when = self.team_view(caller, team).await?.zone().timestamp(by_when);
        let mut order = Order::of(id);
        let mut seal = |words| order.seal(DataSubject::Person(person), Detail::Words(words));
        let (with, asked, agreed) = (seal(with), seal(asked), seal(agreed));
        let checks = checks.map_or_else(|| caller.by(team), By::Worker);
        let decision = triage::Decision { with, asked, route, agreed, checks, by_when };
        order.commands.push(Command::from(triage::Decide { episode, person, decision }));
        self.act(caller, team, order).await
    }

    /// Notes what came of it.
    ///
    /// # Errors
    /// If they may not, if nothing was decided yet, or it cannot be recorded now.
    pub async fn conclude_triage(
        &self,
        caller: &Caller,
        (team, person, episode): (TeamId, PersonId, EpisodeId),
        id: CommandId,
        words: String,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Person(person), Detail::Words(words));
        order.commands.push(Command::from(triage::Conclude { episode, person, words }));
        self.act(caller, team, order).await
    }

    /// Notes how a person is on an ordinary day; nothing where that is empty.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn say_normal(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        words: String,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = Some(words).filter(|words| !words.is_empty());
        let words = words.map(|words| order.seal(DataSubject::Person(person), Detail::Words(words)));
        order.commands.push(Command::from(triage::SayNormal { person, words }));
        self.act(caller, team, order).await
    }

    /// Records that a clinician decided how a person's saturation is scored; `None`: as everyone's.
    ///
    /// # Errors
    /// If they may not, if the date is still to come, or it cannot be recorded now.
    pub async fn record_scale_two(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        scale: Option<ScaleTwo>,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let scale = scale.map(|ScaleTwo { clinician, on }| triage::ScaleTwo {
            clinician: order.seal(DataSubject::Person(person), Detail::Words(clinician)),
            on,
        });
        order.commands.push(Command::from(triage::RecordScaleTwo { person, scale }));
        self.act(caller, team, order).await
    }

    /// Enters what a clinician signed for when somebody is unwell; `None`: it no longer holds.
    ///
    /// # Errors
    /// If they may not, if its dates make no sense, or it cannot be recorded now.
    pub async fn sign_response_plan(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        plan: Option<SignedPlan>,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let mut seal = |words| order.seal(DataSubject::Team(team), Detail::Words(words));
        let plan = plan.map(|SignedPlan { clinician, signed, review, words }| triage::ResponsePlan {
            clinician: seal(clinician),
            signed,
            review,
            words: seal(words),
        });
        order.commands.push(Command::from(triage::SignPlan { plan }));
        self.act(caller, team, order).await
    }
}
