//! What follows from a change is a job that any server takes; a restart does not lose it, and it is done as if once.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::drafts;
use care::drafts::Begin;
use care::ids::PlanId;
use care::team::Command;
use std::sync::Arc;
use std::time::Duration;

use common::{Village, account, id};
use journal::{Append, Meta, Moment, NewJob, Version};
use service::planning::Effort;
use service::{Order, Run, Service, Wanted};
use uuid::Uuid;

const KIND: &str = "plan-week";
/// Longer than any test takes.
const LONG: Effort = Effort::Time(Duration::from_secs(300));

/// A village with a draft, whose own server does no work.
async fn idle() -> Village {
    let village = Village::new().await;
    village.service.stop_working().await;
    let begin = Command::from(drafts::BeginDraft { week: village.next, begin: Begin::Fresh });
    village.service.act(&village.asha().await, village.team, Order::new(id(), begin)).await.unwrap();
    village
}

impl Village {
    /// Another server on the same journal.
    fn server(&self) -> Service {
        Service::open(self.journal.clone(), Arc::new(self.clock.clone()))
    }

    async fn ask(&self, effort: Effort) -> PlanId {
        let plan = PlanId::new(Uuid::new_v4());
        let wanted = Wanted { command: id(), plan, effort, seed: 1 };
        self.service.start_run(&self.asha().await, self.team, self.next, wanted).await.unwrap();
        plan
    }

    /// Waits until a server knows of the run and it is as it should be.
    async fn until(&self, server: &Service, is: impl Fn(&Run) -> bool) -> Run {
        let wait = async {
            loop {
                let run = server.run(self.team, self.next).map(|run| run.borrow().clone());
                if let Some(run) = run.filter(|run| is(run)) {
                    return run;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), wait).await.unwrap()
    }

    async fn plans(&self, server: &Service) -> Vec<PlanId> {
        let caller = server.caller(account(1)).await.unwrap();
        let team_view = server.view_team(&caller, self.team).await.unwrap();
        team_view.team().weeks[&self.next].plans.keys().copied().collect()
    }
}

#[tokio::test]
async fn another_server_plans_what_this_one_did_not_get_to() {
    let village = idle().await;
    let plan = village.ask(Effort::Steps(500)).await;
    let open = village.journal.jobs().open(KIND).await.unwrap();
    assert_eq!(open.len(), 1, "it is kept, whatever becomes of this server");
    let again = village.ask(Effort::Steps(500)).await;
    assert_ne!(again, plan);
    assert_eq!(village.journal.jobs().open(KIND).await.unwrap(), open, "the first goes on instead");
    let other = village.server();
    assert_eq!(village.until(&other, Run::is_over).await, Run::Done(plan));
    assert_eq!(village.plans(&other).await, [plan]);

    // It is handed over a second time, as may happen when a server falls silent.
    let meta = Meta {
        actor: "test".into(),
        command: "again".into(),
        happened_at: Moment::now(),
        zone: String::new(),
    };
    let mut append = Append::new("note/again".into(), Version(0), meta);
    append.jobs = vec![NewJob::new(KIND, open[0].due_at, open[0].job.body.clone())];
    let version = village.journal.version(&format!("team/{}", village.team).into()).await.unwrap();
    village.journal.append(append).await.unwrap();
    let done = async {
        while !village.journal.jobs().open(KIND).await.unwrap().is_empty() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), done).await.unwrap();
    assert_eq!(village.journal.jobs().parked().await.unwrap(), []);
    assert_eq!(village.journal.version(&format!("team/{}", village.team).into()).await.unwrap(), version);
}

#[tokio::test]
async fn a_run_is_stopped_from_another_server() {
    let village = idle().await;
    let plan = village.ask(LONG).await;
    let other = village.server();
    village.until(&other, |run| matches!(run, Run::Searching { .. })).await;
    village.service.stop_run(&village.asha().await, village.team, village.next).await.unwrap();
    assert_eq!(
        village.until(&other, Run::is_over).await,
        Run::Done(plan),
        "what was found by then is proposed"
    );
}

#[tokio::test]
async fn a_server_that_ends_gives_its_work_back() {
    let village = idle().await;
    let plan = village.ask(LONG).await;
    let first = village.server();
    village.until(&first, |run| matches!(run, Run::Searching { .. })).await;
    first.stop_working().await;
    let open = village.journal.jobs().open(KIND).await.unwrap().remove(0);
    assert_eq!((open.leased_until, open.job.attempts), (None, 0), "as if it had not been taken");
    assert!(village.plans(&village.service).await.is_empty(), "nothing half came of it");
    let second = village.server();
    village.until(&second, |run| matches!(run, Run::Searching { .. })).await;
    second.stop_run(&village.asha().await, village.team, village.next).await.unwrap();
    assert_eq!(village.until(&second, Run::is_over).await, Run::Done(plan));
}

#[tokio::test]
async fn how_far_it_is_shows_on_a_server_that_only_looks_on() {
    let village = idle().await;
    let plan = village.ask(LONG).await;
    let worker = village.server();
    village.until(&worker, |run| matches!(run, Run::Searching { .. })).await;
    // There is one plan at once on a machine, and this one is taken: the second server has nothing to do.
    let other = village.server();
    let seen = village.until(&other, |run| matches!(run, Run::Searching { .. })).await;
    assert!(!seen.is_over());
    other.stop_run(&village.asha().await, village.team, village.next).await.unwrap();
    assert_eq!(village.until(&other, Run::is_over).await, Run::Done(plan));
}

#[tokio::test]
async fn what_cannot_be_read_is_parked_and_can_be_tried_again() {
    let village = idle().await;
    let meta = Meta {
        actor: "test".into(),
        command: "unreadable".into(),
        happened_at: Moment::now(),
        zone: String::new(),
    };
    let mut append = Append::new("note/unreadable".into(), Version(0), meta);
    append.jobs = vec![NewJob::new(KIND, Moment::from(village.service.now()), "{}")];
    village.journal.append(append).await.unwrap();
    let other = village.server();
    let parked = async || {
        let wait = async {
            loop {
                let parked = other.parked_jobs().await.unwrap();
                if let Some(one) = parked.into_iter().next() {
                    return one;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), wait).await.unwrap()
    };
    let one = parked().await;
    assert!(one.trouble.contains("missing field"), "{}", one.trouble);
    assert!(other.retry_job(one.job.number() + 1).await.is_err());
    other.retry_job(one.job.number()).await.unwrap();
    assert_eq!(parked().await.job.attempts, 1, "it was tried once more");
}
