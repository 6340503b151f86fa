//! Personal budgets, as the one who holds them, the team and the council see them, and what they may want of them.

use care::Pence;
use care::access::{Action, Matter, Purpose};
use care::books::Books;
use care::budget::{
    self, AgreeBudget, Budget, BudgetId, Forecast, Holding, Kind, Seen, SpendingId, Use, What, forecast,
};
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, PersonId, TeamId};
use care::ledger::Amount;
use care::team::Command;
use jiff::civil::Date;

use crate::carry_out::Done;
use crate::{Caller, Error, Order, Service, TeamView};

/// A person's budgets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budgets {
    /// What the person is called.
    pub called: String,
    /// Each, the latest first.
    pub all: Vec<BudgetSeen>,
    /// Whether they may agree on budgets.
    pub may_agree: bool,
    /// Whether they may note what was spent.
    pub may_spend: bool,
}

/// A budget with every line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetSeen {
    /// Which.
    pub id: BudgetId,
    /// What is agreed.
    pub terms: Budget,
    /// What it comes to, and will.
    pub forecast: Forecast,
    /// What happened, the latest first.
    pub lines: Vec<Line>,
}

/// One line of a budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the ledger, from 1.
    pub number: usize,
    /// The day it was entered.
    pub on: Date,
    /// What happened.
    pub what: Told,
    /// What is free to spend after it.
    pub free: Pence,
    /// How much it is about.
    pub amount: Pence,
    /// The number of the line that it puts right, where it does.
    pub corrects: Option<usize>,
}

/// What happened, as people say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The budget was agreed.
    Agreed,
    /// It had been agreed otherwise before.
    Withdrawn,
    /// A visit was promised.
    Promised(String),
    /// It will not be.
    NotPromised(String),
    /// It took place.
    Delivered(String),
    /// It had been counted, and had not taken place like this.
    Corrected(String),
    /// A bill counts other minutes for it.
    Billed(String),
    /// Something else was bought, with the words for it.
    Spent(Use, String),
    /// It was not bought after all.
    NotSpent,
}

/// What the council sees of a budget, as was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CouncilBudget {
    /// Who holds the money.
    pub kind: Kind,
    /// Its days.
    pub days: (Date, Date),
    /// Agreed, spent and promised, and what will be spent by its end.
    pub forecast: Forecast,
    /// Whether it was agreed that the council sees what it went into.
    pub with_uses: bool,
}

/// A budget to agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreeing {
    /// Which, where there is one already.
    pub budget: Option<BudgetId>,
    /// What is agreed.
    pub terms: Budget,
}

/// Something that a budget was spent on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spending {
    /// From which budget.
    pub budget: BudgetId,
    /// When.
    pub on: Date,
    /// How much.
    pub amount: Pence,
    /// On what.
    pub what: Use,
    /// Whether it comes from what was set aside.
    pub contingency: bool,
    /// More, in words.
    pub words: String,
}

impl Service {
    /// A person's budgets with every line, for those who hold them.
    ///
    /// # Errors
    /// If they may not see them, or they cannot be read or written down now.
    pub async fn budgets(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        purpose: Purpose,
    ) -> Result<(Budgets, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        let matter = Matter::Budget.of_person(team, person);
        team_view.let_through(purpose, Action::See, &matter).await?;
        let books = team_view.books().await?;
        let theirs = team_view.team().budgets.iter().filter(|(_, budget)| budget.person == person);
        let mut all: Vec<BudgetSeen> =
            theirs.map(|(id, budget)| team_view.budget(&books, *id, budget)).collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.terms.from));
        let may = team_view.judge(Action::Change, &matter).allowed;
        let called = team_view.person(person).to_owned();
        let budgets = Budgets { called, all, may_agree: may && team_view.me().is_some(), may_spend: may };
        Ok((budgets, team_view))
    }

    /// What the council sees of the budgets of a team's people, as was agreed for each: without names.
    ///
    /// # Errors
    /// If they may not, or it cannot be read.
    pub async fn council_budgets(&self, caller: &Caller, team: TeamId) -> Result<Vec<CouncilBudget>, Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.check(Action::See, &Matter::Price.of_team(team))?;
        let books = team_view.books().await?;
        let today = team_view.today();
        let of = |(id, budget): (&BudgetId, &Budget)| {
            let mut seen = forecast(&books, (*id, budget), today);
            let with_uses = budget.council_sees == Seen::Uses;
            if !with_uses {
                seen.uses.clear();
            }
            CouncilBudget { kind: budget.kind, days: (budget.from, budget.last), forecast: seen, with_uses }
        };
        Ok(team_view.team().budgets.iter().filter(|(_, budget)| budget.holds(today)).map(of).collect())
    }

    /// Agrees on a budget.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn agree_budget(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        Agreeing { budget, terms }: Agreeing,
    ) -> Result<Done, Error> {
        let budget = budget.unwrap_or_else(|| BudgetId::new(id.bits()));
        let command = Command::from(AgreeBudget { budget, person: terms.person, to: Some(terms) });
        self.act(caller, team, Order::new(id, command)).await
    }

    /// Notes what a budget was spent on.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn spend_budget(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        wanted: Spending,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Person(person), Detail::Words(wanted.words));
        let Spending { budget, on, amount, what, contingency, .. } = wanted;
        let to = Some(budget::Spending { budget, on, amount, what, contingency, words });
        let spending = SpendingId::new(id.bits());
        order.commands.push(Command::from(budget::Spend { spending, person, to }));
        self.act(caller, team, order).await
    }
}

