//! Whose id is not theirs and whose is nobody's: every page answers both alike, so that nobody learns who there is.

use super::town::{Town, Walker};
use crate::pages::{Page, Verb};
use crate::router;
use crate::testing::{ask, head, sign_in};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use care::ids::{PersonId, TeamId};
use std::time::Duration;
use uuid::Uuid;

/// The ids that stand in an address.
#[derive(Clone, Debug)]
struct Ids {
    team: String,
    person: String,
    worker: String,
    /// Of everything else: visits, requests, patterns, proposals.
    rest: String,
}

impl Ids {
    fn of(town: &Town) -> Self {
        let [team, person, worker] =
            [town.team.to_string(), town.person.to_string(), town.worker.to_string()];
        Self { team, person, worker, rest: unknown(6) }
    }

    /// Ids that nothing has, of the right form.
    fn of_nothing() -> Self {
        let team = TeamId::new(Uuid::from_u128(0x7001)).to_string();
        Self { team, person: unknown(2), worker: unknown(3), rest: unknown(4) }
    }

    fn address(&self, path: &str) -> String {
        let parts = path.split('/').map(|part| match part {
            "{team}" => &self.team,
            "{person}" => &self.person,
            "{worker}" => &self.worker,
            "{version}" => "999999",
            "{role}" => "planner",
            "{template}" => "workers.csv",
            part if part.starts_with('{') => &self.rest,
            part => part,
        });
        parts.collect::<Vec<_>>().join("/")
    }

    /// A page without the ids that were asked for, nor those that are new in every form.
    fn told(&self, page: &str) -> String {
        let own = [&self.team, &self.person, &self.worker, &self.rest];
        let mut page = own.into_iter().fold(page.to_owned(), |page, id| page.replace(id.as_str(), "ID"));
        while let Some(at) = page.find("name=\"command\" value=\"") {
            let end = page[at..].find('>').map_or(page.len(), |end| at + end);
            page.replace_range(at..end, "");
        }
        page
    }
}

fn unknown(number: u128) -> String {
    PersonId::new(Uuid::from_u128(0x9000 + number)).to_string()
}

async fn answer(
    town: &Town,
    site: &Router,
    (page, ids): (&Page, &Ids),
    walker: Walker,
) -> (StatusCode, String) {
    // What one did before may have ended the session, as signing out does.
    let cookie = match walker.account() {
        Some(account) => sign_in(&town.app, account).await,
        None => String::new(),
    };
    let address = ids.address(page.path);
    let request = || {
        let request = match page.method {
            Verb::Get => Request::get(&address),
            Verb::Post => Request::post(&address),
        };
        let request = request
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::COOKIE, &cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        request.body(Body::empty()).unwrap()
    };
    if page.path.starts_with("/live") {
        // What is told there goes on for minutes.
        return (head(site, request()).await.status(), String::new());
    }
    loop {
        let (answer, told) = ask(site, request()).await;
        // A walk is quicker than anybody clicks: it waits where it is asked to.
        if answer.status() != StatusCode::TOO_MANY_REQUESTS {
            return (answer.status(), ids.told(&told));
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// Every page of a team.
fn pages() -> impl Iterator<Item = &'static Page> {
    Page::all().filter(|page| page.path.contains("{team}"))
}

/// Every page at which `these` and `those` are not answered alike; where `closed`, only where `these` do not open.
async fn differences(
    town: &Town,
    site: &Router,
    (these, those): (&Ids, &Ids),
    walker: Walker,
    closed: bool,
) -> Vec<String> {
    let mut wrong = Vec::new();
    for page in pages() {
        let these = answer(town, site, (page, these), walker).await;
        let is_closed = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&these.0);
        if closed && !is_closed {
            continue;
        }
        let those = answer(town, site, (page, those), walker).await;
        if these != those {
            let (method, path) = (page.method, page.path);
            wrong.push(format!("{method:?} {path} answers {walker:?} {} and {}", these.0, those.0));
        }
    }
    wrong
}

/// The same in a town of its own for each walker: so many pages in a second are more than one address may ask for.
async fn all_differences(
    walkers: impl IntoIterator<Item = Walker>,
    ids: impl Fn(&Town) -> (Ids, Ids),
    closed: bool,
) -> String {
    let mut wrong = Vec::new();
    for walker in walkers {
        let town = Town::build().await;
        let (these, those) = ids(&town);
        let site = router(town.app.clone());
        wrong.extend(differences(&town, &site, (&these, &those), walker, closed).await);
    }
    wrong.join("\n")
}

fn everyone() -> impl Iterator<Item = Walker> {
    Walker::ALL.into_iter().filter(|one| *one != Walker::Stranger)
}

#[tokio::test]
async fn a_team_that_is_not_theirs_is_answered_as_one_that_is_not_there() {
    let own = |town: &Town| (Ids::of(town), Ids::of_nothing());
    let wrong = all_differences([Walker::Nobody, Walker::OtherTeamsWorker], own, false).await;
    assert_eq!(wrong, "");
    let other = |town: &Town| {
        let ids = Ids {
            team: town.other.team.to_string(),
            worker: town.other.worker.to_string(),
            person: town.other.person.to_string(),
            ..Ids::of(town)
        };
        (ids, Ids::of_nothing())
    };
    let walkers = [Walker::Nobody, Walker::Worker, Walker::Person, Walker::Daughter];
    assert_eq!(all_differences(walkers, other, false).await, "");
}

#[tokio::test]
async fn somebody_of_another_team_is_answered_as_nobody_at_all() {
    let ids = |town: &Town| {
        let own = Ids::of(town);
        let (worker, person) = (town.other.worker.to_string(), town.other.person.to_string());
        let nobody = Ids { team: own.team.clone(), ..Ids::of_nothing() };
        (Ids { worker, person, rest: unknown(5), ..own }, nobody)
    };
    assert_eq!(all_differences(everyone(), ids, false).await, "");
}

#[tokio::test]
async fn whose_record_is_closed_is_answered_as_nobody_at_all() {
    let ids = |town: &Town| {
        let own = Ids { person: town.another_person.to_string(), ..Ids::of(town) };
        let nobody = Ids { person: unknown(2), ..own.clone() };
        (own, nobody)
    };
    assert_eq!(all_differences(everyone(), ids, true).await, "");
}
