//! Places on the earth.

use serde::{Deserialize, Serialize};

/// A point on the earth, in millionths of a degree (a tenth of a metre).
///
/// Where a person or a worker lives is sealed in the vault; only a team's own base is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Location {
    /// Degrees north, times a million: -90,000,000 to 90,000,000.
    pub latitude: i32,
    /// Degrees east, times a million: -180,000,000 to 180,000,000.
    pub longitude: i32,
}

impl Location {
    /// Whether there is such a point on the earth.
    #[must_use]
    pub fn exists(self) -> bool {
        self.latitude.unsigned_abs() <= 90_000_000 && self.longitude.unsigned_abs() <= 180_000_000
    }
}
