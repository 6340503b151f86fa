//! Checks workers: references, shifts that make sense, and contracts that keep the law.

use std::collections::BTreeSet;

use super::names::Names;
use crate::civil::{Clock, Stretch};
use crate::law::{Allowance, Law};
use crate::notes::Notes;
use crate::week::Week;
use crate::worker::{Contract, Worker};

const WEEK: u32 = 7 * 24 * 60;

pub(super) fn check(week: &Week, names: &Names<'_>, notes: &mut Notes) {
    let competences: BTreeSet<&str> = week.competences.iter().map(String::as_str).collect();
    for (index, worker) in week.workers.iter().enumerate() {
        let at = format!("workers[{index}]");
        references(worker, names, &at, notes);
        competent(worker, &competences, &at, notes);
        shifts(week, worker, names, &at, notes);
        contract(&worker.contract, &format!("{at}.contract"), notes);
        if let Some(law) = week.law() {
            lawful(week, worker, law, &at, notes);
        }
        rest_exceptions(week, worker, &at, notes);
        let early = worker.last_worked.is_none_or(|last| last <= week.horizon.from.at(Clock::DAY_END));
        let what = "this is after the horizon's first date";
        let help = "write when their last work that began before the horizon ended";
        notes.unless(early, &format!("{at}.last_worked"), what, help);
        let only_one = worker.born.is_none() || worker.age.is_none();
        notes.unless(only_one, &format!("{at}.age"), "both born and age are given", "keep born");
    }
}

fn references(worker: &Worker, names: &Names<'_>, at: &str, notes: &mut Notes) {
    if let Some(place) = &worker.start {
        names.place(place, &format!("{at}.start"), notes);
    }
    if let Some(place) = &worker.end {
        names.place(place, &format!("{at}.end"), notes);
    }
    for (index, sign_off) in worker.sign_offs.iter().enumerate() {
        names.person(&sign_off.person, &format!("{at}.sign_offs[{index}].person"), notes);
    }
    for (index, pick) in worker.picks.iter().enumerate() {
        names.visit(pick, &format!("{at}.picks[{index}]"), notes);
    }
}

fn competent(worker: &Worker, known: &BTreeSet<&str>, at: &str, notes: &mut Notes) {
    let held = worker.competences.iter().map(|held| &held.name).enumerate();
    let signed = worker.sign_offs.iter().map(|signed| &signed.competence).enumerate();
    let held = held.map(|(index, name)| (format!("{at}.competences[{index}].name"), name));
    let signed = signed.map(|(index, name)| (format!("{at}.sign_offs[{index}].competence"), name));
    for (at, name) in held.chain(signed) {
        super::visits::competence(name, known, &at, notes);
    }
}

fn shifts(week: &Week, worker: &Worker, names: &Names<'_>, at: &str, notes: &mut Notes) {
    for (index, shift) in worker.shifts.iter().enumerate() {
        let at = format!("{at}.shifts[{index}]");
        for (field, place) in [("start", &shift.start), ("end", &shift.end)] {
            if let Some(place) = place {
                names.place(place, &format!("{at}.{field}"), notes);
            }
        }
        let parts = shift.parts.len();
        let help = "give one part, or a few on a split day";
        notes.unless((1..=8).contains(&parts), &format!("{at}.parts"), "a shift has 1 to 8 parts", help);
        for (part_index, _) in shift.parts.iter().enumerate().filter(|(_, part)| part.from == part.to) {
            let at = format!("{at}.parts[{part_index}]");
            notes.note(at, "it ends when it begins", "for a whole day write 00:00 to 24:00");
        }
    }
    for (index, off) in worker.off.iter().enumerate() {
        notes.unless(off.from <= off.to, &format!("{at}.off[{index}]"), "it ends before it begins", "swap");
    }
    overlaps(week, worker, at, notes);
}

/// Notes the first date on which two parts overlap, the night before included.
fn overlaps(week: &Week, worker: &Worker, at: &str, notes: &mut Notes) {
    let mut busy: Vec<(i32, i32)> = Vec::new();
    let evening_before = std::iter::once(week.horizon.from.plus_days(-1));
    for (day, date) in evening_before.chain(week.horizon.dates()).enumerate() {
        let midnight = i32::try_from(day).unwrap_or_default() * 24 * 60;
        let of_day =
            worker.shifts.iter().filter(|shift| shift.days().hold(date)).flat_map(|shift| &shift.parts);
        for part in of_day {
            let (from, to) = stretch(part);
            let span = (midnight + from, midnight + to);
            if busy.iter().any(|other| other.0 < span.1 && span.0 < other.1) {
                let what = format!("two parts overlap on {date}");
                notes.note(format!("{at}.shifts"), what, "make one part of them, or mend their times");
                return;
            }
            busy.push(span);
        }
    }
}

