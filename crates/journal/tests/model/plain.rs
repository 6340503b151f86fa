//! The model: what a journal does, in the fewest words.

use std::collections::{BTreeMap, BTreeSet};

/// A command as it is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub(crate) stream: u8,
    /// How far what it was decided on is from how it is.
    pub(crate) off: i64,
    pub(crate) command: u8,
    pub(crate) entries: u8,
    /// About whom, and under which name.
    pub(crate) secret: Option<(u8, u8)>,
    pub(crate) jobs: u8,
}

/// A journal in a few ordinary collections.
#[derive(Default)]
pub(crate) struct Plain {
    /// Stream, version, command, body.
    events: Vec<(u8, u64, u8, u8)>,
    answers: BTreeMap<u8, Vec<u8>>,
    /// By name: about whom, in which stream.
    vault: BTreeMap<u8, (u8, u8)>,
    erased: BTreeSet<u8>,
    /// Every name that was ever in the vault.
    named: BTreeSet<u8>,
    jobs: usize,
}

impl Plain {
    pub(crate) fn version(&self, stream: u8) -> u64 {
        self.events.iter().filter(|event| event.0 == stream).count() as u64
    }

    pub(crate) fn events(&self) -> impl Iterator<Item = (u8, u64, u8, u8)> + '_ {
        self.events.iter().copied()
    }

    /// The names of what is sealed in a stream.
    pub(crate) fn vault(&self, stream: u8) -> Vec<String> {
        let there = self.vault.iter().filter(|(_, (_, sealed_in))| *sealed_in == stream);
        there.map(|(id, _)| format!("secret {id:02}")).collect()
    }

    /// How many events were written, or the first answer, or why not.
    pub(crate) fn append(&mut self, wanted: Wanted, expected: u64) -> Result<Result<usize, Vec<u8>>, String> {
        if let Some(answer) = self.answers.get(&wanted.command) {
            return Ok(Err(answer.clone()));
        }
        if let Some((whom, _)) = wanted.secret.filter(|(whom, _)| self.erased.contains(whom)) {
            return Err(format!("erased person {whom}"));
        }
        let version = self.version(wanted.stream);
        if expected != version {
            return Err(format!("version {version}"));
        }
        if wanted.secret.is_some_and(|(_, id)| self.named.contains(&id)) {
            return Err("taken".to_owned());
        }
        for number in 0..wanted.entries {
            self.events.push((wanted.stream, version + u64::from(number) + 1, wanted.command, number));
        }
        self.answers.insert(wanted.command, expected.to_string().into_bytes());
        self.vault.extend(wanted.secret.map(|(whom, id)| (id, (whom, wanted.stream))));
        self.named.extend(wanted.secret.map(|(_, id)| id));
        self.jobs += usize::from(wanted.jobs);
        Ok(Ok(wanted.entries.into()))
    }

    pub(crate) fn erase(&mut self, whom: u8) -> u64 {
        let before = self.vault.len();
        self.vault.retain(|_, (about, _)| *about != whom);
        self.erased.insert(whom);
        (before - self.vault.len()) as u64
    }

    pub(crate) fn take_jobs(&mut self, many: u8) -> usize {
        let taken = self.jobs.min(many.into());
        self.jobs -= taken;
        taken
    }
}
