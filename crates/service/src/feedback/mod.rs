//! Feedback: what somebody may read of how it was and what should be different, and what they may want.

use std::collections::BTreeMap;

use care::By;
use care::access::{Action, Matter, Purpose};
use care::details::{DataSubject, Detail};
use care::feedback::{self, Feedback, FeedbackId, Felt, WantedChange, WantedChangeId};
use care::ids::{CommandId, PersonId, SealedId, TeamId, WorkerId};
use care::team::Command;
use care::time::{Date, Moment, plus_days};

use crate::carry_out::Done;
use crate::wanted::Colleague;
use crate::{Caller, Error, Order, Service, TeamView};

/// Sums are shown only of so many people, so that nobody can be found in them.
pub const FEWEST_PEOPLE: usize = 5;

/// For so many days thanks are on a worker's page.
const THANKS_DAYS: i32 = 28;

/// For so many days back workers can be thanked who came.
const CAME_DAYS: i32 = 14;

/// What was said of a person's support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackRecord {
    /// Whose support.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// What was said of how it was, the latest first.
    pub said: Vec<FeedbackTold>,
    /// What should be different: what waits first.
    pub asked: Vec<WantedChangeTold>,
    /// Whom they could thank: who came lately.
    pub came: Vec<Colleague>,
    /// Who could have said it: the viewer, or the person and their circle where a worker writes it down.
    pub voices: Vec<(By, String)>,
    /// Whether the viewer may say something.
    pub may_say: bool,
    /// Whether the viewer is of the team, and answers.
    pub may_answer: bool,
}

/// What somebody said of how it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackTold {
    /// Which.
    pub id: FeedbackId,
    /// When.
    pub at: Moment,
    /// Who said it.
    pub who: String,
    /// Who wrote it down, where that is somebody else.
    pub written_by: Option<String>,
    /// How it was.
    pub felt: Option<Felt>,
    /// Whom they thank.
    pub thanks: Option<String>,
    /// More.
    pub words: String,
}

/// Something that somebody asked to be different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedChangeTold {
    /// Which.
    pub id: WantedChangeId,
    /// When.
    pub at: Moment,
    /// Who asked.
    pub who: String,
    /// What for.
    pub words: String,
    /// What the team answered: who, when, whether it is done, in words.
    pub answer: Option<(String, Moment, bool, String)>,
}

/// Thanks that a worker got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thanks {
    /// When.
    pub on: Date,
    /// Who thanks.
    pub who: String,
    /// In words.
    pub words: String,
}

/// How it was, summed up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeltSums {
    /// How often each was said.
    pub said: BTreeMap<Felt, usize>,
    /// By how many people.
    pub people: usize,
}

/// What somebody says of how it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackWanted {
    /// Who says it.
    pub whose: By,
    /// How it was.
    pub felt: Option<Felt>,
    /// Whom they thank.
    pub thanks: Option<WorkerId>,
    /// More; may be empty.
    pub words: String,
}

impl TeamView {
    /// The thanks that the viewer got lately, where they are a worker.
    #[must_use]
    pub fn my_thanks(&self) -> Vec<Thanks> {
        let Some(me) = self.me() else { return Vec::new() };
        if !self.judge(Action::See, &Matter::Thanks.of_worker(self.id(), me)).allowed {
            return Vec::new();
        }
        let since = plus_days(self.today(), -THANKS_DAYS);
        let mine = self.team().feedback.values().filter(|one| one.thanks == Some(me));
        let mut mine: Vec<Thanks> = mine
            .map(|one| Thanks {
                on: self.zone().civil(one.at).date,
                who: self.named(one.whose, Some(one.person)),
                words: self.feedback_words(one.words),
            })
            .filter(|one| one.on >= since)
            .collect();
        mine.sort_by_key(|one| std::cmp::Reverse(one.on));
        mine
    }

    /// How it was, over everyone, from a date on; `None` where too few people said something, or to who may not see figures.
    #[must_use]
    pub fn felt_since(&self, since: Date) -> Option<FeltSums> {
        self.may_see(Matter::Figures).ok()?;
        let said = self.team().feedback.values();
        let said: Vec<&Feedback> =
            said.filter(|one| one.felt.is_some() && self.zone().civil(one.at).date >= since).collect();
        let people: std::collections::BTreeSet<PersonId> = said.iter().map(|one| one.person).collect();
        let mut sums = FeltSums { people: people.len(), ..FeltSums::default() };
        for felt in said.iter().filter_map(|one| one.felt) {
            *sums.said.entry(felt).or_default() += 1;
        }
        (sums.people >= FEWEST_PEOPLE).then_some(sums)
    }

    /// Whether the viewer may read, or say, how it is for a person.
    #[must_use]
    pub fn may_read_feedback(&self, person: PersonId) -> bool {
        self.judge(Action::See, &Matter::Feedback.of_person(self.id(), person)).allowed
    }

    /// How many requests for a change wait for an answer; `None` to who may not read them.
    #[must_use]
    pub fn changes_waiting(&self, person: PersonId) -> Option<usize> {
        let may = self.judge(Action::See, &Matter::Feedback.of_person(self.id(), person)).allowed;
        let asked = self.team().changes_asked(person);
        (may && self.me().is_some()).then(|| asked.iter().filter(|(_, one)| one.answer.is_none()).count())
    }

