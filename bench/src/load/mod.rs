//! People clicking: signs in through the demonstration's addresses, reads pages, follows their links, picks visits, thinks
//! in between; and says how long the server took, and which answers were not as they should be.
//!
//! Each person comes from an address of their own, as a server believes that was told `--trusted-proxy-hops 1`.

mod browser;
mod figures;
mod person;

use std::io::Write;
use std::time::Duration;

use clap::Args;
use tokio::time::Instant;

use browser::Browser;
use figures::Figures;
use person::Person;

/// Let people click through a demonstration that is being served, and tell how long its pages took
#[derive(Clone, Debug, Args)]
pub(crate) struct Task {
    /// Where it is served
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8080")]
    at: String,
    /// An address that signs in, as the demonstration prints them; people share them evenly. May be given several times
    #[arg(long = "sign-in", value_name = "PATH", required_unless_present = "teams")]
    sign_in: Vec<String>,
    /// Spread over a borough: the two workers who can sign in of each further team, up to the team of this number
    #[arg(long)]
    teams: Option<u32>,
    /// How many people click
    #[arg(long, default_value_t = 300)]
    people: u32,
    /// For how many seconds
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// How many seconds somebody looks at a page, on average
    #[arg(long, default_value_t = 3.0)]
    thinks: f64,
    /// Of a hundred clicks, how many change something
    #[arg(long, default_value_t = 10)]
    changes: u32,
    /// Draws what is clicked
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Task {
    /// Every address that signs in.
    fn sign_in(&self) -> Vec<String> {
        let of_team = |number: u32| ["planner", "worker"].map(|who| format!("/demo/team-{number}-{who}"));
        self.sign_in.iter().cloned().chain((2..=self.teams.unwrap_or(1)).flat_map(of_team)).collect()
    }
}

/// Why people could not click.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// Threads or the network are missing.
    #[error("the load cannot be made: {0}")]
    System(#[from] std::io::Error),
    /// Nobody could sign in.
    #[error("{address} does not sign in: {why}; is a demonstration served there?")]
    SignIn {
        /// Where.
        address: String,
        /// What it said.
        why: String,
    },
}

/// Lets people click, and prints the table.
pub(crate) fn run(task: &Task, out: &mut impl Write) -> Result<String, Trouble> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let figures = runtime.block_on(everybody(task))?;
    writeln!(out, "{figures}")?;
    Ok(format!(
        "{} people, {} s, {} answers, {} of them not as they should be",
        task.people,
        task.seconds,
        figures.answers(),
        figures.failures(),
    ))
}

/// All people at once, each beginning a moment after the one before, as at the start of a day.
async fn everybody(task: &Task) -> Result<Figures, Trouble> {
    let think = Duration::from_secs_f64(task.thinks.max(0.001));
    first_signs_in(task).await?;
    let arrival = think / task.people.max(1);
    let sign_in = task.sign_in();
    let until = Instant::now() + Duration::from_secs(task.seconds);
    let people = (0..task.people).zip(sign_in.iter().cycle()).map(|(number, sign_in)| {
        let mut person = Person::new(
            Browser::new(&task.at, number),
            u64::from(number) ^ task.seed << 32,
            task.changes,
            think,
        );
        let sign_in = sign_in.clone();
        tokio::spawn(async move {
            tokio::time::sleep(arrival * number).await;
            person.click(&sign_in, until).await
        })
    });
    let people: Vec<_> = people.collect();
    let mut figures = Figures::default();
    for person in people {
        // A person whose task broke clicked nothing that counts.
        figures.take_in(person.await.unwrap_or_default());
    }
    Ok(figures)
}

/// One person tries every address first, so that a wrong one is told and not counted as slow.
async fn first_signs_in(task: &Task) -> Result<(), Trouble> {
    for (number, address) in (task.people..).zip(&task.sign_in()) {
        // Each from an address of its own, or the server would think that somebody tries one door after the other.
        let answer = Browser::new(&task.at, number).get(address).await;
        let why = match answer {
            Ok(answer) if answer.status == 200 => continue,
            Ok(answer) => format!("status {}", answer.status),
            Err(why) => why.to_string(),
        };
        return Err(Trouble::SignIn { address: address.clone(), why });
    }
    Ok(())
}
