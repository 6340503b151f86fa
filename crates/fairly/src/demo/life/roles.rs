//! Roles go round.

use super::super::calendar::Calendar;
use super::super::cast::Cast;
use care::roles;
use care::roles::{Role, Turn};
use care::team::Command;
use care::time::plus_days;

/// Which part plays the planner now, who can publish next week's rota.
pub(in super::super) const PLANNER: usize = 0;

/// What one colleague proposes, each role with its turns.
pub(in super::super) fn share(calendar: &Calendar, cast: &Cast) -> Vec<Command> {
    let share = |(role, turns)| Command::from(roles::ShareRole { role, turns });
    turns(calendar, cast).into_iter().map(share).collect()
}

/// What another colleague says yes to.
pub(in super::super) fn confirm(calendar: &Calendar, cast: &Cast) -> Vec<Command> {
    let confirm = |(role, turns)| Command::from(roles::ConfirmRole { role, turns });
    turns(calendar, cast).into_iter().map(confirm).collect()
}

/// Who has which role when. Planning goes round every four weeks, the rest every half year.
fn turns(calendar: &Calendar, cast: &Cast) -> Vec<(Role, Vec<Turn>)> {
    let turn = |part: usize, from: i32, to: Option<i32>| Turn {
        worker: cast.part(part),
        from: calendar.week(from).monday(),
        to: to.map(|to| plus_days(calendar.week(to).monday(), -1)),
    };
    let first = calendar.weeks() + 2;
    // The last turns are those of the story; before them it goes round in the same order.
    let mut planners: Vec<Turn> = (0..)
        .zip((10..first).step_by(4))
        .map(|(number, to): (usize, i32)| turn((5 - number % 4) % 4, (to + 4).min(first), Some(to)))
        .collect();
    planners.reverse();
    planners.extend([
        turn(2, 10, Some(6)),
        turn(3, 6, Some(2)),
        turn(PLANNER, 2, Some(-2)),
        turn(1, -2, Some(-6)),
    ]);
    let half_years = |part: usize| vec![turn(part, first, Some(4)), turn(part + 3, 4, Some(-22))];
    let rest = [
        (Role::Welcomer, half_years(1)),
        (Role::Mentor, vec![turn(4, first, None)]),
        (Role::Bookkeeper, half_years(2)),
        (Role::Quality, vec![turn(5, first, None)]),
        (Role::Trainer, vec![turn(6, first, None)]),
        (Role::Spokesperson, vec![turn(7, first, None)]),
        (Role::Safeguarding, vec![turn(3, first, None)]),
    ];
    std::iter::once((Role::Planner, planners)).chain(rest).collect()
}
