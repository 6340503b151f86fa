//! A database that the version before wrote opens, verifies and shows what it showed then.
//!
//! `before/november-2026.db.gz` is a demonstration of four workers and seven people, made by the program of November 2026
//! before its terms were put into topics. What is asserted here was read off that program's own pages.

use crate::testing::{ask, config, sign_in};
use crate::{App, Demonstration, router};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use care::ids::TeamId;
use care::organisation::Membership;
use flate2::read::GzDecoder;
use journal::{Journal, MasterKey, Storage};
use service::{Service, SetClock};
use std::io::Read;
use std::sync::Arc;

const DATABASE: &[u8] = include_bytes!("before/november-2026.db.gz");
/// Nobody in it exists, so its key is no secret.
const KEY: &str = "e591c5e68a067c63340dd94bee56231ae015b919039dfbfa13a3a5132fc9e139";

/// The workspace on a copy of that database, on the evening on which it was made, and the folder that holds it.
async fn opened() -> (App, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("before.db");
    let mut bytes = Vec::new();
    GzDecoder::new(DATABASE).read_to_end(&mut bytes).unwrap();
    std::fs::write(&path, bytes).unwrap();
    let journal = Journal::open(&Storage::Sqlite(path), &MasterKey::from_text(KEY).unwrap()).await.unwrap();
    let clock = Arc::new(SetClock::at("2026-11-30T15:05:00Z".parse().unwrap()));
    let demo = Some(Demonstration::default());
    (
        App::new(Service::new(journal, clock), crate::Config { demo, ..config("http://127.0.0.1:8080") }),
        folder,
    )
}

/// What a page says to the planner, without marks and runs of blanks.
async fn words_of(app: &App, path: &str) -> String {
    let (team, cookie) = planner(app).await;
    let address = format!("/team/{team}/{path}");
    let request =
        Request::get(&address).header(header::HOST, "127.0.0.1:8080").header(header::COOKIE, cookie);
    let (answer, page) = ask(&router(app.clone()), request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), StatusCode::OK, "{address}");
    let mut words = String::new();
    let mut within = false;
    for letter in page.chars() {
        match letter {
            '<' => within = true,
            '>' => {
                within = false;
                words.push(' ');
            }
            letter if !within => words.push(letter),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn planner(app: &App) -> (TeamId, String) {
    let organisation = app.service().organisation().await.unwrap();
    for (account, held) in &organisation.memberships {
        for membership in held {
            if let Membership::Worker { team, worker } = *membership {
                let caller = app.service().caller(*account).await.unwrap();
                let team_view = app.service().view_team(&caller, team).await.unwrap();
                if team_view.worker(worker) == "Dawn" {
                    return (team, sign_in(app, *account).await);
                }
            }
        }
    }
    panic!("Dawn is not there")
}

#[tokio::test]
async fn it_verifies() {
    let (app, _folder) = opened().await;
    let verified = app.service().journal().verify(&service::refold).await.unwrap();
    assert!(verified.findings.is_empty(), "{:?}", verified.findings);
}

#[tokio::test]
async fn its_pages_say_what_they_said() {
    let (app, _folder) = opened().await;
    for (path, facts) in [
        (
            "people",
            vec![
                "Doreen Next: today at 7.35pm, Beth. 4 different faces in two weeks.",
                "Mr Appleby Next: on Wednesday at 11.08am, Dawn. 2 different faces in two weeks.",
                "Samira Next: today at 5.47pm, Beth. 4 different faces in two weeks.",
            ],
        ),
        (
            "workers",
            vec![
                "Rhys Spokesperson.",
                "Kasia Bookkeeper, Quality.",
                "Dawn Planner, Welcomer, Mentor.",
                "of 35 h guaranteed",
            ],
        ),
    ] {
        let page = words_of(&app, path).await;
        for fact in facts {
            assert!(page.contains(fact), "{path} does not say \"{fact}\": {page}");
        }
    }
}

#[tokio::test]
async fn its_council_sees_the_team_that_it_saw() {
    let (app, _folder) = opened().await;
    let organisation = app.service().organisation().await.unwrap();
    let officers =
        organisation.memberships.iter().filter(|(_, held)| held.iter().any(|one| one.is_of_council()));
    let officers: Vec<_> = officers.map(|(account, _)| *account).collect();
    assert_eq!(officers.len(), 1);
    let caller = app.service().caller(officers[0]).await.unwrap();
    let home = app.service().home(&caller).await.unwrap();
    assert_eq!(home.len(), organisation.teams.len());
    assert!(home.iter().all(|team| team.page == service::FirstPage::Figures), "{home:?}");
}
