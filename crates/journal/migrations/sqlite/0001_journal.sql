-- The journal itself, and what is kept beside it. Times are microseconds since 1970, UTC.

-- One row: how far the journal has come, and a mark by which the right master key is known.
create table journal (
    one integer primary key check (one = 1),
    position integer not null,
    key_mark blob not null
) strict;

-- The end of each stream.
create table streams (
    number integer primary key,
    name text not null unique,
    version integer not null,
    hash blob not null
) strict;

-- Every event. Appended, never changed.
create table entries (
    position integer primary key,
    stream integer not null,
    version integer not null,
    kind text not null,
    body text not null,
    actor text not null,
    command text not null,
    happened_at integer not null,
    zone text not null,
    recorded_at integer not null,
    hash blob not null
) strict;
create unique index entries_by_stream on entries (stream, version);

-- What each command was answered.
create table commands (
    command text primary key,
    answer blob not null,
    answered_at integer not null
) strict, without rowid;

-- A cache: deleting it all changes nothing but start-up time.
create table snapshots (
    stream text primary key,
    form text not null,
    version integer not null,
    body blob not null,
    sum blob not null
) strict;

-- The key of each person and worker, wrapped by the master key; null once destroyed.
create table keys (
    subject text primary key,
    wrapped blob,
    made_at integer not null,
    destroyed_at integer
) strict, without rowid;

-- What identifies or describes a person, sealed with their key.
create table vault (
    id text primary key,
    subject text not null,
    stream text not null,
    sealed blob not null
) strict;
create index vault_by_subject on vault (subject);
create index vault_by_stream on vault (stream);

-- What is to be done, written together with the events it follows from.
create table jobs (
    number integer primary key autoincrement,
    kind text not null,
    due_at integer not null,
    body text not null,
    attempts integer not null,
    leased_until integer,
    trouble text,
    parked integer not null
) strict;
create index jobs_by_due on jobs (parked, due_at);

-- Who opened whose record, when and why. Appended, never changed.
create table looks (
    number integer primary key,
    at integer not null,
    actor text not null,
    subject text not null,
    record text not null,
    purpose text not null
) strict;
create index looks_by_subject on looks (subject, number);

-- Who is signed in where. The key is the hash of the id that the browser holds.
create table sessions (
    key blob primary key,
    account text,
    data blob not null,
    device text not null,
    made_at integer not null,
    seen_at integer not null,
    idle_until integer not null,
    ends_at integer not null
) strict, without rowid;
create index sessions_by_account on sessions (account);

-- Who can sign in. The name they sign in with is kept as a keyed hash.
create table accounts (
    id text primary key,
    name_hash blob not null unique,
    profile blob not null,
    made_at integer not null,
    closed_at integer
) strict, without rowid;

-- What they sign in with, sealed.
create table credentials (
    account text not null,
    kind text not null,
    id blob not null,
    secret blob not null,
    counter integer not null,
    made_at integer not null,
    used_at integer,
    primary key (account, kind, id)
) strict, without rowid;
create index credentials_by_id on credentials (kind, id);

-- Invitations and recovery codes: kept as keyed hashes, used once.
create table codes (
    kind text not null,
    hash blob not null,
    account text,
    payload blob not null,
    made_at integer not null,
    ends_at integer not null,
    used_at integer,
    primary key (kind, hash)
) strict, without rowid;
create index codes_by_account on codes (account, kind);

-- What is about nobody and too big for an event: a team's streets.
create table files (
    name text primary key,
    body blob not null,
    sum blob not null
) strict;
