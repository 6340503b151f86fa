//! What workers ask of one another, and changes to published weeks that wait: what somebody may see, and may want.

use std::collections::BTreeSet;

use care::access::Matter;
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, RepairId, RequestId, SealedId, TeamId, WorkerId};
use care::repairs::{AgreeToRepair, DropRepair, Repair};
use care::requests::{Answer, Ask, Asked, Request, SayNo, SayYes, State, WithdrawRequest};
use care::team::Command;
use care::time::{Moment, WeekStart};
use care::visit::{Visit, VisitId};

use crate::carry_out::Done;
use crate::planning::Consequence;
use crate::wanted::{Colleague, fresh};
use crate::{Caller, Error, Order, Service, TeamView};

/// Everything that waits for an answer, and what became of earlier requests.
#[derive(Debug, Default)]
pub struct Requests {
    /// Requests that they have still to answer.
    pub for_me: Vec<OpenRequest>,
    /// Requests that others have to answer.
    pub for_others: Vec<OpenRequest>,
    /// Changes to a published week that wait for somebody to agree.
    pub changes: Vec<OpenChange>,
    /// Requests that are over, the latest week first.
    pub earlier: Vec<Earlier>,
}

/// A request that is open.
#[derive(Debug)]
pub struct OpenRequest {
    /// Which.
    pub id: RequestId,
    /// Who asks.
    pub from: Colleague,
    /// What.
    pub what: WhatIsAsked,
    /// Why, in their words; may be empty.
    pub words: String,
    /// Everyone who is asked.
    pub asked: Vec<Colleague>,
    /// Those who have not answered, without the viewer.
    pub silent: Vec<Colleague>,
    /// Those who cannot.
    pub cannot: Vec<Colleague>,
    /// Whether the viewer asked it.
    pub is_mine: bool,
    /// Whether the viewer is asked.
    pub am_asked: bool,
    /// What a yes by the viewer would mean, or why it cannot be; where they are asked.
    pub meaning: Option<Result<Consequence, Error>>,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhatIsAsked {
    /// Who can take a visit that nobody has.
    Offer(VisitNamed),
    /// Who can take over a visit.
    TakeOver(VisitNamed),
    /// To swap two visits.
    Swap {
        /// Of the one who asks.
        mine: VisitNamed,
        /// Of the one who is asked.
        yours: VisitNamed,
    },
}

/// A visit, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitNamed {
    /// Which.
    pub id: VisitId,
    /// To whom.
    pub person: String,
    /// What for; empty to those who may not know.
    pub what: String,
    /// When it starts: as people were told, or as agreed. `None`: it is no longer wanted.
    pub start: Option<Moment>,
}

/// A change to a published week that waits.
#[derive(Debug)]
pub struct OpenChange {
    /// Which.
    pub id: RepairId,
    /// Of which week.
    pub week: WeekStart,
    /// What would be different: each visit, who makes it now, and who would.
    pub steps: Vec<(VisitNamed, Vec<Colleague>, Vec<Colleague>)>,
    /// Why, in words; may be empty.
    pub words: String,
    /// Who agreed already.
    pub agreed: Vec<Colleague>,
    /// Whether the viewer has agreed.
    pub have_agreed: bool,
    /// What it would mean, or why it cannot be; for workers.
    pub meaning: Option<Result<Consequence, Error>>,
}

/// A request that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Which.
    pub id: RequestId,
    /// Who goes now to each visit it was about; nothing for a visit that is no longer wanted.
    pub now: Vec<(VisitNamed, Vec<Colleague>)>,
    /// Who asked.
    pub from: Colleague,
    /// What.
    pub what: WhatIsAsked,
    /// What became of it.
    pub state: State,
}

/// What somebody says to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// They do it: the rota changes at once.
    Yes,
    /// They cannot.
    No,
    /// They asked, and no longer do.
    Withdraw,
}

/// What somebody says to a change of a published week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeReply {
    /// They agree to it.
    Agree,
    /// It is dropped.
    Drop,
}

