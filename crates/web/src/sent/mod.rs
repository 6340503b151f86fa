//! What is sent to a page: a typed body, read alike from a browser's form and from JSON, with everything wrong with it told at
//! once, field by field.
//!
//! - [`Body`] is what a page takes: a struct with serde, whose fields are the form's fields. What cannot be read never
//!   reaches the page.
//! - [`Sent`] is for pages that show a form again with what was written in it: the body, or what is wrong, and the fields.
//! - `edited.rs` keeps what somebody else changed while the form was open.
//! - `spoken.rs` reads times, hours and places as people write them.
//! - `terms.rs` has the types of fields, each with the words for what cannot be read.
//! - [`Takes`] is what a page takes in, for the description of all pages.

mod edited;
mod fields;
mod reading;
mod spoken;
mod takes;
mod terms;

pub(crate) use edited::as_shown;
pub(crate) use fields::{Fields, is_json};
pub(crate) use spoken::{clock, hours, place};
pub(crate) use takes::{Taken, Takes};
pub(crate) use terms::{
    Day, Hours, Id, Key, Line, MinutesOfHalfADay, Money, OnTheGround, Text, TimeOfDay, Words, name, pounds,
    terms,
};

use crate::Trouble;
use axum::extract::{FromRequest, Request};
use design::notice::FieldProblem;
use serde::de::DeserializeOwned;

/// A FHIR resource as it came: what is wrong with it is said as FHIR says it.
#[derive(Clone, Debug)]
pub(crate) struct Resource(pub(crate) axum::body::Bytes);

impl<S: Send + Sync> FromRequest<S> for Resource {
    type Rejection = <axum::body::Bytes as FromRequest<S>>::Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        axum::body::Bytes::from_request(request, state).await.map(Self)
    }
}

/// A body, read.
#[derive(Clone, Debug)]
pub(crate) struct Body<T>(pub(crate) T);

/// The fields as they were written, and the body that they make, or what is wrong with them.
#[derive(Clone, Debug)]
pub(crate) struct Sent<T> {
    /// As written.
    pub(crate) fields: Fields,
    /// As read.
    pub(crate) body: Result<T, Vec<FieldProblem>>,
}

impl<T, S> FromRequest<S> for Body<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let sent = Sent::from_request(request, state).await?;
        sent.body.map(Body).map_err(|problems| Trouble::of_problems(&problems))
    }
}

impl<T, S> FromRequest<S> for Sent<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let fields = Fields::from_request(request, state).await?;
        let body = reading::read(&fields);
        Ok(Self { fields, body })
    }
}
