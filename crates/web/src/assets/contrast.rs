//! Whether every colour that carries words can be read on what lies beneath it, in light and in dark, by WCAG 2.2.

const TOKENS: &str = include_str!("../../assets/css/tokens.css");

/// Words, what they stand on, and the least ratio: 4.5 for text, 3 for edges of things to press.
const PAIRS: [(&str, &str, f64); 20] = [
    ("ink", "paper", 7.0),
    ("ink", "card", 7.0),
    ("soft", "paper", 4.5),
    ("soft", "card", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "card", 4.5),
    ("accent", "accent-soft", 4.5),
    ("on-accent", "accent", 4.5),
    ("ink", "accent-soft", 7.0),
    ("wanting", "wanting-soft", 4.5),
    ("wanting", "paper", 4.5),
    ("wanting", "card", 4.5),
    ("soft", "wanting-soft", 4.5),
    ("harm", "harm-soft", 4.5),
    ("harm", "paper", 4.5),
    ("kept", "kept-soft", 4.5),
    ("kept", "card", 4.5),
    ("edge", "paper", 3.0),
    ("edge", "card", 3.0),
    ("focus", "paper", 3.0),
];

/// The light and the dark value of a colour.
fn colour(name: &str) -> [u32; 2] {
    let rule = format!("--{name}: light-dark(");
    let rest = TOKENS.split(&rule).nth(1).unwrap_or_else(|| panic!("no colour is called {name}"));
    let values = rest.split(')').next().expect("an end").split(',');
    let values = values
        .map(|value| u32::from_str_radix(value.trim().trim_start_matches('#'), 16).expect("six digits"));
    values.collect::<Vec<_>>().try_into().expect("two")
}

fn luminance(colour: u32) -> f64 {
    let channel = |shift: u32| {
        let part = f64::from(colour >> shift & 255) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

fn ratio(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn black_on_white_is_twenty_one() {
    assert!((ratio(0x0000_0000, 0x00ff_ffff) - 21.0).abs() < 0.001);
}

#[test]
fn every_pair_can_be_read_in_light_and_dark() {
    for (words, beneath, least) in PAIRS {
        for (scheme, (words_at, beneath_at)) in
            ["light", "dark"].iter().zip(colour(words).into_iter().zip(colour(beneath)))
        {
            let found = ratio(words_at, beneath_at);
            assert!(found >= least, "{words} on {beneath} in {scheme} is {found:.2}, not {least}");
        }
    }
}
