//! `fairly fit`: who could take this visit.

use super::asked::{Asked, Question};
use super::options::json;
use super::{Exit, Terminal, Trouble, offers, tell};
use clap::Args;

/// Say who could take a visit, the best first
///
/// Answers in milliseconds: everyone who could, when, and what it would weigh; everyone else with the rule that stops
/// them. Ends with 1 where nobody can.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  fairly fit week.json rota.json --visit v12
  fairly fit week.json rota.json --visit \"hill breakfast tuesday\"")]
pub(super) struct FitCommand {
    #[command(flatten)]
    question: Question,
}

impl FitCommand {
    pub(super) fn carry_out(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let Asked { loaded, visit, answer, .. } = self.question.ask()?;
        if self.question.showing.json {
            terminal.print(&json(&offers::as_json(&loaded, &answer)))?;
        } else {
            let name = &loaded.compiled.problem.visit(visit).name;
            let calendar = tell::calendar(&loaded.week)?;
            let mut text = match answer.offers.len() {
                0 => format!("Nobody could take {name} as the rota stands.\n"),
                _ => format!("Who could take {name}:\n{}", offers::ranked(&loaded, &calendar, &answer)),
            };
            if !answer.refused.is_empty() {
                text += &format!("\nWho could not, and why:\n{}", offers::refused(&loaded, &answer));
            }
            terminal.print(&text)?;
        }
        Ok(if answer.offers.is_empty() { Exit::Findings } else { Exit::Fine })
    }
}
