//! Which parts make sense side by side: the few nearest of each, in travel and in time.

use super::model::{Choice, Model, Node};

/// How many neighbours each part has.
const NEIGHBOURS: usize = 30;

/// For each part the parts it may well stand beside, nearest first.
pub(crate) fn neighbours(model: &Model) -> Vec<Vec<Node>> {
    if model.rounds.is_empty() {
        // Without workers there may be no way of travelling to measure by.
        return vec![Vec::new(); model.parts];
    }
    let parts = model.parts as u32;
    let mut all = Vec::with_capacity(model.parts);
    let mut ranked: Vec<(i64, Node)> = Vec::with_capacity(model.parts);
    for part in 0..parts {
        ranked.clear();
        let others = (0..parts).filter(|&other| other != part && model.mate[part as usize] != other);
        ranked.extend(others.filter_map(|other| Some((apart(model, part, other)?, other))));
        let kept = NEIGHBOURS.min(ranked.len());
        if kept < ranked.len() {
            ranked.select_nth_unstable(kept);
            ranked.truncate(kept);
        }
        ranked.sort_unstable();
        all.push(ranked.iter().map(|(_, other)| *other).collect());
    }
    all
}

/// How badly two parts go together, the better way round, on the best day; `None` where they share no day.
fn apart(model: &Model, a: Node, b: Node) -> Option<i64> {
    let pairs = model.choices(a).iter().flat_map(|x| model.choices(b).iter().map(move |y| (x, y)));
    let days = pairs.filter(|(x, y)| x.day == y.day);
    let opens = |choice: &Choice| i64::from(choice.fine_from.max(choice.open));
    let way = |from: &Choice, to: &Choice, leg: i32| {
        let earliest = opens(from) + i64::from(from.duration) + i64::from(leg);
        let latest = i64::from(from.fine_to.max(from.open)) + i64::from(from.duration) + i64::from(leg);
        let late = (earliest - i64::from(to.fine_to.max(to.open))).max(0);
        let wait = (opens(to) - latest).max(0);
        i64::from(leg) + late + wait / 5
    };
    days.map(|(x, y)| way(x, y, model.apart(a, b)).min(way(y, x, model.apart(b, a)))).min()
}
