//! The team meets every other Monday, in paid time, and notes what was talked about and agreed.

use super::super::tale::Tale;
use care::Minutes;
use care::ids::WorkerId;
use care::meetings::{Meeting, MeetingId, NoteMeeting};
use care::team::Command;
use service::Error;
use std::collections::BTreeSet;

/// What was talked about and what was agreed, from the oldest meeting on.
const TALKED: [(&str, &str); 4] = [
    (
        "How the first weeks as a team went. Who has which keys, and where the spare ones are.",
        "Keys are handed over in person, and the key book stays in the office drawer.",
    ),
    (
        "How to tell people when somebody new comes. Moving and handling: the new slide sheets.",
        "A new worker is introduced by somebody the person knows, on a visit that is long enough.",
    ),
    ("Evenings: who has had most of them since summer, and what would help.", ""),
    (
        "Two near falls on the stairs. What we noticed, and what we have told the families.",
        "Ask the council for a second handrail, and look at the stairs on every visit until it is there.",
    ),
];

/// How many weeks ago each of them was.
const WEEKS_AGO: [i32; 4] = [8, 6, 4, 2];

/// The meeting of a week, if there was one: everyone came but one, who was away or asleep after a night.
pub(in super::super) async fn meet(tale: &mut Tale<'_>, back: i32) -> Result<(), Error> {
    let Some(number) = WEEKS_AGO.iter().position(|weeks| *weeks == back) else { return Ok(()) };
    let (talked, agreed) = TALKED[number];
    let monday = tale.calendar.day(back, 0);
    let everyone: Vec<WorkerId> = tale.cast.workers.iter().map(|hand| hand.id).collect();
    let missing = everyone.get(number % everyone.len().max(1)).filter(|_| everyone.len() > 1);
    let came: BTreeSet<WorkerId> = everyone.iter().copied().filter(|one| Some(one) != missing).collect();
    let Some(writer) = came.first().copied() else { return Ok(()) };
    let talked = tale.our_words(talked);
    let agreed = if agreed.is_empty() { None } else { Some(tale.our_words(agreed)) };
    let meeting = MeetingId::new(tale.teller.id());
    let to = Some(Meeting { on: monday, came, paid: Minutes(60), talked, agreed });
    let at = tale.calendar.at(monday, 17, 40);
    tale.does(writer, at, Command::from(NoteMeeting { meeting, to })).await.map(drop)
}
