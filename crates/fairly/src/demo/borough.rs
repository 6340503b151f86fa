//! A borough: further teams beside the one whose story is told in full, each in a town of its own, with its own people and two
//! months behind it. Their weeks are planned with few moves, so that a hundred of them are made in minutes.

use super::calendar::Calendar;
use super::cast::Cast;
use super::life::roles;
use super::names::Names;
use super::tale::Tale;
use super::ways::{OTHER, Opened, accounts};
use super::{Wish, agreements, draft, middle, people, weeks, workers};
use care::founding::{Description, Founded};
use care::ids::{AccountId, CommandId};
use care::organisation::{Command, Membership};
use care::{By, accounts as who_is_who, founding, team, teams};
use jiff::SignedDuration;
use service::planning::Effort;
use service::{Error, Kind, Service, Storyteller};
use town::{Chance, Town};

/// How many moves the engine tries for each week of a further team.
const MOVES: u64 = 8_000;

/// Tells of one further team of the organisation.
pub(super) async fn team(service: &Service, wish: &Wish, opened: &Opened, number: u32) -> Result<(), Error> {
    let seed = wish.seed.wrapping_mul(1_000).wrapping_add(u64::from(number));
    let zone = "Europe/London".parse().map_err(Error::internal)?;
    let calendar = Calendar::new(zone, wish.today, 0);
    let monday = week::Date::from(calendar.week(0).monday());
    let invented = town::Wish { days: 14, ..town::Wish::new(wish.people, wish.workers, seed, monday) };
    let invented = town::invent(&invented).map_err(|why| Error::new(Kind::Invalid, format!("{why}.")))?;
    let mut teller = Storyteller::new(service, seed);
    let mut names = Names::new(seed);
    let cast = Cast::new(&invented.week, &mut names, &mut teller);
    let mut tale = Tale {
        teller,
        calendar,
        cast,
        names,
        town: invented.name.clone(),
        chance: Chance::new(seed, "story"),
        effort: Effort::Steps(MOVES),
        seed,
        heard: &mut |_| (),
        successors: Vec::new(),
    };
    begin(&mut tale, &invented, opened).await?;
    for back in (0..=tale.calendar.weeks()).rev() {
        weeks::publish(&mut tale, back).await?;
    }
    draft::open(&mut tale).await?;
    let_in(&mut tale, service, opened, number).await?;
    // A hundred teams are not kept in memory just because they were told of.
    service.close_unused(SignedDuration::ZERO).await;
    Ok(())
}

/// The team begins, and everyone in it.
async fn begin(tale: &mut Tale<'_>, invented: &Town, opened: &Opened) -> Result<(), Error> {
    let (by, day) = (By::Account(opened.administrator), tale.calendar.day(tale.calendar.weeks() + 1, 0));
    let at = |tale: &Tale<'_>, hour| tale.calendar.at(day, hour, 0);
    let (name, zone) = (tale.town.clone(), tale.calendar.zone().clone());
    let description = Description { name, zone, base: middle(&invented.week) };
    let founded = Founded { team: tale.teller.team(), organisation: opened.organisation, description };
    tale.tell(by, at(tale, 9), vec![team::Command::from(founding::Found(founded))]).await?;
    let morning = at(tale, 9);
    tale.teller.lay_streets(by, morning, invented.graph.clone()).await?;
    workers::join(tale, &invented.week, by, at(tale, 10)).await?;
    people::join(tale, &invented.week, by, at(tale, 13)).await?;
    let (newest, from) = (tale.cast.newest, tale.calendar.week(tale.calendar.weeks() + 1).monday());
    let welcome = people::welcome(tale, &invented.week, newest, from);
    tale.tell(by, at(tale, 13), welcome).await?;
    workers::sign_off(tale, &invented.week, by, at(tale, 14)).await?;
    for number in 0..tale.cast.people.len() {
        let agreed = agreements::agree(tale, &invented.week, number, from);
        tale.tell(by, at(tale, 15), agreed).await?;
    }
    let roles = roles::share(&tale.calendar, &tale.cast);
    tale.tell(By::Worker(tale.cast.part(0)), at(tale, 18), roles).await?;
    let confirmed = roles::confirm(&tale.calendar, &tale.cast);
    tale.tell(By::Worker(tale.cast.part(1)), at(tale, 19), confirmed).await.map(drop)
}

/// The planner and one other worker can sign in, for those who want to be many at once; nobody is told of it.
async fn let_in(tale: &mut Tale<'_>, service: &Service, opened: &Opened, number: u32) -> Result<(), Error> {
    let team = tale.teller.team();
    let name = tale.town.clone();
    let mut commands =
        vec![Command::from(teams::ListTeam(team)), Command::from(teams::NameTeam { team, name })];
    for (part, key) in [(roles::PLANNER, "planner"), (OTHER, "worker")] {
        let (worker, account) = (tale.cast.part(part), AccountId::new(tale.teller.id()));
        let known = tale.cast.workers.iter().find(|hand| hand.id == worker);
        let called = known.map(|hand| hand.name.known_as.clone()).unwrap_or_default();
        accounts(service).add_demonstration(&format!("team-{number}-{key}"), account, &called).await?;
        let membership = Membership::Worker { team, worker };
        commands.push(Command::from(who_is_who::Give { account, membership }));
    }
    for command in &commands {
        service.organise(opened.administrator, CommandId::new(tale.teller.id()), command).await?;
    }
    Ok(())
}
