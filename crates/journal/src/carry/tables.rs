//! The tables as they are carried from one store to another. Snapshots stay behind: they are made again.

/// One table: its columns, and those by which its rows are told apart and ordered.
pub(super) struct Table {
    pub(super) name: &'static str,
    columns: &'static [&'static str],
    key: &'static [&'static str],
}

/// The ends of the chains: every store has them from its start, so they are put in place of those.
pub(super) const ENDS: Table =
    Table { name: "chains", columns: &["name", "number", "hash", "before", "began_at"], key: &["name"] };

pub(super) const TABLES: [Table; 17] = [
    Table { name: "streams", columns: &["number", "name", "version", "hash"], key: &["number"] },
    Table {
        name: "entries",
        columns: &[
            "position",
            "stream",
            "version",
            "kind",
            "body",
            "actor",
            "command",
            "happened_at",
            "zone",
            "recorded_at",
            "hash",
        ],
        key: &["position"],
    },
    Table {
        name: "commands",
        columns: &["command", "answer", "answered_at", "stream", "actor", "asked", "number", "hash"],
        key: &["command"],
    },
    Table { name: "keys", columns: &["subject", "wrapped", "made_at", "destroyed_at"], key: &["subject"] },
    Table { name: "vault", columns: &["id", "subject", "stream", "sealed"], key: &["id"] },
    Table {
        name: "jobs",
        columns: &[
            "number",
            "kind",
            "due_at",
            "body",
            "attempts",
            "leased_until",
            "trouble",
            "parked",
            "about",
            "told",
            "stopping",
        ],
        key: &["number"],
    },
    Table {
        name: "looks",
        columns: &["number", "at", "actor", "subject", "record", "purpose", "hash"],
        key: &["number"],
    },
    Table {
        name: "sessions",
        columns: &["key", "account", "data", "device", "made_at", "seen_at", "idle_until", "ends_at"],
        key: &["key"],
    },
    Table {
        name: "accounts",
        columns: &["id", "name_hash", "profile", "made_at", "closed_at"],
        key: &["id"],
    },
    Table {
        name: "credentials",
        columns: &["account", "kind", "id", "secret", "counter", "made_at", "used_at"],
        key: &["account", "kind", "id"],
    },
    Table {
        name: "codes",
        columns: &["kind", "hash", "account", "payload", "made_at", "ends_at", "used_at"],
        key: &["kind", "hash"],
    },
    Table { name: "files", columns: &["name", "body", "sum"], key: &["name"] },
    Table {
        name: "seen",
        columns: &["account", "stream", "part", "since", "since_at", "latest", "at"],
        key: &["account", "stream", "part"],
    },
    Table { name: "notices", columns: &["account", "id", "at", "body", "read_at"], key: &["account", "id"] },
    Table { name: "erasures", columns: &["number", "subject", "erased_at", "hash"], key: &["number"] },
    Table { name: "sealings", columns: &["number", "id", "subject", "stream", "hash"], key: &["number"] },
    Table { name: "filings", columns: &["number", "name", "sum", "hash"], key: &["number"] },
];

impl Table {
    /// The place of each key column among the columns.
    pub(super) fn key_places(&self) -> impl Iterator<Item = usize> + '_ {
        self.key.iter().filter_map(|key| self.columns.iter().position(|column| column == key))
    }

    /// Asks for the next rows: after the key given by the parameters, all from the start where there is none.
    pub(super) fn page(&self, from_start: bool, limit: usize) -> String {
        let (columns, name, key) = (self.columns.join(", "), self.name, self.key.join(", "));
        let after = if from_start {
            String::new()
        } else {
            let values: Vec<String> = (1..=self.key.len()).map(|number| format!("${number}")).collect();
            format!(" where ({key}) > ({})", values.join(", "))
        };
        format!("select {columns} from {name}{after} order by {key} limit {limit}")
    }

    /// Writes so many rows at once.
    pub(super) fn insert(&self, rows: usize) -> String {
        let width = self.columns.len();
        let row = |row: usize| {
            let values: Vec<String> =
                (1..=width).map(|column| format!("${}", row * width + column)).collect();
            format!("({})", values.join(", "))
        };
        let rows: Vec<String> = (0..rows).map(row).collect();
        format!("insert into {} ({}) values {}", self.name, self.columns.join(", "), rows.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a migration adds and nobody carries would be lost.
    #[test]
    fn every_table_and_column_is_carried() {
        let left_behind = ["journal", "snapshots", "probe", "migrations"];
        for (name, columns) in crate::engine::schema() {
            match TABLES.iter().chain([&ENDS]).find(|table| table.name == name) {
                Some(table) => assert_eq!(table.columns, columns, "{name}"),
                None => assert!(left_behind.contains(&name.as_str()), "{name} is carried nowhere"),
            }
        }
    }

    #[test]
    fn rows_are_asked_for_in_pages() {
        let codes = TABLES.iter().find(|table| table.name == "codes").unwrap();
        let page = "select kind, hash, account, payload, made_at, ends_at, used_at from codes \
                    where (kind, hash) > ($1, $2) order by kind, hash limit 9";
        assert_eq!(codes.page(false, 9), page);
        assert_eq!(codes.key_places().collect::<Vec<_>>(), [0, 1]);
        assert_eq!(
            TABLES[4].insert(2),
            "insert into vault (id, subject, stream, sealed) values ($1, $2, $3, $4), ($5, $6, $7, $8)"
        );
    }
}
