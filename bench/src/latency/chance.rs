//! Chance from a seed, the same on every machine.

/// `SplitMix64` (Steele, Lea and Flood, 2014).
pub(super) struct Chance(u64);

impl Chance {
    /// All that follows from a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `least` up to and with `most`.
    pub(super) fn between(&mut self, least: u16, most: u16) -> u16 {
        let span = u64::from(most.saturating_sub(least)) + 1;
        least + u16::try_from(self.next() % span).unwrap_or(0)
    }

    /// One of a list, if there is any.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let length = u64::try_from(list.len()).ok().filter(|length| *length > 0)?;
        list.get(usize::try_from(self.next() % length).ok()?)
    }
}
