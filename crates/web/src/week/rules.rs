//! What a rule that is never broken says to a worker who would like to come.

use rota::Rule;

/// Why somebody cannot make a visit.
pub(crate) fn stops(rule: Rule) -> &'static str {
    match rule {
        Rule::OnePlaceAtATime => "is somewhere else then, or could not get there in time",
        Rule::Competence => "is not signed off for what is needed",
        Rule::Clearance => "has no clearance for that day",
        Rule::NotThisWorker => "the person asked for somebody else",
        Rule::Together | Rule::Linked => "it could not be fitted to the visit that belongs to it",
        Rule::HardWindow => "could not be there at the time that was agreed",
        Rule::WithinShift => "does not work then",
        Rule::DailyHours => "would work too long that day",
        Rule::WeeklyHours => "would work too long that week",
        Rule::DailyRest => "would not have enough rest between two days",
        Rule::WeeklyRest => "would not have a free day",
        Rule::Break => "would have no break",
        Rule::Pinned => "has something pinned then",
        Rule::Capacity => "has no room on the round",
        _ => "as the week is now",
    }
}
