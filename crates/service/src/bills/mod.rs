//! Bills, as those who send them and those who pay them read them, and what they may want of them.

mod table;
mod wanted;

use std::collections::BTreeSet;

use care::Pence;
use care::access::{Action, Matter};
use care::bills::{self, Bill, BillId, Paying, Who, unpriced};
use care::disputes;
use care::ids::{PersonId, TeamId};
use care::organisation::Membership;
use care::pay::Days;
use care::time::plus_days;
use jiff::civil::Date;

use crate::disputes::LineDispute;
use crate::{Caller, Error, Service, TeamView};

pub use table::{COLUMNS, table};
pub(crate) use wanted::credit;
pub use wanted::{Crediting, Splitting};

/// The bills of a team that somebody may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bills {
    /// Each, the latest first.
    pub all: Vec<Listed>,
    /// What they come to, their credits counted.
    pub total: Pence,
    /// Whom they may send bills for, and for which days the next are.
    pub ready: Vec<Ready>,
    /// Whether they may send bills.
    pub may_send: bool,
}

/// A bill in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: BillId,
    /// For whose visits.
    pub called: String,
    /// Who gets it.
    pub who: String,
    /// As it was sent.
    pub bill: Bill,
    /// What is to be paid, its credits counted.
    pub to_pay: Pence,
    /// How many of its lines wait for an answer.
    pub disputed: usize,
}

/// A person for whom bills can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub called: String,
    /// The next days to be billed.
    pub days: Days,
    /// What each who pays would get.
    pub bills: Vec<(String, u32, Pence)>,
    /// Days with visits for which no fee is agreed.
    pub unpriced: BTreeSet<Date>,
}

/// Who pays for a person's visits, and the bills so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonBills {
    /// What the person is called.
    pub called: String,
    /// Who pays today, in words: "the council", with the share of each.
    pub paying: Vec<(String, String)>,
    /// The bills that the one who looks may see.
    pub bills: Bills,
    /// Who could pay: with what each is called.
    pub payers: Vec<(Who, String)>,
    /// The date on the team's wall.
    pub today: Date,
}

/// A bill with every line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillSeen {
    /// As in a list.
    pub listed: Listed,
    /// Each line.
    pub lines: Vec<Line>,
    /// Whether they may say that a line is not right.
    pub may_dispute: bool,
    /// Whether they may credit a line.
    pub may_credit: bool,
}

/// One line of a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: u32,
    /// As it was sent.
    pub line: bills::Line,
    /// When the visit was promised, where that is still known.
    pub at: Option<care::time::Moment>,
    /// What was credited, each with its reason.
    pub credits: Vec<(Date, Pence, String)>,
    /// What somebody says of it.
    pub dispute: Option<LineDispute>,
}

impl Service {
    /// The bills of a team: all of them for those who send them, their own for those who pay.
    ///
    /// # Errors
    /// If they may not see any, or they cannot be read.
    pub async fn bills(&self, caller: &Caller, team: TeamId) -> Result<(Bills, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        team_view.check(Action::See, &Matter::Bills.of_team(team))?;
        let mut bills = team_view.bills_where(|_| true);
        bills.may_send = team_view.may_change(Matter::Bills);
        if bills.may_send {
            let books = team_view.books().await?;
            let people: Vec<PersonId> = team_view.team().people.keys().copied().collect();
            bills.ready = people.into_iter().filter_map(|person| team_view.ready(&books, person)).collect();
        }
        Ok((bills, team_view))
    }

    /// Who pays for a person's visits, and their bills.
    ///
    /// # Errors
    /// If they may not see them, or they cannot be read.
    pub async fn bills_of(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
    ) -> Result<(PersonBills, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        let matter = Matter::Bills.of_person(team, person);
        team_view.check(Action::See, &matter)?;
        let mut bills = team_view.bills_where(|bill| bill.person == person);
        bills.may_send = team_view.judge(Action::Change, &matter).allowed;
        if bills.may_send {
            let books = team_view.books().await?;
            bills.ready = team_view.ready(&books, person).into_iter().collect();
        }
        let seen = PersonBills {
            called: team_view.billed(person).to_owned(),
            paying: team_view.paying(person),
            bills,
            payers: team_view.payers(person),
            today: team_view.today(),
        };
        Ok((seen, team_view))
    }

    /// A bill with every line, for those who send it and the one who pays it.
    ///
    /// # Errors
    /// If they may not see it, there is none, or it cannot be read.
    pub async fn bill(
        &self,
        caller: &Caller,
        team: TeamId,
        id: BillId,
    ) -> Result<(BillSeen, TeamView), Error> {
        let team_view = self.team_view(caller, team).await?;
        let bill = *team_view.team().bills.get(&id).ok_or_else(Error::not_found)?;
        let matter = Matter::Bills.of_person(team, bill.person);
        team_view.check(Action::See, &matter)?;
        if !team_view.gets(&bill) {
            return Err(Error::not_found());
        }
        let books = team_view.books().await?;
        let lines =
            (1..).zip(books.bill(id)).map(|(number, line)| team_view.bill_line((id, &bill), number, line));
        let disputes = Matter::Disputes.of_person(team, bill.person);
        let seen = BillSeen {
            listed: team_view.listed_bill(id, &bill),
            lines: lines.collect(),
            may_dispute: team_view.judge(Action::Change, &disputes).allowed,
            may_credit: team_view.judge(Action::Change, &matter).allowed,
        };
        Ok((seen, team_view))
    }
}

impl TeamView {
    /// A bill, as the history tells of it.
    #[must_use]
    pub fn bill_of(&self, id: BillId) -> Option<&Bill> {
        self.team().bills.get(&id)
    }

