//! Where one is signed in, and signing out there.

use super::{back, own_device};
use crate::pages::{Pages, signed_in};
use crate::sent::{Body, Key};
use crate::session::{Browser, Viewer};
use crate::{App, Trouble};
use axum::extract::State;
use axum::response::Response;
use design::button::{Weight, deed};
use design::card::tag;
use design::notice::Tone;
use jiff::Timestamp;
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::accounts::Device;

pub(super) fn pages() -> Pages {
    Pages::new().post("/account/devices/sign-out", signed_in(), sign_out).post(
        "/account/devices/everywhere",
        signed_in(),
        everywhere,
    )
}

#[derive(Deserialize, JsonSchema)]
struct Wanted {
    id: Key,
}

async fn sign_out(
    State(app): State<App>,
    viewer: Viewer,
    Body(wanted): Body<Wanted>,
) -> Result<Response, Trouble> {
    let signed_in = own_device(&viewer)?;
    app.accounts().sign_out_device(signed_in.account, &wanted.id.0).await?;
    Ok(back("devices"))
}

async fn everywhere(State(app): State<App>, browser: Browser, viewer: Viewer) -> Result<Response, Trouble> {
    let signed_in = own_device(&viewer)?;
    app.accounts().sign_out_everywhere(signed_in.account, browser.key()).await?;
    Ok(back("devices"))
}

/// The list, with a way to sign out at each.
pub(super) fn list(devices: &[Device], now: Timestamp) -> Markup {
    html! {
        ul.entries { @for device in devices { (one(device, now)) } }
        @if devices.len() > 1 {
            (deed("/account/devices/everywhere", "Sign out everywhere else", Weight::Quiet, &[]))
        }
    }
}

fn one(device: &Device, now: Timestamp) -> Markup {
    html! {
        li {
            div {
                strong { (device.words) }
                @if device.is_this { " " (tag("here", Tone::Kept)) }
                p.soft { "since " (ago(device.since, now)) ", last used " (ago(device.seen_at, now)) }
            }
            @if !device.is_this {
                (deed("/account/devices/sign-out", "Sign out", Weight::Bare, &[("id", &device.id)]))
            }
        }
    }
}

/// How long ago, as one says it.
pub(super) fn ago(then: Timestamp, now: Timestamp) -> String {
    let minutes = now.duration_since(then).as_mins();
    match (minutes, minutes / 60, minutes / (24 * 60)) {
        (..1, ..) => "just now".to_owned(),
        (1, ..) => "a minute ago".to_owned(),
        (2..60, ..) => format!("{minutes} minutes ago"),
        (_, 1, _) => "an hour ago".to_owned(),
        (_, hours @ 2..24, _) => format!("{hours} hours ago"),
        (.., 1) => "yesterday".to_owned(),
        (.., days) => format!("{days} days ago"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    #[test]
    fn long_ago_is_said_as_people_say_it() {
        let now: Timestamp = "2026-11-22T09:00:00Z".parse().unwrap();
        let before = |minutes| ago(now - SignedDuration::from_mins(minutes), now);
        assert_eq!([0, 1, 59].map(before), ["just now", "a minute ago", "59 minutes ago"]);
        assert_eq!([60, 119, 120].map(before), ["an hour ago", "an hour ago", "2 hours ago"]);
        assert_eq!([24 * 60, 72 * 60].map(before), ["yesterday", "3 days ago"]);
    }
}
