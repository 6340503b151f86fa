//! What goes into the vault with an order, and under whose key.

use care::details::{DataSubject, Detail};
use care::ids::SealedId;
use care::stream::Stream;
use std::collections::BTreeMap;

use journal::Secret;

use crate::error::Error;

/// A detail was to be sealed under a key that is not of whom it is about: erasing them would leave it readable.
#[derive(Debug, thiserror::Error)]
#[error("the detail {0:?} would lie under the key of somebody else")]
struct WrongKey(SealedId);

/// What is to be sealed with `events` of a stream: what they refer to, under the key of whom it is about. What no event
/// refers to nobody could ever read, so it is left out.
///
/// # Errors
/// If something was to lie under somebody else's key.
pub(super) fn secrets<T: Stream>(
    id: T::Id,
    events: &[T::Event],
    sealed: &[(SealedId, DataSubject, Detail)],
) -> Result<Vec<Secret>, Error> {
    let right: BTreeMap<SealedId, DataSubject> =
        events.iter().flat_map(|event| T::sealed_by(id, event)).collect();
    let meant = sealed.iter().filter(|(id, ..)| right.contains_key(id));
    meant
        .map(|(id, subject, detail)| {
            if right.get(id) != Some(subject) {
                return Err(Error::internal(WrongKey(*id)));
            }
            let plain = serde_json::to_vec(detail).map_err(Error::internal)?;
            Ok(Secret::new(id.to_string().into(), subject.to_string().into(), plain))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::ids::{PersonId, TeamId};
    use care::people::{self, Joined};
    use care::team::{Event, Team};
    use uuid::Uuid;

    fn person(number: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(number))
    }

    fn sealed(whose: u128, detail: u128) -> (SealedId, DataSubject, Detail) {
        let id = SealedId::new(Uuid::from_u128(detail));
        (id, DataSubject::Person(person(whose)), Detail::Words("Dot".into()))
    }

    fn secrets_of(sealed: &[(SealedId, DataSubject, Detail)]) -> Result<usize, Error> {
        let on = "2026-11-23".parse().unwrap();
        let details = SealedId::new(Uuid::from_u128(9));
        let joined = Event::People(people::Event::Joined(Joined { person: person(1), details, on }));
        secrets::<Team>(TeamId::new(Uuid::from_u128(5)), &[joined], sealed).map(|secrets| secrets.len())
    }

    #[test]
    fn what_is_about_somebody_is_under_their_own_key() {
        assert_eq!(secrets_of(&[sealed(1, 9)]).unwrap(), 1);
        assert!(secrets_of(&[sealed(2, 9)]).is_err());
    }

    #[test]
    fn what_nobody_could_read_is_not_kept() {
        assert_eq!(secrets_of(&[sealed(1, 9), sealed(1, 8)]).unwrap(), 1);
    }
}
