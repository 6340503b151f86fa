//! NEWS2 agrees with the vectors made from the Royal College's chart, and holds what the chart promises everywhere.

#![expect(clippy::disallowed_methods, reason = "the vectors are in a file, which may not be there")]

use std::path::Path;

use care::triage::news2::*;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Vector {
    name: String,
    observations: Measured,
    scores: Scores,
    total: u8,
    risk: String,
}

#[derive(Deserialize)]
struct Measured {
    respiration_rate: u16,
    spo2: u16,
    spo2_scale: u8,
    air_or_oxygen: String,
    systolic_bp: u16,
    pulse: u16,
    consciousness: String,
    temperature: f64,
}

#[derive(Deserialize)]
struct Scores {
    respiration_rate: u8,
    spo2: u8,
    air_or_oxygen: u8,
    systolic_bp: u8,
    pulse: u8,
    consciousness: u8,
    temperature: u8,
}

impl Measured {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a temperature in tenths fits"
    )]
    fn observations(&self) -> Observations {
        Observations {
            respiration: Some(self.respiration_rate),
            saturation: Some(self.spo2),
            scale: if self.spo2_scale == 2 { Scale::Two } else { Scale::One },
            breathes: Some(if self.air_or_oxygen == "air" { Breathes::Air } else { Breathes::Oxygen }),
            systolic: Some(self.systolic_bp),
            pulse: Some(self.pulse),
            consciousness: Some(match self.consciousness.as_str() {
                "alert" => Consciousness::Alert,
                "confusion_new" => Consciousness::Confused,
                "voice" => Consciousness::Voice,
                "pain" => Consciousness::Pain,
                "unresponsive" => Consciousness::Unresponsive,
                other => panic!("{other}"),
            }),
            temperature: Some((self.temperature * 10.0).round() as u16),
        }
    }
}

impl Scores {
    fn parts(&self) -> Vec<(Part, u8)> {
        vec![
            (Part::Respiration, self.respiration_rate),
            (Part::Saturation, self.spo2),
            (Part::Oxygen, self.air_or_oxygen),
            (Part::Systolic, self.systolic_bp),
            (Part::Pulse, self.pulse),
            (Part::Consciousness, self.consciousness),
            (Part::Temperature, self.temperature),
        ]
    }
}

fn risk(words: &str) -> Risk {
    match words {
        "low" => Risk::Low,
        "low-medium" => Risk::LowMedium,
        "medium" => Risk::Medium,
        "high" => Risk::High,
        other => panic!("{other}"),
    }
}

#[test]
fn every_vector_of_the_chart_is_scored_as_it_says() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/news2/news2-test-vectors.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: the folder of public data beside the project, ../shared, is not there");
        return;
    };
    let vectors: Vec<Vector> = serde_json::from_str(&text).unwrap();
    assert!(vectors.len() >= 10, "{}", vectors.len());
    for vector in vectors {
        let observations = vector.observations.observations();
        let score = observations.score();
        assert_eq!(score.parts, vector.scores.parts(), "{}", vector.name);
        assert_eq!(score.total, Some((vector.total, risk(&vector.risk))), "{}", vector.name);
        assert!(score.missing.is_empty() && observations.impossible().is_empty(), "{}", vector.name);
    }
}

/// Everything as it should be.
fn well() -> Observations {
    Observations {
        respiration: Some(16),
        saturation: Some(97),
        scale: Scale::One,
        breathes: Some(Breathes::Air),
        systolic: Some(130),
        pulse: Some(70),
        consciousness: Some(Consciousness::Alert),
        temperature: Some(370),
    }
}

fn with(mut observations: Observations, part: Part, value: u16) -> Observations {
    match part {
        Part::Respiration => observations.respiration = Some(value),
        Part::Saturation => observations.saturation = Some(value),
        Part::Systolic => observations.systolic = Some(value),
        Part::Pulse => observations.pulse = Some(value),
        Part::Temperature => observations.temperature = Some(value),
        Part::Oxygen | Part::Consciousness => {}
    }
    observations
}

