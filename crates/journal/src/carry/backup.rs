//! Backups: one file, encrypted with age, that is enough to begin again on a bare machine.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read};
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use zeroize::Zeroizing;

use super::archive;
use crate::engine::Engine;
use crate::{Journal, MasterKey, MasterKeyError, Moment, OpenError, Position, Storage, StoreError, Verified};

/// What a backup is locked with.
pub enum Lock {
    /// Words that people remember or keep in a safe.
    Passphrase(Zeroizing<String>),
    /// The public half of an age key: `age1…`. The machine that makes backups cannot read them.
    Recipient(String),
}

/// What a backup is unlocked with.
pub enum Unlock {
    /// The words it was locked with.
    Passphrase(Zeroizing<String>),
    /// The secret half of an age key: `AGE-SECRET-KEY-1…`.
    Identity(Zeroizing<String>),
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// How far the journal had come.
    pub position: Position,
    /// How large the file is.
    pub bytes: u64,
}

/// A journal that came out of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What was found when it was verified.
    pub verified: Verified,
}

/// Why there is no backup, or nothing came out of it.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file is there already.
    #[error("{0} is there already and was left as it is; choose another name, or move it away")]
    Exists(PathBuf),
    /// A file cannot be used.
    #[error("{path} cannot be used: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The recipient or identity is not one.
    #[error("this is not an age key: a recipient begins with age1, an identity with AGE-SECRET-KEY-1")]
    NotAKey,
    /// The backup does not open.
    #[error("the backup does not open with this: wrong words or key, or the file is damaged ({0})")]
    Locked(String),
    /// Something is missing inside.
    #[error("the backup is not whole: {0} is missing")]
    Incomplete(&'static str),
    /// What came out does not hold.
    #[error("the journal in the backup is damaged: {0}; nothing was put in place")]
    Damaged(String),
    /// A store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What came out cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The master key cannot be put in place.
    #[error(transparent)]
    Key(#[from] MasterKeyError),
    /// The copy failed.
    #[error(transparent)]
    Copy(#[from] super::CarryError),
}

/// The files inside, as `fairly serve` wants them, and a word to the person who finds them without it.
const JOURNAL: &str = "journal.db";
const KEY: &str = "master-key";
const README: (&str, &[u8]) = (
    "README.txt",
    b"A backup of Fairly. journal.db is a SQLite database, master-key opens what is sealed in it.\n\
      Put both on a machine and start: fairly serve --data journal.db --key-file master-key\n",
);

impl Journal {
    /// Writes a backup to a file that is not there yet, while the journal is used: everything as it was at one moment,
    /// the master key included.
    ///
    /// # Errors
    /// Where the file is there already or cannot be written, the lock is none, or the store fails. Nothing half is left.
    pub async fn backup(&self, to: &Path, lock: Lock) -> Result<Saved, BackupError> {
        let absent = |path: PathBuf| if path.exists() { Err(BackupError::Exists(path)) } else { Ok(path) };
        let to = absent(to.to_owned())?;
        let copy = Scratch(absent(beside(&to, "copy"))?);
        let partial = Scratch(absent(beside(&to, "partial"))?);
        let encryptor = encryptor(lock)?;
        let position = self.copy_to_file(&copy.0).await?;
        let key = self.keys().master.clone();
        let write = move || {
            let bytes = encrypt(&copy.0, &key, encryptor, &partial.0)?;
            std::fs::rename(&partial.0, &to).map_err(file(&to))?;
            Ok(Saved { position, bytes })
        };
        tokio::task::spawn_blocking(write).await.map_err(|_| ended())?
    }

    /// A SQLite file with everything as it is at one moment.
    async fn copy_to_file(&self, path: &Path) -> Result<Position, BackupError> {
        let place = Storage::Sqlite(path.to_owned());
        if let Engine::Sqlite(sqlite) = self.engine() {
            sqlite.copy_to_file(path.to_owned()).await?;
            let copy = Self::open(&place, &self.keys().master).await?;
            let position = copy.position().await?;
            copy.close().await;
            return Ok(position);
        }
        let copy = Self::open(&place, &self.keys().master).await?;
        let carried = self.copy_to(&copy).await?;
        copy.close().await;
        Ok(carried.position)
    }
}

/// Takes a backup apart: the journal to one file, the master key to another, neither of them there yet (a key file that
/// holds the same key is welcome). The journal is verified before it is put in place; those who were signed in when the
/// backup was made signs in again.
///
/// # Errors
/// Where it does not open, is not whole, or does not hold; where a file is there already. Nothing half is left.
pub async fn restore(
    from: &Path,
    unlock: Unlock,
    to: &Path,
    key_file: &Path,
) -> Result<Restored, BackupError> {
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let partial = Scratch(beside(to, "partial"));
    let (from, target) = (from.to_owned(), partial.0.clone());
    let decrypt = tokio::task::spawn_blocking(move || decrypt(&from, &unlock, &target));
    let key = decrypt.await.map_err(|_| ended())??;
    let journal = Journal::open(&Storage::Sqlite(partial.0.clone()), &key).await?;
    journal.sessions().end_all().await?;
    let verified = journal.verify(&|_, _| None).await?;
    journal.close().await;
    if let Some(finding) = verified.findings.first() {
        return Err(BackupError::Damaged(finding.to_string()));
    }
    if !(key_file.exists() && MasterKey::from_file(key_file)? == key) {
        key.write(key_file)?;
    }
    std::fs::rename(&partial.0, to).map_err(file(to))?;
    Ok(Restored { verified })
}

/// A file that is gone when this is.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            let mut path = self.0.clone().into_os_string();
            path.push(end);
            // It is not there where all went well.
            drop(std::fs::remove_file(path));
        }
    }
}

