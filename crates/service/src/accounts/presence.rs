//! Who is at a browser, as its session remembers it from one page to the next.

use care::ids::{AccountId, TeamId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long a proof counts as fresh before pages that change how someone signs in.
const FRESH: SignedDuration = SignedDuration::from_mins(15);

/// How long the team's tablet waits for the next touch before it forgets who was there.
const TABLET_IDLE: SignedDuration = SignedDuration::from_mins(2);

/// How long someone stays at the team's tablet at most.
const TABLET_LONGEST: SignedDuration = SignedDuration::from_mins(20);

/// Who is at a browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Someone signed in on a device of their own.
    Own(SignedIn),
    /// The team's tablet on the office wall, and perhaps someone in front of it.
    Tablet(Tablet),
}

/// Someone signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// Whose account it is.
    pub account: AccountId,
    /// How they proved who they are, last.
    pub way: Way,
    /// Since when they are signed in here.
    pub since: Timestamp,
    /// When they last proved who they are.
    pub proved_at: Timestamp,
}

/// A way to prove who one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// A passkey, which its owner unlocked.
    Passkey,
    /// A password alone.
    Password,
    /// A password, then the code of an authenticator app.
    PasswordAndCode,
    /// A recovery code in place of what was lost.
    RecoveryCode,
    /// An invitation's link, a moment ago.
    Invitation,
    /// No proof at all: the demonstration's invented people.
    Demonstration,
}

/// The team's tablet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tablet {
    /// The tablet's own account.
    pub tablet: AccountId,
    /// The team it belongs to.
    pub team: TeamId,
    /// Who is in front of it.
    pub someone: Option<AtTablet>,
}

/// Someone in front of the team's tablet, who typed their PIN.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtTablet {
    /// Whose account it is.
    pub account: AccountId,
    /// When they typed their PIN.
    pub since: Timestamp,
    /// When they last touched the tablet.
    pub seen: Timestamp,
}

impl Presence {
    /// Whose account acts now, if anybody's.
    #[must_use]
    pub fn account(&self, now: Timestamp) -> Option<AccountId> {
        match self {
            Self::Own(signed_in) => Some(signed_in.account),
            Self::Tablet(tablet) => tablet.someone(now).map(|someone| someone.account),
        }
    }

    /// Whether pages about the account itself may be shown: never at a tablet that others use.
    #[must_use]
    pub fn is_own_device(&self) -> bool {
        matches!(self, Self::Own(_))
    }

    /// Whether they proved who they are a short while ago: asked before anything that changes how they sign in.
    #[must_use]
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        matches!(self, Self::Own(signed_in) if now.duration_since(signed_in.proved_at) < FRESH)
    }

    /// The presence after someone touched the screen now; at a tablet this keeps them there a little longer.
    #[must_use]
    pub fn touched(self, now: Timestamp) -> Self {
        match self {
            Self::Own(_) => self,
            Self::Tablet(tablet) => {
                let someone = tablet.someone(now).cloned().map(|someone| AtTablet { seen: now, ..someone });
                Self::Tablet(Tablet { someone, ..tablet })
            }
        }
    }
}

impl SignedIn {
    /// Someone who signed in just now.
    #[must_use]
    pub fn now(account: AccountId, way: Way, now: Timestamp) -> Self {
        Self { account, way, since: now, proved_at: now }
    }
}

impl Tablet {
    /// Who is in front of it, unless they walked away.
    fn someone(&self, now: Timestamp) -> Option<&AtTablet> {
        self.someone.as_ref().filter(|someone| {
            now.duration_since(someone.seen) < TABLET_IDLE
                && now.duration_since(someone.since) < TABLET_LONGEST
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn account(bits: u128) -> AccountId {
        AccountId::new(Uuid::from_u128(bits))
    }

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn tablet() -> Presence {
        let someone = AtTablet { account: account(1), since: second(0), seen: second(0) };
        Presence::Tablet(Tablet {
            tablet: account(9),
            team: TeamId::new(Uuid::from_u128(2)),
            someone: Some(someone),
        })
    }

    #[test]
    fn who_walks_away_from_the_tablet_is_forgotten() {
        assert_eq!(tablet().account(second(119)), Some(account(1)));
        assert_eq!(tablet().account(second(120)), None);
        assert_eq!(tablet().touched(second(119)).account(second(238)), Some(account(1)));
        assert_eq!(
            tablet().touched(second(120)).account(second(121)),
            None,
            "a touch does not bring them back"
        );
    }

    #[test]
    fn nobody_stays_at_the_tablet_for_ever() {
        let busy = (1..1200).step_by(60).fold(tablet(), |tablet, at| tablet.touched(second(at)));
        assert_eq!(busy.account(second(1199)), Some(account(1)));
        assert_eq!(busy.account(second(1200)), None);
    }

    #[test]
    fn a_tablet_is_never_fresh_and_never_ones_own() {
        assert!(!tablet().is_fresh(second(0)));
        assert!(!tablet().is_own_device());
    }

    #[test]
    fn a_proof_grows_stale() {
        let own = Presence::Own(SignedIn::now(account(1), Way::Password, second(0)));
        assert!(own.is_fresh(second(899)));
        assert!(!own.is_fresh(second(900)));
        assert_eq!(own.account(second(1_000_000)), Some(account(1)));
    }
}
