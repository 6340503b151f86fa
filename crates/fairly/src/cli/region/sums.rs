//! What came of a region, in words and as JSON.

use super::team::Planned;
use serde_json::{Value, json};
use std::fmt::Write;
use std::time::Duration;
use words::{count, grouped, length};

/// Teams with visits left over are named up to this many.
const MOST_NAMED: usize = 10;

/// The teams that are planned.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    /// In the order in which they were done.
    pub(super) teams: Vec<Planned>,
}

impl Sums {
    /// Counts one more team, or what a team has instead of what it had.
    pub(super) fn add(&mut self, team: Planned) {
        match self.teams.iter_mut().find(|other| other.file == team.file) {
            Some(known) => *known = team,
            None => self.teams.push(team),
        }
    }

    pub(super) fn visits(&self) -> i64 {
        self.sum(|team| team.visits)
    }

    pub(super) fn unplaced(&self) -> i64 {
        self.sum(|team| team.unplaced)
    }

    fn beyond_any(&self) -> i64 {
        self.sum(|team| team.beyond_any)
    }

    fn sum(&self, of: impl Fn(&Planned) -> i64) -> i64 {
        self.teams.iter().map(of).sum()
    }

    /// The sums, and the teams that have most left to arrange, out of so many teams.
    pub(super) fn in_words(&self, teams: usize, time: Duration) -> String {
        let done = match self.teams.len() {
            done if done == teams => count(number(teams), "team", "teams"),
            done => format!("{} of {}", grouped(number(done)), count(number(teams), "team", "teams")),
        };
        let mut text = format!("{done} planned in {}.\n", length_of(time));
        if self.teams.is_empty() {
            return text;
        }
        let mut line = |name: &str, value: String| _ = writeln!(text, "  {name:<17}{value}");
        line("visits", grouped(self.visits()));
        line("without anyone", self.without_anyone());
        line("travel", length(self.sum(|team| team.travel)));
        line("faces", format!("{} a person at the mean", tenths(self.faces_tenths())));
        line("weighs", grouped(self.sum(|team| team.cost)));
        text + &self.left_over()
    }

    /// "67; any rota leaves out 12: more at once than workers for them".
    fn without_anyone(&self) -> String {
        let left = grouped(self.unplaced());
        match self.beyond_any() {
            0 => left,
            any => {
                format!("{left}; any rota leaves out {}: more at once than workers for them", grouped(any))
            }
        }
    }

    /// The teams whose visits do not all have someone, most first.
    fn left_over(&self) -> String {
        let mut wanting: Vec<&Planned> = self.teams.iter().filter(|team| team.unplaced > 0).collect();
        wanting.sort_by_key(|team| (std::cmp::Reverse(team.unplaced), &team.file));
        let mut text = String::new();
        for team in wanting.iter().take(MOST_NAMED) {
            let visits = count(team.visits, "visit", "visits");
            text += &format!("○ {}: {} of {visits} without anyone\n", team.file, team.unplaced);
        }
        if wanting.len() > MOST_NAMED {
            let others = count(number(wanting.len() - MOST_NAMED), "other team", "other teams");
            text += &format!("○ and {others}; --json lists them all\n");
        }
        text
    }

    /// Different workers at the mean door, in tenths.
    fn faces_tenths(&self) -> i64 {
        let people = self.sum(|team| team.people).max(1);
        (self.sum(|team| team.faces) * 10 + people / 2) / people
    }

    /// For a program to read: the sums, and every team by name.
    pub(super) fn as_json(&self, time: Duration) -> Value {
        let mut teams = self.teams.clone();
        teams.sort_by(|one, other| one.file.cmp(&other.file));
        let team = |team: &Planned| {
            json!({
                "week": team.file, "visits": team.visits, "unplaced": team.unplaced,
                "beyond_any_rota": team.beyond_any, "cost": team.cost,
                "travel_minutes": team.travel, "people": team.people, "faces": team.faces, "steps": team.steps,
            })
        };
        json!({
            "seconds": time.as_secs_f64(),
            "visits": self.visits(),
            "unplaced": self.unplaced(),
            "beyond_any_rota": self.beyond_any(),
            "cost": self.sum(|team| team.cost),
            "travel_minutes": self.sum(|team| team.travel),
            "people": self.sum(|team| team.people),
            "faces": self.sum(|team| team.faces),
            "teams": teams.iter().map(team).collect::<Vec<_>>(),
        })
    }
}

/// A number of things, for sums and words.
pub(super) fn number(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// "4.2": a number of tenths.
fn tenths(number: i64) -> String {
    format!("{}.{}", number / 10, number % 10)
}

/// "8.3 seconds", "9 minutes 40 seconds".
fn length_of(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{:.1} seconds", time.as_secs_f64()),
        seconds => {
            let (minutes, seconds) = (number_of(seconds / 60), number_of(seconds % 60));
            format!("{} {}", count(minutes, "minute", "minutes"), count(seconds, "second", "seconds"))
        }
    }
}

fn number_of(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(file: &str, unplaced: i64) -> Planned {
        Planned {
            file: file.to_owned(),
            visits: 360,
            unplaced,
            beyond_any: 0,
            cost: 6_000,
            travel: 600,
            people: 20,
            faces: 86,
            steps: 5,
        }
    }

    #[test]
    fn the_sums_are_said_and_who_has_most_left_over() {
        let mut sums = Sums::default();
        [team("b.json", 1), team("a.json", 0), team("c.json", 4)].into_iter().for_each(|team| sums.add(team));
        let said = sums.in_words(4, Duration::from_secs(72));
        assert_eq!(
            said,
            "\
3 of 4 teams planned in 1 minute 12 seconds.
  visits           1,080
  without anyone   5
  travel           30 hours
  faces            4.3 a person at the mean
  weighs           18,000
○ c.json: 4 of 360 visits without anyone
○ b.json: 1 of 360 visits without anyone
"
        );
    }
}
