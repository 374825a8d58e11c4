-- Lists this host publishes for others, signed.
create table guard.exchange_list (
	name      text collate "C" primary key check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	title     text not null,
	holds     text not null check (holds in ('domains', 'texts', 'terms', 'rules')),
	-- Terms come from here.
	word_list bigint references guard.term_list on delete set null,
	-- Takes in what the desk decides to be abuse.
	grows     boolean not null default false,
	by        text collate "C" references kernel.actor on delete set null,
	at        timestamptz not null,
	-- What is served: signed once, until it changes or is about to expire.
	edition   int not null default 0,
	document  text,
	entries   int not null default 0,
	made_at   timestamptz,
	expires_at timestamptz,
	-- Taken down, but not forgotten: its editions go on from where they were.
	closed_at timestamptz
);
create index exchange_list_by on guard.exchange_list (by);
create index exchange_list_words on guard.exchange_list (word_list) where word_list is not null;

-- What stands on them: put there by a person (then `by` is known), or by decisions.
create table guard.exchange_entry (
	list  text collate "C" not null references guard.exchange_list on delete cascade,
	value text collate "C" not null,
	by    text collate "C" references kernel.actor on delete set null,
	at    timestamptz not null,
	-- Put there by hand, whatever was decided.
	given boolean not null default false,
	abuse int not null default 0 check (abuse >= 0),
	fine  int not null default 0 check (fine >= 0),
	primary key (list, value)
);
create index exchange_entry_by on guard.exchange_entry (by) where by is not null;

-- Lists of other hosts.
create table guard.exchange_follow (
	id        bigint generated always as identity primary key,
	address   text not null unique,
	-- Points of one hit.
	weight    real not null check (weight > 0 and weight <= 8),
	by        text collate "C" references kernel.actor on delete set null,
	at        timestamptz not null,
	-- Seen at first, and held to from then on (Ed25519, base64url).
	key       text,
	-- Another key that came since; nothing signed with it counts until a person says so.
	key_seen  text,
	host      text,
	name      text,
	title     text,
	holds     text check (holds in ('domains', 'texts', 'terms', 'rules')),
	edition   int not null default 0,
	-- The entries of the last good edition.
	entries   jsonb not null default '[]',
	digest    text,
	expires_at timestamptz,
	etag      text,
	fetched_at timestamptz,
	next_at   timestamptz not null,
	-- Why the last asking brought nothing.
	trouble   text,
	-- Its terms are kept here, each with its own precision.
	word_list bigint references guard.term_list on delete set null,
	suspended_at  timestamptz,
	suspended_why text check (suspended_why in ('precision', 'person')),
	suspended_by  text collate "C" references kernel.actor on delete set null,
	vouched_at timestamptz,
	-- How what it pointed out was decided.
	abuse int not null default 0 check (abuse >= 0),
	fine  int not null default 0 check (fine >= 0)
);
create index exchange_follow_by on guard.exchange_follow (by);
create index exchange_follow_suspended_by on guard.exchange_follow (suspended_by) where suspended_by is not null;
create index exchange_follow_words on guard.exchange_follow (word_list) where word_list is not null;
create index exchange_follow_due on guard.exchange_follow (next_at) where suspended_at is null;
