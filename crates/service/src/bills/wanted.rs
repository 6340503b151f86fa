//! What somebody wants of bills: to agree who pays, to send them, to credit a line.

use care::Pence;
use care::bills::{
    self, AgreePaying, Bill, BillId, Credit, CreditId, GiveCredit, LineKnown, Paying, SendBill,
};
use care::books::Books;
use care::details::{DataSubject, Detail};
use care::ids::{CommandId, PersonId, TeamId};
use care::pay::Days;
use care::team::Command;
use jiff::civil::Date;
use uuid::Uuid;

use crate::carry_out::Done;
use crate::team_view::ERASED;
use crate::{Caller, Error, Kind, Order, Service};

/// Who pays for a person's visits, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splitting {
    /// From when.
    pub from: Date,
    /// Who.
    pub paying: Paying,
}

/// Money back for a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crediting {
    /// Of which bill.
    pub bill: BillId,
    /// Which line.
    pub line: u32,
    /// How much.
    pub amount: Pence,
    /// Why.
    pub words: String,
}

impl Service {
    /// Agrees who pays for a person's visits.
    ///
    /// # Errors
    /// If they may not, it makes no sense, or it cannot be recorded now.
    pub async fn agree_paying(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        Splitting { from, paying }: Splitting,
    ) -> Result<Done, Error> {
        let command = Command::from(AgreePaying { person, from, to: Some(paying) });
        self.act(caller, team, Order::new(id, command)).await
    }

    /// Sends a person's bills for some days, to everyone who pays.
    ///
    /// # Errors
    /// If they may not, there is nothing to bill, the person was erased, or it cannot be recorded now.
    pub async fn send_bills(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        days: Days,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let erased = team_view.team().people.contains_key(&person) && team_view.person(person) == ERASED;
        if erased {
            let words = "This person was erased, so nobody can say for whom the bill is. It is not sent.";
            return Err(Error::new(Kind::Invalid, words));
        }
        let sent = team_view.today();
        let make = move |books: &Books, version| {
            let drafted = books.draft_bills(person, days);
            let mut commands: Vec<Command> = Vec::new();
            for (number, (who, lines)) in (0_u64..).zip(drafted) {
                let bill = BillId::new(Uuid::from_u128(id.bits().as_u128() ^ u128::from(number)));
                let to = Some(header(person, who, days, &lines, sent));
                let version = version + number;
                commands.push(SendBill { bill, person, to, lines, version }.into());
            }
            if commands.is_empty() {
                commands.push(nothing(person, id, days, sent, version).into());
            }
            commands
        };
        self.with_books(caller, team, Order::of(id), make).await
    }

    /// Credits a line of a bill.
    ///
    /// # Errors
    /// If they may not, it is more than the line, or it cannot be recorded now.
    pub async fn credit_line(
        &self,
        caller: &Caller,
        (team, person): (TeamId, PersonId),
        id: CommandId,
        wanted: Crediting,
    ) -> Result<Done, Error> {
        let mut order = Order::of(id);
        let words = order.seal(DataSubject::Person(person), Detail::Words(wanted.words.clone()));
        let on = self.team_view(caller, team).await?.today();
        let make = move |books: &Books, version| {
            vec![Command::from(credit(
                books,
                version,
                (person, CreditId::new(id.bits())),
                (&wanted, words, on),
            ))]
        };
        self.with_books(caller, team, order, make).await
    }
}

/// The command that credits a line, as the books have it.
pub(crate) fn credit(
    books: &Books,
    version: u64,
    (person, credit): (PersonId, CreditId),
    (wanted, words, on): (&Crediting, care::ids::SealedId, Date),
) -> GiveCredit {
    let line = usize::try_from(wanted.line).ok().and_then(|line| line.checked_sub(1));
    let line = line.and_then(|line| books.bill(wanted.bill).get(line));
    let known = LineKnown { version, amount: line.map_or(Pence::ZERO, |line| line.amount) };
    let Crediting { bill, line, amount, .. } = *wanted;
    GiveCredit { credit, person, to: Some(Credit { bill, line, amount, words, on }), line: known }
}

fn header(person: PersonId, who: bills::Who, days: Days, lines: &[bills::Line], sent: Date) -> Bill {
    Bill {
        person,
        who,
        first: days.first,
        last: days.last,
        lines: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        total: lines.iter().map(|line| line.amount).sum(),
        sent,
    }
}

/// A bill without a line, which is refused with the reason why.
fn nothing(person: PersonId, id: CommandId, days: Days, sent: Date, version: u64) -> SendBill {
    let to = Some(header(person, bills::Who::Council, days, &[], sent));
    SendBill { bill: BillId::new(id.bits()), person, to, lines: Vec::new(), version }
}
