//! What tests of accounts stand on: accounts in memory, and a device that makes passkeys.

use std::sync::Arc;

use care::ids::AccountId;
use jiff::{SignedDuration, Timestamp};
use journal::{Journal, MasterKey, Storage};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::*;
use crate::SetClock;

/// Accounts of a place that nobody else has, with a clock of its own.
pub(super) struct Scene {
    pub(super) accounts: Accounts,
    pub(super) journal: Journal,
    clock: SetClock,
}

impl Scene {
    pub(super) async fn new() -> Self {
        Self::with(false).await
    }

    pub(super) async fn demonstration() -> Self {
        Self::with(true).await
    }

    async fn with(demonstration: bool) -> Self {
        let journal = Journal::open(&Storage::Memory, &MasterKey::random().unwrap()).await.unwrap();
        let clock = SetClock::at("2026-11-22T09:00:00Z".parse().unwrap());
        let settings = Settings {
            origin: SoftPasskey::ORIGIN.to_owned(),
            place: "Oakfield".to_owned(),
            demonstration,
            cost: Cost::TEST,
        };
        let accounts = Accounts::new(journal.clone(), Arc::new(clock.clone()), settings);
        Self { accounts, journal, clock }
    }

    pub(super) fn now(&self) -> Timestamp {
        crate::Clock::now(&self.clock)
    }

    pub(super) fn wait(&self, time: SignedDuration) {
        self.clock.set(self.now() + time);
    }

    /// Somebody who accepted an invitation a moment ago, with a password.
    pub(super) async fn grace(&self) -> SignedIn {
        self.someone("grace@example.org", "Grace").await
    }

    pub(super) async fn someone(&self, name: &str, known_as: &str) -> SignedIn {
        let link = self.accounts.invite(&invitation(known_as)).await.unwrap();
        let (name, password) = (newcomer(name), password());
        self.accounts.accept_by_password(&link.code.text(), &name, &password).await.unwrap().signed_in
    }

    /// Lets somebody back in who lost every way, with another password.
    pub(super) async fn back_in(&self, signed_in: &SignedIn) {
        let to = Invited::BackIn(signed_in.account);
        let link = self.accounts.invite(&Invitation { to, ..invitation("Grace") }).await.unwrap();
        let (name, password) = (newcomer("grace@example.org"), typed("teapot.gravel.heron"));
        self.accounts.accept_by_password(&link.code.text(), &name, &password).await.unwrap();
    }

    /// Adds a passkey to an account and returns the device that holds it.
    pub(super) async fn passkey_of(&self, signed_in: &SignedIn) -> SoftPasskey {
        let (question, making) = self.accounts.ask_to_make_passkey(signed_in).await.unwrap();
        let (device, answer) = SoftPasskey::make(&question);
        self.accounts.add_passkey(making, &answer, "Chrome on Windows").await.unwrap();
        device
    }
}

pub(super) fn invitation(known_as: &str) -> Invitation {
    let to = Invited::To(care::organisation::Membership::Administrator);
    Invitation { to, known_as: known_as.to_owned(), by: None }
}

/// Somebody who accepts under this name, and is called as they were invited.
pub(super) fn newcomer(text: &str) -> Newcomer {
    Newcomer { name: name(text), known_as: String::new() }
}

pub(super) fn name(text: &str) -> SignInName {
    SignInName::new(text).unwrap()
}

/// Everybody's password, in tests.
pub(super) fn password() -> Password {
    typed("kettle bicycle moss")
}

pub(super) fn typed(text: &str) -> Password {
    Password::typed(text.to_owned())
}

pub(super) fn account() -> AccountId {
    AccountId::new(Uuid::new_v4())
}

/// What went wrong, in the words that people read.
pub(super) fn words<Answer: std::fmt::Debug>(result: Result<Answer, crate::Error>) -> String {
    result.unwrap_err().to_string()
}

/// A device that makes one passkey and unlocks it for the person who asks.
pub(super) struct SoftPasskey {
    key: SigningKey,
    id: Vec<u8>,
    owner: String,
    pub(super) counter: u32,
    pub(super) origin: String,
}

/// The user is there, and unlocked the device.
const PRESENT_AND_VERIFIED: u8 = 0b0000_0101;
/// The key is part of what is signed.
const HAS_KEY: u8 = 0b0100_0000;

impl SoftPasskey {
    pub(super) const ORIGIN: &str = "https://oakfield.example";
    const HOST: &str = "oakfield.example";

    /// Answers a question to make a passkey.
    pub(super) fn make(question: &Question) -> (Self, String) {
        let question: Value = serde_json::from_str(&question.0).unwrap();
        let question = &question["publicKey"];
        assert_eq!(question["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(question["authenticatorSelection"]["userVerification"], "required");
        let key = SigningKey::from_slice(&Sha256::digest(Uuid::new_v4())).unwrap();
        let id = Uuid::new_v4().into_bytes().to_vec();
        let owner = question["user"]["id"].as_str().unwrap().to_owned();
        let device = Self { key, id, owner, counter: 1, origin: Self::ORIGIN.to_owned() };
        let client = device.client("webauthn.create", question);
        let object =
            [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData".as_slice(), &cbor_bytes(&device.with_key())]
                .concat();
        let response =
            json!({ "attestationObject": base64url(&object), "clientDataJSON": base64url(&client) });
        let answer = device.answer(&response);
        (device, answer)
    }

    /// Answers a question for a passkey.
    pub(super) fn unlock(&mut self, question: &Question) -> String {
        let question: Value = serde_json::from_str(&question.0).unwrap();
        let client = self.client("webauthn.get", &question["publicKey"]);
        self.counter += 1;
        let data = self.data(PRESENT_AND_VERIFIED);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature: DerSignature = self.key.sign(&signed);
        self.answer(&json!({
            "authenticatorData": base64url(&data),
            "clientDataJSON": base64url(&client),
            "signature": base64url(signature.as_bytes()),
            "userHandle": self.owner,
        }))
    }

    fn answer(&self, response: &Value) -> String {
        let id = base64url(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} })
            .to_string()
    }

    fn client(&self, kind: &str, question: &Value) -> Vec<u8> {
        let client = json!({ "type": kind, "challenge": question["challenge"], "origin": self.origin, "crossOrigin": false });
        client.to_string().into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        [Sha256::digest(Self::HOST).as_slice(), &[flags], &self.counter.to_be_bytes()].concat()
    }

    fn with_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let point = point.as_bytes();
        let id_length = u16::try_from(self.id.len()).unwrap().to_be_bytes();
        [
            &self.data(PRESENT_AND_VERIFIED | HAS_KEY),
            [0; 16].as_slice(),
            &id_length,
            &self.id,
            b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20",
            &point[1..33],
            b"\x22\x58\x20",
            &point[33..65],
        ]
        .concat()
    }
}

fn cbor_bytes(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap().to_be_bytes();
    [&[0x59], length.as_slice(), bytes].concat()
}

fn base64url(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            let letter = bits >> (18 - 6 * place) & 63;
            text.push(char::from(LETTERS[letter as usize]));
        }
    }
    text
}
