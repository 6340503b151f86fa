//! A week file, read and made a problem for the engine.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| fuzz::week_file(text));