/// A part, its bands by their last values, and the score above the last.
type Row = (Part, &'static [(u16, u8)], u8);

/// Each band of the chart by its last value, for each part that is a number: the score up to there, and above the last.
#[test]
fn each_band_ends_where_the_chart_says() {
    let rows: [Row; 5] = [
        (Part::Respiration, &[(8, 3), (11, 1), (20, 0), (24, 2)], 3),
        (Part::Saturation, &[(91, 3), (93, 2), (95, 1)], 0),
        (Part::Systolic, &[(90, 3), (100, 2), (110, 1), (219, 0)], 3),
        (Part::Pulse, &[(40, 3), (50, 1), (90, 0), (110, 1), (130, 2)], 3),
        (Part::Temperature, &[(350, 3), (360, 1), (380, 0), (390, 1)], 2),
    ];
    for (part, bands, above) in rows {
        let scored = |value| {
            let score = with(well(), part, value).score();
            score.parts.iter().find(|(one, _)| *one == part).unwrap().1
        };
        for (at, (last, expected)) in bands.iter().enumerate() {
            let next = bands.get(at + 1).map_or(above, |(_, score)| *score);
            assert_eq!((scored(*last), scored(last + 1)), (*expected, next), "{part:?} {last}");
        }
    }
}

#[test]
fn on_scale_two_what_they_breathe_decides() {
    let two = |saturation, breathes| {
        let observations =
            Observations { scale: Scale::Two, breathes, saturation: Some(saturation), ..well() };
        let score = observations.score();
        score.parts.iter().find(|(part, _)| *part == Part::Saturation).map(|(_, score)| *score)
    };
    let (air, oxygen) = (Some(Breathes::Air), Some(Breathes::Oxygen));
    for (saturation, on_air, on_oxygen) in
        [(83, 3, 3), (85, 2, 2), (87, 1, 1), (88, 0, 0), (92, 0, 0), (93, 0, 1), (95, 0, 2), (97, 0, 3)]
    {
        assert_eq!((two(saturation, air), two(saturation, oxygen)), (Some(on_air), Some(on_oxygen)));
        assert_eq!(two(saturation, None), None, "it is not guessed");
    }
}

#[test]
fn one_three_alone_is_more_urgent_than_its_sum() {
    assert_eq!(well().score().total, Some((0, Risk::Low)));
    assert_eq!(with(well(), Part::Pulse, 131).score().total, Some((3, Risk::LowMedium)));
    let five = with(with(well(), Part::Pulse, 131), Part::Temperature, 391);
    assert_eq!(five.score().total, Some((5, Risk::Medium)));
    assert_eq!(with(five, Part::Respiration, 21).score().total, Some((7, Risk::High)));
}

#[test]
fn what_nobody_can_have_is_named() {
    let slips = Observations { pulse: Some(700), temperature: Some(37), ..well() };
    assert_eq!(slips.impossible(), [Part::Pulse, Part::Temperature]);
    assert!(Observations::default().impossible().is_empty() && Observations::default().is_empty());
    assert!(!well().is_empty());
}

fn a_number() -> impl Strategy<Value = (Part, u16, u16)> {
    prop_oneof![
        (Just(Part::Respiration), 1..100_u16, 1..100_u16),
        (Just(Part::Saturation), 30..101_u16, 30..101_u16),
        (Just(Part::Systolic), 30..301_u16, 30..301_u16),
        (Just(Part::Pulse), 10..251_u16, 10..251_u16),
        (Just(Part::Temperature), 250..451_u16, 250..451_u16),
    ]
}

/// The values that score nothing.
fn normal(part: Part) -> (u16, u16) {
    match part {
        Part::Respiration => (12, 20),
        Part::Saturation => (96, 100),
        Part::Systolic => (111, 219),
        Part::Pulse => (51, 90),
        Part::Temperature => (361, 380),
        Part::Oxygen | Part::Consciousness => (0, 0),
    }
}

proptest! {
    /// Further from normal on the same side never scores less.
    #[test]
    fn each_part_grows_with_the_distance_from_normal((part, one, other) in a_number()) {
        let (least, most) = normal(part);
        let (near, far) = (one.min(other), one.max(other));
        let total = |value| with(well(), part, value).score().total.unwrap().0;
        if near >= least {
            prop_assert!(total(near) <= total(far), "{part:?} {near} {far}");
        }
        if far <= most {
            prop_assert!(total(far) <= total(near), "{part:?} {near} {far}");
        }
        prop_assert_eq!(total(one) == 0, (least..=most).contains(&one));
    }

    /// The sum is of seven parts of 0 to 3, at most 20; with anything missing there is none, and it says what is.
    #[test]
    fn the_sum_is_the_sum_of_its_parts_and_nothing_is_guessed(
        values in prop::array::uniform5(prop::option::of(30..100_u16)),
        breathes in prop::option::of(prop::bool::ANY),
        awake in prop::option::of(prop::bool::ANY),
        two in prop::bool::ANY,
    ) {
        let [respiration, saturation, systolic, pulse, temperature] = values;
        let observations = Observations {
            respiration, saturation, systolic, pulse,
            temperature: temperature.map(|value| value + 300),
            scale: if two { Scale::Two } else { Scale::One },
            breathes: breathes.map(|air| if air { Breathes::Air } else { Breathes::Oxygen }),
            consciousness: awake.map(|awake| if awake { Consciousness::Alert } else { Consciousness::Confused }),
        };
        let score = observations.score();
        prop_assert_eq!(score.parts.len() + score.missing.len(), 7);
        prop_assert!(score.parts.iter().all(|(_, score)| *score <= 3));
        let sum: u8 = score.parts.iter().map(|(_, score)| *score).sum();
        match score.total {
            Some((total, _)) => prop_assert!(score.missing.is_empty() && total == sum && total <= 20),
            None => prop_assert!(!score.missing.is_empty()),
        }
    }
}
