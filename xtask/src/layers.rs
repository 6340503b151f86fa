//! Which of our crates may use which.

use crate::{Finding, House, Package};

/// Each crate with those of ours it may use, lower layers first. A crate that is not here has not been thought about.
/// What is needed for tests alone is not held to this.
const LAYERS: [(&str, &[&str]); 15] = [
    ("rota", &[]),
    ("roads", &[]),
    ("week", &["rota"]),
    ("town", &["roads", "week"]),
    ("care", &[]),
    ("exchange", &["care"]),
    ("journal", &[]),
    ("service", &["care", "exchange", "journal", "rota", "roads", "week"]),
    ("words", &[]),
    ("view", &["rota", "roads", "week", "words"]),
    ("design", &["words"]),
    ("web", &["care", "exchange", "journal", "service", "rota", "roads", "week", "words", "view", "design"]),
    (
        "fairly",
        &["care", "exchange", "journal", "service", "rota", "roads", "week", "town", "words", "view", "web"],
    ),
    ("bench", &["rota", "roads", "week", "town", "care", "exchange", "journal"]),
    ("xtask", &[]),
];

pub(crate) fn find(house: &House) -> Vec<Finding> {
    let ours: Vec<&str> = house.packages.ours().map(|package| package.name.as_str()).collect();
    house.packages.ours().flat_map(|package| overreach(package, &ours)).collect()
}

fn overreach(package: &Package, ours: &[&str]) -> Vec<Finding> {
    let Some((_, may)) = LAYERS.iter().find(|(name, _)| *name == package.name) else {
        let what = "has no place in the house; give it one in xtask/src/layers.rs and docs/ARCHITECTURE.md";
        return vec![Finding::new(&package.name, what)];
    };
    let used = package.dependencies.iter().filter(|dependency| dependency.kind.is_none());
    let used = used.map(|dependency| dependency.name.as_str()).filter(|name| ours.contains(name));
    let wrong = used.filter(|name| !may.contains(name));
    wrong.map(|name| Finding::new(&package.name, format!("uses {name}, which it may not know"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::Dependency;

    fn package(name: &str, uses: &str, kind: Option<&str>) -> Package {
        let dependency = Dependency { name: uses.into(), kind: kind.map(str::to_owned) };
        Package { name: name.into(), dependencies: vec![dependency], ..Package::default() }
    }

    #[test]
    fn the_engine_knows_none_of_ours() {
        let ours = ["rota", "week"];
        assert_eq!(overreach(&package("rota", "week", None), &ours).len(), 1);
        assert_eq!(overreach(&package("rota", "week", Some("dev")), &ours), []);
        assert_eq!(overreach(&package("week", "rota", None), &ours), []);
        assert_eq!(overreach(&package("new", "rota", None), &ours).len(), 1);
    }
}
