-- Texts as signatures (MinHash), one row per wording: what is alike joins the campaign of what it is like. `bands` are
-- the eight numbers of which alike texts share one.
create table guard.near (
	id        bigint generated always as identity primary key,
	campaign  text collate "C" not null,
	signature bytea not null,
	bands     int[] not null,
	seen_at   timestamptz not null
);

-- No list of what is still to be put into the index: it would be read through at every look-up.
create index near_bands on guard.near using gin (bands) with (fastupdate = off);
create index near_campaign on guard.near (campaign);
create index near_seen on guard.near (seen_at);

-- One row per time a text was sent. Who and from where only as hashes whose salt is thrown away after a day: then nobody
-- can find out any more, not even with the secret of the host.
create table guard.near_copy (
	campaign text collate "C" not null,
	at       timestamptz not null,
	tool     text not null,
	maker    bigint not null,
	network  bigint,
	item     bigint
);

create index near_copy_campaign on guard.near_copy (campaign, at desc);
create index near_copy_at on guard.near_copy using brin (at);

-- Two campaigns that turned out to be one: the younger goes by the name of the older from then on.
create table guard.near_joined (
	campaign text collate "C" primary key,
	into_one text collate "C" not null,
	at       timestamptz not null
);

create index near_joined_into on guard.near_joined (into_one);

create table guard.near_salt (
	day  date primary key,
	salt bytea not null
);
