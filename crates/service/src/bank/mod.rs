//! The bank of hours: one ledger as the person, the team and the council see it, and what they may want of it.

mod wanted;

use std::sync::Arc;

use care::Minutes;
use care::access::{Action, Matter, Purpose};
use care::bank::{Block, BlockId, Holding, Part, Payer, Side, Signature, Use, What, Whose};
use care::books::Books;
use care::disputes;
use care::ids::{PersonId, TeamId};
use care::ledger::Amount;
use care::time::{WeekStart, plus_days};
use jiff::civil::Date;

use crate::disputes::LineDispute;
use crate::{Caller, Error, Service, TeamView};

pub use wanted::{Agreeing, Spending};

/// For how many weeks a statement goes back.
const WEEKS: i32 = 13;

/// A block of hours, as somebody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockSeen {
    /// Which.
    pub id: BlockId,
    /// Whose it is: "Mrs Hill", "a person", "the team".
    pub called: String,
    /// The person, where it is one's own.
    pub person: Option<PersonId>,
    /// What is agreed.
    pub terms: Block,
    /// What is in it now.
    pub stand: Stand,
    /// When what is kept runs out, the next first.
    pub runs_out: Vec<(Date, Minutes)>,
    /// What each side signed last.
    pub signed: Vec<(Side, Signature)>,
}

/// What a block comes to, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// Commissioned so far.
    pub commissioned: i64,
    /// Of weeks that are not over: neither promised nor used.
    pub open: i64,
    /// For visits that people were told of.
    pub reserved: i64,
    /// Used by visits.
    pub delivered: i64,
    /// In the bank.
    pub kept: i64,
    /// Spent from the bank.
    pub spent: i64,
    /// Gone back to who pays.
    pub returned: i64,
    /// Used beyond what was commissioned.
    pub beyond: i64,
}

/// A block with every line of its last weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockStatement {
    /// The block.
    pub block: BlockSeen,
    /// From when.
    pub first: Date,
    /// Until when.
    pub last: Date,
    /// What was in the bank before.
    pub before: i64,
    /// What happened, the latest first.
    pub lines: Vec<Line>,
    /// To whom hours may be given: other blocks, with whose they are.
    pub others: Vec<(BlockId, String)>,
    /// On what the viewer may spend what is kept; empty where they may not.
    pub may_spend: Vec<Use>,
    /// For which side the viewer may sign.
    pub may_sign: Option<Side>,
    /// Whether they may say that a line is not right.
    pub may_dispute: bool,
}

/// One line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the ledger, from 1.
    pub number: usize,
    /// The day it was entered.
    pub on: Date,
    /// What happened.
    pub what: Told,
    /// How many minutes it is about.
    pub minutes: i64,
    /// What is in the bank after it.
    pub kept: i64,
    /// The number of the line that it puts right, where it does.
    pub corrects: Option<usize>,
    /// What somebody says of it.
    pub dispute: Option<LineDispute>,
}

/// What happened, as people say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A week's hours were there.
    Commissioned(WeekStart),
    /// They had been entered by mistake.
    Withdrawn(WeekStart),
    /// A visit was promised; when it was to be, where that is known, and who came.
    Promised(Option<Date>, String),
    /// It will not be.
    NotPromised(String),
    /// It took place.
    Delivered(String),
    /// It had been counted, and had not taken place like this.
    Corrected(String),
    /// A week was over; what was kept of what was not used, and what went back.
    NotUsed {
        /// The week.
        week: WeekStart,
        /// Kept.
        kept: i64,
        /// Gone back.
        returned: i64,
    },
    /// It was kept for as long as the agreement keeps it.
    RanOut,
    /// It was spent, with the words for it.
    Spent(Use, String),
    /// It came as a gift.
    Given(String),
    /// It was not spent after all.
    NotSpent,
    /// A line was put right, with the reason.
    PutRight(String),
    /// It had been right.
    NotPutRight,
}

/// All blocks of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocks {
    /// Each block.
    pub all: Vec<BlockSeen>,
    /// What they come to together.
    pub sum: Stand,
    /// Whether the viewer may agree blocks.
    pub may_agree: bool,
    /// People who have no block of their own, where the viewer may agree blocks.
    pub without: Vec<(PersonId, String)>,
    /// What is wrong with the ledger: nothing.
    pub faults: Vec<String>,
}

