//! Reads files, and writes them whole or not at all.

use super::Trouble;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The text of a file.
///
/// # Errors
/// When it cannot be read, is not text, or is empty.
pub(super) fn read(path: &Path) -> Result<String, Trouble> {
    let text = String::from_utf8(read_bytes(path)?)
        .map_err(|_| unusable(path, "this is no text file\nname a .json file, saved as UTF-8"))?;
    if text.trim().is_empty() {
        return Err(unusable(path, "the file is empty\nname another, or write it again"));
    }
    Ok(text)
}

fn unusable(path: &Path, problem: &str) -> Trouble {
    Trouble::Unusable { path: path.to_owned(), problems: vec![problem.to_owned()] }
}

/// The bytes of a file.
///
/// # Errors
/// When it cannot be read.
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    fs::read(path).map_err(|source| Trouble::Read { path: path.to_owned(), source })
}

/// Writes a file beside its place and moves it there: a reader sees the old one or the new one, never half.
///
/// # Errors
/// When it cannot be written; what stood there before is untouched.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let beside = beside(path);
    let written = fs::File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|source| {
        let _ = fs::remove_file(&beside);
        Trouble::Write { path: path.to_owned(), source }
    })
}

/// A name in the same folder that no one else uses.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_stays_beside_it() {
        let folder = std::env::temp_dir().join(format!("fairly-files-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let path = folder.join("rota.json");
        write(&path, b"old").expect("written");
        write(&path, b"new").expect("written again");
        assert_eq!(read(&path).expect("read"), "new");
        assert_eq!(fs::read_dir(&folder).expect("listed").count(), 1);
        fs::remove_dir_all(&folder).expect("removed");
    }

    #[test]
    fn what_is_no_text_is_said_in_words() {
        let folder = std::env::temp_dir().join(format!("fairly-files-no-text-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let path = folder.join("week.json");
        for (bytes, what) in [(&b" \n"[..], "the file is empty"), (&[0xff, 0xfe][..], "no text file")] {
            write(&path, bytes).expect("written");
            let said = read(&path).expect_err("unusable").lines().join("\n");
            assert!(said.contains(what), "{said}");
        }
        fs::remove_dir_all(&folder).expect("removed");
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_with_the_path() {
        let said =
            write(Path::new("no/such/folder/rota.json"), b"").expect_err("cannot be written").to_string();
        assert!(said.starts_with("no/such/folder/rota.json cannot be written"), "{said}");
    }
}
