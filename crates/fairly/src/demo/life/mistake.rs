//! Somebody errs, and takes it back.

use super::super::calendar::moment;
use super::super::tale::Tale;
use care::absences::{Absence, Why};
use care::ids::AbsenceId;
use care::team::Command;
use care::time::plus_days;
use care::{absences, history};
use service::Error;

/// An absence entered for the wrong worker, taken back four minutes later.
pub(in super::super) async fn take_back(tale: &mut Tale<'_>, back: i32) -> Result<(), Error> {
    let tuesday = tale.calendar.day(back, 1);
    let (by, wrong) = (tale.cast.part(1), tale.cast.part(3));
    let from = plus_days(tuesday, 21);
    let to = Some(moment(plus_days(from, 3), 24, 0));
    let absence = Absence { worker: wrong, from: moment(from, 0, 0), to, why: Why::Leave, words: None };
    let command =
        Command::from(absences::SetAbsence { absence: AbsenceId::new(tale.teller.id()), to: Some(absence) });
    let done = tale.does(by, tale.calendar.at(tuesday, 12, 31), command).await?;
    let events = tale.teller.events_of(done).await?;
    let back = Command::from(history::TakeBack { events, verdict: None });
    tale.does(by, tale.calendar.at(tuesday, 12, 35), back).await.map(drop)
}
