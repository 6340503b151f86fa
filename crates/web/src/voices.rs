//! Who says something: the one who looks; or, where a worker writes it down, the person or somebody of their circle.

use care::By;
use care::ids::PersonId;
use design::form::{self, Field};
use maud::{Markup, html};

/// The field that asks who says it. Nothing where only one can.
pub(crate) fn field(within: &str, label: &str, voices: &[(By, String)]) -> Markup {
    let codes: Vec<(String, &str)> = voices.iter().map(|(by, called)| (code(*by), called.as_str())).collect();
    let options: Vec<(&str, &str)> = codes.iter().map(|(code, called)| (code.as_str(), *called)).collect();
    html! {
        @if options.len() > 1 { (form::select(&Field { name: "whose", within, label, ..Field::default() }, &options)) }
    }
}

fn code(by: By) -> String {
    match by {
        By::Member(member) => member.to_string(),
        By::Person(_) => "person".to_owned(),
        By::Worker(_) | By::Account(_) | By::Program => String::new(),
    }
}

/// Who it is that a form names: the person, somebody of their circle, or the one who sent it. A worker who names nobody writes
/// down what the person said.
pub(crate) fn read(sent: Option<&str>, person: PersonId, me: By) -> By {
    match (sent, me) {
        (Some("person"), _) | (None, By::Worker(_)) => By::Person(person),
        (Some(code), _) => code.parse().map_or(me, By::Member),
        (None, _) => me,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::ids::{MemberId, WorkerId};
    use uuid::Uuid;

    #[test]
    fn a_form_names_who_says_it() {
        let (person, member) = (PersonId::new(Uuid::from_u128(1)), MemberId::new(Uuid::from_u128(2)));
        let worker = By::Worker(WorkerId::new(Uuid::from_u128(3)));
        assert_eq!(read(Some(&member.to_string()), person, worker), By::Member(member));
        assert_eq!(read(Some("person"), person, worker), By::Person(person));
        assert_eq!(read(None, person, worker), By::Person(person));
        assert_eq!(read(None, person, By::Member(member)), By::Member(member));
    }
}
