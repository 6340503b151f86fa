//! Reasons against what is to be agreed.

/// A reason against what is to be agreed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A visit without length, or longer than a day.
    #[error("A visit lasts between 5 minutes and 12 hours. Change its length.")]
    NoSuchLength,
    /// The shortest length is longer than the length.
    #[error("The shortest length is longer than the visit. Make it shorter, or leave it empty.")]
    ShortestIsLonger,
    /// The agreed time is outside the window.
    #[error("The agreed time is outside the times between which the visit must start. Change one of them.")]
    AgreedOutsideWindow,
    /// A visit follows itself or another person's.
    #[error("A visit can only follow another visit of the same person. Choose another one.")]
    FollowsNothing,
}

impl Problem {
    /// The field of a form it is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::NoSuchLength => "minutes",
            Self::ShortestIsLonger => "shortest",
            Self::AgreedOutsideWindow => "agreed",
            Self::FollowsNothing => "after",
        })
    }
}
