-- What is said of the changes of a volume without reading them, and the state before the first of them
-- (src/live/documents/README.md).
alter table pads.volume
	add column about jsonb,
	add column frame bytea,
	add column alone boolean not null default true;
alter table pads.volume alter column frame set storage external;

-- Who sees what a pad was before: whoever reads it, or only whoever writes.
alter table pads.pad add column past text not null default 'readers' check (past in ('readers', 'writers'));

-- A moment somebody gave a name.
create table pads.moment (
	item     text collate "C" not null references kernel.item on delete cascade,
	sequence bigint not null,
	name     text not null,
	by       text collate "C" not null,
	at       timestamptz not null,
	primary key (item, sequence)
);

-- All moments before one are out of sight, and are erased for good once it is due.
create table pads.squash (
	item     text collate "C" primary key references kernel.item on delete cascade,
	sequence bigint not null,
	by       text collate "C" not null,
	at       timestamptz not null,
	due      timestamptz not null
);
create index squash_due on pads.squash (due);