    /// People for whom something is asked that waits for an answer, as far as the viewer reads it.
    #[must_use]
    pub fn wishes_waiting(&self) -> Vec<(PersonId, String, usize)> {
        let people = self.team().people.keys();
        let waiting =
            people.filter_map(|id| Some((*id, self.changes_waiting(*id).filter(|many| *many > 0)?)));
        waiting.map(|(id, many)| (id, self.person(id).to_owned(), many)).collect()
    }

    fn feedback_words(&self, id: Option<SealedId>) -> String {
        id.and_then(|id| self.now().book.words(id)).unwrap_or_default().to_owned()
    }

    /// Whether the viewer may read what somebody said: the team and the person all of it, others what they said themselves.
    fn reads(&self, person: PersonId, whose: By) -> bool {
        let of_circle = self.caller().circle(self.id()).is_some_and(|(known, _)| known == person);
        !of_circle || whose == self.caller().by(self.id())
    }

    fn feedback_told(&self, id: FeedbackId, one: &Feedback) -> FeedbackTold {
        let person = Some(one.person);
        FeedbackTold {
            id,
            at: self.zone().civil(one.at),
            who: self.named(one.whose, person),
            written_by: (one.by != one.whose).then(|| self.named(one.by, person)),
            felt: one.felt,
            thanks: one.thanks.map(|worker| self.worker(worker).to_owned()),
            words: self.feedback_words(one.words),
        }
    }

    fn wanted_change_told(&self, id: WantedChangeId, one: &WantedChange) -> WantedChangeTold {
        let answer = one.answer.map(|answer| {
            let words = self.feedback_words(Some(answer.words));
            (self.worker(answer.by).to_owned(), self.zone().civil(answer.at), answer.yes, words)
        });
        WantedChangeTold {
            id,
            at: self.zone().civil(one.at),
            who: self.named(one.whose, Some(one.person)),
            words: self.feedback_words(Some(one.words)),
            answer,
        }
    }

    /// Who came to a person lately.
    fn came_lately(&self, person: PersonId) -> Vec<Colleague> {
        let team = self.team();
        let since = plus_days(self.today(), -CAME_DAYS);
        let weeks = team.weeks.range(care::time::WeekStart::of(since)..);
        let rotas = weeks.filter_map(|(_, week)| week.published.as_ref()).flat_map(|week| &week.rota);
        let theirs = rotas.filter(|(visit, told)| {
            (since..=self.today()).contains(&told.start.date) && team.whose(**visit) == Some(person)
        });
        let came: std::collections::BTreeSet<WorkerId> =
            theirs.flat_map(|(_, told)| team.who_comes(told)).collect();
        came.into_iter().map(|worker| self.colleague(worker)).collect()
    }

    fn feedback_record(&self, person: PersonId) -> FeedbackRecord {
        let me = self.caller().by(self.id());
        let is_worker = me.worker().is_some();
        let said = self.team().feedback_about(person).into_iter();
        let asked = self.team().changes_asked(person).into_iter();
        let voices = if is_worker { self.close_to(person) } else { vec![(me, self.named(me, Some(person)))] };
        let may_say = self.judge(Action::Change, &Matter::Feedback.of_person(self.id(), person)).allowed;
        FeedbackRecord {
            person,
            called: self.person(person).to_owned(),
            said: said
                .filter(|(_, one)| self.reads(person, one.whose))
                .map(|(id, one)| self.feedback_told(id, one))
                .collect(),
            asked: asked
                .filter(|(_, one)| self.reads(person, one.whose))
                .map(|(id, one)| self.wanted_change_told(id, one))
                .collect(),
            came: self.came_lately(person),
            voices,
            may_say,
            may_answer: may_say && is_worker,
        }
    }
}

impl Service {
    /// What was said of a person's support.
    ///
    /// # Errors
    /// If there is no such person, or it is not for them.
    pub async fn open_feedback(
        &self,
        caller: &Caller,
        whose: (TeamId, PersonId),
    ) -> Result<FeedbackRecord, Error> {
        let team_view = self.open_of_person(caller, whose, Purpose::Everyday, Matter::Feedback).await?;
        Ok(team_view.feedback_record(whose.1))
    }

    /// Records what somebody says of how it was.
    ///
    /// # Errors
    /// If they may not, nothing is said, or it cannot be recorded now.
    pub async fn give_feedback(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        FeedbackWanted { whose, felt, thanks, words }: FeedbackWanted,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = Some(words).filter(|words| !words.is_empty());
        let words = words.map(|words| order.seal(DataSubject::Person(person), Detail::Words(words)));
        let feedback = FeedbackId::new(id.bits());
        let give = feedback::GiveFeedback { feedback, person, whose, felt, visit: None, thanks, words };
        order.commands.push(Command::from(give));
        self.act(caller, team, order).await
    }

    /// Records what somebody asks to be different.
    ///
    /// # Errors
    /// If they may not, or it cannot be recorded now.
    pub async fn ask_for_change(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (whose, words): (By, String),
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Person(person), Detail::Words(words));
        let asked = WantedChangeId::new(id.bits());
        order.commands.push(Command::from(feedback::AskForChange { asked, person, whose, words }));
        self.act(caller, team, order).await
    }

    /// Answers what somebody asked to be different.
    ///
    /// # Errors
    /// If they may not, it is answered already, or it cannot be recorded now.
    pub async fn answer_wanted_change(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        (asked, yes, words): (WantedChangeId, bool, String),
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Person(person), Detail::Words(words));
        order.commands.push(Command::from(feedback::AnswerWish { asked, person, yes, words }));
        self.act(caller, team, order).await
    }
}