impl TeamView {
    /// Whose a budget is, as the history tells of it.
    #[must_use]
    pub fn budget_holder(&self, id: BudgetId) -> Option<PersonId> {
        self.team().budgets.get(&id).map(|budget| budget.person)
    }

    fn budget(&self, books: &Books, id: BudgetId, budget: &Budget) -> BudgetSeen {
        let ledger = books.budgets.ledger();
        let (mut free, mut lines) = (0, Vec::new());
        for (number, transaction) in ledger.transactions().iter().enumerate() {
            let mut ours = transaction.postings.iter().filter(|one| one.account.budget() == id).peekable();
            if ours.peek().is_none() {
                continue;
            }
            let amounts = ours.clone().map(|one| one.amount.number().abs());
            let amount = Pence(amounts.max().unwrap_or_default());
            let into = ours.filter(|one| one.account == Holding::Free(id)).map(|one| one.amount);
            free += into.sum::<Amount<_>>().number();
            let what = self.told_of_budget(transaction.what, budget.person);
            let corrects = transaction.corrects.map(|at| at + 1);
            let (number, on) = (number + 1, transaction.on);
            lines.push(Line { number, on, what, free: Pence(free), amount, corrects });
        }
        lines.reverse();
        BudgetSeen { id, terms: *budget, forecast: forecast(books, (id, budget), self.today()), lines }
    }

    fn told_of_budget(&self, what: What, person: PersonId) -> Told {
        match what {
            What::Agreed(..) => Told::Agreed,
            What::Withdrawn(..) => Told::Withdrawn,
            What::Reserved(part, _) => Told::Promised(self.visit_of_part(part)),
            What::Released(part, _) => Told::NotPromised(self.visit_of_part(part)),
            What::Delivered(part, _) => Told::Delivered(self.visit_of_part(part)),
            What::Corrected(part, _) => Told::Corrected(self.visit_of_part(part)),
            What::Billed(part, _) => Told::Billed(self.visit_of_part(part)),
            What::NotSpent(..) => Told::NotSpent,
            What::Spent(spending, _) => match self.team().budget_spendings.get(&spending) {
                Some(spent) => {
                    let words = self.money_words(Matter::Budget, person, spent.words);
                    Told::Spent(spent.what, words.to_owned())
                }
                None => Told::NotSpent,
            },
        }
    }

    /// A worker's part in a visit: when it was agreed for, and who comes.
    fn visit_of_part(&self, part: care::bank::Part) -> String {
        let who = self.worker(part.worker);
        match part.visit {
            care::visit::VisitId::Agreed { date, .. } => format!("{}, {who}", date.strftime("%-d %B")),
            care::visit::VisitId::Once(_) => format!("one more visit, {who}"),
        }
    }

    /// Words about a person's money, to whom the policy opens that matter of theirs.
    pub(crate) fn money_words(&self, matter: Matter, person: PersonId, id: care::ids::SealedId) -> &str {
        let may = self.judge(Action::See, &matter.of_person(self.id(), person)).allowed;
        let words = if may { self.now().book.words(id) } else { None };
        words.unwrap_or_default()
    }
}
