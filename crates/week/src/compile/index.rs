//! A list of ids that finds the position of each.

use std::collections::BTreeMap;

/// Ids by position, and positions by id.
#[derive(Clone, Debug)]
pub(crate) struct Index<Id> {
    ids: Vec<Id>,
    positions: BTreeMap<Id, usize>,
}

impl<Id: Ord + Clone> Index<Id> {
    /// The ids in their order. Of an id that is there twice the last position counts.
    pub(crate) fn new(ids: impl Iterator<Item = Id>) -> Self {
        let ids: Vec<Id> = ids.collect();
        let positions = ids.iter().cloned().enumerate().map(|(at, id)| (id, at)).collect();
        Self { ids, positions }
    }

    /// Where an id is.
    pub(crate) fn find(&self, id: &Id) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// The id at a position.
    pub(crate) fn id(&self, at: usize) -> Option<&Id> {
        self.ids.get(at)
    }

    /// All of them.
    pub(crate) fn ids(&self) -> &[Id] {
        &self.ids
    }
}