impl TeamView {
    /// Everything that waits for an answer, with what a yes by the viewer would mean.
    ///
    /// # Errors
    /// If they may not see the team's weeks.
    pub async fn requests(&self) -> Result<Requests, Error> {
        self.may_see(Matter::Weeks)?;
        let mut all = Requests::default();
        for (id, request) in &self.team().requests {
            if request.state != State::Open {
                continue;
            }
            let one = self.open_request(*id, request).await;
            let waits = self.me().is_some_and(|me| request.answers.get(&me) == Some(&Answer::Open));
            if waits { all.for_me.push(one) } else { all.for_others.push(one) }
        }
        for (week, known) in &self.team().weeks {
            for (id, repair) in &known.repairs {
                all.changes.push(self.open_change(*week, *id, repair).await);
            }
        }
        all.earlier = self.earlier_requests();
        Ok(all)
    }

    async fn open_request(&self, id: RequestId, request: &Request) -> OpenRequest {
        let of = |answer: Answer| {
            let those = request.answers.iter().filter(move |(_, said)| **said == answer);
            those.map(|(worker, _)| self.colleague(*worker))
        };
        let asked = self.me().filter(|me| request.answers.contains_key(me));
        let meaning = match asked {
            Some(me) => Some(self.if_answered(request, me).await),
            None => None,
        };
        OpenRequest {
            id,
            from: self.colleague(request.from),
            what: self.asked(request.what),
            words: self.said_in(request.words),
            asked: request.answers.keys().map(|worker| self.colleague(*worker)).collect(),
            silent: of(Answer::Open).filter(|worker| Some(worker.id) != self.me()).collect(),
            cannot: of(Answer::No).collect(),
            is_mine: self.me() == Some(request.from),
            am_asked: asked.is_some(),
            meaning,
        }
    }

    async fn open_change(&self, week: WeekStart, id: RepairId, repair: &Repair) -> OpenChange {
        let of = |workers: &mut dyn Iterator<Item = &WorkerId>| -> Vec<Colleague> {
            workers.map(|worker| self.colleague(*worker)).collect()
        };
        let who =
            |made: &Option<care::weeks::Assignment>| of(&mut made.iter().flat_map(|made| &made.workers));
        let step =
            |step: &care::weeks::Step| (self.visit_named(step.visit), who(&step.before), who(&step.after));
        OpenChange {
            id,
            week,
            steps: repair.steps.iter().map(step).collect(),
            words: self.said_in(repair.words),
            agreed: of(&mut repair.agreed.iter()),
            have_agreed: self.me().is_some_and(|me| repair.agreed.contains(&me)),
            meaning: if self.me().is_some() { Some(self.if_repaired(week, id).await) } else { None },
        }
    }

    fn earlier_requests(&self) -> Vec<Earlier> {
        let over = self.team().requests.iter().filter(|(_, request)| request.state != State::Open);
        let mut over: Vec<(&RequestId, &Request)> = over.collect();
        over.sort_by_key(|(_, request)| std::cmp::Reverse(request.week));
        let earlier = |(id, request): &(&RequestId, &Request)| Earlier {
            id: **id,
            now: self.who_goes(request.what),
            from: self.colleague(request.from),
            what: self.asked(request.what),
            state: request.state,
        };
        over.iter().map(earlier).collect()
    }

    /// Who goes now to each visit that something is about.
    fn who_goes(&self, what: Asked) -> Vec<(VisitNamed, Vec<Colleague>)> {
        let visits = match what {
            Asked::Offer { visit } | Asked::TakeOver { visit } => vec![visit],
            Asked::Swap { mine, yours } => vec![mine, yours],
        };
        let goes = |visit: VisitId| {
            let told = self.published_visit(visit).filter(|_| self.team().visit(visit).is_some())?;
            let workers = self.team().who_comes(told);
            Some((self.visit_named(visit), workers.into_iter().map(|one| self.colleague(one)).collect()))
        };
        visits.into_iter().filter_map(goes).collect()
    }

