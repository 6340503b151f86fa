//! The spreadsheet door: three tables become workers, people and what is agreed with them.

use care::access::{Action, Matter, Purpose};
use care::details::{DataSubject, Detail, PersonDetails, WorkerDetails};
use care::ids::{CommandId, PatternId, PersonId, SealedId, TeamId, WorkerId};
use care::skills::Held;
use care::team::Command;
use care::time::{WeekStart, Weekday};
use care::visit::Competence;
use care::wishes::WorkerWish;
use care::workers::{Shift, Terms};
use care::{Location, Rhythm, people, skills, support, wishes, workers};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use jiff::civil::Date;
use uuid::Uuid;
use week::{Horizon, Imported, Sheets, Tables, Week};

use crate::carry_out::Done;
use crate::from_week::{are_alike, contract, spot, stretch, support, travel, weekday};
use crate::teams::Order;
use crate::{Caller, Error, Kind, Service};

impl Service {
    /// Reads three tables, and says everything that cannot be read. Nothing is taken in. Where postcodes are, the table
    /// given with them says, and else the place's own.
    ///
    /// # Errors
    /// If they may not bring in many at once.
    pub async fn read_sheets(
        &self,
        caller: &Caller,
        team: TeamId,
        sheets: Sheets<'_>,
        postcodes: Option<&mut (dyn Read + Send)>,
    ) -> Result<Imported, Error> {
        let team_view = self.team_view(caller, team).await?;
        let bulk = Matter::Transfer.of_team(team);
        team_view.let_through(Purpose::Everyday, Action::Change, &bulk).await?;
        self.must_not_be_closed(team).await?;
        let next = team_view.this_week().next();
        let horizon = Horizon::week(week::Date::from(next.monday()), team_view.zone().name());
        let tables = Tables::read(sheets, horizon);
        let wanted = tables.postcodes();
        let mut found = self.whereabouts(&wanted).await?;
        let given = postcodes.map(|table| week::whereabouts(table, &wanted)).transpose();
        let unread = given.map(|given| found.extend(given.unwrap_or_default())).err();
        let mut imported = tables.located(&found);
        imported.findings.extend(unread);
        Ok(imported)
    }

    /// Takes a week's workers, people and visits into the team, all or nothing: visits that are alike but for their day
    /// are agreed as one.
    ///
    /// # Errors
    /// If they may not, something in it makes no sense to the team, or it cannot be recorded now.
    pub async fn take_in(
        &self,
        caller: &Caller,
        team: TeamId,
        id: CommandId,
        week: &Week,
    ) -> Result<Done, Error> {
        let team_view = self.team_view(caller, team).await?;
        let bulk = Matter::Transfer.of_team(team);
        team_view.let_through(Purpose::Everyday, Action::Change, &bulk).await?;
        self.must_not_be_closed(team).await?;
        let mut intake = Intake::new(week, team_view.today(), WeekStart::of(week.horizon.from.into()));
        intake.workers();
        intake.people();
        intake.visits();
        if intake.commands.is_empty() {
            return Err(Error::new(Kind::Invalid, "There is nothing in these tables to take in."));
        }
        let order = Order { id, commands: intake.commands, sealed: intake.sealed, happened: None };
        self.inner.teams.act(team, caller.by(team), order, self.now()).await
    }
}

/// Makes the commands for a week's tables.
struct Intake<'a> {
    week: &'a Week,
    today: Date,
    from: WeekStart,
    places: BTreeMap<&'a str, Location>,
    workers: BTreeMap<&'a str, WorkerId>,
    people: BTreeMap<&'a str, PersonId>,
    commands: Vec<Command>,
    sealed: Vec<(SealedId, DataSubject, Detail)>,
}

impl<'a> Intake<'a> {
    fn new(week: &'a Week, today: Date, from: WeekStart) -> Self {
        let known = |place: &'a week::Place| Some((place.id.as_str(), spot(place)?));
        Self {
            week,
            today,
            from,
            places: week.places.iter().filter_map(known).collect(),
            workers: week
                .workers
                .iter()
                .map(|one| (one.id.as_str(), WorkerId::new(Uuid::new_v4())))
                .collect(),
            people: week.people.iter().map(|one| (one.id.as_str(), PersonId::new(Uuid::new_v4()))).collect(),
            commands: Vec::new(),
            sealed: Vec::new(),
        }
    }

