//! Workers: contracts, lines of work, ways of travelling, languages.

use std::collections::{BTreeMap, BTreeSet};

use week::{Date, Mode};

use super::figures::{self, Line};
use super::names::{self, LANGUAGES, Named};
use super::routines::Routine;
use super::skills::Skill;
use crate::chance::Chance;

/// Someone who makes visits.
pub(crate) struct Member {
    pub(crate) named: Named,
    pub(crate) woman: bool,
    pub(crate) line: Line,
    /// Guaranteed minutes a week.
    pub(crate) contract: u32,
    pub(crate) mode: Mode,
    pub(crate) languages: Vec<&'static str>,
    /// Seventeen years old.
    pub(crate) young: bool,
    /// Works weekends in weeks of this parity.
    pub(crate) weekends: i32,
    /// What they hold, and until when if it ends.
    pub(crate) skills: BTreeMap<Skill, Option<Date>>,
    /// What a nurse has signed them off to do, for which person.
    pub(crate) sign_offs: BTreeSet<(usize, Skill)>,
    /// People who do not want them.
    pub(crate) unwelcome: BTreeSet<usize>,
}

impl Member {
    /// Whether they may make a visit on a date, by skill and the person's word.
    pub(crate) fn may(&self, person: usize, routine: &Routine, date: Date) -> bool {
        !self.unwelcome.contains(&person) && routine.skills.iter().all(|&skill| self.has(person, skill, date))
    }

    fn has(&self, person: usize, skill: Skill, date: Date) -> bool {
        let held = self.skills.get(&skill).is_some_and(|until| until.is_none_or(|last| date <= last));
        held || self.sign_offs.contains(&(person, skill))
    }

    /// As the week file has it.
    pub(crate) fn gender(&self) -> &'static str {
        if self.woman { "woman" } else { "man" }
    }

    /// The most minutes they work in a week: a fifth above what is guaranteed, and at least three hours.
    pub(crate) fn most(&self) -> u32 {
        let most = (self.contract * 6 / 5).max(self.contract + 180);
        if self.young { most.min(40 * 60) } else { most.min(48 * 60) }
    }
}

/// A team of so many, dealt in the stated shares. `wished` are the languages people wish for.
pub(crate) fn crew(count: usize, wished: &[&'static str], chance: &mut Chance) -> Vec<Member> {
    let contracts = chance.deal(count, &figures::CONTRACTS);
    let mut lines = if count <= figures::FEW {
        figures::FEW_LINES[..count].to_vec()
    } else {
        chance.deal(count, &figures::LINES)
    };
    // Side by side with their like, so that every second one of a line works the same weekends.
    lines.sort_unstable();
    let modes = chance.deal(count, &figures::MODES);
    let women = chance.deal(count, &figures::WOMEN);
    let names = names::workers(&women, chance);
    let mut crew: Vec<Member> = names
        .into_iter()
        .enumerate()
        .map(|(at, named)| Member {
            named,
            woman: women[at],
            line: lines[at],
            contract: contracts[at],
            mode: modes[at],
            languages: languages(chance),
            young: false,
            weekends: i32::from(at % 2 == 1),
            skills: BTreeMap::new(),
            sign_offs: BTreeSet::new(),
            unwelcome: BTreeSet::new(),
        })
        .collect();
    understand(&mut crew, wished, chance);
    if count > figures::FEW && chance.percent(figures::YOUNG_WORKER) {
        take_on_apprentice(&mut crew);
    }
    crew
}

fn languages(chance: &mut Chance) -> Vec<&'static str> {
    if chance.percent(figures::SECOND_LANGUAGE) { vec![chance.weighed(&LANGUAGES)] } else { Vec::new() }
}

/// A team finds two workers for each language its people wish for, if it has two.
fn understand(crew: &mut [Member], wished: &[&'static str], chance: &mut Chance) {
    for &language in wished {
        let mut order: Vec<usize> = (0..crew.len()).collect();
        chance.shuffle(&mut order);
        order.sort_by_key(|&at| !crew[at].languages.contains(&language));
        for &at in order.iter().take(2) {
            if !crew[at].languages.contains(&language) {
                crew[at].languages.push(language);
            }
        }
    }
}

/// One worker who works on different days is seventeen, on the smallest contract.
fn take_on_apprentice(crew: &mut [Member]) {
    let Some(at) = crew.iter().position(|member| member.line == Line::Mixed) else { return };
    let least = (0..crew.len()).min_by_key(|&other| crew[other].contract).unwrap_or(at);
    let contract = crew[at].contract;
    crew[at].contract = crew[least].contract;
    crew[least].contract = contract;
    crew[at].young = true;
    crew[at].mode = if crew[at].mode == Mode::Car { Mode::Bicycle } else { crew[at].mode };
}
