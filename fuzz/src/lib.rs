//! What is done with the bytes of a fuzzer: each function reads them as one kind of file and uses whatever came of it, as the
//! program would. None may panic, hang, or take memory out of proportion to the bytes.
#![forbid(unsafe_code)]

mod benchmark;
#[allow(dead_code, reason = "not all of it is about reading")]
#[path = "../../bench/src/formats/mod.rs"]
mod formats;
mod maps;
pub mod seeds;
#[allow(dead_code, reason = "not all of it is about reading")]
#[path = "../../bench/src/weekly/mod.rs"]
mod weekly;
mod weeks;

pub use benchmark::{day, hhcrsp, uhhc, vrptw, vrptwsyn, weekly};
pub use maps::{block, extract, roads};
pub use weeks::{change_file, postcodes, rota_file, tables, week_file};

/// What stands between the files of a target that takes several.
pub(crate) const BETWEEN: &[u8] = b"\n====\n";

/// The files in some bytes; those that are not there are empty, and the last one has the rest.
pub(crate) fn files<const COUNT: usize>(bytes: &[u8]) -> [&[u8]; COUNT] {
    let mut rest = bytes;
    std::array::from_fn(|at| {
        let end = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN);
        let (file, after) = match end {
            Some(end) if at + 1 < COUNT => (&rest[..end], &rest[end + BETWEEN.len()..]),
            _ => (rest, &[][..]),
        };
        rest = after;
        file
    })
}
