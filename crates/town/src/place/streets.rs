//! The streets: which junctions are joined, by what kind of street, and what it is called.

use super::land::{Land, Spot};
use super::names::StreetNames;
use crate::chance::Chance;

/// What a street is to those who use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Shops, slow traffic.
    HighStreet,
    /// The faster roads through the town, over the bridges too.
    Main,
    /// Where most people live.
    Residential,
    /// A dead end.
    Close,
    /// A park path or a ginnel: walking and cycling only.
    Path,
}

/// One stretch of street between two junctions.
#[derive(Clone, Debug)]
pub(crate) struct Street {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) kind: Kind,
    /// Whether cars may go from `from` to `to` only.
    pub(crate) one_way: bool,
    /// Its name; empty for a path.
    pub(crate) name: String,
}

/// All streets of a town.
pub(crate) struct Streets {
    /// Where the junctions and the ends of closes are.
    pub(crate) spots: Vec<Spot>,
    pub(crate) streets: Vec<Street>,
}

impl Streets {
    /// Streets for a land: a grid with gaps, two bridges, a high street, one-way streets, ginnels and closes.
    pub(crate) fn invent(land: &Land, chance: &mut Chance) -> Self {
        let mut streets = candidates(land);
        let needed = backbone(land.spots().len(), &streets, chance);
        thin_out(&mut streets, &needed, chance);
        let mut names = StreetNames::new(chance);
        name_runs(land, &mut streets, &mut names, chance);
        let mut spots = land.spots().to_vec();
        add_closes(land, &mut spots, &mut streets, &mut names, chance);
        Self { spots, streets }
    }
}

/// Every street there might be: the grid without what the river cuts.
fn candidates(land: &Land) -> Vec<Street> {
    let mut streets = Vec::new();
    for row in 0..land.rows {
        for column in 0..land.columns {
            for (east, north) in [(1, 0), (0, 1)] {
                let (column_to, row_to) = (column + east, row + north);
                if column_to < land.columns && row_to < land.rows {
                    streets.extend(street(land, (column, row), (column_to, row_to)));
                }
            }
        }
    }
    streets
}

fn street(land: &Land, from: (usize, usize), to: (usize, usize)) -> Option<Street> {
    let upright = from.0 == to.0;
    let bridge = upright && land.main.bridges.contains(&from.0);
    if land.north(from.0, from.1) != land.north(to.0, to.1) && !bridge {
        return None;
    }
    let to_river = land.south_bank(from.0).saturating_sub(from.1);
    let shops = bridge && !land.north(from.0, from.1) && (1..=4).contains(&to_river);
    let kind = if shops && from.0 == land.main.bridges[0] {
        Kind::HighStreet
    } else if bridge || (!upright && from.1 == land.main.row) {
        Kind::Main
    } else if land.in_park(from.0, from.1) || land.in_park(to.0, to.1) {
        Kind::Path
    } else {
        Kind::Residential
    };
    let (from, to) = (land.at(from.0, from.1), land.at(to.0, to.1));
    Some(Street { from, to, kind, one_way: false, name: String::new() })
}

/// Which streets must stay two-way so that a car can go from everywhere to everywhere: a random spanning
/// tree (Kruskal) with the main roads in it.
fn backbone(junctions: usize, streets: &[Street], chance: &mut Chance) -> Vec<bool> {
    let mut order: Vec<usize> = (0..streets.len()).filter(|&at| streets[at].kind != Kind::Path).collect();
    chance.shuffle(&mut order);
    order.sort_by_key(|&at| streets[at].kind == Kind::Residential);
    let mut leader: Vec<usize> = (0..junctions).collect();
    let mut needed = vec![false; streets.len()];
    for at in order {
        let (one, other) = (find(&mut leader, streets[at].from), find(&mut leader, streets[at].to));
        if one != other {
            leader[one] = other;
            needed[at] = true;
        }
    }
    needed
}

fn find(leader: &mut [usize], mut junction: usize) -> usize {
    while leader[junction] != junction {
        leader[junction] = leader[leader[junction]];
        junction = leader[junction];
    }
    junction
}

/// Of the residential streets not needed, leaves some out, and makes some paths or one-way.
fn thin_out(streets: &mut Vec<Street>, needed: &[bool], chance: &mut Chance) {
    let mut needed = needed.iter();
    streets.retain_mut(|street| {
        let spare = needed.next() == Some(&false) && street.kind == Kind::Residential;
        if !spare {
            return true;
        }
        match chance.below(100) {
            0..=21 => return false,
            22..=29 => street.kind = Kind::Path,
            30..=37 => street.one_way = true,
            _ => {}
        }
        true
    });
}

/// Names streets along each column and row: a name lasts until the street stops, changes its kind or,
/// now and then, just changes.
fn name_runs(land: &Land, streets: &mut [Street], names: &mut StreetNames, chance: &mut Chance) {
    let mut order: Vec<usize> = (0..streets.len()).collect();
    let upright = |street: &Street| street.to - street.from == land.columns;
    order.sort_by_key(|&at| {
        let street = &streets[at];
        let (row, column) = (street.from / land.columns, street.from % land.columns);
        if upright(street) { (0, column, row) } else { (1, row, column) }
    });
    let goes_on = |last: &Street, street: &Street| {
        last.to == street.from && last.kind == street.kind && upright(last) == upright(street)
    };
    let mut before: Option<Street> = None;
    for at in order {
        let street = &streets[at];
        let name = match (&before, street.kind) {
            (_, Kind::Path) => String::new(),
            (_, Kind::HighStreet) => "High Street".to_owned(),
            (Some(last), _) if goes_on(last, street) && !chance.percent(8) => last.name.clone(),
            (_, Kind::Main) => names.main(),
            _ => names.street(chance),
        };
        streets[at].name = name;
        before = Some(streets[at].clone());
    }
}

/// Closes: dead ends into one block in eleven.
fn add_closes(
    land: &Land,
    spots: &mut Vec<Spot>,
    streets: &mut Vec<Street>,
    names: &mut StreetNames,
    chance: &mut Chance,
) {
    for row in 0..land.rows - 1 {
        for column in 0..land.columns - 1 {
            let corners = [(column, row), (column + 1, row), (column, row + 1), (column + 1, row + 1)];
            let banks = corners.iter().filter(|corner| land.north(corner.0, corner.1)).count();
            let built = banks % 4 == 0 && corners.iter().all(|corner| !land.in_park(corner.0, corner.1));
            if built && chance.percent(9) {
                let corner = chance.below(4);
                let at = |(column, row)| land.at(column, row);
                let (from, across) = (at(corners[corner]), at(corners[3 - corner]));
                let end = land.spot(from).toward(land.spot(across), chance.between(45, 60));
                streets.push(Street {
                    from,
                    to: spots.len(),
                    kind: Kind::Close,
                    one_way: false,
                    name: names.close(),
                });
                spots.push(end);
            }
        }
    }
}
