//! The story makes sense whatever was wished for, has everything it should have, and is the same every time.

use super::calendar::STORY;
use super::*;
use care::ids::{CommandId, PlanId, TeamId};
use care::picks::{Settle, Way as FairWay};
use care::stream::Written;
use care::team::Team;
use care::visit::VisitId;
use care::{decisions, founding, picks, plans, requests, weeks};
use journal::{Journal, MasterKey, Storage as Kept, StreamId, Version};
use service::planning::Figures;
use service::{Order, Run, Wanted};
use sha2::{Digest, Sha256};
use std::sync::Arc;

async fn service(today: Date) -> Service {
    let journal = Journal::open(&Kept::Memory, &MasterKey::random().unwrap()).await.unwrap();
    Service::new(journal, Arc::new(RunningClock::on_the_morning_of(today)))
}

fn wish(people: u32, workers: u32, seed: u64, today: &str) -> Wish {
    Wish {
        people,
        workers,
        seed,
        today: today.parse().unwrap(),
        effort: Effort::Steps(20_000),
        months: 2,
        teams: 1,
    }
}

async fn told(wish: &Wish) -> (Service, Keepsake) {
    let service = service(wish.today).await;
    let keepsake = tell(&service, wish, &mut |_| ()).await.unwrap();
    (service, keepsake)
}

/// What happened to the team, in one number.
async fn sum(service: &Service, keepsake: &Keepsake) -> String {
    let stream = StreamId::of("team", keepsake.team);
    let events = service.journal().read(&stream, Version(0), 100_000).await.unwrap();
    let mut sum = Sha256::new();
    for event in events {
        sum.update(event.kind);
        sum.update(event.body);
        sum.update(event.meta.happened_at.micros().to_be_bytes());
    }
    format!("{:x?}", sum.finalize())
}

/// The team, read again from the journal by a service that was not there.
async fn team(service: &Service, keepsake: &Keepsake) -> Team {
    let events =
        service.journal().read(&StreamId::of("team", keepsake.team), Version(0), 100_000).await.unwrap();
    let events: Vec<_> =
        events.iter().map(|event| care::team::Event::read(&event.kind, &event.body).unwrap()).collect();
    Team::fold(&events)
}

#[tokio::test]
async fn the_story_makes_sense_whatever_the_size_seed_and_day() {
    for wish in [wish(6, 4, 3, "2026-11-16"), wish(7, 4, 1, "2026-11-22"), wish(14, 8, 9, "2027-04-02")] {
        let (service, keepsake) = told(&wish).await;
        let team = team(&service, &keepsake).await;
        let week = Calendar::new("Europe/London".parse().unwrap(), wish.today, wish.months);
        assert_eq!(team.people.len(), wish.people as usize);
        assert!((0..=STORY).all(|back| team.published(week.week(back)).is_some()), "{wish:?}");
        let draft = team.draft(week.week(-1)).unwrap();
        assert!(draft.rota.is_empty() && draft.picks.as_ref().is_some_and(|round| !round.closed), "{wish:?}");
        assert_eq!(keepsake.ways.len(), 6);
    }
}

/// A borough's further teams have a rota for every week too.
#[tokio::test]
async fn a_borough_has_further_teams_with_rotas() {
    let wish = Wish { teams: 2, effort: Effort::Steps(2_000), ..wish(6, 4, 3, "2026-11-16") };
    let (_, keepsake) = told(&wish).await;
    assert_eq!(keepsake.teams, 2);
}

/// A longer story has a rota, arrivals and new people before the last two months; the last two months have what they always have.
#[tokio::test]
async fn a_long_story_is_lived_in_outline_before_the_last_two_months() {
    let wish = Wish { months: 4, effort: Effort::Steps(4_000), ..wish(12, 5, 1, "2026-11-18") };
    let (service, keepsake) = told(&wish).await;
    let team = team(&service, &keepsake).await;
    let week = Calendar::new("Europe/London".parse().unwrap(), wish.today, wish.months);
    assert_eq!(week.weeks(), 18);
    assert!((0..=week.weeks()).all(|back| team.published(week.week(back)).is_some()));
    let gone = team.people.values().filter(|person| person.leaves.is_some()).count();
    assert_eq!((gone, team.people.len()), (1, 13), "one died, and another came");
    let monday = week.day(12, 0);
    let stops = team.rounds_so_far(monday, week.at(plus_days(monday, 1), 12, 0));
    let all: Vec<_> = stops.into_values().flatten().collect();
    let made = all.iter().filter(|stop| stop.said.left.is_some()).count();
    assert!(made > 0 && made * 10 >= all.len() * 9, "{made} of {} were made", all.len());
}

