-- The address of somebody's calendar feed: one per person, a guest or an account. Its text is derived from the host's
-- secret and the id; only the hash is kept to find it by.
create table kernel.feed (
	actor    text collate "C" primary key references kernel.actor on delete cascade,
	id       text collate "C" not null,
	hash     bytea not null unique,
	language text not null,
	at       timestamptz not null
);
