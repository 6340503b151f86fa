//! The team decides by consent: a proposal, a reason against it, a better proposal, a decision.

use super::super::calendar::STORY;
use super::super::tale::Tale;
use super::super::words;
use care::ids::{ProposalId, WorkerId};
use care::team::Command;
use care::time::{Date, plus_days};
use care::values::{Strength, Value};
use care::{decisions, values};
use service::Error;

/// The parts that speak in this.
const PROPOSER: usize = 4;
const OBJECTOR: usize = 5;

/// Proposed at the meeting of the week before last but five.
pub(in super::super) const PROPOSED: i32 = STORY - 1;

/// A proposal at one Monday meeting, and by the next evening a reason against it.
pub(in super::super) async fn propose(tale: &mut Tale<'_>) -> Result<ProposalId, Error> {
    let monday = tale.calendar.day(PROPOSED, 0);
    let topic = ProposalId::new(tale.teller.id());
    bring_up(tale, topic, words::PROPOSAL, monday, plus_days(monday, 7)).await?;
    let early = tale.cast.part(0);
    tale.does(early, tale.calendar.at(monday, 20, 15), Command::from(decisions::Consent { proposal: topic }))
        .await?;
    object(tale, topic, words::OBJECTION, plus_days(monday, 1)).await?;
    Ok(topic)
}

/// The week after, something that takes up the reason, and everybody's consent; then the team's values follow.
pub(in super::super) async fn decide(tale: &mut Tale<'_>, topic: ProposalId) -> Result<(), Error> {
    let monday = tale.calendar.day(PROPOSED - 1, 0);
    let objector = tale.cast.part(OBJECTOR);
    let words = tale.our_words(words::AMENDED);
    let amended = Command::from(decisions::Amend { proposal: topic, words, answer_by: plus_days(monday, 7) });
    tale.does(objector, tale.calendar.at(monday, 18, 50), amended).await?;
    let workers: Vec<WorkerId> = tale.cast.workers.iter().map(|hand| hand.id).collect();
    for (number, worker) in workers.into_iter().enumerate() {
        let minute = u16::try_from(number * 7 % 60).unwrap_or(0);
        tale.does(
            worker,
            tale.calendar.at(plus_days(monday, 1), 20, minute),
            Command::from(decisions::Consent { proposal: topic }),
        )
        .await?;
    }
    let wednesday = plus_days(monday, 2);
    let decided = Command::from(decisions::Decide { proposal: topic, review: plus_days(wednesday, 91) });
    tale.does(tale.cast.part(PROPOSER), tale.calendar.at(wednesday, 18, 45), decided).await?;
    let values = [(Value::FewFaces, Strength::Much), (Value::ShortTravel, Strength::ALittle)];
    for (value, strength) in values {
        let changed = Command::from(values::SetValue { value, strength });
        tale.does(tale.cast.part(PROPOSER), tale.calendar.at(wednesday, 19, 0), changed).await?;
    }
    Ok(())
}

/// A topic that is open still, with a reason against it, so that a visitor can answer.
pub(in super::super) async fn leave_open(tale: &mut Tale<'_>, on: Date) -> Result<(), Error> {
    let topic = ProposalId::new(tale.teller.id());
    bring_up(tale, topic, words::OPEN_PROPOSAL, on, plus_days(tale.calendar.today(), 5)).await?;
    for part in [2, 3] {
        tale.does(
            tale.cast.part(part),
            tale.calendar.at(on, 19, 40),
            Command::from(decisions::Consent { proposal: topic }),
        )
        .await?;
    }
    object(tale, topic, words::OPEN_OBJECTION, on).await
}

async fn bring_up(
    tale: &mut Tale<'_>,
    topic: ProposalId,
    words: &str,
    on: Date,
    answer_by: Date,
) -> Result<(), Error> {
    let words = tale.our_words(words);
    let proposed = Command::from(decisions::Propose { proposal: topic, words, answer_by });
    tale.does(tale.cast.part(PROPOSER), tale.calendar.at(on, 18, 30), proposed).await.map(drop)
}

async fn object(tale: &mut Tale<'_>, topic: ProposalId, words: &str, on: Date) -> Result<(), Error> {
    let words = tale.our_words(words);
    let object = Command::from(decisions::Object { proposal: topic, words });
    tale.does(tale.cast.part(OBJECTOR), tale.calendar.at(on, 20, 40), object).await.map(drop)
}
