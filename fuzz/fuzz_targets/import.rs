//! The three tables of the spreadsheet door, and the table of postcodes beside them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::tables(bytes));
