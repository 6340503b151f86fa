//! Travel tables: written down, worked out from coordinates, or asked of a road map.

use rota::Span;
use rota::problem::TravelTable;

use super::Context;
use crate::finding::Finding;
use crate::travel::{Closure, Coordinates, Mode, Obstacle, Point, RoadMap, Table, Travel, TravelSource};

/// The mean radius of the earth in kilometres.
const EARTH: f64 = 6_371.0;

type Answer = Result<TravelTable, Finding>;

impl Context<'_> {
    /// A table for each way of travelling that someone uses.
    pub(super) fn travel(&self, source: Option<&dyn TravelSource>) -> Result<Vec<TravelTable>, Vec<Finding>> {
        let mut tables = Vec::new();
        let mut findings = Vec::new();
        for mode in self.modes.ids() {
            let table = match &self.week.travel {
                Travel::Table(table) => Ok(self.tabled(*mode, table)),
                Travel::Coordinates(coordinates) => Ok(self.measured(*mode, coordinates)),
                Travel::Map(map) => self.asked(*mode, map, source),
            };
            match table {
                Ok(table) => tables.push(self.obstructed(*mode, table)),
                Err(finding) => findings.push(finding),
            }
        }
        if findings.is_empty() { Ok(tables) } else { Err(findings) }
    }

    fn tabled(&self, mode: Mode, table: &Table) -> TravelTable {
        let mut row_of = vec![None; self.week.places.len()];
        for (row, place) in table.places.iter().enumerate() {
            if let Some(place) = self.places.find(place) {
                row_of[place] = Some(row);
            }
        }
        let rows = table.minutes.get(&mode);
        TravelTable::from_fn(self.week.places.len(), |from, to| {
            let cell = |from: usize, to: usize| *rows?.get(from)?.get(to)?;
            let minutes = row_of[from].zip(row_of[to]).and_then(|(from, to)| cell(from, to));
            minutes.map_or(TravelTable::UNREACHABLE, |minutes| Span(minutes.into()))
        })
    }

    fn measured(&self, mode: Mode, coordinates: &Coordinates) -> TravelTable {
        let points: Vec<Option<Point>> = self.week.places.iter().map(|place| place.point()).collect();
        let minutes_a_kilometre = 60.0 * coordinates.detour / coordinates.speed(mode);
        let ends = coordinates.ends(mode);
        TravelTable::from_fn(points.len(), |from, to| match (points[from], points[to]) {
            _ if from == to => Span::ZERO,
            (Some(one), Some(other)) => {
                let way = kilometres(one, other) * minutes_a_kilometre;
                if way < 0.001 { Span::ZERO } else { whole_minutes(way) + Span(ends.into()) }
            }
            _ => TravelTable::UNREACHABLE,
        })
    }

    fn asked(&self, mode: Mode, map: &RoadMap, source: Option<&dyn TravelSource>) -> Answer {
        let at = "travel.map";
        let Some(source) = source else {
            return Err(Finding::new(at, "the road map was not opened", "name the map's file"));
        };
        let with_points = self.week.places.iter().enumerate();
        let (rows, points): (Vec<usize>, Vec<Point>) =
            with_points.filter_map(|(index, place)| Some((index, place.point()?))).unzip();
        let seconds = source.table(mode, &points).map_err(|why| {
            Finding::new(at, format!("there are no travel times by {}: {why}", mode.name()), "mend the map")
        })?;
        if seconds.len() != points.len() * points.len() {
            return Err(Finding::new(at, "the road map answered for other places", "compile it again"));
        }
        let mut row_of = vec![None; self.week.places.len()];
        for (row, place) in rows.into_iter().enumerate() {
            row_of[place] = Some(row);
        }
        let ends = Coordinates { minutes_at_ends: map.minutes_at_ends.clone(), ..Coordinates::default() };
        let ends = ends.ends(mode);
        Ok(TravelTable::from_fn(row_of.len(), |from, to| {
            let found = row_of[from].zip(row_of[to]).and_then(|(from, to)| seconds[from * points.len() + to]);
            match found {
                _ if from == to => Span::ZERO,
                Some(0) => Span::ZERO,
                Some(seconds) => super::law::minutes(seconds.div_ceil(60) + u32::from(ends)),
                None => TravelTable::UNREACHABLE,
            }
        }))
    }

    /// A table with the week's closures in it.
    fn obstructed(&self, mode: Mode, table: TravelTable) -> TravelTable {
        let closures: Vec<(Vec<bool>, &Closure)> = self
            .week
            .closures
            .iter()
            .filter(|closure| closure.modes.is_empty() || closure.modes.contains(&mode))
            .map(|closure| (self.touched(closure), closure))
            .collect();
        if closures.is_empty() {
            return table;
        }
        TravelTable::from_fn(self.week.places.len(), |from, to| {
            let free = table.span(rota::PlaceIdx::at(from), rota::PlaceIdx::at(to));
            let closures =
                closures.iter().filter(|(touched, closure)| concerns(closure, touched[from], touched[to]));
            closures.filter(|_| from != to).fold(free, |span, (_, closure)| slowed(span, closure.effect))
        })
    }

    fn touched(&self, closure: &Closure) -> Vec<bool> {
        let mut touched = vec![false; self.week.places.len()];
        for place in closure.between.iter().filter_map(|place| self.places.find(place)) {
            touched[place] = true;
        }
        touched
    }
}

/// Whether a journey with these ends among a closure's places is one it is about.
fn concerns(closure: &Closure, from: bool, to: bool) -> bool {
    match closure.between.len() {
        0 => true,
        1 => from || to,
        _ => from && to,
    }
}

fn slowed(span: Span, effect: Obstacle) -> Span {
    if span >= TravelTable::UNREACHABLE {
        return TravelTable::UNREACHABLE;
    }
    match effect {
        Obstacle::Closed => TravelTable::UNREACHABLE,
        Obstacle::MinutesMore(more) => span + Span(more.into()),
        Obstacle::Percent(percent) => {
            let slowed = (i64::from(span.0) * i64::from(percent) + 99) / 100;
            i32::try_from(slowed)
                .map_or(TravelTable::UNREACHABLE, |slowed| Span(slowed).min(TravelTable::UNREACHABLE))
        }
    }
}

/// The length of the straight line over the earth's surface (haversine formula).
fn kilometres(one: Point, other: Point) -> f64 {
    let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let across = one.lat.to_radians().cos() * other.lat.to_radians().cos() * half(one.lon, other.lon);
    let hav = half(one.lat, other.lat) + across;
    2.0 * EARTH * hav.sqrt().min(1.0).asin()
}

/// Minutes rounded up. Each engine rounds the last bit of a sine its own way, so a hair is taken off first.
#[expect(clippy::cast_possible_truncation, reason = "no way around the earth is that long")]
fn whole_minutes(minutes: f64) -> Span {
    Span((minutes - 1e-6).ceil().clamp(0.0, f64::from(TravelTable::UNREACHABLE.0)) as i32)
}
