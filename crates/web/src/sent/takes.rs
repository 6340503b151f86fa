//! What a page takes in, known from its handler: the type of the last thing that the handler is given.

use super::{Body, Sent};
use schemars::{JsonSchema, Schema, SchemaGenerator};

/// How a body is sent.
#[derive(Clone, Debug)]
pub(crate) enum Taken {
    /// Nothing is sent but the request.
    Nothing,
    /// Fields of this form, as a browser sends them or as JSON.
    Fields(Schema),
    /// JSON of this form.
    Json(Schema),
    /// Files, as a browser sends them.
    Files,
    /// What a browser's own script for passkeys answers.
    Passkey,
    /// A FHIR resource.
    Fhir,
}

/// Says what is taken in.
pub(crate) trait Takes {
    /// Its form.
    fn taken(generator: &mut SchemaGenerator) -> Taken;
}

impl<T: JsonSchema> Takes for Body<T> {
    fn taken(generator: &mut SchemaGenerator) -> Taken {
        Taken::Fields(generator.subschema_for::<T>())
    }
}

impl<T: JsonSchema> Takes for Sent<T> {
    fn taken(generator: &mut SchemaGenerator) -> Taken {
        Taken::Fields(generator.subschema_for::<T>())
    }
}

macro_rules! takes {
    ($($kind:ident: $($taken:ty),*;)*) => {$($(
        impl Takes for $taken {
            fn taken(_: &mut SchemaGenerator) -> Taken {
                Taken::$kind
            }
        }
    )*)*};
}

takes! {
    Nothing: crate::team::TeamPage, crate::session::Viewer, crate::session::Browser, axum::http::HeaderMap;
    Files: axum::extract::Multipart;
    Passkey: axum::body::Bytes, String;
    Fhir: super::Resource;
}

impl<T> Takes for axum::extract::Path<T> {
    fn taken(_: &mut SchemaGenerator) -> Taken {
        Taken::Nothing
    }
}

/// A handler is known by all that it is given; what it takes in comes last.
macro_rules! last_of {
    ($($($before:ident)*;)*) => {$(
        impl<Way, $($before,)* Last: Takes> Takes for (Way, $($before,)* Last) {
            fn taken(generator: &mut SchemaGenerator) -> Taken {
                Last::taken(generator)
            }
        }
    )*};
}

last_of! {
    ;
    A;
    A B;
    A B C;
    A B C D;
}
