//! What is measured, and what cannot be.

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Beats of the heart in a minute.
    Pulse,
    /// Oxygen in the blood, in per cent.
    Saturation,
    /// Upper and lower blood pressure, in millimetres of mercury.
    Pressure,
    /// In degrees Celsius.
    Temperature,
    /// In kilograms.
    Weight,
    /// Steps in a day.
    Steps,
    /// Hours of sleep in a night.
    Sleep,
    /// Times that somebody stumbled or nearly fell.
    Stumbles,
    /// What was drunk in a day, in millilitres.
    Drinking,
}

/// Something that was measured. The numbers are thousandths of the measure's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// What.
    pub measure: Measure,
    /// How much; of blood pressure the upper.
    pub value: i64,
    /// The lower blood pressure.
    pub lower: Option<i64>,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Pulse,
        Self::Saturation,
        Self::Pressure,
        Self::Temperature,
        Self::Weight,
        Self::Steps,
        Self::Sleep,
        Self::Stumbles,
        Self::Drinking,
    ];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pulse => "pulse",
            Self::Saturation => "saturation",
            Self::Pressure => "pressure",
            Self::Temperature => "temperature",
            Self::Weight => "weight",
            Self::Steps => "steps",
            Self::Sleep => "sleep",
            Self::Stumbles => "stumbles",
            Self::Drinking => "drinking",
        }
    }

    /// The least and the most that can be, in its unit; of blood pressure either. No living person exceeds them: outside, the device
    /// or its unit is wrong.
    #[must_use]
    pub fn bounds(self) -> (i64, i64) {
        match self {
            Self::Pulse => (20, 300),
            Self::Saturation => (30, 100),
            Self::Pressure => (20, 300),
            Self::Temperature => (20, 45),
            Self::Weight => (20, 400),
            Self::Steps => (0, 100_000),
            Self::Sleep => (0, 24),
            Self::Stumbles => (0, 100),
            Self::Drinking => (0, 15_000),
        }
    }
}
