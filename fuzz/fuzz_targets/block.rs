//! One block of an extract of OpenStreetMap, unpacked.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::block(bytes));
