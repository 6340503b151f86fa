//! Pages are told what changed, once, and by every server.

use crate::testing::{config, sign_in};
use crate::walk::town::{Town, Walker};
use crate::{App, router};
use axum::body::{Body, BodyDataStream};
use axum::http::{Request, header};
use care::ids::CommandId;
use care::team::Command;
use care::values;
use care::values::{Strength, Value};
use futures_util::StreamExt;
use journal::{Journal, MasterKey, Storage};
use service::{Order, Service, SystemClock};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;
use tower::ServiceExt;
use uuid::Uuid;

const ORIGIN: &str = "http://127.0.0.1:8080";

/// A server over a journal that others serve too.
async fn server(place: &Storage, key: &MasterKey) -> App {
    let journal = Journal::open(place, key).await.unwrap();
    App::new(Service::open(journal, Arc::new(SystemClock)), config(ORIGIN))
}

/// The stream of the town's team on a server, for its worker, whose page shows the team as it is.
async fn listen(town: &Town, on: &App) -> BodyDataStream {
    let cookie = sign_in(on, Walker::Worker.account().unwrap()).await;
    let address = format!("/live/{}?since={}", town.team, town.state().await.version);
    let request = Request::get(address).header(header::HOST, "127.0.0.1:8080").header(header::COOKIE, cookie);
    let answer = router(on.clone()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/event-stream");
    answer.into_body().into_data_stream()
}

/// The next thing that is told, within a second.
async fn told(stream: &mut BodyDataStream) -> String {
    let data =
        timeout(Duration::from_secs(1), stream.next()).await.expect("nothing was told within a second");
    String::from_utf8(data.unwrap().unwrap().to_vec()).unwrap()
}

async fn change(town: &Town, on: &App, number: u128, to: Strength) {
    let caller = on.service().caller(Walker::Worker.account().unwrap()).await.unwrap();
    let command = Command::from(values::SetValue { value: Value::ALL[0], strength: to });
    let order = Order::new(CommandId::new(Uuid::from_u128(number)), command);
    on.service().act(&caller, town.team, order).await.unwrap();
}

#[tokio::test]
async fn a_change_shows_within_a_second_on_every_server() {
    let folder = tempfile::tempdir().unwrap();
    let (place, key) = (Storage::Sqlite(folder.path().join("fairly.db")), MasterKey::random().unwrap());
    let one = server(&place, &key).await;
    let town = Town::build_in(one.clone()).await;
    let other = server(&place, &key).await;
    let mut here = listen(&town, &one).await;
    let mut there = listen(&town, &other).await;
    for stream in [&mut here, &mut there] {
        assert!(told(stream).await.starts_with(": listening"));
    }
    change(&town, &one, 700, Strength::ALL[0]).await;
    let version = town.state().await.version;
    for stream in [&mut here, &mut there] {
        let told = told(stream).await;
        assert!(told.contains("event: changed") && told.contains(&format!("id: {version}\n")), "{told}");
    }
    one.listeners().close();
    assert!(here.next().await.is_none(), "listeners leave when the server stops");
}
