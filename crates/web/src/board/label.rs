//! Where the names of homes stand on a map: beside their dots, so that none covers another.

use view::{Chart, Dot};

/// How tall a name is, and how wide one letter of it, in units of the map.
const LINE: f64 = 17.0;
const LETTER: f64 = 10.0;

/// How far from its middle a dot reaches.
const DOT: f64 = 11.0;

/// Where a name stands, seen from its dot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Label {
    /// Across.
    pub(super) x: f64,
    /// Down, to the line that letters stand on.
    pub(super) y: f64,
    /// Which end of the name is there: as SVG names it.
    pub(super) anchor: &'static str,
}

/// The places that are tried, the usual one first.
const PLACES: [Label; 12] = [
    Label { x: 14.0, y: 6.0, anchor: "start" },
    Label { x: -14.0, y: 6.0, anchor: "end" },
    Label { x: 0.0, y: 28.0, anchor: "middle" },
    Label { x: 0.0, y: -15.0, anchor: "middle" },
    Label { x: 14.0, y: 24.0, anchor: "start" },
    Label { x: 14.0, y: -12.0, anchor: "start" },
    Label { x: -14.0, y: 24.0, anchor: "end" },
    Label { x: -14.0, y: -12.0, anchor: "end" },
    Label { x: 14.0, y: 42.0, anchor: "start" },
    Label { x: 14.0, y: -30.0, anchor: "start" },
    Label { x: -14.0, y: 42.0, anchor: "end" },
    Label { x: -14.0, y: -30.0, anchor: "end" },
];

/// A part of the map: left, top, right, bottom.
#[derive(Clone, Copy)]
struct Area(f64, f64, f64, f64);

impl Area {
    fn of(dot: &Dot, label: Label, name: &str) -> Self {
        let letters = u32::try_from(name.chars().count()).unwrap_or(u32::MAX);
        let wide = LETTER * f64::from(letters);
        let left = match label.anchor {
            "end" => dot.x + label.x - wide,
            "middle" => dot.x + label.x - wide / 2.0,
            _ => dot.x + label.x,
        };
        let foot = dot.y + label.y + 4.0;
        Self(left, foot - LINE, left + wide, foot)
    }

    fn around(dot: &Dot) -> Self {
        Self(dot.x - DOT, dot.y - DOT, dot.x + DOT, dot.y + DOT)
    }

    /// How much of it lies on another.
    fn on(self, other: Self) -> f64 {
        let across = self.2.min(other.2) - self.0.max(other.0);
        let down = self.3.min(other.3) - self.1.max(other.1);
        across.max(0.0) * down.max(0.0)
    }

    /// How much of it lies within another.
    fn beyond(self, frame: Self) -> f64 {
        (self.2 - self.0) * (self.3 - self.1) - self.on(frame)
    }
}

/// Where each name stands: the first place that covers nothing, or else the one that covers least.
pub(super) fn labels(chart: &Chart, names: &[&str]) -> Vec<Label> {
    let frame = Area(0.0, 0.0, 1_000.0, chart.height);
    let mut taken: Vec<Area> = Vec::new();
    let mut labels = Vec::new();
    for (dot, name) in chart.people.iter().zip(names) {
        let others = chart.people.iter().filter(|other| *other != dot).map(Area::around);
        let others: Vec<Area> = others.chain(taken.iter().copied()).collect();
        let covers = |label: &Label| {
            let area = Area::of(dot, *label, name);
            others.iter().map(|other| area.on(*other)).sum::<f64>() + area.beyond(frame)
        };
        let mut best = (f64::INFINITY, PLACES[0]);
        for label in PLACES {
            let much = covers(&label);
            if much + 0.5 < best.0 {
                best = (much, label);
            }
        }
        taken.push(Area::of(dot, best.1, name));
        labels.push(best.1);
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(dots: &[(f64, f64)]) -> Chart {
        let people = dots.iter().enumerate().map(|(person, (x, y))| Dot { person, x: *x, y: *y }).collect();
        Chart { height: 640.0, shapes: Vec::new(), attribution: String::new(), people, rounds: Vec::new() }
    }

    /// How much of the names of these homes lies on one another, or beyond the map.
    fn trouble(dots: &[(f64, f64)], names: &[&str]) -> f64 {
        let chart = chart(dots);
        let areas: Vec<Area> = labels(&chart, names)
            .iter()
            .zip(&chart.people)
            .zip(names)
            .map(|((label, dot), name)| Area::of(dot, *label, name))
            .collect();
        let pairs = (0..areas.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
        let over: f64 = pairs.map(|(one, other)| areas[one].on(areas[other])).sum();
        over + areas.iter().map(|area| area.beyond(Area(0.0, 0.0, 1_000.0, 640.0))).sum::<f64>()
    }

    #[test]
    fn a_home_by_itself_has_its_name_on_the_right() {
        assert_eq!(labels(&chart(&[(300.0, 300.0)]), &["Vera"]), [PLACES[0]]);
    }

    #[test]
    fn names_of_neighbours_do_not_touch_and_stay_on_the_map() {
        let names = ["Mr Leung", "Mrs Heywood", "Jean", "Dennis", "Mrs Rosenberg"];
        assert!(
            trouble(
                &[(836.0, 465.0), (824.0, 475.0), (744.0, 483.0), (744.0, 483.0), (985.0, 100.0)],
                &names
            ) < 1.0
        );
    }
}
