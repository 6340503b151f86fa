//! Budgets in words.

use care::budget::{Kind, On, Seen, Use};
use service::budget::Told;

/// Who holds the money.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Managed => "The council holds the money, and pays for what is agreed",
        Kind::DirectPayment => "A direct payment: they hold the money themselves",
        Kind::ServiceFund => "An individual service fund: the team holds the money, as they say",
    }
}

/// What the council sees.
pub(super) fn seen(seen: Seen) -> &'static str {
    match seen {
        Seen::Sums => "how much was used and how much is left",
        Seen::Uses => "how much was used, and what it went into",
    }
}

/// On what money was spent.
pub(super) fn on(on: On) -> &'static str {
    match on {
        On::Visits => "Our visits",
        On::Use(what) => used(what),
    }
}

/// On what money was spent besides visits.
pub(super) fn used(what: Use) -> &'static str {
    match what {
        Use::Assistants => "Personal assistants",
        Use::Equipment => "Equipment",
        Use::Transport => "Getting about",
        Use::Activities => "Clubs, classes, outings",
        Use::Respite => "A break for somebody who cares for them",
        Use::Learning => "Learning something",
        Use::Other => "Something else",
    }
}

/// What a line says.
pub(super) fn in_words(told: &Told) -> String {
    match told {
        Told::Agreed => "The budget was agreed".to_owned(),
        Told::Withdrawn => "It had been agreed otherwise before".to_owned(),
        Told::Promised(visit) => format!("Promised: visit of {visit}"),
        Told::NotPromised(visit) => format!("No longer promised: visit of {visit}"),
        Told::Delivered(visit) => format!("Visit of {visit}"),
        Told::Corrected(visit) => format!("Put right, it did not take place like this: visit of {visit}"),
        Told::Billed(visit) => format!("The bill counts other minutes: visit of {visit}"),
        Told::Spent(what, words) if words.is_empty() => used(*what).to_owned(),
        Told::Spent(what, words) => format!("{}: {words}", used(*what)),
        Told::NotSpent => "Not spent after all".to_owned(),
    }
}
