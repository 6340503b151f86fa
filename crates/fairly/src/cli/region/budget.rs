//! How long each team of a region may search.

use crate::cli::clock::{Budget, Clock, Kind};
use rota::Steps;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

/// How many times its share a team gets again that leaves out visits for which there may be room, by the clock.
const AGAIN: f64 = 4.0;

/// What is kept back of a total for such teams.
const KEPT_BACK: f64 = 0.2;

/// How much searching a region gets.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) enum Share {
    /// So many moves for each team: the same rotas every time, whatever the threads.
    Steps(u64),
    /// So many seconds for each team.
    EachTeam(f64),
    /// So many seconds for all of them, shared out evenly; reading and writing count too.
    AllTeams(f64),
}

/// What the teams of one turn share.
pub(super) struct Turn {
    share: Share,
    began: Instant,
    teams: usize,
    threads: usize,
}

impl Share {
    /// For all teams, from now on.
    pub(super) fn first(self, teams: usize, threads: usize) -> Turn {
        let share = match self {
            Self::AllTeams(total) => Self::AllTeams((1.0 - KEPT_BACK) * total),
            each => each,
        };
        share.turn(teams, threads)
    }

    /// For so many teams once more, when so much time is gone; nothing by moves, where all teams are to have the same.
    pub(super) fn again(self, gone: Duration, teams: usize, threads: usize) -> Option<Turn> {
        let share = match self {
            Self::Steps(_) => return None,
            Self::EachTeam(seconds) => Self::EachTeam(AGAIN * seconds),
            Self::AllTeams(total) => Self::AllTeams((total - gone.as_secs_f64()).max(0.0)),
        };
        Some(share.turn(teams, threads))
    }

    fn turn(self, teams: usize, threads: usize) -> Turn {
        Turn { share: self, began: Instant::now(), teams, threads: threads.max(1) }
    }
}

impl Turn {
    /// What the team at this place may use, beginning now.
    pub(super) fn of_team<'a>(&self, at: usize, stop: &'a AtomicBool) -> Budget<'a> {
        let kind = match self.share {
            Share::Steps(steps) => Kind::Steps(Steps(steps)),
            Share::EachTeam(seconds) => seconds_from_now(seconds),
            Share::AllTeams(total) => seconds_from_now(self.even(total, self.began.elapsed(), at)),
        };
        Budget { kind, stop }
    }

    /// An even share, or less where what went before took longer: teams are planned in waves, one on each thread.
    fn even(&self, total: f64, gone: Duration, at: usize) -> f64 {
        let left = (total - gone.as_secs_f64()).max(0.0);
        (total / self.waves(self.teams)).min(left / self.waves(self.teams.saturating_sub(at)))
    }

    #[expect(clippy::cast_precision_loss, reason = "a region has far fewer teams than 2^52")]
    fn waves(&self, teams: usize) -> f64 {
        teams.div_ceil(self.threads).max(1) as f64
    }
}

fn seconds_from_now(seconds: f64) -> Kind {
    Kind::Seconds(Clock::starting_now(Duration::from_secs_f64(seconds)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_split_evenly_and_lateness_is_made_good() {
        let turn = Share::AllTeams(10.0).first(5, 2);
        let even = |gone, at| turn.even(8.0, Duration::from_millis(gone), at);
        let third = 8.0 / 3.0;
        assert!(
            matches!(turn.share, Share::AllTeams(total) if (total - 8.0).abs() < 1e-9),
            "a fifth is kept back"
        );
        assert!((even(0, 0) - third).abs() < 1e-9, "three waves of two threads");
        assert!((even(0, 1) - third).abs() < 1e-9, "nothing extra for the one who begins last in a wave");
        assert!((even(4_000, 2) - 2.0).abs() < 1e-9, "four seconds are left for two waves");
        assert!((even(2_000, 2) - third).abs() < 1e-9, "nothing extra for the one who begins early");
        assert!(even(11_000, 4).abs() < 1e-9, "nothing is left");
    }

    #[test]
    fn what_is_left_of_a_total_is_for_those_who_try_again() {
        let left = |gone| match Share::AllTeams(10.0)
            .again(Duration::from_secs(gone), 3, 2)
            .map(|turn| turn.share)
        {
            Some(Share::AllTeams(left)) => left,
            other => panic!("{other:?}"),
        };
        assert!((left(7) - 3.0).abs() < 1e-9);
        assert!(left(12).abs() < 1e-9, "nothing is left");
        assert!(Share::Steps(100).again(Duration::ZERO, 3, 2).is_none());
    }
}
