-- What was promised to people is chained as events are: what each command was answered, who looked at whose record, who was
-- erased, what was sealed, and which files were saved. Each row has a number and a hash over itself and the row before.

-- The end of each chain; `before` is the last row that was there before rows were chained.
create table chains (
    name text primary key,
    number bigint not null,
    hash bytea not null,
    before bigint not null,
    began_at bigint not null
);
insert into chains (name, number, hash, before, began_at) values
    ('commands', 0, decode(repeat('00', 32), 'hex'), 0, 0), ('erasures', 0, decode(repeat('00', 32), 'hex'), 0, 0), ('filings', 0, decode(repeat('00', 32), 'hex'), 0, 0),
    ('looks', 0, decode(repeat('00', 32), 'hex'), 0, 0), ('sealings', 0, decode(repeat('00', 32), 'hex'), 0, 0);

-- Who gave a command, where, and what was asked, as a fingerprint that the caller compares; null in rows from before.
alter table commands add column stream text;
alter table commands add column actor text;
alter table commands add column asked bytea;
alter table commands add column number bigint;
alter table commands add column hash bytea;
with numbered as (select command, row_number() over (order by answered_at, command) as number from commands)
    update commands set number = numbered.number from numbered where numbered.command = commands.command;
create unique index commands_by_number on commands (number);

alter table looks add column hash bytea;

-- Who was erased, and when. Stays when the key is gone.
create table erasures (
    number bigint primary key,
    subject text not null,
    erased_at bigint not null,
    hash bytea
);
create index erasures_by_subject on erasures (subject);
insert into erasures (number, subject, erased_at)
    select row_number() over (order by destroyed_at, subject), subject, destroyed_at from keys
    where destroyed_at is not null;

-- What was ever sealed, by its name alone: a value that is missing is told from one that was erased.
create table sealings (
    number bigint primary key,
    id text not null,
    subject text not null,
    stream text not null,
    hash bytea
);
create unique index sealings_by_id on sealings (id);
insert into sealings (number, id, subject, stream)
    select row_number() over (order by id), id, subject, stream from vault;

-- Which files were saved, with the sum of each.
create table filings (
    number bigint primary key,
    name text not null,
    sum bytea not null,
    hash bytea
);
insert into filings (number, name, sum) select row_number() over (order by name), name, sum from files;

-- One row that is written and read again to prove that the journal works.
create table probe (
    one bigint primary key check (one = 1),
    sealed bytea not null
);

-- What a job is about, by which it is found; how far its work is; whether somebody asked for it to stop.
alter table jobs add column about text;
alter table jobs add column told text;
alter table jobs add column stopping bigint not null default 0;
create index jobs_by_about on jobs (kind, about);
