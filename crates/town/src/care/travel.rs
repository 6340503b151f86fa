//! The table of travel times, from the road graph.

use roads::Graph;
use week::{Mode, Place, Table, Travel};

use super::crew::Member;
use crate::place::Door;

/// Minutes between all doors for every way in which someone of the crew travels.
///
/// To the time on the road come the minutes that the week file gives every journey where it is not told
/// otherwise: two to park a car, one to lock a bicycle. Minutes are rounded up.
pub(crate) fn table(graph: &Graph, doors: &[Door], places: &[Place], crew: &[Member]) -> Travel {
    let mut table =
        Table { places: places.iter().map(|place| place.id.clone()).collect(), ..Table::default() };
    let points: Vec<_> = doors.iter().map(|door| door.point).collect();
    for member in crew {
        table.minutes.entry(member.mode).or_insert_with(|| minutes(graph, &points, member.mode));
    }
    Travel::Table(table)
}

fn minutes(graph: &Graph, points: &[roads::Point], mode: Mode) -> Vec<Vec<Option<u16>>> {
    let times = graph.table(road_mode(mode), points, 1);
    let ends = week::Coordinates::default().ends(mode);
    let minutes = |from: usize, to: usize| {
        let seconds = times.seconds(from, to)?;
        let at_ends = if points[from] == points[to] { 0 } else { ends };
        u16::try_from(seconds.div_ceil(60)).ok()?.checked_add(at_ends)
    };
    let row = |from| (0..points.len()).map(|to| minutes(from, to)).collect();
    (0..points.len()).map(row).collect()
}

fn road_mode(mode: Mode) -> roads::Mode {
    match mode {
        Mode::Car => roads::Mode::Car,
        Mode::Bicycle => roads::Mode::Bicycle,
        Mode::Foot | Mode::Bus => roads::Mode::Foot,
    }
}
