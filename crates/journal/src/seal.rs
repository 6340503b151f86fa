//! Sealing: XChaCha20-Poly1305 with a random nonce in front, bound to what the sealed value is for.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::StoreError;

/// A key for sealing, wiped when it is dropped.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// How many bytes of nonce stand in front.
const NONCE: usize = 24;

/// A new random key.
pub(crate) fn new_key() -> Result<Key, StoreError> {
    let mut key = Key::default();
    fill(key.as_mut_slice())?;
    Ok(key)
}

/// Seals `plain` so that it opens only with the same key and the same `bound` words.
pub(crate) fn seal(key: &Key, bound: &[&str], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
    let mut nonce = [0; NONCE];
    fill(&mut nonce)?;
    let aad = bytes(bound);
    let cipher = XChaCha20Poly1305::new(&(**key).into());
    let sealed = cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad });
    let mut sealed = sealed.map_err(|_| StoreError::Damaged("a value is too large to be sealed".into()))?;
    sealed.splice(0..0, nonce);
    Ok(sealed)
}

/// Opens what [`seal`] sealed; `None` where key, words or value are not those.
pub(crate) fn open(key: &Key, bound: &[&str], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let aad = bytes(bound);
    let cipher = XChaCha20Poly1305::new(&(**key).into());
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: &aad }).ok().map(Zeroizing::new)
}

/// Seals one key with another.
pub(crate) fn wrap(outer: &Key, bound: &[&str], key: &Key) -> Result<Vec<u8>, StoreError> {
    seal(outer, bound, key.as_slice())
}

/// Opens what [`wrap`] sealed.
pub(crate) fn unwrap(outer: &Key, bound: &[&str], wrapped: &[u8]) -> Option<Key> {
    let plain = open(outer, bound, wrapped)?;
    let key: [u8; 32] = plain.as_slice().try_into().ok()?;
    Some(Zeroizing::new(key))
}

/// Random bytes from the system.
fn fill(bytes: &mut [u8]) -> Result<(), StoreError> {
    getrandom::fill(bytes).map_err(|_| StoreError::Unavailable("this machine gives no random numbers".into()))
}

/// Words as bytes such that no two lists of words give the same.
fn bytes(bound: &[&str]) -> Vec<u8> {
    let length = |word: &str| (word.len() as u64).to_be_bytes();
    bound.iter().flat_map(|word| length(word).into_iter().chain(word.bytes())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_only_as_what_it_was_sealed_for() {
        let (key, other) = (new_key().unwrap(), new_key().unwrap());
        let sealed = seal(&key, &["anna", "address"], b"12 Mill Lane").unwrap();
        assert_eq!(open(&key, &["anna", "address"], &sealed).unwrap().as_slice(), b"12 Mill Lane");
        assert_eq!(open(&other, &["anna", "address"], &sealed), None);
        assert_eq!(open(&key, &["ben", "address"], &sealed), None);
        assert_eq!(open(&key, &["annaa", "ddress"], &sealed), None);
        assert_eq!(open(&key, &["anna", "address"], &sealed[..20]), None);
    }

    #[test]
    fn the_same_words_are_never_sealed_alike() {
        let key = new_key().unwrap();
        assert_ne!(seal(&key, &[], b"Anna").unwrap(), seal(&key, &[], b"Anna").unwrap());
    }

    #[test]
    fn a_wrapped_key_comes_back() {
        let (outer, key) = (new_key().unwrap(), new_key().unwrap());
        let wrapped = wrap(&outer, &["anna"], &key).unwrap();
        assert!(unwrap(&outer, &["anna"], &wrapped) == Some(key));
        assert!(unwrap(&outer, &["ben"], &wrapped).is_none());
    }
}