    fn asked(&self, what: Asked) -> WhatIsAsked {
        match what {
            Asked::Offer { visit } => WhatIsAsked::Offer(self.visit_named(visit)),
            Asked::TakeOver { visit } => WhatIsAsked::TakeOver(self.visit_named(visit)),
            Asked::Swap { mine, yours } => {
                WhatIsAsked::Swap { mine: self.visit_named(mine), yours: self.visit_named(yours) }
            }
        }
    }

    /// A visit in words, at the time that people were told.
    fn visit_named(&self, id: VisitId) -> VisitNamed {
        let team = self.team();
        let known = team.visit(id);
        let told = known.as_ref().and_then(|visit| {
            team.published(WeekStart::of(visit.date))?.rota.get(&id).map(|told| told.start)
        });
        let what =
            |visit: &Visit| self.support_words(visit.person, visit.support.what).map(ToOwned::to_owned);
        VisitNamed {
            id,
            person: team.whose(id).map(|person| self.person(person).to_owned()).unwrap_or_default(),
            what: known.as_ref().and_then(what).unwrap_or_default(),
            start: told.or_else(|| known.as_ref().map(Visit::usual_start)),
        }
    }

    /// What somebody wrote with it; empty where nothing was.
    fn said_in(&self, words: Option<SealedId>) -> String {
        words.and_then(|words| self.request_words(words)).unwrap_or_default().to_owned()
    }
}

impl Service {
    /// Asks the colleagues of the worker who asks about a visit of a week, with a word on why.
    ///
    /// # Errors
    /// If they are no worker of the team, the team refuses, or it cannot be recorded now.
    pub async fn ask_colleagues(
        &self,
        caller: &Caller,
        team: TeamId,
        (id, week): (CommandId, WeekStart),
        (what, words): (Asked, Option<String>),
    ) -> Result<Done, Error> {
        let me = caller.worker(team).ok_or_else(Error::not_found)?;
        let mut order = Order::of(id);
        let words = words.map(|words| order.seal(DataSubject::Worker(me), Detail::Words(words)));
        let request = fresh(RequestId::new);
        let ask = Ask { request, week, what, whom: BTreeSet::new(), words };
        order.commands.push(Command::from(ask));
        self.act(caller, team, order).await
    }

    /// Does what somebody says to a request. A yes changes the rota, so the checker looks first.
    ///
    /// # Errors
    /// If they may not, a yes would break a rule, the team refuses, or it cannot be recorded now.
    pub async fn answer_request(
        &self,
        caller: &Caller,
        (team, request): (TeamId, RequestId),
        id: CommandId,
        reply: Reply,
    ) -> Result<Done, Error> {
        let command = match reply {
            Reply::Yes => {
                let make = |verdict| Command::from(SayYes { request, verdict });
                return self.act_judged(caller, team, Order::of(id), make).await;
            }
            Reply::No => Command::from(SayNo { request }),
            Reply::Withdraw => Command::from(WithdrawRequest { request }),
        };
        self.act(caller, team, Order::new(id, command)).await
    }

    /// Does what somebody says to a change of a published week. The last who agrees makes it, so the checker looks first.
    ///
    /// # Errors
    /// If they may not, it would break a rule, the team refuses, or it cannot be recorded now.
    pub async fn answer_change(
        &self,
        caller: &Caller,
        (team, week, repair): (TeamId, WeekStart, RepairId),
        id: CommandId,
        reply: ChangeReply,
    ) -> Result<Done, Error> {
        match reply {
            ChangeReply::Agree => {
                let make = |verdict| Command::from(AgreeToRepair { repair, week, verdict });
                self.act_judged(caller, team, Order::of(id), make).await
            }
            ChangeReply::Drop => {
                self.act(caller, team, Order::new(id, Command::from(DropRepair { repair, week }))).await
            }
        }
    }
}