    /// What somebody who pays is called.
    #[must_use]
    pub fn payer(&self, who: Who, person: PersonId) -> String {
        match who {
            Who::Council => "the council".to_owned(),
            Who::Person => self.billed(person).to_owned(),
            Who::Member(member) => self
                .member(person, member)
                .map_or_else(|| "somebody close to them".to_owned(), |(name, _)| name),
        }
    }

    /// What a person is called to those who see their bills: who pays must know for whom.
    fn billed(&self, person: PersonId) -> &str {
        let may = self.judge(Action::See, &Matter::Bills.of_person(self.id(), person)).allowed;
        let full = if may && !self.may_name(person) { self.full_name(person) } else { "" };
        if full.is_empty() { self.person(person) } else { full }
    }

    /// Whether the one who looks sends this bill, or gets it.
    fn gets(&self, bill: &Bill) -> bool {
        let sends = self.judge(Action::Change, &Matter::Bills.of_person(self.id(), bill.person)).allowed;
        let is_theirs = self.caller().memberships.iter().any(|membership| match *membership {
            Membership::Person { team, person } => team == self.id() && person == bill.person,
            Membership::Member { team, person, member } => {
                team == self.id() && person == bill.person && bill.who == Who::Member(member)
            }
            Membership::Council | Membership::CouncilOfficer { .. } => {
                self.caller().council_sees(self.id()) && bill.who == Who::Council
            }
            Membership::Worker { .. } | Membership::Administrator => false,
        });
        sends || is_theirs
    }

    fn bills_where(&self, which: impl Fn(&Bill) -> bool) -> Bills {
        let all = self.team().bills.iter().filter(|(_, bill)| which(bill) && self.gets(bill));
        let mut all: Vec<Listed> = all.map(|(id, bill)| self.listed_bill(*id, bill)).collect();
        all.sort_by_key(|one| (std::cmp::Reverse(one.bill.first), one.called.clone(), one.id));
        let total = all.iter().map(|one| one.to_pay).sum();
        Bills { all, total, ..Bills::default() }
    }

    fn listed_bill(&self, id: BillId, bill: &Bill) -> Listed {
        let open = self.team().disputes.values().filter(|dispute| {
            let of_it = matches!(dispute.line, disputes::Line::Bill { bill, .. } if bill == id);
            of_it && dispute.is_open()
        });
        Listed {
            id,
            called: self.billed(bill.person).to_owned(),
            who: self.payer(bill.who, bill.person),
            bill: *bill,
            to_pay: self.team().to_pay(id).unwrap_or_default(),
            disputed: open.count(),
        }
    }

    /// The next days for which a person's bills can be sent: from the day after the last bill to the end of that month, or of last
    /// month where there is none.
    fn ready(&self, books: &care::books::Books, person: PersonId) -> Option<Ready> {
        let known = self.team().people.get(&person)?;
        let billed =
            self.team().bills.values().filter(|bill| bill.person == person).map(|bill| bill.last).max();
        let last_month = plus_days(self.today().first_of_month(), -1);
        let first = billed.map_or(last_month.first_of_month(), |last| plus_days(last, 1)).max(known.joined);
        let days = Days { first, last: first.last_of_month().min(plus_days(self.today(), -1)) };
        if days.last < days.first {
            return None;
        }
        let drafted = books.draft_bills(person, days);
        let unpriced = unpriced(self.team(), &books.hours, person, days);
        let bills: Vec<_> = drafted
            .iter()
            .map(|(who, lines)| {
                let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
                (self.payer(*who, person), count, lines.iter().map(|line| line.amount).sum())
            })
            .collect();
        let called = self.billed(person).to_owned();
        (!bills.is_empty() || !unpriced.is_empty()).then_some(Ready { person, called, days, bills, unpriced })
    }

    fn paying(&self, person: PersonId) -> Vec<(String, String)> {
        let share = |share: u16| {
            let (whole, rest) = (share / 100, share % 100);
            if rest == 0 { format!("{whole}%") } else { format!("{whole}.{rest:02}%") }
        };
        match self.team().paying_on(person, self.today()) {
            Paying::Shares(shares) => {
                shares.iter().map(|(who, part)| (self.payer(*who, person), share(*part))).collect()
            }
            Paying::Lines { others, of } => {
                let named =
                    of.iter().map(|(_, who)| (self.payer(*who, person), "visits of their own".to_owned()));
                named.chain([(self.payer(others, person), "all other visits".to_owned())]).collect()
            }
        }
    }

    fn payers(&self, person: PersonId) -> Vec<(Who, String)> {
        let circle = self.team().people.get(&person).into_iter().flat_map(|known| known.circle.keys());
        let everyone =
            [Who::Council, Who::Person].into_iter().chain(circle.map(|member| Who::Member(*member)));
        everyone.map(|who| (who, self.payer(who, person))).collect()
    }

    fn bill_line(&self, (id, bill): (BillId, &Bill), number: u32, line: &bills::Line) -> Line {
        let credits = self.team().bill_credits.values();
        let credits = credits.filter(|credit| credit.bill == id && credit.line == number);
        let words = |sealed| self.money_words(Matter::Bills, bill.person, sealed).to_owned();
        let credits = credits.map(|credit| (credit.on, credit.amount, words(credit.words)));
        Line {
            number,
            line: *line,
            at: self.promised_at(line.visit),
            credits: credits.collect(),
            dispute: self.dispute_of(disputes::Line::Bill { bill: id, number }),
        }
    }

    /// When people were told that a visit starts, where the team still knows.
    fn promised_at(&self, visit: care::visit::VisitId) -> Option<care::time::Moment> {
        let week = self.team().week_of(visit)?;
        Some(self.team().published(week)?.rota.get(&visit)?.start)
    }
}
