-- What a rule may ask of whoever acted, as it was then. Unknown of what was weighed before.
alter table guard.event
	add column proven  boolean,
	add column stood   int,
	add column against int,
	add column vouched boolean,
	add column seconds real,
	add column trapped boolean;

-- A standing rule goes by its number. What it says, and what follows from it, stands in its versions.
create table guard.rule (
	id   int generated always as identity primary key,
	name text not null,
	by   text collate "C" not null references kernel.actor,
	at   timestamptz not null
);
create index rule_by on guard.rule (by);

create table guard.rule_version (
	rule    int not null references guard.rule on delete cascade,
	version int not null,
	text    text not null,
	points  real not null default 0,
	-- The least that follows from it, whatever the points; never a removal.
	floor   text check (floor in ('tag', 'slow', 'challenge', 'hold', 'quarantine', 'silence')),
	by      text collate "C" not null references kernel.actor,
	at      timestamptz not null,
	primary key (rule, version)
);
create index rule_version_by on guard.rule_version (by);

-- Which version counts, or acts, since when and by whose will; the newest line is true.
create table guard.rule_mode (
	id      bigint generated always as identity primary key,
	rule    int not null,
	version int not null,
	mode    text not null check (mode in ('off', 'shadow', 'on')),
	by      text collate "C" not null references kernel.actor,
	at      timestamptz not null,
	foreign key (rule, version) references guard.rule_version on delete cascade
);
create index rule_mode_of_rule on guard.rule_mode (rule, id);
create index rule_mode_of_version on guard.rule_mode (rule, version);
create index rule_mode_by on guard.rule_mode (by);

-- How often each version hit, per day and kind.
create table guard.rule_day (
	rule    int not null,
	version int not null,
	day     date not null,
	kind    text not null,
	mode    text not null,
	hits    int not null,
	primary key (rule, version, day, kind, mode),
	foreign key (rule, version) references guard.rule_version on delete cascade
);
