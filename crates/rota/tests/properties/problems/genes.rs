//! Bytes read as choices.

use rota::{Span, WorkerIdx};

/// A row of bytes, read from the front. When it is used up, every choice is the plainest.
pub(crate) struct Genes<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Genes<'a> {
    /// Reads these bytes.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.iter() }
    }

    /// A position in a list of so many; 0 is the plainest.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % count.max(1)
    }

    /// A number from 0 to below `count`.
    pub(crate) fn number(&mut self, count: i32) -> i32 {
        i32::from(self.bytes.next().copied().unwrap_or(0)) % count.max(1)
    }

    /// So many steps, fewer than `count`.
    pub(crate) fn span(&mut self, count: i32, step: i32) -> Span {
        Span(self.number(count) * step)
    }

    /// Whether something not plain is chosen, about once in so many times where the bytes are random.
    pub(crate) fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) + 1 == one_in
    }

    /// A few of the workers.
    pub(crate) fn some_workers(&mut self, count: usize) -> Vec<WorkerIdx> {
        let bits = self.below(256);
        (0..count).filter(|at| bits >> at & 1 == 1).map(WorkerIdx::at).collect()
    }
}
