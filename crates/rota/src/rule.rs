//! The rules by name: those never broken and those weighed, each with the sentence that explains it.

/// A rule of the rota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    // Never broken.
    /// One place at a time, travel included.
    OnePlaceAtATime,
    /// Competences and sign-offs valid on the day.
    Competence,
    /// Cleared to work on the day.
    Clearance,
    /// A person's "not this worker".
    NotThisWorker,
    /// As many different workers as the visit takes, all starting at the same time.
    Together,
    /// Gaps and companions of linked visits.
    Linked,
    /// Starts within the hard window of one of its appointments, on that day.
    HardWindow,
    /// Within the shift.
    WithinShift,
    /// Most paid time in a day.
    DailyHours,
    /// Most paid time in a week.
    WeeklyHours,
    /// Rest between days.
    DailyRest,
    /// Rest in the week.
    WeeklyRest,
    /// A break in a long round.
    Break,
    /// What is pinned stays.
    Pinned,
    /// What a round can carry.
    Capacity,
    // Weighed.
    /// Visits not placed.
    Unplaced,
    /// Late starts.
    Late,
    /// The latest start of all.
    WorstLate,
    /// Early starts.
    Early,
    /// Minutes cut from visits.
    Shortened,
    /// Travel.
    Travel,
    /// Waiting.
    Waiting,
    /// Work after the end of the shift.
    Overtime,
    /// The longest idle time.
    LongestIdle,
    /// Breaks missed where that may be.
    MissedBreak,
    /// Guaranteed hours not filled.
    GuaranteedHours,
    /// Hours beyond those guaranteed.
    BeyondGuaranteed,
    /// Strangers at the door.
    Stranger,
    /// Different faces.
    Faces,
    /// People's wishes: who is liked, and wishes for single visits.
    PersonWishes,
    /// Workers' wishes.
    WorkerWishes,
    /// Days in two or more parts.
    SplitDay,
    /// Fair shares of evenings.
    FairEvenings,
    /// Fair shares of weekends.
    FairWeekends,
    /// Even workloads.
    Balance,
    /// Changes to what was published.
    Changed,
}

impl Rule {
    /// The rules that no plan may break.
    pub const NEVER_BROKEN: [Self; 15] = [
        Self::OnePlaceAtATime,
        Self::Competence,
        Self::Clearance,
        Self::NotThisWorker,
        Self::Together,
        Self::Linked,
        Self::HardWindow,
        Self::WithinShift,
        Self::DailyHours,
        Self::WeeklyHours,
        Self::DailyRest,
        Self::WeeklyRest,
        Self::Break,
        Self::Pinned,
        Self::Capacity,
    ];

    /// The rules that are weighed, in the order a score lists them.
    pub const WEIGHED: [Self; 21] = [
        Self::Unplaced,
        Self::Late,
        Self::WorstLate,
        Self::Early,
        Self::Shortened,
        Self::Travel,
        Self::Waiting,
        Self::Overtime,
        Self::LongestIdle,
        Self::MissedBreak,
        Self::GuaranteedHours,
        Self::BeyondGuaranteed,
        Self::Stranger,
        Self::Faces,
        Self::PersonWishes,
        Self::WorkerWishes,
        Self::SplitDay,
        Self::FairEvenings,
        Self::FairWeekends,
        Self::Balance,
        Self::Changed,
    ];

    /// Its name on a page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OnePlaceAtATime => "one place at a time",
            Self::Competence => "competence and sign-off",
            Self::Clearance => "clearance",
            Self::NotThisWorker => "not this worker",
            Self::Together => "together at the door",
            Self::Linked => "linked visits",
            Self::HardWindow => "time that cannot move",
            Self::WithinShift => "within the shift",
            Self::DailyHours => "most hours in a day",
            Self::WeeklyHours => "most hours in a week",
            Self::DailyRest => "rest between days",
            Self::WeeklyRest => "rest in the week",
            Self::Break => "break",
            Self::Pinned => "pinned",
            Self::Capacity => "capacity",
            Self::Unplaced => "nobody yet",
            Self::Late => "late",
            Self::WorstLate => "latest of all",
            Self::Early => "early",
            Self::Shortened => "made shorter",
            Self::Travel => "travel",
            Self::Waiting => "waiting",
            Self::Overtime => "past the end of the shift",
            Self::LongestIdle => "longest idle time",
            Self::MissedBreak => "missed breaks",
            Self::GuaranteedHours => "guaranteed hours not filled",
            Self::BeyondGuaranteed => "hours beyond those guaranteed",
            Self::Stranger => "strangers at the door",
            Self::Faces => "different faces",
            Self::PersonWishes => "people's wishes",
            Self::WorkerWishes => "workers' wishes",
            Self::SplitDay => "split days",
            Self::FairEvenings => "fair shares of evenings",
            Self::FairWeekends => "fair shares of weekends",
            Self::Balance => "even workloads",
            Self::Changed => "changed since published",
        }
    }
}