/// A stretch in clock minutes, beyond 24 hours where it goes on after midnight.
fn stretch(part: &Stretch) -> (i32, i32) {
    let (from, to) = (i32::from(part.from.minutes()), i32::from(part.to.minutes()));
    (from, if to < from { to + 24 * 60 } else { to })
}

fn contract(contract: &Contract, at: &str, notes: &mut Notes) {
    let weekly = [
        ("contracted_minutes_a_week", contract.contracted_minutes_a_week),
        ("most_minutes_a_week", contract.most_minutes_a_week),
        ("weekly_rest_minutes", contract.weekly_rest_minutes),
    ];
    for (field, minutes) in weekly {
        let sane = minutes.is_none_or(|minutes| minutes <= WEEK);
        notes.unless(
            sane,
            &format!("{at}.{field}"),
            "a week has 10080 minutes",
            "write minutes, not seconds",
        );
    }
    let daily = [
        ("most_minutes_a_day", contract.most_minutes_a_day),
        ("daily_rest_minutes", contract.daily_rest_minutes),
    ];
    for (field, minutes) in daily {
        let sane = minutes.is_none_or(|minutes| minutes <= 24 * 60);
        notes.unless(sane, &format!("{at}.{field}"), "a day has 1440 minutes", "write minutes, not seconds");
    }
    let promised = contract.contracted_minutes_a_week.unwrap_or_default();
    let kept = contract.most_minutes_a_week.is_none_or(|most| promised <= most);
    let help = "raise most_minutes_a_week or promise less";
    notes.unless(
        kept,
        &format!("{at}.contracted_minutes_a_week"),
        "more is promised than may be worked",
        help,
    );
    let before = contract.worked_before.unwrap_or_default();
    let sane = before.weeks <= 52 && before.minutes <= before.weeks * WEEK;
    let help = "write the paid minutes of those weeks together";
    notes.unless(sane, &format!("{at}.worked_before"), "that is more than those weeks held", help);
}

/// A contract never asks for more than the law allows.
fn lawful(week: &Week, worker: &Worker, law: &Law, at: &str, notes: &mut Notes) {
    let age = worker.age_on(week.horizon.from);
    let allowed = law.allowance(age);
    let at_contract = format!("{at}.contract");
    let mut below = |holds: bool, field: &str, legal: u32| {
        if !holds {
            let what = format!("the law sets {legal} minutes here ({})", law.source);
            notes.note(format!("{at_contract}.{field}"), what, format!("write {legal}, or leave it out"));
        }
    };
    let contract = &worker.contract;
    rest(contract, allowed, &mut below);
    if let Some(most) = allowed.most_a_day {
        let kept = contract.most_minutes_a_day.is_none_or(|minutes| minutes <= most);
        below(kept, "most_minutes_a_day", most);
    }
    let young = age.is_some_and(|age| age < 18);
    let averaged = !young && (contract.opted_out_of_48_hours || contract.worked_before.is_some());
    let most =
        |minutes: Option<u32>| averaged || minutes.is_none_or(|minutes| minutes <= allowed.most_a_week);
    below(most(contract.most_minutes_a_week), "most_minutes_a_week", allowed.most_a_week);
    below(most(contract.contracted_minutes_a_week), "contracted_minutes_a_week", allowed.most_a_week);
    let old_enough = age.is_none_or(|age| age >= law.youngest);
    let field = if worker.born.is_some() { "born" } else { "age" };
    let help = "children cannot be planned; mend the date, or take them out";
    notes.unless(old_enough, &format!("{at}.{field}"), "they are under 16", help);
    let may = !young || worker.rest_exceptions.is_empty();
    let help = "take it out; their rest may not be cut";
    notes.unless(may, &format!("{at}.rest_exceptions"), "they are under 18", help);
}

fn rest(contract: &Contract, allowed: &Allowance, below: &mut impl FnMut(bool, &str, u32)) {
    let daily = contract.daily_rest_minutes.is_none_or(|minutes| minutes >= allowed.daily_rest);
    below(daily, "daily_rest_minutes", allowed.daily_rest);
    let weekly = contract.weekly_rest_minutes.is_none_or(|minutes| minutes >= allowed.weekly_rest);
    below(weekly, "weekly_rest_minutes", allowed.weekly_rest);
}

fn rest_exceptions(week: &Week, worker: &Worker, at: &str, notes: &mut Notes) {
    for (index, exception) in worker.rest_exceptions.iter().enumerate() {
        let at = format!("{at}.rest_exceptions[{index}]");
        let within = week.horizon.day(exception.after).is_some();
        notes.unless(within, &format!("{at}.after"), "this date is not in the horizon", "take it out");
        let given = !exception.reason.trim().is_empty();
        notes.unless(
            given,
            &format!("{at}.reason"),
            "a shorter rest needs a reason",
            "say why it was agreed",
        );
        let later = exception.give_back_by > exception.after;
        let help = "say by when the missing rest is given back";
        notes.unless(later, &format!("{at}.give_back_by"), "this is not after the shorter rest", help);
    }
}
