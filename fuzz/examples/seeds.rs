//! `cargo run --example seeds`: writes what every target begins with into `corpus` and `words` beside this crate.
#![forbid(unsafe_code)]

use std::io;
use std::path::Path;

fn main() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    fuzz::seeds::write(&here.join("corpus"), &here.join("words"))
}
