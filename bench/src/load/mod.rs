//! People clicking: signs in through the demonstration's addresses, reads pages, follows their links, picks visits, thinks
//! in between; and says how long the server took, and which answers were not as they should be.
//!
//! Each person comes from an address of their own: on this machine a loopback address, behind a proxy (`--trusted-proxy-hops 1`)
//! one that the tool vouches for. Who has to wait at the door waits, and clicks begin when everybody is in.

mod browser;
mod figures;
mod live;
mod page;
mod person;

pub(crate) use live::{Task as LiveTask, run as stay_open};
pub(crate) use page::{Task as PageTask, run as time_page};

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
    /// Everybody comes from one address, as in an office, and is let in at the pace of the door
    #[arg(long)]
    one_address: bool,
    /// Draws what is clicked
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Task {
    /// The browser of the person of this number.
    fn browser(&self, number: u32) -> Browser {
        if self.one_address { Browser::at_the_office(&self.at) } else { Browser::new(&self.at, number) }
    }

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

/// Signs everybody in, each a moment after the one before, as at the start of a day; then all click for as long as is asked.
async fn everybody(task: &Task) -> Result<Figures, Trouble> {
    let think = Duration::from_secs_f64(task.thinks.max(0.001));
    first_signs_in(task).await?;
    let arrival = think / task.people.max(1);
    let sign_in = task.sign_in();
    let arriving = (0..task.people).zip(sign_in.iter().cycle()).map(|(number, address)| {
        let seed = u64::from(number) ^ task.seed << 32;
        let mut person = Person::new(task.browser(number), seed, task.changes, think);
        let address = address.clone();
        tokio::spawn(async move {
            tokio::time::sleep(arrival * number).await;
            let page = person.sign_in(&address).await;
            (person, page)
        })
    });
    let arriving: Vec<_> = arriving.collect();
    let mut arrived = Vec::new();
    for person in arriving {
        // A person whose task broke clicks nothing that counts.
        arrived.extend(person.await.ok());
    }
    let until = Instant::now() + Duration::from_secs(task.seconds);
    let clicking = arrived.into_iter();
    let clicking =
        clicking.map(|(mut person, page)| tokio::spawn(async move { person.click(page, until).await }));
    let clicking: Vec<_> = clicking.collect();
    let mut figures = Figures::default();
    for person in clicking {
        figures.take_in(person.await.unwrap_or_default());
    }
    Ok(figures)
}

/// One person tries every address first, so that a wrong one is told and not counted as slow.
async fn first_signs_in(task: &Task) -> Result<(), Trouble> {
    for (number, address) in (task.people..).zip(&task.sign_in()) {
        // Each from an address of its own, or the server would think that somebody tries one door after the other.
        let mut browser = task.browser(number);
        let answer = browser.get(address).await;
        let why = match answer {
            // That somebody has to wait is no reason to doubt the address.
            Ok(answer) if answer.status == 200 || answer.again_after.is_some() => continue,
            Ok(answer) => format!("status {}", answer.status),
            Err(why) => why.to_string(),
        };
        return Err(Trouble::SignIn { address: address.clone(), why });
    }
    Ok(())
}
