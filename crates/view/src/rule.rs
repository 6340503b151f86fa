//! What a weighed rule amounts to, in a sentence.

use rota::Rule;
use words::{count, grouped, length};

/// What `amount` of a weighed rule comes to in a week counted in minutes: "3 visits have nobody yet".
#[must_use]
pub fn weighed(rule: Rule, amount: i64) -> String {
    let visits = |amount| count(amount, "visit", "visits");
    match rule {
        Rule::Unplaced => format!("{} still without anyone", visits(amount)),
        Rule::Late => format!("{} late, over all visits", length(amount)),
        Rule::WorstLate => format!("{} late at the latest visit", length(amount)),
        Rule::Early => format!("{} early, over all visits", length(amount)),
        Rule::Shortened => format!("{} cut from visits", length(amount)),
        Rule::Travel => format!("{} of travel", length(amount)),
        Rule::Waiting => format!("{} of waiting between visits", length(amount)),
        Rule::Overtime => format!("{} past the end of shifts", length(amount)),
        Rule::LongestIdle => format!("{} idle in the idlest round", length(amount)),
        Rule::MissedBreak => count(amount, "missed break", "missed breaks"),
        Rule::GuaranteedHours => format!("{} paid with no visits", length(amount)),
        Rule::BeyondGuaranteed => format!("{} above the guaranteed hours", length(amount)),
        Rule::Stranger => count(amount, "first meeting with someone new", "first meetings with someone new"),
        Rule::Faces => count(amount, "extra face", "extra faces"),
        Rule::PersonWishes => format!("{} against people's wishes", visits(amount)),
        Rule::WorkerWishes => format!("{} when workers would rather not", visits(amount)),
        Rule::SplitDay => count(amount, "day in two parts", "days in two parts"),
        Rule::FairEvenings => format!("{} from an even share", of("evening visit", amount)),
        Rule::FairWeekends => format!("{} from an even share", of("weekend visit", amount)),
        Rule::Balance => format!("{} from an even workload", length(amount)),
        Rule::Changed => format!("{} to what was published", count(amount, "change", "changes")),
        _ => format!("{}: {}", rule.name(), grouped(amount)),
    }
}

fn of(noun: &str, amount: i64) -> String {
    count(amount, noun, &format!("{noun}s"))
}

/// Why a weighed rule is there, in a sentence for a page.
#[must_use]
pub fn meaning(rule: Rule) -> &'static str {
    match rule {
        Rule::Unplaced => {
            "A visit that nobody makes is the worst thing a rota can do; urgent ones weigh more."
        }
        Rule::Late => "Minutes after the time that is fine for the person.",
        Rule::WorstLate => "The one visit that starts latest, so that nobody bears it all.",
        Rule::Early => "Minutes before the time that is fine for the person.",
        Rule::Shortened => "Minutes taken from visits whose length is flexible.",
        Rule::Travel => "Paid minutes on the way, home legs included.",
        Rule::Waiting => "Paid minutes between visits, before the next may begin.",
        Rule::Overtime => "Minutes worked after a shift should have ended.",
        Rule::LongestIdle => "Idle minutes of the round that has most of them.",
        Rule::MissedBreak => "Breaks that a long round owed and did not give.",
        Rule::GuaranteedHours => "Guaranteed hours are paid, whether or not there are visits.",
        Rule::BeyondGuaranteed => "Hours above what is guaranteed, which a worker may not want.",
        Rule::Stranger => "A person opens the door to someone for the first time.",
        Rule::Faces => "Every different worker a person sees in fourteen days, beyond one.",
        Rule::PersonWishes => "Visits by someone other than those a person asked for.",
        Rule::WorkerWishes => "Visits at times a worker asked to be free.",
        Rule::SplitDay => "Coming out twice in one day.",
        Rule::FairEvenings => "Evenings are shared among all who have shifts in the evening.",
        Rule::FairWeekends => "Weekends are shared among all who have shifts at weekends.",
        Rule::Balance => "How far each worker's work is from the average.",
        Rule::Changed => "What people were told and is now different, dearer the nearer it is.",
        _ => "A rule that no rota may break.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weighed_rule_has_its_own_sentence() {
        let mut said: Vec<String> = Rule::WEIGHED.iter().map(|rule| weighed(*rule, 2)).collect();
        said.sort();
        said.dedup();
        assert_eq!(said.len(), Rule::WEIGHED.len());
        let own = |rule: &&Rule| meaning(**rule) != meaning(Rule::Pinned);
        assert_eq!(Rule::WEIGHED.iter().filter(own).count(), Rule::WEIGHED.len());
    }

    #[test]
    fn amounts_agree_with_their_nouns() {
        assert_eq!(weighed(Rule::Unplaced, 1), "1 visit still without anyone");
        assert_eq!(weighed(Rule::Travel, 90), "1 hour 30 minutes of travel");
        assert_eq!(weighed(Rule::FairEvenings, 1), "1 evening visit from an even share");
    }
}
