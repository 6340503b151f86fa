//! The parts of a price, and what closes a gap, in words.

use care::Pence;
use care::bank::Payer;
use care::price::{Counts, Item};
use service::price::{Basis, Closing};
use words::length;

/// What a part is called.
pub(super) fn item(item: Item) -> &'static str {
    match item {
        Item::Wage => "Pay for the hour",
        Item::Travel => "Pay for the way",
        Item::OtherTime => "Pay for waiting, meetings, learning, and hours that no visit fills",
        Item::NationalInsurance => "Employer’s National Insurance",
        Item::Holiday => "Holiday",
        Item::SickPay => "Sick pay",
        Item::Training => "Other training",
        Item::Pension => "Pension",
        Item::Mileage => "Miles",
        Item::Running => "Running the business",
        Item::Surplus => "Surplus",
    }
}

/// A value with what it is a share of.
pub(super) fn value(item: Item, value: i64) -> String {
    match item {
        Item::Wage | Item::Mileage => format!("{} an hour", Pence(value)),
        Item::Travel | Item::OtherTime => format!("{} of the time with people", share(value)),
        Item::NationalInsurance | Item::Holiday | Item::SickPay | Item::Training | Item::Pension => {
            format!("{} of pay", share(value))
        }
        Item::Running | Item::Surplus => format!("{} of the price", share(value)),
    }
}

/// "12.07%", "27%".
pub(super) fn share(of_ten_thousand: i64) -> String {
    let (whole, rest) = (of_ten_thousand / 100, of_ten_thousand % 100);
    if rest == 0 { format!("{whole}%") } else { format!("{whole}.{rest:02}%") }
}

/// Where a value comes from.
pub(super) fn basis(basis: &Basis) -> String {
    match basis {
        Basis::Measured => "measured: from our own record".to_owned(),
        Basis::Promised => "what we promise to pay at least; too few of us for an average".to_owned(),
        Basis::Known { source, checked: true } => (*source).to_owned(),
        Basis::Known { source, checked: false } => format!("{source} (from memory, to be checked)"),
        Basis::Ours(from, words) => format!("we say so from {}: {words}", from.strftime("%-d %B %Y")),
        Basis::Unknown => "nothing is known: counted as nothing".to_owned(),
    }
}

/// Which minutes a fee counts.
pub(crate) fn counts(counts: Counts) -> &'static str {
    match counts {
        Counts::Agreed => "the minutes that were agreed",
        Counts::Promised => "the minutes that people were told of",
        Counts::Delivered => "the minutes that somebody was there, at most those agreed",
    }
}

/// Who pays.
pub(super) fn payer(payer: Payer) -> &'static str {
    match payer {
        Payer::Council => "The council",
        Payer::Person => "Those who pay themselves",
    }
}

/// What would close the gap by itself.
pub(super) fn closing(closing: Closing) -> String {
    match closing {
        Closing::Fee(hour) => format!("A fee of {hour} an hour."),
        Closing::Longer(Some(at_least)) => format!("Visits of at least {}.", length(i64::from(at_least.0))),
        Closing::Longer(None) => {
            "Longer visits: even at four hours each, the gap would still be there.".to_owned()
        }
        Closing::Less(part, Some(most)) => format!("{}: at most {}.", item(part), value(part, most)),
        Closing::Less(part, None) => {
            format!("{}: without any of it the gap would still be there.", item(part))
        }
    }
}
