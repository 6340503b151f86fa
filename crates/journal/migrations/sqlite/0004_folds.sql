-- A stream may be folded into several things, each with a snapshot of its own. A cache: what was there is made again.
drop table snapshots;
create table snapshots (
    stream text not null,
    form text not null,
    version integer not null,
    body blob not null,
    sum blob not null,
    primary key (stream, form)
) strict;
