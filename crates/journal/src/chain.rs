//! The chain of hashes over each stream: to change, drop or reorder an event breaks every link after it.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::Recorded;

/// A SHA-256 hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What the first event of a stream stands on.
    pub const START: Self = Self([0; 32]);
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The hash that this event must have when it stands on `before`.
///
/// SHA-256 over: `before`; position, version, when it happened and when it was recorded as 8 bytes each, most
/// significant first; then stream, kind, actor, command, zone and body, each after its length in bytes as 8 bytes. Any
/// other program can check it.
pub(crate) fn link(before: Hash, event: &Recorded) -> Hash {
    let mut sum = Sha256::new();
    sum.update(before.0);
    sum.update(event.position.0.to_be_bytes());
    sum.update(event.version.0.to_be_bytes());
    sum.update(event.meta.happened_at.micros().to_be_bytes());
    sum.update(event.recorded_at.micros().to_be_bytes());
    let texts = [
        event.stream.as_str(),
        &event.kind,
        event.meta.actor.as_str(),
        event.meta.command.as_str(),
        &event.meta.zone,
    ];
    for part in texts.map(str::as_bytes).into_iter().chain([event.body.as_slice()]) {
        sum.update((part.len() as u64).to_be_bytes());
        sum.update(part);
    }
    Hash(sum.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Meta, Moment, Position, Version};

    fn event() -> Recorded {
        Recorded {
            position: Position(7),
            stream: "team/a".into(),
            version: Version(3),
            kind: "worker-joined/1".into(),
            body: b"{}".to_vec(),
            meta: Meta {
                actor: "account/b".into(),
                command: "c".into(),
                happened_at: Moment::from_micros(1),
                zone: "Europe/London".into(),
            },
            recorded_at: Moment::from_micros(2),
            hash: Hash::START,
        }
    }

    /// The link must stay what it is for ever, or old journals no longer verify.
    #[test]
    fn a_link_is_what_it_always_was() {
        let known = "04deec295448304583310c86643b0aad130e87184de849bd54e806375a6c4107";
        assert_eq!(link(Hash::START, &event()).to_string(), known);
    }

    #[test]
    fn a_link_covers_everything() {
        let whole = link(Hash::START, &event());
        let changes: [fn(&mut Recorded); 10] = [
            |e| e.position.0 += 1,
            |e| e.stream = "team/b".into(),
            |e| e.version.0 += 1,
            |e| e.kind.push('1'),
            |e| e.body.push(b' '),
            |e| e.meta.actor = "account/c".into(),
            |e| e.meta.command = "d".into(),
            |e| e.meta.happened_at = Moment::from_micros(3),
            |e| e.meta.zone = "Europe/Paris".into(),
            |e| e.recorded_at = Moment::from_micros(3),
        ];
        for change in changes {
            let mut changed = event();
            change(&mut changed);
            assert_ne!(link(Hash::START, &changed), whole);
        }
        assert_ne!(link(whole, &event()), whole);
    }
}
