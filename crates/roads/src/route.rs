//! The way itself, for drawing a round on the map.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::door::{Door, End, FAR, WHOLE};
use crate::graph::{Graph, Row};
use crate::web::{Passage, Web};
use crate::{Mode, Point};

/// The fastest way between two doors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// How long it takes, as in [`Graph::table`].
    pub seconds: u32,
    /// Its line on the map, from door to door.
    pub line: Vec<Point>,
    /// The streets it uses, as positions in [`Graph::streets`], in order.
    pub streets: Vec<u32>,
}

impl Graph {
    /// The fastest way by `mode` from door to door, if there is one.
    #[must_use]
    pub fn route(&self, mode: Mode, from: Point, to: Point) -> Option<Route> {
        let (origin, goal) = (self.door(from, mode)?, self.door(to, mode)?);
        if from == to {
            return Some(Route { seconds: 0, line: vec![from], streets: Vec::new() });
        }
        let tree = Tree::grow(&self.webs[mode.index()], &origin, &goal);
        let around = |end: &End| tree.time[end.node].saturating_add(end.time);
        let last = goal.arriving().into_iter().min_by_key(around)?;
        let (direct, around) = (origin.along(&goal), around(&last));
        let seconds = origin.seconds_to(&goal, direct.min(around))?;
        let mut route = Route { seconds, line: vec![from], streets: vec![origin.snap.street] };
        if direct <= around {
            route.line.extend(self.cut(origin.row, origin.snap.along, goal.snap.along));
        } else {
            self.follow(&tree, &origin, &goal, last, &mut route);
        }
        route.line.push(to);
        route.line.dedup();
        Some(route)
    }

    /// Appends the way over the tree's branch to the goal's street, entered at `last`.
    fn follow(&self, tree: &Tree, origin: &Door<'_>, goal: &Door<'_>, last: End, route: &mut Route) {
        let (start, branch) = tree.branch(last.node);
        let first = origin.leaving().into_iter().filter(|end| end.node == start);
        let first = first.min_by_key(|end| end.time).map_or(WHOLE, |end| end.at);
        route.line.extend(self.cut(origin.row, origin.snap.along, first));
        for Passage { street, forward } in branch {
            let row = &self.parts.rows[street as usize];
            let (from, to) = if forward { (0, WHOLE) } else { (WHOLE, 0) };
            route.line.extend(self.cut(row, from, to));
            route.streets.push(street);
        }
        route.line.extend(self.cut(goal.row, last.at, goal.snap.along));
        route.streets.push(goal.snap.street);
    }

    /// The line of a street between two places on it, in millionths of its length.
    fn cut(&self, row: &Row, from: u32, to: u32) -> Vec<Point> {
        let line: Vec<_> = self.parts.line(row).collect();
        let (low, high) = (place(row, from.min(to)), place(row, from.max(to)));
        let (mut gone, mut cut) = (0, Vec::new());
        for piece in line.windows(2) {
            let (begin, length) = (gone, u64::from(piece[0].centimetres_to(piece[1])));
            gone += length;
            if gone < low || begin > high {
                continue;
            }
            for at in [low.max(begin), high.min(gone)] {
                cut.push(piece[0].towards(piece[1], at - begin, length));
            }
        }
        cut.dedup();
        if from > to {
            cut.reverse();
        }
        cut
    }
}

/// Centimetres from the beginning of a street.
fn place(row: &Row, millionths: u32) -> u64 {
    u64::from(row.centimetres) * u64::from(millionths) / u64::from(WHOLE)
}

/// What a search has reached, and whence.
struct Tree {
    time: Vec<u32>,
    came: Vec<Option<(usize, Passage)>>,
}

impl Tree {
    /// Dijkstra's search from one door until both ends of the other's street are settled.
    fn grow(web: &Web, origin: &Door<'_>, goal: &Door<'_>) -> Self {
        let nodes = web.node_count();
        let mut tree = Self { time: vec![FAR; nodes], came: vec![None; nodes] };
        let mut queue = BinaryHeap::new();
        for end in origin.leaving() {
            if end.time < tree.time[end.node] {
                tree.time[end.node] = end.time;
                queue.push(Reverse((end.time, end.node)));
            }
        }
        let mut wanted = goal.arriving().map(|end| end.node).to_vec();
        while let Some(Reverse((time, node))) = queue.pop() {
            if time > tree.time[node] {
                continue;
            }
            wanted.retain(|&end| end != node);
            if wanted.is_empty() {
                break;
            }
            for (edge, passage) in web.passages(node) {
                let (head, later) = (edge.head as usize, time.saturating_add(edge.time));
                if later < tree.time[head] {
                    tree.time[head] = later;
                    tree.came[head] = Some((node, passage));
                    queue.push(Reverse((later, head)));
                }
            }
        }
        tree
    }

    /// The node a branch begins at, and the streets from there to `node`.
    fn branch(&self, mut node: usize) -> (usize, Vec<Passage>) {
        let mut passages = Vec::new();
        while let Some((tail, passage)) = self.came[node] {
            passages.push(passage);
            node = tail;
        }
        passages.reverse();
        (node, passages)
    }
}