    fn seal(&mut self, subject: DataSubject, detail: Detail) -> SealedId {
        let id = SealedId::new(Uuid::new_v4());
        self.sealed.push((id, subject, detail));
        id
    }

    fn workers(&mut self) {
        for one in &self.week.workers {
            let Some(id) = self.workers.get(one.id.as_str()).copied() else { continue };
            let start = one.start.as_ref().and_then(|start| self.places.get(start.as_str()).copied());
            let details = WorkerDetails {
                name: one.name.clone(),
                start,
                gender: one.gender.clone(),
                languages: one.languages.clone(),
                born: one.born.map(Date::from),
                ..WorkerDetails::default()
            };
            let details = self.seal(DataSubject::Worker(id), Detail::Worker(details));
            let joined = workers::Joined { worker: id, details, on: self.today, terms: self.terms(one) };
            self.commands.push(Command::from(workers::Join(joined)));
            for held in &one.competences {
                if let Some(competence) = Competence::new(&held.name) {
                    let held = Some(Held { until: held.until.map(Date::from), proof: None });
                    self.commands.push(Command::from(skills::SetCompetence { worker: id, competence, held }));
                }
            }
            if let Some(until) = one.cleared_until {
                self.commands
                    .push(Command::from(skills::SetClearance { worker: id, until: Some(until.into()) }));
            }
        }
    }

    fn terms(&self, one: &week::Worker) -> Terms {
        let shift = |shift: &week::Shift| Shift {
            weekdays: shift.weekdays.iter().map(|day| weekday(*day)).collect(),
            rhythm: Rhythm::weekly(self.from),
            parts: shift.parts.iter().map(|part| stretch(*part)).collect(),
        };
        Terms {
            contract: contract(&one.contract),
            shifts: one.shifts.iter().map(shift).collect(),
            travel: travel(one.travel),
            unwanted: Vec::new(),
        }
    }

    fn people(&mut self) {
        for one in &self.week.people {
            let Some(id) = self.people.get(one.id.as_str()).copied() else { continue };
            let details = PersonDetails {
                name: one.name.clone(),
                home: self.places.get(one.place.as_str()).copied(),
                address: self.postcode(&one.place),
                gender_wish: one.gender_wish.clone(),
                language_wish: one.language_wish.clone(),
                ..PersonDetails::default()
            };
            let details = self.seal(DataSubject::Person(id), Detail::Person(details));
            self.commands.push(Command::from(people::Join(people::Joined {
                person: id,
                details,
                on: self.today,
            })));
            let wishes = [(&one.liked, WorkerWish::Liked), (&one.not_workers, WorkerWish::NotThisWorker)];
            for (workers, wish) in wishes {
                for worker in workers.iter().filter_map(|worker| self.workers.get(worker.as_str()).copied()) {
                    self.commands.push(Command::from(wishes::SetWish {
                        person: id,
                        worker,
                        wish: Some(wish),
                    }));
                }
            }
        }
    }

    /// The postcode of a place, if it was named by one: of an address it is what is known.
    fn postcode(&self, place: &week::PlaceId) -> String {
        let named = self.week.places.iter().find(|known| known.id == *place);
        named.and_then(|place| week::postcode_in(&place.name)).unwrap_or_default()
    }

    /// Visits that are alike but for their day are one agreement. Where one of several days will do, it is the first.
    fn visits(&mut self) {
        let mut alike: Vec<(&week::Visit, BTreeSet<Weekday>)> = Vec::new();
        for visit in &self.week.visits {
            let Some(date) = visit.dates.first() else { continue };
            let day = Weekday::of(Date::from(*date));
            match alike.iter_mut().find(|(one, _)| are_alike(one, visit)) {
                Some((_, days)) => drop(days.insert(day)),
                None => alike.push((visit, [day].into())),
            }
        }
        for (visit, weekdays) in alike {
            let Some(person) = self.people.get(visit.person.as_str()).copied() else { continue };
            let what = self.seal(DataSubject::Person(person), Detail::Words(visit.name.clone()));
            let terms =
                support::Terms { weekdays, rhythm: Rhythm::weekly(self.from), support: support(visit, what) };
            let pattern = PatternId::new(Uuid::new_v4());
            let from = self.from.monday();
            self.commands.push(Command::from(support::Agree(support::Agreed {
                pattern,
                person,
                from,
                terms,
                until: None,
            })));
        }
    }
}
