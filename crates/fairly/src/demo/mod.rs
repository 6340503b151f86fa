//! The demonstration: an invented team in an invented town, with two months or more behind it and a week to plan.
//!
//! [`tell`] tells the story through the service, command by command, as if it had happened: nothing is written past the
//! rules that hold for everyone. The same wish gives the same events. Nobody in it exists.

mod agreements;
mod borough;
mod calendar;
mod cast;
mod clock;
mod draft;
mod fair;
mod keepsake;
mod life;
mod names;
mod people;
mod tale;
#[cfg(test)]
mod tests;
mod ways;
mod weeks;
mod words;
mod workers;

use calendar::Calendar;
use care::absences::Why;
use care::founding::{Description, Founded};
use care::ids::{AccountId, OrganisationId};
use care::team::Command;
use care::time::{Date, plus_days};
use care::values::{SetValue, Strength, Value};
use care::{By, Location, founding};
use cast::Cast;
use life::{
    away, bank, care_plan, concerns, consent, cover, day, equipment, feedback, late, medicines, meetings,
    mistake, money, pay, requests, roles, safety, tasks, triage, year,
};
use names::Names;
use people::Daughter;
use service::planning::Effort;
use service::{Error, Kind, Service, Storyteller};
use tale::Tale;
use town::{Chance, Town};

pub use clock::RunningClock;
pub use keepsake::{Keepsake, State};
pub use ways::Way;
use ways::{Opened, Ways};

/// What is to be invented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How many people the team supports.
    pub people: u32,
    /// How many workers it has.
    pub workers: u32,
    /// The seed of all chance.
    pub seed: u64,
    /// The day after the story ends.
    pub today: Date,
    /// How long the engine searches for each week.
    pub effort: Effort,
    /// How many months the story is long: two at least, which are told in full; the time before them is lived in outline.
    pub months: u32,
    /// How many teams there are. The story is told in full of the first; the others have two months behind them too, made quickly.
    pub teams: u32,
}

impl Wish {
    /// The fewest workers that the story has parts for.
    pub const FEWEST_WORKERS: u32 = 4;
    /// The fewest people.
    pub const FEWEST_PEOPLE: u32 = 6;
}

/// Tells the story of an invented team, from its first day to yesterday evening; says on the way what it has come to.
///
/// # Errors
/// If the wish is too small or too large for one town, or the journal cannot be written.
pub async fn tell(service: &Service, wish: &Wish, heard: &mut dyn FnMut(&str)) -> Result<Keepsake, Error> {
    if wish.people < Wish::FEWEST_PEOPLE || wish.workers < Wish::FEWEST_WORKERS {
        let (people, workers) = (Wish::FEWEST_PEOPLE, Wish::FEWEST_WORKERS);
        let sentence = format!("The story wants at least {people} people and {workers} workers.");
        return Err(Error::new(Kind::Invalid, sentence));
    }
    let zone = "Europe/London".parse().map_err(Error::internal)?;
    let calendar = Calendar::new(zone, wish.today, wish.months);
    let monday = week::Date::from(calendar.week(0).monday());
    let invented = town::Wish { days: 14, ..town::Wish::new(wish.people, wish.workers, wish.seed, monday) };
    let mut invented = town::invent(&invented).map_err(|why| Error::new(Kind::Invalid, format!("{why}.")))?;
    fair::settle(&mut invented, monday)?;
    let mut teller = Storyteller::new(service, wish.seed);
    let mut names = Names::new(wish.seed);
    let cast = Cast::new(&invented.week, &mut names, &mut teller);
    let mut tale = Tale {
        teller,
        calendar,
        cast,
        names,
        town: invented.name.clone(),
        chance: Chance::new(wish.seed, "story"),
        effort: wish.effort,
        seed: wish.seed,
        heard,
        successors: Vec::new(),
    };
    year::prepare(&mut tale, &invented.week);
    Keepsake::begin(service, wish).await?;
    let (opened, ways) = all(&mut tale, service, invented).await?;
    let keepsake = Keepsake::of(wish, &tale, ways);
    for number in 2..=wish.teams {
        borough::team(service, wish, &opened, number).await?;
        heard(&format!("{number} of {} teams are there.", wish.teams));
    }
    keepsake.finish(service).await
}

async fn all(tale: &mut Tale<'_>, service: &Service, invented: Town) -> Result<(Opened, Ways), Error> {
    let administrator = AccountId::new(tale.teller.id());
    let organisation = OrganisationId::new(tale.teller.id());
    (tale.heard)(&format!("{} is laid out.", tale.town));
    let daughter = begin(tale, &invented, organisation, By::Account(administrator)).await?;
    live(tale, &invented.week, &daughter).await?;
    (tale.heard)("Next week's round of picks is open.");
    now(tale, &daughter).await?;
    year::days(tale, 0, 0..7).await?;
    medicines::today(tale, service.now()).await?;
    day::goes_by(tale, service.now()).await?;
    (tale.heard)("Today is in the middle.");
    let opened = Opened { organisation, administrator };
    Ok((opened, ways::open(tale, service, &opened, &daughter).await?))
}

