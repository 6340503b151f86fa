//! Argon2id, a few at a time.

use std::sync::Arc;

use argon2::password_hash::phc::{self, PasswordHash};
use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use super::Password;

/// What one hash costs the person who makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost(Params);

impl Cost {
    /// OWASP's choice where memory is shared with other work: 19 MiB, two passes, one lane (Password Storage Cheat Sheet,
    /// 2026).
    pub const USUAL: Self = Self(Params::DEFAULT);

    /// Next to nothing, for tests.
    #[cfg(test)]
    pub(in crate::accounts) const TEST: Self = Self::of(16, 1);

    #[cfg(test)]
    const fn of(memory_kib: u32, passes: u32) -> Self {
        match Params::new(memory_kib, passes, 1, None) {
            Ok(params) => Self(params),
            Err(_) => panic!("Argon2 takes no such cost"),
        }
    }
}

/// Hashing failed for a reason that has nothing to do with what was typed.
#[derive(Debug, thiserror::Error)]
pub enum HasherTrouble {
    /// Something that Argon2 does not take.
    #[error("a password could not be hashed: {0}")]
    Hash(#[from] password_hash::Error),
    /// What is kept of a password cannot be read.
    #[error("what is kept of a password cannot be read: {0}")]
    Kept(#[from] phc::Error),
    /// The work was given up because the server stops.
    #[error("the server is stopping")]
    Stopping,
}

/// What a comparison showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::accounts) enum Checked {
    /// It is another password.
    Wrong,
    /// It is the one, kept at today's cost.
    Right,
    /// It is the one, but was kept at another cost: here is what to keep from now on.
    RightAndRenewed(String),
}

/// Hashes and compares passwords and PINs, a few at a time, so that a flood of them takes turns instead of all memory.
#[derive(Clone)]
pub(in crate::accounts) struct Hasher {
    argon2: Argon2<'static>,
    turns: Arc<Semaphore>,
}

impl Hasher {
    /// A hasher with at most `turns` at work at once.
    pub(in crate::accounts) fn new(cost: &Cost, turns: usize) -> Self {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.0.clone());
        Self { argon2, turns: Arc::new(Semaphore::new(turns.max(1))) }
    }

    /// The text to keep for a new password, with its own salt.
    pub(in crate::accounts) async fn hash(&self, password: &Password) -> Result<String, HasherTrouble> {
        self.work(password, |argon2, bytes| Ok(argon2.hash_password(bytes)?.to_string())).await
    }

    /// Compares a password with the kept text; without one it does the same work and finds it wrong.
    pub(in crate::accounts) async fn check(
        &self,
        password: &Password,
        kept: Option<&str>,
    ) -> Result<Checked, HasherTrouble> {
        let Some(kept) = kept.map(str::to_owned) else {
            return self.hash(password).await.map(|_| Checked::Wrong);
        };
        self.work(password, move |argon2, bytes| compare(argon2, bytes, &kept)).await
    }

    async fn work<Answer: Send + 'static>(
        &self,
        password: &Password,
        task: impl FnOnce(&Argon2<'static>, &[u8]) -> Result<Answer, HasherTrouble> + Send + 'static,
    ) -> Result<Answer, HasherTrouble> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| HasherTrouble::Stopping)?;
        let (argon2, bytes) = (self.argon2.clone(), Zeroizing::new(password.bytes().to_vec()));
        let work = move || {
            let answer = task(&argon2, &bytes);
            drop(turn);
            answer
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| HasherTrouble::Stopping)?
    }
}

fn compare(argon2: &Argon2<'static>, bytes: &[u8], kept: &str) -> Result<Checked, HasherTrouble> {
    let hash = PasswordHash::new(kept)?;
    match argon2.verify_password(bytes, &hash) {
        Ok(()) if same_cost(&Params::try_from(&hash)?, argon2.params()) => Ok(Checked::Right),
        Ok(()) => Ok(Checked::RightAndRenewed(argon2.hash_password(bytes)?.to_string())),
        Err(password_hash::Error::PasswordInvalid) => Ok(Checked::Wrong),
        Err(trouble) => Err(trouble.into()),
    }
}

fn same_cost(one: &Params, other: &Params) -> bool {
    let cost = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
    cost(one) == cost(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Password {
        Password::typed(text.to_owned())
    }

    #[tokio::test]
    async fn only_the_same_password_is_right() {
        let hasher = Hasher::new(&Cost::TEST, 2);
        let kept = hasher.hash(&password("kettle bicycle moss")).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=16,t=1,p=1$"));
        assert_eq!(
            hasher.check(&password("kettle bicycle moss"), Some(&kept)).await.unwrap(),
            Checked::Right
        );
        assert_eq!(
            hasher.check(&password("kettle bicycle mosS"), Some(&kept)).await.unwrap(),
            Checked::Wrong
        );
        assert_ne!(
            hasher.hash(&password("kettle bicycle moss")).await.unwrap(),
            kept,
            "each has its own salt"
        );
    }

    #[tokio::test]
    async fn a_hash_of_another_cost_is_renewed() {
        let old = Hasher::new(&Cost::of(8, 1), 1);
        let new = Hasher::new(&Cost::TEST, 1);
        let kept = old.hash(&password("kettle bicycle moss")).await.unwrap();
        let checked = new.check(&password("kettle bicycle moss"), Some(&kept)).await.unwrap();
        let Checked::RightAndRenewed(renewed) = checked else { panic!("{checked:?}") };
        assert_eq!(
            new.check(&password("kettle bicycle moss"), Some(&renewed)).await.unwrap(),
            Checked::Right
        );
        assert_eq!(new.check(&password("another one quite"), Some(&kept)).await.unwrap(), Checked::Wrong);
    }

    #[tokio::test]
    async fn without_an_account_every_password_is_wrong() {
        let hasher = Hasher::new(&Cost::TEST, 1);
        assert_eq!(hasher.check(&password("kettle bicycle moss"), None).await.unwrap(), Checked::Wrong);
    }

    #[tokio::test]
    async fn the_usual_cost_is_what_owasp_asks() {
        let kept = Hasher::new(&Cost::USUAL, 1).hash(&password("kettle bicycle moss")).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
    }
}
