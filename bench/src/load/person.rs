//! One person: opens the board, follows links as they come, sometimes picks a visit.

use std::time::Duration;

use tokio::time::Instant;

use super::browser::{Answer, Browser};
use super::figures::Figures;

/// Pages that people open most, with how many of a hundred clicks go there; the others follow a link on the page.
const FAVOURITES: [(&str, u64); 3] = [("board", 40), ("draft", 20), ("today", 10)];

/// How long somebody waits at least before trying to sign in again.
const SHORTEST_WAIT: Duration = Duration::from_millis(50);

/// Someone with a browser.
pub(super) struct Person {
    browser: Browser,
    chance: u64,
    changes: u64,
    thinks: Duration,
    figures: Figures,
}

impl Person {
    pub(super) fn new(browser: Browser, seed: u64, changes: u32, thinks: Duration) -> Self {
        let chance = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        Self { browser, chance, changes: u64::from(changes), thinks, figures: Figures::default() }
    }

    /// Signs in, as often as the server asks to come back later; the first page.
    pub(super) async fn sign_in(&mut self, address: &str) -> std::io::Result<Answer> {
        loop {
            let page = self.browser.get(address).await;
            let later = page.as_ref().ok().and_then(|page| page.again_after);
            let Some(later) = later else {
                self.count("sign in", address, &page);
                return page;
            };
            tokio::time::sleep(later.max(SHORTEST_WAIT)).await;
        }
    }

    /// Clicks on from a page until the time is over; what was seen.
    pub(super) async fn click(&mut self, page: std::io::Result<Answer>, until: Instant) -> Figures {
        let mut page = page;
        while Instant::now() < until {
            self.think().await;
            page = match page {
                Ok(here) if here.status == 200 => self.next(&here).await,
                _ => self.browser.get("/").await,
            };
        }
        std::mem::take(&mut self.figures)
    }

    /// Opens a page, without counting it.
    pub(super) async fn open(&mut self, path: &str) -> std::io::Result<Answer> {
        self.browser.get(path).await
    }

    async fn next(&mut self, here: &Answer) -> std::io::Result<Answer> {
        if self.draw(100) < self.changes
            && let Some(picks) = picks(&here.text)
        {
            return self.change(&picks).await;
        }
        let path = self.link(here);
        let answer = self.browser.get(&path).await;
        self.count(&kind(&path), &path, &answer);
        answer
    }

    /// Opens the list of visits to pick from, and picks one or takes a pick back.
    pub(super) async fn change(&mut self, picks: &str) -> std::io::Result<Answer> {
        let list = self.browser.get(picks).await;
        self.count("draft/…", picks, &list);
        let list = list?;
        let Some((action, form)) = self.pick_form(&list.text) else { return Ok(list) };
        let answer = self.browser.post(&action, form).await;
        self.count("change", &action, &answer);
        answer
    }

    /// A favourite page of the same team, or any link to a page of it.
    fn link(&mut self, here: &Answer) -> String {
        let links = links(&here.text);
        let mut drawn = self.draw(100);
        for (favourite, often) in FAVOURITES {
            if drawn < often
                && let Some(link) = links.iter().find(|link| kind(link) == favourite)
            {
                return (*link).to_owned();
            }
            drawn = drawn.saturating_sub(often);
        }
        let any = usize::try_from(self.draw(links.len().max(1) as u64)).unwrap_or_default();
        links.get(any).map_or_else(|| "/".to_owned(), |link| (*link).to_owned())
    }

    /// A form of the page that picks a visit or takes a pick back, with what it sends.
    fn pick_form(&mut self, page: &str) -> Option<(String, String)> {
        let forms: Vec<&str> =
            page.split("<form").skip(1).filter_map(|rest| rest.split("</form>").next()).collect();
        let picks: Vec<&str> =
            forms.into_iter().filter(|form| attribute(form, "action").ends_with("/draft/pick")).collect();
        let any = usize::try_from(self.draw(picks.len().max(1) as u64)).unwrap_or_default();
        let form = picks.get(any)?;
        let fields = form.split("<input").chain(form.split("<button")).skip(1);
        let fields = fields.filter(|field| !attribute(field, "name").is_empty());
        let sent: Vec<String> = fields
            .map(|field| format!("{}={}", attribute(field, "name"), attribute(field, "value")))
            .collect();
        Some((unescaped(attribute(form, "action")), sent.join("&")))
    }

