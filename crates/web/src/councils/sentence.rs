//! What was changed about a council, as a sentence.

use care::ids::TeamId;
use service::councils::CouncilEvent;

/// What happened; `name` says what a team is called.
pub(super) fn of<'a>(event: &CouncilEvent, name: impl Fn(TeamId) -> &'a str) -> String {
    match event {
        CouncilEvent::Joined { name, sees_every_team: false } => {
            format!("The organisation works with {name}, which sees no team yet.")
        }
        CouncilEvent::Joined { name, sees_every_team: true } => {
            format!("The organisation works with {name}, which sees every team there is.")
        }
        CouncilEvent::Renamed { before, after } => format!("{before} is called {after} now."),
        CouncilEvent::Team { team, sees: true } => format!("The council sees {} now.", name(*team)),
        CouncilEvent::Team { team, sees: false } => format!("The council no longer sees {}.", name(*team)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_is_a_sentence() {
        let team = TeamId::new(uuid::Uuid::from_u128(1));
        let said = |event: &CouncilEvent| of(event, |_| "Elm Road");
        let joined = |sees_every_team| CouncilEvent::Joined { name: "Salford".to_owned(), sees_every_team };
        assert_eq!(said(&joined(false)), "The organisation works with Salford, which sees no team yet.");
        assert_eq!(
            said(&joined(true)),
            "The organisation works with Salford, which sees every team there is."
        );
        let (before, after) = ("Salford".to_owned(), "Salford City".to_owned());
        assert_eq!(said(&CouncilEvent::Renamed { before, after }), "Salford is called Salford City now.");
        assert_eq!(said(&CouncilEvent::Team { team, sees: true }), "The council sees Elm Road now.");
        assert_eq!(said(&CouncilEvent::Team { team, sees: false }), "The council no longer sees Elm Road.");
    }
}
