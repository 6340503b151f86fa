//! The words for what a decision is about, and for powers and advance decisions.

use care::consents::{AuthorityKind, Capacity, DecisionAbout};

/// What stands for it in a form, and the words.
pub(super) fn about(about: DecisionAbout) -> (&'static str, &'static str) {
    match about {
        DecisionAbout::Support => ("support", "Support and how it is given"),
        DecisionAbout::Sharing => ("sharing", "Who is told what"),
        DecisionAbout::Medicines => ("medicines", "Medicines"),
        DecisionAbout::Health => ("health", "Health: a treatment, an examination"),
        DecisionAbout::Home => ("home", "Keys, devices, photographs"),
        DecisionAbout::Money => ("money", "Money and belongings"),
    }
}

/// What stands for it in a form, and the words.
pub(super) fn kind(kind: AuthorityKind) -> (&'static str, &'static str) {
    match kind {
        AuthorityKind::AttorneyHealth => ("attorney-health", "Lasting power of attorney, health and welfare"),
        AuthorityKind::AttorneyMoney => ("attorney-money", "Lasting power of attorney, property and money"),
        AuthorityKind::DeputyHealth => ("deputy-health", "Deputy of the court, health and welfare"),
        AuthorityKind::DeputyMoney => ("deputy-money", "Deputy of the court, property and money"),
        AuthorityKind::AdvanceRefusal => ("advance-refusal", "Advance decision to refuse treatment"),
        AuthorityKind::AdvanceStatement => ("advance-statement", "Advance statement of wishes"),
    }
}

/// The four questions, in their order, each with its field.
pub(super) const QUESTIONS: [(&str, &str); 4] = [
    ("understands", "They understand what it is about"),
    ("remembers", "They remember it long enough to decide"),
    ("weighs", "They can weigh it up"),
    ("says", "They can say what they decide, in any way"),
];

/// The questions to which the answer was no.
pub(super) fn not_able(capacity: Capacity) -> Vec<&'static str> {
    let can = [capacity.understands, capacity.remembers, capacity.weighs, capacity.says];
    let no = QUESTIONS.iter().zip(can).filter(|(_, can)| !can);
    no.map(|((_, question), _)| *question).collect()
}
