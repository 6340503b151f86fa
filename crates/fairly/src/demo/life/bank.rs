//! Hours are commissioned as blocks, banked while somebody is in hospital, spent on an outing, and given to a neighbour.

use super::super::tale::Tale;
use super::super::words;
use care::bank::{
    AgreeBlock, Block, BlockId, Holding, Keeping, Known, Payer, Spend, Spending, SpendingId, Use, Whose,
};
use care::ids::PersonId;
use care::team::Command;
use care::time::plus_days;
use care::{By, Minutes};
use service::Error;

/// How many weeks ago hours were spent on an outing: after a time in hospital.
pub(in super::super) const OUTING: i32 = 2;

/// How many weeks ago hours were given to a neighbour.
pub(in super::super) const GIFT: i32 = 1;

/// The blocks of the story: whose they are by their place after the mother, and how much more than the agreed support they have.
const BLOCKS: [(usize, u32); 3] = [(3, 60), (1, 30), (0, 30)];

/// Blocks of hours from the first week with a rota on, and one for everybody else.
pub(in super::super) async fn agree(tale: &mut Tale<'_>) -> Result<(), Error> {
    let from = tale.calendar.week(tale.calendar.weeks()).monday();
    let team = tale.team().await?;
    let mut commands = Vec::new();
    let mut of_others = team.visits(tale.calendar.week(tale.calendar.weeks()));
    for (places, more) in BLOCKS {
        let person = tale.cast.neighbour(places).id;
        let theirs = of_others.values().filter(|visit| visit.person == person);
        let minutes: u32 = theirs.map(|visit| visit.support.minutes.0 * crew(visit)).sum();
        of_others.retain(|_, visit| visit.person != person);
        commands.push(block(tale, Whose::Person(person), Minutes(minutes.max(60) + more), from));
    }
    let others: u32 = of_others.values().map(|visit| visit.support.minutes.0 * crew(visit)).sum();
    commands.push(block(tale, Whose::Team, Minutes(others.max(60) + 120), from));
    let at = tale.calendar.at(plus_days(from, -5), 14, 30);
    tale.tell(By::Worker(tale.cast.part(2)), at, commands).await.map(drop)
}

fn crew(visit: &care::visit::Visit) -> u32 {
    u32::try_from(visit.support.crew.count()).unwrap_or(1)
}

fn block(tale: &mut Tale<'_>, whose: Whose, a_week: Minutes, from: care::time::Date) -> Command {
    let keeping = Keeping { percent: 75, most: Minutes::hours(20), weeks: 13, uses: Use::ALL.into() };
    let block = Block { whose, payer: Payer::Council, a_week, from, last: None, keeping };
    Command::from(AgreeBlock { block: BlockId::new(tale.teller.id()), to: Some(block) })
}

/// An outing with hours that were kept while somebody was in hospital.
pub(in super::super) async fn outing(tale: &mut Tale<'_>) -> Result<(), Error> {
    let person = tale.cast.neighbour(3).id;
    spend(tale, person, (Use::Outing, None, words::OUTING), OUTING).await
}

/// A gift from the same person to a neighbour.
pub(in super::super) async fn gift(tale: &mut Tale<'_>) -> Result<(), Error> {
    let (giver, neighbour) = (tale.cast.neighbour(3).id, tale.cast.neighbour(1).id);
    let to = block_of(tale, neighbour).await?;
    spend(tale, giver, (Use::Gift, to, words::GIFT), GIFT).await
}

async fn block_of(tale: &Tale<'_>, person: PersonId) -> Result<Option<BlockId>, Error> {
    let team = tale.team().await?;
    let mut theirs = team.blocks.iter().filter(|(_, block)| block.whose == Whose::Person(person));
    Ok(theirs.next().map(|(id, _)| *id))
}

/// Spends half of what is kept, at most three hours, where there is any.
async fn spend(
    tale: &mut Tale<'_>,
    person: PersonId,
    (on, to, told): (Use, Option<BlockId>, &str),
    back: i32,
) -> Result<(), Error> {
    let Some(block) = block_of(tale, person).await? else { return Ok(()) };
    let tuesday = tale.calendar.day(back, 1);
    let books = tale.teller.books_on(tuesday).await?;
    let amount = books.bank.ledger().balance(Holding::Kept(block));
    let minutes = Minutes(u32::try_from(amount.number() / 2).unwrap_or_default().min(180));
    if minutes == Minutes::ZERO || (on == Use::Gift && to.is_none_or(|to| to == block)) {
        return Ok(());
    }
    let kept = Known { version: tale.team().await?.version, amount };
    let words = tale.our_words(told);
    let spending = Some(Spending { block, minutes, on, to, words });
    let command = Command::from(Spend { spending: SpendingId::new(tale.teller.id()), to: spending, kept });
    tale.does(tale.cast.part(3), tale.calendar.at(tuesday, 16, 20), command).await.map(drop)
}
