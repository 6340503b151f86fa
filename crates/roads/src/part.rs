//! What a graph is made of before its indexes: exactly what a file keeps.

use crate::Point;
use crate::graph::{Backdrop, Row};

/// The plain tables of a graph. The code that makes one answers for its indices being in range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) attribution: String,
    pub(crate) nodes: Vec<Point>,
    pub(crate) rows: Vec<Row>,
    pub(crate) shapes: Vec<Point>,
    pub(crate) names: Vec<String>,
    pub(crate) backdrop: Vec<Backdrop>,
}
