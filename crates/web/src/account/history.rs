//! What happened to one's account, and that one has read it.

use super::devices::ago;
use super::{back, own_device};
use crate::door::as_whom;
use crate::pages::{Pages, signed_in};
use crate::session::Viewer;
use crate::{App, Trouble};
use axum::extract::State;
use axum::response::Response;
use care::accounts::Stage;
use jiff::Timestamp;
use maud::{Markup, html};
use service::{AccountEvent, WayBackNews};

pub(super) fn pages() -> Pages {
    Pages::new().post("/account/way-back", signed_in(), read)
}

async fn read(State(app): State<App>, viewer: Viewer) -> Result<Response, Trouble> {
    let signed_in = own_device(&viewer)?;
    app.service().read_of_way_back(signed_in.account).await?;
    Ok(back("history"))
}

/// The list, the latest first.
pub(super) fn list(happened: &[(Timestamp, AccountEvent)], now: Timestamp) -> Markup {
    html! {
        ul.entries {
            @for (at, what) in happened { li { div { (sentence(what)) p.soft { (ago(*at, now)) } } } }
        }
    }
}

fn sentence(what: &AccountEvent) -> String {
    match what {
        AccountEvent::WayBack(WayBackNews { way_back, made_by }) => match way_back.stage {
            Stage::Made => format!("{made_by} made a way back in."),
            Stage::TakenBack => "The way back in was taken back. Nobody had used it.".to_owned(),
            Stage::Used => {
                format!("The way back in that {made_by} made was used. Every earlier way in ended.")
            }
        },
        AccountEvent::Membership { membership, holds: true } => {
            format!("Let in as {}.", as_whom(*membership))
        }
        AccountEvent::Membership { membership, holds: false } => {
            format!("No longer let in as {}.", as_whom(*membership))
        }
    }
}
