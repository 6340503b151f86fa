//! A calendar that `vdirsyncer` subscribes to and `icalendar` reads, before and after something changed.

use super::super::calendars::make;
use super::{Village, printed, run, tool};
use serde_json::Value;

/// The one event of which this is so.
fn found<'a>(events: &'a Value, key: &str, value: &str) -> &'a Value {
    let mut events = events.as_array().unwrap().iter().filter(|event| event[key] == value);
    match (events.next(), events.next()) {
        (Some(found), None) => found,
        other => panic!("{key} {value}: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_is_synced_and_follows_what_changes() {
    let Some(python) = tool("bin/python") else { return };
    let village = Village::build().await;
    let [asha, ben] = village.workers;
    village.publish().await;
    let page = format!("workers/{ben}");
    let path = make(&village, &village.cookies[1], &page).await;
    let url = format!("{}{path}", village.serve().await);
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    let sync = || run(&python, "sync_calendar.py", &[&url, folder]);

    let before = printed(&sync());
    let visit = village.breakfast_on("2026-03-09");
    let uid = format!("{visit}-{ben}@fairly");
    let monday = found(&before["read"], "uid", &uid);
    assert_eq!((&monday["sequence"], &monday["status"]), (&0.into(), &"CONFIRMED".into()));
    assert_eq!((&monday["minutes"], &monday["summary"]), (&30.0.into(), &"H".into()));
    let start = monday["start"].as_str().unwrap();
    assert_eq!(start, "2026-03-09T08:15:00+00:00");
    assert_eq!(found(&before["synced"], "start", start)["status"], "CONFIRMED");

    village.does(0, &format!("visit/{visit}/move"), &format!("on=board&to={asha}")).await;
    let after = printed(&sync());
    let monday = found(&after["read"], "uid", &uid);
    assert_eq!((&monday["sequence"], &monday["status"]), (&1.into(), &"CANCELLED".into()));
    assert_eq!(found(&after["synced"], "start", start)["status"], "CANCELLED");

    village.does(1, &format!("{page}/calendar/close"), "").await;
    let closed = sync();
    assert!(!closed.status.success());
    assert!(String::from_utf8_lossy(&closed.stderr).contains("Not Found"), "{closed:?}");
}
