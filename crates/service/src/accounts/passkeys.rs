//! Passkeys: a device proves that its owner unlocked it, and there is nothing to type, to guess or to give away.
//!
//! The cryptography is webauthn-rs. Here is what this place asks of a passkey: that it finds its account by itself
//! (so that nobody has to type a name), and that its owner unlocks it (so that it counts as two factors).
//!
//! What is remembered between the question and the answer ([`Registration`], [`Asking`]) stays in the session on the server,
//! and is taken out of it before the answer is looked at: each question is answered once.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder, WebauthnError,
};
use webauthn_rs_proto::ResidentKeyRequirement;

use super::name::SignInName;

/// The address and name that passkeys of this place are bound to.
#[derive(Clone)]
pub(super) struct Passkeys {
    webauthn: Webauthn,
}

/// A passkey as it is kept.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct KeptPasskey(Passkey);

/// What the server remembers while a browser makes a passkey.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Registration(PasskeyRegistration);

/// What the server remembers while a browser asks for a passkey.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Asking(DiscoverableAuthentication);

/// A browser's answer to [`Asking`], read but not yet believed.
pub(super) struct Answer(PublicKeyCredential);

/// Why a passkey was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyTrouble {
    /// Passkeys need an address with a name.
    #[error("passkeys need https and a host name, not a bare number")]
    NoHome,
    /// The browser's answer could not be read.
    #[error("the answer of the browser cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// The answer is to another question, from another place, or not signed by that passkey.
    #[error("the passkey was not accepted: {0}")]
    Refused(#[from] WebauthnError),
}

impl Passkeys {
    /// Passkeys for a place that is reached at `origin`, such as `https://oakfield.example`.
    ///
    /// # Errors
    /// When the origin has no host name or is not secure; browsers make no passkeys there.
    pub(super) fn new(origin: &str, place: &str) -> Result<Self, PasskeyTrouble> {
        let origin = Url::parse(origin).map_err(|_| PasskeyTrouble::NoHome)?;
        let host = origin.domain().ok_or(PasskeyTrouble::NoHome)?;
        if origin.scheme() != "https" && host != "localhost" {
            return Err(PasskeyTrouble::NoHome);
        }
        Ok(Self { webauthn: WebauthnBuilder::new(host, &origin)?.rp_name(place).build()? })
    }

    /// Asks a browser to make a passkey: what to send to it, and what to remember. It makes none on a device that holds one
    /// of `kept`.
    pub(super) fn ask_to_make(
        &self,
        account: Uuid,
        name: &SignInName,
        known_as: &str,
        kept: &[KeptPasskey],
    ) -> Result<(String, Registration), PasskeyTrouble> {
        let kept: Vec<CredentialID> =
            kept.iter().map(|KeptPasskey(passkey)| passkey.cred_id().clone()).collect();
        let (mut question, remember) =
            self.webauthn.start_passkey_registration(account, name.as_str(), known_as, Some(kept))?;
        if let Some(choice) = &mut question.public_key.authenticator_selection {
            choice.resident_key = Some(ResidentKeyRequirement::Required);
            choice.require_resident_key = true;
        }
        Ok((serde_json::to_string(&question)?, Registration(remember)))
    }

    /// Takes the passkey that a browser made: its id and what to keep.
    pub(super) fn take_made(
        &self,
        answer: &str,
        asked: &Registration,
    ) -> Result<KeptPasskey, PasskeyTrouble> {
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer)?;
        Ok(KeptPasskey(self.webauthn.finish_passkey_registration(&answer, &asked.0)?))
    }

    /// Asks the person who is there for a passkey.
    pub(super) fn ask(&self) -> Result<(String, Asking), PasskeyTrouble> {
        let (question, remember) = self.webauthn.start_discoverable_authentication()?;
        Ok((serde_json::to_string(&question)?, Asking(remember)))
    }

    /// Whose passkey it claims to be: the account, and the passkey's own id.
    pub(super) fn claim(&self, answer: &str) -> Result<(Uuid, Vec<u8>, Answer), PasskeyTrouble> {
        let answer: PublicKeyCredential = serde_json::from_str(answer)?;
        let (account, id) = self.webauthn.identify_discoverable_authentication(&answer)?;
        let id = id.to_vec();
        Ok((account, id, Answer(answer)))
    }

    /// Checks that the kept passkey gave this answer: what to keep from now on, with its counter moved on.
    pub(super) fn check(
        &self,
        answer: &Answer,
        asked: Asking,
        kept: KeptPasskey,
    ) -> Result<KeptPasskey, PasskeyTrouble> {
        let KeptPasskey(mut passkey) = kept;
        let result = self.webauthn.finish_discoverable_authentication_v2(&answer.0, asked.0, &passkey)?;
        passkey.update_credential(&result);
        Ok(KeptPasskey(passkey))
    }
}

impl KeptPasskey {
    /// The passkey's own id, which is not a secret.
    pub(super) fn id(&self) -> &[u8] {
        self.0.cred_id().as_ref()
    }
}
