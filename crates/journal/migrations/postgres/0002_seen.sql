-- How far an account has seen a part of a stream, such as the board of a week: what changed since is marked for it.
create table seen (
    account text not null,
    stream text not null,
    part text not null,
    since bigint not null,
    since_at bigint not null,
    latest bigint not null,
    at bigint not null,
    primary key (account, stream, part)
);
