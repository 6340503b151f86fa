//! The master key: what every other secret of a journal hangs on.

use std::fmt;
use std::fs::OpenOptions;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Thirty-two random bytes that wrap the keys of people and workers. Anyone who has the journal but not this key reads no
/// name; those who lose it cannot read them either, so it is in every backup.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct MasterKey([u8; 32]);

/// Why there is no master key.
#[derive(Debug, thiserror::Error)]
pub enum MasterKeyError {
    /// The file cannot be read or written.
    #[error("the key file {path} cannot be used: {source}")]
    File {
        /// Where the file is or should be.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The text is not a key.
    #[error("a master key is 64 digits and letters a to f; this is something else")]
    NotAKey,
    /// The system has no random numbers.
    #[error("this machine gives no random numbers, so no key can be made")]
    NoRandomness,
}

impl MasterKey {
    /// A new key.
    ///
    /// # Errors
    /// Where the system has no random numbers.
    pub fn random() -> Result<Self, MasterKeyError> {
        let mut key = Self([0; 32]);
        getrandom::fill(&mut key.0).map_err(|_| MasterKeyError::NoRandomness)?;
        Ok(key)
    }

    /// The key that this text is: 64 hexadecimal digits, as in a key file or an environment variable.
    ///
    /// # Errors
    /// Where it is not a key.
    pub fn from_text(text: &str) -> Result<Self, MasterKeyError> {
        let digits = text.trim().as_bytes();
        if digits.len() != 64 {
            return Err(MasterKeyError::NotAKey);
        }
        let mut key = Self([0; 32]);
        for (byte, pair) in key.0.iter_mut().zip(digits.chunks_exact(2)) {
            let digit = |at: usize| char::from(pair[at]).to_digit(16).ok_or(MasterKeyError::NotAKey);
            *byte = u8::try_from(digit(0)? * 16 + digit(1)?).map_err(|_| MasterKeyError::NotAKey)?;
        }
        Ok(key)
    }

    /// The key in this file.
    ///
    /// # Errors
    /// Where the file cannot be read, or holds something else.
    pub fn from_file(path: &Path) -> Result<Self, MasterKeyError> {
        let mut text = Zeroizing::new(String::new());
        let read = std::fs::File::open(path).and_then(|file| file.take(1024).read_to_string(&mut text));
        read.map_err(|source| MasterKeyError::File { path: path.into(), source })?;
        Self::from_text(&text)
    }

    /// Writes the key to a file that is not there yet, readable by its owner alone.
    ///
    /// # Errors
    /// Where the file is there already or cannot be made.
    pub fn write(&self, path: &Path) -> Result<(), MasterKeyError> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let write = |mut file: std::fs::File| {
            file.write_all(self.text().as_bytes())?;
            file.write_all(b"\n")?;
            file.sync_all()
        };
        let written = options.open(path).and_then(write);
        written.map_err(|source| MasterKeyError::File { path: path.into(), source })
    }

    /// The key as text, for backups and key files.
    pub(crate) fn text(&self) -> Zeroizing<String> {
        let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
        let mut text = Zeroizing::new(String::with_capacity(64));
        for byte in self.0 {
            text.push(digit(byte >> 4));
            text.push(digit(byte & 15));
        }
        text
    }

    /// A key for one purpose: HMAC-SHA256 of the purpose under the master key.
    pub(crate) fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(keyed_hash(&self.0, purpose.as_bytes()))
    }
}

/// HMAC-SHA256.
pub(crate) fn keyed_hash(key: &[u8; 32], text: &[u8]) -> [u8; 32] {
    // A key of 32 bytes is as long as the block or shorter, so it is used as it stands.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    block.zeroize();
    mac.update(text);
    mac.finalize().into_bytes().into()
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written_and_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        let made = MasterKey::random().unwrap();
        made.write(&path).unwrap();
        assert!(MasterKey::from_file(&path).unwrap() == made);
        assert!(matches!(made.write(&path), Err(MasterKeyError::File { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_the_key_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        MasterKey::random().unwrap().write(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_is_not_a_key_is_refused() {
        for text in ["", "abc", &"g".repeat(64), &"a".repeat(66)] {
            assert!(matches!(MasterKey::from_text(text), Err(MasterKeyError::NotAKey)));
        }
    }

    #[test]
    fn a_key_is_never_shown() {
        let key = MasterKey::random().unwrap();
        assert_eq!(format!("{key:?}"), "MasterKey(hidden)");
    }

    /// RFC 4231, test case 2, with its key filled up to 32 bytes, which HMAC does itself.
    #[test]
    fn the_keyed_hash_is_hmac_sha256() {
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let hash = keyed_hash(&key, b"what do ya want for nothing?");
        assert_eq!(hash[..4], [0x5b, 0xdc, 0xc1, 0x46]);
    }
}
