//! The streets a team travels on: given to it as a map cut to its surroundings, kept as a file that is about nobody, and
//! named by an event, so that every server has the same and it can be taken back.

use care::access::{Action, Matter, Purpose};
use care::details::{DataSubject, Detail, PersonDetails};
use care::founding::Streets as Laid;
use care::ids::{CommandId, PersonId, SealedId, TeamId, WorkerId};
use care::team::Command;
use care::{By, founding, people};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::sync::Arc;

use jiff::civil::Date;
use roads::{Bounds, Graph, Mode, Point};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::carry_out::Done;
use crate::planning::Streets;
use crate::postcodes::unreadable;
use crate::teams::{Now, Order};
use crate::{Caller, Error, Kind, Service, TeamView};

/// A home farther than this from any street, in metres, is not where the map has it, or the map is not of there.
const FAR: u32 = 300;

/// A map for a team.
#[derive(Clone, Debug)]
pub struct Map {
    /// The streets.
    pub graph: Graph,
    /// The day whose streets it shows, if that is known.
    pub of: Option<Date>,
    /// How far around the team's places it is to go, in metres.
    pub margin: u32,
    /// Where the team works, where its places do not say so yet.
    pub middle: Option<care::Location>,
}

/// Somewhere that a map should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Door {
    /// A person's home.
    Home(PersonId),
    /// Where a worker's rounds start.
    Start(WorkerId),
    /// Where the team meets.
    Base,
}

/// Why a door is not found on a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Nobody said where it is.
    NoPlace,
    /// The nearest street is so many metres away.
    Far(u32),
    /// There is no street anywhere near.
    Nowhere,
}

/// The map a team has, and what of the team is not on it.
#[derive(Clone)]
pub struct Ground {
    /// The map; `None`: it is planned as the crow flies.
    pub laid: Option<Laid>,
    /// The streets of it.
    pub streets: Option<Arc<Streets>>,
    /// How many doors there are.
    pub doors: usize,
    /// Those that are not found.
    pub lost: Vec<(Door, Lost)>,
}

impl Service {
    /// Gives a team a map, cut to its surroundings. The caller has made sure that they may: the machine's operator,
    /// or a story.
    ///
    /// # Errors
    /// If there is no such team, no place to cut around, no street there, or it cannot be kept.
    pub async fn lay_streets(
        &self,
        team: TeamId,
        (by, id): (By, CommandId),
        map: Map,
    ) -> Result<Done, Error> {
        self.must_not_be_closed(team).await?;
        let now = self.inner.teams.open(team).await?.now();
        let points =
            doors(&now, self.today(&now)).into_iter().filter_map(|(_, place)| place).chain(map.middle);
        let bounds = Bounds::of(points.filter_map(point)).ok_or_else(|| {
            let sentence = "Nobody of the team has a place on the ground yet. Say where the team works, or enter homes first.";
            Error::new(Kind::Invalid, sentence)
        })?;
        let graph = tokio::task::spawn_blocking(move || map.graph.within(bounds.grown(map.margin)));
        let graph = graph.await.map_err(Error::internal)?;
        if graph.streets().len() == 0 {
            let sentence = "The map has no streets where the team works. It is a map of somewhere else.";
            return Err(Error::new(Kind::Invalid, sentence));
        }
        let given = self.today(&now);
        self.lay(team, (by, id), (graph, self.now()), map.of, given).await
    }

    /// The same, asked for by somebody of the team.
    ///
    /// # Errors
    /// If they may not, and as for [`Service::lay_streets`].
    pub async fn give_map(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        map: Map,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let ours = Matter::Settings.of_team(team);
        team_view.let_through(Purpose::Everyday, Action::Change, &ours).await?;
        self.lay_streets(team, (caller.by(team), id), map).await
    }

    /// Keeps a map as it is, and says that the team travels on it.
    pub(crate) async fn lay(
        &self,
        team: TeamId,
        (by, id): (By, CommandId),
        (graph, at): (Graph, jiff::Timestamp),
        of: Option<Date>,
        given: Date,
    ) -> Result<Done, Error> {
        let bytes = graph.to_bytes();
        let file = format!("streets/{}", hex(&Sha256::digest(&bytes)[..16]));
        self.inner.journal.save_file(&file, &bytes).await?;
        let order = Order::new(id, Command::from(founding::LayStreets(Some(Laid { file, of, given }))));
        self.inner.teams.act(team, by, Order { happened: Some(at), ..order }, at).await
    }

    /// The streets that a team was given, read if they are not at hand.
    pub(crate) async fn streets(&self, laid: Option<&Laid>) -> Result<Option<Arc<Streets>>, Error> {
        let Some(laid) = laid else { return Ok(None) };
        if let Some(streets) = self.inner.streets.read().await.get(&laid.file) {
            return Ok(Some(Arc::clone(streets)));
        }
        let Some(bytes) = self.inner.journal.file(&laid.file).await? else { return Ok(None) };
        let graph = tokio::task::spawn_blocking(move || Graph::from_bytes(&bytes)).await;
        let streets = Arc::new(Streets::new(graph.map_err(Error::internal)?.map_err(Error::internal)?));
        let mut at_hand = self.inner.streets.write().await;
        forget_unused(&mut at_hand);
        at_hand.insert(laid.file.clone(), Arc::clone(&streets));
        Ok(Some(streets))
    }

    /// Has maps that no week in memory is laid out on leave memory.
    pub(crate) async fn forget_unused_streets(&self) {
        forget_unused(&mut *self.inner.streets.write().await);
    }

