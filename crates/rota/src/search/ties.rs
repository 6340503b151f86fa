//! What binds parts to each other: the bonds of a problem's links and double-ups.

use super::model::{NONE, Node};
use crate::problem::{Companions, Link, Problem};
use crate::units::VisitIdx;

/// A bond between the starts of two parts, and who may make them. Two that only make sense side by side (the halves of a
/// double-up, or two visits that take two workers and are not made one without the other) are a pair and share a place in
/// the order of all parts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tie {
    pub(crate) first: Node,
    pub(crate) second: Node,
    pub(crate) least: i32,
    pub(crate) most: i32,
    pub(crate) companions: Companions,
    pub(crate) together: bool,
}

impl Tie {
    /// The one of the two that a part is tied to.
    pub(crate) fn other(&self, part: Node) -> Node {
        if self.first == part { self.second } else { self.first }
    }
}

/// Whether two linked visits need two workers: as the link says, or because neither is over before the other begins.
fn takes_two(problem: &Problem, link: &Link) -> bool {
    let (first, second) = (problem.visit(link.first), problem.visit(link.second));
    match link.companions {
        Companions::Different => true,
        Companions::Same => false,
        Companions::Any => link.most < first.shortest && link.least.0.saturating_neg() < second.shortest.0,
    }
}

/// The ties of a problem: those that make pairs, and the looser rest.
pub(super) fn links(problem: &Problem, parts: &[VisitIdx]) -> (Vec<Tie>, Vec<Tie>) {
    let mut first_part = vec![NONE; problem.visits.len()];
    for (part, visit) in (0u32..).zip(parts) {
        first_part[visit.index()] = first_part[visit.index()].min(part);
    }
    let tie = |first, second, least, most, companions, together| Tie {
        first,
        second,
        least,
        most,
        companions,
        together,
    };
    let mut paired = vec![false; parts.len()];
    let mut pairs = Vec::new();
    for (visit, &part) in problem.visits.iter().zip(&first_part) {
        if visit.workers == 2 {
            pairs.push(tie(part, part + 1, 0, 0, Companions::Different, true));
            paired[part as usize] = true;
            paired[part as usize + 1] = true;
        }
    }
    let mut loose = Vec::new();
    for link in &problem.links {
        let (a, b) = (first_part[link.first.index()], first_part[link.second.index()]);
        let made = tie(a, b, link.least.0, link.most.0, link.companions, link.together);
        let tight = link.together && takes_two(problem, link);
        if tight && !paired[a as usize] && !paired[b as usize] {
            paired[a as usize] = true;
            paired[b as usize] = true;
            pairs.push(made);
        } else {
            for a in a..a + u32::from(problem.visit(link.first).workers) {
                for b in b..b + u32::from(problem.visit(link.second).workers) {
                    loose.push(Tie { first: a, second: b, ..made });
                }
            }
        }
    }
    (pairs, loose)
}
