//! The words for parts of life, for who does something, and for how far something has come.

use care::care_plan::{Doer, Domain, Nearness, Score};

/// What stands for a part of life in a form, and its name.
pub(super) fn domain(domain: Domain) -> (&'static str, &'static str) {
    match domain {
        Domain::Control => ("control", "Control over daily life"),
        Domain::Cleanliness => ("cleanliness", "Personal cleanliness and comfort"),
        Domain::Food => ("food", "Food and drink"),
        Domain::Safety => ("safety", "Personal safety"),
        Domain::Social => ("social", "Social participation and involvement"),
        Domain::Occupation => ("occupation", "Occupation: how I spend my time"),
        Domain::Home => ("home", "Accommodation cleanliness and comfort"),
        Domain::Dignity => ("dignity", "Dignity"),
    }
}

/// What stands for who does something in a form, and the words.
pub(super) fn doer(doer: Doer) -> (&'static str, &'static str) {
    match doer {
        Doer::Themselves => ("themselves", "The person"),
        Doer::Team => ("team", "The team"),
        Doer::Family => ("family", "Family"),
        Doer::Neighbour => ("neighbour", "A neighbour or friend"),
        Doer::Community => ("community", "A club, a shop, somebody nearby"),
        Doer::Health => ("health", "A nurse, doctor or therapist"),
    }
}

/// What stands for a score in a form, and the words.
pub(super) fn score(score: Score) -> (&'static str, &'static str) {
    let Score::Near(nearness) = score;
    match nearness {
        Nearness::NotAtAll => ("not-at-all", "Not at all"),
        Nearness::ALittle => ("a-little", "A little"),
        Nearness::Halfway => ("halfway", "Halfway"),
        Nearness::Nearly => ("nearly", "Nearly"),
        Nearness::AllTheWay => ("all-the-way", "All the way"),
    }
}

/// Every score, in order.
pub(super) fn scores() -> [Score; 5] {
    Nearness::ALL.map(Score::Near)
}
