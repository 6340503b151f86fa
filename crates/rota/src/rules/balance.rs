//! Even workloads: how far each worker's visits and travel lie from the mean of all, each rounded up
//! (the "workload balance" of Ceschia and colleagues, 2026).

use super::Load;

pub(super) fn apart(loads: &[Load]) -> i64 {
    let count = loads.len() as i64;
    let sum: i64 = loads.iter().map(|load| load.work).sum();
    loads.iter().map(|load| ((load.work * count - sum).abs() + count - 1) / count).sum()
}
