//! NEWS2, the National Early Warning Score: a table, and the sum of its parts.
//!
//! Source: Royal College of Physicians, *National Early Warning Score (NEWS) 2. Standardising the assessment of acute-illness
//! severity in the NHS*, London 2017, chart 1. It is for people of 16 and older who are not pregnant. It supports somebody who
//! judges; it does not judge.

use serde::{Deserialize, Serialize};

/// One of the seven things that are scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Breaths a minute.
    Respiration,
    /// How much of the blood's haemoglobin carries oxygen, in per cent.
    Saturation,
    /// Air or oxygen.
    Oxygen,
    /// The higher figure of blood pressure, in millimetres of mercury.
    Systolic,
    /// Heartbeats a minute.
    Pulse,
    /// How awake they are.
    Consciousness,
    /// Temperature, in tenths of a degree Celsius.
    Temperature,
}

impl Part {
    /// All of them, as the chart has them.
    pub const ALL: [Self; 7] = [
        Self::Respiration,
        Self::Saturation,
        Self::Oxygen,
        Self::Systolic,
        Self::Pulse,
        Self::Consciousness,
        Self::Temperature,
    ];
}

/// Which of the two scales their saturation is scored on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// Everyone's, unless a clinician recorded otherwise.
    #[default]
    One,
    /// For whom a clinician confirmed hypercapnic respiratory failure and set 88 to 92 per cent as the target.
    Two,
}

/// What they breathe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Breathes {
    /// The air of the room.
    Air,
    /// Oxygen from a device.
    Oxygen,
}

/// How awake somebody is: the letters A, C, V, P and U of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consciousness {
    /// Awake and as clear as always.
    Alert,
    /// Newly confused.
    Confused,
    /// Answers only when spoken to.
    Voice,
    /// Answers only to pain.
    Pain,
    /// Does not answer.
    Unresponsive,
}

/// What was measured at one time. What was not is missing, and is not guessed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Observations {
    /// Breaths a minute.
    pub respiration: Option<u16>,
    /// Saturation, in per cent.
    pub saturation: Option<u16>,
    /// Which scale it is scored on.
    pub scale: Scale,
    /// What they breathe.
    pub breathes: Option<Breathes>,
    /// Systolic blood pressure, in millimetres of mercury.
    pub systolic: Option<u16>,
    /// Heartbeats a minute.
    pub pulse: Option<u16>,
    /// How awake they are.
    pub consciousness: Option<Consciousness>,
    /// Temperature, in tenths of a degree Celsius: 371 for 37.1.
    pub temperature: Option<u16>,
}

/// What the parts come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// What each part scored, 0 to 3.
    pub parts: Vec<(Part, u8)>,
    /// What was not measured, as the chart has it.
    pub missing: Vec<Part>,
    /// Their sum, 0 to 20, and how urgent that is; `None` where something is missing.
    pub total: Option<(u8, Risk)>,
}

/// How urgent a score is, by the thresholds of the Royal College.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// 0 to 4.
    Low,
    /// 0 to 4, with a 3 in one part alone.
    LowMedium,
    /// 5 or 6: the threshold for an urgent response.
    Medium,
    /// 7 and more: the threshold for an emergency response.
    High,
}

/// A row of the chart: up to each value, that score; above the last, the second.
struct Row {
    bands: &'static [(u16, u8)],
    above: u8,
}

impl Row {
    const fn new(bands: &'static [(u16, u8)], above: u8) -> Self {
        Self { bands, above }
    }

    fn score(&self, value: u16) -> u8 {
        self.bands.iter().find(|(up_to, _)| value <= *up_to).map_or(self.above, |(_, score)| *score)
    }
}

const RESPIRATION: Row = Row::new(&[(8, 3), (11, 1), (20, 0), (24, 2)], 3);
const SATURATION_ONE: Row = Row::new(&[(91, 3), (93, 2), (95, 1)], 0);
const SATURATION_TWO_ON_AIR: Row = Row::new(&[(83, 3), (85, 2), (87, 1)], 0);
const SATURATION_TWO_ON_OXYGEN: Row = Row::new(&[(83, 3), (85, 2), (87, 1), (92, 0), (94, 1), (96, 2)], 3);
const SYSTOLIC: Row = Row::new(&[(90, 3), (100, 2), (110, 1), (219, 0)], 3);
const PULSE: Row = Row::new(&[(40, 3), (50, 1), (90, 0), (110, 1), (130, 2)], 3);
const TEMPERATURE: Row = Row::new(&[(350, 3), (360, 1), (380, 0), (390, 1)], 2);

