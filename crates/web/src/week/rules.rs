//! What a rule that is never broken says to a worker who would like to come.

use rota::Rule;

/// Why somebody cannot make a visit.
pub(crate) fn stops(rule: Rule) -> &'static str {
    match rule {
        Rule::OnePlaceAtATime => "is somewhere else then, or could not get there in time",
        Rule::Competence => "is not signed off for what is needed",
        Rule::Clearance => "has no clearance for that day",
        Rule::NotThisWorker => "the person asked that she does not come",
        Rule::Together | Rule::Linked => "it could not be fitted to the visit that belongs to it",
        Rule::HardWindow => "could not be there at the time that was agreed",
        Rule::WithinShift => "does not work then",
        Rule::DailyHours => "would work too long that day",
        Rule::WeeklyHours => "would work too long that week",
        Rule::DailyRest => "would not have her rest between two days",
        Rule::WeeklyRest => "would not have her free day",
        Rule::Break => "would have no break",
        Rule::Pinned => "has something pinned that stands in the way",
        Rule::Capacity => "has no room in her round",
        _ => "as the week stands",
    }
}