#[tokio::test]
async fn the_usual_team_has_all_of_the_story() {
    let wish = Wish { effort: Effort::Steps(120_000), ..wish(22, 12, 1, "2026-11-18") };
    let (service, keepsake) = told(&wish).await;
    let team = team(&service, &keepsake).await;
    let calendar = Calendar::new("Europe/London".parse().unwrap(), wish.today, wish.months);
    let without = |back: i32| {
        let week = calendar.week(back);
        let rota = &team.published(week).unwrap().rota;
        team.visits(week).into_keys().filter(|visit| !rota.contains_key(visit)).collect::<Vec<VisitId>>()
    };
    assert_eq!(without(0).len(), 1, "one visit has nobody: {:?}", without(0));
    assert!(team.response_plan.is_some() && team.episodes.values().all(care::triage::Episode::is_over));
    let doses: usize = team.doses.values().map(|week| week.len()).sum();
    assert_eq!((team.medicines.len(), doses), (4, 34));
    let versions: Vec<usize> = team.care_plans.values().map(|plan| plan.versions.len()).collect();
    assert_eq!((versions, team.consents.len(), team.feedback.len()), (vec![2], 2, 6));
    assert_eq!((team.normals.len(), team.episodes.len()), (3, 1));
    let ended = team.concerns.values().filter(|one| !one.is_open()).count();
    assert_eq!((ended, team.concerns.len()), (1, 2), "a complaint is answered, a missed visit is still open");
    let of = |state| team.requests.values().filter(|one| one.state == state).count();
    assert_eq!(
        (of(requests::State::Made), of(requests::State::Open)),
        (2, 1),
        "{:?}",
        team.requests.values()
    );
    let topics: Vec<_> =
        team.proposals.values().map(|proposal| (proposal.state, proposal.versions.len())).collect();
    assert!(
        topics
            .iter()
            .any(|(state, proposals)| matches!(state, decisions::State::Decided { .. }) && *proposals == 2)
    );
    assert!(topics.iter().any(|(state, _)| *state == decisions::State::Open));
    assert_eq!(team.taken_back.len(), 1);
    assert_eq!(team.conflicts(calendar.week(-1)).len(), 1);
    a_day_in_the_middle(&team, &calendar);
}

/// At ten in the morning some visits are made and written down, one is late, and most are still to come.
fn a_day_in_the_middle(team: &Team, calendar: &Calendar) {
    use care::day::Standing;
    let ten = calendar.at(calendar.today(), 10, 0);
    let stops: Vec<_> = team.rounds_so_far(calendar.today(), ten).into_values().flatten().collect();
    let standing = |wanted: fn(&Standing) -> bool| stops.iter().filter(|stop| wanted(&stop.standing)).count();
    let done = standing(|one| *one == Standing::Done);
    assert!(done >= 3, "{done}");
    assert_eq!(standing(|one| matches!(one, Standing::Late { .. })), 1);
    assert!(standing(|one| *one == Standing::ToCome) > done);
    let recorded = stops.iter().filter(|stop| !team.records_of(stop.visit).is_empty()).count();
    assert!(recorded > 0 && recorded <= done, "{recorded}");
    assert_eq!(team.open_questions(calendar.week(0)).count(), 0);
}

#[tokio::test]
async fn the_same_wish_tells_the_same_story() {
    let wish = wish(9, 5, 5, "2026-11-20");
    let (one, other) = (told(&wish).await, told(&wish).await);
    assert_eq!(sum(&one.0, &one.1).await, sum(&other.0, &other.1).await);
    let another = told(&Wish { seed: 6, ..wish }).await;
    assert_ne!(sum(&one.0, &one.1).await, sum(&another.0, &another.1).await);
}

fn id() -> uuid::Uuid {
    uuid::Uuid::new_v4()
}

async fn act(service: &Service, caller: &service::Caller, team: TeamId, command: Command) {
    service.act(caller, team, Order::new(CommandId::new(id()), command)).await.unwrap();
}

#[tokio::test]
async fn whoever_plans_can_make_next_week_at_once() {
    let wish = wish(12, 7, 1, "2026-11-18");
    let (service, keepsake) = told(&wish).await;
    let signed_in = ways::accounts(&service).sign_in_to_demonstration("planner").await.unwrap();
    let (planner, id_of) = (service.caller(signed_in.account).await.unwrap(), keepsake.team);
    let week = Calendar::new("Europe/London".parse().unwrap(), wish.today, wish.months).week(-1);
    act(&service, &planner, id_of, Command::from(picks::ClosePicks { week })).await;
    for conflict in team(&service, &keepsake).await.conflicts(week) {
        let settle = Settle::Fairly { way: FairWay::KnowsBest, seed: 1 };
        act(
            &service,
            &planner,
            id_of,
            Command::from(picks::SettlePick { week, visit: conflict.visit.id, settle }),
        )
        .await;
    }
    let plan = PlanId::new(id());
    let wanted = Wanted { command: CommandId::new(id()), plan, effort: Effort::Steps(20_000), seed: 1 };
    let mut run = service.start_run(&planner, id_of, week, wanted).await.unwrap();
    assert_eq!(*run.wait_for(Run::is_over).await.unwrap(), Run::Done(plan));
    act(&service, &planner, id_of, Command::from(plans::TakePlan { week, plan, only: None })).await;
    let order = Order { id: CommandId::new(id()), commands: Vec::new(), sealed: Vec::new(), happened: None };
    let agree = |verdict| Command::from(weeks::AgreeToDraft { week, verdict });
    service.act_judged(&planner, id_of, order, agree).await.unwrap();
    assert!(team(&service, &keepsake).await.published(week).is_some());
}

