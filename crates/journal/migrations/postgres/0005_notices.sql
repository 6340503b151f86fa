-- What each account is told: ids and dates only, until it is old enough to be forgotten.
create table notices (
    account text not null,
    id text not null,
    at bigint not null,
    body text not null,
    read_at bigint,
    primary key (account, id)
);
