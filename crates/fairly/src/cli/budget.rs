//! `fairly budget`: counts a vote on what a pot of money pays for.

use super::streets::number;
use super::{Exit, Terminal, Trouble};
use care::budgeting::count::{Amount, Completion, Fate, Outcome, Worth, equal_shares, greedy};
use clap::{Args, Subcommand, ValueEnum};
use exchange::pabulib::{self, File};
use std::fs;
use std::path::PathBuf;
use words::{count, grouped};

/// Count a vote on what a pot of money pays for, and say why each project won or did not
#[derive(Debug, Args)]
pub(super) struct BudgetCommand {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Count the ballots of a Pabulib file
    Count(Count),
}

/// What is counted, and by which rule.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  fairly budget count vote.pb --rule equalshares\n  fairly budget count vote.pb --rule greedy --worth one"
)]
struct Count {
    /// The vote: a .pb file as Pabulib describes it
    file: PathBuf,
    /// By which rule
    #[arg(long, value_enum)]
    rule: Rule,
    /// What a project is worth to those who named it
    #[arg(long, value_enum, default_value_t = WorthSaid::Cost)]
    worth: WorthSaid,
    /// What is done where equal shares leave money in the pot
    #[arg(long, value_enum, default_value_t = CompletionSaid::Add1)]
    completion: CompletionSaid,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Rule {
    /// What most voters named comes first
    Greedy,
    /// Every voter has the same share of the pot; projects are paid for by those who named them
    #[value(name = "equalshares")]
    EqualShares,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum WorthSaid {
    /// What it costs
    Cost,
    /// The same as any other
    One,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CompletionSaid {
    /// Every share grows by one unit at a time, until the next would cost more than the pot
    Add1,
    /// The money is left
    None,
}

impl BudgetCommand {
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let Task::Count(asked) = self.task;
        let path = &asked.file;
        let text = fs::read_to_string(path).map_err(|source| Trouble::Read { path: path.clone(), source })?;
        match pabulib::read(&text) {
            Ok(file) => {
                let outcome = asked.count(&file);
                told(&file, &outcome).iter().try_for_each(|line| terminal.print(line))?;
                Ok(Exit::Fine)
            }
            Err(findings) => {
                terminal.say(&format!("{} cannot be counted:", path.display()));
                findings.iter().for_each(|finding| terminal.say(&format!("  {finding}")));
                Ok(Exit::Unusable)
            }
        }
    }
}

impl Count {
    fn count(&self, file: &File) -> Outcome {
        let worth = match self.worth {
            WorthSaid::Cost => Worth::Cost,
            WorthSaid::One => Worth::One,
        };
        let completion = match self.completion {
            CompletionSaid::Add1 => Completion::AddOne,
            CompletionSaid::None => Completion::None,
        };
        match self.rule {
            Rule::Greedy => greedy(&file.vote, worth),
            Rule::EqualShares => equal_shares(&file.vote, worth, completion),
        }
    }
}

/// The result, a line for each project: winners in the order in which they were taken, then the others.
fn told(file: &File, outcome: &Outcome) -> Vec<String> {
    let support = file.vote.support();
    let mut order: Vec<usize> = (0..outcome.projects.len()).collect();
    order.sort_by_key(|&project| (place(outcome.projects[project]), std::cmp::Reverse(support[project])));
    let mut lines: Vec<String> = file.notes.iter().map(|note| format!("Note, {note}")).collect();
    lines.push(format!(
        "{}: {} of {} spent, {} voted.",
        count(number(outcome.winners().count()), "project wins", "projects win"),
        money(file, outcome.cost),
        money(file, file.vote.pot),
        grouped(whole(file.vote.voters())),
    ));
    if outcome.added > 0 {
        lines.push(format!(
            "Every share was raised by {} to spend more of the pot.",
            money(file, outcome.added)
        ));
    }
    for project in order {
        let (id, name) = (&file.vote.projects[project].id, &file.names[project]);
        let cost = money(file, file.vote.projects[project].cost);
        let voters = count(whole(support[project]), "voter", "voters");
        lines.push(match outcome.projects[project] {
            Fate::Won { place } => format!("{place:>3}. {id}  {name}: wins; {cost}, {voters}."),
            Fate::TooDear { left } => {
                format!(
                    "  -  {id}  {name}: {cost}, {voters}; when its turn came, {} was left.",
                    money(file, left)
                )
            }
            Fate::NotEnoughSupport { supporters_have } => {
                format!(
                    "  -  {id}  {name}: {cost}, {voters}, who had {} left of their shares.",
                    money(file, supporters_have)
                )
            }
        });
    }
    lines
}

fn place(fate: Fate) -> usize {
    match fate {
        Fate::Won { place } => place,
        Fate::TooDear { .. } | Fate::NotEnoughSupport { .. } => usize::MAX,
    }
}

/// As a number to be written.
fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// An amount in the file's currency.
fn money(file: &File, amount: Amount) -> String {
    let unit = file.vote.unit.max(1);
    let pounds = grouped(whole(amount / unit));
    let part = if file.decimals == 0 { String::new() } else { format!(".{:02}", amount % unit) };
    match &file.currency {
        Some(currency) => format!("{pounds}{part} {currency}"),
        None => format!("{pounds}{part}"),
    }
}
