//! A change file, read and applied to a week.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| fuzz::change_file(text));
