//! Finding people and workers of a team by name, among those whose names the viewer may see anyway.

use care::access::{Action, Matter};
use care::ids::PersonId;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::{Colleague, TeamView};

/// Everyone of a team whom some words may mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// People whom the team supports or supported, by name.
    pub people: Vec<FoundPerson>,
    /// Workers who are or were in the team, by name.
    pub workers: Vec<FoundWorker>,
}

/// A person who was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPerson {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub called: String,
    /// Whether the team supports them today.
    pub now: bool,
}

/// A worker who was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundWorker {
    /// Who.
    pub worker: Colleague,
    /// Whether they work in the team today.
    pub now: bool,
}

impl Found {
    /// Whether nobody was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.workers.is_empty()
    }
}

impl TeamView {
    /// Everyone with a name in which each of these words begins a word; nobody where there are no words. Whose name the viewer
    /// may not see is not found; a full name finds people only where the viewer may see it.
    #[must_use]
    pub fn search(&self, words: &str) -> Found {
        let words = parts(words);
        if words.is_empty() {
            return Found::default();
        }
        let mut people: Vec<_> = self.people_meant(&words).collect();
        let mut workers: Vec<_> = self.workers_meant(&words).collect();
        people.sort_by_key(|one| one.called.to_lowercase());
        workers.sort_by_key(|one| one.worker.called.to_lowercase());
        Found { people, workers }
    }

    fn people_meant(&self, words: &[String]) -> impl Iterator<Item = FoundPerson> {
        let today = self.today();
        let named = self.team().people.iter().filter(|(id, _)| self.may_name(**id));
        named.filter(|(id, _)| means(&self.names_of(**id), words)).map(move |(id, person)| FoundPerson {
            id: *id,
            called: self.person(*id).to_owned(),
            now: person.is_here(today),
        })
    }

    /// What a person is called, and their full name where the viewer may know it.
    fn names_of(&self, id: PersonId) -> String {
        let contact = self.judge(Action::See, &Matter::Contact.of_person(self.id(), id)).allowed;
        let full = if contact { self.full_name(id) } else { "" };
        format!("{} {full}", self.person(id))
    }

    fn workers_meant(&self, words: &[String]) -> impl Iterator<Item = FoundWorker> {
        let (today, team) = (self.today(), self.id());
        let seen = move |id| self.judge(Action::See, &Matter::Colleague.of_worker(team, id)).allowed;
        let named = self.team().workers.iter().filter(move |(id, _)| seen(**id));
        named
            .filter(|(id, _)| means(self.worker(**id), words))
            .map(move |(id, worker)| FoundWorker { worker: self.colleague(*id), now: worker.is_here(today) })
    }
}

/// Whether each word begins a word of a name.
fn means(name: &str, words: &[String]) -> bool {
    let name = parts(name);
    words.iter().all(|word| name.iter().any(|part| part.starts_with(word.as_str())))
}

/// The words of a name, in small letters without accents.
fn parts(name: &str) -> Vec<String> {
    let plain: String = name.nfd().filter(|sign| !is_combining_mark(*sign)).collect();
    let words = plain.split(|sign: char| !(sign.is_alphanumeric() || sign == '\'' || sign == '’'));
    words.map(|word| word.replace(['\'', '’'], "").to_lowercase()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_meant_by_the_beginnings_of_its_words() {
        for (name, words) in [
            ("Mrs Hill", "hill"),
            ("Mrs Hill", "HIL mrs"),
            ("Zoë Núñez", "zoe nun"),
            ("Bridget O’Hara", "o'h"),
            ("Ann-Marie Cole", "marie"),
            ("Li Wei", "li"),
        ] {
            assert!(means(name, &parts(words)), "{name} by {words}");
        }
        for (name, words) in [("Mrs Hill", "ill"), ("Mrs Hill", "hill edna"), ("Li Wei", "liw")] {
            assert!(!means(name, &parts(words)), "{name} by {words}");
        }
    }
}
