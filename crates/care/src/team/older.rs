//! Events in forms that are written no more. Each is read as what it would be today.

use super::event::{Event, Unreadable};

/// Reads an event of a kind that is not written today. All forms are still their first.
pub(super) fn read(kind: &str, _content: &[u8]) -> Result<Event, Unreadable> {
    Err(Unreadable::Kind { kind: kind.to_owned() })
}
