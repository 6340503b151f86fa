//! Licences of our own crates; those of others are in `deny.toml`.

use crate::{Finding, House, Package};

/// Ours: the engine is for everyone, the rest stays open wherever it runs.
const OURS: [(&str, &str); 1] = [("rota", "Apache-2.0")];
const OUR_LICENCE: &str = "AGPL-3.0-or-later";

pub(crate) fn find(house: &House) -> Vec<Finding> {
    house.packages.ours().filter_map(our_licence).collect()
}

fn our_licence(package: &Package) -> Option<Finding> {
    let wanted =
        OURS.iter().find(|(name, _)| *name == package.name).map_or(OUR_LICENCE, |(_, licence)| licence);
    let named = package.license.as_deref().unwrap_or("nothing");
    (named != wanted)
        .then(|| Finding::new(&package.name, format!("names {named} as its licence and is under {wanted}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_are_under_the_licence_decided_on() {
        let package = |name: &str, licence: Option<&str>| Package {
            name: name.into(),
            license: licence.map(str::to_owned),
            ..Package::default()
        };
        assert_eq!(our_licence(&package("web", Some("AGPL-3.0-or-later"))), None);
        assert_eq!(our_licence(&package("rota", Some("Apache-2.0"))), None);
        for (name, licence) in [("web", Some("MIT")), ("rota", Some("AGPL-3.0-or-later")), ("web", None)] {
            assert!(our_licence(&package(name, licence)).is_some(), "{name} {licence:?}");
        }
    }
}
