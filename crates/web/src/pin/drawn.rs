//! Draws the form of a pin: the postcode, the streets, the map with the pin on it.

use super::forms::{Deed, WIDE};
use crate::about::on_the_ground;
use crate::team::command_field;
use care::Location;
use design::button::{self, Weight, button, button_of};
use design::form::{self, Field};
use design::notice::{FieldProblem, Notice, Tone, error_summary, notice};
use maud::{Markup, html};
use roads::Graph;
use service::{Door, Pin};
use view::{LocalMap, Point, ShapeKind, line_data, named_streets, tidy};

/// So many streets can be chosen from: those nearest to where one looks.
const STREETS_MOST: usize = 400;

/// How far a map goes at first: where nobody knows the place, all around.
const WIDE_AT_FIRST: [u32; 2] = [250, 2_000];

/// A pin as the form shows it.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pin: &'a Pin,
    at: Option<Location>,
    wide: u32,
}

impl<'a> Shown<'a> {
    /// As it is known.
    pub(super) fn first(pin: &'a Pin) -> Self {
        Self { pin, at: pin.at, wide: WIDE_AT_FIRST[usize::from(pin.at.is_none())] }
    }

    /// With the pin where it was put.
    pub(super) fn at(self, at: Option<Location>) -> Self {
        Self { at: at.or(self.at), ..self }
    }

    /// With so much of the map.
    pub(super) fn wide(self, wide: Option<u32>) -> Self {
        Self { wide: wide.unwrap_or(self.wide), ..self }
    }

    /// After another look was asked for, or a place was found.
    pub(super) fn moved(self, deed: Deed, found: Option<Location>) -> Self {
        let step = WIDE.iter().position(|wide| *wide == self.wide).unwrap_or_default();
        let wide = match deed {
            Deed::Closer => WIDE[step.saturating_sub(1)],
            Deed::Wider => WIDE[(step + 1).min(WIDE.len() - 1)],
            Deed::Postcode => WIDE[0],
            Deed::Street => WIDE[1],
            Deed::Save | Deed::Nowhere => self.wide,
        };
        Self { at: found.or(self.at), wide, ..self }
    }

    pub(super) fn draw(&self, action: &str, door: Door, problems: &[FieldProblem]) -> Markup {
        let postcode = Field {
            name: "postcode",
            label: "Postcode",
            hint: "Such as M16 7AB.",
            fill: "off",
            problems,
            ..Field::default()
        };
        let graph = self.pin.streets.as_ref().map(|streets| streets.graph());
        html! {
            (error_summary(problems))
            form.pin method="post" action=(action) {
                (command_field())
                input type="hidden" name="at" value=(on_the_ground(self.at));
                input type="hidden" name="wide" value=(self.wide);
                div.beside { (form::short(&postcode)) (button_of("deed", "postcode", "Find", Weight::Quiet)) }
                @match graph {
                    Some(graph) => { (self.on_map(graph, problems)) }
                    None => { (self.without_map()) }
                }
                (button::row(&[
                    button("Save", Weight::Main),
                    html! { @if matches!(door, Door::Start(_)) && self.pin.at.is_some() { (button_of("deed", "nowhere", "Start at the first visit instead", Weight::Bare)) } },
                ]))
            }
        }
    }

    fn without_map(&self) -> Markup {
        let (said, more) = match self.at {
            Some(_) => {
                ("We know where that is.", "Save to keep it. Write a postcode to put it somewhere else.")
            }
            None => (
                "The team has no map yet.",
                "Until there is one under Settings, a postcode says where somebody lives.",
            ),
        };
        notice(&Notice::new(Tone::Plain, said).more(more))
    }

    fn on_map(&self, graph: &Graph, problems: &[FieldProblem]) -> Markup {
        let middle = self.middle(graph);
        let map = LocalMap::around(graph, middle, self.wide);
        let names = named_streets(graph, middle, STREETS_MOST);
        let choose = [("", "Choose a street")].into_iter();
        let options: Vec<(&str, &str)> =
            choose.chain(names.iter().map(|(name, _)| (name.as_str(), name.as_str()))).collect();
        let street = Field { name: "street", label: "Or the street", problems, ..Field::default() };
        html! {
            @if !names.is_empty() {
                div.beside { (form::select(&street, &options)) (button_of("deed", "street", "Show it", Weight::Quiet)) }
            }
            (self.figure(&map, graph.attribution()))
        }
    }

