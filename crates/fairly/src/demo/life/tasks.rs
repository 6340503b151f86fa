//! What there is to do besides visits: pads to order, a surgery that was rung, straps to look at.

use super::super::tale::Tale;
use care::details::DataSubject;
use care::ids::PersonId;
use care::tasks::{AddTask, DoTask, TaskId};
use care::team::Command;
use service::Error;

/// Two that are open, and one that was done yesterday.
pub(in super::super) async fn leave_open(tale: &mut Tale<'_>) -> Result<(), Error> {
    let (first, second) = (tale.cast.neighbour(2).id, tale.cast.neighbour(3).id);
    add(tale, Some(first), "Order pads: the last box is open.", false).await?;
    add(tale, None, "Look at the straps of the hoist in the store.", false).await?;
    let rung = add(tale, Some(second), "Ring the surgery: are the new tablets ready?", true).await?;
    let words = Some(tale.words(DataSubject::Person(second), "They are; the pharmacy brings them today."));
    let at = tale.calendar.at(tale.calendar.yesterday(), 15, 20);
    let done = DoTask { task: rung, person: Some(second), words };
    tale.does(tale.cast.part(1), at, Command::from(done)).await.map(drop)
}

async fn add(
    tale: &mut Tale<'_>,
    person: Option<PersonId>,
    what: &str,
    urgent: bool,
) -> Result<TaskId, Error> {
    let team = DataSubject::Team(tale.teller.team());
    let words = tale.words(person.map_or(team, DataSubject::Person), what);
    let (task, due) = (TaskId::new(tale.teller.id()), tale.calendar.today());
    let add = AddTask { task, person, words, owner: None, due, urgent };
    let at = tale.calendar.at(tale.calendar.yesterday(), 14, 10);
    tale.does(tale.cast.part(3), at, Command::from(add)).await?;
    Ok(task)
}