/// Between which values something measured is possible; others are a slip of the finger.
const fn possible(part: Part) -> Option<(u16, u16)> {
    match part {
        Part::Respiration => Some((1, 99)),
        Part::Saturation => Some((30, 100)),
        Part::Systolic => Some((30, 300)),
        Part::Pulse => Some((10, 250)),
        Part::Temperature => Some((250, 450)),
        Part::Oxygen | Part::Consciousness => None,
    }
}

impl Observations {
    /// The value of a part that is a number, where it was measured.
    #[must_use]
    pub fn value(&self, part: Part) -> Option<u16> {
        match part {
            Part::Respiration => self.respiration,
            Part::Saturation => self.saturation,
            Part::Systolic => self.systolic,
            Part::Pulse => self.pulse,
            Part::Temperature => self.temperature,
            Part::Oxygen | Part::Consciousness => None,
        }
    }

    /// Whether anything was measured.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { scale: self.scale, ..Self::default() }
    }

    /// The parts whose values nobody can have.
    #[must_use]
    pub fn impossible(&self) -> Vec<Part> {
        let fits = |part: &Part| match (self.value(*part), possible(*part)) {
            (Some(value), Some((least, most))) => (least..=most).contains(&value),
            (Some(_) | None, _) => true,
        };
        Part::ALL.into_iter().filter(|part| !fits(part)).collect()
    }

    /// What they score.
    #[must_use]
    pub fn score(&self) -> Score {
        let scored = Part::ALL.into_iter().map(|part| (part, self.part(part)));
        let (mut parts, mut missing) = (Vec::new(), Vec::new());
        for (part, score) in scored {
            match score {
                Some(score) => parts.push((part, score)),
                None => missing.push(part),
            }
        }
        let total = missing.is_empty().then(|| total(&parts));
        Score { parts, missing, total }
    }

    /// What one part scores; `None` where it cannot be told. On scale 2, what they breathe decides as well.
    fn part(&self, part: Part) -> Option<u8> {
        match part {
            Part::Respiration => self.respiration.map(|value| RESPIRATION.score(value)),
            Part::Saturation => self.saturation_scores(),
            Part::Oxygen => self.breathes.map(|breathes| match breathes {
                Breathes::Air => 0,
                Breathes::Oxygen => 2,
            }),
            Part::Systolic => self.systolic.map(|value| SYSTOLIC.score(value)),
            Part::Pulse => self.pulse.map(|value| PULSE.score(value)),
            Part::Consciousness => self.consciousness.map(|how| match how {
                Consciousness::Alert => 0,
                Consciousness::Confused
                | Consciousness::Voice
                | Consciousness::Pain
                | Consciousness::Unresponsive => 3,
            }),
            Part::Temperature => self.temperature.map(|value| TEMPERATURE.score(value)),
        }
    }

    fn saturation_scores(&self) -> Option<u8> {
        let row = match (self.scale, self.breathes) {
            (Scale::One, _) => SATURATION_ONE,
            (Scale::Two, Some(Breathes::Air)) => SATURATION_TWO_ON_AIR,
            (Scale::Two, Some(Breathes::Oxygen)) => SATURATION_TWO_ON_OXYGEN,
            (Scale::Two, None) => return None,
        };
        self.saturation.map(|value| row.score(value))
    }
}

fn total(parts: &[(Part, u8)]) -> (u8, Risk) {
    let sum = parts.iter().map(|(_, score)| *score).sum();
    let alone = parts.iter().any(|(_, score)| *score == 3);
    let risk = match sum {
        7.. => Risk::High,
        5.. => Risk::Medium,
        _ if alone => Risk::LowMedium,
        _ => Risk::Low,
    };
    (sum, risk)
}
