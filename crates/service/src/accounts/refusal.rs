//! Why someone was not let in, or a way in was not changed, in their own words.

use jiff::{SignedDuration, Timestamp};

use super::authenticator::CodeTrouble;
use super::name::NameTrouble;
use super::passkeys::PasskeyTrouble;
use super::password::{HasherTrouble, PasswordTrouble};
use crate::{Error, Kind};

/// Why not.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// No such account, or another password: the same words for both.
    #[error("That name and password do not go together. Check both; capital letters count in the password.")]
    WrongPassword,
    /// No such account, or none of its recovery codes, or one that was used.
    #[error(
        "That is not an unused recovery code of this account. Each works once; try the next on your list."
    )]
    WrongRecoveryCode,
    /// Not the code of the authenticator app.
    #[error(transparent)]
    Code(#[from] CodeTrouble),
    /// Not the PIN of this worker.
    #[error("That is not your PIN. You choose it on your own account page, from your own phone or laptop.")]
    WrongPin,
    /// The passkey is not known here, or its answer not right.
    #[error(
        "This passkey was not accepted. It may have been removed from your account; sign in another way."
    )]
    Passkey,
    /// This place is not reached at an address at which browsers make passkeys.
    #[error(
        "Passkeys need a secure address (https). The administrator of this server can set one up; a password works meanwhile."
    )]
    NoPasskeysHere,
    /// Too many failures in a row.
    #[error("There were too many tries that failed. You can try again {}. A passkey works at once.", in_words(*.0))]
    TooFast(SignedDuration),
    /// Between the steps too much time went by, or the browser lost its place.
    #[error("It took a while, so for your safety we begin again.")]
    Begin,
    /// The proof is not fresh enough for this.
    #[error("Before this changes, show us once more that it is you.")]
    NotFresh,
    /// A name that no account can have.
    #[error(transparent)]
    Name(#[from] NameTrouble),
    /// Somebody has this name.
    #[error("Somebody here signs in with this name already. Choose another; your e-mail address works well.")]
    NameTaken,
    /// A password that cannot be taken.
    #[error(transparent)]
    Password(#[from] PasswordTrouble),
    /// Without this they could not sign in any more.
    #[error("This is your last way in. Add another passkey or a password first, then remove this one.")]
    LastWayIn,
    /// The link is no invitation, was used, was taken back, or is too old: the same words for all.
    #[error(
        "This link does not open any more. It may have been used, taken back, or have grown too old. Ask the person who sent it for a \
         new one."
    )]
    Invitation,
    /// A PIN that is too easy.
    #[error("A PIN has four to eight digits, not all the same and not in a row.")]
    EasyPin,
    /// This worker cannot use the team's tablet yet.
    #[error(
        "You have no PIN for the team's tablet yet. Choose one on your own account page, from your phone or laptop."
    )]
    NoPin,
    /// Only in a demonstration.
    #[error("There is nothing here, or nothing that you may see.")]
    NoDemonstration,
}

impl Refusal {
    /// The wait until a moment.
    pub(super) fn too_fast(now: Timestamp, until: Timestamp) -> Self {
        Self::TooFast(until.duration_since(now))
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Name(_) | Self::Password(_) | Self::EasyPin => Kind::Invalid,
            Self::NameTaken | Self::LastWayIn => Kind::Conflict,
            Self::TooFast(_) => Kind::TooMany,
            Self::Invitation | Self::NoDemonstration => Kind::NotFound,
            Self::WrongPassword
            | Self::WrongRecoveryCode
            | Self::Code(_)
            | Self::WrongPin
            | Self::Passkey
            | Self::NoPasskeysHere
            | Self::Begin
            | Self::NotFresh
            | Self::NoPin => Kind::Forbidden,
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.kind(), refusal.to_string())
    }
}

impl From<HasherTrouble> for Error {
    fn from(trouble: HasherTrouble) -> Self {
        match trouble {
            HasherTrouble::Stopping => Self::unavailable(trouble),
            HasherTrouble::Hash(_) | HasherTrouble::Kept(_) => Self::internal(trouble),
        }
    }
}

impl From<PasskeyTrouble> for Error {
    fn from(trouble: PasskeyTrouble) -> Self {
        match trouble {
            PasskeyTrouble::NoHome => Refusal::NoPasskeysHere.into(),
            PasskeyTrouble::Unreadable(_) | PasskeyTrouble::Refused(_) => {
                tracing::info!(%trouble, "a passkey was refused");
                Refusal::Passkey.into()
            }
        }
    }
}

/// How long to wait, as one says it.
fn in_words(wait: SignedDuration) -> String {
    match wait.as_secs() {
        ..=15 => "in a few seconds".to_owned(),
        16..=75 => "in a minute".to_owned(),
        seconds => format!("in {} minutes", (seconds + 59) / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_is_said_as_people_say_it() {
        let words = |seconds| in_words(SignedDuration::from_secs(seconds));
        assert_eq!(words(5), "in a few seconds");
        assert_eq!(words(40), "in a minute");
        assert_eq!(words(80), "in 2 minutes");
        assert_eq!(words(900), "in 15 minutes");
    }

    #[test]
    fn each_refusal_says_what_to_do_and_of_what_sort_it_is() {
        let error = Error::from(Refusal::TooFast(SignedDuration::from_secs(80)));
        assert_eq!(error.kind, Kind::TooMany);
        assert_eq!(
            error.to_string(),
            "There were too many tries that failed. You can try again in 2 minutes. A passkey works at once."
        );
        assert_eq!(Error::from(Refusal::NameTaken).kind, Kind::Conflict);
    }
}
