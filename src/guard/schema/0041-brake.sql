-- How often something that speaks against actions does so: a rule, a term, a list while it is fresh; a signal at any
-- time, so that its next version can be held against this one. `kind` is '*' for all traffic.
create table guard.share (
	subject text collate "C" not null,
	kind    text collate "C" not null,
	symbol  text collate "C" not null,
	-- A signal in one of its versions; otherwise a rule, a term, a list.
	signal  boolean not null,
	since   timestamptz not null,
	judged  bigint not null default 0,
	hits    bigint not null default 0,
	seen_at timestamptz not null,
	primary key (subject, kind)
);

create index share_of_signals on guard.share (since) where signal and kind = '*';
create index share_seen on guard.share (seen_at);

-- What lost its power to act.
create table guard.braked (
	subject text collate "C" primary key,
	symbol  text collate "C" not null,
	kind    text collate "C" not null,
	at      timestamptz not null,
	hits    bigint not null,
	judged  bigint not null
);

create index braked_at on guard.braked (at desc);

-- A person looked, and gave it back its power for good.
create table guard.brake_release (
	subject text collate "C" primary key,
	by      text collate "C" not null references kernel.actor,
	at      timestamptz not null
);

create index brake_release_by on guard.brake_release (by);

-- How hard it brakes, where the desk chose otherwise than the house; the newest row counts.
create table guard.brake_limit (
	id      bigint generated always as identity primary key,
	percent int not null,
	by      text collate "C" not null references kernel.actor,
	at      timestamptz not null
);

create index brake_limit_by on guard.brake_limit (by);
