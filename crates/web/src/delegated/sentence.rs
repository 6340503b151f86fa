//! Delegated health tasks, as the history tells them: for whom, and nothing about which.

use care::delegated::Event;
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::TaskChanged(changed) => {
            let whose = team_view.person(changed.person);
            match (&changed.change.before, &changed.change.after) {
                (None, Some(_)) => format!("a nurse delegates a health task for {whose}."),
                (Some(_), Some(_)) => format!("a health task that is delegated for {whose} is different."),
                (_, None) => format!("a health task for {whose} is no longer delegated."),
            }
        }
        Event::TaskSignedOff(signed) => {
            let (who, whose) = (team_view.worker(signed.worker), team_view.person(signed.person));
            match &signed.change.after {
                Some(after) if after.withdrawn.is_none() => format!(
                    "{who} was signed off for a health task for {whose}, until {}.",
                    after.review.strftime("%-d %B %Y")
                ),
                Some(_) | None => format!("{who} is no longer signed off for a health task for {whose}."),
            }
        }
    }
}
