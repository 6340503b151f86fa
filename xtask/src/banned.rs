//! Crates that we have decided against, wherever in the tree they would come from.

use std::collections::BTreeMap;

use crate::{Finding, House, Package};

/// The crates, each with the reason.
const BANNED: [(&str, &str); 4] = [
    ("openssl", "TLS is rustls here: no C library to keep patched"),
    ("openssl-sys", "TLS is rustls here: no C library to keep patched"),
    ("native-tls", "TLS is rustls here: the same on every machine"),
    ("openssl-src", "TLS is rustls here: no C library to build"),
];

pub(crate) fn find(house: &House) -> Vec<Finding> {
    let packages = &house.packages.packages;
    packages.iter().filter_map(banned).chain(linked_twice(packages)).collect()
}

fn banned(package: &Package) -> Option<Finding> {
    let (_, reason) = BANNED.iter().find(|(name, _)| *name == package.name)?;
    Some(Finding::new(
        package.title(),
        format!("is banned ({reason}); find who brings it with `cargo tree -i`"),
    ))
}

/// Libraries outside Rust that more than one crate would link: two SQLites in one program corrupt files.
fn linked_twice(packages: &[Package]) -> Vec<Finding> {
    let mut by_library: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for package in packages {
        if let Some(library) = package.links.as_deref() {
            by_library.entry(library).or_default().push(package.title());
        }
    }
    let name_of = |package: &Package| package.name.contains("sqlite3").then(|| package.title());
    let sqlite: Vec<String> = packages.iter().filter_map(name_of).collect();
    if sqlite.len() > 1 {
        by_library.insert("any SQLite", sqlite);
    }
    let twice = by_library.into_iter().filter(|(_, by)| by.len() > 1);
    twice
        .map(|(library, by)| Finding::new(library, format!("is linked by {}; keep one", by.join(" and "))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, links: Option<&str>) -> Package {
        Package { name: name.into(), links: links.map(str::to_owned), ..Package::default() }
    }

    #[test]
    fn banned_crates_are_found() {
        assert!(banned(&package("openssl-sys", Some("openssl"))).is_some());
        assert_eq!(banned(&package("rustls", None)), None);
    }

    #[test]
    fn one_library_is_linked_once() {
        let one = package("libsqlite3-sys", Some("sqlite3"));
        let other = package("sqlite3-sys", Some("sqlite3-again"));
        assert_eq!(linked_twice(std::slice::from_ref(&one)), []);
        assert_eq!(linked_twice(&[one.clone(), other]).len(), 1);
        assert_eq!(linked_twice(&[one, package("z", Some("z"))]), []);
    }
}
