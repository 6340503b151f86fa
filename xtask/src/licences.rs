//! Licences of every crate in the lock file.

use crate::expression::allows;
use crate::{Finding, House, Package};

/// What may be built into a program under AGPL-3.0-or-later and passed on with it.
const ALLOWED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Ours: the engine is for everyone, the rest stays open wherever it runs.
const OURS: [(&str, &str); 1] = [("rota", "Apache-2.0")];
const OUR_LICENCE: &str = "AGPL-3.0-or-later";

pub(crate) fn find(house: &House) -> Vec<Finding> {
    let packages = &house.packages;
    let foreign = packages.packages.iter().filter(|package| !packages.ours.contains(&package.id));
    foreign.filter_map(foreign_licence).chain(packages.ours().filter_map(our_licence)).collect()
}

fn foreign_licence(package: &Package) -> Option<Finding> {
    let what = match package.license.as_deref() {
        None => "names no licence; read its licence file, or do without it".to_owned(),
        Some(licence) => match allows(licence, &|name| ALLOWED.contains(&name)) {
            Some(true) => return None,
            Some(false) => format!("is under {licence}, which is not among those we pass on; do without it"),
            None => format!("has a licence that cannot be read: {licence}"),
        },
    };
    Some(Finding::new(package.title(), what))
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

    fn package(licence: Option<&str>) -> Package {
        Package { name: "some".into(), license: licence.map(str::to_owned), ..Package::default() }
    }

    #[test]
    fn only_licences_on_the_list_pass() {
        assert_eq!(foreign_licence(&package(Some("MIT OR Apache-2.0"))), None);
        for refused in [None, Some("GPL-3.0-only"), Some("MIT AND SSPL-1.0"), Some("as you like")] {
            assert!(foreign_licence(&package(refused)).is_some(), "{refused:?}");
        }
    }

    #[test]
    fn ours_are_under_the_licence_decided_on() {
        assert_eq!(our_licence(&package(Some("AGPL-3.0-or-later"))), None);
        assert!(our_licence(&package(Some("MIT"))).is_some());
    }
}
