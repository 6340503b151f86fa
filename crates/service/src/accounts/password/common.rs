//! Passwords that would be among the first to be tried.
//!
//! Passwords here have at least twelve letters, so what is left to fear are common words with something around them,
//! repeated, in a row of the keyboard, or made of the person's own name. A list of millions would find little more.

/// Words that lists of stolen passwords are full of, and those that lie near in a place like this.
const WORDS: &[&str] = &[
    "abc",
    "access",
    "account",
    "admin",
    "administrator",
    "amanda",
    "america",
    "andrea",
    "andrew",
    "angel",
    "anthony",
    "apple",
    "arsenal",
    "ashley",
    "autumn",
    "bailey",
    "banana",
    "baseball",
    "basketball",
    "batman",
    "biscuit",
    "blink",
    "buster",
    "butterfly",
    "care",
    "carer",
    "change",
    "changeme",
    "charlie",
    "cheese",
    "chelsea",
    "chocolate",
    "christmas",
    "computer",
    "cookie",
    "daniel",
    "default",
    "donald",
    "dragon",
    "england",
    "everton",
    "fairly",
    "family",
    "flower",
    "football",
    "freedom",
    "friday",
    "fuck",
    "george",
    "ginger",
    "guest",
    "hannah",
    "harley",
    "harry",
    "hello",
    "home",
    "homecare",
    "hunter",
    "iloveyou",
    "internet",
    "jasmine",
    "jennifer",
    "jessica",
    "jordan",
    "joshua",
    "justin",
    "killer",
    "kitten",
    "letmein",
    "liverpool",
    "login",
    "london",
    "love",
    "lovely",
    "maggie",
    "manchester",
    "master",
    "matthew",
    "me",
    "merlin",
    "michael",
    "michelle",
    "monday",
    "monkey",
    "mother",
    "mustang",
    "my",
    "nicole",
    "nurse",
    "office",
    "oliver",
    "orange",
    "pass",
    "passphrase",
    "passw",
    "password",
    "patient",
    "peanut",
    "pepper",
    "pokemon",
    "princess",
    "purple",
    "rainbow",
    "ranger",
    "robert",
    "rota",
    "samantha",
    "samsung",
    "saturday",
    "secret",
    "secure",
    "shadow",
    "silver",
    "snoopy",
    "soccer",
    "spring",
    "starwars",
    "summer",
    "sunday",
    "sunshine",
    "superman",
    "support",
    "system",
    "team",
    "temp",
    "test",
    "testing",
    "the",
    "thomas",
    "thursday",
    "tigger",
    "trustno",
    "tuesday",
    "united",
    "user",
    "visit",
    "wales",
    "wednesday",
    "welcome",
    "whatever",
    "winter",
    "work",
    "worker",
    "yankees",
    "yellow",
    "you",
    "zxcvbn",
];

/// Keys that lie side by side, and the alphabet.
const ROWS: &[&str] = &[
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qazwsxedcrfvtgbyhnujm",
    "abcdefghijklmnopqrstuvwxyz",
];

/// Whether this password would be among the first to be tried, by anyone or by someone who knows `own` words of the person,
/// such as their name.
pub(super) fn is_common(password: &str, own: &[&str]) -> bool {
    let small = password.to_lowercase();
    few_letters(&small) || walk(&small) || few_words(&small, own)
}

/// Hardly more than one letter over and over.
fn few_letters(password: &str) -> bool {
    let mut letters: Vec<char> = password.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    letters.len() < 5
}

/// Mostly a walk along the keyboard or the alphabet, in either direction.
fn walk(password: &str) -> bool {
    let letters: Vec<char> = password.chars().collect();
    let steps = letters.windows(2).filter(|pair| beside(pair[0], pair[1])).count();
    steps * 4 >= letters.len().saturating_sub(1) * 3
}

fn beside(one: char, other: char) -> bool {
    one == other
        || ROWS.iter().any(|row| {
            let place = |letter| row.chars().position(|key| key == letter);
            matches!((place(one), place(other)), (Some(one), Some(other)) if one.abs_diff(other) == 1)
        })
}

/// At most two common words, and any number of one's own, with digits and signs around them.
fn few_words(password: &str, own: &[&str]) -> bool {
    let own = own.iter().flat_map(|words| words.split(|sign: char| !sign.is_alphanumeric())).map(plain);
    let own: Vec<String> = own.filter(|word| word.len() > 2).collect();
    [plain(password), letters(password)]
        .iter()
        .any(|text| !text.is_empty() && made_of(text, &own, &mut Vec::new()))
}

/// Whether a text is made of own words and at most two different common ones.
fn made_of(text: &str, own: &[String], used: &mut Vec<&'static str>) -> bool {
    if text.is_empty()
        || own
            .iter()
            .any(|word| text.strip_prefix(word.as_str()).is_some_and(|rest| made_of(rest, own, used)))
    {
        return true;
    }
    WORDS.iter().any(|word| {
        let Some(rest) = text.strip_prefix(word) else { return false };
        if used.contains(word) {
            return made_of(rest, own, used);
        }
        if used.len() == 2 {
            return false;
        }
        used.push(word);
        let made = made_of(rest, own, used);
        used.pop();
        made
    })
}

/// The letters alone.
fn letters(text: &str) -> String {
    text.to_lowercase().chars().filter(|sign| sign.is_alphabetic()).collect()
}

/// The letters alone, after reading digits and signs that stand for letters; those at the end stand for nothing.
fn plain(text: &str) -> String {
    let text = text.to_lowercase();
    let text = text.trim_matches(|sign: char| !sign.is_alphabetic() && sign != '@' && sign != '$');
    text.chars()
        .map(|sign| match sign {
            '@' | '4' => 'a',
            '3' => 'e',
            '1' | '!' => 'i',
            '0' => 'o',
            '$' | '5' => 's',
            '7' => 't',
            other => other,
        })
        .filter(|sign| sign.is_alphabetic())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everyone_tries_is_common() {
        for password in [
            "aaaaaaaaaaaa",
            "121212121212",
            "123456789012",
            "qwertyuiop12",
            "Password1234",
            "P@ssw0rd2026!",
            "passwordpassword",
            "LetMeIn!!!!2026",
            "Manchester1974",
            "iloveyou1234",
            "poiuytrewq99",
            "Welcome2Fairly",
            "homecare-team-2026",
            "abcdefghijkl",
            "liverpoolliverpool",
            "summer2026!!",
        ] {
            assert!(is_common(password, &[]), "{password}");
        }
    }

    #[test]
    fn ones_own_name_is_common() {
        assert!(is_common("GraceAdu2026", &["Grace Adu", "grace@oakfield.org"]));
        assert!(is_common("oakfield-grace", &["Grace Adu", "grace@oakfield.org"]));
        assert!(is_common("grace.adu.oakfield", &["Grace Adu", "grace@oakfield.org"]));
        assert!(!is_common("GraceAdu2026", &["Peter Hall"]));
    }

    #[test]
    fn three_words_of_ones_own_are_not() {
        for password in [
            "kettle bicycle moss",
            "correct-horse-battery",
            "7 green umbrellas",
            "vXq9 pLm2 rT8z",
            "teapot.gravel.heron",
        ] {
            assert!(!is_common(password, &["Grace Adu"]), "{password}");
        }
    }
}
