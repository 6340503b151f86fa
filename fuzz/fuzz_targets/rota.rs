//! A rota file, read and held against a week.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| fuzz::rota_file(text));
