//! Concerns: what somebody may see of them. What they may want is in `wanted.rs`.

mod wanted;
mod watch;

use care::access::{Action, Matter, Purpose};
use care::concerns::{self, Concern, ConcernId, Did, Found, Kind, Stage, Times};
use care::ids::{PersonId, SealedId, TeamId, WorkerId};
use care::roles::Role;
use care::stream::Stream;
use care::team::Command;
use care::time::Moment;
use care::visit::VisitId;
use care::{By, Context};
use jiff::civil::Date;
use uuid::Uuid;

use crate::wanted::Colleague;
use crate::{Caller, Error, Service, TeamView};

pub use wanted::{FollowUp, Raise};
pub(crate) use watch::Watch;

/// How somebody sees a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// All of it.
    All,
    /// What they raised, who follows it up, and the answer.
    Own,
}

/// The concerns that somebody may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concerns {
    /// Those that are open: what is overdue first, then by what is due next.
    pub open: Vec<Listed>,
    /// Those that have ended, the latest first.
    pub ended: Vec<Listed>,
    /// Whether they may raise one about the team or anyone it supports.
    pub may_raise: bool,
}

/// A concern in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: ConcernId,
    /// What kind it is.
    pub kind: Kind,
    /// The person it is about, and what they are called.
    pub person: Option<(PersonId, String)>,
    /// Whose concern it is.
    pub whose: String,
    /// When it was raised.
    pub raised: Moment,
    /// How far it has come.
    pub stage: Stage,
    /// Who follows it up.
    pub owner: Option<String>,
    /// By when the next thing should have happened.
    pub next_due: Option<Date>,
    /// Whether that date has passed.
    pub is_overdue: bool,
    /// How the one who looks sees it.
    pub sight: Sight,
}

/// A concern with all that somebody may see of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// As in a list.
    pub listed: Listed,
    /// The worker it is about.
    pub worker: Option<String>,
    /// The visit it is about.
    pub visit: Option<VisitId>,
    /// Whether nobody raised it: the program saw it.
    pub came_by_itself: bool,
    /// Who came to that visit after all, by what was said since.
    pub came: Vec<Colleague>,
    /// The medicine it is about: what it is, for who may know, and when it was due, where it was not recorded.
    pub medicine: Option<(String, Option<Moment>)>,
    /// Who wrote it down, where that is somebody else than whose it is.
    pub written_by: Option<String>,
    /// What it is.
    pub words: String,
    /// By when it should be acknowledged and answered.
    pub due: concerns::Due,
    /// Where these dates come from.
    pub source: &'static str,
    /// What was done, first to last.
    pub steps: Vec<Told>,
    /// Whether somebody has to say first how the person was.
    pub wants_check: bool,
    /// Whether the one whose it is waits for an answer.
    pub wants_answer: bool,
    /// Whether they may follow it up.
    pub may_follow_up: bool,
    /// Whether it is their own concern, to which they may add.
    pub may_come_back: bool,
    /// Who could take it on: themselves first.
    pub owners: Vec<(By, String)>,
    /// Why it cannot end yet; `None` where it can.
    pub not_ended_because: Option<String>,
}

/// Something that was done.
pub type Told = crate::case::Told<What>;

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Somebody follows it up from then on.
    TakenOn(String),
    /// A note.
    Noted(String),
    /// How the person was to whom nobody had come.
    Checked(Found, String),
    /// The answer.
    Answered(String),
    /// It ended, and what came of it.
    Ended(String),
    /// It was opened again, and why.
    Reopened(String),
}

/// What the form for a new concern offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raising {
    /// The person it would be about, and what they are called.
    pub person: Option<(PersonId, String)>,
    /// The visit it would be about.
    pub visit: Option<VisitId>,
    /// Whose concern it may be besides the viewer's own.
    pub told_by: Vec<(By, String)>,
    /// Which workers it may be about.
    pub workers: Vec<Colleague>,
    /// Which people it may be about, where it is about nobody yet.
    pub people: Vec<(PersonId, String)>,
}

impl TeamView {
    /// A concern, as the history tells of it to those who may see it.
    #[must_use]
    pub fn concern_of(&self, id: ConcernId) -> Option<&Concern> {
        self.team().concerns.get(&id)
    }

    /// The concerns that the one who looks may see.
    #[must_use]
    pub fn concerns(&self) -> Concerns {
        let listed =
            self.team().concerns.iter().filter_map(|(id, concern)| self.listed_concern(*id, concern));
        let (ended, mut open): (Vec<_>, Vec<_>) = listed.partition(|one| one.stage == Stage::Ended);
        open.sort_by_key(|one| (!one.is_overdue, one.next_due.unwrap_or(Date::MAX), one.raised));
        let mut ended = ended;
        ended.sort_by_key(|one| std::cmp::Reverse(one.raised));
        let own = self.own_person();
        let may_raise = self.judge(Action::Change, &concerns::raising(self.id(), own)).allowed;
        Concerns { open, ended, may_raise }
    }

