//! Regions: many teams, each with a neighbourhood of its own.

use crate::Wish;

/// The most people one team is planned for; a branch of seventy-five is not yet split into teams.
const NOT_YET_SPLIT: u32 = 100;
/// People of one team in a region, as design and practice have it: about twenty, with twelve workers.
const PEOPLE_OF_A_TEAM: u32 = 20;

/// The wishes of the teams that a wished region is split into: one for up to a hundred people, else one for
/// each twenty. Each can be invented by itself, so that a region never has to be held in memory at once.
///
/// People and workers are spread evenly; every team has a seed and a place on the earth of its own.
pub fn teams(region: &Wish) -> impl ExactSizeIterator<Item = Wish> + use<> {
    let count = if region.people <= NOT_YET_SPLIT { 1 } else { region.people.div_ceil(PEOPLE_OF_A_TEAM) };
    let region = *region;
    (0..count).map(move |team| {
        if count == 1 {
            return region;
        }
        Wish {
            people: share(region.people, count, team),
            workers: share(region.workers, count, team),
            seed: seed(region.seed, team),
            team: region.team.saturating_add(team),
            ..region
        }
    })
}

/// The share of one team: they differ by at most one, and add up to the whole.
fn share(whole: u32, count: u32, team: u32) -> u32 {
    let upto = |team: u32| u64::from(whole) * u64::from(team) / u64::from(count);
    u32::try_from(upto(team + 1) - upto(team)).unwrap_or(0)
}

/// A seed for each team, far from those of its neighbours (one step of SplitMix64).
fn seed(region: u64, team: u32) -> u64 {
    let mut mixed = region.wrapping_add((u64::from(team) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn teams_add_up_to_the_region() {
        let first_day = "2026-03-02".parse().unwrap();
        let region = Wish::new(26_000, 16_000, 1, first_day);
        let teams: Vec<Wish> = teams(&region).collect();
        assert_eq!(teams.len(), 1_300);
        assert_eq!(teams.iter().map(|team| team.people).sum::<u32>(), 26_000);
        assert_eq!(teams.iter().map(|team| team.workers).sum::<u32>(), 16_000);
        assert!(teams.iter().all(|team| (12..=13).contains(&team.workers)));
    }

    #[test]
    fn a_branch_is_one_team() {
        let branch = Wish::new(75, 40, 1, "2026-03-02".parse().unwrap());
        assert_eq!(teams(&branch).collect::<Vec<_>>(), [branch]);
    }
}
