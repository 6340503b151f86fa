//! What was written in a form, by the names of its fields.

use crate::Trouble;
use crate::sent::Fields;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use care::ids::CommandId;
use maud::{Markup, html};
use std::str::FromStr;
use uuid::Uuid;

/// The name of the field that makes a form count once.
const COMMAND: &str = "command";

/// The fields of a form, in order, as they were sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    fields: Fields,
}

/// A hidden field that makes a form count once, however often it is sent.
pub(crate) fn command_field() -> Markup {
    html! { input type="hidden" name=(COMMAND) value=(fresh_id::<CommandId>(CommandId::new)); }
}

/// A new id.
pub(crate) fn fresh_id<T>(make: impl FnOnce(Uuid) -> T) -> T {
    make(Uuid::new_v4())
}

impl Form {
    /// What stands in a field, without the blanks around it; empty where it was not sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.fields.text(name)
    }

    /// Everything sent under a name: boxes that were ticked.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.all(name)
    }

    /// What stands in a field, read; none where it is empty or cannot be read.
    pub(crate) fn read<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).parse().ok()
    }

    /// What a page put into a hidden field itself.
    ///
    /// # Errors
    /// If it is not there: the form was not one of ours.
    pub(crate) fn hidden<T: FromStr>(&self, name: &str) -> Result<T, Trouble> {
        self.read(name).ok_or_else(|| Trouble::of_status(StatusCode::BAD_REQUEST))
    }

    /// The id that makes the form count once.
    ///
    /// # Errors
    /// If it is not there: the form was not one of ours.
    pub(crate) fn command(&self) -> Result<CommandId, Trouble> {
        self.hidden(COMMAND)
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let fields = Fields::from_request(request, state).await?;
        if fields.unfit().is_empty() {
            Ok(Self { fields })
        } else {
            Err(Trouble::of_problems(fields.unfit()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(sent: &str) -> Form {
        Form { fields: Fields::of_form(sent.as_bytes()) }
    }

    #[test]
    fn fields_are_read_by_name() {
        let form = form("what=tea+%26+toast&day=mon&day=tue&minutes=+30+");
        assert_eq!(form.text("what"), "tea & toast");
        assert_eq!(form.all("day").collect::<Vec<_>>(), ["mon", "tue"]);
        assert_eq!(form.read::<u32>("minutes"), Some(30));
        assert_eq!((form.read::<u32>("what"), form.text("nothing")), (None, ""));
        assert!(form.command().is_err());
    }

    #[test]
    fn no_two_forms_are_one() {
        assert_ne!(command_field().into_string(), command_field().into_string());
    }
}
