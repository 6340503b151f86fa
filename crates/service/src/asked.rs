//! What a command asked for, kept beside its answer, so that the same id with something else in it is seen.
//!
//! The words of a command are kept as a keyed hash alone. Ids in it are kept as they are, because some are drawn where the
//! command arrives: the same form sent twice has two of them. Where an id differs and is nothing that is known here, it was
//! drawn, and the two are the same.

use std::collections::BTreeSet;

use journal::{First, Journal};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind};

/// How long an id is, as text.
const ID: usize = 26;

/// What somebody asks for, as text that is not kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Content {
    /// The commands, as Rust shows them.
    pub(crate) commands: String,
    /// What is to be sealed with them, each with whom it is about.
    pub(crate) words: Vec<Vec<u8>>,
}

/// What is kept of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// The version of the program that wrote it: another may show the same command in another way.
    form: String,
    /// What was wanted, by topic and command: `Picks: SayPick`.
    what: BTreeSet<String>,
    /// A keyed hash of everything but the ids.
    shape: String,
    /// The ids, in order.
    ids: Vec<String>,
}

impl Asked {
    /// What is kept of this content.
    pub(crate) fn of(journal: &Journal, content: &Content) -> Self {
        let (mut shape, ids) = split(&content.commands);
        let mut bytes = std::mem::take(&mut shape).into_bytes();
        for words in &content.words {
            bytes.extend_from_slice(&(words.len() as u64).to_be_bytes());
            bytes.extend_from_slice(words);
        }
        Self {
            form: env!("CARGO_PKG_VERSION").to_owned(),
            what: names(&content.commands),
            shape: journal.fingerprint(&bytes).to_string(),
            ids,
        }
    }

    /// Whether the first time asked for the same. `knows` tells whether an id is one that is known here.
    fn is_same(&self, first: &Self, knows: impl Fn(&str) -> bool) -> bool {
        // What another version wrote cannot be compared; then the first answer counts, as it always did.
        if self.form != first.form {
            return true;
        }
        let drawn = |(now, then): (&String, &String)| now == then || !knows(now);
        self.shape == first.shape
            && self.ids.len() == first.ids.len()
            && self.ids.iter().zip(&first.ids).all(drawn)
    }

    /// Refuses where the first time asked for something else, with both.
    ///
    /// # Errors
    /// [`Kind::Reused`], if so.
    pub(crate) fn check(
        &self,
        first: &First,
        same_sender: bool,
        knows: impl Fn(&str) -> bool,
    ) -> Result<(), Error> {
        // What was written without this cannot be compared.
        let Ok(then) = serde_json::from_slice::<Self>(&first.asked) else { return Ok(()) };
        if same_sender && self.is_same(&then, knows) {
            return Ok(());
        }
        let at = first.at.timestamp().strftime("%H:%M on %-d %B %Y, UTC");
        let sender = if same_sender { "" } else { " from somebody else, or for another team" };
        Err(Error::all(
            Kind::Reused,
            vec![
                "This was not saved: the same form was sent before with something else in it.".to_owned(),
                format!("Saved at {at}{sender}: {}.", then.words()),
                format!("Not saved now: {}.", self.words()),
                "Look at what is there, and send this again from a fresh page if you still want it."
                    .to_owned(),
            ],
        ))
    }

    /// What was wanted, in words.
    fn words(&self) -> String {
        let words: Vec<String> = self.what.iter().map(|name| spoken(name)).collect();
        if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }
    }
}

/// The text with every id replaced by the place of its first mention among the ids, and the ids.
fn split(text: &str) -> (String, Vec<String>) {
    let (mut shape, mut ids) = (String::with_capacity(text.len()), Vec::<String>::new());
    let mut rest = text;
    while let Some(at) = rest.find(':') {
        let (before, after) = rest.split_at(at + 1);
        shape.push_str(before);
        rest = after;
        let Some((id, more)) = leading_id(after) else { continue };
        let place = ids.iter().position(|known| known == id).unwrap_or_else(|| {
            ids.push(id.to_owned());
            ids.len() - 1
        });
        shape.push_str(&place.to_string());
        rest = more;
    }
    shape.push_str(rest);
    (shape, ids)
}

/// The id that a text begins with, and what comes after it.
fn leading_id(text: &str) -> Option<(&str, &str)> {
    let length = text.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(text.len());
    (length == ID).then(|| text.split_at(length))
}

/// The names of the commands in a list of them as Rust shows it: the topic, and what is wanted of it.
fn names(text: &str) -> BTreeSet<String> {
    let inside = text.strip_prefix('[').unwrap_or(text);
    let (mut depth, mut names, mut name) = (0_u32, BTreeSet::new(), Vec::from([String::new()]));
    for letter in inside.chars() {
        match letter {
            '(' | '{' | '[' => {
                depth += 1;
                name.push(String::new());
            }
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => drop(names.insert(named(&std::mem::take(&mut name)))),
            letter if letter.is_ascii_alphanumeric() && name.len() <= 2 => match name.last_mut() {
                Some(last) => last.push(letter),
                None => name.push(letter.into()),
            },
            _ => {}
        }
    }
    names.insert(named(&name));
    names.remove("");
    names
}

/// The topic and what is wanted of it: the first two words, where the second names a command.
fn named(path: &[String]) -> String {
    let is_name = |word: &&String| word.starts_with(|first: char| first.is_ascii_uppercase());
    let words: Vec<&str> = path.iter().take(2).filter(is_name).map(String::as_str).collect();
    words.join(": ")
}

/// `Absences: SetAbsence` as "absences: set absence".
fn spoken(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "01arz3ndektsv4rrffq69g5fav";
    const B: &str = "01brz3ndektsv4rrffq69g5fav";

    fn asked(commands: &str) -> Asked {
        let (shape, ids) = split(commands);
        Asked { form: "1".to_owned(), what: names(commands), shape, ids }
    }

    #[test]
    fn ids_are_told_from_other_words() {
        let (shape, ids) =
            split(&format!("[Pick {{ visit: person:{A}, worker: worker:{B}, like: person:{A} }}]"));
        assert_eq!(shape, "[Pick { visit: person:0, worker: worker:1, like: person:0 }]");
        assert_eq!(ids, [A, B]);
        assert_eq!(split("at 08:30:00").1, Vec::<String>::new());
    }

    #[test]
    fn the_same_with_fresh_ids_is_the_same_and_another_choice_is_not() {
        let (first, other) = (asked(&format!("Pick(visit:{A})")), asked(&format!("Pick(visit:{B})")));
        assert!(first.is_same(&first, |_| true));
        assert!(other.is_same(&first, |_| false), "nobody knows B, so it was drawn for this");
        assert!(!other.is_same(&first, |id| id == B), "B is another visit");
        assert!(!asked(&format!("Pick(visit:{A}, 2)")).is_same(&first, |_| false));
    }

    #[test]
    fn what_another_version_wrote_counts_as_the_same() {
        let first = Asked { form: "0".to_owned(), ..asked("Pick(1)") };
        assert!(asked("Pick(2)").is_same(&first, |_| true));
    }

    #[test]
    fn commands_are_named_in_words() {
        let two = "[Absences(SetAbsence(SetAbsence { from: (1, 2) })), Picks(SayPick(SayPick { visit: A }))]";
        assert_eq!(asked(two).words(), "absences: set absence, picks: say pick");
        assert_eq!(asked("Values(SetValue(SetValue { value: Near, of: [1] }))").words(), "values: set value");
        assert_eq!(asked("[]").words(), "nothing");
    }
}
