//! The table for payroll: a row for each worker, described in `docs/payroll.md`.

use care::pay::payslip::{Payslip, What};
use care::{Minutes, Pence};

use super::TeamPay;

/// The columns, in order, each with what it holds.
pub const COLUMNS: [(&str, &str); 16] = [
    ("worker", "what the worker is called"),
    ("from", "the first day of the period"),
    ("to", "the last day of the period"),
    ("hourly_rate", "the agreed rate in pounds on the first day on which one holds"),
    ("worked_minutes", "all working time: visits, ways, waiting, meetings, training, other work"),
    ("leave_minutes", "leave, each day as long as a usual day"),
    ("top_up_minutes", "paid on top so that each week comes to what was promised"),
    ("worked_pay", "pounds for working time"),
    ("leave_pay", "pounds for leave"),
    ("top_up_pay", "pounds on top"),
    ("bank_holiday_pay", "pounds more for work on bank holidays"),
    ("sleep_in_pay", "pounds for nights asleep at somebody's home"),
    ("statutory_sick_pay", "pounds of statutory sick pay"),
    ("gross_pay", "pounds of pay before tax"),
    ("mileage", "pounds for miles, which are no pay"),
    ("expenses", "pounds paid back, which are no pay"),
];

/// The table as text with commas.
#[must_use]
pub fn table(pay: &TeamPay) -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let mut text = names.join(",") + "\n";
    for (who, slip) in &pay.slips {
        text.push_str(&row(&who.called, slip).join(","));
        text.push('\n');
    }
    text
}

fn row(called: &str, slip: &Payslip) -> Vec<String> {
    let minutes = |which: &dyn Fn(What) -> bool| -> Minutes {
        slip.lines.iter().filter(|line| which(line.what)).map(|line| line.minutes).sum()
    };
    let pay = |which: &dyn Fn(What) -> bool| pounds(slip.sum(which));
    let is = |wanted: What| move |what: What| what == wanted;
    vec![
        cell(called),
        slip.days.first.to_string(),
        slip.days.last.to_string(),
        slip.hour.map(pounds).unwrap_or_default(),
        slip.worked.0.to_string(),
        minutes(&is(What::Leave)).0.to_string(),
        minutes(&is(What::TopUp)).0.to_string(),
        pay(&What::is_work),
        pay(&is(What::Leave)),
        pay(&is(What::TopUp)),
        pay(&is(What::BankHoliday)),
        pay(&is(What::SleepIn)),
        pay(&is(What::SickPay)),
        pounds(slip.pay()),
        pay(&|what| matches!(what, What::Mileage(_))),
        pay(&is(What::PaidBack)),
    ]
}

fn pounds(pence: Pence) -> String {
    pence.pounds()
}

/// A name in a cell. One that a spreadsheet would take for a formula is told apart by a quote.
fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_formula() {
        let cells = ["Ada", "=1+1", "Okafor, Amara", "O\"Neil"].map(cell);
        assert_eq!(cells, ["Ada", "'=1+1", "\"Okafor, Amara\"", "\"O\"\"Neil\""]);
    }
}
