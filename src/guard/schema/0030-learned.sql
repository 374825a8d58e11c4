-- What people decided, and what stood without complaint, as hashed features: a model is learned from these and from
-- nothing else. The words cannot be read from them. Taking one away and learning anew is to have never seen it.
create table guard.example (
	-- What was decided upon: `thing:<item>:<part>`, or as its teacher names it.
	key      text collate "C" primary key,
	features bytea not null,
	kind     text not null,
	language text not null,
	label    text not null check (label in ('spam', 'ham')),
	weight   real not null default 1,
	at       timestamptz not null
);

create index example_at on guard.example (at desc, key);

-- `prior` is what the host brought or was given; `host` is what stands on it. Lost, the second is learned anew.
create table guard.model (
	name    text primary key check (name in ('prior', 'host')),
	version text not null,
	bytes   bytea not null,
	at      timestamptz not null default now()
);
-- Packed already.
alter table guard.model alter column bytes set storage external;
alter table guard.example alter column features set storage external;
