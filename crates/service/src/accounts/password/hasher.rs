//! Argon2id, a few at a time.

use std::sync::Arc;

use argon2::password_hash::phc::{self, PasswordHash};
use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use super::Password;

/// What one hash costs whoever makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

impl Cost {
    /// OWASP's first choice where memory is shared with other work: 19 MiB, two passes, one lane
    /// (Password Storage Cheat Sheet, 2026).
    pub const USUAL: Self = Self { memory_kib: 19 * 1024, passes: 2 };

    /// Next to nothing, for tests.
    #[cfg(test)]
    pub(crate) const TEST: Self = Self { memory_kib: 16, passes: 1 };
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
    /// Parameters out of range.
    #[error("the cost of passwords is out of range: {0}")]
    Cost(argon2::Error),
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
    /// What is compared when there is no account, so that both take the same time.
    nobody: Arc<str>,
}

impl Hasher {
    /// A hasher with at most `turns` at work at once.
    ///
    /// # Errors
    /// When the cost is out of Argon2's range.
    pub(in crate::accounts) fn new(cost: Cost, turns: usize) -> Result<Self, HasherTrouble> {
        let params = Params::new(cost.memory_kib, cost.passes, 1, Some(Params::DEFAULT_OUTPUT_LEN))
            .map_err(HasherTrouble::Cost)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = argon2.hash_password(b"nobody has this password")?.to_string();
        Ok(Self { argon2, turns: Arc::new(Semaphore::new(turns.max(1))), nobody: nobody.into() })
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
        let known = kept.is_some();
        let kept = kept.unwrap_or(&self.nobody).to_owned();
        self.work(password, move |argon2, bytes| compare(argon2, bytes, &kept, known)).await
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

fn compare(
    argon2: &Argon2<'static>,
    bytes: &[u8],
    kept: &str,
    known: bool,
) -> Result<Checked, HasherTrouble> {
    let hash = PasswordHash::new(kept)?;
    match argon2.verify_password(bytes, &hash) {
        Ok(()) if !known => Ok(Checked::Wrong),
        Ok(()) if Params::try_from(&hash)? == *argon2.params() => Ok(Checked::Right),
        Ok(()) => Ok(Checked::RightAndRenewed(argon2.hash_password(bytes)?.to_string())),
        Err(password_hash::Error::PasswordInvalid) => Ok(Checked::Wrong),
        Err(trouble) => Err(trouble.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Password {
        Password::typed(text.to_owned())
    }

    #[tokio::test]
    async fn only_the_same_password_is_right() {
        let hasher = Hasher::new(Cost::TEST, 2).unwrap();
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
        let old = Hasher::new(Cost { memory_kib: 8, passes: 1 }, 1).unwrap();
        let new = Hasher::new(Cost::TEST, 1).unwrap();
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
    async fn nobodys_password_is_wrong_even_when_guessed() {
        let hasher = Hasher::new(Cost::TEST, 1).unwrap();
        assert_eq!(hasher.check(&password("nobody has this password"), None).await.unwrap(), Checked::Wrong);
    }

    #[tokio::test]
    async fn the_usual_cost_is_what_owasp_asks() {
        let hasher = Hasher::new(Cost::USUAL, 1).unwrap();
        assert!(hasher.nobody.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    }
}
