//! Ids: who and what is meant, and nothing else about it.
//!
//! An id is 128 random bits, made where the thing itself is made (the page, the phone, the service) and passed in with
//! the command. Two kinds of id never turn into each other. As text an id is 26 characters that are easy to read aloud.

/// A text that is no id of the kind that was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not the id of a {0}: an id has 26 letters and digits")]
pub struct NoId(
    /// The kind that was wanted.
    pub &'static str,
);

/// Kinds of id: what each is the id of, and its name in words. A topic may have its own.
macro_rules! ids {
    ($($(#[$words:meta])* $name:ident $kind:literal;)*) => {$(
        $(#[$words])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(::uuid::Uuid);

        impl $name {
            /// The id with these bits, which are to be random.
            #[must_use]
            pub const fn new(bits: ::uuid::Uuid) -> Self {
                Self(bits)
            }

            /// Its bits.
            #[must_use]
            pub const fn bits(self) -> ::uuid::Uuid {
                self.0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(std::str::from_utf8(&$crate::base32::write(self.0.as_u128())).unwrap_or_default())
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                write!(f, "{}:{self}", $kind)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::ids::NoId;

            fn from_str(text: &str) -> Result<Self, $crate::ids::NoId> {
                $crate::base32::read(text).map(|bits| Self(::uuid::Uuid::from_u128(bits))).ok_or($crate::ids::NoId($kind))
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let text = $crate::base32::write(self.0.as_u128());
                serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <::std::borrow::Cow<'de, str> as ::serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(::serde::de::Error::custom)
            }
        }
    )*};
}

pub(crate) use ids;

pub use crate::decisions::ProposalId;

ids! {
    /// An organisation: who employs the workers of one or more teams.
    OrganisationId "organisation";
    /// A council that agrees and pays for support.
    CouncilId "council";
    /// A team.
    TeamId "team";
    /// A worker of a team.
    WorkerId "worker";
    /// A person who draws on support.
    PersonId "person";
    /// Someone of a person's circle.
    MemberId "member";
    /// A pattern of agreed support.
    PatternId "pattern";
    /// A visit that comes from no pattern.
    OnceId "visit";
    /// An exception to the patterns.
    ExceptionId "exception";
    /// An absence of a worker.
    AbsenceId "absence";
    /// A rota that the engine proposed.
    PlanId "plan";
    /// A proposed change to a published rota.
    RepairId "repair";
    /// An offer, or a request to swap or take over.
    RequestId "request";
    /// Someone's way in: an account.
    AccountId "account";
    /// Words or details that lie sealed in the vault.
    SealedId "sealed detail";
    /// A command, so that it is carried out once however often it arrives.
    CommandId "command";
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn an_id_is_read_as_it_was_written() {
        let worker = WorkerId::new(Uuid::from_u128(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef));
        assert_eq!(worker.to_string(), "014d2pf2dbsqqg28t5cy4tqkff");
        assert_eq!(worker.to_string().parse(), Ok(worker));
        assert_eq!("Ada".parse::<WorkerId>(), Err(NoId("worker")));
        let text = serde_json::to_string(&worker).unwrap();
        assert_eq!(text, "\"014d2pf2dbsqqg28t5cy4tqkff\"");
        assert_eq!(serde_json::from_str::<WorkerId>(&text).unwrap(), worker);
    }
}
