//! Keys and what they seal; what is gone is told from what was erased.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, PAGE, Verifying};
use crate::engine::values;
use crate::seal::Key;
use crate::{Moment, SealedId, StoreError, StreamId, SubjectId};

impl Verifying<'_> {
    /// Every key opens, or was destroyed by an erasure.
    pub(super) async fn keys(&mut self) -> Result<(), StoreError> {
        let erased = self.erased().await?;
        let mut last = String::new();
        let mut found = BTreeSet::new();
        loop {
            let sql = "select subject, wrapped, destroyed_at from keys where subject > $1 order by subject limit $2";
            let rows = self.rows(sql, values![last.as_str(), i64::from(PAGE)]).await?;
            if rows.is_empty() {
                break;
            }
            for mut row in rows {
                let (subject, wrapped): (SubjectId, Option<Vec<u8>>) = (row.take()?, row.take()?);
                let destroyed: Option<Moment> = row.take()?;
                last = subject.as_str().to_owned();
                self.key(&subject, wrapped.as_deref(), destroyed, erased.get(&subject));
                found.insert(subject);
            }
        }
        for subject in erased.keys().filter(|subject| !found.contains(*subject)) {
            self.verified.findings.push(Finding::NotErased(subject.clone()));
        }
        Ok(())
    }

    fn key(
        &mut self,
        subject: &SubjectId,
        wrapped: Option<&[u8]>,
        destroyed: Option<Moment>,
        erased: Option<&BTreeSet<Moment>>,
    ) {
        match (wrapped, erased) {
            (None, None) => self.find(Finding::LostKey(subject.clone())),
            (None, Some(moments)) if destroyed.is_some_and(|at| moments.contains(&at)) => {
                self.verified.erased += 1;
            }
            (_, Some(_)) => self.find(Finding::NotErased(subject.clone())),
            (Some(wrapped), None) => {
                if destroyed.is_some() || self.journal.unwrap_key(subject, wrapped).is_err() {
                    self.find(Finding::Key(subject.clone()));
                }
            }
        }
    }

    /// Who was erased, and when.
    async fn erased(&self) -> Result<BTreeMap<SubjectId, BTreeSet<Moment>>, StoreError> {
        let mut erased: BTreeMap<SubjectId, BTreeSet<Moment>> = BTreeMap::new();
        for mut row in self.rows("select subject, erased_at from erasures order by number", vec![]).await? {
            erased.entry(row.take()?).or_default().insert(row.take()?);
        }
        Ok(erased)
    }

    /// Every value that was sealed is there and opens, or whom it is about was erased; and nothing else is there.
    pub(super) async fn vault(&mut self) -> Result<(), StoreError> {
        self.sealings().await?;
        let sql =
            "select v.id from vault v left join sealings s on s.id = v.id where s.id is null order by v.id";
        for mut row in self.rows(sql, vec![]).await? {
            self.find(Finding::Stray(row.take()?));
        }
        Ok(())
    }

    async fn sealings(&mut self) -> Result<(), StoreError> {
        let sql = "select s.number, s.id, s.subject, s.stream, v.subject, v.stream, v.sealed, k.wrapped, \
                   (select count(*) from erasures e where e.subject = s.subject) \
                   from sealings s left join vault v on v.id = s.id left join keys k on k.subject = s.subject \
                   where s.number > $1 order by s.number limit $2";
        let (mut last, mut keys) = (0_u64, Keys::default());
        loop {
            let rows = self.rows(sql, values![last, i64::from(PAGE)]).await?;
            if rows.is_empty() {
                return Ok(());
            }
            for mut row in rows {
                last = row.take()?;
                let (id, subject, stream) = (row.take()?, row.take()?, row.take()?);
                let there = (row.take()?, row.take()?, row.take()?);
                let (wrapped, erasures): (Option<Vec<u8>>, u64) = (row.take()?, row.take()?);
                let sealing = Sealing { id, subject, stream, erased: erasures > 0 };
                self.value(&sealing, there, wrapped.as_deref(), &mut keys);
            }
        }
    }

    /// One value that was sealed, and what of it is there now.
    fn value(
        &mut self,
        sealing: &Sealing,
        there: (Option<SubjectId>, Option<StreamId>, Option<Vec<u8>>),
        wrapped: Option<&[u8]>,
        keys: &mut Keys,
    ) {
        let Sealing { id, subject, stream, erased } = sealing;
        let (Some(of), Some(within), Some(sealed)) = there else {
            if !erased {
                self.find(Finding::Lost(id.clone(), subject.clone()));
            }
            return;
        };
        if *erased || of != *subject || within != *stream {
            return self.find(Finding::Stray(id.clone()));
        }
        let Some(wrapped) = wrapped else {
            return keys.once(subject, || self.find(Finding::LostKey(subject.clone())));
        };
        let key = keys.open(subject, || self.journal.unwrap_key(subject, wrapped).ok());
        match key.map(|key| crate::vault::open(key, subject, id, &sealed)) {
            Some(Some(_)) => self.verified.sealed += 1,
            Some(None) => self.find(Finding::Sealed(id.clone())),
            // The key itself was found before.
            None => {}
        }
    }
}

/// That a value was sealed.
struct Sealing {
    id: SealedId,
    subject: SubjectId,
    stream: StreamId,
    erased: bool,
}

/// Keys that were opened, and those that were said to be missing.
#[derive(Default)]
struct Keys {
    open: BTreeMap<SubjectId, Option<Key>>,
    missing: BTreeSet<SubjectId>,
}

impl Keys {
    fn open(&mut self, subject: &SubjectId, open: impl FnOnce() -> Option<Key>) -> Option<&Key> {
        self.open.entry(subject.clone()).or_insert_with(open).as_ref()
    }

    fn once(&mut self, subject: &SubjectId, say: impl FnOnce()) {
        if self.missing.insert(subject.clone()) {
            say();
        }
    }
}
