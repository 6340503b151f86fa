//! What is paid for an hour, budgets of which one runs short, last month's bills, and a line of one that was wrong.

use super::super::tale::Tale;
use super::super::words;
use care::bank::Payer;
use care::bills::{
    AgreePaying, Bill, BillId, Credit, CreditId, GiveCredit, LineKnown, Paying, SendBill, Who,
};
use care::budget::{AgreeBudget, Budget, BudgetId, Kind, Seen, Spend, Spending, SpendingId, Use};
use care::details::DataSubject;
use care::disputes::{self, DisputeId, Line};
use care::ids::PersonId;
use care::pay::Days;
use care::price::{AgreeFee, Counts, Fee};
use care::team::Command;
use care::time::{Date, plus_days};
use care::{By, Pence};
use service::Error;

/// Which part keeps the books by now.
const KEEPER: usize = 5;

/// What is paid for an hour: by the council, and by those who pay themselves.
const FEES: [(Payer, i64, Counts); 2] =
    [(Payer::Council, 2_410, Counts::Promised), (Payer::Person, 2_950, Counts::Delivered)];

/// Whose budgets there are, by their place after the mother, with pounds for the year: the first will not be enough.
const BUDGETS: [(usize, i64, Kind); 2] = [(1, 3_900, Kind::Managed), (3, 24_000, Kind::DirectPayment)];

/// What is agreed with those who pay from the month before the story on, and who pays for whom.
pub(in super::super) async fn agree(tale: &mut Tale<'_>, by: By) -> Result<(), Error> {
    let first = tale.calendar.weeks() + 1;
    let from = tale.calendar.day(first, 0).first_of_month();
    let mut commands: Vec<Command> = FEES
        .into_iter()
        .map(|(payer, hour, counts)| {
            AgreeFee { payer, from, to: Some(Fee { hour: Pence(hour), counts }) }.into()
        })
        .collect();
    for (place, pounds, kind) in BUDGETS {
        let person = tale.cast.neighbour(place).id;
        let last = plus_days(from, 364);
        let (amount, contingency) = (Pence(pounds * 100), Pence(pounds * 5));
        let budget = Budget { person, kind, amount, contingency, from, last, council_sees: Seen::Uses };
        let id = BudgetId::new(tale.teller.id());
        commands.push(AgreeBudget { budget: id, person, to: Some(budget) }.into());
    }
    let shared = Paying::Shares(vec![(Who::Council, 7_000), (Who::Person, 3_000)]);
    let whole = Paying::Shares(vec![(Who::Person, 10_000)]);
    for (place, paying) in [(0, shared), (2, whole)] {
        let person = tale.cast.neighbour(place).id;
        commands.push(AgreePaying { person, from, to: Some(paying) }.into());
    }
    let at = tale.calendar.at(tale.calendar.day(first, 2), 10, 30);
    tale.tell(by, at, commands).await.map(drop)
}

/// Last month's bills are sent; somebody finds that a line is not right, and it is credited. Something else is bought from a budget.
pub(in super::super) async fn bill(tale: &mut Tale<'_>) -> Result<(), Error> {
    let yesterday = tale.calendar.yesterday();
    let last = plus_days(yesterday.first_of_month(), -1);
    let days = Days { first: last.first_of_month(), last };
    choir(tale, yesterday).await?;
    earlier(tale, days.first).await?;
    let mut asked = None;
    for place in 0..4 {
        let person = tale.cast.neighbour(place).id;
        let sent = send(tale, person, days).await?;
        asked = asked.or(sent.filter(|_| place == 0).map(|bill| (bill, person)));
    }
    match asked {
        Some((bill, person)) => ask(tale, bill, person).await,
        None => Ok(()),
    }
}

/// In a longer story the months before were billed too, each in its turn.
async fn earlier(tale: &mut Tale<'_>, until: Date) -> Result<(), Error> {
    let begun = tale.calendar.week(tale.calendar.weeks()).monday().first_of_month();
    let mut first = begun;
    while first < until {
        let days = Days { first, last: first.last_of_month() };
        for place in 0..4 {
            let person = tale.cast.neighbour(place).id;
            send(tale, person, days).await?;
        }
        first = plus_days(days.last, 1);
    }
    Ok(())
}