impl Service {
    /// All blocks of a team, for the team and those who pay.
    ///
    /// # Errors
    /// If they may not see them, or they cannot be read.
    pub async fn blocks(&self, caller: &Caller, team: TeamId) -> Result<(Blocks, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.check(Action::See, &Matter::Blocks.of_team(team))?;
        let books = team_view.books().await?;
        let all: Vec<BlockSeen> =
            team_view.team().blocks.iter().map(|(id, block)| team_view.block(&books, *id, block)).collect();
        let may_agree = team_view.may_change(Matter::Blocks) && team_view.me().is_some();
        let has_own = |person: PersonId| all.iter().any(|block| block.person == Some(person));
        let people =
            team_view.team().people_on(team_view.today()).filter(|(id, _)| may_agree && !has_own(*id));
        let without = people.map(|(id, _)| (id, team_view.person(id).to_owned())).collect();
        let sum = all.iter().fold(Stand::default(), |sum, block| sum.and(block.stand));
        Ok((Blocks { all, sum, may_agree, without, faults: books.bank.faults() }, team_view))
    }

    /// A block with every line of its last weeks, for the team and those who pay.
    ///
    /// # Errors
    /// If they may not see it, there is none, or it cannot be read.
    pub async fn block(&self, caller: &Caller, team: TeamId, id: BlockId) -> Result<BlockStatement, Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.check(Action::See, &Matter::Blocks.of_team(team))?;
        let block = team_view.team().blocks.get(&id).ok_or_else(Error::not_found)?;
        let books = team_view.books().await?;
        Ok(team_view.statement(&books, id, block))
    }

    /// A person's own bank: their blocks with every line, for the person and those who support them.
    ///
    /// # Errors
    /// If they may not see it, or it cannot be read.
    pub async fn bank_of(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        purpose: Purpose,
    ) -> Result<(Vec<BlockStatement>, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.let_through(purpose, Action::See, &Matter::Bank.of_person(team, person)).await?;
        let books = team_view.books().await?;
        let theirs = team_view.team().blocks.iter().filter(|(_, block)| block.whose == Whose::Person(person));
        let statements = theirs.map(|(id, block)| team_view.statement(&books, *id, block)).collect();
        Ok((statements, team_view))
    }
}

impl Stand {
    fn of(books: &Books, id: BlockId) -> Self {
        let mut stand = Self::default();
        for (place, amount) in books.bank.ledger().balances().filter(|(place, _)| place.block() == id) {
            let amount = amount.number();
            match place {
                Holding::Commissioned(_) => stand.commissioned -= amount,
                Holding::Open(..) => stand.open += amount,
                Holding::Reserved(_) => stand.reserved += amount,
                Holding::Delivered(_) => stand.delivered += amount,
                Holding::Kept(_) => stand.kept += amount,
                Holding::Spent(_) => stand.spent += amount,
                Holding::Returned(_) => stand.returned += amount,
                Holding::Beyond(_) => stand.beyond -= amount,
            }
        }
        stand
    }

    fn and(self, other: Self) -> Self {
        Self {
            commissioned: self.commissioned + other.commissioned,
            open: self.open + other.open,
            reserved: self.reserved + other.reserved,
            delivered: self.delivered + other.delivered,
            kept: self.kept + other.kept,
            spent: self.spent + other.spent,
            returned: self.returned + other.returned,
            beyond: self.beyond + other.beyond,
        }
    }
}

impl TeamView {
    /// A block of hours, as the history tells of it.
    #[must_use]
    pub fn block_of(&self, id: BlockId) -> Option<&Block> {
        self.team().blocks.get(&id)
    }

    /// Whose a block is, as far as the viewer may know.
    fn called_block(&self, block: &Block) -> String {
        match block.whose {
            Whose::Person(person) => self.person(person).to_owned(),
            Whose::Team => "the team".to_owned(),
        }
    }

    fn block(&self, books: &Books, id: BlockId, block: &Block) -> BlockSeen {
        let signed = self.team().bank_signatures.get(&id).into_iter().flatten();
        BlockSeen {
            id,
            called: self.called_block(block),
            person: match block.whose {
                Whose::Person(person) => Some(person),
                Whose::Team => None,
            },
            terms: block.clone(),
            stand: Stand::of(books, id),
            runs_out: books.bank.runs_out(id),
            signed: signed.map(|(side, signature)| (*side, *signature)).collect(),
        }
    }

