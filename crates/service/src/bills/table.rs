//! A bill as a table: a row for each line, described in `docs/bills.md`.

use super::BillSeen;

/// The columns, in order, each with what it holds.
pub const COLUMNS: [(&str, &str); 13] = [
    ("line", "the number of the line"),
    ("date", "the day of the visit"),
    ("workers", "how many workers came"),
    ("agreed_minutes", "what was agreed, of all workers together"),
    ("promised_minutes", "what the person was told"),
    ("delivered_minutes", "how long somebody was there; empty where nobody said"),
    ("took_place", "yes or no; where it did not, nothing is charged"),
    ("charged_by", "which minutes are charged: agreed, promised or delivered"),
    ("charged_minutes", "how many"),
    ("hourly_price", "pounds for an hour"),
    ("share", "of a hundred, what of it is theirs"),
    ("amount", "pounds"),
    ("credited", "pounds that were credited since"),
];

/// The table as text with commas.
#[must_use]
pub fn table(bill: &BillSeen) -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let mut text = names.join(",") + "\n";
    for one in &bill.lines {
        let line = &one.line;
        let credited: care::Pence = one.credits.iter().map(|(_, amount, _)| *amount).sum();
        let row = [
            one.number.to_string(),
            line.on.to_string(),
            line.workers.to_string(),
            line.agreed.0.to_string(),
            line.promised.0.to_string(),
            line.delivered.map(|minutes| minutes.0.to_string()).unwrap_or_default(),
            (if line.happened { "yes" } else { "no" }).to_owned(),
            counted(line.counts).to_owned(),
            line.charged().0.to_string(),
            line.hour.pounds(),
            format!("{}.{:02}", line.share / 100, line.share % 100),
            line.amount.pounds(),
            credited.pounds(),
        ];
        text.push_str(&row.join(","));
        text.push('\n');
    }
    text
}

fn counted(counts: care::bills::Counts) -> &'static str {
    match counts {
        care::bills::Counts::Agreed => "agreed",
        care::bills::Counts::Promised => "promised",
        care::bills::Counts::Delivered => "delivered",
    }
}
