//! One page, opened again and again, with a change before each time, so that nothing is answered from what was kept.

use std::io::Write;
use std::time::Duration;

use clap::Args;

use super::Trouble;
use super::browser::{Answer, Browser};
use super::figures::Figures;
use super::person::{Person, kind, links, picks};

/// How often the page is opened before anything is counted.
const WARMING: u32 = 3;

/// Open one page of a team again and again, with a change before each time, and tell how long it took
#[derive(Clone, Debug, Args)]
pub(crate) struct Task {
    /// Where the demonstration is served
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8080")]
    at: String,
    /// An address that signs in
    #[arg(long = "sign-in", value_name = "PATH", default_value = "/demo/worker")]
    sign_in: String,
    /// Which page, as its address below the team's ends
    #[arg(long, default_value = "figures")]
    page: String,
    /// How often
    #[arg(long, default_value_t = 100)]
    times: u32,
}

/// Opens the page as often as is asked, and prints the table.
pub(crate) fn run(task: &Task, out: &mut impl Write) -> Result<String, Trouble> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let figures = runtime.block_on(open(task))?;
    writeln!(out, "{figures}")?;
    Ok(format!("{} times, a change before each, {} of them failed", task.times, figures.failures()))
}

async fn open(task: &Task) -> Result<Figures, Trouble> {
    let mut person = Person::new(Browser::new(&task.at, 0), 1, 100, Duration::ZERO);
    let first = person.sign_in(&task.sign_in).await?;
    let link = links(&first.text).into_iter().find(|link| kind(link) == task.page);
    let (Some(link), Some(picks)) = (link, picks(&first.text)) else {
        return Err(Trouble::SignIn {
            address: task.sign_in.clone(),
            why: format!("its page has no link to {}", task.page),
        });
    };
    let mut figures = Figures::default();
    for time in 0..WARMING + task.times {
        person.change(&picks).await?;
        let Answer { status, bytes, took, .. } = person.open(&link).await?;
        if time >= WARMING {
            figures.count(&task.page, took, bytes, (status != 200).then(|| status.to_string()));
        }
    }
    Ok(figures)
}
