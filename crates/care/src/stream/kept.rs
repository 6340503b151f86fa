//! Reading one event that was written inside of another: `{"worker-joined/1": {…}}`.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error};

use super::Written;

/// Reads an event written as a map of its kind to its content.
///
/// # Errors
///
/// Where the kind is unknown or the content is not of its form.
pub(crate) fn read_tagged<'de, E: Written, D: Deserializer<'de>>(deserializer: D) -> Result<E, D::Error> {
    let written = BTreeMap::<String, serde_json::Value>::deserialize(deserializer)?;
    let mut written = written.into_iter();
    match (written.next(), written.next()) {
        (Some((kind, content)), None) => {
            let content = serde_json::to_vec(&content).map_err(D::Error::custom)?;
            E::read(&kind, &content).map_err(D::Error::custom)
        }
        _ => Err(D::Error::custom("an event has one kind")),
    }
}
