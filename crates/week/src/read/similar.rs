//! Finds the name that was probably meant.

/// The most alike of `names` to `name`, if any is alike enough for a misspelling.
pub(crate) fn similar<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > 64 {
        return None;
    }
    let far = 1 + name.chars().count() / 4;
    names
        .filter(|known| known.len() <= 64)
        .map(|known| (distance(name, known), known))
        .filter(|(distance, known)| *distance <= far || contains(name, known))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Whether one of two long enough names is part of the other.
fn contains(name: &str, known: &str) -> bool {
    let shorter = name.len().min(known.len());
    shorter >= 4 && (known.contains(name) || name.contains(known))
}

/// How many letters must be put in, taken out or replaced to make one text the other (Levenshtein).
pub(crate) fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.to_lowercase().chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, against) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *against);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_is_recognised() {
        let names = ["minutes", "shortest_minutes", "person", "name"];
        let of = |name| similar(name, names.into_iter());
        assert_eq!(of("minuets"), Some("minutes"));
        assert_eq!(of("Persons"), Some("person"));
        assert_eq!(of("shortest"), Some("shortest_minutes"));
        assert_eq!(of("colour"), None);
        assert_eq!(of(""), None);
    }

    #[test]
    fn distance_counts_letters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }
}
