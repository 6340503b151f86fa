//! How arrivals are proved, as the history tells it: never the code.

use care::arrivals::{Event, Means, Proof};
use service::TeamView;

pub(crate) fn of(team_view: &TeamView, event: &Event) -> String {
    match event {
        Event::WayAgreed(agreed) => {
            let whose = team_view.person(agreed.person);
            match agreed.way.after.map(|way| way.means) {
                Some(Means::Door) => format!("arrivals at {whose} are proved by a code beside the door."),
                Some(Means::Spoken) => {
                    format!("arrivals at {whose} are proved by a code that they read out.")
                }
                None => format!("arrivals at {whose} are not proved."),
            }
        }
        Event::Proved(proved) => {
            let (who, whose) = (team_view.worker(proved.proof.worker), team_view.person(proved.proof.person));
            match proved.proof.proof {
                Proof::Door | Proof::Spoken => format!("{who} proved the arrival at {whose}."),
                Proof::OutTogether => format!("{who} and {whose} are out together."),
                Proof::WrongCode => format!("{who} gave a code at {whose} that is not theirs."),
            }
        }
    }
}