    /// The open concerns about a person that the one who looks may see, as on that person's page.
    #[must_use]
    pub fn concerns_about(&self, person: PersonId) -> Vec<Listed> {
        self.concerns()
            .open
            .into_iter()
            .filter(|one| one.person.as_ref().is_some_and(|(id, _)| *id == person))
            .collect()
    }

    /// What the form for a new concern offers, about a visit or a person or nobody yet.
    ///
    /// # Errors
    /// If they may not raise one about that.
    pub fn raising(&self, person: Option<PersonId>, visit: Option<VisitId>) -> Result<Raising, Error> {
        let team = self.team();
        let person = person.or_else(|| visit.and_then(|visit| team.whose(visit))).or(self.own_person());
        self.check(Action::Change, &concerns::raising(self.id(), person))?;
        if person.is_some_and(|person| !team.people.contains_key(&person)) {
            return Err(Error::not_found());
        }
        let works = self.me().is_some();
        let named = |id: PersonId| (id, self.person(id).to_owned());
        let here = team.people_on(self.today()).map(|(id, _)| named(id));
        let mut people: Vec<_> = here.filter(|_| works && person.is_none()).collect();
        people.sort_by_key(|(_, called)| called.to_lowercase());
        Ok(Raising {
            person: person.map(named),
            visit,
            told_by: person.filter(|_| works).map(|person| self.close_to(person)).unwrap_or_default(),
            workers: self.colleagues(),
            people,
        })
    }

    /// The person, and everyone of their circle.
    pub(crate) fn close_to(&self, person: PersonId) -> Vec<(By, String)> {
        let known = self.team().people.get(&person);
        let circle = known.into_iter().flat_map(|known| known.circle.keys().copied().map(By::Member));
        std::iter::once(By::Person(person))
            .chain(circle)
            .map(|by| (by, self.named(by, Some(person))))
            .collect()
    }

    /// The person whose page is the viewer's own, where they are one or close to one.
    fn own_person(&self) -> Option<PersonId> {
        let (caller, team) = (self.caller(), self.id());
        let own = caller.person(team).or_else(|| caller.circle(team).map(|(person, _)| person));
        own.filter(|_| self.me().is_none())
    }

    /// How the one who looks sees a concern; `None`: not at all.
    pub(crate) fn sight(&self, concern: &Concern) -> Option<Sight> {
        if self.judge(Action::See, &concern.resource(self.id())).allowed {
            return Some(Sight::All);
        }
        let me = self.caller().by(self.id());
        let theirs = concern.whose == me || concern.by == me;
        (theirs && self.judge(Action::See, &concern.raising(self.id())).allowed).then_some(Sight::Own)
    }

    fn listed_concern(&self, id: ConcernId, concern: &Concern) -> Option<Listed> {
        let sight = self.sight(concern)?;
        let person = concern.about.person;
        Some(Listed {
            id,
            kind: concern.kind,
            person: person.map(|person| (person, self.person(person).to_owned())),
            whose: self.named(concern.whose, person),
            raised: self.zone().civil(concern.at),
            stage: concern.stage(),
            owner: concern.owner().map(|owner| self.named(owner, person)),
            next_due: concern.next_due(),
            is_overdue: concern.is_overdue(self.today()),
            sight,
        })
    }

    /// What somebody is called where they did something about a concern.
    pub(crate) fn named(&self, by: By, person: Option<PersonId>) -> String {
        if by == self.caller().by(self.id()) {
            return "you".to_owned();
        }
        match by {
            By::Worker(worker) => self.worker(worker).to_owned(),
            By::Person(person) => self.person(person).to_owned(),
            By::Member(member) => match person.and_then(|person| self.member(person, member)) {
                Some((name, relation)) if relation.is_empty() => name,
                Some((name, relation)) => format!("{name} ({relation})"),
                None => "somebody close to them".to_owned(),
            },
            By::Account(_) => "an administrator".to_owned(),
            By::Program => "Fairly".to_owned(),
        }
    }

