//! Faces drawn with letters and a hue.

/// Twelve hues of equal lightness, in degrees, ordered so that neighbours differ.
pub const HUES: [u16; 12] = [190, 40, 310, 100, 250, 10, 160, 340, 70, 220, 280, 130];

/// Words before a name that are not part of it.
const TITLES: [&str; 8] = ["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame"];

/// Up to two letters that stand for someone: "AO" for Amara Okafor, "H" for Mrs Hill.
#[must_use]
pub fn initials(name: &str) -> String {
    let is_title = |word: &&str| TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let words: Vec<&str> = name.split_whitespace().filter(|word| !is_title(word)).collect();
    let first = words.first().and_then(|word| word.chars().find(|c| c.is_alphanumeric()));
    let last = words.iter().skip(1).next_back().and_then(|word| word.chars().find(|c| c.is_alphanumeric()));
    let letters: String = first.into_iter().chain(last).flat_map(char::to_uppercase).collect();
    if letters.is_empty() { "?".to_owned() } else { letters }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn two_letters_without_the_title() {
        let cases = [
            ("Amara Okafor", "AO"),
            ("Mrs Hill", "H"),
            ("Grace", "G"),
            ("Élodie de la Tour", "ÉT"),
            ("<script>", "S"),
            ("Dr", "?"),
            ("", "?"),
        ];
        for (name, letters) in cases {
            assert_eq!(initials(name), letters, "{name}");
        }
    }
}
