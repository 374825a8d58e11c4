-- What the guard weighed: everything with words of a stranger, and everything that scored. Kept for half a year, so that
-- a rule can be tried over what really happened; gone with its item, and with whoever did it.
create table guard.event (
	id         bigint generated always as identity primary key,
	at         timestamptz not null,
	tool       text not null,
	kind       text not null,
	act        text not null,
	item       text collate "C" references kernel.item on delete cascade,
	part       text not null default '',
	-- Null where nobody may know who it was.
	actor      text collate "C" references kernel.actor on delete cascade,
	place      text collate "C",
	network    text collate "C",
	title      text not null default '',
	body       text not null default '',
	language   text not null,
	domains    text[] not null default '{}',
	links      int not null default 0,
	mails      int not null default 0,
	substance  boolean not null default true,
	maker_kind text not null,
	maker_days real not null default 0,
	maker_trust real not null default 0,
	-- Near copies of a text have alike signatures (MinHash).
	signature  bytea,
	campaign   text collate "C",
	score      real not null,
	verdict    text not null,
	-- Whether the verdict was carried out; false in shadow.
	acted      boolean not null,
	-- [{ "symbol", "points", "gaps" }], and the version of each signal, rule and list that had a word in it.
	symbols    jsonb not null default '[]',
	versions   jsonb not null default '{}',
	-- Signals that failed or stayed silent.
	unknown    text[] not null default '{}'
);

create index event_at on guard.event (at);
create index event_of_item on guard.event (item, id) where item is not null;
create index event_of_actor on guard.event (actor, id) where actor is not null;
create index event_of_place on guard.event (place, id) where place is not null;
create index event_of_network on guard.event (network, id) where network is not null;
create index event_of_campaign on guard.event (campaign, id) where campaign is not null;
create index event_domains on guard.event using gin (domains) where domains <> '{}';