    fn concern_record(&self, id: ConcernId, concern: &Concern) -> Option<Record> {
        let listed = self.listed_concern(id, concern)?;
        let person = concern.about.person;
        let may_follow_up = self.judge(Action::Change, &concern.resource(self.id())).allowed;
        let date = listed.raised.date;
        Some(Record {
            worker: concern
                .about
                .worker
                .filter(|_| listed.sight == Sight::All)
                .map(|id| self.worker(id).to_owned()),
            visit: concern.about.visit,
            came_by_itself: concern.by == By::Program,
            came: self.came_after_all(concern),
            medicine: self.medicine_of(concern),
            written_by: (concern.by != concern.whose).then(|| self.named(concern.by, person)),
            words: self.said(concern, concern.words),
            due: concern.due(),
            source: Times::of(concern.kind, date).map_or("", |times| times.source),
            steps: self.steps(concern, listed.sight),
            wants_check: concern.is_open()
                && !concern.is_checked()
                && !self.team().is_known_what_became(concern),
            wants_answer: concern.is_open() && concern.wants_answer(self.caller().by(self.id())),
            may_follow_up,
            may_come_back: concern.whose == self.caller().by(self.id()),
            owners: if may_follow_up { self.owners(concern) } else { Vec::new() },
            not_ended_because: self.not_ended_because(id),
            listed,
        })
    }

    fn came_after_all(&self, concern: &Concern) -> Vec<Colleague> {
        let course = concern.about.visit.and_then(|visit| self.team().course(visit));
        let went = course.filter(|_| concern.kind == Kind::MissedVisit).map(care::day::Course::who_went);
        went.into_iter().flatten().map(|worker| self.colleague(worker)).collect()
    }

    fn medicine_of(&self, concern: &Concern) -> Option<(String, Option<Moment>)> {
        let (of, person) = (concern.about.medicine?, concern.about.person?);
        let agreed = self.team().medicines.get(&of.medicine)?;
        let name = self.medicine_details(person, agreed.details).map(|details| details.name.clone());
        Some((name.unwrap_or_default(), of.due))
    }

    fn steps(&self, concern: &Concern, sight: Sight) -> Vec<Told> {
        let me = self.caller().by(self.id());
        let seen = concern.steps.iter().filter(|step| {
            sight == Sight::All
                || step.by == me
                || matches!(
                    step.did,
                    Did::TakenOn { .. } | Did::Answered { .. } | Did::Ended { .. } | Did::Reopened { .. }
                )
        });
        seen.map(|step| Told {
            at: self.zone().civil(step.at),
            who: self.named(step.by, concern.about.person),
            what: self.what(concern, &step.did, sight),
        })
        .collect()
    }

    fn what(&self, concern: &Concern, did: &Did, sight: Sight) -> What {
        let words = self.said(concern, did.words());
        match did {
            Did::TakenOn { owner } => What::TakenOn(self.named(*owner, concern.about.person)),
            Did::Noted { .. } => What::Noted(words),
            Did::Checked { found, .. } => What::Checked(*found, words),
            Did::Answered { .. } => What::Answered(words),
            // What came of it may name others; the one whose concern it is was told what is for them in the answer.
            Did::Ended { .. } => What::Ended(if sight == Sight::All { words } else { String::new() }),
            Did::Reopened { .. } => What::Reopened(words),
        }
    }

    fn said(&self, concern: &Concern, words: Option<SealedId>) -> String {
        words.and_then(|words| self.concern_words(concern, words)).unwrap_or_default().to_owned()
    }

    /// Who could take a concern on: the viewer first, then every colleague who may.
    fn owners(&self, concern: &Concern) -> Vec<(By, String)> {
        let me = self.caller().by(self.id());
        let may = |worker: WorkerId| {
            let leads = self.team().has_role(worker, Role::Safeguarding, self.today());
            concern.about.worker != Some(worker) && (leads || !concern.is_guarded())
        };
        let colleagues =
            self.colleagues().into_iter().filter(|one| may(one.id)).map(|one| By::Worker(one.id));
        let myself =
            std::iter::once(me).filter(|me| matches!(me, By::Account(_)) || me.worker().is_some_and(may));
        let others = colleagues.filter(|one| *one != me);
        myself.chain(others).map(|by| (by, self.named(by, None))).collect()
    }

    /// Why a concern cannot end yet, as the team's rules say.
    fn not_ended_because(&self, concern: ConcernId) -> Option<String> {
        let close = concerns::Close { concern, words: SealedId::new(Uuid::nil()) };
        let context = Context::now(self.caller().by(self.id()), self.service().now());
        self.team().decide(&Command::from(close), &context).err().map(|refusal| refusal.to_string())
    }
}

impl Service {
    /// Opens a concern for somebody, and writes down that they looked where they see more than their own.
    ///
    /// # Errors
    /// If there is no such concern, or it is not for them.
    pub async fn open_concern(
        &self,
        caller: &Caller,
        (team, id): (TeamId, ConcernId),
    ) -> Result<Record, Error> {
        let team_view = self.team_view(caller, team).await?;
        let concern = team_view.team().concerns.get(&id).ok_or_else(Error::not_found)?;
        let record = team_view.concern_record(id, concern).ok_or_else(Error::not_found)?;
        let resource = concern.resource(team);
        if record.listed.sight == Sight::All && resource.matter == Matter::Concerns {
            team_view.let_through(Purpose::Concern, Action::See, &resource).await?;
        }
        Ok(record)
    }
}
