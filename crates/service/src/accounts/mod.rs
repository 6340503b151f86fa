//! Accounts: who someone is, how they prove it, and where they are signed in.
//!
//! An account says nothing of what its owner may do; that is their memberships, which are events of the organisation. Here
//! are the ways in ([`sign_in`](Accounts::give_password), passkeys, recovery codes, invitations, the team's tablet), and what
//! one may change about one's own. Every way in ends in a [`Presence`], which the session remembers.
//!
//! Nothing secret is kept as it was typed: passwords and PINs as Argon2id, codes as keyed hashes, all of it sealed.

mod authenticator;
mod code;
mod demonstration;
mod devices;
mod invitation;
mod name;
mod own;
mod pace;
mod passkey_ways;
mod passkeys;
mod password;
mod presence;
mod refusal;
mod sign_in;
mod store;
mod tablet;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub(crate) mod tokens;

use std::sync::Arc;

use journal::Journal;

use self::pace::Strangers;
use self::passkeys::Passkeys;
use self::password::Hasher;
use self::store::Store;
use crate::Clock;

pub use self::authenticator::{Authenticator, CodeTrouble};
pub use self::code::{Code, LinkCode, NotACode, RecoveryCode};
pub use self::devices::Device;
pub(crate) use self::invitation::invitations_naming;
pub use self::invitation::{
    Accepted, Invitation, InvitationLink, Invited, LinkState, ListedInvitation, Newcomer,
};
pub use self::name::{NameTrouble, SignInName};
pub use self::own::{NewAuthenticator, OwnAccount, OwnPasskey};
pub use self::passkey_ways::{PasskeyAsked, PasskeyMaking, Question};
pub use self::passkeys::PasskeyTrouble;
pub use self::password::{Cost, FEWEST_LETTERS, HasherTrouble, Password, PasswordTrouble};
pub use self::presence::{AtTablet, Presence, SignedIn, Tablet, Way};
pub use self::refusal::Refusal;
pub use self::sign_in::{HalfWay, Step};
pub use self::tablet::{Pin, TeamTablet};

/// What accounts need to know of the place.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address in people's browsers, such as `https://oakfield.example`; passkeys are bound to it.
    pub origin: String,
    /// What people call this place; authenticator apps and passkeys show it.
    pub place: String,
    /// Whether this is a demonstration, whose invented people sign in without a proof.
    pub demonstration: bool,
    /// What a password's hash costs.
    pub cost: Cost,
}

/// The accounts of one place. Cheap to clone.
#[derive(Clone)]
pub struct Accounts {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    hasher: Hasher,
    passkeys: Option<Passkeys>,
    strangers: Strangers,
    clock: Arc<dyn Clock>,
    settings: Settings,
}

/// How many passwords are hashed at once: each takes a core and 19 MiB for some 30 ms.
const HASHED_AT_ONCE: usize = 2;

impl Accounts {
    /// The accounts kept in this journal.
    #[must_use]
    pub fn new(journal: Journal, clock: Arc<dyn Clock>, settings: Settings) -> Self {
        let hasher = Hasher::new(&settings.cost, HASHED_AT_ONCE);
        let passkeys = Passkeys::new(&settings.origin, &settings.place).ok();
        let (store, strangers) = (Store::new(journal), Strangers::default());
        Self { inner: Arc::new(Inner { store, hasher, passkeys, strangers, clock, settings }) }
    }

    /// Whether browsers make passkeys for this place.
    #[must_use]
    pub fn has_passkeys(&self) -> bool {
        self.inner.passkeys.is_some()
    }

    fn now(&self) -> jiff::Timestamp {
        self.inner.clock.now()
    }
}

/// Bytes as text, for ids in addresses.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