/// Bills for a person's visits of some days, to everyone who pays; the first of them.
async fn send(tale: &mut Tale<'_>, person: PersonId, days: Days) -> Result<Option<BillId>, Error> {
    let (sent, version) = (tale.calendar.yesterday(), tale.team().await?.version);
    let drafted = tale.teller.books_on(sent).await?.draft_bills(person, days);
    let (mut commands, mut first) = (Vec::new(), None);
    for (number, (who, lines)) in (0_u64..).zip(drafted) {
        let bill = BillId::new(tale.teller.id());
        first.get_or_insert(bill);
        let total = lines.iter().map(|line| line.amount).sum();
        let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let to = Some(Bill { person, who, first: days.first, last: days.last, lines: count, total, sent });
        commands.push(SendBill { bill, person, to, lines, version: version + number }.into());
    }
    if !commands.is_empty() {
        let at = tale.calendar.at(sent, 9, 10);
        tale.tell(By::Worker(tale.cast.part(KEEPER)), at, commands).await?;
    }
    Ok(first)
}

/// Somebody says that a line of their bill is not right: it is credited, and one more waits for an answer.
async fn ask(tale: &mut Tale<'_>, bill: BillId, person: PersonId) -> Result<(), Error> {
    let (today, keeper) = (tale.calendar.yesterday(), tale.cast.part(KEEPER));
    let lines = tale.teller.books_on(today).await?.bill(bill).to_vec();
    for (number, hour, told) in [(1, 10, words::BILL_SHORT), (2, 14, words::BILL_QUESTION)] {
        let Some(line) = lines.get(number as usize - 1) else { return Ok(()) };
        let (dispute, subject) = (DisputeId::new(tale.teller.id()), DataSubject::Person(person));
        let words = tale.words(subject, told);
        let which = Line::Bill { bill, number };
        let raise = disputes::Raise { dispute, line: which, said: line.amount.0, subject, words };
        let at = tale.calendar.at(today, hour, 5);
        tale.tell(By::Person(person), at, vec![raise.into()]).await?;
        if number == 1 {
            put_right(tale, keeper, (dispute, bill, person), line.amount).await?;
        }
    }
    Ok(())
}

/// The one who keeps the books credits a third of a line, and answers.
async fn put_right(
    tale: &mut Tale<'_>,
    keeper: care::ids::WorkerId,
    (dispute, bill, person): (DisputeId, BillId, PersonId),
    amount: Pence,
) -> Result<(), Error> {
    let today = tale.calendar.yesterday();
    let subject = DataSubject::Person(person);
    let (why, answer) = (tale.words(subject, words::BILL_CREDIT), tale.words(subject, words::BILL_CREDIT));
    let known = LineKnown { version: tale.team().await?.version, amount };
    let to = Some(Credit { bill, line: 1, amount: Pence(amount.0 / 3), words: why, on: today });
    let credit = GiveCredit { credit: CreditId::new(tale.teller.id()), person, to, line: known };
    let answer = disputes::Answer { dispute, put_right: true, words: answer };
    let at = tale.calendar.at(today, 11, 30);
    tale.tell(By::Worker(keeper), at, vec![credit.into(), answer.into()]).await.map(drop)
}

/// A choir is paid for from a direct payment.
async fn choir(tale: &mut Tale<'_>, on: Date) -> Result<(), Error> {
    let person = tale.cast.neighbour(3).id;
    let team = tale.team().await?;
    let Some((budget, _)) = team.budget_of(person, on) else { return Ok(()) };
    let words = tale.words(DataSubject::Person(person), words::CHOIR);
    let (amount, what) = (Pence(4_250), Use::Activities);
    let to = Some(Spending { budget, on, amount, what, contingency: false, words });
    let spend = Spend { spending: SpendingId::new(tale.teller.id()), person, to };
    tale.tell(By::Person(person), tale.calendar.at(on, 8, 50), vec![spend.into()]).await.map(drop)
}
