//! What every form has: a command of its own, so that it counts once.

use care::ids::CommandId;
use maud::{Markup, html};
use uuid::Uuid;

/// A hidden field that makes a form count once, however often it is sent.
pub(crate) fn command_field() -> Markup {
    html! { input type="hidden" name="command" value=(fresh_id::<CommandId>(CommandId::new)); }
}

/// A new id.
pub(crate) fn fresh_id<T>(make: impl FnOnce(Uuid) -> T) -> T {
    make(Uuid::new_v4())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_forms_are_one() {
        assert_ne!(command_field().into_string(), command_field().into_string());
    }
}