    fn figure(&self, map: &LocalMap, attribution: &str) -> Markup {
        let spot = self.at.map(point).and_then(|at| map.place(at));
        html! {
            figure.pin-map {
                svg viewBox={"0 0 " (LocalMap::WIDTH) " " (LocalMap::HEIGHT)} role="img" aria-label="The streets around"
                    data-pin="Map. Click on the door, or move the pin with the arrow keys; with Shift it moves further."
                    data-north=(map.north) data-south=(map.south) data-west=(map.west) data-east=(map.east)
                    data-step=(tidy(5.0 * LocalMap::WIDTH / f64::from(self.wide))) {
                    @for kind in ShapeKind::ALL { (ground(map, kind)) }
                    @for name in map.names() {
                        text.street-name transform={"translate(" (tidy(name.x)) " " (tidy(name.y)) ") rotate(" (tidy(name.degrees)) ")"} dy="-6" { (name.name) }
                    }
                    @let (x, y) = spot.unwrap_or((LocalMap::WIDTH / 2.0, LocalMap::HEIGHT / 2.0));
                    g.pin-mark.unset[spot.is_none()] transform={"translate(" (tidy(x)) " " (tidy(y)) ")"} {
                        path d="M0 0C-16 -22 -22 -32 -22 -44a22 22 0 1 1 44 0c0 12 -6 22 -22 44z" {}
                        circle cy="-44" r="8" {}
                    }
                }
                figcaption {
                    p.hint data-pin-hint hidden { "Click where the door is. Or move the pin with the arrow keys." }
                    p data-pin-said aria-live="polite" { (self.said(map)) }
                    (button::row(&[
                        html! { @if self.wide > WIDE[0] { (button_of("deed", "closer", "Closer", Weight::Quiet)) } },
                        html! { @if self.wide < WIDE[WIDE.len() - 1] { (button_of("deed", "wider", "Wider", Weight::Quiet)) } },
                    ]))
                    @if !attribution.is_empty() { p.soft { (attribution) } }
                }
            }
        }
    }

    /// "The pin is by Mill Lane."
    fn said(&self, map: &LocalMap) -> String {
        let Some(at) = self.at.map(point) else { return "There is no pin yet.".to_owned() };
        match map.street_at(at) {
            Some(street) => format!("The pin is by {street}."),
            None => "The pin is set.".to_owned(),
        }
    }

    /// Where one looks: at the pin, at where the team meets, or at the middle of the map.
    fn middle(&self, graph: &Graph) -> Point {
        self.at
            .or(self.pin.near)
            .map(point)
            .or_else(|| middle_of(graph))
            .unwrap_or(Point { latitude: 0.0, longitude: 0.0 })
    }
}

/// Everything of a kind: what has a name by itself, so that the page's script can say it.
fn ground(map: &LocalMap, kind: ShapeKind) -> Markup {
    let of_kind = map.shapes.iter().filter(|shape| shape.kind == kind);
    let (named, rest): (Vec<_>, Vec<_>) = of_kind.partition(|shape| shape.name.is_some());
    let lines: String = rest.iter().map(|shape| line_data(&shape.line)).collect();
    html! {
        @if !lines.is_empty() { path class={"ground " (kind.name())} d=(lines) {} }
        @for shape in named { path class={"ground " (kind.name())} data-street=[shape.name.as_deref()] d=(line_data(&shape.line)) {} }
    }
}

/// A point on a street of this name, the nearest to where one would look.
pub(super) fn street(pin: &Pin, name: &str) -> Option<Location> {
    let graph = pin.streets.as_ref()?.graph();
    let near = pin.near.map(point).or_else(|| middle_of(graph))?;
    let (_, at) = named_streets(graph, near, usize::MAX).into_iter().find(|(known, _)| known == name)?;
    #[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
    let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
    Some(Location { latitude: millionths(at.latitude), longitude: millionths(at.longitude) })
}

fn middle_of(graph: &Graph) -> Option<Point> {
    let bounds = graph.bounds()?;
    let (low, high) = (bounds.south_west, bounds.north_east);
    Some(Point {
        latitude: f64::midpoint(low.north(), high.north()),
        longitude: f64::midpoint(low.east(), high.east()),
    })
}

fn point(at: Location) -> Point {
    Point { latitude: f64::from(at.latitude) / 1e6, longitude: f64::from(at.longitude) / 1e6 }
}
