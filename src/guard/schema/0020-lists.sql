-- Lists from outside: bad addresses, and networks. From a file, or from a mirror that is asked again and again.
create table guard.list (
	id         text collate "C" primary key,
	holds      text not null check (holds in ('addresses', 'networks')),
	-- What is on it: phishing, malware, spam; tor, datacentre, vpn, abuse.
	kind       text not null,
	name       text not null,
	-- Null: a file somebody brought.
	mirror     text,
	by         text collate "C" not null references kernel.actor,
	at         timestamptz not null,
	off_at     timestamptz,
	-- Which edition counts; 0 before the first.
	edition    int not null default 0,
	entries    int not null default 0,
	-- Lines nobody could read anything in.
	unread     int not null default 0,
	-- Whole shared hosts, which no list may condemn.
	spared     int not null default 0,
	fetched_at timestamptz,
	etag       text,
	trouble    text,
	-- How long between two askings of a mirror.
	hours      int not null default 24,
	next_at    timestamptz,
	-- The last event whose links were looked at again after this edition came; null when that is done.
	rechecked  bigint
);
create index list_by on guard.list (by);
create index list_due on guard.list (next_at) where mirror is not null and off_at is null;

-- Editions in pieces. heads: the first 8 bytes of each hash, sorted; tails: the other 24; whole otherwise.
create table guard.list_piece (
	list    text collate "C" not null references guard.list on delete cascade,
	edition int not null,
	what    text not null check (what in ('hashes', 'fresh', 'filter', 'ranges')),
	place   int not null,
	count   int not null,
	heads   bytea not null,
	tails   bytea,
	primary key (list, edition, what, place)
);
-- Hashes cannot be made smaller, and a part of a piece is read without the rest of it.
alter table guard.list_piece alter heads set storage external, alter tails set storage external;
