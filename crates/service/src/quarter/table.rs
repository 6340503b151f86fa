//! A quarter as a table, for a spreadsheet: what is on the page, and nothing else.

use care::figures::Disclosed;

use super::{Figure, QuarterSeen, What};

/// The table as text with commas: what was counted, and the charter.
#[must_use]
pub fn table(seen: &QuarterSeen) -> String {
    let mut text = "what,this_quarter,quarter_before\n".to_owned();
    for one in &seen.figures {
        text.push_str(&format!("{},{},{}\n", name(one.what), told(one.now), told(one.before)));
    }
    for clause in &seen.charter {
        text.push_str(&format!(
            "charter {},{},{}\n",
            clause.number,
            figure(clause.now),
            figure(clause.before)
        ));
    }
    text
}

fn name(what: What) -> &'static str {
    match what {
        What::Visits => "visits",
        What::People => "people",
        What::Told => "visits_with_arrival",
        What::Late => "late",
        What::Measured => "visits_with_both_ends",
        What::CutShort => "cut_short",
        What::Missed => "missed",
        What::ByTheUsual => "by_the_usual_worker",
        What::Concerns => "concerns",
        What::Answered => "concerns_answered",
    }
}

fn told(number: Disclosed) -> String {
    match number {
        Disclosed::Nothing => "0".to_owned(),
        Disclosed::Few => "fewer than 5".to_owned(),
        Disclosed::About(number) => number.to_string(),
    }
}

fn figure(figure: Figure) -> String {
    match figure {
        Figure::Percent(share) => format!("{share}%"),
        Figure::About(number) => number.to_string(),
        Figure::Few => "fewer than 5".to_owned(),
        Figure::Nothing => "0".to_owned(),
        Figure::ByDesign(_) => "always".to_owned(),
        Figure::Unknown => String::new(),
    }
}
