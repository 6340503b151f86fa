//! How long each team of a region may search.

use crate::cli::clock::{Budget, Clock, Kind};
use rota::Steps;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

/// How many times its share a team gets again, by the clock, when it leaves a visit out.
const AGAIN: f64 = 4.0;

/// What is kept back of a total for such teams: about one in twenty.
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

/// A share that has begun to be used.
pub(super) struct Begun {
    share: Share,
    began: Instant,
    teams: usize,
    threads: usize,
}

impl Share {
    /// Starts the clock of a region.
    pub(super) fn begin(self, teams: usize, threads: usize) -> Begun {
        Begun { share: self, began: Instant::now(), teams, threads: threads.max(1) }
    }
}

impl Begun {
    /// What the team at this place may use, beginning now.
    pub(super) fn of_team<'a>(&self, at: usize, stop: &'a AtomicBool) -> Budget<'a> {
        let kind = match self.share {
            Share::Steps(steps) => Kind::Steps(Steps(steps)),
            Share::EachTeam(seconds) => seconds_from_now(seconds),
            Share::AllTeams(total) => seconds_from_now(self.even(total, self.began.elapsed(), at)),
        };
        Budget { kind, stop }
    }

    /// What a team at this place that leaves visits out may use to try once more, beginning now; nothing by moves, where
    /// all teams are to have the same.
    pub(super) fn again<'a>(&self, at: usize, stop: &'a AtomicBool) -> Option<Budget<'a>> {
        let seconds = match self.share {
            Share::Steps(_) => return None,
            Share::EachTeam(seconds) => AGAIN * seconds,
            Share::AllTeams(total) => {
                let gone = self.began.elapsed();
                (AGAIN * self.even(total, gone, at)).min(total - gone.as_secs_f64()).max(0.0)
            }
        };
        Some(Budget { kind: seconds_from_now(seconds), stop })
    }

    /// An even share of what is not kept back, or less where what went before took longer: teams are planned in waves, one
    /// on each thread.
    fn even(&self, total: f64, gone: Duration, at: usize) -> f64 {
        let left = (total - gone.as_secs_f64()).max(0.0);
        ((1.0 - KEPT_BACK) * total / self.waves(self.teams))
            .min(left / self.waves(self.teams.saturating_sub(at)))
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
        let begun = Share::AllTeams(10.0).begin(5, 2);
        let even = |gone, at| begun.even(10.0, Duration::from_millis(gone), at);
        let third = 8.0 / 3.0;
        assert!((even(0, 0) - third).abs() < 1e-9, "three waves of two threads, and a fifth kept back");
        assert!((even(0, 1) - third).abs() < 1e-9, "no more for who begins last in a wave");
        assert!((even(4_000, 2) - third).abs() < 1e-9, "six seconds are left for two waves");
        assert!((even(6_000, 2) - 2.0).abs() < 1e-9, "four seconds are left for two waves");
        assert!(even(11_000, 4).abs() < 1e-9, "nothing is left");
    }
}
