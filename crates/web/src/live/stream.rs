//! One page's stream.

use super::listeners::Seat;
use axum::response::sse::Event;
use futures_util::stream::{self, Stream as Events};
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

/// The shortest time between two events: a team that changes all the time is drawn twice a second.
const PACE: Duration = Duration::from_millis(500);
/// How long a stream lasts. The browser comes back by itself, and is asked again who it is.
const LASTS: Duration = Duration::from_secs(5 * 60);
/// After how long a browser comes back.
const COMES_BACK: Duration = Duration::from_millis(500);
/// What an event is called; parts of pages wait for it.
const CHANGED: &str = "changed";

/// What a listener is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// That the stream is open; proxies and browsers want to see something.
    Open,
    /// That the team is at another version now.
    Changed(u64),
}

/// What one listener has heard, and what it waits for.
pub(super) struct Stream {
    versions: watch::Receiver<u64>,
    seen: u64,
    greeted: bool,
    next_after: Instant,
    until: Instant,
    seat: Seat,
}

impl Stream {
    /// A stream for a page that shows the version `seen`.
    pub(super) fn new(versions: watch::Receiver<u64>, seen: u64, seat: Seat) -> Self {
        let now = Instant::now();
        Self { versions, seen, greeted: false, next_after: now, until: now + LASTS, seat }
    }

    /// What is sent.
    pub(super) fn events(self) -> impl Events<Item = Result<Event, Infallible>> {
        stream::unfold(self, |mut stream| async {
            let told = stream.next().await?;
            Some((Ok(told.event()), stream))
        })
    }

    /// What there is to tell next; nothing when it is over.
    async fn next(&mut self) -> Option<Told> {
        if !self.greeted {
            self.greeted = true;
            return Some(Told::Open);
        }
        let version = tokio::select! {
            version = newer(&mut self.versions, self.seen, self.next_after) => version?,
            () = self.seat.told_to_leave() => return None,
            () = sleep_until(self.until) => return None,
        };
        self.seen = version;
        self.next_after = Instant::now() + PACE;
        Some(Told::Changed(version))
    }
}

impl Told {
    fn event(self) -> Event {
        match self {
            Self::Open => Event::default().comment("listening").retry(COMES_BACK),
            Self::Changed(version) => {
                let version = version.to_string();
                Event::default().event(CHANGED).id(version.as_str()).data(version)
            }
        }
    }
}

/// The latest version that is not the one seen, not before a time; `None` when nothing else will come.
async fn newer(versions: &mut watch::Receiver<u64>, seen: u64, not_before: Instant) -> Option<u64> {
    versions.wait_for(|version| *version != seen).await.ok()?;
    sleep_until(not_before).await;
    Some(*versions.borrow_and_update())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::Listeners;
    use care::ids::AccountId;
    use uuid::Uuid;

    struct Watched {
        version: watch::Sender<u64>,
        listeners: Listeners,
    }

    fn room(version: u64) -> Watched {
        Watched { version: watch::Sender::new(version), listeners: Listeners::default() }
    }

    impl Watched {
        async fn stream(&self, seen: u64) -> Stream {
            let seat = self.listeners.take_seat(AccountId::new(Uuid::from_u128(1))).unwrap();
            let mut stream = Stream::new(self.version.subscribe(), seen, seat);
            assert_eq!(stream.next().await, Some(Told::Open));
            stream
        }
    }

    #[tokio::test]
    async fn a_page_that_shows_something_older_is_told_at_once() {
        let room = room(7);
        let mut stream = room.stream(5).await;
        assert_eq!(stream.next().await, Some(Told::Changed(7)));
    }

    #[tokio::test]
    async fn several_changes_at_once_are_one_and_never_more_than_two_a_second() {
        let room = room(7);
        let mut stream = room.stream(7).await;
        room.version.send_replace(8);
        assert_eq!(stream.next().await, Some(Told::Changed(8)));
        assert!(stream.next_after > Instant::now() + PACE / 2);
        stream.next_after = Instant::now();
        for version in 9..20 {
            room.version.send_replace(version);
        }
        assert_eq!(stream.next().await, Some(Told::Changed(19)));
    }

    #[tokio::test]
    async fn a_stream_has_an_end_and_the_browser_comes_back() {
        let room = room(7);
        let mut stream = room.stream(7).await;
        stream.until = Instant::now();
        assert_eq!(stream.next().await, None);
    }

    #[tokio::test]
    async fn everyone_leaves_when_the_server_stops() {
        let room = room(7);
        let mut streams = [room.stream(7).await, room.stream(7).await];
        room.listeners.close();
        for stream in &mut streams {
            assert_eq!(stream.next().await, None);
        }
    }
}