    fn statement(&self, books: &Arc<Books>, id: BlockId, block: &Block) -> BlockStatement {
        let (first, last) = (plus_days(self.this_week().monday(), -7 * WEEKS), self.today());
        let ours = |place: Holding| place.block() == id;
        let kept = |place: Holding| place == Holding::Kept(id);
        let ledger = books.bank.ledger();
        let before = ledger.statement(kept, first, last).before.number();
        let mut bank = before;
        let mut lines = Vec::new();
        for (number, transaction) in ledger.transactions().iter().enumerate() {
            let touches = transaction.postings.iter().any(|posting| ours(posting.account));
            if !touches || transaction.on < first || last < transaction.on {
                continue;
            }
            let into = |wanted: &dyn Fn(Holding) -> bool| -> i64 {
                let postings = transaction.postings.iter().filter(|posting| wanted(posting.account));
                postings.map(|posting| posting.amount).sum::<Amount<_>>().number()
            };
            bank += into(&kept);
            let moved = transaction.postings.iter().filter(|posting| ours(posting.account));
            let minutes = moved.map(|posting| posting.amount.number().abs()).max().unwrap_or_default();
            let returned = into(&|place| place == Holding::Returned(id));
            let what = self.told_of_block(books, (transaction.what, id), (into(&kept), returned));
            let corrects = transaction.corrects.map(|at| at + 1);
            let number = number + 1;
            let line = disputes::Line::Bank { block: id, number: u32::try_from(number).unwrap_or_default() };
            let dispute = self.dispute_of(line);
            lines.push(Line { number, on: transaction.on, what, minutes, kept: bank, corrects, dispute });
        }
        lines.reverse();
        BlockStatement {
            block: self.block(books, id, block),
            first,
            last,
            before,
            lines,
            others: self.others(id),
            may_spend: self.may_spend(block),
            may_sign: self.may_sign(block),
            may_dispute: self.may_dispute(id),
        }
    }

    fn may_dispute(&self, block: BlockId) -> bool {
        let line = disputes::Line::Bank { block, number: 1 };
        self.judge(Action::Change, &line.about(self.id(), self.team())).allowed
    }

    fn others(&self, id: BlockId) -> Vec<(BlockId, String)> {
        let others = self.team().blocks.iter().filter(|(other, _)| **other != id);
        others.map(|(other, block)| (*other, self.called_block(block))).collect()
    }

    fn may_spend(&self, block: &Block) -> Vec<Use> {
        let resource = match block.whose {
            Whose::Person(person) => Matter::Bank.of_person(self.id(), person),
            Whose::Team => Matter::Blocks.of_team(self.id()),
        };
        let may = self.judge(Action::Change, &resource).allowed;
        if may { block.keeping.uses.iter().copied().collect() } else { Vec::new() }
    }

    /// The side for which the viewer may sign: those who pay for who pays, the team for itself.
    fn may_sign(&self, block: &Block) -> Option<Side> {
        let may = self.may_change(Matter::Blocks);
        let pays = self.caller().council_sees(self.id()) && block.payer == Payer::Council;
        match (may, pays) {
            (true, true) => Some(Side::Payer),
            (true, false) if self.me().is_some() => Some(Side::Team),
            (true | false, _) => None,
        }
    }

    fn told_of_block(
        &self,
        books: &Books,
        (what, id): (What, BlockId),
        (kept, returned): (i64, i64),
    ) -> Told {
        match what {
            What::Commissioned(_, week, _) => Told::Commissioned(week),
            What::Withdrawn(_, week, _) => Told::Withdrawn(week),
            What::Reserved(part, _) => {
                Told::Promised(books.bank.promised(part).map(|told| told.on), self.part(part))
            }
            What::Released(part, _) => Told::NotPromised(self.part(part)),
            What::Delivered(part, _) => Told::Delivered(self.part(part)),
            What::Corrected(part, _) => Told::Corrected(self.part(part)),
            What::NotUsed(_, week, _) => Told::NotUsed { week, kept, returned },
            What::RanOut(..) => Told::RanOut,
            What::NotSpent(..) => Told::NotSpent,
            What::NotPutRight(..) => Told::NotPutRight,
            What::PutRight(correction, _) => {
                let known = self.team().bank_corrections.get(&correction);
                Told::PutRight(known.map(|one| self.bank_words(one.words)).unwrap_or_default())
            }
            What::Spent(spending, _) => match self.team().bank_spendings.get(&spending) {
                Some(spent) if spent.to == Some(id) => {
                    let giver = self.team().blocks.get(&spent.block).map(|block| self.called_block(block));
                    Told::Given(giver.unwrap_or_default())
                }
                Some(spent) => Told::Spent(spent.on, self.bank_words(spent.words)),
                None => Told::NotSpent,
            },
        }
    }

    /// A worker's part in a visit: for whom the viewer may know, and the day it was agreed for.
    fn part(&self, part: Part) -> String {
        let whose = self.team().whose(part.visit).map(|person| self.person(person).to_owned());
        let whose = whose.unwrap_or_else(|| "a person".to_owned());
        let who = if self.me().is_some() { format!(", {}", self.worker(part.worker)) } else { String::new() };
        match part.visit {
            care::visit::VisitId::Agreed { date, .. } => {
                format!("{whose}, {}{who}", date.strftime("%-d %B"))
            }
            care::visit::VisitId::Once(_) => format!("{whose}, one more visit{who}"),
        }
    }

    /// What kept hours were spent on, to the team; to others it is their own affair.
    fn bank_words(&self, id: care::ids::SealedId) -> String {
        let may = self.me().is_some() || self.caller().person(self.id()).is_some();
        let words = if may { self.now().book.words(id) } else { None };
        words.unwrap_or_default().to_owned()
    }
}