    /// Puts people on the ground by the postcodes in their addresses, where nobody said where they live, and says how many.
    /// The table is read row by row, and may be the whole country's; without one, the place's own is asked. Anyone who calls
    /// this has made sure that they may.
    ///
    /// # Errors
    /// If there is no such team, the table has no columns for it, or it cannot be recorded now.
    pub async fn place_by_postcode(
        &self,
        team: TeamId,
        (by, id): (By, CommandId),
        table: Option<&mut (dyn Read + Send)>,
    ) -> Result<usize, Error> {
        self.must_not_be_closed(team).await?;
        let open = self.inner.teams.open(team).await?;
        let (now, today) = (open.now(), self.today(&open.now()));
        let codes: BTreeSet<String> = coded(&now, today).map(|(.., code)| code).collect();
        let places = match table {
            Some(table) => week::whereabouts(table, &codes).map_err(|finding| unreadable(&finding))?,
            None => self.whereabouts(&codes).await?,
        };
        // Reading takes a while, and nothing that was written meanwhile is to be lost.
        let (now, mut order) = (open.now(), Order::of(id));
        for (person, details, code) in coded(&now, today) {
            let Some(home) = places.get(&code).and_then(spot) else { continue };
            let sealed = SealedId::new(Uuid::new_v4());
            let details = PersonDetails { home: Some(home), ..details.clone() };
            order.sealed.push((sealed, DataSubject::Person(person), Detail::Person(details)));
            order.commands.push(Command::from(people::ChangeDetails { person, details: sealed }));
        }
        let placed = order.commands.len();
        if placed > 0 {
            self.inner.teams.act(team, by, order, self.now()).await?;
        }
        Ok(placed)
    }

    /// The map a team has, and what of it is not found: for the machine's operator.
    ///
    /// # Errors
    /// If there is no such team, or it cannot be read.
    pub async fn ground_of(&self, team: TeamId) -> Result<Ground, Error> {
        let now = self.inner.teams.open(team).await?.now();
        self.ground(&now).await
    }

    async fn ground(&self, now: &Now) -> Result<Ground, Error> {
        let streets = self.streets(now.state.streets.as_ref()).await?;
        let doors = doors(now, self.today(now));
        let lost =
            |(door, place): &(Door, Option<care::Location>)| Some((*door, lost(streets.as_deref(), *place)?));
        let lost: Vec<(Door, Lost)> = doors.iter().filter_map(lost).collect();
        Ok(Ground { laid: now.state.streets.clone(), streets, doors: doors.len(), lost })
    }

    fn today(&self, now: &Now) -> Date {
        let zone = now.state.founded.as_ref().map(|founded| founded.description.zone.clone());
        zone.map_or_else(
            || self.now().to_zoned(jiff::tz::TimeZone::UTC).date(),
            |zone| zone.civil(self.now()).date,
        )
    }
}

impl TeamView {
    /// The map the team has, and what of the team is not found on it.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn ground(&self) -> Result<Ground, Error> {
        self.service().ground(self.now()).await
    }
}

/// A map that no week is laid out on any more, such as last year's, is not kept in memory.
fn forget_unused(at_hand: &mut BTreeMap<String, Arc<Streets>>) {
    at_hand.retain(|_, streets| Arc::strong_count(streets) > 1);
}

/// Every door that the team goes to or starts from, with its place if that is known. A worker without one starts at their
/// first visit.
fn doors(now: &Now, today: Date) -> Vec<(Door, Option<care::Location>)> {
    let people = now.state.people.iter().filter(|(_, person)| person.is_here(today));
    let homes = people.map(|(id, person)| {
        let details = now.book.person(person.details);
        (Door::Home(*id), details.and_then(|details| details.home))
    });
    let workers = now.state.workers.iter().filter(|(_, worker)| worker.is_here(today));
    let starts = workers.filter_map(|(id, worker)| {
        let start = now.book.worker(worker.details).and_then(|details| details.start)?;
        Some((Door::Start(*id), Some(start)))
    });
    let base = now.state.founded.as_ref().and_then(|founded| founded.description.base);
    homes.chain(starts).chain(base.map(|base| (Door::Base, Some(base)))).collect()
}

/// Everybody of whom nobody said where they live, with what is known of them and the postcode in their address.
fn coded(now: &Now, today: Date) -> impl Iterator<Item = (PersonId, &PersonDetails, String)> {
    let here = now.state.people.iter().filter(move |(_, person)| person.is_here(today));
    let known = here.filter_map(|(id, person)| Some((*id, now.book.person(person.details)?)));
    let wanted = known.filter(|(_, details)| details.home.is_none());
    wanted.filter_map(|(id, details)| Some((id, details, week::postcode_in(&details.address)?)))
}

/// Why a place is not found, if it is not. Without a map, a place is all that is wanted.
fn lost(streets: Option<&Streets>, place: Option<care::Location>) -> Option<Lost> {
    let Some(point) = place.and_then(point) else { return Some(Lost::NoPlace) };
    let Some(snap) = streets?.graph().snap(point, Mode::Foot) else { return Some(Lost::Nowhere) };
    let metres = snap.centimetres / 100;
    (metres > FAR).then_some(Lost::Far(metres))
}

fn point(place: care::Location) -> Option<Point> {
    Point::from_units(place.latitude.checked_mul(10)?, place.longitude.checked_mul(10)?).ok()
}

pub(crate) fn spot(point: &week::Point) -> Option<care::Location> {
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
    Some(care::Location { latitude: millionths(point.lat), longitude: millionths(point.lon) })
        .filter(|place| place.exists())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
