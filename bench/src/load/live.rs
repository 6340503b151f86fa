//! Pages that are open and listen: how long after a change each of them has been told, and shows it.

use std::io::{self, Write};
use std::time::Duration;

use clap::Args;
use http_body_util::BodyExt;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, timeout};

use super::Trouble;
use super::browser::{Answer, Browser, Listening};
use super::figures::Figures;
use super::person::{Person, kind, links, picks};

/// How long a page is waited for before it counts as not told.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two changes, so that each is told by itself.
const BETWEEN: Duration = Duration::from_millis(1_500);

/// Open many pages of a demonstration that listen, change something, and tell how long it took until each was told and drawn again
#[derive(Clone, Debug, Args)]
pub(crate) struct Task {
    /// Where it is served
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8080")]
    at: String,
    /// An address that signs in to the team in which something changes; pages are spread over them. May be given several times
    #[arg(long = "sign-in", value_name = "PATH", required = true)]
    sign_in: Vec<String>,
    /// How many pages are open; a server lets an account have twenty
    #[arg(long, default_value_t = 300)]
    pages: u32,
    /// Which page, as its address below the team's ends
    #[arg(long, default_value = "board")]
    page: String,
    /// How many changes
    #[arg(long, default_value_t = 10)]
    changes: u32,
}

/// What a page heard and did after a change, and how long after it.
enum Heard {
    Told(Duration),
    Drawn(Duration, usize, u16),
}

/// Opens the pages, changes something, and prints the table.
pub(crate) fn run(task: &Task, out: &mut impl Write) -> Result<String, Trouble> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let (figures, told) = runtime.block_on(listen(task))?;
    writeln!(out, "{figures}")?;
    let wanted = task.pages * task.changes;
    Ok(format!("{} pages open, {} changes: {told} of {wanted} tellings arrived", task.pages, task.changes))
}

async fn listen(task: &Task) -> Result<(Figures, u32), Trouble> {
    let (changed, _) = watch::channel(Instant::now());
    let (say, mut hear) = mpsc::unbounded_channel();
    for (number, address) in (1..=task.pages).zip(task.sign_in.iter().cycle()) {
        let page = Page::open(task, number, address).await?;
        let (changed, say) = (changed.subscribe(), say.clone());
        tokio::spawn(async move { page.stay(changed, say).await });
    }
    let mut changer = Person::new(Browser::new(&task.at, 0), 1, 100, Duration::ZERO);
    let first = sign_in(&mut changer, task.sign_in.first().map_or("", String::as_str)).await?;
    let picks = picks(&first.text).ok_or_else(|| no("its page has nothing to pick", task))?;
    let (mut figures, mut told) = (Figures::default(), 0);
    for _ in 0..task.changes {
        changed.send_replace(Instant::now());
        changer.change(&picks).await?;
        let mut waits = 2 * task.pages;
        while waits > 0 {
            let Ok(Some(heard)) = timeout(PATIENCE, hear.recv()).await else { break };
            waits -= 1;
            match heard {
                Heard::Told(took) => {
                    told += 1;
                    figures.count("told", took, 0, None);
                }
                Heard::Drawn(took, bytes, status) => {
                    let wrong = (status != 200).then(|| status.to_string());
                    figures.count("drawn again", took, bytes, wrong);
                }
            }
        }
        tokio::time::sleep(BETWEEN).await;
    }
    Ok((figures, told))
}

async fn sign_in(person: &mut Person, address: &str) -> Result<Answer, Trouble> {
    Ok(person.sign_in(address).await?)
}

fn no(why: &str, task: &Task) -> Trouble {
    Trouble::SignIn { address: task.sign_in.join(", "), why: why.to_owned() }
}

/// A page that is open.
struct Page {
    browser: Browser,
    address: String,
    heard: Listening,
}

impl Page {
    /// Signs in, opens the page and begins to listen.
    async fn open(task: &Task, number: u32, address: &str) -> Result<Self, Trouble> {
        let mut browser = Browser::new(&task.at, number);
        let mut first = browser.get(address).await?;
        while let Some(later) = first.again_after {
            tokio::time::sleep(later).await;
            first = browser.get(address).await?;
        }
        let link = links(&first.text).into_iter().find(|link| kind(link) == task.page);
        let address = link.ok_or_else(|| no("its page has no link to the one that is to be open", task))?;
        browser.get(&address).await?;
        let team = address.split('/').nth(2).unwrap_or_default().to_owned();
        let heard = browser.listen(&format!("/live/{team}")).await?;
        Ok(Self { browser, address, heard })
    }

    /// Stays open: each time it is told of a change, it asks for itself again, as a page does.
    async fn stay(mut self, changed: watch::Receiver<Instant>, say: mpsc::UnboundedSender<Heard>) {
        let mut answered = None;
        while let Some(Ok(frame)) = self.heard.stream.frame().await {
            let began = *changed.borrow();
            let is_event = frame.data_ref().is_some_and(|data| data.windows(3).any(|part| part == b"id:"));
            if !is_event || answered == Some(began) {
                continue;
            }
            answered = Some(began);
            if say.send(Heard::Told(began.elapsed())).is_err() {
                return;
            }
            let drawn = self.browser.get(&self.address).await;
            let drawn: io::Result<(usize, u16)> = drawn.map(|page| (page.bytes, page.status));
            let (bytes, status) = drawn.unwrap_or_default();
            if say.send(Heard::Drawn(began.elapsed(), bytes, status)).is_err() {
                return;
            }
        }
    }
}
