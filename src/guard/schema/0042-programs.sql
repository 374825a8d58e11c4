-- Other programs of the host that may ask the guard, each with a key of its own. Only the hash of a key is kept.
create table guard.program (
	id         text collate "C" primary key,
	name       text not null,
	site       text not null,
	hash       bytea not null unique,
	by         text collate "C" not null references kernel.actor,
	at         timestamptz not null,
	used_at    timestamptz,
	-- How often it asked, how often the answer was "spam", how often a person corrected it.
	asked      bigint not null default 0,
	spam       bigint not null default 0,
	taught     bigint not null default 0,
	revoked_at timestamptz,
	revoked_by text collate "C" references kernel.actor
);

create index program_by on guard.program (by);
create index program_revoked_by on guard.program (revoked_by) where revoked_by is not null;
