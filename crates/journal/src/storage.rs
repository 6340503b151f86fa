//! Where a journal is kept.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// Where a journal is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Storage {
    /// In memory, for tests and trials: gone when the last handle is.
    Memory,
    /// In one SQLite file, made if it is not there. Its folder must be.
    Sqlite(PathBuf),
    /// In a PostgreSQL database that is there already: `postgres://user:password@host/database`, encrypted with
    /// `?sslmode=require`, or `?sslmode=verify-full&sslrootcert=FILE` where it must also be that database.
    Postgres(String),
}

impl FromStr for Storage {
    type Err = std::convert::Infallible;

    /// `memory`, an address that begins with `postgres://` or `postgresql://`, or the path of a file.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "memory" => Self::Memory,
            url if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Self::Postgres(url.into())
            }
            path => Self::Sqlite(path.into()),
        })
    }
}

impl fmt::Display for Storage {
    /// The place as people may see it: without the password of the database.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory => f.write_str("memory"),
            Self::Sqlite(path) => path.display().fmt(f),
            Self::Postgres(_) => f.write_str("the PostgreSQL database"),
        }
    }
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Storage({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_from_its_text() {
        let place = |text: &str| text.parse::<Storage>().unwrap();
        assert_eq!(place("memory"), Storage::Memory);
        assert_eq!(place("data/fairly.db"), Storage::Sqlite("data/fairly.db".into()));
        assert!(matches!(place("postgresql://localhost/fairly"), Storage::Postgres(_)));
    }

    #[test]
    fn a_password_is_not_shown() {
        let place = Storage::Postgres("postgres://fairly:secret@localhost/fairly".into());
        assert!(!format!("{place} {place:?}").contains("secret"));
    }
}
