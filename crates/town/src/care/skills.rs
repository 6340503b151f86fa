//! Competences: who holds which, and until when.

use week::Date;

use super::calls::{Calendar, Call};
use super::crew::Member;
use super::duties::Duties;
use crate::chance::Chance;

/// What a visit may ask of its workers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Skill {
    Medicines,
    Moving,
    Dementia,
    Catheter,
    PegFeeding,
    Insulin,
}

impl Skill {
    pub(crate) const ALL: [Self; 6] =
        [Self::Medicines, Self::Moving, Self::Dementia, Self::Catheter, Self::PegFeeding, Self::Insulin];

    /// Its name in the week file.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Medicines => "medicines",
            Self::Moving => "moving and handling",
            Self::Dementia => "dementia",
            Self::Catheter => "catheter care",
            Self::PegFeeding => "PEG feeding",
            Self::Insulin => "insulin",
        }
    }

    /// Workers who hold it, in hundredths, before gaps in cover are filled. Invented. Insulin is held by nobody:
    /// a nurse signs off workers for each person.
    pub(crate) fn held(self) -> usize {
        match self {
            Self::Medicines | Self::Moving => 100,
            Self::Dementia => 75,
            Self::Catheter => 50,
            Self::PegFeeding => 30,
            Self::Insulin => 0,
        }
    }
}

/// Gives everyone their competences, then trains or signs off more workers until every visit has, on its day,
/// one more on duty who may make it than it takes.
pub(crate) fn train(
    crew: &mut [Member],
    calls: &[Call<'_>],
    duties: &[Duties],
    calendar: &Calendar,
    chance: &mut Chance,
) {
    for skill in Skill::ALL {
        let dealt = chance.deal(crew.len(), &[(true, skill.held()), (false, 100 - skill.held())]);
        for (member, holds) in dealt.into_iter().enumerate() {
            let too_young = crew[member].young && skill != Skill::Dementia;
            if holds && !too_young {
                crew[member].skills.insert(skill, valid_until(calendar, chance));
            }
        }
    }
    let mut order: Vec<usize> = (0..crew.len()).collect();
    chance.shuffle(&mut order);
    for call in calls {
        for &day in &call.days {
            cover(crew, call, day, duties, &order, calendar);
        }
    }
}

/// Certificates run out at any time in the next two years; one in twenty-five within three weeks.
fn valid_until(calendar: &Calendar, chance: &mut Chance) -> Option<Date> {
    let days = if chance.percent(4) { chance.between(0, 20) } else { chance.between(30, 700) };
    Some(calendar.date(days))
}

fn cover(
    crew: &mut [Member],
    call: &Call<'_>,
    day: i32,
    duties: &[Duties],
    order: &[usize],
    calendar: &Calendar,
) {
    let on_duty = |member: usize| duties[member].get(&day).is_some_and(|duty| duty.fits(call.routine));
    let date = calendar.date(day);
    let enough = usize::from(call.routine.workers) + 1;
    let able = order
        .iter()
        .filter(|&&member| on_duty(member) && crew[member].may(call.person, call.routine, date))
        .count();
    let more: Vec<usize> = order
        .iter()
        .copied()
        .filter(|&member| {
            on_duty(member)
                && !crew[member].young
                && !crew[member].unwelcome.contains(&call.person)
                && !crew[member].may(call.person, call.routine, date)
        })
        .take(enough.saturating_sub(able))
        .collect();
    for member in more {
        for &skill in &call.routine.skills {
            if skill == Skill::Insulin {
                crew[member].sign_offs.insert((call.person, skill));
            } else {
                crew[member].skills.insert(skill, Some(calendar.date(365)));
            }
        }
    }
}
