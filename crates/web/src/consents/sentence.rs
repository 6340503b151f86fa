//! Consents, as the history tells them: whose, and nothing of what was asked.

use care::consents::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::ConsentSet(set) => {
            let whose = team_view.person(set.person);
            match (&set.change.before, &set.change.after) {
                (_, Some(after)) if after.withdrawn.is_some() => {
                    format!("something {whose} had consented to was withdrawn.")
                }
                (None, Some(_)) => format!("something that {whose} was asked, and the answer, was recorded."),
                (Some(_), Some(_)) => format!("something {whose} had consented to holds after all."),
                (_, None) => format!("a decision of {whose} was taken out of the record."),
            }
        }
        Event::AuthoritySet(set) => {
            let whose = team_view.person(set.person);
            if set.change.after.is_some() {
                format!("who may decide for {whose} where they cannot, or an advance decision, was entered.")
            } else {
                format!("a power or an advance decision of {whose} was taken out.")
            }
        }
    }
}