fn beside(path: &Path, word: &str) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(".");
    name.push(word);
    name.into()
}

fn encryptor(lock: Lock) -> Result<age::Encryptor, BackupError> {
    match lock {
        Lock::Passphrase(words) => {
            Ok(age::Encryptor::with_user_passphrase(SecretString::from(words.as_str().to_owned())))
        }
        Lock::Recipient(recipient) => {
            let recipient: age::x25519::Recipient =
                recipient.trim().parse().map_err(|_| BackupError::NotAKey)?;
            age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
                .map_err(|_| BackupError::NotAKey)
        }
    }
}

fn encrypt(copy: &Path, key: &MasterKey, encryptor: age::Encryptor, to: &Path) -> Result<u64, BackupError> {
    let mut from = File::open(copy).map_err(file(copy))?;
    let length = from.metadata().map_err(file(copy))?.len();
    let now = u64::try_from(Moment::now().micros() / 1_000_000).unwrap_or(0);
    let write = || {
        let mut inside = encryptor.wrap_output(BufWriter::new(make(to)?))?;
        let (name, text) = README;
        archive::write(&mut inside, name, text.len() as u64, &mut &*text, now)?;
        let key = Zeroizing::new(format!("{}\n", *key.text()));
        archive::write(&mut inside, KEY, key.len() as u64, &mut key.as_bytes(), now)?;
        archive::write(&mut inside, JOURNAL, length, &mut from, now)?;
        archive::finish(&mut inside)?;
        let done = inside.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        done.sync_all()?;
        Ok(done.metadata()?.len())
    };
    write().map_err(file(to))
}

/// Writes the journal to a file and returns the key.
fn decrypt(from: &Path, unlock: &Unlock, to: &Path) -> Result<MasterKey, BackupError> {
    let locked = |error: age::DecryptError| BackupError::Locked(error.to_string());
    let backup = BufReader::new(File::open(from).map_err(file(from))?);
    let decryptor = age::Decryptor::new_buffered(backup).map_err(locked)?;
    let identity: Box<dyn age::Identity> = match unlock {
        Unlock::Passphrase(words) => {
            Box::new(age::scrypt::Identity::new(SecretString::from(words.as_str().to_owned())))
        }
        Unlock::Identity(text) => {
            Box::new(text.trim().parse::<age::x25519::Identity>().map_err(|_| BackupError::NotAKey)?)
        }
    };
    let mut inside = decryptor.decrypt(std::iter::once(&*identity)).map_err(locked)?;
    let (mut key, mut journal) = (None, false);
    let damaged = |error: io::Error| BackupError::Locked(error.to_string());
    while let Some((name, length)) = archive::next(&mut inside).map_err(damaged)? {
        let mut contents = (&mut inside).take(length);
        match name.as_str() {
            KEY => {
                let mut text = Zeroizing::new(String::with_capacity(128));
                contents.read_to_string(&mut text).map_err(damaged)?;
                key = Some(MasterKey::from_text(&text)?);
            }
            JOURNAL => {
                let mut out = make(to).map_err(file(to))?;
                io::copy(&mut contents, &mut out).and_then(|_| out.sync_all()).map_err(file(to))?;
                journal = true;
            }
            _ => drop(io::copy(&mut contents, &mut io::sink()).map_err(damaged)?),
        }
        archive::skip_filling(&mut inside, length).map_err(damaged)?;
    }
    match (key, journal) {
        (Some(key), true) => Ok(key),
        (None, _) => Err(BackupError::Incomplete(KEY)),
        (_, false) => Err(BackupError::Incomplete(JOURNAL)),
    }
}

/// A new file that its owner alone may read.
fn make(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn file(path: &Path) -> impl Fn(io::Error) -> BackupError {
    let path = path.to_owned();
    move |source| BackupError::File { path: path.clone(), source }
}

fn ended() -> BackupError {
    StoreError::Unavailable("the work was broken off".into()).into()
}
