//! Weeks are made: a draft, the engine's proposal, the planner's word.

use super::tale::{Tale, verdict};
use care::drafts::Begin;
use care::ids::PlanId;
use care::plans::Proposed;
use care::roles::Role;
use care::team::{Command, Team};
use care::time::Date;
use care::{By, drafts, plans, weeks};
use service::planning::{Which, propose};
use service::{Error, Kind};
use std::sync::atomic::AtomicBool;

/// How many searches run side by side; always as many, so that the same seed gives the same rota everywhere.
const THREADS: usize = 2;

/// Tells how the rota of a week was made and published.
pub(super) async fn publish(tale: &mut Tale<'_>, back: i32) -> Result<(), Error> {
    let (week, adopted) = (tale.calendar.week(back), tale.calendar.adopted(back));
    let planner = planner(&tale.team().await?, adopted)?;
    let begin = Command::from(drafts::BeginDraft { week, begin: Begin::Fresh });
    tale.does(planner, tale.calendar.at(adopted, 19, 0), begin).await?;
    let plan = complete(tale, back, adopted).await?;
    let take = Command::from(plans::TakePlan { week, plan, only: None });
    tale.does(planner, tale.calendar.at(adopted, 20, 10), take).await?;
    let sheet = tale.teller.lay_out(week, Which::Draft).await?;
    let team = tale.team().await?;
    let verdict = verdict((&sheet, &team), (week, &sheet.rota), &sheet.broken());
    tale.does(
        planner,
        tale.calendar.at(adopted, 20, 30),
        Command::from(weeks::AgreeToDraft { week, verdict }),
    )
    .await?;
    Ok(())
}

/// Has the engine complete the draft of a week.
pub(super) async fn complete(tale: &mut Tale<'_>, back: i32, on: Date) -> Result<PlanId, Error> {
    let week = tale.calendar.week(back);
    let (sheet, team) = (tale.teller.lay_out(week, Which::Draft).await?, tale.team().await?);
    let seed = tale.seed.wrapping_add(u64::from(back.unsigned_abs()));
    let options = rota::Options { seed, threads: THREADS };
    let content =
        propose(&sheet, team.version, (tale.effort, options), &AtomicBool::new(false), &mut |_| ())?;
    let plan = PlanId::new(tale.teller.id());
    let proposed = Command::from(plans::ProposePlan(Proposed { plan, week, content }));
    tale.tell(By::Program, tale.calendar.at(on, 19, 40), vec![proposed]).await?;
    Ok(plan)
}

/// Whose turn it is to plan on a date.
pub(super) fn planner(team: &Team, date: Date) -> Result<care::ids::WorkerId, Error> {
    let turns = team.roles.get(&Role::Planner).into_iter().flatten();
    let planner = turns.filter(|turn| turn.holds(date)).map(|turn| turn.worker).next();
    planner.ok_or_else(|| Error::new(Kind::Invalid, "Nobody plans on this day of the story."))
}
