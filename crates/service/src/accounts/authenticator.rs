//! The second factor: six digits from an authenticator app (TOTP, RFC 6238).

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Secret, Totp};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::name::SignInName;

/// How many bytes the app and we share: 160 bits, as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;

/// What the app and we share, and the last code that was taken. Kept sealed.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Authenticator {
    secret: [u8; SECRET_BYTES],
    /// The half minute whose code was taken last; neither that code nor an earlier one is taken again.
    last_step: u64,
}

/// Why a code was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeTrouble {
    /// It is not the code of this half minute, nor of the one before or after.
    #[error("That is not the code your app shows now. Check the clock of your phone and try the next code.")]
    Wrong,
    /// The code is right, but it was taken before.
    #[error("That code was used already. Your app shows a new one in half a minute.")]
    Used,
}

impl Authenticator {
    /// Makes a secret for a new app.
    ///
    /// # Errors
    /// When the machine has no randomness to give.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut secret = [0; SECRET_BYTES];
        getrandom::fill(&mut secret)?;
        Ok(Self { secret, last_step: 0 })
    }

    /// The secret as text, in groups of four, for those who cannot scan.
    #[must_use]
    pub fn secret_text(&self) -> String {
        let text = Secret::new_stack(self.secret).to_base32();
        let letters: Vec<char> = text.chars().collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// The address that an app reads from the square code: which place this is, whose account, and the secret.
    ///
    /// # Errors
    /// When the names cannot stand in such an address; sign-in names always can.
    pub fn address(&self, place: &str, name: &SignInName) -> Result<String, totp_rs::TotpError> {
        let place: String = place.chars().filter(|letter| *letter != ':').collect();
        let totp = self.builder().with_account_name(name.as_str()).with_issuer(Some(place)).build()?;
        totp.to_url()
    }

    /// Takes a code, once: returns the authenticator to keep from now on.
    ///
    /// # Errors
    /// When the code is not right now, or was taken before.
    pub fn take(&self, code: &str, now: Timestamp) -> Result<Self, CodeTrouble> {
        let code: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
        let seconds = u64::try_from(now.as_second()).unwrap_or(0);
        let totp: Totp = self.builder().build_noncompliant();
        let step = totp.check(&code, seconds).ok_or(CodeTrouble::Wrong)?;
        if step <= self.last_step {
            return Err(CodeTrouble::Used);
        }
        Ok(Self { secret: self.secret, last_step: step })
    }

    fn builder(&self) -> Builder {
        Builder::new().with_secret(Secret::new_stack(self.secret))
    }
}

impl fmt::Debug for Authenticator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Authenticator(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret and two of the values of RFC 6238, appendix B, cut to six digits.
    const OF_THE_STANDARD: Authenticator = Authenticator { secret: *b"12345678901234567890", last_step: 0 };

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        assert!(OF_THE_STANDARD.take("287082", at(59)).is_ok());
        assert!(OF_THE_STANDARD.take("081 804", at(1_111_111_109)).is_ok());
        assert_eq!(OF_THE_STANDARD.take("287083", at(59)).unwrap_err(), CodeTrouble::Wrong);
        for nonsense in ["", "28708", "2870822", "abcdef"] {
            assert_eq!(OF_THE_STANDARD.take(nonsense, at(59)).unwrap_err(), CodeTrouble::Wrong, "{nonsense}");
        }
    }

    #[test]
    fn a_clock_may_be_half_a_minute_off_and_no_more() {
        assert!(OF_THE_STANDARD.take("287082", at(89)).is_ok());
        assert!(OF_THE_STANDARD.take("287082", at(29)).is_ok());
        assert_eq!(OF_THE_STANDARD.take("287082", at(120)).unwrap_err(), CodeTrouble::Wrong);
    }

    #[test]
    fn a_code_is_taken_once() {
        let after = OF_THE_STANDARD.take("287082", at(59)).unwrap();
        assert_eq!(after.take("287082", at(60)).unwrap_err(), CodeTrouble::Used);
        let before = totp_rs::Builder::new()
            .with_secret(Secret::new_stack(*b"12345678901234567890"))
            .build_noncompliant();
        let earlier = before.generate(0).to_string();
        assert_eq!(after.take(&earlier, at(59)).unwrap_err(), CodeTrouble::Used, "nor one from before it");
    }

    #[test]
    fn an_app_learns_place_name_and_secret() {
        let address = OF_THE_STANDARD
            .address("Oakfield: care", &SignInName::new("grace@example.org").unwrap())
            .unwrap();
        assert_eq!(
            address,
            "otpauth://totp/Oakfield%20care:grace%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Oakfield%20care"
        );
        assert_eq!(OF_THE_STANDARD.secret_text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    #[test]
    fn it_is_kept_and_read_back() {
        let after = OF_THE_STANDARD.take("287082", at(59)).unwrap();
        let kept = serde_json::to_vec(&after).unwrap();
        let read: Authenticator = serde_json::from_slice(&kept).unwrap();
        assert_eq!(read.take("287082", at(60)).unwrap_err(), CodeTrouble::Used);
    }
}