    /// Between half and one and a half of the usual time.
    async fn think(&mut self) {
        let share = 500 + u32::try_from(self.draw(1_000)).unwrap_or_default();
        tokio::time::sleep(self.thinks * share / 1_000).await;
    }

    fn count(&mut self, page: &str, path: &str, answer: &std::io::Result<Answer>) {
        match answer {
            Ok(answer) => self.figures.count(page, answer.took, answer.bytes, odd(path, answer)),
            Err(why) => self.figures.count(page, Duration::ZERO, 0, Some(format!("{path}: {why}"))),
        }
    }

    /// A number below `most`, by xorshift.
    fn draw(&mut self, most: u64) -> u64 {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        (self.chance >> 16) % most.max(1)
    }
}

/// The list of visits to pick from, of the team whose page this is.
pub(super) fn picks(page: &str) -> Option<String> {
    let link = links(page).into_iter().next()?;
    Some(format!("/team/{}/draft/picks", link.split('/').nth(2)?))
}

/// What is odd about an answer: its status, what it says, and to which address.
fn odd(path: &str, answer: &Answer) -> Option<String> {
    let title = || answer.text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
    (answer.status != 200).then(|| format!("{} {} ({path})", answer.status, title().unwrap_or_default()))
}

/// Links to pages of a team.
pub(super) fn links(page: &str) -> Vec<String> {
    let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links.filter(|link| link.starts_with("/team/")).map(unescaped).collect()
}

/// Which of a team's pages an address leads to: `board`, `draft`, `people` for the list and `people/…` for one.
pub(super) fn kind(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').skip(3);
    match (parts.next(), parts.next()) {
        (Some(page), Some(_)) => format!("{page}/…"),
        (Some(page), None) => page.to_owned(),
        _ => "home".to_owned(),
    }
}

/// The value of an attribute of the first tag of a text; nothing where there is none.
fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let tag = tag.split('>').next().unwrap_or_default();
    let start = format!(" {name}=\"");
    tag.split(start.as_str()).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

fn unescaped(text: &str) -> String {
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_of_a_team_and_nowhere_else() {
        let page = r##"<a href="/team/k/board?week=2026-11-23&amp;by=map">x</a><a href="/account">y</a><a href="#m">z</a>"##;
        assert_eq!(links(page), ["/team/k/board?week=2026-11-23&by=map"]);
        assert_eq!(kind("/team/k/board?week=2026-11-23"), "board");
        assert_eq!(kind("/team/k/people/p7"), "people/…");
        assert_eq!(kind("/"), "home");
        assert_eq!(picks(page).as_deref(), Some("/team/k/draft/picks"));
    }

    #[tokio::test]
    async fn who_is_asked_to_come_back_later_does_and_gets_in() {
        use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
        let door = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = door.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            for answer in [
                "429 Too Many Requests\r\nretry-after: 0",
                "429 Too Many Requests\r\nretry-after: 0",
                "200 OK",
            ] {
                let (mut stream, _) = door.accept().await.unwrap();
                let mut asked = [0; 4096];
                assert!(stream.read(&mut asked).await.unwrap() > 0);
                let answer = format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        let mut person = Person::new(Browser::at_the_office(&at), 1, 0, Duration::ZERO);
        assert_eq!(person.sign_in("/demo/worker").await.unwrap().status, 200);
        assert_eq!((person.figures.answers(), person.figures.failures()), (1, 0));
    }

    #[test]
    fn a_pick_is_sent_with_what_its_form_holds() {
        let mut person = Person::new(Browser::new("127.0.0.1:1", 0), 3, 100, Duration::ZERO);
        let page = r#"<form method="post" action="/sign-out"><button>x</button></form>
            <form method="post" action="/team/k/draft/pick"><input type="hidden" name="command" value="c1">
            <button name="visit" value="v1">Pick</button></form>"#;
        let form = person.pick_form(page).unwrap();
        assert_eq!(form, ("/team/k/draft/pick".to_owned(), "command=c1&visit=v1".to_owned()));
    }
}