/// What was written of visits can be read by those who may: of yesterday, and of the weeks before.
#[tokio::test]
async fn what_workers_wrote_can_be_read() {
    let wish = wish(7, 4, 1, "2026-11-22");
    let (service, keepsake) = told(&wish).await;
    let planner = ways::accounts(&service).sign_in_to_demonstration("planner").await.unwrap();
    let planner = service.caller(planner.account).await.unwrap();
    // A server that was not there when it was told.
    let other =
        Service::new(service.journal().clone(), Arc::new(RunningClock::on_the_morning_of(wish.today)));
    let view = other.view_team(&planner, keepsake.team).await.unwrap();
    let people = team(&service, &keepsake).await.people;
    let records: Vec<_> = people.keys().flat_map(|person| view.recorded_about(*person, 1_000)).collect();
    assert!(records.len() > 20, "{}", records.len());
    assert!(records.iter().all(|one| !one.words.said.is_empty()), "{records:?}");
}

#[tokio::test]
async fn a_demonstration_opens_again_as_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let (place, key) = (Kept::Sqlite(folder.path().join("demo.db")), MasterKey::random().unwrap());
    let wish = wish(6, 4, 2, "2026-11-18");
    let open = async || {
        let journal = Journal::open(&place, &key).await.unwrap();
        Service::new(journal, Arc::new(RunningClock::on_the_morning_of(wish.today)))
    };
    let service = open().await;
    assert_eq!(Keepsake::find(&service).await.unwrap(), State::Empty);
    let keepsake = tell(&service, &wish, &mut |_| ()).await.unwrap();
    service.journal().close().await;

    let service = open().await;
    assert_eq!(Keepsake::find(&service).await.unwrap(), State::Told(keepsake.clone()));
    for way in &keepsake.ways {
        let signed_in = ways::accounts(&service).sign_in_to_demonstration(&way.key).await.unwrap();
        assert!(!service.caller(signed_in.account).await.unwrap().memberships.is_empty(), "{way:?}");
    }
    let planner = ways::accounts(&service).sign_in_to_demonstration("planner").await.unwrap();
    let planner = service.caller(planner.account).await.unwrap();
    let team_view = service.view_team(&planner, keepsake.team).await.unwrap();
    let streets = team_view.streets().await.unwrap();
    assert!(streets.is_some_and(|streets| streets.graph().node_count() > 100));
}

#[tokio::test]
async fn what_is_somebodys_own_is_known_for_it() {
    let service = service("2026-11-18".parse().unwrap()).await;
    let mut teller = Storyteller::new(&service, 1);
    let description =
        Description { name: "Old Mill".into(), zone: "Europe/London".parse().unwrap(), base: None };
    let (team, organisation) = (teller.team(), OrganisationId::new(id()));
    let found = Command::from(founding::Found(Founded { team, organisation, description }));
    teller.tell(By::Program, service.now(), vec![found]).await.unwrap();
    assert_eq!(Keepsake::find(&service).await.unwrap(), State::Foreign);
}

/// Each worker's paid minutes of this week, what they are promised, and their visits after six in the evening.
fn shares(team: &Team, week: care::time::WeekStart) -> Vec<(i64, i64, usize)> {
    let published = team.published(week).unwrap();
    let figures = Figures::of(team, week, &published.rota, &published.rounds);
    let six = care::time::Clock::new(18, 0).unwrap();
    let evenings = |worker: &care::ids::WorkerId| {
        let theirs = published.rota.values().filter(|told| told.workers.contains(worker));
        theirs.filter(|told| told.start.clock >= six).count()
    };
    let of = |(id, worker): (&care::ids::WorkerId, &care::workers::Worker)| {
        let paid = figures.workers.get(id).map_or(0, |hours| hours.paid);
        (paid, i64::from(worker.terms.contract.guaranteed.0), evenings(id))
    };
    team.workers.iter().map(of).collect()
}

#[tokio::test]
async fn the_first_screen_is_fair_on_every_day_and_for_several_seeds() {
    for (seed, today) in [(1, "2026-11-30"), (2, "2026-12-02"), (3, "2026-12-05")] {
        let wish = Wish { effort: Effort::Steps(120_000), ..wish(22, 12, seed, today) };
        let (service, keepsake) = told(&wish).await;
        let team = team(&service, &keepsake).await;
        let week = Calendar::new("Europe/London".parse().unwrap(), wish.today, wish.months).week(0);
        let shares = shares(&team, week);
        for (paid, promised, _) in &shares {
            assert!(paid * 100 >= promised * 80, "{seed}, {today}: {shares:?}");
        }
        // A worker with a day or two a week may have no evening among them.
        let regular = shares.iter().filter(|(_, promised, _)| *promised >= 600);
        let evenings: Vec<usize> = regular.map(|(.., evenings)| *evenings).collect();
        let (fewest, most) = (evenings.iter().min(), evenings.iter().max());
        assert!(fewest >= Some(&1) && most < Some(&20), "{seed}, {today}: {shares:?}");
    }
}
