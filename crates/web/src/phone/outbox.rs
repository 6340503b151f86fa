//! What a phone brings back.

use super::own_phone;
use crate::sent::{Taken, Takes};
use crate::session::Viewer;
use crate::{App, Trouble};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use design::notice::FieldProblem;
use jiff::Timestamp;
use schemars::{JsonSchema, SchemaGenerator};
use serde::Deserialize;
use serde_json::Value;
use service::phone::Answered;

/// What a phone sends: its commands, each read by itself, so that one that makes no sense stops no other.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Outbox {
    /// What the phone's clock showed as it sent, by which the times of the commands are put right.
    #[schemars(with = "Option<String>")]
    sent: Option<Timestamp>,
    /// What happened, in the order in which it was written: `{"id": uuid, "kind": …, "happened": instant, "based_on": version, "visit": …}`.
    #[schemars(with = "Vec<serde_json::Map<String, Value>>")]
    commands: Vec<Value>,
}

impl<S: Send + Sync> FromRequest<S> for Outbox {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let body =
            Bytes::from_request(request, state).await.map_err(|why| Trouble::of_status(why.status()))?;
        serde_json::from_slice(&body).map_err(|why| {
            let words =
                format!("This is not what a phone sends: {why}. Nothing was recorded; the phone keeps it.");
            Trouble::of_problems(&[FieldProblem::new("commands", words)])
        })
    }
}

impl Takes for Outbox {
    fn taken(generator: &mut SchemaGenerator) -> Taken {
        Taken::Json(generator.subschema_for::<Self>())
    }
}

pub(super) async fn take(
    State(app): State<App>,
    viewer: Viewer,
    outbox: Outbox,
) -> Result<Json<Answered>, Trouble> {
    own_phone(&viewer)?;
    Ok(Json(app.service().take_outbox(&viewer.caller, &outbox.commands, outbox.sent).await?))
}
