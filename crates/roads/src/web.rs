//! The directed graph of one way of travelling, cut to the part in which everything reaches everything.

use crate::Mode;
use crate::part::Parts;

/// Outgoing edges of every node, packed node after node.
#[derive(Clone, Debug, Default)]
pub(crate) struct Web {
    /// Where each node's edges begin in `edges`; one more entry than nodes.
    first: Vec<u32>,
    edges: Vec<Edge>,
    /// The street of each edge, apart from the edges, since tables of times do not need it.
    passages: Vec<Passage>,
    members: Vec<bool>,
}

/// A street used in one direction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    /// The node it leads to.
    pub(crate) head: u32,
    /// How long it takes, in milliseconds.
    pub(crate) time: u32,
}

/// A street's position in its graph, and which way it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) street: u32,
    pub(crate) forward: bool,
}

impl Web {
    /// The largest strongly connected part of what `mode` may use.
    pub(crate) fn of(parts: &Parts, mode: Mode) -> Self {
        let whole = Self::pack(parts, mode, &vec![true; parts.nodes.len()]);
        let members = whole.largest_part();
        Self { members: members.clone(), ..Self::pack(parts, mode, &members) }
    }

    /// The edges leaving a node.
    pub(crate) fn leaving(&self, node: usize) -> &[Edge] {
        &self.edges[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// The edges leaving a node, and the streets they are.
    pub(crate) fn passages(&self, node: usize) -> impl Iterator<Item = (Edge, Passage)> {
        let range = self.first[node] as usize..self.first[node + 1] as usize;
        self.edges[range.clone()].iter().copied().zip(self.passages[range].iter().copied())
    }

    /// Whether a node is in the part.
    pub(crate) fn is_member(&self, node: usize) -> bool {
        self.members[node]
    }

    /// How many nodes there are, in the part or not.
    pub(crate) fn node_count(&self) -> usize {
        self.members.len()
    }

    /// How many nodes are in the part.
    pub(crate) fn member_count(&self) -> usize {
        self.members.iter().filter(|&&member| member).count()
    }

    /// The edges between `members`, by counting sort on the node they leave.
    fn pack(parts: &Parts, mode: Mode, members: &[bool]) -> Self {
        let nodes = parts.nodes.len();
        let mut first = vec![0; nodes + 1];
        for (tail, ..) in edges(parts, mode, members) {
            first[tail + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let mut next = first.clone();
        let count = first[nodes] as usize;
        let mut packed = vec![Edge { head: 0, time: 0 }; count];
        let mut passages = vec![Passage { street: 0, forward: true }; count];
        for (tail, edge, passage) in edges(parts, mode, members) {
            packed[next[tail] as usize] = edge;
            passages[next[tail] as usize] = passage;
            next[tail] += 1;
        }
        Self { first, edges: packed, passages, members: Vec::new() }
    }

    /// Marks the largest strongly connected part; the one with the lowest node among equals.
    ///
    /// Tarjan's algorithm ("Depth-first search and linear graph algorithms", SIAM J. Computing 1, 1972)
    /// without recursion, so that a road of a million nodes does not overflow the stack.
    fn largest_part(&self) -> Vec<bool> {
        let mut walk = Walk::new(self.first.len() - 1);
        for root in 0..walk.order.len() {
            if walk.order[root] == UNSEEN {
                walk.from(self, root);
            }
        }
        walk.largest.into_iter().fold(vec![false; walk.order.len()], |mut members, node| {
            members[node] = true;
            members
        })
    }
}

fn edges<'a>(
    parts: &'a Parts,
    mode: Mode,
    members: &'a [bool],
) -> impl Iterator<Item = (usize, Edge, Passage)> + use<'a> {
    (0..).zip(&parts.rows).flat_map(move |(street, row)| {
        let [forward, backward] = row.times[mode.index()];
        let inside = members[row.from.index()] && members[row.to.index()];
        [(row.from, row.to, forward, true), (row.to, row.from, backward, false)]
            .into_iter()
            .filter(move |&(_, _, time, _)| inside && time > 0)
            .map(move |(tail, head, time, forward)| {
                (tail.index(), Edge { head: head.0, time }, Passage { street, forward })
            })
    })
}

const UNSEEN: usize = usize::MAX;

/// The state of Tarjan's walk.
struct Walk {
    /// When each node was first seen.
    order: Vec<usize>,
    /// The earliest node each is known to reach back to.
    low: Vec<usize>,
    open: Vec<bool>,
    stack: Vec<usize>,
    seen: usize,
    largest: Vec<usize>,
}

impl Walk {
    fn new(nodes: usize) -> Self {
        Self {
            order: vec![UNSEEN; nodes],
            low: vec![UNSEEN; nodes],
            open: vec![false; nodes],
            stack: Vec::new(),
            seen: 0,
            largest: Vec::new(),
        }
    }

    fn from(&mut self, web: &Web, root: usize) {
        let mut path = vec![(root, 0)];
        self.enter(root);
        while let Some((node, edge)) = path.last_mut() {
            let (node, next) = (*node, web.leaving(*node).get(*edge));
            *edge += 1;
            let Some(head) = next.map(|edge| edge.head as usize) else {
                path.pop();
                self.leave(node, path.last().map(|&(parent, _)| parent));
                continue;
            };
            if self.order[head] == UNSEEN {
                self.enter(head);
                path.push((head, 0));
            } else if self.open[head] {
                self.low[node] = self.low[node].min(self.order[head]);
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.order[node] = self.seen;
        self.low[node] = self.seen;
        self.seen += 1;
        self.open[node] = true;
        self.stack.push(node);
    }

    fn leave(&mut self, node: usize, parent: Option<usize>) {
        if let Some(parent) = parent {
            self.low[parent] = self.low[parent].min(self.low[node]);
        }
        if self.low[node] != self.order[node] {
            return;
        }
        let from = self.stack.iter().rposition(|&other| other == node).unwrap_or(0);
        let part = self.stack.split_off(from);
        for &member in &part {
            self.open[member] = false;
        }
        let lowest = |nodes: &[usize]| nodes.iter().min().copied();
        let tie = part.len() == self.largest.len() && lowest(&part) < lowest(&self.largest);
        if part.len() > self.largest.len() || tie {
            self.largest = part;
        }
    }
}