/// The team begins, and everyone in it.
async fn begin(
    tale: &mut Tale<'_>,
    invented: &Town,
    organisation: OrganisationId,
    by: By,
) -> Result<Daughter, Error> {
    let at =
        |tale: &Tale<'_>, hour| tale.calendar.at(tale.calendar.day(tale.calendar.weeks() + 1, 0), hour, 0);
    let description = Description {
        name: tale.town.clone(),
        zone: tale.calendar.zone().clone(),
        base: middle(&invented.week),
    };
    let founded = Founded { team: tale.teller.team(), organisation, description };
    tale.tell(by, at(tale, 9), vec![Command::from(founding::Found(founded))]).await?;
    let graph = invented.graph.clone();
    let morning = at(tale, 9);
    tale.teller.lay_streets(by, morning, graph).await?;
    workers::join(tale, &invented.week, by, at(tale, 10)).await?;
    people::join(tale, &invented.week, by, at(tale, 13)).await?;
    workers::sign_off(tale, &invented.week, by, at(tale, 14)).await?;
    let from = tale.calendar.week(tale.calendar.weeks() + 1).monday();
    for number in tale.cast.settled() {
        let agreed = agreements::agree(tale, &invented.week, number, from);
        tale.tell(by, at(tale, 15), agreed).await?;
    }
    let roles = roles::share(&tale.calendar, &tale.cast);
    tale.tell(By::Worker(tale.cast.part(0)), at(tale, 18), roles).await?;
    let evenly = SetValue { value: Value::FairEvenings, strength: Strength::AboveAll };
    tale.does(tale.cast.part(0), at(tale, 18), Command::from(evenly)).await?;
    let confirmed = roles::confirm(&tale.calendar, &tale.cast);
    tale.tell(By::Worker(tale.cast.part(1)), at(tale, 19), confirmed).await?;
    pay::agree(tale, by).await?;
    bank::agree(tale).await?;
    money::agree(tale, by).await?;
    people::circles(tale, at(tale, 20)).await
}

/// The weeks go by, and this week is published.
async fn live(tale: &mut Tale<'_>, week: &week::Week, daughter: &Daughter) -> Result<(), Error> {
    let (mut topic, mut hopes) = (None, None);
    for back in (0..=tale.calendar.weeks()).rev() {
        year::brings(tale, back + 1, week).await?;
        meetings::meet(tale, back + 1).await?;
        // What else happens between the rota of the week before and this one.
        match back + 1 {
            consent::PROPOSED => topic = Some(consent::propose(tale).await?),
            6 => {
                if let Some(topic) = topic {
                    consent::decide(tale, topic).await?;
                }
                away::holiday(tale, 5).await?;
            }
            5 => {
                fell_ill(tale, 5).await?;
                hopes = Some(care_plan::begin(tale, 5, daughter).await?);
            }
            4 => {
                away::hospital(tale, 4).await?;
                away::newcomer(tale, week).await?;
            }
            3 => {
                triage::plan(tale, 3).await?;
                let visit = away::extra(tale, 3).await?;
                requests::offer(tale, 3, visit).await?;
                if let Some(hopes) = &hopes {
                    care_plan::go_on(tale, 3, hopes).await?;
                }
            }
            2 => {
                concerns::complaint(tale, 2, daughter).await?;
                requests::swap(tale, 2).await?;
                bank::outing(tale).await?;
            }
            1 => {
                bank::gift(tale).await?;
                pay::ask(tale).await?;
                mistake::take_back(tale, 1).await?;
                triage::unwell(tale, 1).await?;
                consent::leave_open(tale, tale.calendar.day(1, 2)).await?;
            }
            _ => {}
        }
        year::days(tale, back + 1, 0..3).await?;
        weeks::publish(tale, back).await?;
        year::days(tale, back + 1, 3..7).await?;
        let week = tale.calendar.week(back).monday().strftime("%-d %B").to_string();
        (tale.heard)(&format!("The week of {week} is planned."));
    }
    Ok(())
}

/// A worker fell ill at work, weeks ago.
async fn fell_ill(tale: &mut Tale<'_>, back: i32) -> Result<(), Error> {
    let call = cover::Call {
        back,
        days: (tale.calendar.day(back, 1), tale.calendar.day(back, 3)),
        at: tale.calendar.at(tale.calendar.day(back, 1), 6, 10),
        why: Why::Ill,
        words: [words::ILL_BEFORE, words::REPAIR_BEFORE],
        left: 0,
    };
    cover::rings(tale, &call).await
}

/// What is still open: somebody cannot come, one visit has nobody, a swap waits for an answer, picks are being made.
async fn now(tale: &mut Tale<'_>, daughter: &Daughter) -> Result<(), Error> {
    money::bill(tale).await?;
    late::yesterday(tale).await?;
    medicines::lately(tale).await?;
    feedback::lately(tale, daughter).await?;
    equipment::looked_at(tale).await?;
    let (yesterday, sunday) = (tale.calendar.yesterday(), tale.calendar.week(0).sunday());
    let call = cover::Call {
        back: 0,
        days: (plus_days(tale.calendar.today(), 1).min(sunday), sunday),
        at: tale.calendar.at(yesterday, 16, 45),
        why: Why::Other,
        words: [words::AWAY_NOW, words::REPAIR_NOW],
        left: 1,
    };
    cover::rings(tale, &call).await?;
    requests::leave_open(tale, tale.cast.part(ways::OTHER), tale.calendar.at(yesterday, 17, 15)).await?;
    concerns::missed_visit(tale).await?;
    tasks::leave_open(tale).await?;
    safety::lately(tale).await?;
    draft::open(tale).await
}

/// Where the team meets: in the middle of all homes.
fn middle(week: &week::Week) -> Option<Location> {
    let spots: Vec<Location> = week.people.iter().filter_map(|one| workers::spot(week, &one.place)).collect();
    let mean = |of: fn(&Location) -> i32| {
        let sum: i64 = spots.iter().map(|spot| i64::from(of(spot))).sum();
        i32::try_from(sum.checked_div(i64::try_from(spots.len()).ok()?)?).ok()
    };
    Some(Location { latitude: mean(|spot| spot.latitude)?, longitude: mean(|spot| spot.longitude)? })
}
