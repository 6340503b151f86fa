-- What each account is told: ids and dates only, until it is old enough to be forgotten.
create table notices (
    account text not null,
    id text not null,
    at integer not null,
    body text not null,
    read_at integer,
    primary key (account, id)
) strict, without rowid;
